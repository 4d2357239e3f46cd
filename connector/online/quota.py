"""How much is asked of one account: paced, silent when the other side asked for that, and counted.

A host opens a line for each run, so that what was asked is remembered by the process.
"""

from __future__ import annotations

from collections import Counter, deque
from threading import Event, Lock
from typing import Final

from connector.domain.clock import Clock
from connector.domain.errors import Stopped, Throttled
from connector.domain.metering import Asked

Limits = tuple[tuple[float, int], ...]
"""Seconds, and how many requests may go within so many."""


class Quota:
    """Of one account; may be shared between threads."""

    def __init__(self, limits: Limits, patience: float | None = None, silence: float | None = None) -> None:
        """`patience` is how many seconds a request waits for its turn, `silence` how many while the other side wants
        silence (as many where it is None); None: as long as it takes."""
        self._limits = limits
        self.patience = patience
        self._silence = patience if silence is None else silence
        self._sent: deque[float] = deque(maxlen=max(most for _, most in limits))
        self._silent_until = 0.0
        self._counted: Counter[bool] = Counter()
        self._lock = Lock()

    def wait(self, clock: Clock, stop: Event) -> None:
        """Until the next request may go, which is counted as sent then.

        Raises:
            Throttled: it would take longer than there is patience; nothing is counted.
            Stopped: told to stop.
        """
        while True:
            with self._lock:
                now = clock.monotonic()
                silent = self._silent_until - now
                pause = max(silent, self._pause(now))
                if pause <= 0 and not stop.is_set():
                    self._sent.append(now)
                    return
            if _longer(pause, self.patience) or _longer(silent, self._silence):
                raise Throttled("The provider's limit is reached.", after=pause)
            if stop.is_set() or clock.wait(pause, stop):
                raise Stopped("The request was stopped.")

    def hush(self, clock: Clock, seconds: float) -> None:
        """The other side asked for silence."""
        with self._lock:
            self._silent_until = max(self._silent_until, clock.monotonic() + seconds)

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
        pause = 0.0
        for span, most in self._limits:
            if len(self._sent) >= most:
                pause = max(pause, self._sent[-most] + span - now)
        return pause


_quotas: Final[dict[tuple[str, Limits], Quota]] = {}
_guard: Final = Lock()


def quota_of(account: str, limits: Limits, patience: float | None = None, silence: float | None = None) -> Quota:
    """The one of an account, by what names it."""
    with _guard:
        return _quotas.setdefault((account, limits), Quota(limits, patience, silence))


def _longer(pause: float, most: float | None) -> bool:
    return most is not None and pause > most
