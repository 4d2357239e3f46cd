"""Which connections are paused, kept over restarts."""

from __future__ import annotations

import datetime as dt
from threading import Lock

import msgspec
import structlog

from connector.connections import Connection
from connector.domain.clock import Clock
from connector.domain.errors import Stopped
from connector.domain.keys import ConnectionId
from connector.paths import Home, write_private


class Pauses:
    """Pauses by connection: until a time, or until somebody resumes."""

    def __init__(self, home: Home, clock: Clock) -> None:
        self._path = home.pauses
        self._clock = clock
        self._lock = Lock()
        self._until: dict[ConnectionId, dt.datetime | None] = self._read()

    def active(self, connection: ConnectionId) -> bool:
        """Whether it is paused now."""
        pauses = self._until  # another thread may put others in their place
        if connection not in pauses:
            return False
        until = pauses[connection]
        return until is None or self._clock.now() < until

    def check(self, connection: Connection, *, looking: bool = False) -> None:
        """Raises Stopped for a connection that is paused or, unless it is only looked at, switched off."""
        if not connection.enabled and not looking:
            raise Stopped(f"{connection.title} is switched off.", remedy="Switch it on first.")
        if self.active(connection.id):
            raise Stopped(f"{connection.title} is paused.", remedy="Go on with: bukubridge resume")

    def until(self, connection: ConnectionId) -> dt.datetime | None:
        """When an active pause ends by itself; None when it does not."""
        return self._until.get(connection)

    def pause(self, connection: ConnectionId, seconds: int | None) -> None:
        """Begin or change a pause."""
        until = None if seconds is None else self._clock.now() + dt.timedelta(seconds=seconds)
        self._change({**self._until, connection: until})

    def resume(self, connection: ConnectionId) -> None:
        """End a pause."""
        self._change({name: until for name, until in self._until.items() if name != connection})

    def take_ended(self) -> tuple[ConnectionId, ...]:
        """Pauses whose time is over, once each."""
        now = self._clock.now()
        ended = tuple(name for name, until in self._until.items() if until is not None and until <= now)
        if ended:
            self._change({name: until for name, until in self._until.items() if name not in ended})
        return ended

    def _change(self, pauses: dict[ConnectionId, dt.datetime | None]) -> None:
        with self._lock:
            write_private(self._path, msgspec.json.encode(pauses))
            self._until = pauses

    def _read(self) -> dict[ConnectionId, dt.datetime | None]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[ConnectionId, dt.datetime | None])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError) as exc:
            # A pause that cannot be read is no reason to stand still; it is said and made anew.
            structlog.get_logger("agent").warning("pauses cannot be read", error=str(exc))
            return {}
