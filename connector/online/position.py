"""How far one kind was read, as a cursor holds it; nobody else reads it."""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec

from connector.domain.changes import Cursor

_FORM: Final = 1
OVERLAP: Final = dt.timedelta(minutes=5)
"""Behind the time of the last answer everything is asked for again: a save may become visible after later ones."""
KEPT: Final = 500
"""Most of `Position.recent`."""


class Position(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far one kind was read. Times are the other side's own."""

    form: int = _FORM
    since: dt.datetime | None = None
    """Everything was read once; changes after this time are not."""
    after: dt.datetime | None = None
    """While everything is read: what was saved last before this time is read."""
    began: dt.datetime | None = None
    """When that reading began."""
    recent: dict[str, str] = {}
    """Versions by id of what was told of the time that is asked for again: a host keeps this position until something
    changes, and would read all of that in every run."""

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
