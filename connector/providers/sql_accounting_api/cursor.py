"""What a cursor of this source holds; nobody else reads it."""

from __future__ import annotations

import heapq
from typing import Final

import msgspec

from connector.domain.changes import Cursor
from connector.domain.errors import TimelineBroken
from connector.domain.keys import Key

_FORM: Final = 1
OVERLAP: Final = 300
"""Seconds behind the newest change that are compared again: a save may become visible after later ones."""
_KEPT: Final = 200
_ENOUGH: Final = 5
"""So many records must be gone at once before it looks like a restored backup."""


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """One of the records that were changed last, as it was seen."""

    modified: int
    updates: int
    version: str


class Position(msgspec.Struct, kw_only=True, omit_defaults=True):
    """How far the changes of one kind were read."""

    form: int = _FORM
    newest: int = 0
    """Highest LASTMODIFIED that was seen, in the vendor's own time."""
    highest: int = 0
    """Highest document number that was seen."""
    recent: dict[str, Mark] = {}
    """By key, the records that were changed last."""
    shape: int = 0
    """While everything is read for the first time: which list, and how much of it."""
    offset: int = 0
    whole: bool = False
    """Whether everything was read once."""

    def cursor(self) -> Cursor:
        """As text."""
        return Cursor(_encoder.encode(self).decode())


class Watch:
    """Follows one full scan: what may have changed, and whether the books went back in time."""

    def __init__(self, before: Position) -> None:
        self._before = before
        self._heap: list[tuple[int, str, Mark]] = []
        self._missing = set(before.recent)
        self._newest, self._highest = before.newest, before.highest

    def wants(self, key: Key, modified: int, updates: int, version: str, number: int) -> bool:
        """Note a record; whether it has to be read.

        Raises:
            TimelineBroken: it was saved more often before.
        """
        mark = Mark(modified, updates, version)
        known = self._before.recent.get(key)
        if known is not None:
            self._missing.discard(key)
            if updates < known.updates:
                raise _restored(f"{key} was saved {known.updates} times before, and {updates} times now")
        grown = number > self._before.highest
        self._newest, self._highest = max(self._newest, modified), max(self._highest, number)
        entry = (modified, key, mark)
        if len(self._heap) < _KEPT:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heappushpop(self._heap, entry)
        if not self._before.whole or grown:
            return True
        return modified >= self._before.newest - OVERLAP and (known is None or known.version != version)

    def end(self) -> Position:
        """The position after a whole scan.

        Raises:
            TimelineBroken: most of what was changed last is gone.
        """
        known = len(self._before.recent)
        if len(self._missing) >= _ENOUGH and len(self._missing) * 2 > known:
            raise _restored(f"{len(self._missing)} of the {known} records that were changed last are gone")
        recent = {key: mark for _, key, mark in self._heap}
        return Position(newest=self._newest, highest=self._highest, recent=recent, whole=True)


def position_of(cursor: Cursor | None) -> Position:
    """The position of a cursor; the beginning when there is none that this version understands."""
    if cursor is None:
        return Position()
    try:
        position = _decoder.decode(cursor)
    except msgspec.MsgspecError:
        return Position()
    return position if position.form == _FORM else Position()


def _restored(why: str) -> TimelineBroken:
    return TimelineBroken(
        "The company behind the API seems to be restored from a backup. Nothing was written.",
        remedy="If this is meant to be so, accept it as the new state: everything is then read again and compared.",
        facts={"looks_like": "restore", "why": why},
    )


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Position)
