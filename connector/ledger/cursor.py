"""What a cursor of this source holds; nobody else reads it."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from connector.domain.changes import Cursor
from connector.ledger.records import Place
from connector.ledger.watermark import Mark

_FORM = 1
_T = TypeVar("_T", "Position", "SlicePosition")


class Position(msgspec.Struct, kw_only=True, omit_defaults=True):
    """How far the changes of one kind were read."""

    form: int = _FORM
    mark: Mark
    """Where following goes on from, once everything was read."""
    shape: int | None = 0
    """While everything is read for the first time: which shape; None afterwards."""
    after: int | str | None = None
    after_bytes: bytes | None = None
    grown: dict[int, int] = {}
    """By shape: highest number that was read."""
    tops: dict[str, int] = {}
    bounds: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    """By table: what the server counted of its changes, where it does."""
    counted: tuple[str, ...] = ()
    """Tables whose count was seen to move: it can be believed when it stands still."""

    @property
    def place(self) -> Place | None:
        """The last key that was read in the present shape."""
        return self.after if self.after_bytes is None else self.after_bytes

    def move(self, place: Place | None) -> None:
        """Note the last key that was read."""
        self.after_bytes = place if isinstance(place, bytes) else None
        self.after = None if isinstance(place, bytes) else place

    def is_still(self, counts: dict[str, int]) -> bool:
        """Whether all counts stand where they stood, and each of them was seen to move before."""
        return bool(counts) and counts == self.counts and set(counts) <= set(self.counted)

    def count(self, counts: dict[str, int], before: Position | None) -> None:
        """Note the counts that stood when reading began, and which of them moved since an earlier position.

        A count that never moved may be kept by nobody."""
        moved = {name for name, count in counts.items() if before and before.counts.get(name, count) != count}
        self.counted = tuple(sorted({*(before.counted if before else ()), *moved}))
        self.counts = counts

    def cursor(self) -> Cursor:
        """As text."""
        return Cursor(_encoder.encode(self).decode())


class SlicePosition(msgspec.Struct, kw_only=True, omit_defaults=True):
    """How far the rolling re-read came."""

    form: int = _FORM
    shape: int = 0
    after: int | str | None = None
    after_bytes: bytes | None = None

    @property
    def place(self) -> Place | None:
        """The last key that was read in the present shape."""
        return self.after if self.after_bytes is None else self.after_bytes

    def cursor(self) -> Cursor:
        """As text."""
        return Cursor(_encoder.encode(self).decode())


def position_of(cursor: Cursor | None) -> Position | None:
    """The position of a cursor; None when there is none that this version understands: reading starts anew."""
    return _decoded(cursor, _position)


def slice_of(cursor: Cursor | None) -> SlicePosition:
    """The position of a rolling re-read; its beginning when there is none that this version understands."""
    return _decoded(cursor, _slice) or SlicePosition()


def _decoded(cursor: Cursor | None, decoder: msgspec.json.Decoder[_T]) -> _T | None:
    if cursor is None:
        return None
    try:
        position = decoder.decode(cursor)
    except msgspec.MsgspecError:
        return None
    return position if position.form == _FORM else None


_encoder = msgspec.json.Encoder()
_position = msgspec.json.Decoder(Position)
_slice = msgspec.json.Decoder(SlicePosition)
