"""Everything at once on both sides, and a process that dies anywhere: nothing twice, nothing overwritten, equal."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import structlog
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.documents import Invoice
from connector.domain.errors import AnswerLost, BridgeError, ConnectionBroken, Unreachable
from connector.domain.fingerprint import decode
from connector.domain.inbox import InboxState
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.domain.runs import Outcome, Trigger
from connector.domain.writing import WriteOutcome
from connector.sync.merge import differing
from connector.sync.options import SweepMode
from connector.sync.undo import Undo
from tests.fakes.crash import Executioner, Killed
from tests.fakes.entities import customer, invoice
from tests.fakes.sink import Fault
from tests.sync.both_ways import BothWays

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
_WORDS = st.sampled_from(["satu", "dua", "tiga", None])
_FIELDS = st.sampled_from(["remark", "phone", "email"])
_PICK = st.integers(0, 3)
_FINAL = (ChangeOutcome.APPLIED, ChangeOutcome.REJECTED)
_ANSWERS = {
    ConflictKind.FIELDS: (Choice.KEEP_PLATFORM, Choice.KEEP_BOOKS),
    ConflictKind.DUPLICATE: (Choice.LINK, Choice.CREATE, Choice.KEEP_BOOKS),
    ConflictKind.DELETED_IN_BOOKS: (Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM),
    ConflictKind.DELETED_ON_PLATFORM: (Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM),
}


class Weather(RuleBasedStateMachine):
    """What stands in the way: answers that are lost, a platform that is away, somebody at the same record."""

    both: BothWays

    @rule(after=st.booleans(), error=st.sampled_from([AnswerLost, ConnectionBroken]))
    def lose_an_answer(self, after: bool, error: type[BridgeError]) -> None:
        """The next write into the books is uncertain."""
        self.both.writer.faults.setdefault("after apply" if after else "before apply", []).append(error("lost"))

    @rule(fault=st.sampled_from(Fault))
    def lose_a_batch(self, fault: Fault) -> None:
        """The next batch to the platform fails."""
        self.both.platform.faults.append(fault)

    @rule(name=st.sampled_from(["changes", "acknowledge"]))
    def lose_the_platform(self, name: str) -> None:
        """The platform cannot be reached once."""
        self.both.feed.faults.setdefault(name, []).append(Unreachable("away"))

    @rule(outcome=st.sampled_from([WriteOutcome.BUSY, WriteOutcome.MOVED]))
    def stand_in_the_way(self, outcome: WriteOutcome) -> None:
        """Somebody works on the record just then."""
        self.both.writer.answers.append(outcome)


class Storm(Weather):
    """Two offices that work on the same customers and invoices, over bad lines, with a process that dies."""

    def __init__(self) -> None:
        super().__init__()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        self.folder = Path(tempfile.mkdtemp())
        self.both = BothWays(self.folder)
        self.numbers = itertools.count(1)
        self.renamed: list[tuple[str, str]] = []
        self.decided: dict[ChangeId, set[Choice]] = {}
        self.both.books.put(*(customer(f"C{n}", f"Pelanggan {n}") for n in range(3)))
        self.both.run()

    def teardown(self) -> None:
        """Everybody goes home; what is open is decided; both sides are equal and everything is there once."""
        try:
            self._settle_down()
        finally:
            self.both.store.close()
            shutil.rmtree(self.folder)

    # ------------------------------------------------------------------ people

    @rule(pick=_PICK, name=_FIELDS, word=_WORDS)
    def edit_in_books(self, pick: int, name: str, word: str | None) -> None:
        """Somebody types in the books."""
        there = self._in_books(pick)
        if there is not None:
            self.both.books.put(replace(there, **{name: word}))

    @rule(pick=_PICK)
    def delete_in_books(self, pick: int) -> None:
        """Somebody deletes a customer whom nobody refers to."""
        there = self._in_books(pick)
        if there is not None and not self._is_used(there.code):
            self.both.books.remove(C, there.code)

    @rule(pick=_PICK)
    def rename_in_books(self, pick: int) -> None:
        """Somebody gives a customer another code."""
        there = self._in_books(pick)
        if there is not None:
            code = f"R{next(self.numbers)}"
            self.both.books.remove(C, there.code)
            self.both.books.put(replace(there, code=code))
            for bill in self.both.books.entities(INVOICE).values():
                if bill.customer == there.code:  # type: ignore[union-attr]  # an invoice
                    self.both.books.put(replace(bill, customer=code))
            self.renamed.append((there.code, code))

    @rule(pick=_PICK, name=_FIELDS, word=_WORDS)
    def edit_on_platform(self, pick: int, name: str, word: str | None) -> None:
        """Somebody edits what they see: the record, or what was wished of it last."""
        key, seen = self._on_platform(pick)
        if seen is not None and getattr(seen, name) != word:
            self.both.feed.edit(seen, replace(seen, **{name: word}), key)

    @rule(pick=_PICK)
    def delete_on_platform(self, pick: int) -> None:
        """Somebody deletes what they see."""
        key, seen = self._on_platform(pick)
        if seen is not None and not self._is_used(key):
            self.both.feed.delete(seen, key)

    @rule(twin=st.booleans(), bill=st.booleans())
    def create_on_platform(self, twin: bool, bill: bool) -> None:
        """A new customer, perhaps of a name that the books have, perhaps with an invoice."""
        number = next(self.numbers)
        there = self._in_books(number)
        name = there.name if twin and there is not None else f"Baharu {number}"
        born = self.both.feed.create(customer("", name))
        if bill:
            self.both.feed.create(invoice(f"IV{number}", f"new:{born}"))

    @rule(pick=_PICK, data=st.data())
    def decide(self, pick: int, data: st.DataObject) -> None:
        """A person decides a conflict."""
        waiting = self.both.store.inbox(None, InboxState.CONFLICT)
        if waiting:
            conflict = waiting[pick % len(waiting)].conflict
            assert conflict is not None
            self._decide(conflict.change, data.draw(st.sampled_from(_ANSWERS[conflict.kind])))

    @rule(after=st.booleans(), lost=st.booleans())
    def take_back(self, after: bool, lost: bool) -> None:
        """A person takes back what was written last."""
        past = next((each for each in self.both.store.written() if each.undone_at is None), None)
        if past is None or not self.both.writer.preview_undo(past).possible or self._is_used(past.key):
            return
        if lost:
            self.both.writer.faults["after undo" if after else "before undo"] = [AnswerLost("lost")]
        undo = Undo(ConnectionId("c1"), self.both.store, self.both.store, self.both.clock)
        undo.settle(self.both.books)
        with suppress(AnswerLost):
            undo.take_back(self.both.writer, past, "so")

    # ------------------------------------------------------------------ lines and processes

    @rule()
    def ask_again(self) -> None:
        """The feed is read from its beginning."""
        self.both.store.rewind_feed()

    @rule(trigger=st.sampled_from([Trigger.PERSON, Trigger.SCHEDULE]), seconds=st.sampled_from([1, 200, 9000]))
    def run(self, trigger: Trigger, seconds: int) -> None:
        """The engine runs."""
        self.both.clock.advance(seconds)
        self.both.run(trigger)
        self._follow()

    @rule(at=st.integers(0, 40), after=st.booleans())
    def crash(self, at: int, after: bool) -> None:
        """A run that is killed at some durable step."""
        with suppress(Killed):
            self.both.engine(Executioner(at=at, after=after)).run(Trigger.PERSON, sweep=SweepMode.ALWAYS)
        self._follow()

    # ------------------------------------------------------------------ what always holds

    @invariant()
    def nothing_is_written_twice(self) -> None:
        """Each write changed the books once, and no number is there twice."""
        applied = self.both.writer.applied
        undone = self.both.writer.undone
        assert all(applied.count(one) <= 1 + undone.count(one) for one in applied)

    @invariant()
    def nothing_is_overwritten(self) -> None:
        """A field is written only over what the person on the platform had seen, or by a person's decision."""
        for past in self.both.store.written():
            change = self.both.feed.changed[past.write.change]
            if past.write.kind is not ActionKind.UPDATE or self.decided.get(change.id):
                continue
            unseen = set(past.write.fields) & set(differing(C, past.before, change.base))
            assert not unseen, (unseen, past)

    # ------------------------------------------------------------------ details

    def _in_books(self, pick: int) -> Customer | None:
        there = sorted(self.both.books.entities(C).items())
        entity = there[pick % len(there)][1] if there else None
        return entity if isinstance(entity, Customer) else None

    def _on_platform(self, pick: int) -> tuple[Key, Customer | None]:
        feed, there = self.both.feed, sorted(self.both.platform.entities(C).items())
        if not there:
            return Key(""), None
        key, entity = there[pick % len(there)]
        wished = [c for c in feed.changed.values() if c.key == key and feed.outcome(c.id) not in _FINAL]
        if wished:
            entity = decode(C, wished[-1].content) if wished[-1].content else None  # type: ignore[assignment]  # deleted
        return key, entity if isinstance(entity, Customer) else None

    def _is_used(self, key: str) -> bool:
        waiting = any(
            change.entity is INVOICE and self.both.feed.outcome(change.id) not in _FINAL
            for change in self.both.feed.changed.values()
        )
        bills = self.both.books.entities(INVOICE).values()
        return waiting or any(bill.customer == key for bill in bills)  # type: ignore[union-attr]  # invoices

    def _follow(self) -> None:
        """The platform asks open changes of a renamed record's new key."""
        there = self.both.platform.entities(C)
        for former, key in self.renamed:
            if key in there and former not in there:
                self.both.feed.rekey(former, key)

    def _decide(self, change: ChangeId, choice: Choice) -> None:
        self.decided.setdefault(change, set()).add(choice)
        self.both.decide(change, choice)

    def _settle_down(self) -> None:
        both = self.both
        for faults in (both.writer.faults, both.writer.answers, both.feed.faults, both.platform.faults):
            faults.clear()
        last = None
        for _ in range(2 * len(both.feed.changed) + 6):
            both.clock.advance(86_400)
            last = both.run()
            self._follow()
            waiting = both.store.inbox(None, InboxState.CONFLICT)
            for entry in waiting:
                assert entry.conflict is not None
                self._decide(entry.change.id, _ANSWERS[entry.conflict.kind][0])
            if not waiting and last.outcome is Outcome.SUCCESS:
                break
        assert last is not None
        assert last.outcome is Outcome.SUCCESS, (last.sentence, both.store.inbox_counts(), both.reporter.notes)
        assert both.equal()
        told = {change: both.feed.outcome(change) for change in both.feed.changed}
        assert set(told.values()) <= set(_FINAL), told
        self.nothing_is_written_twice()
        self.nothing_is_overwritten()
        _every_bill_has_its_customer(both)


def _every_bill_has_its_customer(both: BothWays) -> None:
    there = both.books.entities(C)
    for bill in both.books.entities(INVOICE).values():
        assert isinstance(bill, Invoice)
        assert bill.customer in there


TestStorm = Storm.TestCase
TestStorm.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
