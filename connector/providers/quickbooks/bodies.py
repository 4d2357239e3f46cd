"""From entities to QuickBooks' JSON: the mapping's rules backwards.

A sparse update changes what is sent and nothing else; a full one clears what is left out (providers.md, 1.2). So a
value is set by a sparse update, and taken away by a full one of the record as it was read, without it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.writable import BOOKS_ONLY
from connector.mapping.inverse import Cells, Written, inverted
from connector.mapping.rules import Section
from connector.online.places import Body, found, put, take
from connector.online.remembered import Json
from connector.providers.quickbooks.rows import UNIT
from connector.providers.quickbooks.shapes import PRODUCT, Shape

_OURS: Final = "X_"
_ALONE: Final = ("value",)
"""A reference loses the name of the one before."""
_BESIDE: Final = ("Id", "Lat", "Long", "name")
_LISTS: Final = frozenset({"lines", "allocations", "references"})
"""Fields with a way of their own."""


class BodyMaker:
    """Makes what is sent for one kind."""

    def __init__(self, shape: Shape, section: Section, home: str) -> None:
        self._shape = shape
        self._section = section
        self._home = home

    def created(self, entity: Entity, fields: Iterable[str]) -> Body:
        """A new record. Raises Rejected for a field that QuickBooks has no place for."""
        if getattr(entity, "code", ""):
            raise Rejected(f"QuickBooks gives the code of a {self._shape.word} itself.", remedy="Leave the code empty.")
        cells = self._cells(entity, fields)
        made: Body = {}
        for column, value in self._columns(cells).items():
            if value not in (None, ""):
                put(made, {}, column, value, _ALONE)
        return made

    def changed(self, record: Json, entity: Entity, fields: Iterable[str]) -> Body:
        """The update that gives a record some fields as the entity has them. Raises Rejected."""
        made: Body = {}
        cleared: list[str] = []
        for column, value in self._columns(self._cells(entity, fields)).items():
            if value not in (None, ""):
                put(made, record, column, value, _ALONE)
            elif found(record, column) not in (None, ""):
                cleared.append(column)
        same: Body = {"Id": record["Id"], "SyncToken": record["SyncToken"]}
        if not cleared:
            return {**same, "sparse": True, **made}
        whole: Body = {**record, **made, **same, "sparse": False}
        for column in cleared:
            take(whole, column, _BESIDE)
        return whole

    def _cells(self, entity: Entity, fields: Iterable[str]) -> Written:
        leave = BOOKS_ONLY[self._shape.kind] | _LISTS
        return inverted(self._section, entity, [name for name in fields if name not in leave], {})

    def _columns(self, cells: Written) -> Cells:
        """All columns of the record itself; those of its child tables where they are parts of it."""
        columns = dict(cells.own)
        if "delivery_addresses" in cells.children:
            columns |= _delivery(cells.children["delivery_addresses"])
        if self._shape is PRODUCT:
            columns |= _price(cells)
        return {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in columns.items()
            if not name.startswith(_OURS) and not name.endswith("_name")
        }


def _delivery(rows: list[Cells]) -> Cells:
    if len(rows) > 1:
        raise Rejected("QuickBooks has room for one delivery address.", remedy="Leave one on the platform.")
    return {f"ShipAddr_{name}": value for name, value in (rows[0] if rows else dict.fromkeys(_ADDRESS)).items()}


_ADDRESS: Final = (
    "Line1", "Line2", "Line3", "Line4", "Line5", "City", "CountrySubDivisionCode", "PostalCode", "Country",
)  # fmt: skip


def _price(cells: Written) -> Cells:
    """A product's one unit, with its prices."""
    if cells.rows.get("price", {}).get("X_UNIT") not in (None, UNIT):
        raise Rejected(f"QuickBooks has no units of measure: {UNIT!r} is what products are counted in.")
    rows = cells.children.get("units")
    if rows is None:
        return {}
    if len(rows) > 1 or any(row.get("X_UNIT") != UNIT for row in rows):
        raise Rejected(
            f"QuickBooks has no units of measure: a product has one price, of the unit {UNIT!r}.",
            remedy=f"Leave the unit {UNIT!r} alone.",
        )
    return {name: rows[0].get(name) if rows else None for name in ("UnitPrice", "PurchaseCost")}
