"""Writing invoices, credit notes and payments: once, to the sen, and only where Xero lets them be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from connector.domain.documents import CreditNote, Invoice, Line
from connector.domain.entities import Entity
from connector.domain.errors import AnswerLost
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Allocation, Payment
from connector.domain.writing import Deletion, Write, WriteOutcome
from connector.ledger.wished import unlike
from connector.online.reference import reference_in
from tests.fakes.xero.organisation import Json
from tests.fakes.xero.server import Fault
from tests.live.account_writes import done, edit, history, new, read, removal
from tests.live.xero.published import unwritable
from tests.live.xero.stage import Stage, buyer, sale, stage

INVOICE, CREDIT_NOTE, PAYMENT = EntityKind.INVOICE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT
_DAY = dt.date(2026, 11, 20)
_SALES = pytest.mark.parametrize("kind", [INVOICE, CREDIT_NOTE])
_PLURALS = {INVOICE: "Invoices", CREDIT_NOTE: "CreditNotes"}


@pytest.fixture
def desk() -> Iterator[Stage]:
    """An organisation of its own."""
    with stage() as made:
        yield made


def _sale(desk: Stage, kind: EntityKind, *lines: Line, **more: Any) -> Invoice | CreditNote:
    parts = lines or (Line(item="B-0", quantity=Decimal(3), unit_price=Decimal("4.1234"), amount=1237),)
    total = sum(line.amount + line.tax_amount for line in parts)
    made = Invoice if kind is INVOICE else CreditNote
    given: dict[str, Any] = {
        "number": "",
        "date": _DAY,
        "currency": "MYR",
        "total": total,
        "local_total": total,
        **more,
    }
    return made(customer=buyer(desk.company), lines=parts, **given)


def _open_invoice(desk: Stage) -> Json:
    return next(
        row
        for row in desk.company.rows("Invoices")
        if row["Status"] == "AUTHORISED" and row["AmountDue"] == row["Total"] and row["Type"] == "ACCREC"
    )


def _paid(desk: Stage, sen: int = 50, **more: Any) -> Payment:
    invoice = _open_invoice(desk)
    part = Allocation(document_type="IV", document=invoice["InvoiceID"], amount=sen)
    given: dict[str, Any] = {
        "number": "", "date": _DAY, "currency": "MYR", "amount": sen, "local_amount": sen, "allocations": (part,),
        "customer": invoice["Contact"]["ContactID"], **more,
    }  # fmt: skip
    return Payment(**given)


def _odd(found: Entity, write: Write) -> set[str]:
    """What is not as it was wished; a number that nobody gave Xero gives."""
    return unlike(found, write) - {"number"}


@_SALES
def test_a_new_document_is_read_back_as_it_was_wished(desk: Stage, kind: EntityKind) -> None:
    """Approved, to the sen, with its own reference, and everything that is sent is of the schema."""
    wish = _sale(desk, kind, description="PO 7")
    write = new(kind, wish)
    key = done(desk, write).key
    found = read(desk, kind, key)
    assert isinstance(found, Invoice | CreditNote)
    assert not _odd(found, write)
    assert (found.description, found.total) == ("PO 7", 1237)
    record = desk.company.get(_PLURALS[kind], key)
    assert (record["Status"], reference_in(record["Reference"])) == ("AUTHORISED", write.reference)
    assert not unwritable("Invoice" if kind is INVOICE else "CreditNote", desk.simulator.written()[-1])


@pytest.mark.parametrize(("code", "tax"), [("OUTPUT", 80), ("OUTPUT", 79), ("ZERORATED", 0), ("NONE", 0), (None, 0)])
def test_taxes_are_entered_as_they_are_wished(desk: Stage, code: str | None, tax: int) -> None:
    """Nothing is worked out over there: neither a rounding of its own, nor the item's or account's code."""
    line = Line(item="B-0", amount=1000, unit_price=Decimal(10), tax_code=code, tax_amount=tax)
    key = done(desk, new(INVOICE, _sale(desk, INVOICE, line))).key
    found = read(desk, INVOICE, key)
    assert isinstance(found, Invoice)
    assert (found.total, found.lines[0].tax_amount) == (1000 + tax, tax)


def test_lines_of_every_sort(desk: Stage) -> None:
    """An amount alone, a price with a discount, an account without an item, a text, something for nothing."""
    lines = (
        Line(item="B-1", amount=1250),
        Line(item="B-1", quantity=Decimal(2), unit_price=Decimal(10), discount="12.5%", amount=1750),
        Line(account="200", description="Hantar", amount=300, unit_price=Decimal(3)),
        Line(description="sekadar catatan"),
        Line(item="B-2", amount=0),
    )
    write = new(INVOICE, _sale(desk, INVOICE, *lines))
    key = done(desk, write).key
    found = read(desk, INVOICE, key)
    assert isinstance(found, Invoice)
    assert [line.amount for line in found.lines] == [1250, 1750, 300, 0, 0]
    assert not _odd(found, write)


def test_another_currency_with_its_rate(desk: Stage) -> None:
    """Home currency for one unit, which Xero wants the other way round."""
    wish = _sale(desk, INVOICE, currency="USD", currency_rate=Decimal("4.45"))
    found = read(desk, INVOICE, done(desk, new(INVOICE, wish)).key)
    assert isinstance(found, Invoice)
    assert (found.currency, found.currency_rate) == ("USD", Decimal("4.45"))
    refused = desk.books.apply(new(INVOICE, _sale(desk, INVOICE, currency="GBP")))
    assert (refused.outcome, refused.code) == (WriteOutcome.REJECTED, "not_in_books")


@_SALES
@pytest.mark.parametrize("fault", [Fault.LOST, Fault.FAILED_AFTER, Fault.BROKEN])
def test_a_lost_answer_is_never_a_second_document(desk: Stage, kind: EntityKind, fault: Fault) -> None:
    """It is found again by its reference, however late, and whoever sends it again is answered as the first time."""
    before, write = len(desk.company.rows(_PLURALS[kind])), new(kind, _sale(desk, kind, description='a "b"'))
    desk.simulator.strike(fault, f"/{_PLURALS[kind]}", "PUT")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    again = done(desk, write)
    desk.simulator.answers.clear()
    settled = desk.books.settle(write)
    assert settled is not None
    assert settled.key == again.key
    assert len(desk.company.rows(_PLURALS[kind])) == before + 1


@_SALES
def test_an_edit_sends_what_changed_and_lines_that_stay_keep_what_they_have(desk: Stage, kind: EntityKind) -> None:
    """A line is known by its identifier; its tracking goes with it."""
    key = done(desk, new(kind, _sale(desk, kind))).key
    record = desk.company.get(_PLURALS[kind], key)
    record["LineItems"][0]["Tracking"] = [{"Name": "Kawasan", "Option": "Utara"}]
    seen = read(desk, kind, key)
    assert isinstance(seen, Invoice | CreditNote)
    done(desk, edit(desk, kind, key, replace(seen, description="PO 8")))
    identifier = "InvoiceID" if kind is INVOICE else "CreditNoteID"
    assert set(desk.simulator.written()[-1]) == {identifier, "Reference"}
    more = (replace(seen.lines[0], description="lain"), Line(item="B-1", amount=100, unit_price=Decimal(1)))
    wish = replace(seen, description="PO 8", lines=more, total=seen.total + 100)
    write = edit(desk, kind, key, wish)
    done(desk, write)
    after = desk.company.get(_PLURALS[kind], key)
    assert reference_in(after["Reference"])
    assert after["LineItems"][0]["Tracking"]
    assert after["LineItems"][0]["LineItemID"] == record["LineItems"][0]["LineItemID"]
    assert not _odd(read(desk, kind, key), write)


@_SALES
def test_edits_and_new_documents_are_taken_back(desk: Stage, kind: EntityKind) -> None:
    """Lines as they were; a new one is voided."""
    write = new(kind, _sale(desk, kind))
    made = history(write, done(desk, write))
    seen = read(desk, kind, made.key)
    assert isinstance(seen, Invoice | CreditNote)
    wish = replace(seen, description="x", lines=(Line(item="B-1", amount=5, unit_price=Decimal("0.05")),), total=5)
    change = edit(desk, kind, made.key, wish)
    changed = history(change, done(desk, change))
    assert desk.books.undo(changed).outcome is WriteOutcome.WRITTEN
    back = read(desk, kind, made.key)
    assert isinstance(back, Invoice | CreditNote)
    assert [replace(line, key=None) for line in back.lines] == [replace(line, key=None) for line in seen.lines]
    assert (back.total, back.description) == (seen.total, seen.description)
    assert desk.books.preview_undo(made).possible == (back == seen)
    if back == seen:
        assert desk.books.undo(made).outcome is WriteOutcome.WRITTEN
        assert desk.company.get(_PLURALS[kind], made.key)["Status"] == "VOIDED"


@_SALES
def test_cancelling_voids_and_deleting_is_refused(desk: Stage, kind: EntityKind) -> None:
    """What is in the books is voided, nothing else; a void one stays so."""
    key = done(desk, new(kind, _sale(desk, kind))).key
    assert desk.books.apply(removal(desk, kind, key, Deletion.DELETE)).outcome is WriteOutcome.REJECTED
    write = removal(desk, kind, key, Deletion.CANCEL)
    done(desk, write)
    assert desk.books.settle(write) is not None
    void = read(desk, kind, key)
    assert isinstance(void, Invoice | CreditNote)
    assert void.cancelled
    refused = desk.books.apply(edit(desk, kind, key, replace(void, description="x")))
    assert "void" in refused.reason


def test_what_is_paid_or_credited_is_not_edited(desk: Stage) -> None:
    """Nor voided; a payment that is deleted frees it again."""
    paid = Key(next(row["InvoiceID"] for row in desk.company.rows("Invoices") if row.get("AmountPaid")))
    seen = read(desk, INVOICE, paid)
    assert isinstance(seen, Invoice)
    sent = len(desk.simulator.written())
    for write in (
        edit(desk, INVOICE, paid, replace(seen, description="x")),
        removal(desk, INVOICE, paid, Deletion.CANCEL),
    ):
        result = desk.books.apply(write)
        assert (result.outcome, len(desk.simulator.written())) == (WriteOutcome.REJECTED, sent)
        assert "set against" in result.reason
    made = next(row for row in desk.company.rows("Payments") if row["Invoice"]["InvoiceID"] == paid)
    done(desk, removal(desk, PAYMENT, Key(made["PaymentID"]), Deletion.DELETE))
    done(desk, edit(desk, INVOICE, paid, replace(read(desk, INVOICE, paid), description="x")))


def test_nothing_is_written_into_a_locked_period(desk: Stage) -> None:
    """Neither with a day of it, nor over a document of it."""
    old = desk.company.rows("Invoices")[4]["InvoiceID"]
    seen = read(desk, INVOICE, Key(old))
    assert isinstance(seen, Invoice)
    desk.company.locked = "2026-11-15"
    desk.source.close()
    for write in (
        new(INVOICE, _sale(desk, INVOICE, date=dt.date(2026, 11, 15))),
        edit(desk, INVOICE, Key(old), replace(seen, date=_DAY)),
        removal(desk, INVOICE, Key(old), Deletion.CANCEL),
        new(PAYMENT, _paid(desk, date=dt.date(2026, 11, 1))),
    ):
        result = desk.books.apply(write)
        assert (result.outcome, "locked until 2026-11-15" in result.reason) == (WriteOutcome.REJECTED, True)
    assert not desk.simulator.written()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Line(item="B-0", amount=100, unit_price=Decimal(2)), "1 at 2 is not 1.00"),
        (Line(item="B-0", amount=123, unit_price=Decimal("1.23456")), "decimals"),
        (Line(amount=100, description="x"), "needs a product or an account"),
        (Line(account="200", amount=100), "description is lacking"),
        (Line(item="B-0", amount=100, unit="BOX"), "no units"),
        (Line(item="B-0", amount=100, discount="5%+3"), "no place"),
        (Line(item="B-0", amount=100, tax_code="SST"), "no tax code SST"),
        (Line(item="B-0", amount=100, tax_code="OUTPUT"), "8 %"),
        (Line(item="B-0", amount=100, tax_amount=8), "needs a code"),
        (Line(item="B-0", amount=100, tax_inclusive=True), "include taxes"),
    ],
)
def test_lines_that_xero_would_refuse_are_refused_in_words(desk: Stage, line: Line, words: str) -> None:
    """Before anything is sent."""
    result = desk.books.apply(new(INVOICE, _sale(desk, INVOICE, line)))
    assert (result.outcome, words in result.reason) == (WriteOutcome.REJECTED, True), result.reason
    assert not desk.simulator.written()


def test_a_document_that_comes_to_another_total_is_voided(desk: Stage) -> None:
    """Should Xero make something else of it, nobody is left with it."""
    desk.simulator.misreading = Decimal("0.01")
    result = desk.books.apply(new(INVOICE, _sale(desk, INVOICE)))
    assert result.outcome is WriteOutcome.REJECTED
    assert "comes to" in result.reason
    assert desk.company.rows("Invoices")[-1]["Status"] == "VOIDED"


def test_a_number_that_is_taken_is_told(desk: Stage) -> None:
    """Numbers of invoices are there once; who looks for it finds the other one."""
    taken = desk.company.rows("Invoices")[0]
    write = new(INVOICE, _sale(desk, INVOICE, number=taken["InvoiceNumber"]))
    result = desk.books.apply(write)
    assert (result.outcome, result.code) == (WriteOutcome.REJECTED, "duplicate_key")
    assert desk.books.find_alike(INVOICE, write.content) == (taken["InvoiceID"],)
    note = desk.company.rows("CreditNotes")[0]
    wish = new(CREDIT_NOTE, _sale(desk, CREDIT_NOTE, number=note["CreditNoteNumber"]))
    assert desk.books.find_alike(CREDIT_NOTE, wish.content) == (note["CreditNoteID"],)


# -- payments ----------------------------------------------------------------------------------------------------------


def test_a_payment_settles_its_invoice_and_is_deleted_again(desk: Stage) -> None:
    """On the account that most payments are on, where none is named."""
    write = new(PAYMENT, _paid(desk, reference="cek 5"))
    result = done(desk, write)
    record = desk.company.get("Payments", result.key)
    invoice = desk.company.get("Invoices", record["Invoice"]["InvoiceID"])
    assert (record["Account"]["Code"], invoice["AmountPaid"]) == ("090", Decimal("0.5"))
    found = read(desk, PAYMENT, result.key)
    assert isinstance(found, Payment)
    assert found.reference == "cek 5"
    assert not _odd(found, write)
    assert not unwritable("Payment", desk.simulator.written()[-1])
    refused = desk.books.apply(edit(desk, PAYMENT, result.key, replace(found, reference="cek 6")))
    assert "does not change" in refused.reason
    assert desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    assert (record["Status"], invoice["AmountDue"]) == ("AUTHORISED", invoice["Total"])
    assert desk.company.get("Payments", result.key)["Status"] == "DELETED"


def test_a_deleted_payment_is_told_as_gone(desk: Stage) -> None:
    """Repeated, it was done already."""
    key = Key(desk.company.rows("Payments")[0]["PaymentID"])
    assert desk.books.apply(removal(desk, PAYMENT, key, Deletion.CANCEL)).outcome is WriteOutcome.REJECTED
    write = removal(desk, PAYMENT, key, Deletion.DELETE)
    desk.simulator.strike(Fault.LOST, "/Payments", "POST")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    settled = desk.books.settle(write)
    assert settled is not None
    assert settled.outcome is WriteOutcome.WRITTEN
    assert desk.books.apply(write).outcome is WriteOutcome.MOVED


def test_a_lost_answer_is_never_a_second_payment(desk: Stage) -> None:
    """Its invoice names it."""
    write = new(PAYMENT, _paid(desk))
    desk.simulator.strike(Fault.LOST, "/Payments", "PUT")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    desk.simulator.answers.clear()
    settled = desk.books.settle(write)
    assert settled is not None
    assert [reference_in(row["Reference"]) for row in desk.company.rows("Payments")].count(write.reference) == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"number": "OR-1"}, "no numbers"),
        ({"allocations": ()}, "one invoice"),
        ({"amount": 60}, "one invoice"),
        ({"currency": "USD"}, "another currency"),
        ({"customer": "x"}, "another contact"),
        ({"method": "999"}, "not a valid code"),
    ],
)
def test_payments_that_xero_has_no_place_for_are_refused(desk: Stage, more: dict[str, Any], words: str) -> None:
    """Whose invoice it is, and in which currency, Xero would not ask."""
    result = desk.books.apply(new(PAYMENT, _paid(desk, **more)))
    assert (result.outcome, words in result.reason) == (WriteOutcome.REJECTED, True), result.reason


def test_more_than_is_open_is_refused_by_xero(desk: Stage) -> None:
    """In its own words, whose text is published."""
    result = desk.books.apply(new(PAYMENT, _paid(desk, 9_999)))
    assert "exceeds the amount outstanding" in result.reason
    gone = Allocation(document_type="IV", document=buyer(desk.company), amount=50)
    assert desk.books.apply(new(PAYMENT, _paid(desk, allocations=(gone,)))).code == "not_in_books"


def test_without_any_payment_no_account_is_guessed(desk: Stage) -> None:
    """The person is told what to name."""
    write = new(PAYMENT, _paid(desk))
    desk.company.records["Payments"].clear()
    assert "Name the account" in desk.books.apply(write).remedy
    done(desk, new(PAYMENT, _paid(desk, method="091")))


def test_a_payment_of_an_invoice_in_another_currency(desk: Stage) -> None:
    """In that currency, with its rate."""
    bill = desk.company.save(
        "Invoices", sale(buyer(desk.company), Decimal(10), CurrencyCode="USD", CurrencyRate=Decimal("0.224719"))
    )
    part = Allocation(document_type="IV", document=bill["InvoiceID"], amount=400)
    wish = _paid(desk, 400, currency="USD", currency_rate=Decimal("4.45"), allocations=(part,), local_amount=1780)
    found = read(desk, PAYMENT, done(desk, new(PAYMENT, replace(wish, customer=bill["Contact"]["ContactID"]))).key)
    assert isinstance(found, Payment)
    assert (found.currency, found.currency_rate, found.local_amount) == ("USD", Decimal("4.45"), 1780)
