"""Intuit's limits as it counts them itself: so many requests in a second and in a minute, and so many batches among
them in a minute (providers.md, 1.2)."""

from __future__ import annotations

from collections import deque
from typing import Final

from connector.domain.clock import Clock

RATES: Final = ((1.0, 10), (60.0, 500))
"""Seconds, and most requests within so many."""
BATCHES: Final = ((60.0, 40),)
_SAME: Final = 1e-6
"""Moments that are apart by less are one: they are sums of parts of seconds."""


class Limits:
    """Counts by a clock; refused requests do not count."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._came: deque[float] = deque(maxlen=max(most for _, most in RATES))
        self._batches: deque[float] = deque(maxlen=max(most for _, most in BATCHES))
        self.refused = 0

    def __call__(self, path: str) -> bool:
        """Whether a request that comes now is worked off."""
        now = self._clock.monotonic()
        counted = [(RATES, self._came), *([(BATCHES, self._batches)] if path == "/batch" else [])]
        for rates, came in counted:
            if any(sum(at > now - span + _SAME for at in came) >= most for span, most in rates):
                self.refused += 1
                return False
        for _, came in counted:
            came.append(now)
        return True


def least_seconds(requests: int, batches: int = 0) -> float:
    """From the first of so many requests to the last, of which so many are batches, as fast as the limits allow."""
    return max(_least(requests, RATES), _least(batches, BATCHES))


def _least(requests: int, rates: tuple[tuple[float, int], ...]) -> float:
    sent: list[float] = []
    for number in range(requests):
        earliest = sent[-1] if sent else 0.0
        for span, most in rates:
            if number >= most:
                earliest = max(earliest, sent[number - most] + span)
        sent.append(earliest)
    return sent[-1] if sent else 0.0
