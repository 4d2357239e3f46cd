"""An account, a platform in memory, and an engine between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from connector.domain.conflicts import Policy
from connector.domain.entities import Entity
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.policies import KindPolicy, Policies
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.domain.writing import Deletion
from connector.store.sqlite import SqliteStore
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.contracts.source import everything, latest
from tests.fakes.clock import ManualClock
from tests.fakes.crash import Executioner
from tests.fakes.feed import MemoryFeed
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.live.account_writes import Desk
from tests.sync.both_ways import Memory

D = TypeVar("D", bound=Desk)


@dataclass(slots=True)
class Bridge(Generic[D]):
    """Both sides."""

    desk: D
    written: Mapping[EntityKind, Deletion]
    """What a deletion on the platform does."""
    store: SqliteStore
    platform: MemorySink
    feed: MemoryFeed
    clock: ManualClock
    conflict: Policy = Policy.ASK

    def run(
        self, sweep: SweepMode = SweepMode.ALWAYS, after: float = 3600, options: EngineOptions | None = None
    ) -> RunRecord:
        """One run in both directions, so many seconds later; whatever waits is due."""
        self.clock.advance(after)
        try:
            return self.engine(options=options).run(Trigger.PERSON, sweep=sweep)
        finally:
            self.desk.source.close()

    def engine(self, watch: Executioner | None = None, options: EngineOptions | None = None) -> Engine:
        """An engine between the sides, whose durable steps may be watched."""
        watch = watch or Executioner()
        kinds = {
            kind: KindPolicy(write=True, conflict=self.conflict, deleted_on_platform=deletion)
            for kind, deletion in self.written.items()
            if kind in self.desk.source.kinds()
        }
        store = cast(Memory, watch.store(self.store))
        return Engine(
            ConnectionId("c1"), self.desk.source, watch.sink(self.platform), store, self.clock, MemoryReporter(),
            options or EngineOptions(retry_attempts=1),
            inbound=Inbound(watch.feed(self.feed), watch.books(self.desk.books), store, Policies(kinds=kinds)),
        )  # fmt: skip

    def of(self, kind: EntityKind, key: str) -> Entity:
        """A record as the platform has it."""
        return self.platform.entities(kind)[Key(key)]

    def mirrored(self) -> bool:
        """Whether the platform has exactly what the account has."""
        for kind in self.desk.source.kinds():
            ours = {key: change.entity for key, change in latest(everything(self.desk.source, kind)).items()}
            if ours != dict(self.platform.entities(kind)):
                return False
        return True


@contextmanager
def bridged(folder: Path, desk: D, written: Mapping[EntityKind, Deletion], clock: ManualClock) -> Iterator[Bridge[D]]:
    """Both sides equal after a first run; `clock` is that of the account's limits, too."""
    store = SqliteStore(folder / "state.sqlite3")
    made = Bridge(desk, written, store, MemorySink(), MemoryFeed(), clock)
    assert made.run().outcome is Outcome.SUCCESS
    assert made.mirrored()
    yield made
    store.close()
