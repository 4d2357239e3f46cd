"""How far one kind was read, as a cursor holds it; nobody else reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from connector.online.cursors import Held

OVERLAP: Final = dt.timedelta(minutes=5)
"""Behind the time of the last answer everything is asked for again: a save may become visible after later ones."""
KEPT: Final = 500
"""Most of `Position.recent`."""


class Position(Held, frozen=True, kw_only=True, omit_defaults=True):
    """How far one kind was read. Times are the other side's own."""

    since: dt.datetime | None = None
    """Everything was read once; changes after this time are not."""
    after: dt.datetime | None = None
    """While everything is read: what was saved last before this time is read."""
    began: dt.datetime | None = None
    """When that reading began."""
    recent: Mapping[str, str] = {}
    """Versions by id of what was told of the time that is asked for again: a host keeps this position until something
    changes, and would read all of that in every run."""
