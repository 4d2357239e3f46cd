"""Writing invoices, credit memos and payments: once, over the state that was seen, within the company's own rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from connector.domain.documents import CreditNote, Invoice, Line, SalesDocument
from connector.domain.entities import Entity
from connector.domain.errors import AnswerLost
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Address
from connector.domain.payments import Allocation, Payment
from connector.domain.writing import Deletion, WriteOutcome
from connector.ledger.wished import unlike
from connector.providers.quickbooks.rows import REST, TAX
from tests.fakes.quickbooks.company import Json
from tests.fakes.quickbooks.server import Fault
from tests.live.account_writes import done, edit, history, new, read, removal
from tests.live.quickbooks.stage import Stage, sale, stage

I, CN, P = EntityKind.INVOICE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT  # noqa: E741  # read as words below
_DAY = dt.date(2026, 11, 20)
_NAMES = {I: "Invoice", CN: "CreditMemo", P: "Payment"}


@pytest.fixture
def desk() -> Iterator[Stage]:
    """A company of its own."""
    with stage() as made:
        yield made


def _lines(desk: Stage) -> tuple[Line, ...]:
    first, second = (row["Id"] for row in desk.company.rows("Item")[:3:2])
    return (
        Line(item=first, description="Satu", quantity=Decimal(2), unit="each", unit_price=Decimal(10), amount=2000),
        Line(item=second, description="Dua", amount=1180),
        Line(description="Terima kasih"),
    )


def wish(desk: Stage, kind: EntityKind) -> Entity:
    """A new document of a kind."""
    if kind is P:
        invoice = desk.company.rows("Invoice")[3]
        part = Allocation(document_type="IV", document=invoice["Id"], amount=100)
        return Payment(
            number="CEK-1", date=_DAY, customer=invoice["CustomerRef"]["value"], currency="MYR", amount=150,
            local_amount=150, note="dari platform", allocations=(part,),
        )  # fmt: skip
    make = Invoice if kind is I else CreditNote
    return make(
        number="UJI-1", date=_DAY, customer="3", customer_name="lain", currency="MYR", total=3180, local_total=3180,
        lines=_lines(desk), note="dari platform", billing_address=Address(lines=("1 Jalan",)),
    )  # fmt: skip


def _invoice(desk: Stage, key: Key) -> Invoice:
    found = read(desk, I, key)
    assert isinstance(found, Invoice)
    return found


def _key(desk: Stage, kind: EntityKind, n: int = 4) -> Key:
    return Key(desk.company.rows(_NAMES[kind])[n]["Id"])


_ALL = pytest.mark.parametrize("kind", [I, CN, P], ids=[kind.value for kind in (I, CN, P)])


@_ALL
def test_a_new_document_is_read_back_as_it_was_wished(desk: Stage, kind: EntityKind) -> None:
    """Every field arrives, and its note does not show our reference."""
    before, write = len(desk.company.rows(_NAMES[kind])), new(kind, wish(desk, kind))
    result = done(desk, write)
    assert not unlike(read(desk, kind, result.key), write) - {"customer_name"}
    assert desk.company.get(_NAMES[kind], result.key)["PrivateNote"] == f"dari platform\n{write.reference}"
    assert len(desk.company.rows(_NAMES[kind])) == before + 1


@_ALL
@pytest.mark.parametrize("fault", [Fault.LOST, Fault.FAILED_AFTER, Fault.BROKEN])
def test_a_lost_answer_is_never_a_second_document(desk: Stage, kind: EntityKind, fault: Fault) -> None:
    """However late: QuickBooks may have forgotten the id of the request, and the reference is still there."""
    before, write = len(desk.company.rows(_NAMES[kind])), new(kind, wish(desk, kind))
    desk.simulator.strike(fault, f"/{_NAMES[kind].lower()}")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    desk.simulator.answers.clear()
    settled = desk.books.settle(write)
    assert settled is not None
    assert done(desk, write).key == settled.key
    assert len(desk.company.rows(_NAMES[kind])) == before + 1


@_ALL
def test_what_never_arrived_is_told_as_that(desk: Stage, kind: EntityKind) -> None:
    """Then it is written."""
    write = new(kind, wish(desk, kind))
    desk.simulator.strike(Fault.CUT, f"/{_NAMES[kind].lower()}")
    with pytest.raises(AnswerLost):
        desk.books.apply(write)
    assert desk.books.settle(write) is None
    done(desk, write)


def test_lines_are_edited_in_place(desk: Stage) -> None:
    """A line that stays keeps its id and what this program does not know of it; one goes, one comes."""
    key = done(desk, new(I, wish(desk, I))).key
    line = desk.company.get("Invoice", key)["Line"][0]
    line["SalesItemLineDetail"]["ClassRef"] = {"value": "77"}
    seen = _invoice(desk, key)
    kept, gone, text = seen.lines
    fresh = Line(item=gone.item, description="Baharu", amount=500)
    after = replace(seen, lines=(replace(kept, amount=1500, unit_price=Decimal("7.5")), text, fresh), total=2000)
    done(desk, edit(desk, I, key, replace(after, local_total=2000)))
    stored = desk.company.get("Invoice", key)
    assert stored["TotalAmt"] == 20
    assert stored["Line"][0]["Id"] == kept.key
    assert stored["Line"][0]["SalesItemLineDetail"]["ClassRef"] == {"value": "77"}
    assert [each.description for each in _invoice(desk, key).lines] == ["Satu", "Terima kasih", "Baharu"]
    assert stored["PrivateNote"].startswith("dari platform\nBB")


def test_a_field_of_a_document_is_edited_alone(desk: Stage) -> None:
    """A sparse update touches no line, and the reference stays beside another note."""
    key = done(desk, new(I, wish(desk, I))).key
    before = desk.company.get("Invoice", key)["PrivateNote"]
    done(desk, edit(desk, I, key, replace(_invoice(desk, key), note="lain", due_date=dt.date(2026, 12, 24))))
    stored = desk.company.get("Invoice", key)
    assert stored["PrivateNote"] == before.replace("dari platform", "lain")
    assert (stored["DueDate"], stored["TotalAmt"]) == ("2026-12-24", Decimal("31.80"))
    done(desk, edit(desk, I, key, replace(_invoice(desk, key), note=None)))
    assert desk.company.get("Invoice", key)["PrivateNote"] == before.removeprefix("dari platform\n")


def test_a_payment_settles_and_an_edit_moves_it(desk: Stage) -> None:
    """What is open follows; a payment without a document settles nothing."""
    paid = desk.company.rows("Invoice")[3]
    key = done(desk, new(P, wish(desk, P))).key
    assert paid["Balance"] == paid["TotalAmt"] - 1
    seen = read(desk, P, key)
    assert isinstance(seen, Payment)
    (part,) = seen.allocations
    done(desk, edit(desk, P, key, replace(seen, allocations=(replace(part, amount=150),))))
    assert paid["Balance"] == paid["TotalAmt"] - Decimal("1.50")
    again = read(desk, P, key)
    assert isinstance(again, Payment)
    assert again.unapplied == 0
    done(desk, edit(desk, P, key, replace(again, allocations=())))
    assert paid["Balance"] == paid["TotalAmt"]


@_ALL
def test_a_deletion_deletes_and_leaves_a_stub(desk: Stage, kind: EntityKind) -> None:
    """A deleted document cannot be brought back."""
    key = _key(desk, kind, 1 if kind is P else 4)
    write = removal(desk, kind, key, Deletion.DELETE)
    result = done(desk, write)
    assert key not in desk.company.records[_NAMES[kind]]
    assert desk.books.settle(write) is not None
    assert not desk.books.preview_undo(history(write, result)).possible


@pytest.mark.parametrize("kind", [I, P])
def test_cancelling_voids(desk: Stage, kind: EntityKind) -> None:
    """The document stays, with nothing in it; a credit memo is not voided, as nobody says how."""
    key = _key(desk, kind, 1 if kind is P else 4)
    write = removal(desk, kind, key, Deletion.CANCEL)
    assert desk.books.settle(write) is None
    done(desk, write)
    assert desk.company.get(_NAMES[kind], key)["TotalAmt"] == 0
    assert desk.books.settle(write) is not None
    refused = desk.books.apply(removal(desk, CN, _key(desk, CN), Deletion.CANCEL))
    assert refused.outcome is WriteOutcome.REJECTED


@_ALL
def test_a_new_document_is_taken_back_while_nobody_touched_it(desk: Stage, kind: EntityKind) -> None:
    """It is deleted; once somebody edited it, it stays."""
    write = new(kind, wish(desk, kind))
    written = history(write, done(desk, write))
    assert "deletes" in desk.books.preview_undo(written).sentence
    assert desk.books.undo(written).outcome is WriteOutcome.WRITTEN
    assert written.key not in desk.company.records[_NAMES[kind]]
    other = new(kind, wish(desk, kind))
    written = history(other, done(desk, other))
    desk.company.edit(_NAMES[kind], written.key, TxnDate="2026-11-21")
    assert desk.books.undo(written).outcome is WriteOutcome.MOVED


# -- preferences that change the rules ---------------------------------------------------------------------------------


@_ALL
def test_nothing_is_written_into_closed_books(desk: Stage, kind: EntityKind) -> None:
    """Neither a new document, nor an edit out of the closed period or into it, nor a deletion."""
    key = _key(desk, kind, 1 if kind is P else 4)
    edited = edit(desk, kind, key, replace(read(desk, kind, key), date=_DAY))
    gone = removal(desk, kind, key, Deletion.DELETE)
    desk.company.preferences["AccountingInfoPrefs"]["BookCloseDate"] = "2026-11-10"
    desk.source.close()
    for write in (edited, gone, new(kind, replace(wish(desk, kind), date=dt.date(2026, 11, 10)))):
        result = desk.books.apply(write)
        assert result.outcome is WriteOutcome.REJECTED
        assert "closed until 2026-11-10" in result.reason
    done(desk, new(kind, wish(desk, kind)))


def test_numbers_from_outside_only_where_they_are_honoured(desk: Stage) -> None:
    """QuickBooks would pass over a number without a word; one that is taken is refused by its text."""
    taken = desk.books.apply(new(I, replace(wish(desk, I), number="IV-0")))
    assert (taken.outcome, taken.code) == (WriteOutcome.REJECTED, "duplicate_key")
    desk.company.preferences["SalesFormsPrefs"]["CustomTxnNumbers"] = False
    desk.source.close()
    assert "its number itself" in desk.books.apply(new(I, wish(desk, I))).reason
    key = _key(desk, I)
    assert "its number itself" in desk.books.apply(edit(desk, I, key, replace(_invoice(desk, key), number="X"))).reason
    assert _invoice(desk, done(desk, new(I, replace(wish(desk, I), number=""))).key).number


def _taxed(desk: Stage) -> None:
    desk.company.preferences["TaxPrefs"]["UsingSalesTax"] = True
    desk.source.close()


def test_a_company_with_taxes_wants_a_code_on_each_line(desk: Stage) -> None:
    """Outside of the United States; taxes are QuickBooks' own to work out, so that a total is what was wished."""
    _taxed(desk)
    assert "no tax code" in desk.books.apply(new(I, wish(desk, I))).reason
    document = wish(desk, I)
    assert isinstance(document, SalesDocument)
    free = tuple(replace(line, tax_code="0") if line.item else line for line in document.lines)
    done(desk, new(I, replace(document, lines=free)))


