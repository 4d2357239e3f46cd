"""A kind that a person leaves out is not read, compared or asked about; taken in again, nothing of it is lost."""

from __future__ import annotations

import pytest

from connector.domain.actions import ActionKind
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.domain.runs import Equality, Outcome
from connector.sync.options import SweepMode
from tests.fakes.entities import customer, invoice, payment
from tests.sync.pair import Pair

C, IV, OR = EntityKind.CUSTOMER, EntityKind.INVOICE, EntityKind.PAYMENT
_WITHOUT = Policies(kinds={OR: KindPolicy(read=False)})


def _filled() -> Pair:
    pair = Pair()
    pair.books.put(customer("C1"), invoice("IV1", "C1", 100))
    pair.books.put(*(payment(f"OR{n:02}", "C1", n + 1) for n in range(80)))
    return pair


def test_a_kind_that_is_left_out_stays_away() -> None:
    """Everything else is equal, and said to be; asked for by name it is refused in words."""
    pair = _filled()
    pair.policies = _WITHOUT
    run = pair.run()
    assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL)
    assert (len(pair.platform.entities(IV)), len(pair.platform.entities(OR))) == (1, 0)
    run = pair.run(SweepMode.ALWAYS, OR)
    assert (run.outcome, run.error_code) == (Outcome.FAILED, SettingsInvalid.code)
    assert "Payments are left out" in run.sentence


def test_what_is_taken_in_again_is_compared_whole() -> None:
    """What was made, edited and deleted meanwhile arrives with the next run, whether or not a sweep was due."""
    pair = _filled()
    pair.run()
    pair.policies = _WITHOUT
    pair.books.remove(OR, "OR00")
    pair.books.put(payment("OR01", "C1", 9_900), payment("OR99", "C1", 500))
    assert pair.run().outcome is Outcome.SUCCESS
    assert set(pair.differences()) == {OR}
    pair.policies = None
    run = pair.run(SweepMode.DUE)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})


def test_nobody_is_asked_about_what_is_left_out() -> None:
    """Deletions that were held, and what was set aside, are let go; taken in again, they are found again."""
    pair = _filled()
    pair.run()
    for n in range(60):
        pair.books.remove(OR, f"OR{n:02}")
    pair.platform.refused = {(OR, "OR99"): "It is too old."}
    pair.books.put(payment("OR99", "C1", 500))
    assert pair.run().outcome is Outcome.PARTIAL
    pair.policies = _WITHOUT
    assert pair.run().outcome is Outcome.SUCCESS
    assert (pair.store.box, pair.store.problem_counts()) == ({}, {})
    pair.platform.refused = {}
    pair.policies = None
    pair.run(SweepMode.DUE)
    assert {action: count for (kind, action, _), count in pair.store.outbox_counts().items()} == {ActionKind.DELETE: 60}
    assert "OR99" in pair.platform.entities(OR)


def test_at_rest_a_choice_costs_no_write() -> None:
    """It is noted once; what is written is the record of the run."""
    pair = _filled()
    pair.policies = _WITHOUT
    pair.run()
    noted, writes = dict(pair.store.facts), pair.store.writes
    pair.run(SweepMode.DUE)
    assert (pair.store.facts, pair.store.writes) == (noted, writes + 1)


@pytest.mark.parametrize(
    ("out", "orphans"),
    [
        ((OR,), set()),
        ((IV,), {(OR, IV)}),
        ((IV, OR), set()),
        ((C, IV, OR, EntityKind.CASH_SALE, EntityKind.CREDIT_NOTE), set()),
    ],
)
def test_a_kind_is_not_kept_without_what_it_refers_to(
    out: tuple[EntityKind, ...], orphans: set[tuple[EntityKind, EntityKind]]
) -> None:
    """Which kinds would lack another one."""
    policies = Policies(kinds={kind: KindPolicy(read=False) for kind in out})
    assert set(policies.orphans()) == orphans
    assert set(policies.left_out) == set(out)
