"""What forbids an invoice: days that the books do not accept, and what happened to it since it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from connector.ledger.findings import Findings
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.rules import number
from connector.posting.sample import Row
from connector.providers.autocount.invoice_reader import Family, InvoiceReader
from connector.providers.autocount.invoice_tables import CODE, RECEIVABLE_CODE

_YEAR: Final = (
    'SELECT TOP (1) 1 FROM "FiscalYear" P WHERE P."FromDate" <= ? AND P."ToDate" >= ? AND P."IsActive" = \'T\''
)
_LOCKS: Final = ("PeriodLock", "AccPeriod")
_LOCKED: Final = 'SELECT TOP (1) 1 FROM "{}" P WHERE P."PeriodNo" = ? AND P."Lock" = \'T\''
_OPEN: Final = (
    'SELECT TOP (1) P."UserID", P."ComputerName" FROM "DocumentLock" P WHERE P."DocType" = ? AND P."DocKey" = ?'
)
_KNOCKED: Final = (
    ("ARPaymentKnockOff", "a payment"),
    ("ARCNKnockOff", "a credit note"),
    ("ARContraKnockOff", "a contra entry"),
)


def check_day(reader: InvoiceReader, structure: Structure, day: dt.date, today: dt.date, findings: Findings) -> None:
    """The day of an invoice lies in a fiscal year of the books, in a period that is not locked, and not ahead."""
    if day > today:
        findings.add(f"The date {day:%d/%m/%Y} lies in the future.")
    for sentence in closed(reader.transaction, structure, day):
        findings.add(sentence)


def closed(transaction: Reading, structure: Structure, day: dt.date) -> Iterator[str]:
    """Why the books do not accept a day. A period's number is year * 12 + month (reference, section 3.5)."""
    moment = dt.datetime.combine(day, dt.time())
    if structure.has("FiscalYear", "FromDate", "ToDate", "IsActive"):
        if transaction.one(_YEAR, (moment, moment)) is None:
            yield f"The date {day:%d/%m/%Y} lies in no fiscal year that is open in the books."
    else:
        yield "The books do not tell their fiscal years."
    period = day.year * 12 + day.month
    for table in _LOCKS:
        if structure.has(table, "PeriodNo", "Lock") and transaction.one(_LOCKED.format(table), (period,)) is not None:
            yield f"The date {day:%d/%m/%Y} lies in a period that is locked in the books."
            return


def touched(transaction: Reading, structure: Structure, family: Family) -> Iterator[str]:
    """What forbids to take an invoice out of the books, in plain words; the weightiest first."""
    header, receivable = family.header, family.receivable
    name = f"Invoice {header['DocNo']}"
    if header.get("EInvoiceUuid") or header.get("EInvoiceSubmissionUuid"):
        yield f"{name} was submitted to MyInvois."
    yield from _paid(transaction, structure, name, receivable)
    if header.get("Cancelled") == "T":
        yield f"{name} was cancelled in the books."
    if structure.has("DocumentLock", "DocType", "DocKey"):
        for code, key in ((CODE, header["DocKey"]), (RECEIVABLE_CODE, receivable.get("DocKey"))):
            row = transaction.one(_OPEN, (code, key)) if key is not None else None
            if row is not None:
                yield f"{name} is open in AutoCount ({str(row[0] or '').strip()} at {str(row[1] or '').strip()})."
                break
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
