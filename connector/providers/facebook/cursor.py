"""What a cursor of this source holds; nobody else reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from connector.online.cursors import Held

OVERLAP: Final = dt.timedelta(minutes=10)
"""Behind the newest lead everything is asked for again: a lead may become visible after later ones. Our choice."""
KEPT: Final = 2000
"""Most of `Position.known`."""


class Position(Held, frozen=True, kw_only=True, omit_defaults=True):
    """How far the leads of a page were read."""

    looked_at: dt.datetime | None = None
    """When all forms were gone through last, by our clock; None: never to the end."""
    newest: dt.datetime | None = None
    """When the newest lead that was read was sent, by Facebook's clock: ours may be another one."""
    known: tuple[str, ...] = ()
    """Leads that were read and may be told of again, the latest last."""

    def knowing(self, keys: Iterable[str]) -> Position:
        """The same with further leads that were read."""
        known = tuple(dict.fromkeys([*self.known, *keys]))[-KEPT:]
        return msgspec.structs.replace(self, known=known)
