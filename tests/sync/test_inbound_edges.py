"""Chains, deletions and a process that dies at any step on the way into the books."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.errors import AnswerLost
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.parties import Customer, PartyState
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.ports import Books, Inbox
from connector.domain.runs import Outcome, Trigger
from connector.domain.writing import Deletion
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.fakes.entities import customer, invoice, payment
from tests.fakes.reporter import MemoryReporter
from tests.sync.both_ways import BothWays

C = EntityKind.CUSTOMER
APPLIED, REJECTED = ChangeOutcome.APPLIED, ChangeOutcome.REJECTED
_DURABLE = frozenset({"receive", "save_inbox", "keep_written", "apply"})


@pytest.fixture
def both(tmp_path: Path) -> Iterator[BothWays]:
    """Two sides that are equal, with one customer."""
    made = BothWays(tmp_path)
    made.books.put(customer("C1", "Aminah"))
    made.run()
    yield made
    made.store.close()


def _of(both: BothWays, key: str = "C1") -> Customer:
    found = both.books.entities(C)[Key(key)]
    assert isinstance(found, Customer)
    return found


def test_a_refused_record_takes_its_whole_chain_with_it(both: BothWays) -> None:
    """Every edit of a new record that the books refused is refused: none of them waits for ever."""
    both.writer.refused["Buruk"] = "The books refuse it."
    born = both.feed.create(customer("C9", "Buruk"))
    first = both.feed.edit_new(born, customer("C9", "Buruk"), customer("C9", "Satu"))
    second = both.feed.edit(customer("C9", "Satu"), customer("C9", "Dua"), f"new:{born}")
    gone = both.feed.delete(customer("C9", "Dua"), f"new:{born}")
    assert both.feed.changed[second].after == first
    assert both.feed.changed[gone].after == second
    run = both.run()
    assert [both.feed.outcome(change) for change in (born, first, second, gone)] == [REJECTED] * 4
    assert run.outcome is not Outcome.FAILED
    assert list(both.books.entities(C)) == ["C1"]


def test_references_are_followed_through_two_generations(both: BothWays) -> None:
    """A payment of a new invoice of a new customer: all three in one run, in the books' own keys."""
    born = both.feed.create(customer("C9", "Baharu"))
    bill = both.feed.create(invoice("IV-1", f"new:{born}"))
    paid = both.feed.create(payment("OR-1", f"new:{born}", 100, f"new:{bill}"))
    both.run()
    assert [both.feed.outcome(change) for change in (born, bill, paid)] == [APPLIED] * 3
    there = both.books.entities(EntityKind.PAYMENT)[Key("OR-1")]
    assert (there.customer, there.allocations[0].document) == ("C9", "IV-1")  # type: ignore[union-attr]  # a payment
    assert both.equal()


def test_an_open_conflict_makes_the_run_partial(both: BothWays) -> None:
    """A run that leaves a person something to decide is no success, also the next time."""
    both.feed.edit(_of(both), replace(_of(both), name="Platform"), "C1")
    both.books.put(customer("C1", "Buku"))
    assert [both.run().outcome for _ in range(2)] == [Outcome.PARTIAL] * 2
    assert _of(both).name == "Buku"


def test_deletions_are_ignored_by_policy(both: BothWays) -> None:
    """The books keep the record, and the person is told why."""
    both.deletion = Deletion.IGNORE
    gone = both.feed.delete(_of(both), "C1")
    both.run()
    assert (both.feed.outcome(gone), both.feed.answers[gone].code) == (REJECTED, "deletion_ignored")
    assert list(both.books.entities(C)) == ["C1"]


@pytest.mark.parametrize("when", ["before apply", "after apply"])
@pytest.mark.parametrize("deletion", [Deletion.DELETE, Deletion.DEACTIVATE])
def test_a_lost_answer_of_a_deletion(both: BothWays, when: str, deletion: Deletion) -> None:
    """Settled like any other: done once, and nobody is asked about what we did ourselves."""
    both.deletion = deletion
    gone = both.feed.delete(_of(both), "C1")
    both.writer.faults[when] = [AnswerLost("lost")]
    both.run()
    assert both.run().outcome is Outcome.SUCCESS
    assert (both.feed.outcome(gone), len(both.writer.applied)) == (APPLIED, 1)
    left = both.books.entities(C)
    assert not left if deletion is Deletion.DELETE else _of(both).state is PartyState.INACTIVE


