"""The store of one connection in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec

from connector.domain.changes import Cursor
from connector.domain.clock import Clock
from connector.domain.errors import StateCorrupt
from connector.domain.identity import Timeline
from connector.domain.keys import EntityKind, RunId
from connector.store.database import Database, translated
from connector.store.inbox import InboxRows
from connector.store.outbox import OutboxRows
from connector.store.problems import ProblemRows
from connector.store.runs import KEPT_LINES, KEPT_RUNS, RunRows
from connector.store.schema import is_older
from connector.store.sweep import SqliteSweep

_timelines = msgspec.json.Decoder(Timeline)


class SqliteStore(OutboxRows, ProblemRows, RunRows, InboxRows):
    """Links, outbox, inbox, problems, runs, log and facts of one connection. Every method is one durable transaction.

    One thread writes; any number may read meanwhile.
    """

    def __init__(self, path: Path, *, kept_runs: int = KEPT_RUNS, kept_lines: int = KEPT_LINES) -> None:
        """Open or create a file.

        Raises:
            StateCorrupt: it is damaged; see `open_store`.
            Unsupported: it was written by a later version of this program.
            StorageFull, SettingsInvalid: it cannot be created or written.
        """
        super().__init__()
        self._db = Database(path)
        self._recall()
        self._kept_runs = kept_runs
        self._kept_lines = kept_lines

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is done inside becomes durable as one step at the end, or not at all."""
        with self._step():
            yield

    def timeline(self, side: str) -> Timeline | None:
        """What is known of a side."""
        content = self._value("SELECT content FROM timelines WHERE side = ?", side)
        with translated():
            return _timelines.decode(content) if content is not None else None

    def save_timeline(self, side: str, timeline: Timeline) -> None:
        """Remember what a side looks like now."""
        self._execute("INSERT OR REPLACE INTO timelines VALUES (?, ?)", side, msgspec.json.encode(timeline))

    def cursor(self, kind: EntityKind) -> Cursor | None:
        """Checkpoint of one kind."""
        cursor = self._value("SELECT cursor FROM cursors WHERE kind = ?", kind)
        return Cursor(str(cursor)) if cursor is not None else None

    def save_cursor(self, kind: EntityKind, cursor: Cursor, run: RunId) -> None:
        """Move a checkpoint."""
        self._execute("INSERT OR REPLACE INTO cursors VALUES (?, ?, ?)", kind, cursor, run)

    def clear_cursors(self) -> None:
        """Forget all checkpoints."""
        self._execute("DELETE FROM cursors")

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact."""
        self._execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, value)

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""
        value = self._value("SELECT value FROM facts WHERE name = ?", name)
        return str(value) if value is not None else None

    @contextmanager
    def sweep(self, kind: EntityKind) -> Iterator[SqliteSweep]:
        """Begin a comparison of keys; what it noted is gone afterwards."""
        with self._db.stream() as connection:
            yield SqliteSweep(connection, kind)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def _execute(self, sql: str, *values: str | bytes) -> None:
        with self._db.write() as connection:
            connection.execute(sql, values)

    def _value(self, sql: str, *values: str) -> str | bytes | None:
        with self._db.read() as connection:
            row: tuple[str | bytes] | None = connection.execute(sql, values).fetchone()
            return row[0] if row else None


def open_store(path: Path, clock: Clock, *, suspect: bool = False) -> tuple[SqliteStore, bool]:
    """Open a connection's state file; a damaged one is kept aside as `<name>.corrupt-<time>` and a new one begun.

    With `suspect` (a run said that it is damaged) the file is read through before it is trusted. The second value
    says whether it was damaged: the next run then links what the platform has and compares everything.

    Raises:
        Unsupported, StorageFull, SettingsInvalid: as `SqliteStore`.
    """
    try:
        if suspect:
            _read_through(path)
        return SqliteStore(path), False
    except StateCorrupt:
        stamp = f"{clock.now():%Y%m%dT%H%M%SZ}"
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(path.with_name(f"{path.name}.corrupt-{stamp}{suffix}"))
        return SqliteStore(path), True


def is_damaged(path: Path) -> bool:
    """Whether a state file is damaged. It is read through and left as it is, also while somebody else works with it.

    Raises:
        SettingsInvalid, RetryLater: it cannot be read at all.
    """
    try:
        with translated(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except StateCorrupt:
        return True
    return bool(verdict != "ok")


def is_outdated(path: Path) -> bool:
    """Whether a state file that is whole was written by an earlier version of the program. It is left as it is.

    Raises:
        SettingsInvalid, RetryLater, StateCorrupt: it cannot be read.
    """
    with translated(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return is_older(connection)


def _read_through(path: Path) -> None:
    database = Database(path)
    try:
        with database.own() as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise StateCorrupt("The state file is damaged.", facts={"check": str(verdict)})
    finally:
        with suppress(StateCorrupt, sqlite3.Error):
            database.close()
