"""Two sides, a memory between them, and an engine that keeps them equal."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

import msgspec

from connector.domain.entities import Entity
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.policies import Policies
from connector.domain.ports import Sink, Store
from connector.domain.runs import RunRecord, Trigger
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.quiet import QuietRuns
from connector.sync.run import Engine
from tests.fakes.clock import ManualClock
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.fakes.source import KINDS, MemorySource
from tests.fakes.store import MemoryStore


@dataclass(slots=True)
class Pair:
    """Books and platform with everything that stands between them."""

    books: MemorySource = field(default_factory=MemorySource)
    platform: MemorySink = field(default_factory=MemorySink)
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: ManualClock = field(default_factory=ManualClock)
    reporter: MemoryReporter = field(default_factory=MemoryReporter)
    options: EngineOptions = field(default_factory=lambda: EngineOptions(batch=4))
    stop: Event = field(default_factory=Event)
    quiet: QuietRuns | None = None
    policies: Policies | None = None

    def engine(self, *, store: Store | None = None, sink: Sink | None = None) -> Engine:
        """An engine over these parts, or over stand-ins for some of them."""
        return Engine(
            ConnectionId("c1"),
            self.books,
            sink or self.platform,
            store or self.store,
            self.clock,
            self.reporter,
            self.options,
            self.stop,
            self.quiet,
            policies=self.policies,
        )

    def run(self, sweep: SweepMode = SweepMode.ALWAYS, *kinds: EntityKind) -> RunRecord:
        """One run, as a person would start it."""
        return self.engine().run(Trigger.PERSON, kinds or None, sweep=sweep)

    def differences(self) -> dict[EntityKind, set[Key]]:
        """Records that are not alike on both sides."""
        found = {}
        for kind in KINDS:
            ours, theirs = self.books.entities(kind), self.platform.entities(kind)
            keys = {key for key in ours.keys() | theirs.keys() if not _alike(ours.get(key), theirs.get(key))}
            if keys:
                found[kind] = keys
        return found


def _alike(ours: Entity | None, theirs: Entity | None) -> bool:
    return ours is not None and theirs is not None and msgspec.to_builtins(ours) == msgspec.to_builtins(theirs)
