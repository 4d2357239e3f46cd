"""Rows into and out of tables within one write transaction, and keys from the vendor's own generators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from connector.domain.errors import SourceChanged
from connector.drivers.firebird import Writing
from connector.drivers.firebird_encode import Parameter
from connector.posting.profile import PlannedRow, Profile
from connector.posting.rules import Cell, Fresh, Symbol
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_rows import parameter
from connector.providers.sql_accounting.document_structure import StoredTable, Structure

_GROUP: Final = ("GLTRANSID", "GL_TRANS_ID")
"""The number that groups the ledger rows of a document, and its generator (seen in a public integration)."""
_MEMO: Final = "CAST(? AS VARCHAR(8191))"
"""A text on its way into a BLOB; longer ones are refused."""
MEMO_LENGTH: Final = 8191


class Statements:
    """Writes rows of any table. All values are parameters, all names come from the catalogue."""

    def __init__(self, transaction: Writing, structure: Structure, legacy: Sequence[str] = ()) -> None:
        self._transaction = transaction
        self._structure = structure
        self._legacy = legacy

    def insert(self, table: str, cells: Mapping[str, Value], memos: Mapping[str, str] | None = None) -> None:
        """One row. Raises Rejected for a value that does not fit."""
        stored = self._table(table)
        given = {name: value for name, value in cells.items() if value is not None}
        names, places, values = [], [], []
        for name, value in given.items():
            names.append(f'"{name}"')
            places.append("?")
            values.append(self._parameter(stored, name, value))
        for name, text in (memos or {}).items():
            if stored.has(name):
                names.append(f'"{name}"')
                places.append(_MEMO)
                values.append(self._parameter(stored, name, text))
        self._transaction.execute(f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({", ".join(places)})', values)

    def update(self, table: str, key: Mapping[str, Value], cells: Mapping[str, Value]) -> int:
        """Cells of the row with this key, whose other values named in it must be as said; how many rows it was."""
        stored = self._table(table)
        assignments = ", ".join(f'"{name}" = ?' for name in cells)
        values = [self._parameter(stored, name, value) for name, value in cells.items()]
        condition, more = self._condition(stored, key)
        return self._transaction.execute(f'UPDATE "{table}" SET {assignments} WHERE {condition}', [*values, *more])

    def add(self, table: str, key: Mapping[str, Value], column: str, by: Value) -> int:
        """Raise a number by an amount, whatever it is now; how many rows it was."""
        stored = self._table(table)
        condition, more = self._condition(stored, key)
        sql = f'UPDATE "{table}" SET "{column}" = COALESCE("{column}", 0) + ? WHERE {condition}'
        return self._transaction.execute(sql, [self._parameter(stored, column, by), *more])

    def delete(self, table: str, key: Mapping[str, Value]) -> int:
        """The row with this key; how many it was."""
        condition, values = self._condition(self._table(table), key)
        return self._transaction.execute(f'DELETE FROM "{table}" WHERE {condition}', values)

    def draw(self, rows: Iterable[PlannedRow], known: Mapping[Symbol, Value]) -> dict[Symbol, Value]:
        """Keys for all symbols of some rows that are not known yet, from the vendor's generators."""
        symbols = dict.fromkeys(cell for row in rows for cell in row.cells.values() if isinstance(cell, Symbol))
        wanted = [symbol for symbol in symbols if symbol not in known]
        counts = Counter(generator_of(self._structure, symbol.table, symbol.column) for symbol in wanted)
        ends: dict[str, int] = {}
        for name, count in counts.items():
            row = self._transaction.one(f'SELECT GEN_ID("{name}", {count}) FROM RDB$DATABASE')
            ends[name] = int(str(row[0])) - count if row is not None else 0
        drawn = dict(known)
        for symbol in wanted:
            name = generator_of(self._structure, symbol.table, symbol.column)
            ends[name] += 1
            drawn[symbol] = ends[name]
        return drawn

    def _table(self, name: str) -> StoredTable:
        return self._structure.tables[name]

    def _parameter(self, table: StoredTable, name: str, value: Value) -> Parameter:
        return parameter(table.columns[name], value, self._legacy)

    def _condition(self, table: StoredTable, key: Mapping[str, Value]) -> tuple[str, list[Parameter]]:
        parts = [f'"{name}" IS NULL' if value is None else f'"{name}" = ?' for name, value in key.items()]
        values = [self._parameter(table, name, value) for name, value in key.items() if value is not None]
        return " AND ".join(parts), values


def settled_cells(cells: Mapping[str, Cell], keys: Mapping[Symbol, Value]) -> Row:
    """A planned row with its keys."""
    return {name: keys[value] if isinstance(value, Symbol) else value for name, value in cells.items()}


def key_of(table: StoredTable, row: Row) -> dict[str, Value]:
    """What names a row.

    Raises:
        SourceChanged: the table has no primary key, so that no row of it can be named.
    """
    if not table.key:
        raise SourceChanged(
            f"The table {table.name} of the books has no primary key, so that its rows cannot be written safely.",
            facts={"table": table.name},
        )
    return {name: row[name] for name in table.key}


def generator_of(structure: Structure, table: str, column: str) -> str:
    """The vendor's generator of a key.

    Raises:
        SourceChanged: there is none of a known name: no key is ever invented.
    """
    stored = structure.tables.get(table)
    name = _GROUP[1] if column == _GROUP[0] else table
    if name not in structure.generators or (column != _GROUP[0] and (stored is None or stored.key != (column,))):
        raise SourceChanged(
            f"The books have no generator for {table}.{column}, and keys are never invented.",
            remedy="Enter documents in SQL Accounting, or connect through the vendor's own interface.",
            facts={"table": table, "column": column},
        )
    return name


def missing_generators(structure: Structure, profile: Profile) -> list[str]:
    """Sentences for keys that no generator of the books gives."""
    found: list[str] = []
    for template in (profile.header, profile.line, *profile.templates):
        for cells in template.columns:
            if isinstance(cells.rule, Fresh):
                try:
                    generator_of(structure, template.table, cells.column)
                except SourceChanged as exc:
                    found.append(exc.sentence)
    return found
