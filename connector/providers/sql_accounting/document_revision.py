"""Drafts of documents that are in the books already: edited as the platform wishes, or cancelled."""

from __future__ import annotations

from decimal import Decimal

from connector.domain.documents import Invoice
from connector.domain.errors import Rejected
from connector.domain.payments import Payment
from connector.drivers.firebird import Transaction
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_draft import Draft
from connector.providers.sql_accounting.document_draft_payment import PaymentDrafter
from connector.providers.sql_accounting.document_drafts import InvoiceDrafter
from connector.providers.sql_accounting.document_families import FactReader
from connector.providers.sql_accounting.document_poster import present_family
from connector.providers.sql_accounting.document_ready import Ready
from connector.providers.sql_accounting.document_trace import Trace

_KEPT = ("PRINTCOUNT", "IRBM_STATUS", "SUBMISSIONTYPE")
"""Columns of a draft that an edit leaves as they are."""


def drafted(transaction: Transaction, ready: Ready, wanted: Invoice | Payment, number: str, reference: str) -> Draft:
    """A new document. Raises Rejected with everything that is wrong."""
    if isinstance(wanted, Invoice):
        return InvoiceDrafter(transaction, ready.setting).draft(wanted, number, reference)
    return PaymentDrafter(transaction, ready.setting).draft(wanted, number, reference)


def revised(transaction: Transaction, ready: Ready, wanted: Invoice | Payment, trace: Trace) -> Draft:
    """A document that is edited: the rows that stay keep their keys. Raises Rejected with everything that is wrong."""
    if wanted.number not in ("", trace.number):
        raise Rejected(
            f"The number of {trace.number} cannot be changed any more: it is in the books under it.",
            remedy="Cancel it and make a new one.",
        )
    rows = trace.by_table()
    (header,) = rows[ready.ground.tables.header.name]
    lines = rows.get(ready.ground.tables.line.name, [])
    if isinstance(wanted, Invoice):
        draft = InvoiceDrafter(transaction, ready.setting).draft(wanted, trace.number, trace.reference)
        by_key = {str(line["DTLKEY"]): line["DTLKEY"] for line in lines}
        for columns, line in zip(draft.lines, wanted.lines, strict=True):
            if line.key in by_key:
                columns["DTLKEY"] = by_key.pop(line.key)
    else:
        released = {line["TODOCKEY"]: _amount(line["KOAMT"]) for line in lines}
        draft = PaymentDrafter(transaction, ready.setting).draft(wanted, trace.number, trace.reference, released)
        by_target = {line["TODOCKEY"]: line["DOCKEY"] for line in lines}
        for columns in draft.lines:
            if columns["TODOCKEY"] in by_target:
                columns["DOCKEY"] = by_target[columns["TODOCKEY"]]
    draft.header |= {name: header[name] for name in _KEPT if name in header}
    _count_up(draft.header, header)
    return draft


def cancelled(transaction: Transaction, ready: Ready, trace: Trace) -> Draft:
    """A document that is made void: its amounts stay on it."""
    family = present_family(transaction, ready.ground, trace.key)
    if family is None:
        raise Rejected(f"{trace.number} is not in the books any more.")
    if family.header.get("CANCELLED"):
        raise Rejected(f"{trace.number} is cancelled already.")
    if "UNAPPLIEDAMT" in family.header:  # a payment that is void pays nothing
        family.lines = []
    (document,) = FactReader(transaction, ready.ground.structure).documents(ready.ground.tables, [family])
    header: dict[str, Value] = {**family.header, "CANCELLED": True}
    if "UNAPPLIEDAMT" in header:
        header["UNAPPLIEDAMT"] = header["DOCAMT"]
    if "LASTMODIFIED" in header:
        header["LASTMODIFIED"] = ready.ground.stamp
    _count_up(header, family.header)
    return Draft(header, [dict(line) for line in family.lines], dict(document.facts), list(document.line_facts))


def _count_up(columns: dict[str, Value], header: Row) -> None:
    """The key, and UPDATECOUNT as an edit of the vendor's program raises it (eStream SDK FAQ)."""
    columns["DOCKEY"] = header["DOCKEY"]
    if "GLTRANSID" in header:
        columns["GLTRANSID"] = header["GLTRANSID"]
    if "UPDATECOUNT" in header:
        count = header["UPDATECOUNT"]
        columns["UPDATECOUNT"] = (count if isinstance(count, int) else 0) + 1


def _amount(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)
