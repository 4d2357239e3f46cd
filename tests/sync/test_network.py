"""A bad network costs time, never a duplicate and never a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

import msgspec
import pytest

from connector.domain.actions import Action, ActionState, Result
from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    ConnectionBroken,
    LeaseHeld,
    ProtocolBroken,
    SignInRefused,
    Throttled,
    Unreachable,
)
from connector.domain.keys import EntityKind, Key
from connector.domain.reconciliation import Summary
from connector.domain.runs import Equality, Outcome
from connector.sync.options import EngineOptions, SweepMode
from tests.fakes.entities import customer
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import Fault, MemorySink
from tests.fakes.source import MemorySource
from tests.sync.pair import Pair


class Garbling(MemorySink):
    """A platform whose answers can be mixed up."""

    answer: Callable[[Sequence[Result]], Sequence[Result]] = list

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Write, and answer as told."""
        return self.answer(MemorySink.apply(self, entity, actions))


class Stumbling(MemorySink):
    """A platform that fails as a whole when certain records are in a batch."""

    poison: frozenset[str] = frozenset()

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Fail with an internal error, or write."""
        if any(action.key in self.poison for action in actions):
            raise AnswerLost("The platform had an internal error.")
        return MemorySink.apply(self, entity, actions)


class Listening(MemoryReporter):
    """Hands every note on."""

    def __init__(self, hear: Callable[[str], None]) -> None:
        super().__init__()
        self._hear = hear

    def note(self, sentence: str) -> None:
        """Hand it on."""
        self._hear(sentence)


class Faulty(MemorySink):
    """A platform whose adapter has a fault of its own."""

    def summary(self, entity: EntityKind) -> Summary:
        """Fail as nobody foresaw."""
        raise ZeroDivisionError("canary")


def _some(count: int = 10) -> Pair:
    pair = Pair(books=MemorySource(page=10))
    pair.books.put(*(customer(f"C{n}") for n in range(count)))
    return pair


@pytest.mark.parametrize("fault", [*Fault, ConnectionBroken("It went away.")])
def test_one_fault_is_got_over(fault: Fault | BridgeError) -> None:
    """Whatever happens to one batch, the same run ends equal, and no state was written twice."""
    pair = _some()
    pair.platform.faults.append(fault)
    run = pair.run()
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert all(revisions == [1] for revisions in pair.platform.revisions.values())
    assert pair.clock.waited


def test_lost_answer_is_settled_before_anything_is_sent_again() -> None:
    """What arrived though its answer was lost is not sent a second time."""
    pair = _some(4)
    pair.platform.faults.append(Fault.LOST_AFTER)
    pair.run()
    assert pair.platform.batches == [(EntityKind.CUSTOMER, ("C0", "C1", "C2", "C3"))]


def test_lost_answer_while_settling_fails() -> None:
    """Asking is retried too; nothing is sent until the question was answered."""
    pair = _some(4)
    pair.platform.faults.append(Fault.LOST_BEFORE)
    pair.platform.settle_faults.extend([Unreachable("Away."), Unreachable("Away.")])
    assert pair.run().outcome is Outcome.SUCCESS
    assert len(pair.platform.batches) == 1
    assert len(pair.clock.waited) == 3


def test_throttling_waits_as_long_as_asked() -> None:
    """The platform's own number of seconds is kept, and people are told that we wait."""
    pair = _some(2)
    pair.platform.faults.append(Fault.THROTTLED)
    pair.run()
    assert pair.clock.waited == [7]
    assert any("7 seconds" in note for note in pair.reporter.notes)


def test_giving_up_keeps_everything_for_the_next_run() -> None:
    """An outage longer than the bound ends the run with its reason; the next run goes on without loss."""
    pair = _some()
    pair.platform.faults.extend([Fault.UNREACHABLE] * 40)
    run = pair.run()
    assert (run.outcome, run.error_code, run.equality) == (Outcome.FAILED, "unreachable", Equality.UNKNOWN)
    assert len(pair.platform.faults) == 40 - pair.options.retry_attempts
    assert max(pair.clock.waited) == pair.options.retry_longest
    pair.platform.faults.clear()
    run = pair.run(SweepMode.NEVER)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})


def test_the_checkpoint_moves_after_the_work() -> None:
    """Nothing was confirmed yet: the next run would read it again."""
    pair = _some(4)
    pair.platform.faults.extend([Fault.UNREACHABLE] * 40)
    pair.run()
    assert pair.store.cursor(EntityKind.CUSTOMER) is None
    pair.platform.faults.clear()
    pair.run()
    assert pair.store.cursor(EntityKind.CUSTOMER) is not None


def test_an_edit_survives_an_outage_without_a_sweep() -> None:
    """An update that was begun and never arrived is put back and sent by the next run, though nothing is read again."""
    pair = _some()
    pair.run()
    pair.books.put(customer("C0", "Baharu"), customer("C1"))
    pair.platform.faults.append(Fault.LOST_BEFORE)
    pair.platform.settle_faults.extend([Unreachable("Away.")] * 40)
    assert pair.run(SweepMode.NEVER).outcome is Outcome.FAILED
    pair.platform.settle_faults.clear()
    pair.books.rows[EntityKind.CUSTOMER][Key("C0")].stamp = -1
    run = pair.run(SweepMode.NEVER)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})


