"""Companies whose program posts otherwise: what the product writes is what a person's entry makes, in every table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import pytest
from msgspec.structs import replace

from connector.domain.documents import Invoice
from connector.domain.writing import WriteOutcome
from connector.ledger.rehearsals import RememberedFacts
from tests.live.autocount_changes import edit, of_lines, removal, resized, told, uncounted
from tests.live.autocount_desk import Server, history
from tests.live.autocount_writing import is_recorded, known_by, said_for
from tests.live.invoice_desk import IV, InvoiceDesk
from tests.live.vendor_twin import Twins, twins
from tests.sample.autocount.person import Person
from tests.sample.autocount.variant import Rules, Variant

pytestmark = pytest.mark.timeout(600)  # learning how a company posts comes first
_COMPANIES = (Variant(), Variant(rules=Rules.SUMMED, at_home=True), Variant(rules=Rules.QUEUED))

_WAITING: Final = 110
"""Invoices whose costs are still to be worked out, so that they show how they were posted."""


@pytest.fixture(scope="module", params=_COMPANIES, ids=lambda each: each.name)
def two(autocount_server: Server, request: pytest.FixtureRequest) -> Iterator[Twins]:
    """A rehearsed company and its twin."""
    with twins(autocount_server, request.param) as made:
        made.save_again()
        if request.param.rules is Rules.QUEUED:
            made.work_off(_WAITING)
        (ready,) = [each for each in made.desk.books.rehearse(IV) if each.entity is IV]
        assert ready.ready, ready.reasons
        yield made


def test_what_is_written_is_what_a_person_would_have_entered(two: Twins) -> None:
    """Row by row in every table of the company, keys, numbers and counters among them; twice, so that both go on
    alike."""
    for _ in range(2):
        two.write(_of_many_kinds(two.desk))
        two.enter(_of_many_kinds(two.desk))
        assert two.differences() == []
    assert two.desk.untied() == []


def test_an_undo_leaves_the_books_as_they_were(two: Twins) -> None:
    """But for counters and numbers, which go on."""
    before = two.desk.contents()
    write, result = two.write(_of_many_kinds(two.desk))
    assert two.desk.books.settle(write) == result
    assert two.desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    assert two.desk.contents() == before
    two.enter(_of_many_kinds(two.desk))  # the twin keeps step


def test_every_statement_of_it_is_known(two: Twins) -> None:
    """Nothing is sent that is not in the record; the queue's company says all that the others say, and more."""
    if not two.desk.rows("SELECT TOP (1) 1 FROM StockTransQueue"):
        return
    lines = said_for(two.desk, IV, two.desk.new(_of_many_kinds(two.desk)))
    assert [line for line in lines if not is_recorded(line)] == []
    two.enter(_of_many_kinds(two.desk))


def test_balances_and_costs_are_left_to_the_queue(two: Twins) -> None:
    """Where what waits in it is in none of them yet; once something else moves them, such products are refused."""
    desk = two.desk
    if not desk.rows("SELECT TOP (1) 1 FROM StockTransQueue"):
        return
    two.write(_of_many_kinds(desk))  # after an undo the counters stand above the keys in use
    two.enter(_of_many_kinds(desk))
    desk.run("UPDATE ItemBatchBalQty SET BalQty = BalQty + 1")
    try:
        with desk.beside(facts=RememberedFacts(), learn=known_by(desk, IV)) as (_, books):
            (ready,) = [each for each in books.rehearse(IV) if each.entity is IV]
            assert "(ItemBatchBalQty)" in " ".join(ready.reasons)
            assert "stock movements (ItemBatchBalQty)" in books.apply(desk.new(_of_many_kinds(desk))).reason
    finally:
        desk.run("UPDATE ItemBatchBalQty SET BalQty = BalQty - 1")


def test_what_the_queue_works_out_is_not_moved_again(two: Twins) -> None:
    """What AutoCount does to it when an invoice is saved again is not public; texts move nothing."""
    desk = two.desk
    if not desk.rows("SELECT TOP (1) 1 FROM StockTransQueue"):
        return
    _, result = two.write(_of_many_kinds(desk))
    there, before = desk.read(result.key), told(desk, result.key)
    more = (*there.lines[:-1], resized(there.lines[-1], 9))
    for refused in (edit(there, result.key, **of_lines(more)), removal(there, result.key)):
        assert "works out stock costs of these books later (StockTransQueue)" in desk.refused(refused)
    assert told(desk, result.key) == before
    desk.written(edit(there, result.key, description="Lain"))
    assert desk.read(result.key).description == "Lain"
    desk.written(edit(desk.read(result.key), result.key, description=there.description))
    two.enter(_of_many_kinds(desk))


def test_changed_invoices_are_what_the_program_makes_of_them(two: Twins) -> None:
    """Of invoices that are alike some are edited and cancelled on the platform, the others in AutoCount: their rows are
    the same in every table. Where a queue works out the costs, services alone are changed; goods are asked above. The
    company that posts in pairs is asked in `test_autocount_changes.py`."""
    desk = two.desk
    if desk.database.variant == Rules.PAIRED.value:
        return
    queued = desk.database.variant == Rules.QUEUED.value
    wanted = desk.invoice([desk.service(0), desk.service(0, 3)]) if queued else _of_many_kinds(desk)
    ours, theirs, void, voided = (desk.written(desk.new(wanted)).key for _ in range(4))
    there = desk.read(ours)
    lines = (*there.lines[:-1], resized(there.lines[-1], 9))
    desk.written(edit(there, ours, **of_lines(lines)))
    desk.written(removal(desk.read(void), void))
    person = Person(desk.database, user="ADMIN")
    try:
        person.edit_invoice(int(theirs), Decimal(9))
        person.cancel_invoice(int(voided))
    finally:
        person.close()
    assert told(desk, ours) == told(desk, theirs)
    assert told(desk, void) == told(desk, voided)
    fewer = desk.read(ours).lines[1:]
    desk.written(edit(desk.read(ours), ours, **of_lines(fewer)))
    alike = desk.written(desk.new(replace(wanted, **of_lines(fewer)))).key
    assert uncounted(told(desk, ours)) == uncounted(told(desk, alike))
    desk.written(removal(desk.read(ours), ours))
    assert uncounted(told(desk, ours))["GLDTL"] in (uncounted(told(desk, alike))["GLDTL"], Counter())
    assert desk.untied() == []


def test_a_foreign_currency_that_no_rule_explains_is_refused(two: Twins) -> None:
    """Where no rule was found for what rounding of a rate leaves; where one was, it ties."""
    desk = two.desk
    if desk.rows("SELECT 1 FROM Debtor WHERE CurrencyCode = 'SGD' AND InclusiveTax = 'F' AND IsActive = 'T'"):
        abroad = desk.invoice(
            [desk.line(0)], customer=desk.customer("SGD"), currency="SGD", currency_rate=Decimal("3.31")
        )
        result = desk.books.apply(desk.new(abroad))
        assert result.outcome is WriteOutcome.WRITTEN or "foreign currency" in result.reason, result
    assert desk.untied() == []


def _of_many_kinds(desk: InvoiceDesk) -> Invoice:
    """Several lines of one sales account and of one tax code, discounts, another unit."""
    return desk.invoice(
        [desk.line(0), desk.line(1, 3, "5%"), desk.line(0, 1, "10%+2%", "BOX"), desk.line(2), desk.line(3, 7)]
    )
