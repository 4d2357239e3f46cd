"""The store of one connection in one SQLite file."""

from __future__ import annotations

import glob
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from connector.domain.clock import Clock
from connector.domain.errors import StateCorrupt
from connector.domain.keys import EntityKind
from connector.store.database import Database, Reading, translated
from connector.store.log_blocks import Views
from connector.store.placed_log import PlacedLog
from connector.store.rows import StoreRows
from connector.store.runs import KEPT_LINES, KEPT_RUNS
from connector.store.schema import is_older
from connector.store.sweep import ScratchSweep

_SCRATCH = (
    "PRAGMA temp_store = FILE",
    "CREATE TEMP TABLE seen (key TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TEMP TABLE differing (key TEXT PRIMARY KEY, unknown INTEGER NOT NULL) WITHOUT ROWID",
    "BEGIN",
)


class SqliteStore(StoreRows, PlacedLog):
    """The memory of one connection in one file."""

    def __init__(
        self, path: Path, *, kept_runs: int = KEPT_RUNS, kept_lines: int = KEPT_LINES, views: Views | None = None
    ) -> None:
        """Open or create a file; `views` remembers what was found in its log when it was open before.

        Raises:
            StateCorrupt: it is damaged; see `open_store`.
            Unsupported: it was written by a later version of this program.
            StorageFull, SettingsInvalid: it cannot be created or written.
        """
        super().__init__(Database(path), kept_runs=kept_runs, kept_lines=kept_lines)
        self._views = views or Views()

    @contextmanager
    def sweep(self, kind: EntityKind) -> Iterator[ScratchSweep]:
        """Begin a comparison of keys; what it noted is gone afterwards."""
        with self._db.stream() as connection:
            for statement in _SCRATCH:
                connection.execute(statement)
            yield ScratchSweep(connection, kind)


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


def remove_store(path: Path) -> None:
    """Remove a connection's state file, and what was kept aside of damaged ones. Raises nothing."""
    kept_aside = path.parent.glob(f"{glob.escape(path.name)}.corrupt-*")
    for each in (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")), *kept_aside):
        with suppress(OSError):
            each.unlink()


class ReadOnlyStore(StoreRows, PlacedLog):
    """The store of one connection for questions, beside whoever writes it."""

    def __init__(self, path: Path, views: Views | None = None) -> None:
        """Open a file; `views` as in `SqliteStore`. Raises as `read_only`."""
        super().__init__(Reading(path), kept_runs=KEPT_RUNS, kept_lines=KEPT_LINES)
        self._views = views or Views()


def read_only(path: Path, views: Views | None = None) -> ReadOnlyStore:
    """A state file for a question, beside whoever works with it; it is never made or changed.

    Raises:
        RetryLater: it is in use, or not brought up to date yet.
        StateCorrupt, SettingsInvalid: it cannot be read.
    """
    return ReadOnlyStore(path, views)


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
