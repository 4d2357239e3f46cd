"""What must be right before a document is written, each with a sentence for a bookkeeper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from connector.domain.errors import NotInBooks, Rejected
from connector.domain.money import Sen, amount
from connector.drivers.firebird import Transaction
from connector.ledger.rows import read_rows
from connector.ledger.structure import Structure
from connector.ledger.writing import ENTER_IT
from connector.posting.sample import Row, Value

_MALAYSIA: Final = dt.timezone(dt.timedelta(hours=8))
_SEN: Final = Decimal("0.01")
NONE: Final = "----"
"""What the ledger writes for none, and for its home currency (eStream DetailSpec)."""


class Findings:
    """What is wrong with one document; a person is told all of it at once."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self._lacking = 0

    def lack(self, what: str) -> None:
        """One more: the books do not have what the document names."""
        if what not in self.sentences:
            self._lacking += 1
        self.add(what)

    def add(self, sentence: str) -> None:
        """One more."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)

    def check(self, label: str) -> None:
        """Stop when something is wrong.

        Raises:
            NotInBooks: with all sentences; nothing is wrong but what the books lack.
            Rejected: with all sentences.
        """
        wrong, facts = " ".join(self.sentences), {"document": label}
        if self.sentences and self._lacking == len(self.sentences):
            raise NotInBooks(wrong, remedy=ENTER_IT, facts=facts)
        if self.sentences:
            raise Rejected(wrong, remedy="Correct it on the platform.", facts=facts)


def today(now: dt.datetime) -> dt.date:
    """The day in Malaysia."""
    return now.astimezone(_MALAYSIA).date()


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


def local(value: Decimal, rate: Decimal) -> Decimal:
    """An amount in the home currency, to the sen (DetailSpec: amount × currency rate)."""
    return (value * rate).quantize(_SEN, ROUND_HALF_UP)


def money(value: Sen) -> Decimal:
    """Sen as the books keep them."""
    return amount(value).quantize(_SEN)


def percent(rate: str) -> Decimal | None:
    """A tax rate as a number, from text such as "6%"."""
    try:
        return Decimal(rate.strip().removesuffix("%")) if rate.strip() else None
    except InvalidOperation:
        return None


def discounted(gross: Decimal, discount: str) -> Decimal | None:
    """A line's amount after a discount such as "5%+3"; None when it cannot be read."""
    left = gross
    for part in discount.replace(" ", "").split("+"):
        number = percent(part)
        if number is None:
            return None
        left -= left * number / 100 if part.endswith("%") else number
    return left


def filled(values: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Columns that have something in them."""
    return {name: value for name, value in values if value is not None and value != ""}
