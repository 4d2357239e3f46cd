"""From the platform's changes into the books: received durably, planned one by one, written once, told of.

    received → (waiting | held | conflict) → sent → done → told

An entry is durable as SENT, with its write, before the books are touched; what was sent and has no result is settled by
asking the books before anything else is done with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.conflicts import Conflict
from connector.domain.errors import RetryLater, SkipRecord
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import SYNC_ORDER, EntityKind
from connector.domain.platform_changes import ChangeId, ChangeOutcome, PlatformChange
from connector.domain.policies import Policies
from connector.domain.ports import Books, Feed, Inbox
from connector.domain.runs import EntryKind, Toward, Trigger
from connector.domain.writable import TWO_WAY
from connector.domain.writing import Write
from connector.sync.batch_carrier import BatchCarrier
from connector.sync.carrier import Carrier, answer_of, question_of
from connector.sync.context import RunContext
from connector.sync.delivery import Delivery
from connector.sync.safeguard import Verdict, judge
from connector.sync.said import Said
from connector.sync.together import Together
from connector.sync.undo import Undo
from connector.sync.wishes import Agreed, Ask, Go, Refuse, Wait, Wishes

_PAGE = 200
_OPEN = (InboxState.RECEIVED, InboxState.WAITING, InboxState.HELD, InboxState.CONFLICT, InboxState.SENT)
_HELD = "Too many deletions at once: they wait until a person releases them."

ShowWrites = Callable[[Sequence[Write]], None]
"""Receives what would be written into the books."""

_replace = msgspec.structs.replace


@dataclass(frozen=True, slots=True)
class Inbound:
    """What a connection needs to be kept equal in the second direction, too."""

    feed: Feed
    books: Books
    inbox: Inbox
    policies: Policies

    @property
    def kinds(self) -> tuple[EntityKind, ...]:
        """Kinds that are written into the books, parents first."""
        return tuple(kind for kind in SYNC_ORDER if kind in TWO_WAY and self.policies.of(kind).write)


class Arrivals:
    """The second direction of one run."""

    def __init__(self, context: RunContext, inbound: Inbound, delivery: Delivery) -> None:
        self._context = context
        self._inbound = inbound
        self._inbox = inbound.inbox
        self._delivery = delivery
        self._wishes = Wishes(
            context.connection, context.timeline, context.source, inbound.books, inbound.inbox, inbound.policies
        )
        self._carrier = Carrier(context, inbound.books, inbound.inbox, self._wishes)
        self._batches = BatchCarrier(context, inbound.books, inbound.inbox, self._carrier)
        self._together = Together(context, inbound.books, self._wishes, self._carrier, self._batches)

    def bring_in(self, kinds: Sequence[EntityKind]) -> None:
        """Settle, receive and work off. Raises as those do."""
        self.settle()
        self.receive(kinds)
        self.work(kinds)

    def settle(self) -> None:
        """Ask the books what became of every write, or its undoing, that was begun. Raises as `Books.settle`."""
        context = self._context
        Undo(context.connection, context.store, self._inbox, context.clock).settle(context.source)
        for kind in SYNC_ORDER:
            batches: dict[str, list[InboxEntry]] = {}
            for entry in self._entries(kind, InboxState.SENT):
                assert entry.write is not None  # noqa: S101  # nothing is SENT without its write
                self._context.check()
                self._context.journal.begin()
                if entry.batch is not None:
                    batches.setdefault(entry.batch.id, []).append(entry)
                else:
                    self._carrier.settle(entry, entry.write)
            for entries in batches.values():
                self._batches.settle(entries)

    def receive(self, kinds: Sequence[EntityKind]) -> None:
        """Keep what is new in the feed of each kind. Raises as `Delivery.ask`."""
        for kind in kinds:
            for changes, cursor in self._pages(kind):
                self._context.journal.begin()
                self._inbox.receive(kind, changes, cursor)

    def work(self, kinds: Sequence[EntityKind]) -> None:
        """Plan and write what can be done now, parents first, in the feed's order."""
        for kind in kinds:
            self._guard(kind)
            self._batches.send_again(kind)
            tried: set[ChangeId] = set()
            # What waited for an earlier change of its own kind follows it in the same run; what was put off just now
            # is not tried again at once.
            for state in (InboxState.WAITING, InboxState.RECEIVED, InboxState.RELEASED, InboxState.WAITING):
                for page in self._inbox_pages(kind, state):
                    self._together.look_ahead(entry for entry in page if self._is_next(entry, tried))
                    for entry in page:
                        if self._is_next(entry, tried):
                            tried.add(entry.change.id)
                            self._context.check()
                            self._together.carry(entry)
                self._together.flush()

    def tell(self) -> None:
        """Deliver the acknowledgements that the platform does not have; what cannot be delivered now waits."""
        try:
            while found := self._inbox.untold(_PAGE):
                kind = found[0].change.entity
                entries = [entry for entry in found if entry.change.entity is kind]
                answers = [entry.acknowledgement for entry in entries if entry.acknowledgement is not None]
                self._context.journal.begin()
                self._delivery.ask(lambda kind=kind, answers=answers: self._inbound.feed.acknowledge(kind, answers))  # type: ignore[misc]  # bound at once
                with self._context.store.together():
                    for entry in entries:
                        self._inbox.save_inbox(_replace(entry, told=True))
        except RetryLater as exc:
            self._context.journal.note(f"What became of the platform's changes could not be told yet. {exc.sentence}")

    def count_open(self) -> int:
        """Note how many changes wait, for a person or for a better moment; the sum."""
        total = 0
        for (kind, _, state), number in self._inbox.inbox_counts().items():
            if state in _OPEN:
                self._context.journal.counts(kind).undecided += number
                total += number
        return total

    def preview_matches(self, kinds: Sequence[EntityKind]) -> None:
        """Of kinds that are not written into the books: say which new records of the platform the books seem to have
        already, and how many other changes wait; nothing is kept."""
        now, said = self._context.clock.now(), Said(self._context.journal.say)
        for kind in kinds:
            others = 0
            for change in (each for changes, _ in self._pages(kind) for each in changes):
                twin = self._twin(change, now)
                if twin is not None:
                    said.of(change, question_of(twin))
                else:
                    others += 1
            if others:
                name = kind.value.replace("_", " ")
                self._context.journal.say(
                    f"{others:,} other changes of {name} wait on the platform: {name} are not written into the books "
                    "(a setting)."
                )
        said.rest()

    def preview(self, kinds: Sequence[EntityKind], show: ShowWrites) -> None:
        """Show what would be written into the books now, and say what would not and why; nothing is kept."""
        now, said = self._context.clock.now(), Said(self._context.journal.say)
        for kind in kinds:
            known = [
                entry for state in (InboxState.RECEIVED, InboxState.RELEASED) for entry in self._entries(kind, state)
            ]
            fresh = (
                InboxEntry(change=change, state=InboxState.RECEIVED)
                for changes, _ in self._pages(kind)
                for change in changes
                if self._inbox.inbox_entry(change.id) is None
            )
            for entry in (*known, *fresh):
                counts = self._context.journal.counts(kind)
                match self._wishes.decide(entry, now):
                    case Go(write=write):
                        counts.into_books += 1
                        show([write])
                    case Ask(conflict=conflict):
                        counts.undecided += 1
                        said.of(entry.change, question_of(conflict))
                    case Wait(reason=reason):
                        counts.undecided += 1
                        said.of(entry.change, reason)
                    case Refuse(reason=reason):
                        counts.refused += 1
                        said.of(entry.change, reason)
                    case Agreed():
                        counts.unchanged += 1
        said.rest()

    def _twin(self, change: PlatformChange, now: dt.datetime) -> Conflict | None:
        """As far as it can be told: one record that cannot be read or looked for costs no preview."""
        try:
            return self._wishes.twin(change, now)
        except (SkipRecord, msgspec.MsgspecError):
            return None

    # -- details ----------------------------------------------------------------------------------------------------

    def _pages(self, kind: EntityKind) -> Iterator[tuple[Sequence[PlatformChange], int]]:
        cursor, complete = self._inbox.feed_cursor(kind), False
        while not complete:
            self._context.check()
            page = self._delivery.ask(lambda after=cursor: self._inbound.feed.changes(kind, after, _PAGE))  # type: ignore[misc]  # bound at once
            complete = page.complete or page.cursor <= cursor
            if page.changes or page.cursor > cursor:
                yield page.changes, page.cursor
            cursor = page.cursor

    def _entries(self, kind: EntityKind, state: InboxState) -> Iterator[InboxEntry]:
        for page in self._inbox_pages(kind, state):
            yield from page

    def _inbox_pages(self, kind: EntityKind, state: InboxState) -> Iterator[Sequence[InboxEntry]]:
        after = 0
        while found := self._inbox.inbox(kind, state, _PAGE, after=after):
            yield found
            after = found[-1].change.sequence

    def _is_next(self, entry: InboxEntry, tried: Collection[ChangeId]) -> bool:
        return entry.change.id not in tried and (entry.state is not InboxState.WAITING or self._is_due(entry))

    def _is_due(self, entry: InboxEntry) -> bool:
        """What it waits for is settled; else, its time has come or a person asks."""
        parent = self._inbox.inbox_entry(ChangeId(entry.waits_for)) if entry.waits_for else None
        if parent is not None:
            return parent.state in (InboxState.DONE, InboxState.TOLD)
        due = entry.next_try is None or entry.next_try <= self._context.clock.now()
        return due or self._context.journal.run.trigger is Trigger.PERSON

    def _guard(self, kind: EntityKind) -> None:
        """Too many deletions wait until a person releases them."""
        counts, delete = self._inbox.inbox_counts(), ActionKind.DELETE
        fresh = counts.get((kind, delete, InboxState.RECEIVED), 0)
        number = fresh + counts.get((kind, delete, InboxState.HELD), 0)
        context = self._context
        if not fresh or judge(number, context.store.link_count(kind), context.options) is Verdict.PASS:
            return
        name = kind.value.replace("_", " ")
        context.journal.note(
            f"{number:,} {name} would be deleted in the books at once. They wait until a person releases them.",
            kind=EntryKind.HELD,
            entity=kind,
            toward=Toward.BOOKS,
        )
        for entry in self._entries(kind, InboxState.RECEIVED):
            if entry.change.kind is delete:
                answer = answer_of(entry, ChangeOutcome.WAITING, _HELD, "held")
                self._carrier.save(_replace(entry, state=InboxState.HELD), answer)
