"""Document numbers: the company's own number sets, read from its counters and shown by its documents to be in use.

SY_DOCNO names the sets (DOCTYPE, FORMAT in printf's style), SY_DOCNO_DTL holds the counters (NEXTNUMBER); public
integrations raise the counter by one for each document. Sets that begin anew every month or year have further columns
that are not public: for these no number is drawn, the platform has to give one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from connector.domain.errors import Rejected
from connector.drivers.firebird import Transaction, Writing
from connector.ledger.structure import Structure
from connector.providers.sql_accounting.document_moved import Moved
from connector.providers.sql_accounting.document_tables import DocumentTables

_FORM: Final = re.compile(r"(?P<before>[^%]*)%(?P<width>[0.]?\d*)d(?P<after>[^%]*)")
_SKIPPED: Final = 200
"""Numbers that are tried at most when somebody typed the next ones by hand."""
_SETS: Final = """
SELECT H.DOCKEY, H.DOCTYPE, H.FORMAT, D.AUTOKEY, D.NEXTNUMBER
FROM SY_DOCNO H JOIN SY_DOCNO_DTL D ON D.PARENTKEY = H.DOCKEY ORDER BY H.DOCKEY, D.AUTOKEY"""
_RAISE: Final = "UPDATE SY_DOCNO_DTL SET NEXTNUMBER = ? WHERE AUTOKEY = ? AND NEXTNUMBER = ?"
HOLD: Final = "UPDATE SY_DOCNO_DTL SET NEXTNUMBER = NEXTNUMBER WHERE AUTOKEY = ?"
"""Locks the counter of a number set and changes nothing."""
_NEXT: Final = "SELECT D.NEXTNUMBER FROM SY_DOCNO_DTL D WHERE D.AUTOKEY = ?"


class Counter(msgspec.Struct, frozen=True, kw_only=True):
    """A number set of the company that its documents of a kind use."""

    key: int
    """SY_DOCNO_DTL.AUTOKEY."""
    form: str

    def number(self, value: int) -> str:
        """The document number for a value of the counter."""
        return self.form % value

    def value(self, number: str) -> int | None:
        """The value of the counter that made a number, or None when it was not made by it."""
        parts = _FORM.fullmatch(self.form)
        if parts is None or not number.startswith(parts["before"]) or not number.endswith(parts["after"]):
            return None
        digits = number[len(parts["before"]) : len(number) - len(parts["after"])]
        if not digits.isdecimal() or not digits.isascii() or self.number(int(digits)) != number:
            return None
        return int(digits)


class Numbers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How documents of a kind get their numbers in this company."""

    counter: Counter | None = None
    reason: str = ""
    """Why none can be drawn."""


def find_counter(
    transaction: Transaction, structure: Structure, tables: DocumentTables, used: Iterable[str]
) -> Numbers:
    """The number set that made the numbers of some recent documents."""
    if not structure.has("SY_DOCNO", "DOCKEY", "DOCTYPE", "FORMAT") or not structure.has(
        "SY_DOCNO_DTL", "AUTOKEY", "PARENTKEY", "NEXTNUMBER"
    ):
        return Numbers(reason="The books have no number sets of the known form.")
    recent = list(used)
    found: dict[int, list[tuple[Counter, int, bool]]] = {}
    for parent, kind, form, key, following in transaction.rows(_SETS):
        counter = Counter(key=int(str(key)), form=str(form))
        if _FORM.fullmatch(counter.form) is None or following is None:
            continue
        values = [value for number in recent if (value := counter.value(number)) is not None]
        passed = sum(1 for value in values if value < int(str(following)))
        if passed and passed * 5 >= len(values) * 4:  # somebody may have typed a higher number by hand
            found.setdefault(int(str(parent)), []).append((counter, len(values), kind == tables.code))
    fitting = [sets[0] for sets in found.values() if len(sets) == 1]
    if not fitting:
        return Numbers(reason="No number set of the books made the numbers of the newest documents.")
    fitting.sort(key=lambda each: (each[2], each[1]), reverse=True)
    if len(fitting) > 1 and fitting[0][1:] == fitting[1][1:]:
        return Numbers(reason="Several number sets of the books make the same numbers.")
    return Numbers(counter=fitting[0][0])


def next_free(transaction: Transaction, tables: DocumentTables, counter: Counter) -> tuple[int, str]:
    """The counter's next value whose number no document has yet; nothing is locked or raised.

    Raises:
        Rejected: very many of the next numbers were typed by hand.
    """
    value = _next_value(transaction, counter)
    for candidate in range(value, value + _SKIPPED):
        number = counter.number(candidate)
        if not is_used(transaction, tables, number):
            return candidate, number
    raise Rejected(
        f"The next numbers of the books, from {counter.number(value)} on, are all used already.",
        remedy="Put the next number right in SQL Accounting (Tools, Maintain Document Number).",
    )


def _next_value(transaction: Transaction, counter: Counter) -> int:
    row = transaction.one(_NEXT, (counter.key,))
    return int(str(row[0])) if row is not None and row[0] is not None else 1


def is_used(transaction: Transaction, tables: DocumentTables, number: str) -> bool:
    """Whether the books have a document of this kind with this number."""
    for table in (tables.header, tables.receivable):
        if table is not None:
            value = table.columns["DOCNO"].parameter(number)
            if transaction.one(f'SELECT 1 FROM "{table.name}" P WHERE P.DOCNO = ?', (value,)) is not None:
                return True
    return False


class Number(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The number of a new document, and what it does to the counter."""

    text: str
    counter: Counter | None = None
    """Whose row is locked while the document is written."""
    found: int = 0
    """The counter's value when the number was chosen."""
    following: int = 0
    """The value that it gets."""


def choose_number(transaction: Transaction, tables: DocumentTables, numbers: Numbers, wanted: str) -> Number:
    """A number for a new document: the platform's own when it is free, else the next one of the company's set.

    Raises:
        Rejected: it is used already, or none can be drawn.
    """
    counter = numbers.counter
    if not wanted and counter is None:
        raise Rejected(f"The books give no number for it: {numbers.reason}", remedy="Give it a number on the platform.")
    if wanted and is_used(transaction, tables, wanted):
        raise Rejected(
            f"The number {wanted} is used already in the books.", remedy="Give it another number on the platform."
        )
    if counter is None:
        return Number(text=wanted)
    found = _next_value(transaction, counter)
    if wanted:
        following = found + 1 if counter.value(wanted) == found else found
        return Number(text=wanted, counter=counter, found=found, following=following)
    value, text = next_free(transaction, tables, counter)
    return Number(text=text, counter=counter, found=found, following=value + 1)


def raise_counter(transaction: Writing, number: Number) -> None:
    """Raise the counter, or only hold its row: nobody else draws a number until this transaction has ended.

    Raises:
        Moved: somebody drew a number since this one was chosen.
    """
    if number.counter is None:
        return
    parameters = (number.following, number.counter.key, number.found)
    if transaction.execute(_RAISE, parameters) != 1:
        raise Moved("SY_DOCNO_DTL")
