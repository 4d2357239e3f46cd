"""A company in QuickBooks, a platform in memory, and an engine between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

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
from tests.fakes.quickbooks.company import Company
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.live.quickbooks.stage import Stage, stage
from tests.sync.both_ways import Memory

WRITTEN = {
    EntityKind.CUSTOMER: Deletion.DEACTIVATE,
    EntityKind.PRODUCT: Deletion.DEACTIVATE,
    EntityKind.INVOICE: Deletion.DELETE,
    EntityKind.CREDIT_NOTE: Deletion.DELETE,
    EntityKind.PAYMENT: Deletion.DELETE,
}
"""What a deletion on the platform does."""


@dataclass(slots=True)
class Bridge:
    """Both sides."""

    desk: Stage
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
            for kind, deletion in WRITTEN.items()
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
        """Whether the platform has exactly what QuickBooks has."""
        for kind in self.desk.source.kinds():
            ours = {key: change.entity for key, change in latest(everything(self.desk.source, kind)).items()}
            if ours != dict(self.platform.entities(kind)):
                return False
        return True


@contextmanager
def bridge(folder: Path, company: Company | None = None) -> Iterator[Bridge]:
    """Both sides equal after a first run. Waiting, as after a 429, costs no time."""
    with stage(company, clock=ManualClock()) as desk:
        store = SqliteStore(folder / "state.sqlite3")
        made = Bridge(desk, store, MemorySink(), MemoryFeed(), ManualClock())
        assert made.run().outcome is Outcome.SUCCESS
        assert made.mirrored()
        yield made
        store.close()
