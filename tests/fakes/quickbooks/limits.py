"""Intuit's limits as it counts them itself: so many requests in a second and in a minute (providers.md, 1.2)."""

from __future__ import annotations

from collections import deque
from typing import Final

from connector.domain.clock import Clock

RATES: Final = ((1.0, 10), (60.0, 500))
"""Seconds, and most requests within so many."""
_SAME: Final = 1e-6
"""Moments that are apart by less are one: they are sums of parts of seconds."""


class Limits:
    """Counts by a clock; refused requests do not count."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._came: deque[float] = deque(maxlen=max(most for _, most in RATES))
        self.refused = 0

    def __call__(self) -> bool:
        """Whether a request that comes now is worked off."""
        now = self._clock.monotonic()
        for span, most in RATES:
            if sum(came > now - span + _SAME for came in self._came) >= most:
                self.refused += 1
                return False
        self._came.append(now)
        return True


def least_seconds(requests: int) -> float:
    """From the first of so many requests to the last, as fast as the limits allow."""
    sent: list[float] = []
    for number in range(requests):
        earliest = sent[-1] if sent else 0.0
        for span, most in RATES:
            if number >= most:
                earliest = max(earliest, sent[number - most] + span)
        sent.append(earliest)
    return sent[-1] if sent else 0.0
