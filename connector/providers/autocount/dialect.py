"""SQL Server as reading needs to know it: its SQL, and how rows of ODBC become those of a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Context, Decimal
from functools import partial
from typing import Any, Final

from connector.drivers.odbc import Transaction
from connector.ledger.dialect import Batches, Memo, Parameter, Rows
from connector.ledger.live import LiveColumn
from connector.mapping.record import Column, ColumnType, Row
from connector.providers.autocount.columns import CODES, MODIFIED

_EXACT: Final = Context(prec=60)
"""No column of SQL Server has more than 38 digits."""
_EPOCH: Final = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - the ledger's own time has no zone


class TransactSql:
    """The dialect of SQL Server 2012 and newer."""

    modified = MODIFIED
    highest_key = 2**63 - 1
    descends = True
    malformed: tuple[type[Exception], ...] = ()
    moment_place = "CAST(? AS datetime)"
    """A parameter is a datetime2: compared with the 1/300 s of a datetime it would miss the row that it came from."""

    def quoted(self, name: str) -> str:
        """Names may be words of SQL, and user-defined ones anything."""
        return f"[{name.replace(']', ']]')}]"

    def limited(self, size: int) -> tuple[str, list[Parameter]]:
        """The size stands in the text: there are only a few."""
        return f"TOP ({size}) ", []

    def skipped(self, count: int, column: str, rest: str) -> str:
        """One value after so many others."""
        return f"SELECT {column} {rest} ORDER BY {column} OFFSET {count} ROWS FETCH NEXT 1 ROWS ONLY"

    def moment(self, seconds: int) -> Parameter:
        """In the one spelling that every language setting reads the same (ISO 8601 with T)."""
        return (_EPOCH + dt.timedelta(seconds=seconds)).isoformat(timespec="seconds")

    def key_text(self, prefix: str, key: str) -> str:
        """A number as text."""
        return f"CONCAT('{prefix}', {key})" if prefix else f"CAST({key} AS nvarchar(20))"

    def key_bytes(self, key: str) -> str:
        """Text of SQL Server is always told."""
        raise NotImplementedError("every text of SQL Server has a character set")

    def memo(self, plain: str, column: LiveColumn) -> tuple[str, int]:
        """Long texts come with their rows."""
        raise NotImplementedError("no text of SQL Server is kept apart from its row")

    def total(self, amount: str) -> str:
        """A sum with two decimals."""
        return f"COALESCE(SUM({amount}), 0)"

    def rows(self, columns: Sequence[Column], memos: Sequence[Memo], table: str, unique: int, careful: bool) -> Rows:
        """Values are turned into what a record shows."""
        return partial(_rows, _turns(columns))

    def batches(self, columns: Sequence[Column]) -> Batches:
        """The same in batches."""
        return partial(_batches, _turns(columns))


_Turns = tuple[tuple[int, Callable[[Any], object]], ...]


def _rows(turns: _Turns, transaction: Transaction, sql: str, parameters: Sequence[Parameter]) -> list[Row]:
    return _turned(turns, transaction.rows(sql, parameters))


def _batches(turns: _Turns, transaction: Transaction, sql: str, parameters: Sequence[Parameter]) -> Iterator[list[Row]]:
    for rows in transaction.batches(sql, parameters):
        yield _turned(turns, rows)


def _turned(turns: _Turns, rows: list[tuple[Any, ...]]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        values = list(row)
        for n, turn in turns:
            value = values[n]
            if value is not None:
                values[n] = turn(value)
        found.append(tuple(values))
    return found


def _turns(columns: Sequence[Column]) -> _Turns:
    return tuple((n, turn) for n, column in enumerate(columns) if (turn := _turn(column)) is not None)


def _turn(column: Column) -> Callable[[Any], object] | None:
    match column.type:
        case ColumnType.NUMBER:
            return partial(_scaled, column.scale)
        case ColumnType.FLAG:
            return _flag
        case ColumnType.DAY:
            return _day
        case ColumnType.INTEGER:
            return int
        case ColumnType.TEXT if column.name in CODES:
            return _code
        case ColumnType.TEXT:
            return _text
        case _:
            return None


def _scaled(scale: int, value: Decimal | int) -> int:
    return int(_EXACT.scaleb(Decimal(value), scale))


def _flag(value: object) -> bool:
    return value.strip().upper() == "T" if isinstance(value, str) else bool(value)


def _day(value: object) -> object:
    return value.date() if isinstance(value, dt.datetime) else value


def _code(value: object) -> object:
    """SQL Server compares codes without their trailing blanks. A parent's key may be a number."""
    return value.rstrip(" ") if isinstance(value, str) else value


def _text(value: object) -> object:
    return value if isinstance(value, str) else str(value)


TRANSACT_SQL: Final = TransactSql()
