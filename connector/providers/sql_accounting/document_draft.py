"""A document before it is planned: what the writer supplies of it, and what it may be derived from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from connector.domain.errors import Rejected
from connector.domain.parties import UserField
from connector.ledger.findings import Findings
from connector.ledger.structure import StoredTable, Structure
from connector.posting.sample import Facts, Row, Value
from connector.providers.sql_accounting.document_habits import Habits


@dataclass(slots=True)
class Draft:
    """Columns of a document's header and lines, and the rows that rules may look at."""

    header: dict[str, Value]
    lines: list[dict[str, Value]]
    facts: dict[str, Row]
    line_facts: list[Facts]
    memos: dict[str, str] = field(default_factory=dict)
    """Texts of BLOB columns of the header."""
    line_memos: list[dict[str, str]] = field(default_factory=list)
    """The same for each line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What drafting needs to know of the books besides the document."""

    structure: Structure
    habits: Habits
    currencies: Mapping[str, str]
    """Code of the books by ISO 4217."""
    now: dt.datetime


def user_columns(table: StoredTable, fields: Sequence[UserField], findings: Findings) -> dict[str, Value]:
    """Columns of user-defined fields."""
    columns: dict[str, Value] = {}
    for each in fields:
        if each.name.startswith("UDF_") and table.has(each.name):
            columns[each.name] = each.value.value
        else:
            findings.add(f"The books have no field {each.name}.")
    return columns


def check_fits(
    table: StoredTable, columns: Mapping[str, Value], setting: Setting, findings: Findings, where: str = ""
) -> None:
    """Every value has room in its column, and its character set."""
    for name, value in columns.items():
        try:
            table.columns[name].parameter(value)
        except Rejected as exc:
            findings.add(where + exc.sentence)
