"""Firebird as reading needs to know it: its SQL, and how its rows are taken.

Rows of one parent are put in order by the reader, not by the server: it is the server's time that people compete for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from connector.drivers.firebird import Transaction
from connector.drivers.firebird_encode import Parameter
from connector.drivers.firebird_errors import MalformedText
from connector.ledger.dialect import Batches, Memo, Rows
from connector.ledger.live import NONE_CHARSET, LiveColumn
from connector.mapping.record import Column, ColumnType, Row
from connector.providers.sql_accounting.documents import MODIFIED

MEMO_CHARACTERS: Final = 1000
"""So much of a text BLOB comes with its row; the rest of a longer one costs round trips of its own."""
_MEMO_BYTES: Final = 4000
"""The same where a character set is not told."""


class Firebird:
    """The dialect of Firebird 3 and newer."""

    modified = MODIFIED
    highest_key = 2**31 - 1
    descends = False
    malformed: tuple[type[Exception], ...] = (MalformedText,)
    moment_place = "?"

    def quoted(self, name: str) -> str:
        """PMMETHOD has a column DATA, which is a word of SQL."""
        return f'"{name}"'

    def limited(self, size: int) -> tuple[str, list[Parameter]]:
        """The size is a parameter."""
        return "FIRST ? ", [size]

    def skipped(self, count: int, column: str, rest: str) -> str:
        """One value after so many others."""
        return f"SELECT FIRST 1 SKIP {count} {column} {rest} ORDER BY {column}"

    def moment(self, seconds: int) -> Parameter:
        """LASTMODIFIED is in seconds since 1970 (eStream's SDK guide)."""
        return seconds

    def key_text(self, prefix: str, key: str) -> str:
        """A number as text."""
        return f"'{prefix}' || CAST({key} AS VARCHAR(11))"

    def key_bytes(self, key: str) -> str:
        """The bytes of a code."""
        return f"CAST({key} AS VARCHAR(120) CHARACTER SET OCTETS)"

    def memo(self, plain: str, column: LiveColumn) -> tuple[str, int]:
        """The beginning of a text BLOB."""
        limit, charset = (_MEMO_BYTES, "NONE") if column.charset == NONE_CHARSET else (MEMO_CHARACTERS, "UTF8")
        return f"CAST(SUBSTRING({plain} FROM 1 FOR {limit}) AS VARCHAR({limit}) CHARACTER SET {charset})", limit

    def total(self, amount: str) -> str:
        """A sum with two decimals, as the client can read it."""
        return f"CAST(COALESCE(SUM({amount}), 0) AS DECIMAL(18, 2))"

    def rows(self, columns: Sequence[Column], memos: Sequence[Memo], table: str, unique: int, careful: bool) -> Rows:
        """Values come from the driver as a record shows them."""
        flags = _flags(columns)
        if not memos:
            return partial(_rows, flags)
        name = columns[unique].name
        wholes = [(memo.position, f'SELECT T."{memo.column}" FROM {table} T WHERE T.{name} = ?') for memo in memos]

        def read(transaction: Transaction, sql: str, parameters: Sequence[Parameter]) -> list[Row]:
            rows = transaction.rows(sql, parameters, flags)
            for position, whole in wholes:
                _complete(transaction, position, whole, unique, rows, careful)
            return rows

        return read

    def batches(self, columns: Sequence[Column]) -> Batches:
        """The same in batches."""
        return partial(_batches, _flags(columns))


def _flags(columns: Sequence[Column]) -> frozenset[int]:
    return frozenset(n for n, column in enumerate(columns) if column.type is ColumnType.FLAG)


def _rows(flags: frozenset[int], transaction: Transaction, sql: str, parameters: Sequence[Parameter]) -> list[Row]:
    return transaction.rows(sql, parameters, flags)


def _batches(
    flags: frozenset[int], transaction: Transaction, sql: str, parameters: Sequence[Parameter]
) -> Iterator[list[Row]]:
    return transaction.batches(sql, parameters, flags)


def _complete(transaction: Transaction, position: int, whole: str, unique: int, rows: list[Row], careful: bool) -> None:
    """Put the whole text into rows whose text may be cut off, or whose BLOB was not read yet."""
    for n, row in enumerate(rows):
        value = row[position]
        if value is None:
            continue
        if careful and isinstance(value, bytes):
            text: object = transaction.blob(value)
        elif isinstance(value, str | bytes) and len(value) >= MEMO_CHARACTERS:
            text = _whole(transaction, whole, row[unique], value)
        else:
            continue
        rows[n] = (*row[:position], text, *row[position + 1 :])


def _whole(transaction: Transaction, sql: str, unique: object, cut: object) -> object:
    if not isinstance(unique, int | str | bytes):
        return cut
    row = transaction.one(sql, (unique,))
    return transaction.blob(row[0]) if row is not None and isinstance(row[0], bytes) else cut


FIREBIRD: Final = Firebird()