@pytest.mark.parametrize("poison", [{"C5"}, {"C0", "C9"}])
def test_a_record_that_the_platform_stumbles_over_holds_up_nobody(poison: set[str]) -> None:
    """A batch that fails as a whole is divided until the bad record is alone; it is set aside, the rest arrives."""
    pair = _some()
    pair.options = EngineOptions(batch=100)
    pair.platform = platform = Stumbling()
    platform.poison = frozenset(poison)
    run = pair.run()
    assert (run.outcome, pair.differences()) == (Outcome.PARTIAL, {EntityKind.CUSTOMER: poison})
    assert {problem.key for problem in pair.store.problems()} == poison
    platform.poison = frozenset()
    assert (pair.run().outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_a_platform_that_stumbles_over_everything_is_no_records_fault() -> None:
    """When no record goes through, none is blamed: the run ends with the platform's failure."""
    pair = _some()
    pair.options = EngineOptions(batch=100)
    pair.platform = platform = Stumbling()
    platform.poison = frozenset(f"C{n}" for n in range(10))
    run = pair.run()
    assert (run.outcome, run.error_code, list(pair.store.problems())) == (Outcome.FAILED, "answer_lost", [])
    platform.poison = frozenset()
    assert (pair.run().outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_a_wait_beyond_the_bound_ends_the_run() -> None:
    """A platform that wants an hour's rest gets it: the run ends at once instead of sitting there."""
    pair = _some()
    pair.platform.faults.append(Throttled("Quota.", after=3600))
    run = pair.run()
    assert (run.outcome, run.error_code, pair.clock.waited) == (Outcome.FAILED, "throttled", [])


@pytest.mark.parametrize("error", [SignInRefused("No."), ProtocolBroken("HTML?"), LeaseHeld("PC-2 keeps it.")])
def test_what_waiting_cannot_cure_ends_the_run_at_once(error: BridgeError) -> None:
    """Errors that need a person are told in their own words, without a retry."""
    pair = _some()
    pair.platform.faults.append(error)
    run = pair.run()
    assert (run.outcome, run.error_code, run.sentence) == (Outcome.FAILED, error.code, error.sentence)
    assert pair.clock.waited == []
    assert pair.run().equality is Equality.EQUAL


def test_stopping_during_a_wait_ends_at_once() -> None:
    """A person who stops a waiting run does not wait with it; nothing is lost."""
    pair = _some()
    pair.stop = Event()
    pair.platform.faults.extend([Fault.UNREACHABLE] * 3)
    told: list[str] = []

    def note(sentence: str) -> None:
        told.append(sentence)
        pair.stop.set()

    pair.reporter = Listening(note)
    pair.options = msgspec.structs.replace(pair.options, retry_first=5)
    run = pair.run()
    assert (run.outcome, run.error_code, len(told)) == (Outcome.STOPPED, "stopped", 1)
    assert pair.store.outbox(None, ActionState.SENT, 99)
    pair.stop.clear()
    pair.reporter = MemoryReporter()
    assert pair.run().equality is Equality.EQUAL
    assert pair.differences() == {}


def test_books_that_break_off_lose_nothing() -> None:
    """Reading that ends in the middle ends the run; what was read has gone out, updates wait for a whole read."""
    pair = _some()
    pair.run()
    pair.books.page = 3
    pair.books.put(*(customer(f"C{n}", "Baharu") for n in range(6)), customer("N1"))
    pair.books.faults["page"] = [ConnectionBroken("The ledger's server went away.")]
    run = pair.run()
    assert (run.outcome, run.error_code) == (Outcome.FAILED, "connection_broken")
    assert pair.platform.revisions[EntityKind.CUSTOMER, Key("C0")] == [1]
    assert pair.books.closed == 2
    run = pair.run(SweepMode.NEVER)
    assert (run.outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_an_answer_to_another_question_is_not_believed() -> None:
    """A platform that answers for too few or for other records stops the run; all stays to be settled."""
    pair = _some(4)
    pair.platform = platform = Garbling()
    platform.answer = lambda results: results[:-1]
    assert pair.run().error_code == "protocol_broken"
    platform.answer = lambda results: list(reversed(results))
    pair.books.put(*(customer(f"N{n}") for n in range(4)))
    assert pair.run().error_code == "protocol_broken"
    platform.answer = list
    assert pair.run().equality is Equality.EQUAL
    assert all(revisions == [1] for revisions in pair.platform.revisions.values())


def test_a_fault_of_ours_ends_the_run_not_the_agent() -> None:
    """An unforeseen exception is told as such, without its text, which may hold anything."""
    pair = _some()
    pair.platform = Faulty()
    run = pair.run()
    assert (run.outcome, run.error_code) == (Outcome.FAILED, "unexpected")
    assert "canary" not in run.sentence
