"""What a payment settles, in the vendor's form: rows of `sdsknockoff`, located by type and number of the document.

Seen in public clients: `{doctype: "IV", docno, koamt, knockoff: true, …}`, and the unapplied amount stands before them.
"""

from __future__ import annotations

from connector.domain.errors import Rejected
from connector.domain.keys import Key
from connector.domain.money import amount, sen
from connector.domain.payments import Allocation, Payment
from connector.providers.sql_accounting_api.checks import Checks
from connector.providers.sql_accounting_api.client import Json
from connector.providers.sql_accounting_api.columns import number
from connector.providers.sql_accounting_api.payloads import Payload
from connector.providers.sql_accounting_api.records import knocked_off, listed
from connector.providers.sql_accounting_api.shapes import KNOCK_OFF, RECEIVABLE, RECEIVABLES, SALE
from connector.providers.sql_accounting_api.source import ApiSource

_ROWS = KNOCK_OFF[1]
_SALES = ("IV", "CS")


def settlement(source: ApiSource, payment: Payment, checks: Checks, record: Json | None) -> Payload:
    """The unapplied amount and the whole list of what a payment settles; `record` is the payment as it is now."""
    there = {str(row.get("docno")): row for row in listed(record or {}, _ROWS) if knocked_off(row)}
    rows: list[Payload] = []
    for part in payment.allocations:
        receivable = _receivable(source, part)
        if receivable is None:
            checks.add(f"The books have no invoice {part.number or part.document} to be paid.")
            continue
        docno = str(receivable.get("docno"))
        known = there.get(docno)
        before = sen(number(known.get("koamt"))) if known is not None else 0
        checks.settled(payment, receivable, part.amount, before)
        if known is not None and before == part.amount:
            rows.append(dict(known))
            continue
        kept = {name: value for name, value in (known or {}).items() if name not in _WORKED_OUT}
        named = {"doctype": "IV", "docno": docno, "docdate": receivable.get("docdate")}
        rows.append({**kept, **named, "koamt": amount(part.amount), "knockoff": True})
    if len({str(row["docno"]) for row in rows}) < len(rows):
        checks.add("The payment names the same invoice twice.")
    unapplied = payment.amount - sum(part.amount for part in payment.allocations)
    return {"unappliedamt": amount(unapplied), _ROWS: rows}


_WORKED_OUT = ("localkoamt", "actuallocalkoamt", "gainloss")
"""What the vendor works out of an amount."""


def _receivable(source: ApiSource, part: Allocation) -> Json | None:
    """The customer ledger's row of a document that is to be paid."""
    if part.document_type not in _SALES:
        raise Rejected(f"This program sets payments against invoices only, not against {part.document_type}.")
    if part.document.startswith(RECEIVABLE.prefix):
        return source.record(RECEIVABLE, Key(part.document))
    if not part.document.isdecimal():
        return None
    endpoint = SALE.endpoint if part.document_type == "IV" else "cashsales"
    sale = source.client.record(endpoint, part.document)
    if sale is None:
        return None
    return source.client.first(RECEIVABLES, docno=str(sale.get("docno")), fromdoctype=part.document_type)
