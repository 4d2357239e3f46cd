"""One run of one connection over what its host has opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Protocol

import msgspec

from connector.domain.actions import Action, ActionKind
from connector.domain.clock import Clock
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.policies import Policies
from connector.domain.ports import Books, Forgetful, Inbox, Reporter, Source, Store
from connector.domain.runs import RunRecord, Trigger
from connector.domain.writing import Write, Written
from connector.hosting.acquaintance import Acquaintance
from connector.hosting.metering import options_for
from connector.hosting.rules import rules_are_new
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink
from connector.sync.inbound import Inbound
from connector.sync.options import SweepMode
from connector.sync.quiet import QuietRuns


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What a run shall do."""

    trigger: Trigger
    kinds: tuple[EntityKind, ...] = ()
    """Empty: everything."""
    dry_run: bool = False
    rules: Path | None = None
    """For a dry run: a mapping file to try instead of the user's."""


class Memory(Store, Inbox, Protocol):
    """Everything that is kept of one connection."""


class Look(Protocol):
    """A memory that is only looked at, whoever holds it (see `domain.ports.Inbox` for each)."""

    def inbox(
        self, kind: EntityKind | None, state: InboxState, limit: int = 200, *, after: int = 0
    ) -> Sequence[InboxEntry]:
        """Changes of the platform in a state."""

    def inbox_counts(self) -> Mapping[tuple[EntityKind, ActionKind, InboxState], int]:
        """How many of each."""

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""

    def written(
        self, *, run: RunId | None = None, kind: EntityKind | None = None, key: Key | None = None, limit: int = 200
    ) -> Sequence[Written]:
        """What was written into the books, newest first."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One connection with its books at hand, between two runs; nothing is attached before it is asked something."""

    memory: Memory
    source: Source
    books: Books | None
    """None for books that nothing can write."""


class Planner(Protocol):
    """Told what a dry run would write."""

    def show(self, actions: Sequence[Action]) -> None:
        """Onto the platform."""

    def show_writes(self, writes: Sequence[Write]) -> None:
        """Into the books."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A connection with everything that a run of it needs; the host opened it, and closes it."""

    connection: ConnectionId
    provider: str
    both_ways: bool
    """Whether changes of the platform are written into the books."""
    policies: Policies
    books: Source
    """As the provider opened it: what can be written is found by it."""
    source: Acquaintance
    """The same, with a memory of who it is."""
    memory: Memory
    quiet: QuietRuns
    client: PlatformClient
    sink: PlatformSink
    overrides: Path | None
    """The user's mapping file."""
    clock: Clock


def run_once(parts: Parts, order: Order, reporter: Reporter, stop: Event, planner: Planner | None = None) -> RunRecord:
    """One run; how it ended stands in the record, and the books are given up after it. Raises BridgeError when it could
    not begin."""
    from connector.sync.run import Engine

    engine = Engine(
        parts.connection,
        parts.source,
        parts.sink,
        parts.memory,
        parts.clock,
        reporter,
        options_for(parts.books),
        stop=stop,
        quiet=parts.quiet,
        inbound=_inbound(parts, preview=order.dry_run),
        policies=parts.policies,
    )
    return engine.run(
        order.trigger,
        order.kinds or None,
        sweep=sweep_mode(parts.books, order.trigger),
        dry_run=order.dry_run,
        anew=order.dry_run and rules_are_new(parts.memory, parts.provider, parts.overrides),
        show=planner.show if planner is not None else None,
        show_writes=planner.show_writes if planner is not None else None,
    )


def sweep_mode(source: Source, trigger: Trigger) -> SweepMode:
    """Whether a run compares all keys: never with a side that forgets, as what it forgot was not deleted."""
    if isinstance(source, Forgetful):
        return SweepMode.NEVER
    return SweepMode.ALWAYS if trigger is Trigger.PERSON else SweepMode.DUE


def opened(parts: Parts) -> Opened:
    """The same connection with its books at hand, for what is done between runs."""
    from connector.providers.registry import open_books

    return Opened(parts.memory, parts.source, open_books(parts.provider, parts.books, parts.memory, clock=parts.clock))


def _inbound(parts: Parts, *, preview: bool = False) -> Inbound | None:
    """What the second direction needs; None for a connection that only reads, and has nothing on its way. A preview
    looks at what people have on the platform also then."""
    if not (parts.both_ways or preview or parts.memory.inbox_counts()):
        return None
    from connector.platform.changes import PlatformFeed

    books = opened(parts).books
    if books is None:
        return None
    feed = PlatformFeed(parts.client, parts.provider, parts.sink)
    return Inbound(feed, books, parts.memory, parts.policies)
