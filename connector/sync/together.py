"""New records that go into the books together, where the books take several in one request.

A batch is durable in each of its entries before it is sent: who is in it, in which order, and what is sent for each.
When its answer was lost, the books are asked for every record first. Is nothing there, the very same batch is sent once
more under the same identity, which the books do once. Is a part there, the batch was done, and what is missing was
refused: that goes alone, once the books cannot be at work on it any more; the batch is never sent again then, as they
may have forgotten it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.batches import Batch, Batching, Part, batch_id
from connector.domain.errors import AnswerLost, BridgeError, ConnectionBroken, SkipRecord, Throttled
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, EntityKind
from connector.domain.ports import Books, Inbox
from connector.domain.writing import Write, WriteOutcome, WriteResult
from connector.sync.carrier import Carrier, begun
from connector.sync.context import RunContext
from connector.sync.problems import backoff
from connector.sync.wishes import Go, Wishes

_replace = msgspec.structs.replace


class _Ready(msgspec.Struct, frozen=True):
    """A new record that waits for others."""

    entry: InboxEntry
    go: Go
    part: Part


class Together:
    """Takes one change after the other; new records wait until a request is full, or something else comes."""

    def __init__(self, context: RunContext, books: Books, inbox: Inbox, wishes: Wishes, carrier: Carrier) -> None:
        """Prepare; books that take one record at a time get each at once."""
        self._context = context
        self._books = books
        self._batching = books if isinstance(books, Batching) else None
        self._inbox = inbox
        self._wishes = wishes
        self._carrier = carrier
        self._ready: list[_Ready] = []
        self._marks: set[str] = set()

    def look_ahead(self, entries: Iterable[InboxEntry]) -> None:
        """Ask at once what will be asked for the new records among these. Raises as `Source`."""
        if self._batching is None:
            return
        found = [(entry, write) for entry in entries if (write := self._wish_of(entry)) is not None]
        if len(found) > 1:
            since = min(entry.change.changed_at for entry, _ in found)
            self._batching.look_ahead([write for _, write in found], since)

    def carry(self, entry: InboxEntry) -> None:
        """Take a change as far as it goes now. Raises as `Carrier.carry`."""
        if self._batching is None:
            self._carrier.carry(entry)
        elif entry.change.kind is not ActionKind.CREATE or entry.alone:
            self.flush()
            self._carrier.carry(entry)
        else:
            self._carry_new(self._batching, entry)

    def flush(self) -> None:
        """Send what waits. Raises what leaves it open whether it was written."""
        ready, self._ready, self._marks = self._ready, [], set()
        if not ready:
            return
        if len(ready) == 1:
            self._carrier.carry(ready[0].entry, ready[0].go)
            return
        identity, now = batch_id([each.part for each in ready]), self._context.clock.now()
        members = tuple(each.entry.change.id for each in ready)
        sent = [
            _replace(begun(each.entry, each.go, now), batch=Batch(id=identity, members=members, body=each.part.body))
            for each in ready
        ]
        self._save(sent)
        self._post(sent, again=False)

    def settle(self, entries: Sequence[InboxEntry]) -> None:
        """Ask the books for the records of one batch that have no result. Raises as `Books.settle`."""
        batch, now, options = _batch_of(entries[0]), self._context.clock.now(), self._context.options
        if self._batching is not None:
            self._batching.look_ahead([_write_of(entry) for entry in entries], _sent_at(entries[0]))
        missing: list[InboxEntry] = []
        for entry in entries:
            self._context.check()
            result = self._books.settle(_write_of(entry))
            if result is None:
                missing.append(entry)
            else:
                self._finish(entry, result)
        age = now - _sent_at(entries[0])
        if len(missing) < len(batch.members):
            over = age >= dt.timedelta(seconds=options.batch_at_work)
        else:
            over = self._is_forgotten(missing[0], age)
        if over:
            for entry in missing:
                self._carrier.plan_again(_freed(entry, alone=True))

    def send_again(self, kind: EntityKind) -> None:
        """Send once more, exactly as they were, the batches of a kind of which the books have nothing. Raises as
        `flush`."""
        if self._batching is None:
            return
        batches: dict[str, list[InboxEntry]] = {}
        after = 0
        while found := self._inbox.inbox(kind, InboxState.SENT, after=after):
            for entry in found:
                if entry.batch is not None:
                    batches.setdefault(entry.batch.id, []).append(entry)
            after = found[-1].change.sequence
        for entries in batches.values():
            # What was found, or has its answer, is not SENT any more: such a batch was done and is never sent again.
            if len(entries) == len(_batch_of(entries[0]).members) and self._may_go_again(entries[0]):
                self._context.check()
                now = self._context.clock.now()
                sent = [_replace(entry, sent_at=now) for entry in sorted(entries, key=_place)]
                self._save(sent)
                self._post(sent, again=True)

    # -- details -----------------------------------------------------------------------------------------------------

    def _carry_new(self, books: Batching, entry: InboxEntry) -> None:
        decision = self._wishes.decide(entry, self._context.clock.now())
        if isinstance(decision, Go) and not self._marks.isdisjoint(books.marks(decision.write)):
            self.flush()  # what looks like it must be there before somebody can be asked about it
            decision = self._wishes.decide(entry, self._context.clock.now())
        if not isinstance(decision, Go):
            self._carrier.keep(entry, decision)
            return
        room, body = books.room(entry.change.entity), self._body(books, decision)
        if body is None or room.records == 1 or len(body) > room.octets:
            self.flush()
            self._carrier.carry(entry, decision)
            return
        if sum(len(each.part.body) for each in self._ready) + len(body) > room.octets:
            self.flush()
        self._ready.append(_Ready(entry, decision, Part(decision.write, body)))
        self._marks |= books.marks(decision.write)
        if len(self._ready) >= room.records:
            self.flush()

    def _wish_of(self, entry: InboxEntry) -> Write | None:
        """Of a new record; None for any other, and where it cannot be told yet."""
        try:
            return self._wishes.creation(entry) if entry.change.kind is ActionKind.CREATE else None
        except (SkipRecord, msgspec.MsgspecError):
            return None

    def _body(self, books: Batching, go: Go) -> bytes | None:
        """What is sent; None for what goes alone: a refusal is told there, and so is what a person said of twins."""
        try:
            return books.prepared(go.write) if not go.alike else None
        except SkipRecord:
            return None

    def _post(self, sent: Sequence[InboxEntry], *, again: bool) -> None:
        assert self._batching is not None  # noqa: S101  # others make no batches
        parts = [Part(_write_of(entry), _batch_of(entry).body) for entry in sent]
        waiting = {part.write.id: entry for part, entry in zip(parts, sent, strict=True)}
        results: dict[ActionId, WriteResult] = {}
        error: BridgeError | None = None
        try:
            for result in self._batching.apply_together(_batch_of(sent[0]).id, parts):
                results[result.id] = result
        except BridgeError as exc:
            error = exc
        with self._context.store.together():
            for each, result in results.items():
                self._finish(waiting.pop(each), result)
            if isinstance(error, AnswerLost | ConnectionBroken) or (again and isinstance(error, SkipRecord)):
                self._save([_replace(entry, attempts=entry.attempts + 1) for entry in waiting.values()])
        self._go_on(waiting.values(), error, whole=not results, again=again)
        moved = [result.id for result in results.values() if result.outcome is WriteOutcome.MOVED]
        self._alone(entry for entry in sent if _write_of(entry).id in moved)

    def _go_on(self, waiting: Iterable[InboxEntry], error: BridgeError | None, *, whole: bool, again: bool) -> None:
        """What becomes of the rest. Of a batch that was tried before an earlier try may be on its way yet, so that a
        refusal of the whole says nothing."""
        if error is None or (again and isinstance(error, SkipRecord | Throttled)):
            return
        if whole and isinstance(error, SkipRecord):
            freed = [_freed(entry, alone=True) for entry in waiting]
            for entry in freed:
                self._carrier.plan_again(entry)
            self._alone(freed)
        elif whole and isinstance(error, Throttled):
            for entry in waiting:
                self._carrier.wait(_freed(entry), error.sentence)
        else:
            raise error

    def _alone(self, entries: Iterable[InboxEntry]) -> None:
        for entry in entries:
            self._context.check()
            self._carrier.carry(self._inbox.inbox_entry(entry.change.id) or entry)

    def _finish(self, entry: InboxEntry, result: WriteResult) -> None:
        """A result that leaves it for later is one that the books may remember for this batch."""
        later = result.outcome in (WriteOutcome.BUSY, WriteOutcome.MOVED)
        self._carrier.finish(_freed(entry, alone=later), _write_of(entry), result)

    def _save(self, entries: Sequence[InboxEntry]) -> None:
        self._context.journal.begin()
        with self._context.store.together():
            for entry in entries:
                self._inbox.save_inbox(entry)

    def _rest(self, entry: InboxEntry) -> dt.timedelta:
        """How long a batch rests whose answer was lost so often."""
        more = entry.attempts - self._context.options.lost_answers
        return backoff(more + 1, self._context.options) if more >= 0 else dt.timedelta()

    def _may_go_again(self, entry: InboxEntry) -> bool:
        return self._context.clock.now() - _sent_at(entry) >= self._rest(entry)

    def _is_forgotten(self, entry: InboxEntry, age: dt.timedelta) -> bool:
        long = dt.timedelta(seconds=self._context.options.batch_forgotten)
        return age >= long and (self._batching is None or age >= self._rest(entry) >= long)


def _freed(entry: InboxEntry, *, alone: bool = False) -> InboxEntry:
    return _replace(entry, batch=None, alone=alone or entry.alone)


def _batch_of(entry: InboxEntry) -> Batch:
    assert entry.batch is not None  # noqa: S101  # whoever calls this has looked
    return entry.batch


def _write_of(entry: InboxEntry) -> Write:
    assert entry.write is not None  # noqa: S101  # nothing is SENT without its write
    return entry.write


def _sent_at(entry: InboxEntry) -> dt.datetime:
    assert entry.sent_at is not None  # noqa: S101  # nothing is SENT without its time
    return entry.sent_at


def _place(entry: InboxEntry) -> int:
    return _batch_of(entry).members.index(entry.change.id)
