"""What a customer or product must refer to, and what a new one has where nothing is said.

Defaults: eStream's DetailSpec of January 2025 (columns "default"). Accounts, terms and groups are never invented: the
ones that most records of the company have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from connector.domain.keys import EntityKind
from connector.ledger.lists import Listed
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Value

NONE: Final = "----"

LISTS: Final[Mapping[str, Listed]] = {
    "CREDITTERM": Listed("TERMS", "CODE", "credit term"),
    "AREA": Listed("AREA", "CODE", "area"),
    "AGENT": Listed("AGENT", "CODE", "sales agent"),
    "TAX": Listed("TAX", "CODE", "tax code"),
    "SLTAX": Listed("TAX", "CODE", "tax code"),
    "PHTAX": Listed("TAX", "CODE", "tax code"),
    "STOCKGROUP": Listed("ST_GROUP", "CODE", "stock group"),
    "CURRENCYCODE": Listed("CURRENCY", "CODE", "currency"),
    "CONTROLACCOUNT": Listed("GL_ACC", "CODE", "account"),
    "COMPANYCATEGORY": Listed("COMPANYCATEGORY", "CODE", "category"),
    "PRICETAG": Listed("ST_PRICETAG", "CODE", "price tag"),
}
"""Columns whose value must be in a list of the books."""

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
