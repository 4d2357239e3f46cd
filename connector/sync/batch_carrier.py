"""Carries out batches of new records, each step durable before the next one begins.

A batch is durable in each of its entries before it is sent: who is in it, in which order, and what is sent for each.
When its answer was lost, the books are asked for every record first. Is nothing there, and nothing that looks like one
of them, the very same batch is sent once more under the same identity, which the books do once. Is a part there, the
batch was done, and what is missing was refused: that goes alone, once the books cannot be at work on it any more; the
batch is never sent again then, as they may have forgotten it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from connector.domain.batches import Batch, Batching, Part, batch_id
from connector.domain.errors import AnswerLost, BridgeError, ConnectionBroken, SkipRecord, Throttled
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, EntityKind
from connector.domain.ports import Books, Inbox
from connector.domain.writing import Write, WriteOutcome, WriteResult
from connector.sync.carrier import Carrier, asked_about, begun
from connector.sync.context import RunContext
from connector.sync.problems import backoff
from connector.sync.wishes import Go

_replace = msgspec.structs.replace


class Ready(msgspec.Struct, frozen=True):
    """A new record that waits for others."""

    entry: InboxEntry
    go: Go
    part: Part


class BatchCarrier:
    """Takes one batch at a time as far as it goes now."""

    def __init__(self, context: RunContext, books: Books, inbox: Inbox, carrier: Carrier) -> None:
        """Prepare; books that take one record at a time get no batches."""
        self._context = context
        self._books = books
        self._batching = books if isinstance(books, Batching) else None
        self._inbox = inbox
        self._carrier = carrier

    def send(self, ready: Sequence[Ready]) -> None:
        """Send new records in one request. Raises what leaves it open whether they were written."""
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
                self._finish(entry, asked_about(_write_of(entry), result))
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
                if self._are_twinned(self._batching, entries):
                    self._give_up(entries)
                    continue
                now = self._context.clock.now()
                sent = [_replace(entry, sent_at=now) for entry in sorted(entries, key=_place)]
                self._save(sent)
                self._post(sent, again=True)

    # -- details -----------------------------------------------------------------------------------------------------

    def _are_twinned(self, books: Batching, entries: Sequence[InboxEntry]) -> bool:
        """Whether somebody entered meanwhile what looks like one of these, of which the books have none by us."""
        writes = [_write_of(entry) for entry in entries]
        books.look_ahead(writes, _sent_at(entries[0]))
        alike = [self._books.find_alike(write.entity, write.content) for write in writes]
        return any(not set(keys) <= set(entry.alike) for keys, entry in zip(alike, entries, strict=True))

    def _give_up(self, entries: Sequence[InboxEntry]) -> None:
        """A person has to be asked: it goes one by one, once nothing of it can arrive any more."""
        age = self._context.clock.now() - _sent_at(entries[0])
        if age >= dt.timedelta(seconds=self._context.options.batch_forgotten):
            self._context.journal.begin()
            for entry in entries:
                self._carrier.plan_again(_freed(entry, alone=True))

    def _post(self, sent: Sequence[InboxEntry], *, again: bool) -> None:
        assert self._batching is not None  # noqa: S101  # others make no batches
        parts = [Part(_write_of(entry), _batch_of(entry).body) for entry in sent]
        waiting = {part.write.id: entry for part, entry in zip(parts, sent, strict=True)}
        results: dict[ActionId, WriteResult] = {}
        error: BridgeError | None = None
        try:
            for result in self._batching.apply_together(_batch_of(sent[0]).id, parts):
                results[result.id] = asked_about(_write_of(waiting[result.id]), result)
        except BridgeError as exc:
            error = exc
        with self._context.store.together():
            for each, result in results.items():
                self._finish(waiting.pop(each), result)
            lost = error is None or isinstance(error, AnswerLost | ConnectionBroken)
            if lost or (again and isinstance(error, SkipRecord)):
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
