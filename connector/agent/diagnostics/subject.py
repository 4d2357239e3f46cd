"""What the file for support is made from: a running agent, or a home where none runs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import Protocol

from connector.agent.access import Access
from connector.agent.agent import Agent
from connector.agent.described import layouts_of
from connector.agent.doctor import Doctor, busy
from connector.agent.queue import Ticket
from connector.connections import Connection
from connector.control.messages import Check, ConnectionStatus
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, NotFound, StateCorrupt, Unsupported
from connector.domain.ports import Source
from connector.hosting.running import Memory
from connector.mapping.findings import Layouts
from connector.paths import Home
from connector.store.sqlite import SqliteStore, is_damaged, is_outdated

_PATIENCE = 1.5
"""Seconds for which a run that is on is waited for."""
_LOOK_EVERY = 0.02


@dataclass(frozen=True)
class Look:
    """What one connection's books showed."""

    checks: Sequence[Check] = ()
    program: str = ""
    layouts: Layouts = field(default_factory=dict)


class Subject(Protocol):
    """Everything that is looked at. Calls may take as long as a network takes; they are made beside each other."""

    home: Home
    clock: Clock

    def general(self) -> Sequence[Check]:
        """The doctor's checks of what belongs to no connection."""

    def look(self, connection: Connection, stop: Event) -> Look:
        """A connection's checks and columns. Raises BridgeError."""

    def store(self, connection: Connection) -> AbstractContextManager[Memory]:
        """What is kept of a connection. Raises BridgeError."""

    def status(self, connection: Connection) -> ConnectionStatus | None:
        """Where it stands; None where no agent runs."""


class RunningAgent:
    """A running agent: books are looked at between runs, never beside one."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self.home = agent.home
        self.clock = agent.clock

    def general(self) -> Sequence[Check]:
        """What concerns every connection."""
        return self._agent.workshop.examine(None)

    def look(self, connection: Connection, stop: Event) -> Look:
        """In the connection's line; one whose run does not end soon says that it is busy."""
        begun = Event()
        ticket = self._agent.queue.submit(
            connection.id, ("diagnostics",), lambda ticket: self._job(connection, ticket, begun)
        )
        until = monotonic() + _PATIENCE
        while not ticket.over:
            if not begun.is_set() and monotonic() > until:
                ticket.stop.set()
                return Look([busy(connection)])
            if stop.wait(_LOOK_EVERY):
                ticket.stop.set()
                break
        return ticket.result()

    def store(self, connection: Connection) -> AbstractContextManager[Memory]:
        """The memory of a connection."""
        return self._agent.workshop.store(connection)

    def status(self, connection: Connection) -> ConnectionStatus | None:
        """Where it stands now."""
        return self._agent.status(connection)

    def _job(self, connection: Connection, ticket: Ticket[Look], begun: Event) -> Look:
        if ticket.stop.is_set():
            return Look()  # nobody waits any longer
        begun.set()
        checks = self._agent.workshop.examine(connection)
        if ticket.stop.is_set():
            return Look(checks)
        try:
            with self._agent.workshop.opened(connection, ticket.stop) as opened:
                return _seen(checks, opened.source)
        except BridgeError:
            return Look(checks)  # the checks say why


class RestingHome:
    """A home where no agent runs."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._doctor = Doctor(access)
        self.home = access.home
        self.clock = access.clock

    def general(self) -> Sequence[Check]:
        """What concerns every connection."""
        return self._doctor.general()

    def look(self, connection: Connection, stop: Event) -> Look:
        """The books, over an attachment of our own."""
        checks = self._doctor.connection(connection)
        if stop.is_set():
            return Look(checks)
        try:
            with closing(self._access.source(connection, stop)) as source:
                return _seen(checks, source)
        except BridgeError:
            return Look(checks)  # the checks say why

    def store(self, connection: Connection) -> AbstractContextManager[Memory]:
        """The memory of a connection. Raises NotFound, StateCorrupt, Unsupported: looking makes and mends nothing."""
        path = self._access.home.store(connection.id)
        if not path.exists():
            raise NotFound("Nothing was synchronised yet.")
        if is_damaged(path):
            raise StateCorrupt("The memory is damaged.")
        if is_outdated(path):
            raise Unsupported("The memory was written by an earlier version.")
        return closing(SqliteStore(path))

    def status(self, connection: Connection) -> ConnectionStatus | None:
        """Nobody knows."""
        return None


def _seen(checks: Sequence[Check], source: Source) -> Look:
    return Look(checks, source.identify().company.program, layouts_of(source))
