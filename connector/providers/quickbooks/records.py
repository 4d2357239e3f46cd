"""From QuickBooks' records to entities, by the rules of the mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from connector.domain.keys import Key, Version
from connector.mapping import Mapping as Rules
from connector.online import reader as online
from connector.online.columns import flat, number
from connector.online.reader import Values, whole_sen
from connector.online.reference import without_reference
from connector.online.remembered import Json
from connector.providers.quickbooks.columns import COLUMNS
from connector.providers.quickbooks.rows import NOTE, UNIT, applied, lines
from connector.providers.quickbooks.shapes import Shape, version_of


class Reader(online.Reader[Shape]):
    """Makes changes out of records of one company."""

    def __init__(self, rules: Rules, home: str) -> None:
        """Prepare; `home` is the company's own currency."""
        super().__init__(rules, home, COLUMNS)

    def key_of(self, shape: Shape, record: Json) -> Key:
        """The record's `Id`."""
        return shape.key_of(record)

    def version_of(self, shape: Shape, record: Json) -> Version:
        """What tells that a record is not as it was."""
        return version_of(record)

    def is_gone(self, shape: Shape, record: Json) -> bool:
        """A deleted record leaves a stub in what changed (providers.md, 1.2)."""
        return record.get("status") == "Deleted"

    def parts(self, shape: Shape, record: Json) -> tuple[Values, Mapping[str, Sequence[Values]]]:
        """A record's own columns, and the rows of each child table."""
        own = dict(flat(record))
        if NOTE in own:
            own[NOTE] = without_reference(own[NOTE])
        if "TotalAmt" in own:
            own["X_HOME"] = whole_sen(number(own["TotalAmt"]) * number(own.get("ExchangeRate") or 1))
        if not own.get("CurrencyRef_value"):
            own["CurrencyRef_value"] = self.home
        return own, {table: _CHILDREN[table](record) for table in shape.children}


def _deliveries(record: Json) -> Sequence[Values]:
    address = record.get("ShipAddr")
    there = dict(flat(address)) if isinstance(address, dict) else {}
    return [there] if any(there.get(name) for name in there if name not in ("Id", "Lat", "Long")) else []


def _prices(record: Json) -> Sequence[Values]:
    prices = {name: record.get(name) for name in ("UnitPrice", "PurchaseCost")}
    return [{**prices, "X_UNIT": UNIT, "X_BASE": True}]


_CHILDREN: Final = {"ShipAddr": _deliveries, "X_PRICE": _prices, "Line": lines, "X_APPLIED": applied}
