"""From entities to the vendor's JSON: the mapping's rules backwards, in the form that public clients send.

Lists are sent whole: a child row with its `dtlkey` is changed, one without is new, one that is left out goes (official
FAQ of the API).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.keys import EntityKind
from connector.domain.writable import BOOKS_ONLY
from connector.mapping.inverse import Cells, inverted
from connector.mapping.inverse import Written as Wanted
from connector.mapping.record import ColumnType
from connector.mapping.rules import Section
from connector.providers.sql_accounting_api.client import Json
from connector.providers.sql_accounting_api.columns import column
from connector.providers.sql_accounting_api.records import listed
from connector.providers.sql_accounting_api.shapes import ApiShape

Payload = dict[str, object]

_BRANCHES: Final = "sdsbranch"
_UNITS: Final = "sdsuom"
_LISTS: Final[Mapping[str, tuple[str, str]]] = {
    "delivery_addresses": (_BRANCHES, "branchname"),
    "units": (_UNITS, "uom"),
    "barcodes": ("sdsbarcode", "barcode"),
    "lines": ("sdsdocdetail", "dtlkey"),
}
"""Lists by the entity's field: the vendor's name, and the column by which a row is known."""
_ELSEWHERE: Final[Mapping[EntityKind, frozenset[str]]] = {
    EntityKind.INVOICE: frozenset({"due_date", "references"}),
    EntityKind.PAYMENT: frozenset({"allocations", "references"}),
}
"""Fields with a way of their own: dates that follow the terms, references, what a payment settles."""
REFERENCE: Final = "docref1"
_REFERENCES: Final[Mapping[EntityKind, tuple[str, ...]]] = {
    EntityKind.INVOICE: ("docref1", "docref2", "docref3", "docref4"),
    EntityKind.PAYMENT: ("docref1", "docref2"),
}
_COMPUTED: Final = ("localamount", "localtaxamt")
"""Columns of a line that the vendor works out; an old value beside a new amount would be wrong."""
_HOME: Final = ("----", "---")


class PayloadMaker:
    """Makes what is sent for one kind."""

    def __init__(self, shape: ApiShape, section: Section, context: Mapping[str, str]) -> None:
        self._shape = shape
        self._section = section
        self._context = context

    def created(self, entity: Entity, fields: Iterable[str], reference: str) -> Payload:
        """A new record. Raises Rejected for a field that the books have no place for."""
        cells = self._cells(entity, fields)
        made = {name: value for name, value in _json(cells.own).items() if value not in (None, "")}
        made.pop("dockey", None)
        if made.get("currencycode") in _HOME:
            made["currencycode"] = ""  # what public clients send for the home currency
        if self._shape.document:
            made |= self._references(entity, reference)
        made |= self._children(cells, None, fresh=True)
        return made

    def changed(self, record: Json, entity: Entity, fields: Sequence[str], reference: str) -> Payload:
        """The whole record with some fields as the entity has them. Raises Rejected."""
        cells = self._cells(entity, fields)
        made: Payload = {**record, **{name: _shown(name, value) for name, value in _json(cells.own).items()}}
        if "references" in fields and self._shape.document:
            kept = str(record.get(REFERENCE) or "")
            made |= self._references(entity, kept if kept else reference)
        made |= self._children(cells, record, fresh=False)
        if "due_date" in fields:
            raise Rejected("The due date of an invoice follows its credit term.", remedy="Change the credit term.")
        return made

    def _cells(self, entity: Entity, fields: Iterable[str]) -> Wanted:
        kind = self._shape.kind
        leave = BOOKS_ONLY[kind] - {"code"} | _ELSEWHERE.get(kind, frozenset())
        return inverted(self._section, entity, [name for name in fields if name not in leave], self._context)

    def _references(self, entity: Entity, ours: str) -> Payload:
        """The platform's own references beside ours, which stands in the first column."""
        columns = _REFERENCES[self._shape.kind]
        theirs = [text for text in getattr(entity, "references", ()) if text != ours]
        if len(theirs) >= len(columns) + (not ours):
            raise Rejected(
                f"The books have room for {len(columns) - bool(ours)} references of a document.",
                remedy="Put them together on the platform.",
            )
        texts = [*([ours] if ours else []), *theirs]
        return dict(zip(columns, [*texts, *[""] * (len(columns) - len(texts))], strict=True))

    def _children(self, cells: Wanted, record: Json | None, *, fresh: bool) -> Payload:
        made: Payload = {}
        if self._shape.kind is EntityKind.CUSTOMER:
            made |= self._branches(cells, record, fresh=fresh)
        for field, rows in cells.children.items():
            if field == "delivery_addresses":
                continue
            name, identity = _LISTS[field]
            there = listed(record or {}, name)
            made[name] = [self._row(row, there, identity, place) for place, row in enumerate(rows, start=1)]
        if self._shape.kind is EntityKind.PRODUCT and fresh:
            made |= _first_unit(made, cells)
        return made

    def _row(self, row: Cells, there: list[Json], identity: str, place: int) -> Payload:
        """A child row: the same one in place when it is there, else a new one. `there` loses what was used."""
        wanted = {name: _shown(name, value) for name, value in _json(row).items()}
        known = next((each for each in there if _same(each.get(identity), wanted.get(identity))), None)
        if known is None:
            made = {name: value for name, value in wanted.items() if value is not None and name not in _COMPUTED}
            made.pop("dtlkey", None)
        else:
            there.remove(known)
            moved = any(not _same(known.get(name), value) for name, value in wanted.items() if name not in _COMPUTED)
            made = {**known, **wanted, identity: known.get(identity)}
            if moved:
                made = {name: value for name, value in made.items() if name not in _COMPUTED}
        return {**made, "seq": place} if identity == "dtlkey" else made

    def _branches(self, cells: Wanted, record: Json | None, *, fresh: bool) -> Payload:
        """The billing address, and those of delivery where they are wished for."""
        there = listed(record or {}, _BRANCHES)
        billing = next((row for row in there if str(row.get("branchtype") or "").strip() == "B"), None)
        rows: list[Json] = []
        wished = cells.rows.get("billing")
        if billing is not None or wished is not None or fresh:
            given = {name: _shown(name, value) for name, value in _json(wished or {}).items()}
            known = billing or {"branchtype": "B", "branchname": "BILLING"}
            if billing is None:
                given = {name: value for name, value in given.items() if value not in (None, "")}
            rows.append({**known, **given})
        others = [row for row in there if row is not billing]
        if "delivery_addresses" in cells.children:
            deliveries = [row for row in others if str(row.get("branchtype") or "").strip() == "D"]
            kept = [row for row in others if row not in deliveries]
            wanted = cells.children["delivery_addresses"]
            rows += [*kept, *(self._row(row, deliveries, "branchname", 0) for row in wanted)]
        else:
            rows += others
        touched = fresh or wished is not None or "delivery_addresses" in cells.children
        return {_BRANCHES: rows} if touched else {}


