"""Wished edits and cancellations of documents that an AutoCount company has, and rows to compare them by."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice, Line
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.keys import ActionId, EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.platform_changes import ChangeId
from connector.domain.writing import Deletion, Write
from tests.live.invoice_desk import InvoiceDesk
from tests.live.payment_desk import PaymentDesk
from tests.sample.autocount.person import Person

INVOICES: Final = {
    "IV": "DocKey = ?",
    "IVDTL": "DocKey = ?",
    "ARInvoice": "SourceType = 'IV' AND SourceKey = ?",
    "ARInvoiceDTL": "DocKey IN (SELECT DocKey FROM ARInvoice WHERE SourceType = 'IV' AND SourceKey = ?)",
    "GLDTL": "RefNo1 IN (SELECT DocNo FROM IV WHERE DocKey = ?)",
    "TaxTrans": "DocNo IN (SELECT DocNo FROM IV WHERE DocKey = ?)",
    "TaxTransCancelled": "DocNo IN (SELECT DocNo FROM IV WHERE DocKey = ?)",
    "StockDTL": "DocType = 'IV' AND DocKey = ?",
    "StockTransQueue": "DocType = 'IV' AND DocKey = ?",
}  # fmt: skip
"""Where an invoice stands."""
_OWN: Final = {
    "DocKey", "DtlKey", "SourceKey", "SourceDtlKey", "GLDtlKey", "TaxTransKey", "StockDTLKey", "StockTransQueueKey",
    "GLTrxID", "DocNo", "RefNo1", "Guid", "LastModified", "CreatedTimeStamp", "AdjustedDate",
}  # fmt: skip
"""Columns in which two invoices that are alike differ."""
_ONE_INVOICE: Final = (
    "SELECT TOP (7) p.DocKey, MIN(a.SourceKey), MIN(k.Amount) FROM ARPayment p JOIN ARPaymentKnockOff k ON k.DocKey ="
    " p.DocKey JOIN ARInvoice a ON a.DocKey = k.KnockOffDocKey WHERE p.SourceType IS NULL AND a.SourceType = 'IV'"
    " AND p.CurrencyCode = 'MYR' GROUP BY p.DocKey HAVING COUNT(*) = 1 ORDER BY p.DocKey DESC"
)
Told = dict[str, Counter[tuple[tuple[str, object], ...]]]
_numbers: Iterator[int] = itertools.count(1 << 60)


def work_on_invoices(desk: InvoiceDesk) -> None:
    """Two invoices are cancelled in AutoCount, four are edited; last of all, so that counters stand where they end."""
    person = Person(desk.database)
    newest = desk.rows("SELECT TOP (6) DocKey FROM IV WHERE Cancelled = 'F' ORDER BY DocKey DESC")
    for (key,) in newest[:2]:
        person.cancel_invoice(key)
    for (key,) in newest[2:]:
        person.edit_invoice(key, Decimal(3))
    person.close()


def work_on_payments(desk: PaymentDesk) -> None:
    """Three payments are cancelled in AutoCount, four are set against their invoices once more."""
    found = desk.rows(_ONE_INVOICE)
    with desk.at_the_counter() as person:
        for payment, _, _ in found[:3]:
            person.cancel_payment(payment)
        for payment, invoice, amount in found[3:]:
            person.unknock(payment)
            person.knock_off(payment, invoice, amount)


def told(desk: InvoiceDesk, key: str | int, tables: Mapping[str, str] | None = None) -> Told:
    """All rows of a document, without keys, numbers and moments."""
    found: Told = {}
    with desk.person() as person:
        for table, condition in (tables or INVOICES).items():
            cursor = person.execute(f"SELECT * FROM {table} WHERE {condition}", int(key))
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            found[table] = Counter(tuple((n, v) for n, v in row.items() if n not in _OWN) for row in rows)
    return found


def edit(there: Invoice | Payment, key: str, **changes: Any) -> Write:
    """A wished edit of a document as it is."""
    kind = EntityKind.INVOICE if isinstance(there, Invoice) else EntityKind.PAYMENT
    number = f"{next(_numbers):032x}"
    return Write(
        id=ActionId(number), change=ChangeId(number), kind=ActionKind.UPDATE, entity=kind, key=Key(key),
        content=canonical(replace(there, **changes)), fields=tuple(changes), reference=f"BB{number[-18:]}",
        expected=fingerprint(canonical(there)),
    )  # fmt: skip


def removal(there: Invoice | Payment, key: str, deletion: Deletion = Deletion.CANCEL) -> Write:
    """A wished cancellation, or deletion."""
    return replace(edit(there, key), kind=ActionKind.DELETE, content=b"", deletion=deletion)


def resized(line: Line, quantity: int) -> Line:
    """A line of another quantity, at the price that it has."""
    share = quantity / line.quantity
    amount = round(line.amount * share)
    return replace(line, quantity=Decimal(quantity), amount=amount, tax_amount=round(line.tax_amount * share))


def of_lines(lines: tuple[Line, ...]) -> dict[str, object]:
    """What changes with the lines."""
    return {"lines": lines, "total": sum(line.amount + line.tax_amount for line in lines)}


def uncounted(rows: Told) -> Told:
    """The same whatever it was saved how often."""
    return {
        table: Counter(tuple(cell for cell in row if cell[0] != "LastUpdate") for row in some.elements())
        for table, some in rows.items()
    }
