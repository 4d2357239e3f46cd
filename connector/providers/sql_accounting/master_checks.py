"""What a customer or product must refer to, and what a new one has where nothing is said.

Defaults: eStream's DetailSpec of January 2025 (columns "default"). Accounts, terms and groups are never invented: the
ones that most records of the company have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from connector.domain.errors import NotInBooks
from connector.domain.keys import EntityKind
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.ledger.writing import ENTER_IT
from connector.posting.sample import Value

NONE: Final = "----"

LISTS: Final[Mapping[str, tuple[str, str]]] = {
    "CREDITTERM": ("TERMS", "credit term"),
    "AREA": ("AREA", "area"),
    "AGENT": ("AGENT", "sales agent"),
    "TAX": ("TAX", "tax code"),
    "SLTAX": ("TAX", "tax code"),
    "PHTAX": ("TAX", "tax code"),
    "STOCKGROUP": ("ST_GROUP", "stock group"),
    "CURRENCYCODE": ("CURRENCY", "currency"),
    "CONTROLACCOUNT": ("GL_ACC", "account"),
    "COMPANYCATEGORY": ("COMPANYCATEGORY", "category"),
    "PRICETAG": ("ST_PRICETAG", "price tag"),
}
"""Columns whose value must be in a list of the books, with the list's table and its name for people."""

_PARTY: Final[Mapping[str, Value]] = {
    "COMPANYCATEGORY": NONE, "AREA": NONE, "AGENT": NONE, "CREDITLIMIT": 30000, "OVERDUELIMIT": 0, "STATEMENTTYPE": "O",
    "CURRENCYCODE": NONE, "OUTSTANDING": 0, "ALLOWEXCEEDCREDITLIMIT": True, "ADDPDCTOCRLIMIT": True, "AGINGON": "I",
    "STATUS": "A", "IDTYPE": 0, "SUBMISSIONTYPE": 0,
}  # fmt: skip
_ITEM: Final[Mapping[str, Value]] = {
    "STOCKCONTROL": True, "COSTINGMETHOD": 1, "SERIALNUMBER": False, "MINQTY": 0, "MAXQTY": 0, "REORDERLEVEL": 0,
    "REORDERQTY": 0, "ITEMTYPE": "-", "LEADTIME": 0, "BOM_LEADTIME": 0, "BOM_ASMCOST": 0, "ISACTIVE": True,
    "BALSQTY": 0, "BALSUOMQTY": 0,
}  # fmt: skip
DEFAULTS: Final[Mapping[EntityKind, Mapping[str, Value]]] = {
    EntityKind.CUSTOMER: _PARTY,
    EntityKind.SUPPLIER: _PARTY,
    EntityKind.PRODUCT: _ITEM,
}
_HABITS: Final[Mapping[EntityKind, tuple[str, ...]]] = {
    EntityKind.CUSTOMER: ("CONTROLACCOUNT", "CREDITTERM"),
    EntityKind.SUPPLIER: ("CONTROLACCOUNT", "CREDITTERM"),
    EntityKind.PRODUCT: ("STOCKGROUP",),
}
"""Columns that take what most records have."""


def check_lists(transaction: Reading, structure: Structure, cells: Mapping[str, object]) -> None:
    """Everything that a record refers to is there.

    Raises:
        NotInBooks: something is not, named in plain words.
    """
    for column, (table, name) in LISTS.items():
        value = cells.get(column)
        if not isinstance(value, str) or value in ("", NONE) or not structure.has(table, "CODE"):
            continue
        wanted = structure.tables[table].columns["CODE"].parameter(value)
        if transaction.one(f'SELECT FIRST 1 1 FROM "{table}" P WHERE P.CODE = ?', (wanted,)) is None:
            raise NotInBooks(
                f"The books have no {name} “{value}”.",
                remedy=ENTER_IT,
                facts={"column": column},
            )


def defaults(
    transaction: Reading, structure: Structure, kind: EntityKind, table: str, today: dt.date
) -> dict[str, Value]:
    """What a new record has where nothing is said, for the columns that this company file has."""
    columns = structure.tables[table].columns
    found = {name: value for name, value in DEFAULTS[kind].items() if name in columns}
    for name in _HABITS[kind]:
        if name in columns:
            row = transaction.one(
                f'SELECT FIRST 1 P."{name}" FROM "{table}" P WHERE P."{name}" IS NOT NULL '
                f'GROUP BY P."{name}" ORDER BY COUNT(*) DESC, P."{name}"'
            )
            if row is not None:
                found[name] = str(row[0]).rstrip()
    if "CREATIONDATE" in columns:
        found["CREATIONDATE"] = today
    return found
