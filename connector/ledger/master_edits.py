"""One customer, supplier or product inside of one write transaction: its row, its addresses, units and barcodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connector.domain.entities import Entity
from connector.domain.errors import DuplicateKey, Locked, Rejected
from connector.domain.fingerprint import decode
from connector.domain.products import Product
from connector.domain.writable import BOOKS_ONLY
from connector.domain.writing import Write
from connector.ledger.codes import learned, next_code
from connector.ledger.master_rows import MasterRows, RowImage
from connector.ledger.master_texts import check_texts
from connector.ledger.masters import MasterKind
from connector.ledger.rows import read_rows
from connector.ledger.session import Writing
from connector.ledger.structure import StoredTable
from connector.mapping.inverse import Cells, inverted
from connector.mapping.inverse import Written as WrittenCells
from connector.mapping.rules import Each
from connector.posting.sample import Value


class MasterEdits:
    """Changes of one record; every row that is touched is remembered in `rows`."""

    def __init__(self, transaction: Writing, kind: MasterKind) -> None:
        self._transaction = transaction
        self._kind = kind
        self._table = kind.table
        self._key = kind.key
        self._structure = kind.structure
        self.rows = MasterRows(transaction, kind.structure)

    def create(self, write: Write) -> str:
        """A new record; its code. Raises Rejected."""
        kind, table = self._kind, self._table
        entity = decode(kind.entity, write.content)
        cells = self._cells(entity, write.fields)
        code = self._code(entity)
        own: dict[str, Value] = kind.defaults(self._transaction)
        own |= {name: value for name, value in cells.own.items() if value is not None}
        own |= {self._key: code, **kind.stamps(self._transaction, None), **kind.marks(write)}
        for name in self._structure.tables[table].key:
            if name not in own:
                own[name] = kind.draw(self._transaction, table, name)
        kind.complete(cells, entity)
        kind.check_lists(self._transaction, own)
        self._insert_own(cells, own)
        for name in kind.section.rows:
            if name in kind.rows_made:
                self._named_row(name, cells.rows.get(name, {}), code)
        for field, wanted in cells.children.items():
            self._children(field, wanted, code)
        kind.note(self._transaction, write, code, self.rows.images, own)
        return code

    def _insert_own(self, cells: WrittenCells, own: dict[str, Value]) -> None:
        """The record's own row and those that it refers to. Its code was free and may be taken by now, by somebody or
        by an attempt of ours that is not over: later we know."""
        try:
            own |= self._kind.ahead(self._transaction, self.rows, None, cells, own)
            self.rows.insert(self._table, own)
        except DuplicateKey as exc:
            raise Locked(
                f"Somebody entered {own[self._key]} in the books at the same moment.", facts=exc.facts
            ) from exc

    def update(self, code: str, entity: Entity, fields: Sequence[str]) -> None:
        """Some fields of a record. Raises Rejected, Touched."""
        kind = self._kind
        cells = self._cells(entity, fields)
        kind.check_lists(self._transaction, cells.own)
        kind.check_fields(fields)
        more = kind.ahead(self._transaction, self.rows, code, cells, cells.own)
        self.rows.update(self._table, self._place(code), {**cells.own, **more}, self.stamps(code), touch=True)
        for name, row in cells.rows.items():
            if name in kind.rows_made:
                self._named_row(name, row, code)
        for field, wanted in cells.children.items():
            self._children(field, wanted, code)

    def set(self, code: str, cells: Mapping[str, Value]) -> None:
        """Some columns of the record's own row. Raises Touched."""
        self.rows.update(self._table, self._place(code), cells, self.stamps(code), touch=True)

    def delete(self, code: str) -> None:
        """The record with all its rows. Raises Touched."""
        for table in self._kind.own_tables():
            if self._structure.has(table, self._key) and table != self._table:
                for key in reversed(self._keys(table, {}, code)):  # taking it back makes them in their order
                    self.rows.delete(table, key)
        self.rows.delete(self._table, self._place(code))
        self._kind.behind(self._transaction, self.rows, code)

    def _cells(self, entity: Entity, fields: Sequence[str]) -> WrittenCells:
        kind = self._kind
        wanted = [name for name in fields if name not in BOOKS_ONLY[kind.entity]]
        cells = inverted(kind.section, entity, wanted, kind.context)
        if any(name == "user_fields" for name in wanted):
            stored = self._structure.tables[self._table].columns
            absent = {name: None for name in stored if name.startswith("UDF_")}
            cells.own = {**absent, **cells.own}
        check_texts(kind.section, self._structure, cells)
        return cells

    def _code(self, entity: Entity) -> str:
        """The wished code, or the next one of the company's own pattern."""
        stored = self._structure.tables[self._table].columns[self._key]
        wished = str(getattr(entity, "code", "")).strip()
        if wished:
            sql = f'SELECT 1 FROM "{self._table}" P WHERE P."{self._key}" = ?'
            if self._transaction.one(sql, (stored.parameter(wished),)) is not None:
                raise Rejected(f"The books already use the code {wished}.", remedy="Choose another code.")
            return wished
        if isinstance(entity, Product):
            raise Rejected("A product needs a code.", remedy="Give it one on the platform.")
        name = str(getattr(entity, "name", ""))
        known = self._kind.known_codes(self._transaction, entity)
        return next_code(learned(known), name, [code for code, _ in known], stored.length)

    def _named_row(self, name: str, cells: Cells, code: str) -> None:
        row = self._kind.section.rows[name]
        keys = self._keys(row.table, row.where, code)
        if keys:
            if cells:
                self.rows.update(row.table, keys[0], cells)
            return
        if row.table in self._structure.tables:
            self._insert_child(row.table, {**row.where, **cells}, code)

    def _children(self, field: str, wanted: list[Cells], code: str) -> None:
        """Make the child rows those that are wanted, in their order: the same one in place, the others go.

        Rows are read in the order of their keys unless the rule sorts them: one that is to stand after a newer one gets
        a new key, with everything else that it has.
        """
        rule = self._kind.section.fields[field]
        assert isinstance(rule, Each)  # noqa: S101  # only lists have children
        stored = self._structure.tables[rule.table]
        there: dict[str, list[Mapping[str, Value]]] = {}
        in_place = bool(rule.sort) or not self._kind.is_ordered(rule.table)
        for row in self._present(rule.table, rule.where, code):
            there.setdefault(self._kind.called(rule.table, row), []).append(row)
        fresh: list[Cells] = []
        gone: list[Mapping[str, Value]] = []
        last: tuple[Value, ...] = ()
        for cells in wanted:
            known = there.get(self._kind.called(rule.table, cells))
            row = known.pop(0) if known else {}
            place = tuple(row[name] for name in stored.key) if row else ()
            if row and (in_place or (not fresh and place > last)):
                stamps = self._kind.child_stamps(rule.table, row)
                self.rows.update(rule.table, _key_of(stored, row), cells, stamps)
                last = place
                continue
            if row:
                gone.append(row)
            fresh.append({**{name: value for name, value in row.items() if name not in stored.key}, **cells})
        for row in (*gone, *(row for rows in there.values() for row in rows)):
            self._kind.drop_child(self.rows, rule.table, _key_of(stored, row), row)
        for cells in fresh:
            self._insert_child(rule.table, cells, code)

    def _insert_child(self, table: str, cells: Cells, code: str) -> None:
        given = {name: value for name, value in cells.items() if value is not None}
        row: dict[str, Value] = {**self._kind.child(table), **given, self._key: code}
        self._kind.place_child(self._transaction, table, code, row)
        for name in self._structure.tables[table].key:
            if name not in row:
                row[name] = self._kind.draw(self._transaction, table, name)
        self.rows.insert(table, row)

    def _keys(self, table: str, where: Mapping[str, Value], code: str) -> list[dict[str, Value]]:
        stored = self._structure.tables.get(table)
        if stored is None:
            return []
        return [_key_of(stored, row) for row in self._present(table, where, code)]

    def _present(self, table: str, where: Mapping[str, Value], code: str) -> list[Mapping[str, Value]]:
        stored = self._structure.tables[table]
        cells: dict[str, Value] = {self._key: code, **where}
        places = " AND ".join(f'P."{name}" = ?' for name in cells)
        return list(
            read_rows(self._transaction, stored, places, [stored.columns[n].parameter(v) for n, v in cells.items()])
        )

    def _place(self, code: str) -> dict[str, Value]:
        """What names the record's own row: its code."""
        return {self._key: code}

    def stamps(self, code: str) -> dict[str, Value]:
        """The moment of saving, without which other readers would miss it; and one save more, where that is counted."""
        return self._kind.stamps(self._transaction, code)

    def put_back(self, code: str, images: Sequence[RowImage]) -> None:
        """Undo what was written of the record. Raises Touched when a row is not as it was left."""
        own, versions = {self._table: self.stamps(code)}, self._structure.program.versions
        again = {
            name: {column: value for column, value in self._kind.child(name).items() if column in versions}
            for name in self._kind.own_tables()
        }
        self.rows.put_back(images, own, {**again, **own})


def _key_of(table: StoredTable, row: Mapping[str, Value]) -> dict[str, Value]:
    return {name: row[name] for name in table.key}
