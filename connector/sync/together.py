"""New records that go into the books together, where the books take several in one request.

What looks alike never goes together, and what was asked ahead is not believed of a record that looks like one that
went since: the second of two is a question to a person, as it would be if the first had been there for long.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.batches import Batching, Part
from connector.domain.errors import SkipRecord
from connector.domain.inbox import InboxEntry
from connector.domain.ports import Books
from connector.domain.writing import Write
from connector.sync.batch_carrier import BatchCarrier, Ready
from connector.sync.carrier import Carrier
from connector.sync.context import RunContext
from connector.sync.wishes import Go, Wishes


class Together:
    """Takes one change after the other; new records wait until a request is full, or something else comes."""

    def __init__(
        self, context: RunContext, books: Books, wishes: Wishes, carrier: Carrier, batches: BatchCarrier
    ) -> None:
        """Prepare; books that take one record at a time get each at once."""
        self._context = context
        self._batching = books if isinstance(books, Batching) else None
        self._wishes = wishes
        self._carrier = carrier
        self._batches = batches
        self._ready: list[Ready] = []
        self._marks: set[str] = set()
        """Of what waits, and of what went since the books were asked ahead: their answers do not know of it."""

    def look_ahead(self, entries: Iterable[InboxEntry]) -> None:
        """Ask at once what will be asked for the new records among these. Raises as `Source`."""
        if self._batching is None:
            return
        found = [(entry, write) for entry in entries if (write := self._wish_of(entry)) is not None]
        since = min((entry.change.changed_at for entry, _ in found), default=self._context.clock.now())
        self._look(self._batching, [write for _, write in found] if len(found) > 1 else (), since)

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
        ready, self._ready = self._ready, []
        if not ready:
            return
        if len(ready) == 1:
            self._carrier.carry(ready[0].entry, ready[0].go)
        else:
            self._batches.send(ready)

    # -- details -----------------------------------------------------------------------------------------------------

    def _look(self, books: Batching, writes: Sequence[Write], since: dt.datetime) -> None:
        """Whatever was asked ahead before is forgotten."""
        books.look_ahead(writes, since)
        self._marks = {mark for each in self._ready for mark in books.marks(each.go.write)}

    def _carry_new(self, books: Batching, entry: InboxEntry) -> None:
        decision = self._wishes.decide(entry, self._context.clock.now())
        if isinstance(decision, Go) and not self._marks.isdisjoint(books.marks(decision.write)):
            self.flush()  # what looks like it must be there before somebody can be asked about it
            self._look(books, (), self._context.clock.now())
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
        self._ready.append(Ready(entry, decision, Part(decision.write, body)))
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
