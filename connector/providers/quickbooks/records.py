"""From QuickBooks' records to entities, by the rules of the mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from connector.domain.changes import Change
from connector.domain.entities import Entity
from connector.domain.errors import SkipRecord
from connector.domain.keys import EntityKind, Version
from connector.mapping import Mapping as Rules
from connector.mapping.record import MapRecord, RecordLayout, TableLayout
from connector.providers.quickbooks.client import Json
from connector.providers.quickbooks.columns import column, flat, number, row_of
from connector.providers.quickbooks.rows import UNIT, Values, applied, lines, local, note_of
from connector.providers.quickbooks.shapes import SHAPES, Shape, version_of


class Reader:
    """Makes changes out of records of one company."""

    def __init__(self, rules: Rules, home: str) -> None:
        """Prepare; `home` is the company's own currency."""
        self._rules = rules
        self._home = home
        self._compiled = lru_cache(maxsize=len(SHAPES))(self._compile)

    def change(self, shape: Shape, record: Json) -> Change:
        """A record as it is now; a deleted one leaves a stub in what changed (providers.md, 1.2)."""
        key = shape.key_of(record)
        if record.get("status") == "Deleted":
            return Change(key, Version(""), None)
        try:
            return Change(key, version_of(record), self.entity(shape, record))
        except SkipRecord as exc:
            return Change(key, version_of(record), None, exc.kept())

    def entity(self, shape: Shape, record: Json) -> Entity:
        """The entity of a record. Raises SkipRecord."""
        key = shape.key_of(record)
        layout, make = self._compiled(shape.kind)
        parent, children = self.parts(shape, record)
        rows = tuple([row_of(of, row, key) for row in children[of.table]] for of in layout.children)
        return make(row_of(layout.parent, parent, key), rows)

    def parts(self, shape: Shape, record: Json) -> tuple[Values, Mapping[str, Sequence[Values]]]:
        """A record's own columns, and the rows of each child table."""
        own = dict(flat(record))
        if "PrivateNote" in own:
            own["PrivateNote"] = note_of(record)
        if "TotalAmt" in own:
            own["X_HOME"] = local(number(own["TotalAmt"]), number(own.get("ExchangeRate") or 1))
        if not own.get("CurrencyRef_value"):
            own["CurrencyRef_value"] = self._home
        return own, {table: _CHILDREN[table](record) for table in shape.children}

    def layout(self, shape: Shape) -> RecordLayout:
        """The columns that rules name."""
        named = self._rules.columns(shape.kind)
        tables = [
            TableLayout(table, tuple(map(column, sorted(named.get(table, ())))))
            for table in (shape.name, *shape.children)
        ]
        return RecordLayout(tables[0], tuple(tables[1:]))

    def _compile(self, kind: EntityKind) -> tuple[RecordLayout, MapRecord]:
        layout = self.layout(SHAPES[kind])
        return layout, self._rules.compile(kind, layout, {"home_currency": self._home})


def _deliveries(record: Json) -> Sequence[Values]:
    address = record.get("ShipAddr")
    there = dict(flat(address)) if isinstance(address, dict) else {}
    return [there] if any(there.get(name) for name in there if name not in ("Id", "Lat", "Long")) else []


def _prices(record: Json) -> Sequence[Values]:
    prices = {name: record.get(name) for name in ("UnitPrice", "PurchaseCost")}
    return [{**prices, "X_UNIT": UNIT, "X_BASE": True}]


_CHILDREN: Final = {"ShipAddr": _deliveries, "X_PRICE": _prices, "Line": lines, "X_APPLIED": applied}
