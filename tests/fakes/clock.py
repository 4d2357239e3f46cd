"""Time that moves only when a test says so, or when somebody waits."""

from __future__ import annotations

import datetime as dt
from threading import Event


class ManualClock:
    """Starts at a fixed moment; waiting moves it on at once."""

    def __init__(self, start: dt.datetime | None = None) -> None:
        self._now = start or dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
        self._monotonic = 0.0
        self.waited: list[float] = []

    def now(self) -> dt.datetime:
        """Present time."""
        return self._now

    def monotonic(self) -> float:
        """Seconds that never go backwards."""
        return self._monotonic

    def wait(self, seconds: float, stop: Event) -> bool:
        """Pass the time at once, unless `stop` is set."""
        if stop.is_set():
            return True
        self.waited.append(seconds)
        self.advance(seconds)
        return False

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._monotonic += max(0.0, seconds)
        self._now += dt.timedelta(seconds=seconds)