def test_a_document_that_comes_to_another_total_is_taken_back(desk: Stage) -> None:
    """Also when the answer was lost in between: nothing of it stays."""
    _taxed(desk)
    document = wish(desk, I)
    assert isinstance(document, SalesDocument)
    lines = tuple(replace(line, tax_code="6") if line.item else line for line in document.lines)
    before = len(desk.company.rows("Invoice"))
    write = new(I, replace(document, lines=lines))
    result = desk.books.apply(write)
    assert result.outcome is WriteOutcome.REJECTED
    assert "comes to 34.34" in result.reason
    assert len(desk.company.rows("Invoice")) == before
    again = new(I, replace(document, lines=lines, number="UJI-2"))
    desk.simulator.strike(Fault.LOST, "/invoice")
    with pytest.raises(AnswerLost):
        desk.books.apply(again)
    settled = desk.books.settle(again)
    assert settled is not None
    assert settled.outcome is WriteOutcome.REJECTED
    assert len(desk.company.rows("Invoice")) == before


def test_taxes_and_discounts_are_lines_and_the_lines_are_not_edited(desk: Stage) -> None:
    """The lines add up to the total, whatever a document is made of; a note can still be edited."""
    _taxed(desk)
    made = sale("3", desk.company.rows("Item")[0]["Id"], Decimal(100))
    made["Line"][0]["SalesItemLineDetail"]["TaxCodeRef"] = {"value": "6"}
    made["Line"].append({"Amount": Decimal(10), "DetailType": "DiscountLineDetail", "DiscountLineDetail": {}})
    key = Key(desk.company.save("Invoice", {**made, "GlobalTaxCalculation": "TaxExcluded"})["Id"])
    seen = _invoice(desk, key)
    assert seen.total == 9800 == sum(line.amount + line.tax_amount for line in seen.lines)
    assert {line.key for line in seen.lines} >= {TAX, REST}
    fewer = replace(seen, lines=seen.lines[:1], total=10000)
    assert "not edited" in desk.books.apply(edit(desk, I, key, fewer)).reason
    done(desk, edit(desk, I, key, replace(seen, note="boleh")))
    assert _invoice(desk, key).lines == seen.lines


