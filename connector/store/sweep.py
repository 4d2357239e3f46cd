"""Compares a source's keys with the links inside SQLite: a scratch table of its own, gone afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from connector.domain.changes import Seen
from connector.domain.keys import EntityKind, Key
from connector.store.schema import links_table

_BATCH = 500

_WAITS = """EXISTS (SELECT 1 FROM outbox WHERE outbox.kind = '{kind}' AND outbox.key = seen.key
    AND outbox.version = seen.version AND outbox.action <> 'delete')
  OR EXISTS (SELECT 1 FROM problems WHERE problems.kind = '{kind}' AND problems.key = seen.key
    AND problems.version = seen.version)"""


class SqliteSweep:
    """Keys seen, in a scratch table; what differs from the links is found by joins."""

    def __init__(self, connection: sqlite3.Connection, kind: EntityKind) -> None:
        self._connection = connection
        self._links = links_table(kind)
        self._kind = kind
        self._waits = _WAITS.format(kind=kind.value)
        connection.execute("PRAGMA temp_store = FILE")
        connection.execute("CREATE TEMP TABLE seen (key TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID")
        connection.execute("BEGIN")

    def add(self, seen: Sequence[Seen]) -> None:
        """Note some keys that exist."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO seen VALUES (?, ?)", [(one.key, one.version) for one in seen]
        )

    def missing(self) -> Iterator[Sequence[Key]]:
        """Linked keys that were not seen and for which no deletion waits."""
        yield from self._keys(
            f"SELECT key FROM {self._links} AS links WHERE fingerprint <> x'' "
            "AND NOT EXISTS (SELECT 1 FROM seen WHERE seen.key = links.key) "
            "AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.kind = ? AND outbox.key = links.key "
            "AND outbox.action = 'delete')",
            (self._kind,),
        )

    def unknown(self) -> Iterator[Sequence[Key]]:
        """Seen keys that have no live link, unless this version of them waits or is set aside."""
        yield from self._keys(
            f"SELECT key FROM seen WHERE NOT EXISTS (SELECT 1 FROM {self._links} AS links "
            f"WHERE links.key = seen.key AND links.fingerprint <> x'') AND NOT ({self._waits})"
        )

    def moved(self) -> Iterator[Sequence[Key]]:
        """Seen keys whose version is not the link's, unless this version waits or is set aside; and seen keys of
        which another version or a deletion waits."""
        yield from self._keys(
            f"SELECT seen.key FROM seen JOIN {self._links} AS links ON links.key = seen.key "
            f"WHERE links.fingerprint <> x'' AND links.version <> seen.version AND NOT ({self._waits})"
        )
        yield from self._keys(
            "SELECT seen.key FROM outbox JOIN seen ON seen.key = outbox.key WHERE outbox.kind = ? "
            "AND (outbox.version <> seen.version OR outbox.action = 'delete')",
            (self._kind,),
        )

    def _keys(self, sql: str, values: tuple[str, ...] = ()) -> Iterator[Sequence[Key]]:
        cursor = self._connection.execute(sql, values)
        while rows := cursor.fetchmany(_BATCH):
            yield [Key(key) for (key,) in rows]
