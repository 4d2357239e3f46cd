"""What a document of the platform comes to before it is posted: its columns, and what they are checked against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from connector.domain.documents import Invoice
from connector.domain.errors import Rejected
from connector.domain.parties import UserField
from connector.domain.payments import Payment
from connector.ledger.findings import Findings
from connector.ledger.session import Reading
from connector.ledger.structure import StoredTable, Structure
from connector.posting.rules import Cell
from connector.posting.sample import Facts, Row, Value
from connector.providers.autocount.company import Books
from connector.providers.autocount.document_guard import closed
from connector.providers.autocount.document_reader import DocumentReader
from connector.providers.autocount.document_tables import real_names

H = TypeVar("H")
"""What was seen in a company's documents of the kind."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[H]):
    """What drafting needs to know of the books besides the document."""

    structure: Structure
    habits: H
    books: Books
    """Currencies."""
    moment: dt.datetime
    """By the server's own clock."""
    user: str
    """In whose name the document is made."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Columns of a document, in the words of `connector.posting`, and what rules may look at."""

    header: Mapping[str, Cell]
    lines: Sequence[Row]
    facts: Facts
    line_facts: Sequence[Facts]
    memos: Mapping[str, str] = field(default_factory=dict)
    """Long texts of the header."""
    line_memos: Sequence[Mapping[str, str]] = ()


def customer_of(reader: DocumentReader, code: str, findings: Findings, *, pays: bool = False) -> Row:
    """The customer's row; empty when there is none. One that is not active is sold nothing, but `pays` what is open."""
    customer = reader.row("Debtor", "AccNo", code)
    if not customer:
        findings.lack(f"The books have no customer {code}.")
    elif customer.get("ISACTIVE") is False and not pays:
        findings.add(f"Customer {code} is not active in the books.")
    return customer


def currency_of(wanted: Invoice | Payment, customer: Row, books: Books, findings: Findings) -> Value:
    """The currency's code in the books; its rate is one that it can have."""
    kept = customer.get("CURRENCYCODE")
    if customer and books.currency(kept) != wanted.currency:
        findings.add(f"The books keep customer {wanted.customer} in another currency ({kept}).")
    foreign = wanted.currency != books.home
    if wanted.currency_rate <= 0 or foreign == (wanted.currency_rate == 1):
        findings.add(f"The rate of {wanted.currency} is missing, or is not one that it can have.")
    return kept


def check_day(transaction: Reading, setting: Setting[H], day: dt.date, findings: Findings) -> None:
    """The day of a document lies in a fiscal year of the books, in a period that is not locked, and not ahead."""
    if day > setting.moment.date():
        findings.add(f"The date {day:%d/%m/%Y} lies in the future.")
    for sentence in closed(transaction, setting.structure, day):
        findings.add(sentence)


def check_fits(table: StoredTable, columns: Mapping[str, Value], findings: Findings, where: str = "") -> None:
    """Every value has room in its column."""
    own = real_names(table)
    for name, value in columns.items():
        try:
            table.columns[own[name]].parameter(value)
        except Rejected as exc:
            findings.add(where + exc.sentence)


def user_columns(table: StoredTable, fields: Sequence[UserField], findings: Findings) -> dict[str, Value]:
    """User-defined fields as columns."""
    known = {name.upper() for name in table.columns}
    found: dict[str, Value] = {}
    for each in fields:
        if each.name.startswith("UDF_") and each.name.upper() in known:
            found[each.name.upper()] = each.value.value
        else:
            findings.add(f"The books have no field {each.name}.")
    return found
