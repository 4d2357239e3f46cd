"""What must be right before a document is written, each with a sentence for a bookkeeper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from connector.drivers.firebird import Transaction
from connector.ledger.findings import Findings, today
from connector.ledger.rows import read_rows
from connector.ledger.structure import Structure
from connector.posting.sample import Row

NONE: Final = "----"
"""What the ledger writes for none, and for its home currency (eStream DetailSpec)."""


def check_days(
    transaction: Transaction, structure: Structure, days: Mapping[str, dt.date], now: dt.datetime, findings: Findings
) -> None:
    """No day in the future, none outside of the dates that the books accept (SY_ALLOWDATE)."""
    accepted = accepted_days(transaction, structure)
    for name, day in days.items():
        if day > today(now):
            findings.add(f"The {name} {day:%d/%m/%Y} lies in the future.")
        elif accepted is not None and not any(first <= day <= last for first, last in accepted):
            findings.add(f"The {name} {day:%d/%m/%Y} lies in a closed period: the books do not accept it any more.")


def accepted_days(transaction: Transaction, structure: Structure) -> list[tuple[dt.date, dt.date]] | None:
    """Spans of days that the books accept for every module; None when they accept all.

    What the names of single modules in CONTEXT are is not public: such a row narrows all of them, to be safe.
    """
    table = structure.tables.get("SY_ALLOWDATE")
    if table is None or not table.has("DATEFROM", "DATETO"):
        return None
    rows = read_rows(transaction, table, "1 = 1")
    spans = [span for row in rows if not row.get("CONTEXT") and (span := _span(row)) is not None]
    narrower = [span for row in rows if row.get("CONTEXT") and (span := _span(row)) is not None]
    if not rows:
        return None
    spans = spans or [(dt.date.min, dt.date.max)]
    for first, last in narrower:
        spans = [(max(first, start), min(last, end)) for start, end in spans]
    return spans


def _span(row: Row) -> tuple[dt.date, dt.date] | None:
    first, last = row["DATEFROM"], row["DATETO"]
    start = first if isinstance(first, dt.date) else dt.date.min
    return start, last if isinstance(last, dt.date) else dt.date.max


def check_rate(currency: str, rate: Decimal, known: Row, findings: Findings) -> None:
    """A foreign currency has a rate. One of 1 is what a document without a rate has: it counts where the books have
    the currency (its row of CURRENCY) at 1 as well."""
    par = any(number == 1 for name in ("BUYINGRATE", "SELLINGRATE") if (number := known.get(name)) is not None)
    if rate <= 0 or (rate == 1 and not par):
        findings.add(f"The rate of {currency} is missing.")