def _discounted(desk: Stage, **discount: object) -> Key:
    made = sale("3", desk.company.rows("Item")[0]["Id"], Decimal(100))
    line = {"Amount": Decimal(10), "DetailType": "DiscountLineDetail", "DiscountLineDetail": discount}
    made["Line"].append(line)
    return Key(desk.company.save("Invoice", made)["Id"])


def test_beside_a_discount_of_an_amount_lines_are_edited(desk: Stage) -> None:
    """It is sent along as it is; taken away or changed it is not."""
    key = _discounted(desk, PercentBased=False)
    seen = _invoice(desk, key)
    assert seen.total == 9000
    for lines, total in ((seen.lines[:1], 10000), ((seen.lines[0], replace(seen.lines[1], amount=-500)), 9500)):
        assert "not edited" in desk.books.apply(edit(desk, I, key, replace(seen, lines=lines, total=total))).reason
    dearer = replace(seen.lines[0], quantity=Decimal(2), amount=20000, local_amount=20000)
    done(desk, edit(desk, I, key, replace(seen, lines=(dearer, seen.lines[1]), total=19000)))
    after = _invoice(desk, key)
    assert (after.total, [line.amount for line in after.lines]) == (19000, [20000, -1000])


@pytest.mark.parametrize("discount", [{"PercentBased": True, "DiscountPercent": 10}, {}])
def test_beside_any_other_discount_lines_are_not_edited(desk: Stage, discount: Json) -> None:
    """In percent it is worked out anew over there; one of which nothing is said may be."""
    key = _discounted(desk, **discount)
    seen = _invoice(desk, key)
    dearer = replace(seen.lines[0], quantity=Decimal(2), amount=20000, local_amount=20000)
    wanted = replace(seen, lines=(dearer, seen.lines[1]), total=19000)
    assert "not edited" in desk.books.apply(edit(desk, I, key, wanted)).reason
    assert _invoice(desk, key) == seen


