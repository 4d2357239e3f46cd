"""Events for whoever watches: quick for who tells, bounded for who listens."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Lock

from connector.control.messages import Event, Planned, Progress

_LONGEST = 1000
"""Events that wait for one slow listener; the oldest are dropped beyond."""

_LONGEST_SHOWN = 20
"""What a dry run shows is never dropped: the run waits for its listener when so many events wait …"""

_PATIENCE = 30
"""… but no longer than so many seconds."""


class Subscription:
    """What one listener has not heard yet. Progress of the same kind replaces what was not heard."""

    def __init__(self, wanted: Callable[[Event], bool]) -> None:
        self.wanted = wanted
        self._events: deque[Event] = deque(maxlen=_LONGEST)
        self._changed = Condition()
        self.left = False

    def put(self, event: Event) -> None:
        """Tell; waits for nobody, unless it is what a dry run shows."""
        with self._changed:
            if isinstance(event, Progress):
                self._drop_older(event)
            if isinstance(event, Planned):
                self._changed.wait_for(lambda: self.left or len(self._events) < _LONGEST_SHOWN, _PATIENCE)
            self._events.append(event)
            self._changed.notify_all()

    def get(self, seconds: float) -> Event | None:
        """The next event, or None when none came in time."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._events), seconds)
            event = self._events.popleft() if self._events else None
            self._changed.notify_all()
            return event

    def leave(self) -> None:
        """Listen no more; nobody waits for us."""
        with self._changed:
            self.left = True
            self._changed.notify_all()

    def _drop_older(self, event: Progress) -> None:
        for older in self._events:
            if isinstance(older, Progress) and (older.job, older.counts.entity) == (event.job, event.counts.entity):
                self._events.remove(older)
                return


class Hub:
    """Carries events from workers to listeners."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscriptions: tuple[Subscription, ...] = ()

    def publish(self, event: Event) -> None:
        """Tell everyone who wants it."""
        for subscription in self._subscriptions:
            if subscription.wanted(event):
                subscription.put(event)

    @contextmanager
    def subscribe(self, wanted: Callable[[Event], bool]) -> Iterator[Subscription]:
        """Listen while the block lasts."""
        subscription = Subscription(wanted)
        with self._lock:
            self._subscriptions = (*self._subscriptions, subscription)
        try:
            yield subscription
        finally:
            subscription.leave()
            with self._lock:
                self._subscriptions = tuple(item for item in self._subscriptions if item is not subscription)
