"""From entities to Xero's JSON: the mapping's rules backwards, only for what is wished.

What is not sent stays as it is; an empty text takes away. A list is sent as a whole, as it was read a moment before,
with what is wished of it (whether Xero would keep what is left out of one is not published).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.writable import BOOKS_ONLY
from connector.mapping.inverse import Cells, Written, inverted
from connector.mapping.rules import Section
from connector.online.columns import number
from connector.online.places import Body, listed, put
from connector.online.remembered import Json
from connector.providers.xero.rows import NUMBER_PARTS, PHONES, POSTAL, STREET, UNIT, address, their_rate
from connector.providers.xero.shapes import ITEM, Shape

_LISTS: Final = frozenset({"lines", "allocations", "references"})
"""Fields with a way of their own."""
_PRICES: Final = {"SalesPrice": "SalesDetails_UnitPrice", "PurchasePrice": "PurchaseDetails_UnitPrice"}
_ADDRESS: Final = (
    "AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "City", "Region", "PostalCode", "Country",
    "AttentionTo",
)  # fmt: skip
_FOUR: Final = Decimal("0.0001")


class BodyMaker:
    """Makes what is sent for one kind."""

    def __init__(self, shape: Shape, section: Section) -> None:
        self._shape = shape
        self._section = section

    def made(self, entity: Entity, fields: Iterable[str], record: Json | None) -> Body:
        """What gives a record some fields as the entity has them; of a new one, where there is none yet.

        Raises:
            Rejected: Xero has no place for a field.
        """
        leave = BOOKS_ONLY[self._shape.kind] | _LISTS
        cells = inverted(self._section, entity, [name for name in fields if name not in leave], {})
        columns = {name: _plain(value) for name, value in cells.own.items()}
        if "delivery_addresses" in cells.children:
            columns |= _delivery(cells.children["delivery_addresses"])
        if self._shape is ITEM:
            columns |= _prices(cells)
        made: Body = {}
        there = record or {}
        _phones(made, there, columns)
        for kind in (POSTAL, STREET):
            _address(made, there, columns, kind)
        for name, value in _renamed(columns).items():
            if value not in (None, ""):
                put(made, there, name, value)
            elif record is not None:
                put(made, there, name, "" if "UnitPrice" not in name else 0)
        return made


def four_places(price: Decimal) -> Decimal:
    """A unit price, as far as Xero keeps them. Raises Rejected."""
    if price != price.quantize(_FOUR):
        raise Rejected(f"Xero keeps four decimals of a price, {price} has more.", remedy="Round it on the platform.")
    return price


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _renamed(columns: Mapping[str, object]) -> dict[str, object]:
    """What is worked out when it is read, back in Xero's words; names that follow from something else are left out."""
    found: dict[str, object] = {}
    for name, value in columns.items():
        if name == "X_ACTIVE":
            found["ContactStatus"] = "ACTIVE" if value else "ARCHIVED"
        elif name == "X_RATE":
            found["CurrencyRate"] = their_rate(number(value)) if value else None
        elif not name.startswith("X_") and name != "Contact_Name":
            found[name] = value
    return found


def _phones(made: Body, record: Json, columns: dict[str, object]) -> None:
    wished = {PHONES[name[2:]]: columns.pop(name) for name in list(columns) if name[2:] in PHONES}
    if not wished:
        return
    there = {str(each.get("PhoneType")): each for each in listed(record, "Phones")}
    blank = dict.fromkeys(NUMBER_PARTS, "")
    told = {kind: {"PhoneType": kind, **blank, "PhoneNumber": value or ""} for kind, value in wished.items()}
    made["Phones"] = list({**there, **told}.values())


def _address(made: Body, record: Json, columns: dict[str, object], kind: str) -> None:
    prefix = f"{kind}_"
    wished = {name.removeprefix(prefix): columns.pop(name) or "" for name in list(columns) if name.startswith(prefix)}
    if not wished:
        return
    before = made.get("Addresses")
    rows = before if isinstance(before, list) else listed(record, "Addresses")
    told = {"AddressType": kind, **address(record, kind), **wished}
    made["Addresses"] = [*(each for each in rows if each.get("AddressType") != kind), told]


def _delivery(rows: list[Cells]) -> dict[str, object]:
    if len(rows) > 1:
        raise Rejected("Xero has room for one delivery address.", remedy="Leave one on the platform.")
    return {f"{STREET}_{name}": value for name, value in (rows[0] if rows else dict.fromkeys(_ADDRESS)).items()}


def _prices(cells: Written) -> dict[str, object]:
    """A product's one unit, with its prices."""
    if cells.rows.get("price", {}).get("X_UNIT") not in (None, UNIT):
        raise Rejected(f"Xero has no units of measure: {UNIT!r} is what items are counted in.")
    rows = cells.children.get("units")
    if rows is None:
        return {}
    if len(rows) > 1 or any(row.get("X_UNIT") != UNIT for row in rows):
        raise Rejected(
            f"Xero has no units of measure: an item has one price, of the unit {UNIT!r}.",
            remedy=f"Leave the unit {UNIT!r} alone.",
        )
    found: dict[str, object] = {}
    for ours, theirs in _PRICES.items():
        value = rows[0].get(ours) if rows else None
        found[theirs] = four_places(number(value)) if value is not None else None
    return found
