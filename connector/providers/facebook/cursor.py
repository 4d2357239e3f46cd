"""What a cursor of this source holds; nobody else reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from connector.domain.changes import Cursor

_FORM: Final = 1
OVERLAP: Final = dt.timedelta(minutes=10)
"""Behind the last look everything is asked for again: a lead may become visible after later ones. Our choice."""
KEPT: Final = 2000
"""Most of `Position.known`."""


class Position(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far the leads of a page were read."""

    form: int = _FORM
    looked_at: dt.datetime | None = None
    """When all forms were gone through last; None: never to the end."""
    known: tuple[str, ...] = ()
    """Leads that were read and may be told of again, the latest last."""

    def knowing(self, keys: Iterable[str]) -> Position:
        """The same with further leads that were read."""
        known = tuple(dict.fromkeys([*self.known, *keys]))[-KEPT:]
        return msgspec.structs.replace(self, known=known)

    def cursor(self) -> Cursor:
        """As text."""
        return Cursor(_encoder.encode(self).decode())


def position_of(cursor: Cursor | None) -> Position:
    """The position of a cursor; the beginning when there is none that this version understands."""
    if cursor is None:
        return Position()
    try:
        position = _decoder.decode(cursor)
    except msgspec.MsgspecError:
        return Position()
    return position if position.form == _FORM else Position()


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Position)
