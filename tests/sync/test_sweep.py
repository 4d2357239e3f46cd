"""What reading by watermark cannot see, the sweep and the rolling re-read do."""

from __future__ import annotations

import datetime as dt

from connector.domain.keys import EntityKind
from connector.domain.runs import Equality, Outcome, Trigger
from connector.sync.ages import ask_for_sweep, swept_at
from connector.sync.options import SweepMode
from tests.fakes.entities import customer, invoice, product, term
from tests.sync.pair import Pair

INVOICE, CUSTOMER = EntityKind.INVOICE, EntityKind.CUSTOMER


def _met() -> Pair:
    pair = Pair()
    pair.books.put(term(), customer("C1"), product("P1"), *(invoice(f"IV{n}", total=n) for n in range(8)))
    pair.run()
    return pair


def test_a_late_commit_behind_the_watermark_arrives() -> None:
    """A row stamped before rows that were already read, and committed after, is found by the next sweep."""
    pair = _met()
    commit = pair.books.put_late(customer("C2"))
    pair.books.put(customer("C3"))
    pair.run(SweepMode.NEVER)
    commit()
    pair.run(SweepMode.NEVER)
    assert pair.differences() == {CUSTOMER: {"C2"}}
    assert pair.run().outcome is Outcome.SUCCESS
    assert pair.differences() == {}


def test_a_back_dated_edit_arrives() -> None:
    """A row whose stamp was set back is another version to the sweep."""
    pair = _met()
    row = pair.books.rows[CUSTOMER][next(iter(pair.books.rows[CUSTOMER]))]
    row.entity, row.stamp = customer("C1", "Baharu"), -5
    pair.run(SweepMode.NEVER)
    assert pair.differences() == {CUSTOMER: {"C1"}}
    pair.run()
    assert pair.differences() == {}


def test_an_amount_changed_without_its_stamp_ends_equal() -> None:
    """A patched total is found by the sweep that reads it as a part of the version, and both totals agree again."""
    pair = _met()
    pair.books.put_quietly(invoice("IV3", total=999))
    run = pair.run()
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})


def test_an_edit_of_child_rows_alone_arrives_within_the_hour() -> None:
    """With a sweep each quarter of an hour, every invoice is read again within one hour, a slice at a time."""
    pair = _met()
    pair.books.put_quietly(invoice("IV5", total=5, text="another line"))
    fetched = pair.books.calls.count("content_slice")
    minutes = 0
    while pair.differences() and minutes < 60:
        minutes += 5
        pair.clock.advance(300)
        pair.engine().run(Trigger.SCHEDULE)
    assert pair.differences() == {}
    assert pair.books.calls.count("content_slice") > fetched


def test_flat_kinds_come_round_within_seven_days() -> None:
    """A quiet edit of a record without child rows is found within a week."""
    pair = Pair()
    pair.books.put(*(term(f"T{n:02}") for n in range(12)))
    pair.run()
    pair.books.put_quietly(term("T10", "thirty days"))
    days = 0
    while pair.differences() and days < 7:
        days += 1
        pair.clock.advance(86400)
        pair.engine().run(Trigger.SCHEDULE)
    assert (pair.differences(), days) == ({}, 6)


def test_sweeps_keep_their_interval() -> None:
    """A scheduled run sweeps when the last sweep is a quarter of an hour old, or was asked for, not before."""
    pair = _met()
    first = swept_at(pair.store)
    assert first == pair.clock.now()
    pair.clock.advance(899)
    pair.engine().run(Trigger.SCHEDULE)
    assert swept_at(pair.store) == first
    pair.clock.advance(1)
    pair.engine().run(Trigger.SCHEDULE)
    assert swept_at(pair.store) == first + dt.timedelta(seconds=900)
    ask_for_sweep(pair.store)
    assert swept_at(pair.store) is None
    pair.engine().run(Trigger.SCHEDULE)
    assert swept_at(pair.store) is not None


def test_a_clock_set_back_does_not_put_the_sweep_off() -> None:
    """A sweep in the future is as good as none."""
    pair = _met()
    pair.clock.advance(-86400)
    pair.engine().run(Trigger.SCHEDULE)
    assert swept_at(pair.store) == pair.clock.now()


def test_a_run_of_some_kinds_brings_their_parents() -> None:
    """Syncing invoices alone sends a new customer first, leaves the rest alone, and is no whole sweep."""
    pair = _met()
    pair.platform.strict = True
    swept = swept_at(pair.store)
    pair.clock.advance(5)
    pair.books.put(customer("C9"), invoice("IV9", "C9"), term("60D"))
    run = pair.run(SweepMode.ALWAYS, INVOICE)
    assert run.outcome is Outcome.SUCCESS
    assert pair.differences() == {EntityKind.TERM: {"60D"}}
    assert swept_at(pair.store) == swept


def test_totals_of_busy_books_are_looked_at_twice() -> None:
    """An invoice that is entered between the sweep and the books' own sum is no difference: it is read as well."""
    pair = _met()

    def enter() -> None:
        del pair.books.before["totals"]
        pair.books.put(invoice("NEW", total=77))

    pair.books.before["totals"] = enter
    run = pair.run()
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert "NEW" in pair.platform.entities(INVOICE)


def test_books_that_sum_to_something_else_are_told() -> None:
    """When the books' own total is not the sum of their records, the run is not called equal."""
    pair = _met()
    pair.books.phantom = 5
    run = pair.run()
    assert (run.outcome, run.equality) == (Outcome.PARTIAL, Equality.DIFFERENT)
    assert any("MYR" in note for note in pair.reporter.notes)
