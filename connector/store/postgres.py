"""Memories of many connections in one PostgreSQL database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import psycopg

from connector.domain.errors import BridgeError
from connector.domain.keys import ConnectionId, EntityKind
from connector.store.counted_log import CountedLog
from connector.store.ground import Statements
from connector.store.postgres_database import PostgresDatabase, Raw, translated
from connector.store.postgres_schema import SCHEMA, forget_rows, make_tables, owners
from connector.store.rows import StoreRows
from connector.store.sweep import ScratchSweep

_KEPT_RUNS = 2_000
_KEPT_LINES = 20_000
_LINE: Final[dict[str, Any]] = {
    "connect_timeout": 10,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "options": "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
}
"""Both ends notice within half a minute that the other machine is gone: then its memories are free."""
_SCRATCH = (
    # The owner is there because every statement on conflicts names it.
    """CREATE TEMP TABLE seen (
        key TEXT COLLATE "C", version TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '', PRIMARY KEY (owner, key)
    )""",
    'CREATE TEMP TABLE differing (key TEXT COLLATE "C" PRIMARY KEY, unknown INTEGER NOT NULL)',
)


class PostgresStore(StoreRows, CountedLog):
    """The memory of one connection in tables that it shares with others."""

    def __init__(
        self, database: PostgresDatabase, *, kept_runs: int = _KEPT_RUNS, kept_lines: int = _KEPT_LINES
    ) -> None:
        """Over a database whose writer holds the memory. Raises Unreachable, StateCorrupt."""
        super().__init__(database, kept_runs=kept_runs, kept_lines=kept_lines)

    def _make_room(self, connection: Statements) -> None:
        """Old runs and lines go; numbers are shared with other connections, so that ours are counted."""
        for table, number, kept in (("runs", "seq", self._kept_runs), ("log", "id", self._kept_lines)):
            connection.execute(
                f"DELETE FROM {table} WHERE {number} <= "
                f"(SELECT {number} FROM {table} ORDER BY {number} DESC LIMIT 1 OFFSET ?)",
                (kept,),
            )

    @contextmanager
    def sweep(self, kind: EntityKind) -> Iterator[ScratchSweep]:
        """Begin a comparison of keys; what it noted is gone afterwards."""
        with self._db.stream() as connection:
            for statement in _SCRATCH:
                connection.execute(statement)
            yield ScratchSweep(connection, kind)


class PostgresMemories:
    """Memories by connection; whoever holds one is the only one that works with it, on any number of machines.

    Holding is a lock of the very session that writes: when that ends, nothing can be written any more, and another
    worker may begin.
    """

    def __init__(self, address: str) -> None:
        """Prepare; `address` is a URL that libpq reads. It may hold a password: never shown."""
        self._address = address
        self._writers: dict[ConnectionId, Raw] = {}

    def __repr__(self) -> str:
        return "PostgresMemories('***')"

    @contextmanager
    def held(self, connection: ConnectionId) -> Iterator[bool]:
        """Hold a memory; False when another session has it. Raises Unreachable, Unsupported."""
        with translated():
            raw = self._connect()
        try:
            with translated():
                make_tables(raw)
                row = raw.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", (connection,)).fetchone()
            if row != (True,):
                yield False
                return
            self._writers[connection] = raw
            yield True
        finally:
            self._writers.pop(connection, None)
            with suppress(psycopg.Error):
                raw.close()

    def open(self, connection: ConnectionId, *, suspect: bool = False) -> PostgresStore:
        """The memory, while it is held. A damaged database is its operator's matter: `suspect` changes nothing."""
        del suspect
        return PostgresStore(PostgresDatabase(self._writers[connection], self._connect, connection))

    @contextmanager
    def look(self, connection: ConnectionId) -> Iterator[PostgresStore | None]:
        """What is kept, whoever holds it; None before anything is. Raises Unreachable."""
        with translated():
            raw = self._connect()
        try:
            with translated():
                there = raw.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.written",)).fetchone() != (None,)
                raw.execute("SET default_transaction_read_only = on")
            database = PostgresDatabase(raw, self._connect, connection, single=True) if there else None
            memory = PostgresStore(database) if database is not None else None
            try:
                yield memory
            finally:
                if memory is not None:
                    memory.close()
        finally:
            with suppress(psycopg.Error):
                raw.close()

    def kept(self) -> Collection[ConnectionId]:
        """Every connection that anything is kept of. Raises Unreachable."""
        with translated(), self._connect() as raw:
            return {ConnectionId(name) for name in owners(raw)}

    def forget(self, connection: ConnectionId) -> None:
        """Remove the memory of a connection that is no more. Raises nothing."""
        with suppress(BridgeError), translated(), self._connect() as raw:
            forget_rows(raw, connection)

    def _connect(self) -> Raw:
        return psycopg.connect(self._address, autocommit=True, application_name="bukubridge memory", **_LINE)