@pytest.mark.parametrize("when", ["before apply", "after apply"])
def test_a_lost_answer_of_an_edit(both: BothWays, when: str) -> None:
    """Written once, and what the books changed besides stays."""
    edit = both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
    both.writer.faults[when] = [AnswerLost("lost")]
    both.run()
    both.books.put(replace(_of(both), phone="03-1"))
    both.run()
    assert (both.feed.outcome(edit), _of(both).remark, _of(both).phone) == (APPLIED, "penting", "03-1")
    assert both.equal()


def test_an_edit_of_what_is_gone_is_asked(both: BothWays) -> None:
    """Deleted in the books meanwhile: nothing is made anew without a person."""
    edit = both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
    both.books.remove(C, "C1")
    both.run()
    conflict = both.entry(edit).conflict
    assert conflict is not None
    assert conflict.kind is ConflictKind.DELETED_IN_BOOKS
    assert not both.books.entities(C)


def test_one_way_touches_neither_feed_nor_books(both: BothWays) -> None:
    """An engine without the second direction leaves the platform's changes alone."""
    both.feed.asked.clear()
    both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
    run = _engine(both, None).run(Trigger.PERSON, sweep=SweepMode.ALWAYS)
    assert (run.outcome, both.feed.asked, both.feed.answers, both.writer.applied) == (Outcome.SUCCESS, [], {}, [])


class Killed(BaseException):
    """The process is gone."""


@dataclass(slots=True)
class Mortal:
    """Passes everything on, and dies before or after one durable step."""

    at: int
    after: bool
    steps: list[str] = field(default_factory=list)

    def around(self, target: object) -> object:
        """The same object, watched."""
        mortal = self

        class Watched:
            def __getattr__(self, name: str) -> Callable[..., object]:
                method: Callable[..., object] = getattr(target, name)
                return mortal.step(name, method) if name in _DURABLE else method

        return Watched()

    def step(self, name: str, method: Callable[..., object]) -> Callable[..., object]:
        """One durable step."""

        def call(*args: object, **named: object) -> object:
            number = len(self.steps)
            self.steps.append(name)
            if number == self.at and not self.after:
                raise Killed
            answer = method(*args, **named)
            if number == self.at:
                raise Killed
            return answer

        return call


def _engine(both: BothWays, inbound: Inbound | None) -> Engine:
    return Engine(
        ConnectionId("c1"), both.books, both.platform, both.store, both.clock, MemoryReporter(),
        EngineOptions(batch=4, retry_attempts=1), inbound=inbound,
    )  # fmt: skip


@pytest.mark.parametrize("after", [False, True])
def test_a_process_that_dies_at_any_step_writes_everything_once(tmp_path: Path, *, after: bool) -> None:
    """Killed at each durable step in turn: the next runs finish it, once, and everybody is told."""
    at, alive = 0, False
    while not alive:
        folder = tmp_path / str(at)
        folder.mkdir()
        both = BothWays(folder)
        both.books.put(customer("C1", "Aminah"))
        both.run()
        born = both.feed.create(customer("C9", "Baharu"))
        bill = both.feed.create(invoice("IV-1", f"new:{born}"))
        edit = both.feed.edit(_of(both), replace(_of(both), remark="penting"), "C1")
        mortal = Mortal(at, after)
        books, inbox = cast("Books", mortal.around(both.writer)), cast("Inbox", mortal.around(both.store))
        try:
            _engine(both, Inbound(both.feed, books, inbox, both.policies())).run(Trigger.PERSON)
            alive = True
        except Killed:
            both.run()
        assert [both.feed.outcome(change) for change in (born, bill, edit)] == [APPLIED] * 3, (at, mortal.steps)
        assert len(both.writer.applied) == 3, (at, mortal.steps)
        assert both.run().outcome is Outcome.SUCCESS
        assert both.equal()
        both.store.close()
        at += 1
    assert at > 10


def test_a_later_edit_does_not_overtake_an_earlier_one(both: BothWays) -> None:
    """While somebody has to decide of the first, the second waits, also where it is about something else."""
    seen = _of(both)
    first = both.feed.edit(seen, replace(seen, name="Platform"), "C1")
    second = both.feed.edit(replace(seen, name="Platform"), replace(seen, name="Platform", remark="penting"), "C1")
    both.books.put(customer("C1", "Buku"))
    both.run()
    assert (both.feed.outcome(first), both.feed.outcome(second)) == (ChangeOutcome.CONFLICT, ChangeOutcome.WAITING)
    assert _of(both).remark is None
    both.decide(first, Choice.KEEP_BOOKS)
    assert both.run().outcome is Outcome.SUCCESS
    assert (_of(both).name, _of(both).remark) == ("Buku", "penting")
