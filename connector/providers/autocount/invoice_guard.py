"""What forbids to take an invoice out of the books: what happened to it since it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.rules import number
from connector.posting.sample import Row, Value
from connector.providers.autocount.document_guard import closed, opened, transferred
from connector.providers.autocount.document_reader import Family
from connector.providers.autocount.invoice_tables import CODE, RECEIVABLE_CODE

_SUBMITTED: Final = (
    "EInvoiceUuid", "EInvoiceSubmissionUuid", "EInvoiceStatus", "EInvoiceValidatedDateTime", "CIDocKey",
)  # fmt: skip
"""Columns that are filled once an invoice was sent to MyInvois, alone or in a consolidated one."""
_QUEUED: Final = 'SELECT TOP (1) 1 FROM "EInvoiceQueue" P WHERE P."DocType" = ? AND P."DocKey" = ?'
_KNOCKED: Final = (
    ("ARPaymentKnockOff", "a payment"),
    ("ARCNKnockOff", "a credit note"),
    ("ARContraKnockOff", "a contra entry"),
)


def names_of(family: Family) -> tuple[tuple[str, Value], ...]:
    """By which an invoice is known where documents are locked."""
    return (CODE, family.header["DocKey"]), (RECEIVABLE_CODE, family.receivable.get("DocKey"))


def touched(transaction: Reading, structure: Structure, family: Family, *, cancelled: bool = False) -> Iterator[str]:
    """What forbids to take an invoice out of the books, in plain words; the weightiest first."""
    header, receivable = family.header, family.receivable
    name = f"Invoice {header['DocNo']}"
    if any(header.get(column) for column in _SUBMITTED):
        yield f"{name} was submitted to MyInvois."
    if structure.has("EInvoiceQueue", "DocType", "DocKey") and transaction.one(_QUEUED, (CODE, header["DocKey"])):
        yield f"{name} waits to be sent to MyInvois."
    if made := transferred(transaction, structure, CODE, header["DocKey"]):
        yield f"Another document ({made}) was made out of invoice {header['DocNo']}."
    yield from _paid(transaction, structure, name, receivable)
    if header.get("Cancelled") == "T" and not cancelled:
        yield f"{name} was cancelled in the books."
    if who := opened(transaction, structure, names_of(family)):
        yield f"{name} is open in AutoCount ({who})."
    day = header["DocDate"]
    if isinstance(day, dt.date):
        yield from closed(transaction, structure, day)


def _paid(transaction: Reading, structure: Structure, name: str, receivable: Row) -> Iterator[str]:
    for table, what in _KNOCKED:
        if structure.has(table, "KnockOffDocType", "KnockOffDocKey"):
            sql = f'SELECT TOP (1) 1 FROM "{table}" P WHERE P."KnockOffDocType" = ? AND P."KnockOffDocKey" = ?'
            if transaction.one(sql, (RECEIVABLE_CODE, receivable.get("DocKey"))) is not None:
                yield f"{name} was knocked off by {what}."
                return
    if number(receivable.get("PaymentAmt")):
        yield f"{name} was paid in part or whole."
