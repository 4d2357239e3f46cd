"""What the engine needs of the world. Hosts pass adapters in; `tests/contracts` says what each must promise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

import msgspec

from connector.domain.actions import Action, ActionKind, ActionState, Planned, Result
from connector.domain.changes import Cursor, Page, Seen
from connector.domain.identity import Identity, Timeline
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, EntityKind, Key, RunId, Version
from connector.domain.links import Link
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangePage, PlatformChange
from connector.domain.reconciliation import Entry, Summary, Total
from connector.domain.runs import EntityCounts, LogEntry, Problem, RunRecord
from connector.domain.writing import Readiness, UndoStep, Write, WriteResult, Written


class Source(Protocol):
    """One set of books or one account, read only. Used from one thread at a time; holds at most one attachment.

    Every method may raise `RetryLater`, `StopRun` or `AskUser`; a record that cannot be read is a `Change` with a
    failure, never an exception.
    """

    def identify(self) -> Identity:
        """Company and timeline values, read fresh."""

    def kinds(self) -> Sequence[EntityKind]:
        """What this source can give, parents before children."""

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of everything that may have changed since a cursor, from the beginning when there is none.

        At least once: a record may come again, none is left out that committed before the call, except those that the
        sweep is there for. The cursor of a page may be stored once the page was worked off. The last page is complete;
        when reading stops earlier, the iterator raises.
        """

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every key that exists now with its version, in batches, in any order; raises when it cannot be complete."""

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """The present state of some records; a key that does not exist comes back as a deletion."""

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """Control totals by currency as the books themselves sum them, or None for kinds without money."""

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """The next `limit` records in key order for the rolling re-read of content; complete when it came round."""

    def close(self) -> None:
        """Give up the attachment; the next call opens it again."""


@runtime_checkable
class Candid(Protocol):
    """A source that tells what its side lacks; asked after `identify`, at no cost worth saving."""

    def lacks(self) -> Sequence[str]:
        """What the mapping reads and is not there, one plain sentence each; everything else is synchronised."""


@runtime_checkable
class Forgetful(Protocol):
    """A source whose side forgets records by itself after a while: that they are gone is no deletion, so that its keys
    are never compared with what was read before."""

    @property
    def forgets_after(self) -> dt.timedelta:
        """How long it keeps a record."""


class Sink(Protocol):
    """Where records are written. Answers for every action, in the order given."""

    def identify(self) -> Identity:
        """Who the other side is and the life of its database; `counters["sequence"]` is its last accepted batch."""

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Write actions of one kind, each at most once however often it is sent.

        Raises:
            AnswerLost: sent, and no answer came: settle before sending again.
            Unreachable, Throttled: nothing was written.
            StopRun, AskUser: as said there.
        """

    def settle(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result | None]:
        """What became of actions whose answer was lost; None for one that never arrived."""

    def summary(self, entity: EntityKind) -> Summary:
        """Count, control totals and bucket sums of what is stored there."""

    def entries(self, entity: EntityKind, buckets: Sequence[int]) -> Iterator[Sequence[RemoteEntry]]:
        """Every live record of some buckets, in batches."""


class RemoteEntry(msgspec.Struct, frozen=True, gc=False):
    """A record as the sink has it."""

    key: Key
    remote: str
    revision: int
    fingerprint: bytes
    currency: str = ""
    amount: int = 0


class Sweep(Protocol):
    """Compares the full set of keys of a source with the links, outside of this process's memory."""

    def add(self, seen: Sequence[Seen]) -> None:
        """Note some keys that exist."""

    def missing(self) -> Iterator[Sequence[Key]]:
        """Linked keys that were not seen and for which no deletion waits: deletions, once the source confirms them."""

    def unknown(self) -> Iterator[Sequence[Key]]:
        """Seen keys that have no live link, unless this version of them waits in the outbox or is set aside."""

    def moved(self) -> Iterator[Sequence[Key]]:
        """Seen keys whose version is not the link's, unless this version waits in the outbox or is set aside; and
        seen keys of which another version or a deletion waits: it may be void."""


