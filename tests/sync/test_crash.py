"""Killed at every durable step, before it and after it: the next run ends equal, nothing twice, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from connector.domain.keys import EntityKind
from connector.domain.runs import Equality, Outcome, Trigger
from connector.sync.options import EngineOptions, SweepMode
from tests.fakes.crash import Executioner, Killed
from tests.fakes.entities import customer, invoice, payment, product
from tests.fakes.sink import Fault, MemorySink
from tests.fakes.source import MemorySource
from tests.sync.pair import Pair

KINDS = (EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT)


def _first() -> Pair:
    """A first run over a few records."""
    pair = Pair(books=MemorySource(kinds_given=KINDS), platform=MemorySink(strict=True), options=EngineOptions(batch=2))
    pair.books.put(customer("C1"), customer("C2"), customer("C3"), product("P1"))
    pair.books.put(invoice("IV1", "C1", 100, item="P1"), invoice("IV2", "C2", 200), payment("OR1", "C1", 100, "IV1"))
    return pair


def _second() -> Pair:
    """A later run with edits, a deletion, a late commit, a refused record, a lost answer and a drifted platform."""
    pair = _first()
    pair.run()
    pair.books.put(customer("C1", "Baharu"), invoice("IV2", "C2", 250), customer("C4"), invoice("IV3", "C4", 1))
    pair.books.put_late(customer("C5"))()
    pair.books.remove(EntityKind.PAYMENT, "OR1")
    pair.books.put_quietly(customer("C3", "Diam"))
    stored = pair.platform.records[EntityKind.CUSTOMER]
    del stored[next(key for key in stored if key == "C2")]
    pair.platform.refused[EntityKind.CUSTOMER, "C4"] = "no e-mail"
    pair.platform.faults.extend([Fault.LOST_AFTER, Fault.LOST_BEFORE])
    pair.clock.advance(3000)
    return pair


def _third() -> Pair:
    """A run in which codes were changed in the books."""
    pair = _first()
    pair.run()
    pair.books.remove(EntityKind.CUSTOMER, "C3")
    pair.books.remove(EntityKind.PRODUCT, "P1")
    pair.books.put(customer("C8"), product("P9"), invoice("IV1", "C1", 100, item="P9"))
    pair.platform.faults.extend([Fault.LOST_AFTER])
    pair.clock.advance(3000)
    return pair


def _dies(pair: Pair, executioner: Executioner) -> bool:
    engine = pair.engine(store=executioner.store(pair.store), sink=executioner.sink(pair.platform))
    with suppress(Killed):
        engine.run(Trigger.PERSON, sweep=SweepMode.ALWAYS)
    return executioner.dead


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("scene", [_first, _second, _third], ids=["first", "second", "renames"])
def test_killed_at_every_step(scene: Callable[[], Pair], after: bool) -> None:
    """Whatever the step at which the process died, the runs after it make both sides equal with one record each."""
    at = 0
    while _dies(pair := scene(), Executioner(at=at, after=after)):
        pair.platform.refused.clear()
        for _ in range(2):  # what was refused for a parent that the platform had lost is tried again
            pair.clock.advance(7 * 3600)
            run = pair.run()
        assert (at, run.outcome, run.equality, run.sentence) == (at, Outcome.SUCCESS, Equality.EQUAL, "")
        assert (at, pair.differences()) == (at, {})
        assert pair.store.box == {}
        assert pair.store.aside == {}
        for revisions in pair.platform.revisions.values():
            assert revisions == sorted(set(revisions))
        at += 1
    assert at > 20


def test_a_run_that_was_cut_off_says_so() -> None:
    """The record of the killed run does not stay open for ever."""
    pair = _first()
    assert _dies(pair, Executioner(at=6))
    pair.run()
    newest, cut = pair.store.runs(2)
    assert (newest.outcome, cut.outcome, cut.error_code) == (Outcome.SUCCESS, Outcome.FAILED, "cut_off")
