"""Xero's limits of requests, by whatever clock a test has (providers.md, 2.2): a minute and a day of an organisation,
and five requests at once.

How the windows are counted is not published: here they slide, so that no minute has more than its number. At once are
all requests that came and are not answered yet, those that wait for others included.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition
from time import monotonic


@dataclass(slots=True)
class Limits:
    """What may still be asked."""

    a_minute: int = 1_000_000
    a_day: int = 1_000_000
    """Xero's own are 60 and 5,000; tests that are not about them have more."""
    at_once: int = 5
    elsewhere: int = 0
    """Requests of other apps that Xero works on all the time."""
    most_at_once: int = 0
    """Of an organisation, of these requests alone, so far."""
    lingering: float = 0.0
    """Seconds for which each request waits for another one beside it, where a test wants to see that none comes."""
    clock: Callable[[], float] = monotonic
    refused: int = 0
    _working: Counter[str] = field(default_factory=Counter)
    _counting: Condition = field(default_factory=Condition)
    _sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    @contextmanager
    def working(self, tenant: str) -> Iterator[bool]:
        """While a request is there; whether Xero takes so many at once."""
        with self._counting:
            self._working[tenant] += 1
            self._counting.notify_all()
            self._counting.wait_for(lambda: self._working[tenant] > 1, self.lingering)
            here = self._working[tenant]
            self.most_at_once = max(self.most_at_once, here)
            fits = here + self.elsewhere <= self.at_once
            self.refused += not fits
        try:
            yield fits
        finally:
            with self._counting:
                self._working[tenant] -= 1

    def take(self, tenant: str) -> tuple[str, str] | None:
        """Count a request; the limit that it would break and the seconds until it would not, when it breaks one."""
        now, sent = self.clock(), self._sent[tenant]
        while sent and sent[0] <= now - 86_400:
            sent.popleft()
        for name, most, span in (("day", self.a_day, 86_400.0), ("minute", self.a_minute, 60.0)):
            if len(sent) >= most and sent[-most] > now - span:
                self.refused += 1
                return name, str(max(1, math.ceil(sent[-most] + span - now)))
        sent.append(now)
        return None

    def left(self) -> dict[str, str]:
        """Headers of an answer."""
        now = self.clock()
        most = max((sum(at > now - 60 for at in sent) for sent in self._sent.values()), default=0)
        whole = max(map(len, self._sent.values()), default=0)
        return {
            "X-MinLimit-Remaining": str(max(0, self.a_minute - most)),
            "X-DayLimit-Remaining": str(max(0, self.a_day - whole)),
        }


def least_seconds(requests: int, a_minute: int = 60) -> float:
    """From the first of so many requests to the last, as fast as the minute's limit allows."""
    return 60.0 * (max(0, requests - 1) // a_minute)
