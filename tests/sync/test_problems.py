"""One bad record delays nobody but its dependants."""

from __future__ import annotations

import datetime as dt

import pytest

from connector.domain.errors import Unmappable
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import EntryKind, Outcome, Trigger
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.problems import backoff
from tests.fakes.entities import customer, invoice, payment, product
from tests.sync.pair import Pair

CUSTOMER, INVOICE, PAYMENT = EntityKind.CUSTOMER, EntityKind.INVOICE, EntityKind.PAYMENT


def _refusing() -> Pair:
    """C1 is refused; an invoice and a payment depend on it, another invoice does not."""
    pair = Pair()
    pair.platform.strict = True
    pair.books.put(customer("C1"), customer("C2"), product("P1"))
    pair.books.put(invoice("IV1", "C1"), invoice("IV2", "C2"), payment("OR1", "C1", 5, "IV1"), payment("OR2", "C2", 5))
    pair.platform.refused[CUSTOMER, "C1"] = "The e-mail address is not valid."
    return pair


def _aside(pair: Pair) -> dict[Key, str]:
    return {problem.key: problem.code for problem in pair.store.problems()}


def test_dependants_wait_and_everything_else_goes_on() -> None:
    """The refused customer, its invoice and its payment are set aside with their reasons; the rest arrives."""
    pair = _refusing()
    run = pair.run()
    assert run.outcome is Outcome.PARTIAL
    assert _aside(pair) == {"C1": "rejected", "IV1": "waits_for_parent", "OR1": "waits_for_parent"}
    assert pair.differences() == {CUSTOMER: {"C1"}, INVOICE: {"IV1"}, PAYMENT: {"OR1"}}
    reasons = {line.key: line.sentence for line in pair.store.entries_log() if line.kind is EntryKind.SET_ASIDE}
    assert reasons["C1"] == "The e-mail address is not valid."  # type: ignore[index]
    assert reasons["IV1"].startswith("It waits for customer C1")  # type: ignore[index]
    assert sum(counts.failed for counts in run.counts) == 3


def test_dependants_follow_in_the_same_run() -> None:
    """Once the parent is edited so that it goes through, all that waited for it goes through in that run."""
    pair = _refusing()
    pair.run()
    del pair.platform.refused[CUSTOMER, "C1"]
    pair.books.put(customer("C1", "With a good address"))
    run = pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert (run.outcome, pair.differences(), _aside(pair)) == (Outcome.SUCCESS, {}, {})


def test_a_person_who_syncs_has_it_tried_again() -> None:
    """Sync now tries what is set aside though nothing changed and its time has not come."""
    pair = _refusing()
    pair.run()
    del pair.platform.refused[CUSTOMER, "C1"]
    assert pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.ALWAYS).outcome is Outcome.PARTIAL
    assert (pair.run(SweepMode.NEVER).outcome, pair.differences()) == (Outcome.SUCCESS, {})


def test_an_unchanged_record_rests_between_attempts() -> None:
    """Neither overlap nor sweep sends a refused record again before its time; then once, and then it rests longer."""
    pair = _refusing()
    pair.run()
    batches = len(pair.platform.batches)
    for _ in range(3):
        pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.ALWAYS)
    assert len(pair.platform.batches) == batches
    pair.clock.advance(61)
    pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.ALWAYS)
    assert pair.platform.batches[batches:] == [(CUSTOMER, ("C1",))]
    (problem,) = pair.store.problems(CUSTOMER)
    assert (problem.attempts, problem.next_try) == (2, pair.clock.now() + dt.timedelta(seconds=120))
    assert len([x for x in pair.store.entries_log(entity=CUSTOMER) if x.kind is EntryKind.SET_ASIDE]) == 1


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 60), (2, 120), (9, 15360), (10, 21600), (5000, 21600)])
def test_backoff_doubles_up_to_six_hours(attempts: int, seconds: int) -> None:
    """One minute at first, six hours at most."""
    assert backoff(attempts, EngineOptions()) == dt.timedelta(seconds=seconds)


def test_unreadable_record_is_set_aside_until_it_is_repaired() -> None:
    """A record that cannot be mapped is a problem with its sentence; its repair in the books clears it."""
    pair = _refusing()
    pair.platform.refused.clear()
    pair.books.spoil(CUSTOMER, "C2", Unmappable("The date 0201-01-01 of customer C2 is no date."))
    assert pair.run().outcome is Outcome.PARTIAL
    assert _aside(pair) == {"C2": "unmappable", "IV2": "waits_for_parent", "OR2": "waits_for_parent"}
    pair.books.spoil(CUSTOMER, "C2", None)
    assert pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER).outcome is Outcome.SUCCESS
    assert pair.differences() == {}


def test_refused_edit_keeps_the_agreed_state_and_its_dependants_go_on() -> None:
    """A customer whose edit is refused is still on the platform: new invoices for it do not wait."""
    pair = _refusing()
    pair.platform.refused.clear()
    pair.run()
    pair.platform.refused[CUSTOMER, "C1"] = "No."
    pair.books.put(customer("C1", "Baharu"), invoice("IV3", "C1"))
    assert pair.run().outcome is Outcome.PARTIAL
    assert pair.differences() == {CUSTOMER: {"C1"}}


def test_deleted_in_the_books_is_no_problem_any_more() -> None:
    """A record that is set aside and then deleted in the books leaves nothing behind."""
    pair = _refusing()
    pair.run()
    pair.books.remove(PAYMENT, "OR1")
    pair.books.remove(INVOICE, "IV1")
    pair.books.remove(CUSTOMER, "C1")
    pair.clock.advance(3600)
    assert (pair.run().outcome, _aside(pair)) == (Outcome.SUCCESS, {})


def test_many_bad_records_do_not_stop_a_run() -> None:
    """Even when every second record is refused, the others arrive."""
    pair = Pair()
    pair.books.put(*(customer(f"C{n}") for n in range(30)))
    pair.platform.refused.update({(CUSTOMER, f"C{n}"): "No." for n in range(0, 30, 2)})
    run = pair.run()
    assert (run.outcome, len(pair.platform.entities(CUSTOMER)), len(_aside(pair))) == (Outcome.PARTIAL, 15, 15)
