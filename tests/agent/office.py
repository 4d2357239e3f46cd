"""An agent in memory with one or more companies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from connector.agent.agent import Agent
from connector.agent.commands import Commands
from connector.connections import Connection, Organization, Registry, change_registry
from connector.control.messages import Activity, ConnectionStatus, StatusChanged
from connector.control.messages import Event as Told
from connector.control.server import ControlServer
from connector.domain.keys import ConnectionId
from connector.paths import Home
from connector.settings import Settings
from tests.fakes.clock import ManualClock
from tests.fakes.workshop import MemoryWorkshop

SOON = 60
PAIRED = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def company(name: str) -> tuple[Organization, Connection]:
    """An organization and its connection."""
    organization = Organization(slug=name, name=name.title(), platform="https://platform.test", paired_at=PAIRED)
    connection = Connection(
        id=ConnectionId(f"id-{name}"),
        provider="sql_accounting",
        title=f"{name.title()} Sdn Bhd",
        organization=name,
        connected_at=PAIRED,
    )
    return organization, connection


def enter(home: Home, *names: str) -> None:
    """Put companies into the registry."""

    def change(registry: Registry) -> Registry:
        for organization, connection in map(company, names):
            registry = registry.with_organization(organization).with_connection(connection)
        return registry

    change_registry(home, change)


@dataclass
class Office:
    """The agent and what a test holds of it."""

    home: Home
    clock: ManualClock
    workshop: MemoryWorkshop
    agent: Agent

    def connection(self, name: str = "acme") -> Connection:
        """A company's connection."""
        return self.agent.only(f"id-{name}")

    def status(self, name: str = "acme") -> ConnectionStatus:
        """A company's status."""
        return self.agent.status(self.connection(name))

    def until(self, wanted: Callable[[ConnectionStatus], bool], name: str = "acme") -> ConnectionStatus:
        """Wait for a status; fails when it does not come soon."""
        connection = self.connection(name)

        def theirs(event: Told) -> bool:
            return isinstance(event, StatusChanged) and event.status.id == connection.id

        with self.agent.hub.subscribe(theirs) as heard:
            status = self.status(name)
            while not wanted(status):
                event = heard.get(SOON)
                assert event is not None, f"never came; last: {status}"
                status = self.status(name)
            return status


def office(folder: Path, *names: str) -> Office:
    """An agent that was not started yet."""
    home = Home(folder / "home")
    home.prepare()
    enter(home, *names)
    clock = ManualClock()
    workshop = MemoryWorkshop(clock)
    return Office(home, clock, workshop, Agent(home, workshop, clock, lambda _: Settings()))


class Gate:
    """Lets a test hold a run inside."""

    def __init__(self) -> None:
        self.entered = Event()
        self.open = Event()


@contextmanager
def running(folder: Path, *names: str) -> Iterator[Office]:
    """An office whose agent runs and answers faces; the first runs of its companies are over."""
    made = office(folder, *names)
    made.agent.start()
    server = ControlServer(made.home, "1.2.3", Commands(made.agent, "1.2.3"))
    server.start()
    for name in names:
        made.until(lambda status: status.last_run is not None and status.activity is Activity.IDLE, name)
    yield made
    made.agent.close()
    server.close()
