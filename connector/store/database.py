"""One state file: a connection that writes, one that faces read by, and sqlite3's errors in our words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock, RLock, get_ident

import msgspec

from connector.domain.errors import BridgeError, RetryLater, SettingsInvalid, StateCorrupt, StorageFull
from connector.store.schema import is_older, migrate

_WRITER_CACHE_KB = 16 * 1024
_READER_CACHE_KB = 2 * 1024
_CHECKPOINT_PAGES = 4000
"""The write-ahead log is folded in at about 16 MB: a backfill then writes each page of the links fewer times."""

_OPENING = Lock()
"""Whoever turns the write-ahead log on beside another one that does is refused at once: SQLite does not wait there."""

_FULL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
"""Extended codes: a disk or a quota that is full shows in any of these."""
_CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Database:
    """A file in write-ahead mode. Writing is serialised; reading sees what is committed and never waits for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = RLock()
        self._reading = RLock()
        self._depth = 0
        self._writer_thread = 0
        self._doomed = False
        with _OPENING, translated():
            # Owner only: the file names customers and amounts. SQLite gives its side files the same rights.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._writer = self._connect(_WRITER_CACHE_KB)
            try:
                self._writer.execute("PRAGMA journal_mode = WAL")
                self._writer.execute("PRAGMA synchronous = FULL")
                self._writer.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
                migrate(self._writer)
                self._reader = self._connect(_READER_CACHE_KB, read_only=True)
            except (sqlite3.Error, BridgeError):
                self._writer.close()
                raise

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: durable when it ends, undone when it raises. Inside another one it is a part of that."""
        with self._writing, translated():
            if not self._depth:
                self._writer.execute("BEGIN IMMEDIATE")
                self._writer_thread, self._doomed = get_ident(), False
            self._depth += 1
            try:
                yield self._writer
                if self._depth == 1 and not self._doomed:
                    self._writer.execute("COMMIT")
            except BaseException:
                self._doomed = True
                raise
            finally:
                self._depth -= 1
                if not self._depth:
                    self._writer_thread = 0
                    if self._writer.in_transaction:
                        self._writer.execute("ROLLBACK")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread writes meanwhile."""
        with self._writing:
            yield

    @contextmanager
    def own(self) -> Iterator[sqlite3.Connection]:
        """The writer's connection for reading: the engine looks up links while faces use the other one."""
        with self._writing, translated():
            yield self._writer

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The faces' connection, read wholly and quickly; inside a transaction of this thread, its own view."""
        if self._writer_thread == get_ident():
            with translated():
                yield self._writer
            return
        with self._reading, translated():
            yield self._reader

    @contextmanager
    def stream(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own with one view of the file, for reading at length, and for scratch tables."""
        with translated(), closing(self._connect(_READER_CACHE_KB, read_only=True)) as connection:
            yield connection

    def close(self) -> None:
        """Fold the log in and release the file."""
        with self._writing, self._reading, translated():
            self._reader.close()
            self._writer.close()

    def _connect(self, cache_kb: int, *, read_only: bool = False) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            timeout=10,
        )
        connection.execute(f"PRAGMA cache_size = -{cache_kb}")
        return connection


class Reading:
    """A file that somebody else writes (`ground.Ground`): everything reads, nothing waits, nothing is changed."""

    def __init__(self, path: Path) -> None:
        self._guard = RLock()
        self._path = path
        with translated():
            self._reader = self._connect()
            try:
                older = is_older(self._reader)
            except (sqlite3.Error, BridgeError):
                self._reader.close()
                raise
        if older:
            self._reader.close()
            raise RetryLater("The state file is being brought up to date.")

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """What is committed."""
        with self._guard, translated():
            yield self._reader

    write = own = read
    """SQLite refuses what would change anything."""

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread uses it meanwhile."""
        with self._guard:
            yield

    @contextmanager
    def stream(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own."""
        with translated(), closing(self._connect()) as connection:
            yield connection

    def close(self) -> None:
        """Release the file."""
        with self._guard, translated():
            self._reader.close()

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )


@contextmanager
def translated() -> Iterator[None]:
    """Turn what sqlite3 and the file system say into the error tree.

    Raises:
        StorageFull, StateCorrupt, SettingsInvalid, RetryLater.
    """
    try:
        yield
    except sqlite3.Error as exc:
        raise _ours(exc) from exc
    except msgspec.DecodeError as exc:
        raise _damaged("content") from exc
    except OSError as exc:
        raise SettingsInvalid(
            "The state file cannot be opened.",
            remedy="Check that the data folder exists and may be written.",
            facts={"errno": exc.errno},
        ) from exc


def _ours(error: sqlite3.Error) -> BridgeError:
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    facts = {"sqlite": getattr(error, "sqlite_errorname", type(error).__name__)}
    if extended in _FULL:
        return StorageFull("There is no room on the disk.", remedy="Free some space; nothing was lost.", facts=facts)
    if code in _CORRUPT:
        return _damaged(facts["sqlite"])
    if code in _BUSY:
        return RetryLater("The state file is in use by another program.", facts=facts)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return SettingsInvalid(
            "The state file cannot be written.", remedy="Check that the data folder may be written.", facts=facts
        )
    if code == sqlite3.SQLITE_IOERR:
        return SettingsInvalid(
            "The state file cannot be read.", remedy="Check the disk that the data folder lies on.", facts=facts
        )
    raise error


def _damaged(what: str) -> StateCorrupt:
    return StateCorrupt(
        "The state file is damaged.",
        remedy="It is kept aside and built anew from the books.",
        facts={"sqlite": what},
    )
