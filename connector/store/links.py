"""Links and their tally: what both sides last agreed on, and its few numbers."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from zlib import crc32

import msgspec

from connector.domain.actions import Action, Result
from connector.domain.errors import BridgeError
from connector.domain.fingerprint import bucket_of, field_digests
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.links import Link
from connector.domain.ports import RemoteEntry
from connector.domain.reconciliation import EMPTY, Entry, Summary, Tally, Total
from connector.store.ground import Ground, Statements, slots
from connector.store.schema import links_table

_totals = msgspec.json.Decoder(dict[str, Total])
_ENTRIES = 1000
_LINK = """
INSERT INTO {table} VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)
ON CONFLICT (key) DO UPDATE SET remote = ?2, revision = ?3, fingerprint = ?4, digests = ?5, version = ?6, currency = ?7,
    amount = ?8, bucket = ?9
"""
_TALLY = """
INSERT INTO tallies VALUES (?1,?2,?3,?4) ON CONFLICT (kind) DO UPDATE SET count = ?2, totals = ?3, buckets = ?4
"""

LinkRow = tuple[str, str, int, bytes, bytes, str, str, int, int]


class LinkRows:
    """One table and one tally for each kind. The tally is written in the transaction that changes its links."""

    _db: Ground

    def __init__(self) -> None:
        self._tallies: dict[EntityKind, Tally] = {}

    @contextmanager
    def _step(self) -> Iterator[Statements]:
        """A transaction with what is in memory beside the file: when it fails, that is forgotten too."""
        with self._db.alone():
            try:
                with self._db.write() as connection:
                    yield connection
            except BaseException:
                with suppress(BridgeError):
                    self._recall()
                raise

    def _recall(self) -> None:
        """Read back what is durable."""
        self._tallies.clear()

    def links(self, kind: EntityKind, keys: Sequence[Key]) -> dict[Key, Link]:
        """Links of some keys, tombstones included."""
        if not keys:
            return {}
        sql = (
            "SELECT key, remote, revision, fingerprint, digests, version, currency, amount "
            f"FROM {links_table(kind)} WHERE key IN ({slots(keys)})"
        )
        with self._db.own() as connection:
            return {row[0]: Link(*row) for row in connection.execute(sql, keys)}

    def adopt(self, kind: EntityKind, entries: Sequence[RemoteEntry]) -> None:
        """Link records as the sink has them; digests and version become empty."""
        rows: list[LinkRow] = [
            (e.key, e.remote, e.revision, e.fingerprint, b"", "", e.currency, e.amount, bucket_of(e.key))
            for e in {entry.key: entry for entry in entries}.values()
        ]
        if rows:
            with self._step() as connection:
                self._put(connection, kind, rows)

    def twins(self, kind: EntityKind, wanted: Mapping[Key, bytes], field: str) -> Mapping[Key, Sequence[Key]]:
        """Live links whose field digests are the wanted ones but for one field; one pass over the links of a kind."""
        name = crc32(field.encode()).to_bytes(4, sys.byteorder)
        asking: dict[bytes, list[Key]] = {}
        for key, digests in wanted.items():
            asking.setdefault(_without(digests, name), []).append(key)
        found: dict[Key, list[Key]] = {}
        with self._db.stream() as connection:
            sql = f"SELECT key, digests FROM {links_table(kind)} WHERE fingerprint <> x''"
            for linked, digests in connection.execute(sql):
                for key in asking.get(_without(digests, name), ()):
                    found.setdefault(key, []).append(Key(linked))
        return found

    def touch(self, kind: EntityKind, versions: Sequence[tuple[Key, Version]]) -> None:
        """Note newer versions of records whose content did not change."""
        with self._db.write() as connection:
            connection.executemany(
                f"UPDATE {links_table(kind)} SET version = ?2 WHERE key = ?1 AND version <> ?2", versions
            )

    def link_count(self, kind: EntityKind) -> int:
        """Live links."""
        with self._db.read() as connection:
            row = connection.execute("SELECT count FROM tallies WHERE kind = ?", (kind,)).fetchone()
            return int(row[0]) if row else 0

    def summary(self, kind: EntityKind) -> Summary:
        """Tally of the live links."""
        with self._db.read() as connection:
            return _summary(connection, kind)

    def entries(self, kind: EntityKind, buckets: Sequence[int]) -> Iterator[Sequence[Entry]]:
        """Live links of some buckets ordered by bucket, from one view of the file."""
        chosen = f"AND bucket IN ({','.join(map(str, buckets))})" if len(buckets) < 1000 else ""
        wanted = frozenset(buckets)
        sql = (
            f"SELECT bucket, key, fingerprint, currency, amount FROM {links_table(kind)} "
            f"WHERE fingerprint <> x'' {chosen} ORDER BY bucket"
        )
        with self._db.stream() as connection:
            cursor = connection.execute(sql)
            while rows := cursor.fetchmany(_ENTRIES):
                yield [Entry(*row[1:]) for row in rows if row[0] in wanted]

    def _put(self, connection: Statements, kind: EntityKind, rows: Sequence[LinkRow]) -> None:
        """Insert or replace links, and their tally with them."""
        table = links_table(kind)
        tally = self._tallies.get(kind) or Tally.of(_summary(connection, kind))
        keys = [row[0] for row in rows]
        before = connection.execute(
            f"SELECT key, fingerprint, currency, amount FROM {table} "
            f"WHERE key IN ({slots(keys)}) AND fingerprint <> x''",
            keys,
        )
        tally.replace([Entry(*old) for old in before], [Entry(r[0], r[3], r[6], r[7]) for r in rows if r[3]])
        connection.executemany(_LINK.format(table=table), rows)
        summary = tally.summary()
        connection.execute(
            _TALLY,
            (kind, summary.count, msgspec.json.encode(summary.totals), summary.buckets),
        )
        self._tallies[kind] = tally


def link_row(action: Action, result: Result) -> LinkRow:
    """The link that an agreed action leads to."""
    content = action.content
    return (
        action.key,
        result.remote,
        action.revision,
        action.fingerprint,
        field_digests(content) if content else b"",
        action.version,
        action.currency,
        action.amount,
        bucket_of(action.key),
    )


def _without(digests: bytes, name: bytes) -> bytes:
    """Field digests less one field: pairs of four bytes name and four bytes value."""
    at = digests.find(name)
    while at > 0 and at % 8:
        at = digests.find(name, at + 1)
    return digests if at < 0 else digests[:at] + digests[at + 8 :]


def _summary(connection: Statements, kind: EntityKind) -> Summary:
    row = connection.execute("SELECT count, totals, buckets FROM tallies WHERE kind = ?", (kind,)).fetchone()
    return Summary(count=row[0], totals=_totals.decode(row[1]), buckets=row[2]) if row else EMPTY
