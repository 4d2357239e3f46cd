"""A page behind the simulator, seen by a source; and an engine between it and a platform in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from connector.domain.clock import Clock
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.domain.secret import Secret
from connector.hosting.running import sweep_mode
from connector.mapping import load
from connector.providers.facebook.source import FacebookSource
from connector.providers.meta.line import GraphSettings
from connector.store.sqlite import SqliteStore
from connector.sync.options import EngineOptions
from connector.sync.run import Engine
from tests.fakes.clock import ManualClock
from tests.fakes.meta.server import APP_SECRET, PAGE_TOKEN, PERSON_TOKEN, Simulator, simulator
from tests.fakes.meta.world import World
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink


@dataclass(slots=True)
class Tokens:
    """The secrets of a connection."""

    known: dict[str, str] = field(
        default_factory=lambda: {
            "access_token": PAGE_TOKEN, "person_token": PERSON_TOKEN, "app_secret": APP_SECRET,
        },
        repr=False,
    )  # fmt: skip

    def secret(self, name: str) -> Secret:
        """One of them."""
        return Secret(self.known[name])


@dataclass(slots=True)
class Stage:
    """The page seen by a source; what webhooks told of stands in `told`."""

    simulator: Simulator
    source: FacebookSource
    clock: ManualClock
    told: list[str]
    kind: EntityKind = EntityKind.CUSTOMER

    @property
    def world(self) -> World:
        """What Facebook has."""
        return self.simulator.world

    def add(self) -> Key:
        """Somebody sends a form."""
        return Key(self.world.submit(at=self.clock.now()))

    def edit(self, key: Key) -> None:
        """An answer is another one, which Facebook does not do."""
        self.world.leads[key]["field_data"][0]["values"] = ["Somebody Else"]

    edit_quietly = edit

    def delete(self, key: Key) -> None:
        """A lead goes."""
        self.world.forms[self.world.leads.pop(key)["form_id"]].remove(key)


def settings_of(running: Simulator) -> GraphSettings:
    """How the simulator is reached."""
    return GraphSettings(api=running.api, tenant=running.world.page)


@contextmanager
def stage(leads: int = 5, clock: Clock | None = None, rules: Path | None = None) -> Iterator[Stage]:
    """A simulator with a source; both have one clock."""
    manual = clock if isinstance(clock, ManualClock) else ManualClock()
    told: list[str] = []
    with simulator(World(now=manual.now)) as running:
        for n in range(leads):
            running.world.submit("910" if n % 2 else "920", at=manual.now())
        source = FacebookSource(
            settings_of(running), Tokens(), load("facebook", rules), clock=manual, told=lambda: tuple(told)
        )
        try:
            yield Stage(running, source, manual, told)
        finally:
            source.close()


@dataclass(slots=True)
class Bridge:
    """Both sides."""

    desk: Stage
    store: SqliteStore
    platform: MemorySink

    def run(self, after: float = 300, trigger: Trigger = Trigger.SCHEDULE) -> RunRecord:
        """One run, so many seconds later, as a host makes it: keys of what forgets are not compared."""
        self.desk.clock.advance(after)
        engine = Engine(
            ConnectionId("c1"), self.desk.source, self.platform, self.store, self.desk.clock, MemoryReporter(),
            EngineOptions(retry_attempts=1),
        )  # fmt: skip
        return engine.run(trigger, sweep=sweep_mode(self.desk.source, trigger))

    def contacts(self) -> dict[str, Customer]:
        """What the platform has."""
        found = self.platform.entities(EntityKind.CUSTOMER)
        return {key: entity for key, entity in found.items() if isinstance(entity, Customer)}


@contextmanager
def bridge(folder: Path, leads: int = 5, rules: Path | None = None) -> Iterator[Bridge]:
    """Both sides equal after a first run."""
    with stage(leads, rules=rules) as desk:
        store = SqliteStore(folder / "state.sqlite3")
        made = Bridge(desk, store, MemorySink())
        assert made.run().outcome is Outcome.SUCCESS
        assert len(made.contacts()) == leads
        yield made
        store.close()
