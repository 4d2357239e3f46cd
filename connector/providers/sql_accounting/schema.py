"""What a live company file has: tables, columns and indexes, read from Firebird's own catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from connector.drivers.firebird import Transaction
from connector.ledger.live import LiveColumn, LiveTable, Schema
from connector.mapping.record import Column, ColumnType
from connector.providers.sql_accounting.documents import FLAGS

TYPES: Final = {
    7: ColumnType.INTEGER,
    8: ColumnType.INTEGER,
    16: ColumnType.INTEGER,
    26: ColumnType.INTEGER,
    10: ColumnType.REAL,
    27: ColumnType.REAL,
    12: ColumnType.DAY,
    14: ColumnType.TEXT,
    37: ColumnType.TEXT,
    23: ColumnType.FLAG,
    35: ColumnType.MOMENT,
}
"""RDB$FIELDS.RDB$FIELD_TYPE (Firebird language reference, appendix on system tables)."""

BLOB: Final = 261
TEXT_BLOB: Final = 1


def read_schema(transaction: Transaction, wanted: Iterable[str]) -> Schema:
    """Read the catalogue once; unknown columns are kept, types that no record can show are left out."""
    names = sorted(wanted)
    places = ", ".join("?" * len(names))
    columns: dict[str, dict[str, LiveColumn]] = {}
    for row in transaction.rows(_COLUMNS.format(places=places), names):
        table, name = str(row[0]), str(row[1])
        live = _live(name, row)
        if live is not None:
            columns.setdefault(table, {})[name] = live
    indexes: dict[str, set[str]] = {}
    for table_name, column in transaction.rows(_INDEXES.format(places=places), names):
        indexes.setdefault(str(table_name), set()).add(str(column))
    generators = frozenset(str(row[0]) for row in transaction.rows(_GENERATORS))
    tables = {name: LiveTable(name, found, frozenset(indexes.get(name, ()))) for name, found in sorted(columns.items())}
    return Schema(tables, generators)


_COLUMNS: Final = """
SELECT TRIM(R.RDB$RELATION_NAME), TRIM(R.RDB$FIELD_NAME), F.RDB$FIELD_TYPE, COALESCE(F.RDB$FIELD_SUB_TYPE, 0),
    COALESCE(F.RDB$FIELD_SCALE, 0), COALESCE(F.RDB$CHARACTER_SET_ID, 0),
    COALESCE(F.RDB$CHARACTER_LENGTH, F.RDB$FIELD_LENGTH, 0)
FROM RDB$RELATION_FIELDS R JOIN RDB$FIELDS F ON F.RDB$FIELD_NAME = R.RDB$FIELD_SOURCE
WHERE R.RDB$RELATION_NAME IN ({places}) ORDER BY R.RDB$RELATION_NAME, R.RDB$FIELD_POSITION"""

_INDEXES: Final = """
SELECT TRIM(I.RDB$RELATION_NAME), TRIM(S.RDB$FIELD_NAME)
FROM RDB$INDICES I JOIN RDB$INDEX_SEGMENTS S ON S.RDB$INDEX_NAME = I.RDB$INDEX_NAME
WHERE I.RDB$RELATION_NAME IN ({places}) AND S.RDB$FIELD_POSITION = 0
    AND COALESCE(I.RDB$INDEX_INACTIVE, 0) = 0 AND COALESCE(I.RDB$INDEX_TYPE, 0) = 0"""

_GENERATORS: Final = "SELECT TRIM(RDB$GENERATOR_NAME) FROM RDB$GENERATORS WHERE COALESCE(RDB$SYSTEM_FLAG, 0) = 0"


def _live(name: str, row: tuple[object, ...]) -> LiveColumn | None:
    kind, subtype, scale, charset, length = (int(str(value)) for value in row[2:7])
    if kind == BLOB:
        return LiveColumn(Column(name, ColumnType.TEXT), memo=True, charset=charset) if subtype == TEXT_BLOB else None
    shown = TYPES.get(kind)
    if shown is None:
        return None
    if name in FLAGS:
        return LiveColumn(Column(name, ColumnType.FLAG))
    if shown is ColumnType.INTEGER and scale < 0:
        return LiveColumn(Column(name, ColumnType.NUMBER, -scale))
    return LiveColumn(Column(name, shown), charset=charset, length=length)
