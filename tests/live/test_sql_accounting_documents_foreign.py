"""Documents in a foreign currency: posted as the vendor's program does where the company has such, else refused."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.writing import WriteOutcome
from tests.live.documents_desk import DocumentDesk, document_desk, totals
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.test_sql_accounting_documents_paid import at_the_vendors, rows_of
from tests.sample.balance import wrong
from tests.sample.variant import Variant
from tests.sample.vendor_receipts import Allocation

RATE = Decimal("4.2105")
LATER = Decimal("4.3333")
"""Between invoice and payment the rate has risen: a gain."""


@pytest.fixture(scope="module")
def desk(firebird3: FirebirdServer) -> Iterator[DocumentDesk]:
    """A rehearsed company, some of whose customers are kept in a foreign currency, without tax."""
    with document_desk(firebird3, Variant()) as desk:
        desk.rehearse()
        yield desk


def foreign(desk: DocumentDesk, currency: str, tax: str | None = None) -> Invoice:
    """An invoice to a customer in a foreign currency."""
    ((code,),) = desk.rows("SELECT FIRST 1 CODE FROM AR_CUSTOMER WHERE CURRENCYCODE = ? ORDER BY CODE", currency)
    return replace(desk.invoice(3, tax=tax), customer=str(code), currency=currency, currency_rate=RATE)


def paid(desk: DocumentDesk, invoice: Key, amount: int) -> Payment:
    """A payment of a part of it, at another rate."""
    return replace(desk.payment(invoice, amount), currency="USD", currency_rate=LATER)


def refusal(desk: DocumentDesk, content: Invoice | Payment) -> str:
    """Why it is refused; nothing of it may be in the books."""
    before = totals(desk)
    result = desk.apply(desk.write(ActionKind.CREATE, content))
    assert result.outcome is WriteOutcome.REJECTED
    assert totals(desk) == before
    return result.reason


def balanced(desk: DocumentDesk) -> list[str]:
    """What is wrong with the books."""
    connection = desk.server.connect(desk.company.path)
    try:
        return wrong(connection)
    finally:
        connection.close()


@pytest.mark.parametrize("currency", ["USD", "SGD"])
def test_an_invoice_is_posted_as_the_vendor_would(desk: DocumentDesk, currency: str) -> None:
    """Both amounts, what rounding leaves, and what the customer owes; taken back, all is as before."""
    before = totals(desk)
    key = desk.create(foreign(desk, currency))
    assert desk.rows("SELECT DOCAMT, LOCALDOCAMT FROM SL_IV WHERE DOCKEY = ?", int(key)) == [
        (Decimal("75.00"), Decimal("315.79"))
    ]
    assert desk.posted(key) == desk.vendors_own(key)
    desk.vendor.books.done()
    assert balanced(desk) == []
    (written,) = desk.past.written(kind=EntityKind.INVOICE, key=key)
    assert desk.invoices.undo(written).outcome is WriteOutcome.WRITTEN
    assert totals(desk) == before


def test_a_payment_at_another_rate_is_posted_as_the_vendor_would(desk: DocumentDesk) -> None:
    """With the gain that the rate made."""
    invoice = desk.create(foreign(desk, "USD"))
    key = desk.create(paid(desk, invoice, 1001))
    ours = rows_of(desk, int(key))
    (gain,) = desk.rows("SELECT GAINLOSS FROM AR_KNOCKOFF WHERE FROMDOCTYPE = 'PM' AND FROMDOCKEY = ?", int(key))
    assert gain == (Decimal("1.23"),)
    assert balanced(desk) == []
    (written,) = desk.past.written(kind=EntityKind.PAYMENT, key=key)
    assert desk.payments.undo(written).outcome is WriteOutcome.WRITTEN
    receivable, _ = desk.vendor._receivable(int(invoice))
    ((code,),) = desk.rows("SELECT CODE FROM SL_IV WHERE DOCKEY = ?", int(invoice))
    with at_the_vendors(desk):
        desk.vendor.books.run("UPDATE CURRENCY SET BUYINGRATE = ? WHERE CODE = 'USD'", LATER)
        part = [Allocation(receivable, Decimal("10.01"))]
        theirs = desk.vendor._receipts.create(str(code), part, Decimal(0), desk.today(), 1)
        assert rows_of(desk, theirs) == ours


def test_what_the_company_never_had_is_refused_in_words(desk: DocumentDesk) -> None:
    """Tax in a foreign currency: nobody saw in which one the ledger has it. Half a sen: nobody saw where it goes."""
    assert "in all documents looked at these were the same" in refusal(desk, foreign(desk, "USD", tax="ST"))
    invoice = desk.create(foreign(desk, "USD"))
    assert "may be 42.1" in refusal(desk, paid(desk, invoice, 1000))


def test_a_missing_rate_is_told(desk: DocumentDesk) -> None:
    """Left out it would be 1, and the document would count as ringgit."""
    invoice = foreign(desk, "USD")
    assert refusal(desk, replace(invoice, currency_rate=Decimal(1))) == "The rate of USD is missing."
    assert refusal(desk, replace(invoice, currency_rate=Decimal(0))) == "The rate of USD is missing."
    payment = paid(desk, desk.create(invoice), 1001)
    assert refusal(desk, replace(payment, currency_rate=Decimal(1))) == "The rate of USD is missing."
