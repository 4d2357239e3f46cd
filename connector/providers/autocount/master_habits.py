"""What new records of a company have where nothing is said: what its other records show, never an invention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from connector.ledger.session import Reading
from connector.ledger.structure import StoredTable
from connector.posting.sample import Row, Value


def most_common(
    transaction: Reading,
    table: StoredTable,
    columns: Iterable[str],
    source: str = "",
    parameters: Sequence[object] = (),
) -> Row:
    """What most records have in each of these columns (alias P); columns in which none has anything are left out.

    `source` goes behind the table: joins and a condition.
    """
    found: dict[str, Value] = {}
    for name in columns:
        column = table.columns.get(name)
        if column is None:
            continue
        where = f"{source} AND" if " WHERE " in f" {source}" else f"{source} WHERE"
        row = transaction.one(
            f'SELECT TOP (1) P."{name}", COUNT(*) FROM "{table.name}" P {where} P."{name}" IS NOT NULL '
            f'GROUP BY P."{name}" ORDER BY COUNT(*) DESC, P."{name}"',
            parameters,
        )
        if row is not None:
            found[name] = column.value(row[0])
    return found


def unanimous(transaction: Reading, table: StoredTable, columns: Iterable[str]) -> Row:
    """The same for columns that nobody here knows (a newer build has them): only what every record has alike."""
    found: dict[str, Value] = {}
    for name in columns:
        rows = transaction.rows(f'SELECT DISTINCT TOP (2) P."{name}" FROM "{table.name}" P')
        if len(rows) == 1 and rows[0][0] is not None:
            found[name] = table.columns[name].value(rows[0][0])
    return found
