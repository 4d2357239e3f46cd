"""Time as a parameter."""

from __future__ import annotations

import datetime as dt
import time
from threading import Event
from typing import Protocol


class Clock(Protocol):
    """Tells time and waits."""

    def now(self) -> dt.datetime:
        """Present time, aware, UTC."""

    def monotonic(self) -> float:
        """Seconds that never go backwards."""

    def wait(self, seconds: float, stop: Event) -> bool:
        """Wait, or return True at once when `stop` is set."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> dt.datetime:
        """Present time, aware, UTC."""
        return dt.datetime.now(dt.UTC)

    def monotonic(self) -> float:
        """Seconds that never go backwards."""
        return time.monotonic()

    def wait(self, seconds: float, stop: Event) -> bool:
        """Wait, or return True at once when `stop` is set."""
        return stop.wait(seconds)


class Pace(Protocol):
    """Gives each request its turn among all that hosts ask of a provider."""

    def __call__(self) -> None:
        """The next request may go. Raises Throttled when that would take long, Stopped."""

    def batch(self) -> None:
        """The next request, which has its turn besides, may be a batch. Raises as a call."""

    def hush(self, seconds: float) -> None:
        """The provider wants silence for so long. Raises Unreachable."""
