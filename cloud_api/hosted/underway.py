"""Turns that a worker has begun: each can be told to end, and all of them show that their host is alive."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Final

from cloud_api.db.engine import Database
from cloud_api.hosted.repository import note_sign_of_life
from cloud_api.jobs.turns import Work
from connector.domain.clock import Clock

SIGN_SECONDS: Final = 20.0
"""How often a host shows that it is alive: twice, before it would be shown as away (`agents.presence`)."""


class Underway:
    """Of one worker; may be used from many threads."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._stops: dict[tuple[str, Work], Event] = {}
        self._stopped = False
        self._shown_at: float | None = None
        self._guard = Lock()

    @contextmanager
    def begun(self, name: str, work: Work) -> Iterator[Event]:
        """A turn is under way while the block lasts; set when it shall end."""
        stop = Event()
        with self._guard:
            if self._stopped:
                stop.set()
            self._stops[name, work] = stop
        try:
            yield stop
        finally:
            with self._guard:
                del self._stops[name, work]

    def stop(self) -> None:
        """End every turn at its next safe point, and begin none that does not end at once."""
        with self._guard:
            self._stopped = True
            for stop in self._stops.values():
                stop.set()

    def end(self, names: Collection[str]) -> set[str]:
        """Let the turns of some connections end; all connections that have any."""
        with self._guard:
            for (name, _), stop in self._stops.items():
                if name in names:
                    stop.set()
            return {name for name, _ in self._stops}

    def show_life(self) -> None:
        """The hosts of everything that is under way are there, also while a provider keeps a turn waiting and nothing
        is asked of the platform. Raises Unreachable."""
        now = self._clock.monotonic()
        if self._shown_at is not None and now - self._shown_at < SIGN_SECONDS:
            return
        with self._guard:
            names = sorted({name for name, _ in self._stops})
        for name in names:  # each alone: whoever held several rows might wait for a worker that waits for him
            with self._database.write() as connection:
                note_sign_of_life(connection, name, self._clock.now())
        if names:
            self._shown_at = now
