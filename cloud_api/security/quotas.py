"""How many requests one token may make: a bucket that fills evenly, in the memory of this process.

Behind several processes each has its own: whoever's requests reach all of them has as many times more.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from cloud_api.problems import Problem
from connector.platform.wire import ProblemCode

_MOST_KNOWN = 10_000
"""Buckets that are kept; full ones are forgotten when there are more."""


class Quotas:
    """Used from the event loop only."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """A token may make so many requests at once, and as many again within each minute."""
        self._room = float(per_minute)
        self._clock = clock
        self._spent: dict[str, tuple[float, float]] = {}
        """What each has spent, and when that was so."""

    def take(self, who: str) -> None:
        """One request of somebody.

        Raises:
            Problem: 429 with the seconds after which the next one is answered.
        """
        now = self._clock()
        spent, since = self._spent.get(who, (0.0, now))
        spent = max(0.0, spent - (now - since) * self._room / 60)
        if spent + 1 > self._room:
            wait = math.ceil((spent + 1 - self._room) * 60 / self._room)
            detail = f"Too many requests of this token: the next one is answered in {wait} seconds."
            raise Problem(429, ProblemCode.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(wait)})
        if len(self._spent) >= _MOST_KNOWN and who not in self._spent:
            self._forget(now)
        self._spent[who] = (spent + 1, now)

    def _forget(self, now: float) -> None:
        """Buckets that are full again need no memory."""
        rate = self._room / 60
        self._spent = {who: kept for who, kept in self._spent.items() if kept[0] > (now - kept[1]) * rate}
