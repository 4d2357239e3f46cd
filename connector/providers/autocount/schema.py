"""What a live company's database has: tables, columns, lengths and indexes, read from SQL Server's own catalogue.

`INFORMATION_SCHEMA` tells the base type of a column, also where AutoCount declared it with a type of its own (d_AccNo,
d_Money …); a login sees the tables that it may read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from connector.drivers.odbc import Transaction
from connector.ledger.live import LiveColumn, LiveTable, Schema
from connector.mapping.record import Column, ColumnType
from connector.providers.autocount.columns import BARCODES, FLAGS

_TYPES: Final = {
    "bigint": ColumnType.INTEGER,
    "int": ColumnType.INTEGER,
    "smallint": ColumnType.INTEGER,
    "tinyint": ColumnType.INTEGER,
    "bit": ColumnType.FLAG,
    "decimal": ColumnType.NUMBER,
    "numeric": ColumnType.NUMBER,
    "money": ColumnType.NUMBER,
    "smallmoney": ColumnType.NUMBER,
    "float": ColumnType.REAL,
    "real": ColumnType.REAL,
    "date": ColumnType.DAY,
    "datetime": ColumnType.MOMENT,
    "datetime2": ColumnType.MOMENT,
    "smalldatetime": ColumnType.MOMENT,
    "char": ColumnType.TEXT,
    "varchar": ColumnType.TEXT,
    "text": ColumnType.TEXT,
    "nchar": ColumnType.TEXT,
    "nvarchar": ColumnType.TEXT,
    "ntext": ColumnType.TEXT,
    "uniqueidentifier": ColumnType.TEXT,
}
"""SQL Server's own data types; what is not here cannot be shown in a record (pictures, attachments)."""


def read_schema(transaction: Transaction, wanted: Iterable[str]) -> Schema:
    """Read the catalogue once; names are those that this program uses, whatever their letters' case is there."""
    names = sorted(wanted)
    known = {name.lower(): name for name in names}
    places = ", ".join("?" * len(names))
    columns: dict[str, dict[str, LiveColumn]] = {}
    for row in transaction.rows(_COLUMNS.format(places=places), names):
        table = known[str(row[0]).lower()]
        live = _live(row)
        if live is not None:
            columns.setdefault(table, {})[live.column.name] = live
    indexes: dict[str, set[str]] = {}
    for table_name, column in transaction.rows(_INDEXES.format(places=places), names):
        indexes.setdefault(known[str(table_name).lower()], set()).add(str(column))
    tables = {name: LiveTable(name, found, frozenset(indexes.get(name, ()))) for name, found in sorted(columns.items())}
    if "ItemUOM" in tables:
        tables[BARCODES] = replace(tables["ItemUOM"], name=BARCODES)
    return Schema(tables)


def _live(row: Sequence[Any]) -> LiveColumn | None:
    name, told, length, scale, nullable, default, identity = row[1:8]
    shown = _TYPES.get(str(told).lower())
    if shown is None:
        return None
    if name in FLAGS and shown is ColumnType.TEXT:
        shown = ColumnType.FLAG
    # -1 is nvarchar(max).
    return LiveColumn(
        Column(str(name), shown, int(scale or 0) if shown is ColumnType.NUMBER else 0),
        length=int(length) if length is not None and int(length) > 0 else 2**30,
        nullable=str(nullable).upper() == "YES",
        default=default is not None,
        identity=identity is not None,
        stored=str(told).lower(),
    )


_COLUMNS: Final = """
SELECT c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE, c.CHARACTER_MAXIMUM_LENGTH, c.NUMERIC_SCALE, c.IS_NULLABLE,
    c.COLUMN_DEFAULT, i.name
FROM INFORMATION_SCHEMA.COLUMNS c
LEFT JOIN sys.tables t ON t.name = c.TABLE_NAME
LEFT JOIN sys.identity_columns i ON i.object_id = t.object_id AND i.name = c.COLUMN_NAME
WHERE c.TABLE_SCHEMA = 'dbo' AND c.TABLE_NAME IN ({places})
ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION"""

_INDEXES: Final = """
SELECT t.name, c.name FROM sys.tables t
JOIN sys.index_columns x ON x.object_id = t.object_id AND x.key_ordinal = 1
JOIN sys.columns c ON c.object_id = t.object_id AND c.column_id = x.column_id
WHERE t.name IN ({places})"""
