"""Rows into and out of tables within one write transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.domain.errors import SourceChanged
from connector.ledger.session import Writing
from connector.ledger.structure import StoredTable, Structure
from connector.posting.rules import Cell, Symbol
from connector.posting.sample import Row, Value


class Statements:
    """Writes rows of any table. All values are parameters, all names come from the catalogue."""

    def __init__(self, transaction: Writing, structure: Structure) -> None:
        self._transaction = transaction
        self._structure = structure

    def insert(self, table: str, cells: Mapping[str, Value], memos: Mapping[str, str] | None = None) -> None:
        """One row. Raises Rejected for a value that does not fit."""
        stored = self._structure.tables[table]
        given: dict[str, Value] = {name: value for name, value in cells.items() if value is not None}
        given |= {name: text for name, text in (memos or {}).items() if stored.has(name)}
        names = ", ".join(f'"{name}"' for name in given)
        places = ", ".join(stored.columns[name].place for name in given)
        values = [stored.columns[name].parameter(value) for name, value in given.items()]
        self._transaction.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', values)

    def update(self, table: str, key: Mapping[str, Value], cells: Mapping[str, Value]) -> int:
        """Cells of the row with this key, whose other values named in it must be as said; how many rows it was."""
        stored = self._structure.tables[table]
        assignments = ", ".join(f'"{name}" = {stored.columns[name].place}' for name in cells)
        values = [stored.columns[name].parameter(value) for name, value in cells.items()]
        condition, more = _condition(stored, key)
        return self._transaction.execute(f'UPDATE "{table}" SET {assignments} WHERE {condition}', [*values, *more])

    def add(self, table: str, key: Mapping[str, Value], column: str, by: Value) -> int:
        """Raise a number by an amount, whatever it is now; how many rows it was."""
        stored = self._structure.tables[table]
        condition, more = _condition(stored, key)
        sql = f'UPDATE "{table}" SET "{column}" = COALESCE("{column}", 0) + ? WHERE {condition}'
        return self._transaction.execute(sql, [stored.columns[column].parameter(by), *more])

    def delete(self, table: str, key: Mapping[str, Value]) -> int:
        """The row with this key; how many it was."""
        condition, values = _condition(self._structure.tables[table], key)
        return self._transaction.execute(f'DELETE FROM "{table}" WHERE {condition}', values)


def _condition(table: StoredTable, key: Mapping[str, Value]) -> tuple[str, list[Any]]:
    parts = [f'"{name}" IS NULL' if value is None else f'"{name}" = ?' for name, value in key.items()]
    return " AND ".join(parts), [table.columns[name].parameter(v) for name, v in key.items() if v is not None]


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
