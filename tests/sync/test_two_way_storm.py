"""Everything at once on both sides, and a process that dies anywhere: nothing twice, nothing overwritten, equal."""

from __future__ import annotations

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
from connector.domain.errors import AnswerLost, BridgeError, ConnectionBroken, Unreachable
from connector.domain.inbox import InboxState
from connector.domain.keys import ConnectionId
from connector.domain.runs import Outcome, Trigger
from connector.domain.writing import WriteOutcome
from connector.sync.merge import differing
from connector.sync.options import SweepMode
from connector.sync.undo import Undo
from tests.fakes.crash import Executioner, Killed
from tests.fakes.entities import customer
from tests.fakes.sink import Fault
from tests.sync.both_ways import BothWays
from tests.sync.offices import FINAL, C, Offices

_WORDS = st.sampled_from(["satu", "dua", "tiga", None])
_FIELDS = st.sampled_from(["remark", "phone"])
_PICK = st.integers(0, 2)
_GO = st.booleans()
"""Whether the engine runs first, so that people see what the other side has."""
_ANSWERS = {
    ConflictKind.FIELDS: (Choice.KEEP_PLATFORM, Choice.KEEP_BOOKS),
    ConflictKind.DUPLICATE: (Choice.LINK, Choice.CREATE, Choice.KEEP_BOOKS),
    ConflictKind.DELETED_IN_BOOKS: (Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM),
    ConflictKind.DELETED_ON_PLATFORM: (Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM),
}


class _World(RuleBasedStateMachine):
    """Both offices, met; at the end everybody goes home and what is open is decided."""

    def __init__(self) -> None:
        super().__init__()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        self.folder = Path(tempfile.mkdtemp())
        self.both = BothWays(self.folder)
        self.offices = Offices(self.both)
        self.both.books.put(*(customer(f"C{n}", f"Pelanggan {n}") for n in range(3)))
        self.both.run()

    def go(self, go: bool) -> None:
        """A run of its own accord, perhaps."""
        if go:
            self.offices.run()

    def teardown(self) -> None:
        """Both sides are equal, everything is there once, and everybody was told."""
        try:
            self._settle_down()
            self._check()
        finally:
            self.both.store.close()
            shutil.rmtree(self.folder)

    def _settle_down(self) -> None:
        both = self.both
        for faults in (both.writer.faults, both.writer.answers, both.feed.faults, both.platform.faults):
            faults.clear()
        for _ in range(2 * len(both.feed.changed) + 6):
            both.clock.advance(86_400)
            self.offices.run(Trigger.PERSON)
            waiting = both.store.inbox(None, InboxState.CONFLICT)
            for entry in waiting:
                assert entry.conflict is not None
                self.offices.decide(entry.change.id, _ANSWERS[entry.conflict.kind][0])
            if not waiting and both.store.runs(1)[0].outcome is Outcome.SUCCESS:
                return

    def _check(self) -> None:
        both, last = self.both, self.both.store.runs(1)[0]
        assert last.outcome is Outcome.SUCCESS, (last.sentence, both.store.inbox_counts(), both.reporter.notes)
        assert both.equal()
        told = {change: both.feed.outcome(change) for change in both.feed.changed}
        assert set(told.values()) <= set(FINAL), told
        there = both.books.entities(C)
        assert all(bill.customer in there for bill in self.offices.bills())

    @invariant()
    def nothing_is_written_twice(self) -> None:
        """Each write changed the books once, or once more after it was taken back."""
        applied, undone = self.both.writer.applied, self.both.writer.undone
        assert all(applied.count(one) <= 1 + undone.count(one) for one in applied)

    @invariant()
    def nothing_is_overwritten(self) -> None:
        """Only what the person on the platform had seen is written over or deleted, unless somebody decided so."""
        for past in self.both.store.written():
            change = self.both.feed.changed[past.write.change]
            if past.write.kind is ActionKind.CREATE or change.id in self.offices.decided:
                continue
            unseen = set(differing(C, past.before, change.base))
            if past.write.kind is ActionKind.UPDATE:
                unseen &= set(past.write.fields)
            assert not unseen, (unseen, past)


class _Weather(_World):
    """What stands in the way: answers that are lost, a platform that is away, a process that dies."""

    @rule(after=st.booleans(), error=st.sampled_from([AnswerLost, ConnectionBroken]))
    def lose_an_answer(self, after: bool, error: type[BridgeError]) -> None:
        """The next write into the books is uncertain."""
        self.both.writer.faults["after apply" if after else "before apply"] = [error("lost")]

    @rule(fault=st.sampled_from(Fault), name=st.sampled_from(["changes", "acknowledge"]))
    def lose_the_platform(self, fault: Fault, name: str) -> None:
        """The next batch fails, and the feed once."""
        self.both.platform.faults.append(fault)
        self.both.feed.faults[name] = [Unreachable("away")]

    @rule(outcome=st.sampled_from([WriteOutcome.BUSY, WriteOutcome.MOVED]))
    def stand_in_the_way(self, outcome: WriteOutcome) -> None:
        """Somebody works on the record just then."""
        self.both.writer.answers.append(outcome)

    @rule()
    def ask_again(self) -> None:
        """The feed is read from its beginning."""
        self.both.store.rewind_feed()

    @rule(trigger=st.sampled_from([Trigger.PERSON, Trigger.SCHEDULE]), seconds=st.sampled_from([1, 200, 9000]))
    def run(self, trigger: Trigger, seconds: int) -> None:
        """The engine runs."""
        self.both.clock.advance(seconds)
        self.offices.run(trigger)

    @rule(at=st.integers(0, 40), after=st.booleans())
    def crash(self, at: int, after: bool) -> None:
        """A run that is killed at some durable step."""
        with suppress(Killed):
            self.both.engine(Executioner(at=at, after=after)).run(Trigger.PERSON, sweep=SweepMode.ALWAYS)
        self.offices.follow()


