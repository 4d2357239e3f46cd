"""How much is asked of one company: paced, silent after a 429, and counted.

Intuit allows ten requests a second and five hundred a minute for each company, wants a minute of silence after a 429,
and meters readings by the month (providers.md, 1.2). A host opens a line for each run, so that what was asked is
remembered by the process.
"""

from __future__ import annotations

from collections import Counter, deque
from threading import Event, Lock
from typing import Final

from connector.domain.clock import Clock
from connector.domain.errors import Stopped
from connector.domain.metering import Asked

SILENCE: Final = 60.0
"""Seconds after a 429 that does not say how long (providers.md, 1.2)."""
METERED_A_MONTH: Final = 500_000
"""Readings that the free tier of the App Partner Program has in a month, of all companies together (providers.md,
1.2)."""


class Quota:
    """Of one company; may be shared between threads."""

    def __init__(self, a_second: int, a_minute: int) -> None:
        self._limits = ((1.0, a_second), (60.0, a_minute))
        self._sent: deque[float] = deque(maxlen=max(a_second, a_minute))
        self._silent_until = 0.0
        self._counted: Counter[bool] = Counter()
        self._lock = Lock()

    def wait(self, clock: Clock, stop: Event) -> None:
        """Until the next request may go, which is counted as sent then. Raises Stopped."""
        while True:
            with self._lock:
                now = clock.monotonic()
                pause = self._pause(now)
                if pause <= 0 and not stop.is_set():
                    self._sent.append(now)
                    return
            if stop.is_set() or clock.wait(pause, stop):
                raise Stopped("The request was stopped.")

    def hush(self, clock: Clock, seconds: float | None) -> None:
        """Intuit asked for silence."""
        with self._lock:
            self._silent_until = max(self._silent_until, clock.monotonic() + (seconds or SILENCE))

    def count(self, *, writes: bool) -> None:
        """One more request."""
        with self._lock:
            self._counted[writes] += 1

    def asked(self) -> Asked:
        """What was asked since this was called last."""
        with self._lock:
            counted, self._counted = self._counted, Counter()
        return Asked(counted[False], counted[True])

    def _pause(self, now: float) -> float:
        """Seconds until every limit has room for one more."""
        pause = self._silent_until - now
        for span, most in self._limits:
            if len(self._sent) >= most:
                pause = max(pause, self._sent[-most] + span - now)
        return pause


_quotas: Final[dict[tuple[str, int, int], Quota]] = {}
_guard: Final = Lock()


def quota_of(company: str, a_second: int, a_minute: int) -> Quota:
    """The one of a company, by its address."""
    with _guard:
        return _quotas.setdefault((company, a_second, a_minute), Quota(a_second, a_minute))
