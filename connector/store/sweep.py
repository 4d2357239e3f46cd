"""Compares a source's keys with the links inside the database: scratch tables of its own, gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from connector.domain.changes import Seen
from connector.domain.keys import EntityKind, Key
from connector.store.ground import Statements
from connector.store.schema import links_table

_BATCH = 500
_SEE = "INSERT INTO seen VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET version = ?2"

_WAITS = """EXISTS (SELECT 1 FROM outbox WHERE outbox.kind = '{kind}' AND outbox.key = seen.key
    AND outbox.version = seen.version AND outbox.action <> 'delete')
  OR EXISTS (SELECT 1 FROM problems WHERE problems.kind = '{kind}' AND problems.key = seen.key
    AND problems.version = seen.version)"""


class ScratchSweep:
    """Keys seen, in a scratch table; what differs from the links is found in one pass over both.

    A second pass, for what is missing, is made only when fewer live links were seen than there are. The store makes the
    tables `seen (key, version)` and `differing (key, unknown)` in the session before.
    """

    def __init__(self, connection: Statements, kind: EntityKind) -> None:
        self._connection = connection
        self._links = links_table(kind)
        self._kind = kind
        self._waits = _WAITS.format(kind=kind.value)
        self._compared = False

    def add(self, seen: Sequence[Seen]) -> None:
        """Note some keys that exist."""
        self._compared = False
        self._connection.executemany(_SEE, [(one.key, one.version) for one in seen])

    def missing(self) -> Iterator[Sequence[Key]]:
        """Linked keys that were not seen and for which no deletion waits."""
        if self._all_seen():
            return
        yield from self._keys(
            f"SELECT key FROM {self._links} AS links WHERE fingerprint <> x'' "
            "AND NOT EXISTS (SELECT 1 FROM seen WHERE seen.key = links.key) "
            "AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.kind = ? AND outbox.key = links.key "
            "AND outbox.action = 'delete')",
            (self._kind,),
        )

    def unknown(self) -> Iterator[Sequence[Key]]:
        """Seen keys that have no live link, unless this version of them waits or is set aside."""
        self._compare()
        yield from self._keys(
            "SELECT seen.key FROM differing JOIN seen ON seen.key = differing.key "
            f"WHERE unknown = 1 AND NOT ({self._waits})"
        )

    def moved(self) -> Iterator[Sequence[Key]]:
        """Seen keys whose version is not the link's, unless this version waits or is set aside; and seen keys of
        which another version or a deletion waits."""
        self._compare()
        yield from self._keys(
            "SELECT seen.key FROM differing JOIN seen ON seen.key = differing.key "
            f"WHERE unknown = 0 AND NOT ({self._waits})"
        )
        yield from self._keys(
            "SELECT seen.key FROM outbox JOIN seen ON seen.key = outbox.key WHERE outbox.kind = ? "
            "AND (outbox.version <> seen.version OR outbox.action = 'delete')",
            (self._kind,),
        )

    def _compare(self) -> None:
        if not self._compared:
            self._connection.execute("DELETE FROM differing")
            self._connection.execute(
                "INSERT INTO differing "
                "SELECT seen.key, CASE WHEN links.key IS NULL OR links.fingerprint = x'' THEN 1 ELSE 0 END "
                f"FROM seen LEFT JOIN {self._links} AS links ON links.key = seen.key "
                "WHERE links.key IS NULL OR links.fingerprint = x'' OR links.version <> seen.version"
            )
            self._compared = True

    def _all_seen(self) -> bool:
        self._compare()
        (linked,) = self._connection.execute(
            "SELECT (SELECT count(*) FROM seen) - (SELECT count(*) FROM differing WHERE unknown = 1)"
        ).fetchone()
        row = self._connection.execute("SELECT count FROM tallies WHERE kind = ?", (self._kind,)).fetchone()
        return bool(linked == (row[0] if row else 0))

    def _keys(self, sql: str, values: tuple[str, ...] = ()) -> Iterator[Sequence[Key]]:
        cursor = self._connection.execute(sql, values)
        while rows := cursor.fetchmany(_BATCH):
            yield [Key(key) for (key,) in rows]
