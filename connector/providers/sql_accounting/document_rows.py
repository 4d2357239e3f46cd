"""Whole rows of any table, as `connector.posting` knows them, and the parameters that put them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from connector.domain.errors import Rejected
from connector.drivers.firebird import Transaction
from connector.drivers.firebird_encode import Parameter
from connector.mapping.record import ColumnType
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_structure import StoredColumn, StoredTable
from connector.providers.sql_accounting.documents import FLAGS

YES_NO: Final = FLAGS | {"AUTOPOST"}
"""Columns that mean yes or no whether they are BOOLEAN, 'T'/'F' or 1/0."""
_LIST: Final = 128
"""Longest list of values in one query."""
_SHORT: Final = 8
_CODECS: Final = {2: "ascii", 21: "iso8859-1", 44: "cp950", 45: "cp936", 51: "cp1250", 52: "cp1251", 53: "cp1252",
    56: "big5", 57: "gb2312", 67: "gbk", 69: "gb18030"}  # fmt: skip
"""Python's names of Firebird's character sets that are found in Malaysia; all others hold what UTF-8 holds."""


def shown(table: StoredTable) -> tuple[StoredColumn, ...]:
    """Columns of which a row is made: all but BLOBs."""
    return tuple(column for column in table.columns.values() if not (column.blob or column.memo))


def read_rows(
    transaction: Transaction, table: StoredTable, condition: str, parameters: Sequence[Parameter] = (), order: str = ""
) -> list[Row]:
    """Rows of a table (alias P) under a condition, by the table's key unless said otherwise."""
    columns = shown(table)
    names = ", ".join(f'P."{column.name}"' for column in columns)
    by = order or ", ".join(f'P."{name}"' for name in table.key)
    sql = f'SELECT {names} FROM "{table.name}" P WHERE {condition}{f" ORDER BY {by}" if by else ""}'
    flags = frozenset(n for n, column in enumerate(columns) if column.name in YES_NO)
    return [_row(columns, values) for values in transaction.rows(sql, parameters, flags)]


def read_listed(
    transaction: Transaction, table: StoredTable, column: str, values: Iterable[Value], condition: str = ""
) -> list[Row]:
    """Rows whose column has one of some values, and that meet a further condition."""
    wanted = [parameter(table.columns[column], value) for value in dict.fromkeys(values) if value is not None]
    found: list[Row] = []
    for start in range(0, len(wanted), _LIST):
        some = wanted[start : start + _LIST]
        size = len(some) if len(some) == 1 else _SHORT if len(some) <= _SHORT else _LIST
        some += some[-1:] * (size - len(some))  # few lengths, so that few statements are prepared
        places = ", ".join("?" * size)
        further = f" AND {condition}" if condition else ""
        found += read_rows(transaction, table, f'P."{column}" IN ({places}){further}', some)
    return found


def parameter(column: StoredColumn, value: Value, legacy: Sequence[str] = ()) -> Parameter:
    """A value as the database keeps it in this column; `legacy` is the character set of a company file without one.

    Raises:
        Rejected: it does not fit, in words for people.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return _yes_no(column, value)
    if column.type in (ColumnType.NUMBER, ColumnType.INTEGER):
        return _number(column, value)
    if isinstance(value, str):
        return _text(column, value, legacy)
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date) or column.type is not ColumnType.DAY:
        raise Rejected(f"The books cannot hold {value} as {column.name}.", facts={"column": column.name})
    return value


def _yes_no(column: StoredColumn, value: bool) -> Parameter:
    if column.type is ColumnType.TEXT:
        return "T" if value else "F"
    return value if column.type is ColumnType.FLAG else int(value)


def _number(column: StoredColumn, value: Value) -> Parameter:
    if isinstance(value, int):
        return value * int(10**column.scale)
    if not isinstance(value, Decimal):
        raise Rejected(f"The books cannot hold {value} as {column.name}.", facts={"column": column.name})
    scaled = value.scaleb(column.scale)
    whole = int(scaled)
    if whole != scaled:
        raise Rejected(
            f"The books keep {column.scale} decimals in {column.name}, and {value} has more.",
            remedy="Round it on the platform.",
            facts={"column": column.name},
        )
    return whole


def _text(column: StoredColumn, value: str, legacy: Sequence[str]) -> Parameter:
    if column.length and len(value) > column.length and not column.memo:
        raise Rejected(
            f"The text “{value[:40]}” is too long for {column.name}: the books have room for {column.length} "
            "characters.",
            remedy="Shorten it on the platform.",
            facts={"column": column.name, "length": len(value)},
        )
    if "\0" in value:
        raise Rejected(
            f"The text for {column.name} has a character that nobody can read (NUL).",
            remedy="Write it without this character.",
            facts={"column": column.name},
        )
    codec = _CODECS.get(column.charset, "utf-8") if column.charset else next(iter(legacy), "ascii")
    try:
        raw = value.encode(codec)
    except UnicodeEncodeError as exc:
        strange = value[exc.start : exc.end]
        raise Rejected(
            f"The text “{value[:40]}” has “{strange}”, which the character set of the books lacks ({column.name}).",
            remedy="Write it without this character.",
            facts={"column": column.name},
        ) from None
    return value if column.charset else raw


def _row(columns: Sequence[StoredColumn], values: Sequence[object]) -> Row:
    return {column.name: _value(column, value) for column, value in zip(columns, values, strict=True)}


def _value(column: StoredColumn, value: object) -> Value:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return Decimal(value).scaleb(-column.scale) if column.type is ColumnType.NUMBER else value
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, float):
        return Decimal(repr(value))
    return value if isinstance(value, str | dt.date | dt.datetime) else str(value)
