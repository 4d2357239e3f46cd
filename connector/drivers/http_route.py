"""Which way leads out of this computer: what the system says, straight, or by a proxy that a person named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final, Generic, Protocol, TypeVar

import msgspec

from connector.domain.secret import Secret


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One way out. Peers on this computer are reached straight, whatever it says."""

    system: bool = True
    """As the computer says: its own settings, or the usual environment variables."""
    proxy: str = ""
    """Address of the proxy, http or https, without user and password; when empty and not `system`: straight."""
    user: str = ""
    """Empty: the proxy asks nobody who comes."""
    password: Secret | None = None


class Routes:
    """The way out now. Whoever sends asks before each request, so that another way is taken at once."""

    def __init__(self, route: Route | None = None) -> None:
        self._route = route or Route()

    @property
    def route(self) -> Route:
        """The way out now."""
        return self._route

    def take(self, route: Route) -> None:
        """Another way from now on; requests under way end where they began."""
        self._route = route


ROUTES: Final = Routes()
"""One for the process, as the network is one for the process."""


class Carrier(Protocol):
    """What carries requests over one way."""

    def close(self) -> None:
        """Release its connections."""


C = TypeVar("C", bound=Carrier)


class Carriers(Generic[C]):
    """The carrier of a peer. When the way out is another one, a new carrier takes over, and the former one is closed
    as soon as nobody waits in it any more.

    Args:
        routes: where the way out is asked for.
        make: makes a carrier over a way.
    """

    def __init__(self, routes: Routes, make: Callable[[Route], C]) -> None:
        self._routes = routes
        self._make = make
        self._lock = Lock()
        self._users: dict[C, int] = {}
        self._closed = False
        self._route = routes.route
        self._newest = make(self._route)

    @contextmanager
    def carrier(self) -> Iterator[C]:
        """The carrier over the present way, to be used inside."""
        carrier = self._borrow()
        try:
            yield carrier
        finally:
            self._give_back(carrier)

    def close(self) -> None:
        """Close every carrier, also those in use; no other is made any more."""
        with self._lock:
            self._closed = True
            carriers = {self._newest, *self._users}
        for carrier in carriers:
            carrier.close()

    def _borrow(self) -> C:
        with self._lock:
            route, former = self._routes.route, self._newest
            if route != self._route and not self._closed:
                self._newest, self._route = self._make(route), route
                if former not in self._users:
                    former.close()
            self._users[self._newest] = self._users.get(self._newest, 0) + 1
            return self._newest

    def _give_back(self, carrier: C) -> None:
        with self._lock:
            self._users[carrier] -= 1
            if self._users[carrier]:
                return
            del self._users[carrier]
            former = carrier is not self._newest
        if former:
            carrier.close()
