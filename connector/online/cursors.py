"""What a cursor of a service online holds: a structure as text, which nobody else reads."""

from __future__ import annotations

from typing import Final, Self

import msgspec

from connector.domain.changes import Cursor

_FORM: Final = 1


class Held(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of such structures; every field has a default, which is the beginning."""

    form: int = _FORM

    @classmethod
    def of(cls, cursor: Cursor | None) -> Self:
        """What a cursor holds; the beginning when there is none that this version understands."""
        if cursor is None:
            return cls()
        try:
            held = msgspec.json.decode(cursor, type=cls)
        except msgspec.MsgspecError:
            return cls()
        return held if held.form == _FORM else cls()

    def cursor(self) -> Cursor:
        """As text."""
        return Cursor(msgspec.json.encode(self).decode())
