"""Payments written into a company file: posted as the vendor's program does, set against invoices, taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.writing import Deletion, WriteOutcome
from tests.live.documents_desk import DocumentDesk, document_desk, totals
from tests.live.ledgers import engine_of
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.variant import Variant
from tests.sample.vendor_receipts import Allocation

PAYMENT = EntityKind.PAYMENT
KEYS = {"DOCKEY", "FROMDOCKEY", "GLTRANSID", "FROMKEY", "LASTMODIFIED", "DOCNO", "REF1", "DOCREF1", "DOCREF2"}


@pytest.fixture(scope="module")
def desk(firebird: FirebirdServer) -> Iterator[DocumentDesk]:
    """A rehearsed company on each engine."""
    with document_desk(firebird, Variant(engine=engine_of(firebird))) as desk:
        desk.rehearse()
        yield desk


def refusal(desk: DocumentDesk, payment: Payment) -> str:
    """Why a new payment is refused; nothing of it may be in the books."""
    before = totals(desk)
    result = desk.apply(desk.write(ActionKind.CREATE, payment))
    assert result.outcome is WriteOutcome.REJECTED
    assert totals(desk) == before
    return result.reason


def rows_of(desk: DocumentDesk, key: int) -> dict[str, Counter[tuple[tuple[str, object], ...]]]:
    """All rows of a payment, without keys and numbers, as the open transaction sees them."""
    books = desk.vendor.books
    ((group,),) = books.rows("SELECT GLTRANSID FROM AR_PM WHERE DOCKEY = ?", key)
    found = {}
    for table, condition, value in (
        ("AR_PM", "DOCKEY = ?", key),
        ("AR_KNOCKOFF", "FROMDOCTYPE = 'PM' AND FROMDOCKEY = ?", key),
        ("GL_TRANS", "GLTRANSID = ?", group),
    ):
        names = [name for name in desk.columns(table) if name not in KEYS]
        rows = books.rows(f"SELECT {', '.join(names)} FROM {table} WHERE {condition}", value)
        found[table] = Counter(tuple(zip(names, row, strict=True)) for row in rows)
    return found


@contextmanager
def at_the_vendors(desk: DocumentDesk) -> Iterator[None]:
    """What the vendor's program does here is given up again."""
    desk.vendor.begin()
    try:
        yield
    finally:
        desk.vendor.rollback()


def open_amount(desk: DocumentDesk, invoice: Key) -> Decimal:
    """What is still owed on an invoice."""
    left = desk.vendor.open_amount(int(invoice))
    desk.vendor.books.done()
    return left


class TestPosting:
    """What is in the books after a payment."""

    @pytest.mark.parametrize(("tax", "amount", "more"), [("ST", 1000, 0), ("SV", 2700, 0), (None, 500, 250)])
    def test_is_what_the_vendor_would_have_posted(
        self, desk: DocumentDesk, tax: str | None, amount: int, more: int
    ) -> None:
        """The vendor's program, entering the same payment, makes the same rows and balances, but for keys."""
        invoice = desk.create(desk.invoice(tax=tax))
        key = desk.create(desk.payment(invoice, amount, more))
        ours, owed = rows_of(desk, int(key)), desk.rows("SELECT CODE, OUTSTANDING FROM AR_CUSTOMER")
        assert desk.payments.undo(desk.past.written(kind=PAYMENT, key=key)[0]).outcome is WriteOutcome.WRITTEN
        receivable, _ = desk.vendor._receivable(int(invoice))
        code = desk.customer()
        part = [Allocation(receivable, Decimal(amount) / 100)]
        with at_the_vendors(desk):
            theirs = desk.vendor._receipts.create(code, part, Decimal(more) / 100, desk.today(), 1)
            assert rows_of(desk, theirs) == ours
            assert desk.vendor.books.rows("SELECT CODE, OUTSTANDING FROM AR_CUSTOMER") == owed

    def test_closes_what_it_pays(self, desk: DocumentDesk) -> None:
        """The invoice is paid by exactly the amount, and its readers are told by its version."""
        invoice = desk.create(desk.invoice())
        before = open_amount(desk, invoice)
        desk.create(desk.payment(invoice, 1234))
        assert before - open_amount(desk, invoice) == Decimal("12.34")

    def test_pays_nothing_for_a_document_that_is_gone(self, desk: DocumentDesk) -> None:
        """An unknown invoice, another customer's, and more than is open are refused."""
        invoice = desk.create(desk.invoice())
        payment = desk.payment(invoice, 1000)
        lost = replace(payment.allocations[0], document="99999999")
        assert "no invoice 99999999" in refusal(desk, replace(payment, allocations=(lost,)))
        assert "is more than what is open" in refusal(desk, desk.payment(invoice, 999_999))
        other = desk.rows("SELECT CODE FROM AR_CUSTOMER WHERE CODE <> ? AND CURRENCYCODE = '----'", payment.customer)
        assert "belongs to customer" in refusal(desk, replace(payment, customer=str(other[0][0])))
        assert "more than its amount" in refusal(desk, replace(payment, amount=1))
        assert "no payment method" in refusal(desk, replace(payment, method="999-999"))


