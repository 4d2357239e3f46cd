"""Numbers of new documents, from the company's own format (DocNoFormat), under its lock.

A format is text with the number's places in `<000000>` and parts of the date in `{yyyyMM}`; anything else in braces is
not known, and no number is drawn by it. Where a format begins anew every month (OneMonthOneSet), its counters stand in
DocNoFormatYearlyNumber. A number is drawn only by a format that made the numbers of the newest documents. What is drawn
and not used is a gap, and is not used again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from connector.domain.errors import Rejected
from connector.ledger.session import Reading, Writing
from connector.ledger.structure import Structure

_PART: Final = re.compile(r"<(?P<places>0+)>|\{(?P<date>[^{}]*)\}")
_DATES: Final = re.compile(r"(yyyy|yy|MM|dd)")
_SPELT: Final = {"yyyy": "%Y", "yy": "%y", "MM": "%m", "dd": "%d"}
_SKIPPED: Final = 200
"""Numbers that are passed over at most, where somebody typed the next ones by hand."""
_FORMATS: Final = 'SELECT P."Name", P."Format", P."OneMonthOneSet" FROM "DocNoFormat" P WHERE P."DocType" = ? AND {}'
_DEFAULT: Final = 'P."IsDefault" = ?'
_NAMED: Final = 'P."Name" = ?'
_NEXT: Final = 'SELECT P."NextNumber" FROM "DocNoFormat" P{} WHERE P."Name" = ?'
_RAISE: Final = 'UPDATE "DocNoFormat" SET "NextNumber" = ? WHERE "Name" = ?'
_MONTH: Final = 'SELECT P."M{}NextNumber" FROM "DocNoFormatYearlyNumber" P{} WHERE P."Name" = ? AND P."Year" = ?'
_RAISE_MONTH: Final = 'UPDATE "DocNoFormatYearlyNumber" SET "M{}NextNumber" = ? WHERE "Name" = ? AND "Year" = ?'
_HELD: Final = " WITH (UPDLOCK, ROWLOCK)"


class Moved(Exception):
    """Somebody drew a number since this one was chosen; nothing may be committed."""


class Format(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How new documents get their numbers in this company."""

    name: str = ""
    """Of the format; empty when no number can be drawn."""
    text: str = ""
    monthly: bool = False
    reason: str = ""
    """Why none can be drawn."""

    def number(self, value: int, day: dt.date) -> str:
        """The number that a value of the counter makes."""
        return _PART.sub(lambda part: _filled(part, value, day), self.text)


class Number(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The number of one new document, and what it does to the counter."""

    text: str
    found: int = 0
    """Where the counter stood when it was chosen."""
    following: int = 0
    """Where it stands afterwards; 0 when it is not touched."""


def find_format(
    transaction: Reading, structure: Structure, code: str, newest: Iterable[tuple[str, dt.date]], name: str = ""
) -> Format:
    """The company's default format for a kind of document, or the one of that name, if it made the newest numbers."""
    if not structure.has("DocNoFormat", "Name", "DocType", "NextNumber", "Format", "IsDefault", "OneMonthOneSet"):
        return Format(reason="The books have no formats of numbers of the known form.")
    rows = transaction.rows(_FORMATS.format(_NAMED if name else _DEFAULT), (code, name or "T"))
    if len(rows) != 1:
        return Format(reason="The books have no format of numbers that is the default for such documents.")
    known, text, monthly = str(rows[0][0]), str(rows[0][1] or ""), rows[0][2] == "T"
    form = Format(name=known, text=text, monthly=monthly)
    if not _is_known(text):
        return Format(reason=f"The format {text} of the books has parts that are not known.")
    if not any(_made(form, number, day) for number, day in newest):
        return Format(reason=f"The format {text} of the books did not make the numbers of the newest documents.")
    return form


def choose_number(transaction: Reading, form: Format, tables: Sequence[str], wanted: str, day: dt.date) -> Number:
    """The platform's own number when it is free, else the next one of the company's format. Nothing is locked.

    `tables` have the numbers that are used already.

    Raises:
        Rejected: it is used already, or none can be drawn.
    """
    if wanted and _is_used(transaction, tables, wanted):
        raise Rejected(
            f"The number {wanted} is used already in the books.", remedy="Give it another number on the platform."
        )
    if not form.name:
        if not wanted:
            raise Rejected(f"The books give no number: {form.reason}", remedy="Give it a number on the platform.")
        return Number(text=wanted)
    found = _next_value(transaction, form, day)
    if wanted:
        own = form.number(found, day) == wanted
        return Number(text=wanted, found=found, following=found + 1 if own else 0)
    for value in range(found, found + _SKIPPED):
        text = form.number(value, day)
        if not _is_used(transaction, tables, text):
            return Number(text=text, found=found, following=value + 1)
    raise Rejected(
        f"The next numbers of the books, from {form.number(found, day)} on, are all used already.",
        remedy="Put the next number right in AutoCount (Document Numbering Format Maintenance).",
    )


def use_number(transaction: Writing, form: Format, tables: Sequence[str], number: Number, day: dt.date) -> None:
    """Hold the counter until the transaction has ended, and raise it.

    Raises:
        Moved: it does not stand where it did, or the number is used by now.
    """
    if form.name and number.following:
        if _next_value(transaction, form, day, held=True) != number.found:
            raise Moved
        if form.monthly:
            transaction.execute(_RAISE_MONTH.format(day.month), (number.following, form.name, day.year))
        else:
            transaction.execute(_RAISE, (number.following, form.name))
    if _is_used(transaction, tables, number.text):
        raise Moved


def _next_value(transaction: Reading, form: Format, day: dt.date, *, held: bool = False) -> int:
    hint = _HELD if held else ""
    if form.monthly:
        row = transaction.one(_MONTH.format(day.month, hint), (form.name, day.year))
    else:
        row = transaction.one(_NEXT.format(hint), (form.name,))
    if row is None or row[0] is None:
        raise Rejected(
            f"The books have no counter of numbers for {day:%m/%Y} ({form.name}).",
            remedy="Give it a number on the platform.",
        )
    return int(str(row[0]))


def _is_used(transaction: Reading, tables: Sequence[str], number: str) -> bool:
    return any(
        transaction.one(f'SELECT 1 FROM "{table}" P WHERE P."DocNo" = ?', (number,)) is not None for table in tables
    )


def _is_known(text: str) -> bool:
    parts = list(_PART.finditer(text))
    places = [part for part in parts if part["places"] is not None]
    dates = [part["date"] for part in parts if part["date"] is not None]
    return (
        len(places) == 1
        and all(date and not _DATES.sub("", date) for date in dates)
        and not set("<>{}") & set(_PART.sub("", text))
    )


def _filled(part: re.Match[str], value: int, day: dt.date) -> str:
    if part["places"] is not None:
        return str(value).zfill(len(part["places"]))
    return _DATES.sub(lambda each: day.strftime(_SPELT[each[0]]), part["date"])


def _made(form: Format, number: str, day: dt.date) -> bool:
    """Whether a number is one of the format, for the day of its invoice."""
    pattern, at = "", 0
    for part in _PART.finditer(form.text):
        pattern += re.escape(form.text[at : part.start()])
        digits = f"[0-9]{{{len(part['places'])},}}" if part["places"] is not None else re.escape(_filled(part, 0, day))
        pattern, at = pattern + digits, part.end()
    return re.fullmatch(pattern + re.escape(form.text[at:]), number) is not None