def test_another_currency_with_its_rate(desk: Stage) -> None:
    """Amounts in both currencies; without many currencies it is refused."""
    document = wish(desk, I)
    assert isinstance(document, SalesDocument)
    foreign = replace(document, currency="USD", currency_rate=Decimal("4.2"), local_total=13356)
    assert desk.books.apply(new(I, foreign)).code == "not_in_books"
    desk.company.preferences["CurrencyPrefs"]["MultiCurrencyEnabled"] = True
    desk.source.close()
    there = _invoice(desk, done(desk, new(I, foreign)).key)
    assert (there.currency, there.currency_rate, there.total, there.local_total) == ("USD", Decimal("4.2"), 3180, 13356)
    assert there.lines[0].local_amount == 8400


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lines": ()}, "no lines"),
        ({"total": 3181}, "not what the lines add up to"),
        ({"lines": (Line(item="13", amount=3000, tax_amount=180),)}, "taxes are worked out"),
        ({"lines": (Line(item="13", unit="BOX", amount=3180),)}, "no units"),
        ({"lines": (Line(amount=3180),)}, "needs a product"),
        ({"customer": "999"}, "Object Not Found"),
        ({"project": "X"}, "no place for project"),
    ],
)
def test_what_quickbooks_would_not_take_is_refused_in_words(desk: Stage, change: Json, words: str) -> None:
    """By this program where it can be known."""
    result = desk.books.apply(new(I, replace(wish(desk, I), **change)))
    assert result.outcome is WriteOutcome.REJECTED
    assert words in result.reason


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount": 0, "allocations": ()}, "more than 0"),
        ({"amount": 99}, "more than its amount"),
        ({"allocations": (Allocation(document_type="DN", document="1", amount=1),)}, "against DN"),
        ({"allocations": (Allocation(document_type="IV", document="1", amount=1),) * 2}, "2 times"),
        ({"amount": 900000, "allocations": (Allocation(document_type="IV", document="19", amount=900000),)}, "settled"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_in_words(desk: Stage, change: Json, words: str) -> None:
    """Nothing is settled by it."""
    result = desk.books.apply(new(P, replace(wish(desk, P), **change)))
    assert result.outcome is WriteOutcome.REJECTED
    assert words in result.reason