class TestEditing:
    """Payments that we wrote."""

    def test_edit_pays_another_amount(self, desk: DocumentDesk) -> None:
        """After an edit the invoice is paid by the new amount only."""
        invoice = desk.create(desk.invoice())
        before = open_amount(desk, invoice)
        key = desk.create(desk.payment(invoice, 1000))
        write = desk.write(ActionKind.UPDATE, desk.payment(invoice, 3000), key=key)
        result = desk.apply(write)
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        assert before - open_amount(desk, invoice) == Decimal("30.00")

    def test_deleting_leaves_nothing(self, desk: DocumentDesk) -> None:
        """A deleted payment leaves every total as it was."""
        invoice = desk.create(desk.invoice())
        before = totals(desk)
        key = desk.create(desk.payment(invoice, 1000, 500))
        result = desk.apply(desk.write(ActionKind.DELETE, entity=PAYMENT, key=key, deletion=Deletion.DELETE))
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        assert totals(desk) == before

    def test_cancelling_opens_the_invoice_again(self, desk: DocumentDesk) -> None:
        """A cancelled payment keeps its amount and pays nothing."""
        invoice = desk.create(desk.invoice())
        before = open_amount(desk, invoice)
        key = desk.create(desk.payment(invoice, 1000))
        result = desk.apply(desk.write(ActionKind.DELETE, entity=PAYMENT, key=key, deletion=Deletion.CANCEL))
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        assert open_amount(desk, invoice) == before


class TestUndo:
    """Taking payments back."""

    def test_opens_the_invoice_again(self, desk: DocumentDesk) -> None:
        """Taking a payment back leaves every total as it was; then the invoice can be taken back, too."""
        start = totals(desk)
        invoice = desk.create(desk.invoice())
        before = totals(desk)
        key = desk.create(desk.payment(invoice, 1000))
        (creation,) = desk.past.written(kind=EntityKind.INVOICE, key=invoice)
        assert not desk.invoices.preview_undo(creation).possible
        (written,) = desk.past.written(kind=PAYMENT, key=key)
        assert "opens the invoices again" in desk.payments.preview_undo(written).sentence
        assert desk.payments.undo(written).outcome is WriteOutcome.WRITTEN
        assert totals(desk) == before
        assert desk.invoices.undo(creation).outcome is WriteOutcome.WRITTEN
        assert totals(desk) == start


class TestSettling:
    """A payment whose answer was lost."""

    def test_is_found_by_its_reference(self, desk: DocumentDesk) -> None:
        """A payment that arrived is found, one that did not is not."""
        invoice = desk.create(desk.invoice())
        write = desk.write(ActionKind.CREATE, desk.payment(invoice, 1000))
        assert desk.payments.settle(write) is None
        key = desk.apply(write).key
        settled = desk.payments.settle(write)
        assert settled is not None
        assert settled.key == key
        assert settled.trace == desk.past.written(kind=PAYMENT, key=key)[0].trace