class Storm(_Weather):
    """People on both sides."""

    @rule(pick=_PICK, name=_FIELDS, word=_WORDS, go=_GO)
    def edit_in_books(self, pick: int, name: str, word: str | None, go: bool) -> None:
        """Somebody types in the books."""
        self.go(go)
        there = self.offices.in_books(pick)
        if there is not None:
            self.both.books.put(replace(there, **{name: word}))

    @rule(pick=_PICK, name=_FIELDS, word=_WORDS, go=_GO)
    def edit_on_platform(self, pick: int, name: str, word: str | None, go: bool) -> None:
        """Somebody edits what they see there."""
        self.go(go)
        key, seen = self.offices.on_platform(pick)
        if seen is not None:
            self.offices.edit(replace(seen, code=key), **{name: word})

    @rule(pick=_PICK, name=_FIELDS, ours=_WORDS, theirs=_WORDS, again=_WORDS, go=_GO)
    def edit_on_both(
        self, pick: int, name: str, ours: str | None, theirs: str | None, again: str | None, go: bool
    ) -> None:
        """The same field of the same record, on the platform twice."""
        self.go(go)
        found = self.offices.on_both(pick)
        if found is not None:
            there, seen = found
            self.both.books.put(replace(there, **{name: ours}))
            seen = self.offices.edit(replace(seen, code=there.code), **{name: theirs})
            self.offices.edit(seen, **{name: again})

    @rule(pick=_PICK, go=_GO, on_platform=st.booleans())
    def delete(self, pick: int, go: bool, on_platform: bool) -> None:
        """Somebody deletes a customer whom nobody refers to."""
        self.go(go)
        found = self.offices.on_both(pick)
        if found is None or self.offices.is_used(found[0].code):
            return
        if on_platform:
            self.both.feed.delete(found[1], found[0].code)
        else:
            self.both.books.remove(C, found[0].code)

    @rule(pick=_PICK, name=_FIELDS, word=_WORDS, rename=st.booleans(), go=_GO)
    def delete_what_is_edited(self, pick: int, name: str, word: str | None, rename: bool, go: bool) -> None:
        """Deleted on the platform while somebody edits it in the books, or gives it another code."""
        self.go(go)
        found = self.offices.on_both(pick)
        if found is None or self.offices.is_used(found[0].code):
            return
        self.both.feed.delete(found[1], found[0].code)
        if rename:
            self.offices.rename(found[0])
        else:
            self.both.books.put(replace(found[0], **{name: word}))

    @rule(pick=_PICK, go=_GO)
    def rename(self, pick: int, go: bool) -> None:
        """Somebody gives a customer another code."""
        self.go(go)
        there = self.offices.in_books(pick)
        if there is not None:
            self.offices.rename(there)

    @rule(twin=st.booleans(), bill=st.booleans(), go=_GO)
    def create_on_platform(self, twin: bool, bill: bool, go: bool) -> None:
        """A new customer, perhaps of a name that the books have, perhaps with an invoice."""
        self.go(go)
        number = next(self.offices.numbers)
        there = self.offices.in_books(number)
        name = there.name if twin and there is not None else f"Baharu {number}"
        self.offices.create(name, with_invoice=bill)

    @rule(pick=_PICK, data=st.data(), go=_GO)
    def decide(self, pick: int, data: st.DataObject, go: bool) -> None:
        """A person decides a conflict."""
        self.go(go)
        waiting = self.both.store.inbox(None, InboxState.CONFLICT)
        if waiting:
            conflict = waiting[pick % len(waiting)].conflict
            assert conflict is not None
            self.offices.decide(conflict.change, data.draw(st.sampled_from(_ANSWERS[conflict.kind])))

    @rule(when=st.sampled_from(["before undo", "after undo", ""]), go=_GO)
    def take_back(self, when: str, go: bool) -> None:
        """A person takes back what was written last."""
        self.go(go)
        past = next((each for each in self.both.store.written() if each.undone_at is None), None)
        if past is None or not self.both.writer.preview_undo(past).possible or self.offices.is_used(past.key):
            return
        self.both.writer.faults[when] = [AnswerLost("lost")]
        undo = Undo(ConnectionId("c1"), self.both.store, self.both.store, self.both.clock)
        undo.settle(self.both.books)
        with suppress(AnswerLost):
            undo.take_back(self.both.writer, past, "so")


TestStorm = Storm.TestCase
TestStorm.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
