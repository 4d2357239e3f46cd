"""Memory and books of a connection that goes both ways, as tests of the agent and of its faces need them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.conflicts import Conflict, ConflictKind
from connector.domain.fingerprint import canonical
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import SYNC_ORDER, ActionId, EntityKind, Key, RunId
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId, PlatformChange
from connector.domain.writing import Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from tests.fakes.entities import customer
from tests.fakes.store import MemoryStore

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@dataclass(slots=True)
class TwoWayMemory(MemoryStore):
    """A memory with an inbox and a history of writes."""

    box_in: dict[ChangeId, InboxEntry] = field(default_factory=dict)
    history: dict[ActionId, Written] = field(default_factory=dict)

    def feed_cursor(self, kind: EntityKind) -> int:
        """Where reading goes on."""
        mine = [entry.change.sequence for entry in self.box_in.values() if entry.change.entity is kind]
        return max(mine, default=0)

    def receive(self, kind: EntityKind, changes: Sequence[PlatformChange], cursor: int) -> None:
        """Keep new changes."""
        for change in changes:
            self.box_in.setdefault(change.id, InboxEntry(change=change, state=InboxState.RECEIVED))

    def rewind_feed(self) -> None:
        """Nothing is remembered of it here."""

    def inbox(
        self, kind: EntityKind | None, state: InboxState, limit: int = 200, *, after: int = 0
    ) -> Sequence[InboxEntry]:
        """Entries in a state."""
        found = [
            entry
            for entry in self.box_in.values()
            if entry.state is state and kind in (None, entry.change.entity) and entry.change.sequence > after
        ]
        found.sort(key=lambda entry: (SYNC_ORDER.index(entry.change.entity), entry.change.sequence))
        return found[:limit]

    def inbox_entry(self, change: ChangeId) -> InboxEntry | None:
        """One entry."""
        return self.box_in.get(change)

    def save_inbox(self, entry: InboxEntry) -> None:
        """Replace an entry."""
        self.box_in[entry.change.id] = entry

    def inbox_counts(self) -> Mapping[tuple[EntityKind, ActionKind, InboxState], int]:
        """How many of each."""
        return Counter((each.change.entity, each.change.kind, each.state) for each in self.box_in.values())

    def untold(self, limit: int = 200) -> Sequence[InboxEntry]:
        """None here."""
        return ()

    def refused(self, limit: int = 200) -> Sequence[InboxEntry]:
        """Those that nobody ticked off."""
        found = [entry for entry in self.box_in.values() if entry.refused and not entry.seen]
        return sorted(found, key=lambda entry: entry.change.sequence)[:limit]

    def refused_count(self) -> int:
        """How many those are."""
        return len(self.refused(len(self.box_in)))

    def tick_off(self, changes: Sequence[ChangeId]) -> int:
        """They were seen."""
        seen = [entry for entry in self.refused(len(self.box_in)) if entry.change.id in changes]
        for entry in seen:
            self.box_in[entry.change.id] = msgspec.structs.replace(entry, seen=True)
        return len(seen)

    def key_of(self, change: ChangeId) -> Key | None:
        """None here."""
        return None

    def rename(self, kind: EntityKind, former: Key, key: Key) -> None:
        """Nothing is renamed here."""

    def keep_written(self, written: Written) -> None:
        """Append or replace."""
        self.history[written.write.id] = written

    def written(
        self, *, run: RunId | None = None, kind: EntityKind | None = None, key: Key | None = None, limit: int = 200
    ) -> Sequence[Written]:
        """The history, newest first."""
        found = [
            each
            for each in reversed(self.history.values())
            if run in (None, each.run) and kind in (None, each.write.entity) and key in (None, each.key)
        ]
        return found[:limit]

    def written_by(self, writes: Collection[ActionId]) -> Sequence[Written]:
        """Of these writes, newest first."""
        return [each for each in reversed(self.history.values()) if each.write.id in writes]


@dataclass(slots=True)
class ScriptedBooks:
    """Books that answer as a test says, and remember what was taken back."""

    ready: list[Readiness] = field(default_factory=list)
    stuck: dict[Key, str] = field(default_factory=dict)
    """Records that cannot be taken back, with why."""
    moved: set[Key] = field(default_factory=set)
    """Records that somebody edits between preview and undo."""
    undone: list[Key] = field(default_factory=list)
    rehearsed: list[EntityKind | None] = field(default_factory=list)

    def readiness(self) -> Sequence[Readiness]:
        """As the test says."""
        return self.ready

    def rehearse(self, kind: EntityKind | None) -> Sequence[Readiness]:
        """Note it; everything is ready then."""
        self.rehearsed.append(kind)
        wanted = [each for each in self.ready if kind in (None, each.entity)]
        return [msgspec.structs.replace(each, ready=True, reasons=("20 documents as posted.",)) for each in wanted]

    def apply(self, write: Write) -> WriteResult:
        """Nothing is written here."""
        raise NotImplementedError

    def settle(self, write: Write) -> WriteResult | None:
        """Nothing was written here."""
        raise NotImplementedError

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Nothing is alike."""
        return ()

    def preview_undo(self, written: Written) -> UndoStep:
        """Deletes it, unless it is stuck."""
        reason = self.stuck.get(written.key)
        return UndoStep(written=written, possible=reason is None, sentence=reason or f"deletes {written.key}")

    def undo(self, written: Written) -> WriteResult:
        """Take it back, unless somebody was quicker."""
        if written.key in self.moved:
            return WriteResult(id=written.write.id, outcome=WriteOutcome.MOVED)
        self.undone.append(written.key)
        return WriteResult(id=written.write.id, outcome=WriteOutcome.WRITTEN, key=written.key)


