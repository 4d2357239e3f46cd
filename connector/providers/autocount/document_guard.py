"""What forbids to write a document: days that the books do not accept, and whoever has it open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from connector.domain.errors import Locked
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Value

_YEAR: Final = (
    'SELECT TOP (1) 1 FROM "FiscalYear" P WHERE P."FromDate" <= ? AND P."ToDate" >= ? AND P."IsActive" = \'T\''
)
_LOCKS: Final = ("PeriodLock", "AccPeriod")
_LOCKED: Final = 'SELECT TOP (1) 1 FROM "{}" P WHERE P."PeriodNo" = ? AND P."Lock" = \'T\''
_MADE: Final = 'SELECT TOP (1) P."ToDocType" FROM "DocTransfer" P WHERE P."FromDocType" = ? AND P."FromDocKey" = ?'
_OPEN: Final = (
    'SELECT TOP (1) P."UserID", P."ComputerName" FROM "DocumentLock" P WHERE P."DocType" = ? AND P."DocKey" = ?'
)


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


def who_opened(transaction: Reading, structure: Structure, name: str, names: Iterable[tuple[str, Value]]) -> None:
    """Raises Locked when somebody has a document open: whoever saves it writes what it was before."""
    if who := opened(transaction, structure, names):
        raise Locked(f"{name} is open in AutoCount ({who}).")


def transferred(transaction: Reading, structure: Structure, code: str, key: Value) -> str:
    """What was made out of a document; empty when nothing was (DocTransfer)."""
    if not structure.has("DocTransfer", "FromDocType", "FromDocKey", "ToDocType"):
        return ""
    row = transaction.one(_MADE, (code, key))
    return str(row[0] or "document").strip() if row is not None else ""


def opened(transaction: Reading, structure: Structure, names: Iterable[tuple[str, Value]]) -> str:
    """Who has a document open in AutoCount, by one of the names it is known by (DocumentLock); empty when nobody."""
    if structure.has("DocumentLock", "DocType", "DocKey"):
        for code, key in names:
            row = transaction.one(_OPEN, (code, key)) if key is not None else None
            if row is not None:
                return f"{str(row[0] or '').strip()} at {str(row[1] or '').strip()}"
    return ""