def next_update(record: Json) -> Payload:
    """The record with one save more, where these are counted (official FAQ of the API)."""
    if "updatecount" not in record:
        return dict(record)
    count = record["updatecount"]
    return {**record, "updatecount": (int(str(count)) if count not in (None, "") else 0) + 1}


def _first_unit(made: Payload, cells: Wanted) -> Payload:
    """A product has at least its base unit."""
    units = made.get(_UNITS)
    rows = list(units) if isinstance(units, list) else []
    base = cells.rows.get("base", {}).get("UOM")
    if not rows:
        if base is None:
            raise Rejected("A product needs a base unit.", remedy="Give it a unit on the platform.")
        rows = [{"uom": base, "rate": "1", "isbase": True}]
    if not any(isinstance(row, dict) and row.get("isbase") for row in rows):
        raise Rejected("None of the units of the product is its base unit.", remedy="Mark one of them.")
    return {_UNITS: rows}


def _json(cells: Cells) -> Payload:
    """Columns by the vendor's names."""
    return {name.lower(): value.isoformat() if isinstance(value, dt.date) else value for name, value in cells.items()}


def _shown(name: str, value: object) -> object:
    """A text that is to be empty is sent so; other columns have null for nothing."""
    return "" if value is None and column(name.upper()).type is ColumnType.TEXT else value


def _same(one: object, other: object) -> bool:
    left, right = ("" if value is None else str(value).strip() for value in (one, other))
    return left == right
