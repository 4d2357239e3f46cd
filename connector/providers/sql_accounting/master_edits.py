"""One customer, supplier or product inside of one write transaction: its row, its addresses, units and barcodes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import DuplicateKey, Locked, Rejected
from connector.domain.keys import EntityKind
from connector.domain.products import Product
from connector.domain.writable import BOOKS_ONLY
from connector.drivers.firebird import Writing
from connector.mapping.inverse import Cells, inverted
from connector.mapping.inverse import Written as WrittenCells
from connector.mapping.rules import Each, Section
from connector.posting.sample import Value
from connector.providers.sql_accounting.codes import learned, next_code
from connector.providers.sql_accounting.document_rows import parameter, read_rows
from connector.providers.sql_accounting.document_statements import generator_of
from connector.providers.sql_accounting.document_structure import StoredTable, Structure
from connector.providers.sql_accounting.master_checks import check_lists, defaults
from connector.providers.sql_accounting.master_rows import MasterRows, Touched
from connector.providers.sql_accounting.master_texts import check_texts

_IDENTITY: Final = {
    "AR_CUSTOMERBRANCH": "BRANCHNAME",
    "AP_SUPPLIERBRANCH": "BRANCHNAME",
    "ST_ITEM_UOM": "UOM",
    "ST_ITEM_BARCODE": "BARCODE",
}
"""By what a child row is known to people: it is changed in place."""
_CHILD_DEFAULTS: Final[Mapping[str, Mapping[str, Value]]] = {
    "AR_CUSTOMERBRANCH": {"BRANCHNAME": "BILLING"},
    "AP_SUPPLIERBRANCH": {"BRANCHNAME": "BILLING"},
    "ST_ITEM_UOM": {"RATE": 1, "REFCOST": 0, "REFPRICE": 0, "ISBASE": False},
    "ST_ITEM_BARCODE": {},
}
_KEY: Final = "CODE"
_NAME: Final = "COMPANYNAME"


@dataclass(frozen=True, slots=True)
class MasterGround:
    """What writing one kind of master stands on."""

    kind: EntityKind
    section: Section
    structure: Structure
    context: Mapping[str, str]
    legacy: tuple[str, ...]
    now: dt.datetime
    """UTC."""


class MasterEdits:
    """Changes of one record; every row that is touched is remembered in `rows`."""

    def __init__(self, transaction: Writing, ground: MasterGround) -> None:
        self._transaction = transaction
        self._ground = ground
        self._table = ground.section.table
        self.rows = MasterRows(transaction, ground.structure, ground.legacy)

    def create(self, entity: Entity, fields: Sequence[str]) -> str:
        """A new record; its code. Raises Rejected."""
        ground, table = self._ground, self._table
        cells = self._cells(entity, fields)
        code = self._code(entity)
        own: dict[str, Value] = defaults(self._transaction, ground.structure, ground.kind, table, self._today())
        own |= {name: value for name, value in cells.own.items() if value is not None}
        own |= {_KEY: code, **self.stamps(None)}
        (key,) = ground.structure.tables[table].key
        if key != _KEY:
            own[key] = self._draw(table, key)
        check_lists(self._transaction, ground.structure, own, ground.legacy)
        self._insert_own(own)
        if isinstance(entity, Product):
            self._first_unit(cells, entity)
        for name, row in self._ground.section.rows.items():
            if row.table not in {self._table_of(field) for field in cells.children} or name == "billing":
                self._named_row(name, cells.rows.get(name, {}), code)
        for field, wanted in cells.children.items():
            self._children(field, wanted, code)
        return code

    def _insert_own(self, own: dict[str, Value]) -> None:
        """The record's own row. Its code was free and may be taken by now, by somebody or by an attempt of ours that is
        not over: later we know."""
        try:
            self.rows.insert(self._table, own)
        except DuplicateKey as exc:
            raise Locked(f"Somebody entered {own[_KEY]} in the books at the same moment.", facts=exc.facts) from exc

    def update(self, code: str, entity: Entity, fields: Sequence[str]) -> None:
        """Some fields of a record. Raises Rejected, Touched."""
        cells = self._cells(entity, fields)
        check_lists(self._transaction, self._ground.structure, cells.own, self._ground.legacy)
        if "base_unit" in fields and "units" not in fields:
            raise Rejected("The base unit of a product is changed with its units.", remedy="Change the list of units.")
        self.rows.update(self._table, {_KEY: code}, {**cells.own, **self.stamps(code)})
        for name, row in cells.rows.items():
            if name != "base":
                self._named_row(name, row, code)
        for field, wanted in cells.children.items():
            self._children(field, wanted, code)

    def set(self, code: str, cells: Mapping[str, Value]) -> None:
        """Some columns of the record's own row. Raises Touched."""
        self.rows.update(self._table, {_KEY: code}, {**cells, **self.stamps(code)})

    def delete(self, code: str) -> None:
        """The record with all its rows. Raises Touched."""
        tables = {row.table for row in self._ground.section.rows.values()}
        tables |= {rule.table for rule in self._ground.section.fields.values() if isinstance(rule, Each)}
        for table in sorted(tables):
            if table in self._ground.structure.tables:
                for key in self._keys(table, {}, code):
                    self.rows.delete(table, key)
        self.rows.delete(self._table, {_KEY: code})

    def _cells(self, entity: Entity, fields: Sequence[str]) -> WrittenCells:
        ground = self._ground
        wanted = [name for name in fields if name not in BOOKS_ONLY[ground.kind]]
        cells = inverted(ground.section, entity, wanted, ground.context)
        if any(name == "user_fields" for name in wanted):
            stored = ground.structure.tables[self._table].columns
            absent = {name: None for name in stored if name.startswith("UDF_")}
            cells.own = {**absent, **cells.own}
        check_texts(ground.section, ground.structure, cells, ground.legacy)
        return cells

    def _code(self, entity: Entity) -> str:
        """The wished code, or the next one of the company's own pattern."""
        stored = self._ground.structure.tables[self._table].columns[_KEY]
        wished = str(getattr(entity, "code", "")).strip()
        if wished:
            place = parameter(stored, wished, self._ground.legacy)
            if self._transaction.one(f'SELECT 1 FROM "{self._table}" P WHERE P."{_KEY}" = ?', (place,)) is not None:
                raise Rejected(f"The books already use the code {wished}.", remedy="Choose another code.")
            return wished
        if isinstance(entity, Product):
            raise Rejected("A product needs a code.", remedy="Give it one on the platform.")
        name = str(getattr(entity, "name", ""))
        rows = self._transaction.rows(f'SELECT P."{_KEY}", P."{_NAME}" FROM "{self._table}" P')
        known = sorted((str(code).rstrip(), str(called or "")) for code, called in rows)
        return next_code(learned(known), name, [code for code, _ in known], stored.length)

    def _first_unit(self, cells: WrittenCells, product: Product) -> None:
        """A product has at least its base unit."""
        base = cells.rows.pop("base", {}).get("UOM")
        units = cells.children.setdefault("units", [])
        if not units:
            if base is None:
                raise Rejected("A product needs a base unit.", remedy="Give it a unit on the platform.")
            units.append({"UOM": base, "RATE": 1, "ISBASE": True})
        if not any(unit.get("ISBASE") for unit in units):
            raise Rejected(f"None of the units of {product.code} is its base unit.", remedy="Mark one of them.")

    def _named_row(self, name: str, cells: Cells, code: str) -> None:
        row = self._ground.section.rows[name]
        keys = self._keys(row.table, row.where, code)
        if keys:
            if cells:
                self.rows.update(row.table, keys[0], cells)
            return
        if row.table in self._ground.structure.tables and row.table != "ST_ITEM_UOM":
            self._insert_child(row.table, {**row.where, **cells}, code)

    def _children(self, field: str, wanted: list[Cells], code: str) -> None:
        """Make the child rows those that are wanted, in their order: the same one in place, the others go.

        Rows are read in the order of their keys unless the rule sorts them: one that is to stand after a newer one gets
        a new key, with everything else that it has.
        """
        rule = self._ground.section.fields[field]
        assert isinstance(rule, Each)  # noqa: S101  # only lists have children
        stored = self._ground.structure.tables[rule.table]
        identity, there = _IDENTITY[rule.table], dict[str, list[Mapping[str, Value]]]()
        for row in self._present(rule.table, rule.where, code):
            there.setdefault(str(row.get(identity) or "").rstrip(), []).append(row)
        fresh: list[Cells] = []
        gone: list[Mapping[str, Value]] = []
        last: tuple[Value, ...] = ()
        for cells in wanted:
            known = there.get(str(cells.get(identity) or "").rstrip())
            row = known.pop(0) if known else {}
            place = tuple(row[name] for name in stored.key) if row else ()
            if row and (rule.sort or (not fresh and place > last)):
                self.rows.update(rule.table, _key_of(stored, row), cells)
                last = place
                continue
            if row:
                gone.append(row)
            fresh.append({**{name: value for name, value in row.items() if name not in stored.key}, **cells})
        for row in (*gone, *(row for rows in there.values() for row in rows)):
            self.rows.delete(rule.table, _key_of(stored, row))
        for cells in fresh:
            self._insert_child(rule.table, cells, code)

    def _insert_child(self, table: str, cells: Cells, code: str) -> None:
        given = {name: value for name, value in cells.items() if value is not None}
        row: dict[str, Value] = {**_CHILD_DEFAULTS[table], **given, _KEY: code}
        for name in self._ground.structure.tables[table].key:
            if name not in row:
                row[name] = self._draw(table, name)
        self.rows.insert(table, row)

    def _keys(self, table: str, where: Mapping[str, Value], code: str) -> list[dict[str, Value]]:
        stored = self._ground.structure.tables.get(table)
        if stored is None:
            return []
        return [_key_of(stored, row) for row in self._present(table, where, code)]

    def _present(self, table: str, where: Mapping[str, Value], code: str) -> list[Mapping[str, Value]]:
        stored = self._ground.structure.tables[table]
        places, values = [f'P."{_KEY}" = ?'], [parameter(stored.columns[_KEY], code, self._ground.legacy)]
        for name, value in where.items():
            places.append(f'P."{name}" = ?')
            values.append(parameter(stored.columns[name], value, self._ground.legacy))
        return list(read_rows(self._transaction, stored, " AND ".join(places), values))

    def _draw(self, table: str, column: str) -> int:
        """A key from the vendor's own generator. Raises SourceChanged when there is none."""
        name = generator_of(self._ground.structure, table, column)
        row = self._transaction.one(f'SELECT GEN_ID("{name}", 1) FROM RDB$DATABASE')
        if row is None:
            raise Touched
        return int(str(row[0]))

    def _table_of(self, field: str) -> str:
        rule = self._ground.section.fields[field]
        return rule.table if isinstance(rule, Each) else ""

    def stamps(self, code: str | None) -> dict[str, Value]:
        """The moment of saving, without which other readers would miss it; and one save more, where that is counted."""
        stored, stamps = self._ground.structure.tables[self._table], dict[str, Value]()
        if "LASTMODIFIED" in stored.columns:
            stamps["LASTMODIFIED"] = int(self._ground.now.timestamp())
        if "UPDATECOUNT" in stored.columns and code is not None:
            place = parameter(stored.columns[_KEY], code, self._ground.legacy)
            row = self._transaction.one(f'SELECT P.UPDATECOUNT FROM "{self._table}" P WHERE P."{_KEY}" = ?', (place,))
            stamps["UPDATECOUNT"] = int(str(row[0] or 0)) + 1 if row is not None else 1
        return stamps

    def _today(self) -> dt.date:
        return self._ground.now.astimezone().date()


def _key_of(table: StoredTable, row: Mapping[str, Value]) -> dict[str, Value]:
    return {name: row[name] for name in table.key}