def change(number: int, state: InboxState, kind: EntityKind = EntityKind.CUSTOMER) -> InboxEntry:
    """A change of the platform that stands somewhere."""
    made = PlatformChange(
        id=ChangeId(f"{number:032x}"[::-1]),
        sequence=number,
        entity=kind,
        kind=ActionKind.UPDATE,
        key=Key(f"C{number}"),
        changed_by="Aminah",
        changed_at=AT,
    )
    return InboxEntry(change=made, state=state)


def disputed(number: int, kind: ConflictKind = ConflictKind.FIELDS) -> InboxEntry:
    """A change that somebody has to decide: both sides gave the customer another name and phone."""
    entry = change(number, InboxState.CONFLICT)
    base, ours, theirs = (
        canonical(Customer(code=f"C{number}", name=name, currency="MYR", credit_limit=limit))
        for name, limit in (("Old", 100_000), ("Books", 250_050), ("Platform", 300_000))
    )
    conflict = Conflict(
        change=entry.change.id,
        entity=entry.change.entity,
        key=entry.change.key,
        kind=kind,
        fields=("credit_limit", "name") if kind is ConflictKind.FIELDS else (),
        base=base,
        ours=ours,
        theirs=theirs,
        since=AT + dt.timedelta(minutes=number),
        changed_by="Aminah",
        changed_at=AT,
        books_changed_by="ADMIN",
        books_changed_at=AT,
    )
    return msgspec.structs.replace(entry, conflict=conflict)


def wrote(number: int, run: str = "run-a") -> Written:
    """A write of the past."""
    entity = customer(f"C{number}", name=f"Name {number}")
    write = Write(
        id=ActionId(f"a{number}"),
        change=ChangeId(f"{number:032x}"),
        kind=ActionKind.CREATE,
        entity=EntityKind.CUSTOMER,
        reference=f"BB{number:018}",
        content=canonical(entity),
    )
    at = AT + dt.timedelta(minutes=number)
    return Written(write=write, key=Key(f"C{number}"), run=RunId(run), at=at, trace=b"secret trace")
