"""Many rows at once, in each dialect's own way, behind one port.

Rows are tuples of plain values (text, integers, flags, bytes, None) that both dialects take as they are: instants and
days as ISO text, decimals and identifiers as text. They go straight to the driver: at thousands of records a second
an expression compiler has no room.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Protocol

import msgspec
from sqlalchemy import Connection

from connector.domain.errors import Unsupported

Value = str | int | bytes | None
Row = tuple[Value, ...]

_PARAMETERS = 600
"""Of one SQLite statement: measured; more gains nothing."""


class RecordSet(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of one kind of one organization and provider."""

    table: str
    organization_id: str
    provider: str
    scope: str | None
    scope_value: str
    amount: str | None
    """Column of the control amount; None where there is none."""


class Stored(msgspec.Struct, gc=False):
    """What a stored record is known by. Changes while a batch is worked off."""

    id: str
    revision: int
    action_id: str
    fingerprint: bytes
    """Empty where only a deletion ever came."""
    deleted: bool
    currency: str
    amount: int
    existing: bool = True
    """Whether the database had it when the batch began."""


class Tombstone(msgspec.Struct, frozen=True, gc=False):
    """A deletion of a row that exists."""

    id: str
    revision: int
    action_id: str
    at: str


class Bulk(Protocol):
    """Reads and writes of many rows inside the caller's transaction."""

    def stored(self, which: RecordSet, buckets: Mapping[str, int]) -> dict[str, Stored]:
        """What is stored of some external ids, tombstones included; `buckets` gives the bucket of each."""

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows whose ids are new."""

    def replace(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Overwrite rows by id, except for the time when they were created."""

    def bury(self, table: str, tombstones: Sequence[Tombstone]) -> None:
        """Mark rows as deleted."""

    def delete_lines(self, document_ids: Sequence[str]) -> None:
        """Take out the lines of documents."""

    def move(self, table: str, row_id: str, external_id: str, bucket: int, in_the_way: str | None) -> None:
        """Give a row another external id; a row that is in the way there (by its id) is taken out first."""


def bulk(connection: Connection) -> Bulk:
    """The bulk statements of a connection's dialect."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        return SqliteBulk(driver)
    from cloud_api.db.bulk_postgres import PostgresBulk, psycopg_connection

    opened = psycopg_connection(driver)
    if opened is None:
        raise Unsupported("The server knows no bulk statements for this database.")
    return PostgresBulk(opened)


class SqliteBulk:
    """SQLite: prepared statements run over many rows; keys travel as one JSON object."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def stored(self, which: RecordSet, buckets: Mapping[str, int]) -> dict[str, Stored]:
        """One statement; the keys are joined first, each by one search in the unique index."""
        scope = f"AND t.{which.scope} = ?4 " if which.scope else ""
        money = f"coalesce(t.currency, ''), coalesce(t.{which.amount}, 0)" if which.amount else "'', 0"
        cursor = self._connection.execute(
            f"SELECT t.external_id, t.id, t.revision, t.action_id, coalesce(t.fingerprint, x''), "
            f"t.deleted_at IS NOT NULL, {money} FROM json_each(?1) AS k CROSS JOIN {which.table} AS t "
            f"ON t.organization_id = ?2 AND t.external_provider = ?3 {scope}"
            f"AND t.external_id = k.key AND t.bucket = k.value",
            (
                msgspec.json.encode(buckets).decode(),
                which.organization_id,
                which.provider,
                *((which.scope_value,) if which.scope else ()),
            ),
        )
        return {row[0]: Stored(*row[1:]) for row in cursor}

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Prepared statements of many rows each: fewer turns of the lock that Python's threads share."""
        names = tuple(columns)
        step = max(1, _PARAMETERS // len(names))
        whole = len(rows) - len(rows) % step
        for start in range(0, whole, step):
            values = list(chain.from_iterable(rows[start : start + step]))
            self._connection.execute(_insert_many(table, names, step), values)
        if whole < len(rows):
            self._connection.executemany(_insert(table, names), rows[whole:])

    def replace(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """One prepared upsert."""
        self._connection.executemany(_upsert(table, tuple(columns)), rows)

    def bury(self, table: str, tombstones: Sequence[Tombstone]) -> None:
        """One prepared update."""
        self._connection.executemany(
            f"UPDATE {table} SET revision = ?, action_id = ?, deleted_at = ?, updated_at = ? WHERE id = ?",
            [(dead.revision, dead.action_id, dead.at, dead.at, dead.id) for dead in tombstones],
        )

    def delete_lines(self, document_ids: Sequence[str]) -> None:
        """One prepared delete."""
        self._connection.executemany("DELETE FROM invoice_lines WHERE invoice_id = ?", [(i,) for i in document_ids])

    def move(self, table: str, row_id: str, external_id: str, bucket: int, in_the_way: str | None) -> None:
        """Two statements."""
        if in_the_way is not None:
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (in_the_way,))
        self._connection.execute(
            f"UPDATE {table} SET external_id = ?, bucket = ? WHERE id = ?", (external_id, bucket, row_id)
        )


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


@cache
def _insert_many(table: str, columns: tuple[str, ...], rows: int) -> str:
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * rows)}"


@cache
def _upsert(table: str, columns: tuple[str, ...]) -> str:
    return f"{_insert(table, columns)} ON CONFLICT (id) DO UPDATE SET {assignments(columns)}"


@cache
def assignments(columns: tuple[str, ...]) -> str:
    """What an upsert overwrites: everything but identity and time of creation."""
    return ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("id", "created_at"))