class Store(Protocol):
    """The memory of one connection. Everything is durable when a method returns; each method is one transaction, or
    one part of `together`."""

    def together(self) -> AbstractContextManager[None]:
        """What is done inside becomes durable as one step at the end, or not at all; it is seen inside at once."""

    def timeline(self, side: str) -> Timeline | None:
        """What is known of a side ("books" or "platform"), None before the first meeting."""

    def save_timeline(self, side: str, timeline: Timeline) -> None:
        """Remember what a side looks like now."""

    def cursor(self, kind: EntityKind) -> Cursor | None:
        """Checkpoint of one kind."""

    def save_cursor(self, kind: EntityKind, cursor: Cursor, run: RunId) -> None:
        """Move a checkpoint; called after the work that it stands for."""

    def clear_cursors(self) -> None:
        """Forget all checkpoints: the next run reads everything and compares."""

    def links(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Link]:
        """Links of some keys, tombstones included."""

    def adopt(self, kind: EntityKind, entries: Sequence[RemoteEntry]) -> None:
        """Link records as the sink has them (our memory was lost or is behind); digests and version become empty."""

    def twins(self, kind: EntityKind, wanted: Mapping[Key, bytes], field: str) -> Mapping[Key, Sequence[Key]]:
        """Live links whose field digests are the wanted ones but for one field, by the key that asks for them."""

    def touch(self, kind: EntityKind, versions: Sequence[tuple[Key, Version]]) -> None:
        """Note newer versions of records whose content did not change."""

    def plan(self, actions: Sequence[Action], state: ActionState) -> None:
        """Put actions into the outbox, at most one for each key: it takes the place of one that was not begun.

        The same action once more changes nothing, unless it is SENT now. An uncertain action is never replaced by
        another one: that is a fault of the caller (`RuntimeError`).
        """

    def mark(self, ids: Sequence[ActionId], state: ActionState) -> None:
        """Move actions to another state; SENT counts an attempt."""

    def outbox(
        self, kind: EntityKind | None, state: ActionState, limit: int, action: ActionKind | None = None
    ) -> Sequence[Planned]:
        """Oldest actions in a state, of one action kind when it is given."""

    def outbox_counts(self) -> Mapping[tuple[EntityKind, str, ActionState], int]:
        """How many actions of each (entity, action kind, state) wait."""

    def confirm(
        self,
        answered: Sequence[tuple[Action, Result]],
        *,
        successors: Sequence[Action] = (),
        log: Sequence[LogEntry] = (),
    ) -> None:
        """Turn agreed results into links, keep the tally, take the actions out of the outbox. Rejected and stale
        actions only leave the outbox; `successors` take their place as PLANNED. All of one entity kind."""

    def discard(self, ids: Sequence[ActionId]) -> None:
        """Take actions out of the outbox that shall never be sent."""

    def withdraw(self, kind: EntityKind, keys: Sequence[Key]) -> int:
        """Take out what waits for these keys and was not begun: the records are as agreed again. How many."""

    def link_count(self, kind: EntityKind) -> int:
        """Live links."""

    def summary(self, kind: EntityKind) -> Summary:
        """Tally of the live links."""

    def entries(self, kind: EntityKind, buckets: Sequence[int]) -> Iterator[Sequence[Entry]]:
        """Live links of some buckets as tally entries, ordered by bucket; unmoved by writes that come meanwhile."""

    def sweep(self, kind: EntityKind) -> AbstractContextManager[Sweep]:
        """Begin a comparison of keys; what it noted is gone afterwards."""

    def set_aside(self, problems: Sequence[Problem]) -> None:
        """Remember records that could not go through; one for each (entity, key), `since` of the first is kept."""

    def clear_problems(self, kind: EntityKind, keys: Iterable[Key]) -> None:
        """These went through."""

    def problems(
        self, kind: EntityKind | None = None, *, due: dt.datetime | None = None, limit: int = 1000
    ) -> Sequence[Problem]:
        """What is set aside, oldest first; with `due` only what shall be tried again by then: its time has come, or
        what it waits for is no longer set aside, or it is put off for longer than a day (the clock was set back)."""

    def problem_groups(self, search: str = "") -> Mapping[tuple[EntityKind, str], int]:
        """How many records are set aside, by kind and code; with `search` those with it in their key or sentence."""

    def problem_page(
        self, kind: EntityKind, code: str, search: str = "", *, skip: int = 0, limit: int = 200
    ) -> Sequence[Problem]:
        """Those of one group, oldest first."""

    def problem_keys(self, kind: EntityKind, keys: Iterable[Key]) -> set[Key]:
        """Which of some keys are set aside."""

    def problems_of(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Problem]:
        """Those of some records that are set aside, with why."""

    def problem_counts(self) -> Mapping[EntityKind, int]:
        """How many records of each kind are set aside; kinds without any are left out."""

    def save_run(self, run: RunRecord) -> None:
        """Insert or replace a run."""

    def runs(self, limit: int, before: RunId | None = None) -> Sequence[RunRecord]:
        """Newest runs first."""

    def log(self, entries: Sequence[LogEntry]) -> None:
        """Append to the sync log."""

    def entries_log(
        self,
        *,
        after: int = 0,
        before: int | None = None,
        entity: EntityKind | None = None,
        run: RunId | None = None,
        search: str = "",
        limit: int = 200,
    ) -> Sequence[LogEntry]:
        """Lines of the sync log by id: ascending from `after`, or the last ones before `before`."""

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact (time of the last sweep, position of the rolling re-read, mapping's hash)."""

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""

    def close(self) -> None:
        """Release files."""


class Feed(Protocol):
    """The platform's changes for the books, and where it is told what became of them."""

    def changes(self, kind: EntityKind, after: int, limit: int = 200) -> ChangePage:
        """Changes of one kind after a place of the feed, in the order of their commits. Raises as `Sink`."""

    def acknowledge(self, kind: EntityKind, answers: Sequence[Acknowledgement]) -> None:
        """Tell what became of changes; the same once more changes nothing. Raises as `Sink`."""


class Books(Protocol):
    """A set of books that can be written. Same thread and same attachment as its `Source`.

    One write is one short transaction. `AnswerLost` and `ConnectionBroken` from `apply` mean that nobody knows whether
    it was committed: `settle` before it is tried again. What concerns one record is a result, never an exception.
    """

    def readiness(self) -> Sequence[Readiness]:
        """Which kinds can be written now, and why others cannot. Reads the live structure; writes nothing."""

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost, however long ago; None when it never arrived."""

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records of the books that look like the same: TIN, registration or document number, exact name last."""

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does. Reads only."""

    def undo(self, written: Written) -> WriteResult:
        """Take a write back; MOVED when something else touched the record since, REJECTED in a closed period."""


class LastChange(msgspec.Struct, frozen=True):
    """Who touched a record last, and when, as far as its side tells."""

    by: str = ""
    at: dt.datetime | None = None


@runtime_checkable
class Witness(Protocol):
    """Books that tell who touched a record last; asked when a person has to decide about it, and only then."""

    def last_change(self, kind: EntityKind, key: Key) -> LastChange:
        """Blank where the books do not tell. Raises as `Source`."""


class Inbox(Protocol):
    """The durable way of the platform's changes into the books; a part of the `Store` of a connection.

    Everything is durable when a method returns, and part of `Store.together` inside of it.
    """

    def feed_cursor(self, kind: EntityKind) -> int:
        """Where reading the feed goes on; 0 at the beginning."""

    def receive(self, kind: EntityKind, changes: Sequence[PlatformChange], cursor: int) -> None:
        """Keep new changes as RECEIVED and move the cursor, in one step. One that is known already stays as it is,
        and its acknowledgement is delivered again."""

    def rewind_feed(self) -> None:
        """Read the feed from its beginning again (the platform's database was restored)."""

    def inbox(
        self, kind: EntityKind | None, state: InboxState, limit: int = 200, *, after: int = 0
    ) -> Sequence[InboxEntry]:
        """Entries in a state, by kind in the order of dependence and then of the feed, after a sequence."""

    def inbox_entry(self, change: ChangeId) -> InboxEntry | None:
        """One entry."""

    def save_inbox(self, entry: InboxEntry) -> None:
        """Replace an entry; DONE with an acknowledgement that was told becomes TOLD and small."""

    def inbox_counts(self) -> Mapping[tuple[EntityKind, ActionKind, InboxState], int]:
        """How many of each (entity, kind of change, state); TOLD ones are left out."""

    def untold(self, limit: int = 200) -> Sequence[InboxEntry]:
        """Entries whose acknowledgement the platform does not have, oldest first, in any state."""

    def refused(self, limit: int = 200) -> Sequence[InboxEntry]:
        """Changes that the books or the rules refused and that nobody has put right or ticked off since, oldest first.
        Told or not, each keeps the title of its record. What a person or a setting decided is none of them; the next
        change of the same record that the books take puts the earlier ones right."""

    def refused_count(self) -> int:
        """How many `refused` would tell, if it told all."""

    def tick_off(self, changes: Sequence[ChangeId]) -> int:
        """A person has seen these refusals; how many there were."""

    def key_of(self, change: ChangeId) -> Key | None:
        """The books' key of a record that was born on the platform by this change, once it is there."""

    def rename(self, kind: EntityKind, former: Key, key: Key) -> None:
        """The books call a record otherwise now: its changes and its history are asked of the new key. A conflict that
        it is gone is void."""

    def keep_written(self, written: Written) -> None:
        """Append to, or replace in, the history of what was written into the books (by the write's id)."""

    def written(
        self, *, run: RunId | None = None, kind: EntityKind | None = None, key: Key | None = None, limit: int = 200
    ) -> Sequence[Written]:
        """The history, newest first."""

    def written_by(self, writes: Collection[ActionId]) -> Sequence[Written]:
        """What these writes left in the history, however long ago, newest first; ids that it does not have are left
        out."""


class Reporter(Protocol):
    """Carries progress to whoever watches. Must be quick and never raise."""

    def progress(self, kind: EntityKind, counts: EntityCounts) -> None:
        """A page was worked off."""

    def note(self, sentence: str) -> None:
        """Something worth saying."""
