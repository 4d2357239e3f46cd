"""Does the agent's work in memory, as a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Lock
from typing import NamedTuple

from connector.agent.workshop import AgentMemory, Ear, Titled, Wake
from connector.connections import Connection, Organization
from connector.control.messages import Check, Verdict
from connector.domain.actions import Action
from connector.domain.clock import Clock
from connector.domain.errors import Unreachable
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.ports import Books, Reporter, Source
from connector.domain.runs import EntityCounts, Equality, Outcome, RunRecord
from connector.domain.writing import Write
from connector.hosting.running import Opened, Order, Planner
from connector.settings import Settings
from tests.fakes.source import MemorySource
from tests.fakes.two_ways import TwoWayMemory


class Run(NamedTuple):
    """What a scripted run has in its hands."""

    connection: Connection
    order: Order
    reporter: Reporter
    stop: Event
    show: Callable[[Sequence[Action]], None]
    show_writes: Callable[[Sequence[Write]], None]
    record: RunRecord


Script = Callable[[Run], RunRecord]


def plain(run: Run) -> RunRecord:
    """A run that reads three customers and finds both sides equal."""
    counts = EntityCounts(entity=EntityKind.CUSTOMER, read=3, created=3)
    run.reporter.progress(EntityKind.CUSTOMER, counts)
    run.reporter.note("Three customers.")
    return ended(run, Outcome.SUCCESS, counts=(counts,))


def ended(run: Run, outcome: Outcome, code: str = "", counts: tuple[EntityCounts, ...] = ()) -> RunRecord:
    """The record of a run that ends so."""
    return RunRecord(
        id=run.record.id,
        connection=run.connection.id,
        trigger=run.order.trigger,
        started_at=run.record.started_at,
        completed_at=run.record.started_at,
        outcome=outcome,
        counts=counts,
        equality=Equality.EQUAL if outcome is Outcome.SUCCESS else Equality.UNKNOWN,
        dry_run=run.order.dry_run,
        error_code=code,
        sentence=f"It ended: {code}." if code else "",
    )


def _well(connection: Connection | None) -> Sequence[Check]:
    name = connection.id if connection else ""
    return [Check(topic="memory", verdict=Verdict.OK, sentence="All is well.", connection=name)]


class MemoryWorkshop:
    """Remembers what it was asked for; its script says how runs go."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.script: Script = plain
        self.online = True
        self.platform: dict[tuple[EntityKind, Key], Mapping[str, object]] = {}
        self.source: Source = MemorySource()
        self.books: Books | None = None
        self.looked: list[ConnectionId] = []
        """Connections that were examined."""
        self.checks: Callable[[Connection | None], Sequence[Check]] = _well
        self.orders: list[tuple[ConnectionId, Order]] = []
        self.titled: dict[Key, Titled] = {}
        self.probes = 0
        self.did: list[str] = []
        self.stores: dict[ConnectionId, TwoWayMemory] = {}
        self.forget_entry: Callable[[Connection], None] = lambda _: None
        self.listening: dict[str, Callable[[Wake], None]] = {}
        self.ears: dict[str, Ear] = {}
        self.heard = Event()
        self.settings = Settings()
        self._lock = Lock()

    def memory(self, connection: ConnectionId) -> TwoWayMemory:
        """The memory of a connection."""
        with self._lock:
            return self.stores.setdefault(connection, TwoWayMemory())

    def run(
        self,
        connection: Connection,
        order: Order,
        reporter: Reporter,
        stop: Event,
        planner: Planner,
    ) -> RunRecord:
        """Follow the script and keep the run."""
        with self._lock:
            self.orders.append((connection.id, order))
            number = len(self.orders)
        begun = RunRecord(
            id=RunId(f"run-{number:03}"), connection=connection.id, trigger=order.trigger, started_at=self.clock.now()
        )
        record = self.script(Run(connection, order, reporter, stop, planner.show, planner.show_writes, begun))
        if not order.dry_run:
            self.memory(connection.id).save_run(record)
        return record

    def release(self, connection: Connection, kind: EntityKind | None) -> int:
        """Note it."""
        self.did.append(f"release {connection.id} {kind or 'everything'}")
        return 0

    def rebase(self, connection: Connection) -> None:
        """Note it."""
        self.did.append(f"rebase {connection.id}")

    def examine(self, connection: Connection | None) -> Sequence[Check]:
        """As the test says; otherwise all is well."""
        if connection is not None:
            self.looked.append(connection.id)
        return self.checks(connection)

    @contextmanager
    def store(self, connection: Connection) -> Iterator[AgentMemory]:
        """The memory of a connection."""
        yield self.memory(connection.id)

    def titles(self, connection: Connection, kind: EntityKind, keys: Sequence[Key]) -> Mapping[Key, Titled]:
        """As the test says."""
        if not self.online:
            raise Unreachable("The platform cannot be reached.")
        return {key: self.titled[key] for key in keys if key in self.titled}

    @contextmanager
    def opened(self, connection: Connection, stop: Event) -> Iterator[Opened]:
        """The memory with the test's books."""
        yield Opened(self.memory(connection.id), self.source, self.books)

    def on_platform(self, connection: Connection, kind: EntityKind, key: Key) -> Mapping[str, object] | None:
        """What the test put there."""
        return self.platform.get((kind, key))

    def reachable(self, connection: Connection) -> bool:
        """Whether the test says so."""
        self.probes += 1
        return self.online

    def take_settings(self, settings: Settings) -> None:
        """Keep them."""
        self.settings = settings

    def leave(self, connection: Connection, *, online: bool = True) -> None:
        """Note it."""
        self.did.append(f"leave {connection.id}")

    def forget(self, connection: Connection) -> None:
        """Note it, and remove the entry as the test says."""
        self.did.append(f"forget {connection.id}")
        self.forget_entry(connection)

    def listen(self, organization: Organization, ear: Ear, stop: Event) -> None:
        """Give the test the bell."""
        self.ears[organization.slug] = ear
        self.listening[organization.slug] = ear.wake
        self.heard.set()
        stop.wait()
