"""Whole rows of any table, as `connector.posting` knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from connector.ledger.session import Reading
from connector.ledger.structure import StoredColumn, StoredTable
from connector.posting.sample import Row, Value

_LIST: Final = 128
"""Longest list of values in one query."""
_SHORT: Final = 8


def shown(table: StoredTable) -> tuple[StoredColumn, ...]:
    """Columns of which a row is made: all but those that are kept apart."""
    return tuple(column for column in table.columns.values() if not (column.blob or column.memo))


def read_rows(
    transaction: Reading, table: StoredTable, condition: str, parameters: Sequence[Any] = (), order: str = ""
) -> list[Row]:
    """Rows of a table (alias P) under a condition, by the table's key unless said otherwise."""
    columns = shown(table)
    names = ", ".join(f'P."{column.name}"' for column in columns)
    by = order or ", ".join(f'P."{name}"' for name in table.order or table.key)
    sql = f'SELECT {names} FROM "{table.name}" P WHERE {condition}{f" ORDER BY {by}" if by else ""}'
    return [_row(columns, values) for values in transaction.rows(sql, parameters)]


def read_listed(
    transaction: Reading, table: StoredTable, column: str, values: Iterable[Value], condition: str = ""
) -> list[Row]:
    """Rows whose column has one of some values, and that meet a further condition."""
    stored = table.columns[column]
    wanted = [stored.parameter(value) for value in dict.fromkeys(values) if value is not None]
    found: list[Row] = []
    for start in range(0, len(wanted), _LIST):
        some = wanted[start : start + _LIST]
        size = len(some) if len(some) == 1 else _SHORT if len(some) <= _SHORT else _LIST
        some += some[-1:] * (size - len(some))  # few lengths, so that few statements are prepared
        places = ", ".join("?" * size)
        further = f" AND {condition}" if condition else ""
        found += read_rows(transaction, table, f'P."{column}" IN ({places}){further}', some)
    return found


def _row(columns: Sequence[StoredColumn], values: Sequence[object]) -> Row:
    return {column.name: column.value(value) for column, value in zip(columns, values, strict=True)}
