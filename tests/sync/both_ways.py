"""Two sides that both change, a memory on the disk, and an engine that keeps them equal."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from connector.domain.conflicts import Choice, Policy, Resolution
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.platform_changes import ChangeId
from connector.domain.policies import KindPolicy, Policies
from connector.domain.ports import Inbox, Store
from connector.domain.runs import RunRecord, Trigger
from connector.domain.writing import Deletion
from connector.store.sqlite import SqliteStore
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.fakes.books import MemoryBooks
from tests.fakes.clock import ManualClock
from tests.fakes.crash import Executioner
from tests.fakes.feed import MemoryFeed
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.fakes.source import MemorySource

BOTH = (EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT)


class Memory(Store, Inbox, Protocol):
    """Everything that is kept of one connection."""


@dataclass(slots=True)
class BothWays:
    """Books, platform, people on either side."""

    folder: Path
    books: MemorySource = field(default_factory=MemorySource)
    platform: MemorySink = field(default_factory=MemorySink)
    feed: MemoryFeed = field(default_factory=MemoryFeed)
    clock: ManualClock = field(default_factory=ManualClock)
    reporter: MemoryReporter = field(default_factory=MemoryReporter)
    conflict: Policy = Policy.ASK
    written: tuple[EntityKind, ...] = BOTH
    deletion: Deletion = Deletion.DELETE
    writer: MemoryBooks = field(init=False)
    store: SqliteStore = field(init=False)

    def __post_init__(self) -> None:
        """Open the memory."""
        self.writer = MemoryBooks(self.books)
        self.store = SqliteStore(self.folder / "state.sqlite3")

    def policies(self) -> Policies:
        """Kinds that are written, with who wins; deletions are carried out."""
        policy = KindPolicy(write=True, conflict=self.conflict, deleted_on_platform=self.deletion)
        return Policies(kinds=dict.fromkeys(self.written, policy))

    def run(self, trigger: Trigger = Trigger.PERSON, *, dry_run: bool = False) -> RunRecord:
        """One run in both directions."""
        return self.engine().run(trigger, sweep=SweepMode.ALWAYS, dry_run=dry_run)

    def engine(self, executioner: Executioner | None = None) -> Engine:
        """An engine over these parts, whose durable steps may be watched."""
        watch = executioner or Executioner()
        store = cast(Memory, watch.store(self.store))
        return Engine(
            ConnectionId("c1"),
            self.books,
            watch.sink(self.platform),
            store,
            self.clock,
            self.reporter,
            EngineOptions(batch=4, retry_attempts=1),
            inbound=Inbound(watch.feed(self.feed), watch.books(self.writer), store, self.policies()),
        )

    def entry(self, change: ChangeId) -> InboxEntry:
        """What this side knows of a change."""
        found = self.store.inbox_entry(change)
        assert found is not None
        return found

    def decide(self, change: ChangeId, choice: Choice, **fields: Choice) -> None:
        """A person decides a conflict."""
        at = self.clock.now()
        decide(self.store, self.entry(change), Resolution(change=change, choice=choice, fields=fields, decided_at=at))

    def equal(self) -> bool:
        """Whether the platform has exactly what the books have."""
        kinds = self.books.kinds_given
        return all(self.books.entities(kind) == self.platform.entities(kind) for kind in kinds)


def decide(store: Memory, entry: InboxEntry, resolution: Resolution) -> None:
    """Keep what a person decided of a conflict."""
    assert entry.state is InboxState.CONFLICT
    store.save_inbox(
        InboxEntry(
            change=entry.change, state=InboxState.RECEIVED, conflict=entry.conflict, resolution=resolution,
            acknowledgement=entry.acknowledgement, told=entry.told, attempts=entry.attempts,
        )
    )  # fmt: skip
