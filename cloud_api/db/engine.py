"""The database as units of work: SQLite or PostgreSQL behind synchronous SQLAlchemy.

Endpoints are async and call this in worker threads: SQLite has no real asynchronous driver, and one blocking call a
unit of work costs less than an event loop turn for each statement.

A unit of work names to PostgreSQL whose rows it may see (`row_security`). A database as the server's operator and the
worker open it sees all; `bound` gives the one that requests work with: it sees what the caller's organization has, and
nothing before somebody said which one that is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from copy import copy
from pathlib import Path
from threading import Lock
from typing import Self, TypedDict
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from cloud_api.db.row_security import EVERYBODY, SETTING
from cloud_api.db.types import read_json, written_json
from connector.domain.errors import SettingsInvalid, Unreachable

_NARROW = text("SELECT set_config(:name, :whose, true)")

_GONE = (OperationalError, InterfaceError, sqlite3.OperationalError, psycopg.OperationalError)
"""Server away, disk full, file locked by another program, deadlock: later it may work again."""

_SQLITE_PRAGMAS = (
    "PRAGMA busy_timeout = 30000",
    "PRAGMA page_size = 8192",  # for a new file: two to six records a page waste less than one to three
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA wal_autocheckpoint = 2000",  # 16 MB: pages that many batches touch are copied once
    "PRAGMA cache_size = -32768",
    "PRAGMA temp_store = MEMORY",
)

_whose: ContextVar[str] = ContextVar("whose rows", default="")
"""Organization for which this request acts, or `EVERYBODY`; set by `act_for`, carried into worker threads."""


def act_for(organization_id: str) -> None:
    """From now on this request's units of work, on a database that is bound, are those of one organization."""
    _whose.set(organization_id)


Ending = Callable[[Connection], None]
_endings: WeakKeyDictionary[Connection, list[Ending]] = WeakKeyDictionary()
"""What is still to be done in each transaction that writes."""


def at_the_end(connection: Connection, act: Ending) -> None:
    """Do something as the last thing of a transaction of `Database.write`, when its block ended well: what takes a lock
    that many wait for holds it only until the commit then."""
    _endings[connection].append(act)


_POSTGRES_SETTINGS = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit")


class Database:
    """Opens units of work. Safe to share between threads."""

    def __init__(self, url: str, *, connections: int = 10) -> None:
        """Prepare, without connecting yet.

        Raises:
            SettingsInvalid: the URL is none, or names a database that the server cannot use.
        """
        self.engine = _engine(url, connections)
        self.dialect = self.engine.dialect.name
        self._writer = Lock()
        self._is_bound = False

    def bound(self) -> Self:
        """The same database for requests: a unit of work sees the rows of the organization that it acts for."""
        other = copy(self)
        other._is_bound = True
        return other

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Statements that change nothing, in one transaction that is rolled back.

        Raises:
            Unreachable: the database does not answer.
        """
        with _translated(), self.engine.connect() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                self._narrow(connection)
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, rolled back when it raises.

        SQLite has one writer: threads of this process queue on a lock, which is fairer than SQLite's own polling.

        Raises:
            Unreachable: the database does not answer, or has no room.
        """
        if self.dialect == "postgresql":
            with _translated(), self.engine.begin() as connection:
                self._narrow(connection)
                with _ended_well(connection):
                    yield connection
            return
        with _translated(), self._writer, self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            with _ended_well(connection):
                yield connection
            connection.commit()

    def _narrow(self, connection: Connection) -> None:
        """Until the transaction ends PostgreSQL gives no row of anybody else."""
        if self._is_bound:
            connection.execute(_NARROW, {"name": SETTING, "whose": _whose.get()})

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@contextmanager
def _ended_well(connection: Connection) -> Iterator[None]:
    acts: list[Ending] = []
    _endings[connection] = acts
    yield
    for act in acts:
        act(connection)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except _GONE as exc:
        cause = getattr(exc, "orig", None) or exc
        sentence = "has no room left" if _is_full(cause) else "does not answer now"
        facts = {"cause": type(cause).__name__}
        raise Unreachable(f"The platform's database {sentence}.", facts=facts) from exc


def _is_full(cause: BaseException) -> bool:
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return isinstance(cause, psycopg.errors.DiskFull)


def _engine(url: str, connections: int) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as exc:
        raise SettingsInvalid("The database URL cannot be read.", remedy="It looks like sqlite:///file.") from exc
    backend = parsed.get_backend_name()
    if backend == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(parsed, pool_pre_ping=True, **_shared(connections))
        event.listen(engine, "connect", _prepare_postgres)
        return engine
    if backend != "sqlite":
        raise SettingsInvalid(f"The server cannot use a database of kind {backend}.", remedy="SQLite or PostgreSQL.")
    if parsed.database in (None, "", ":memory:"):
        raise SettingsInvalid("The server needs a database in a file.", remedy="Such as sqlite:///bukubridge.sqlite3.")
    with suppress(OSError):  # SQLite will say what is wrong with the place
        Path(str(parsed.database)).touch(mode=0o600)
    options = {"check_same_thread": False}
    engine = create_engine(parsed, connect_args=options, **_shared(connections))
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


class _Shared(TypedDict):
    pool_size: int
    pool_use_lifo: bool
    hide_parameters: bool
    json_serializer: Callable[[object], str]
    json_deserializer: Callable[[str | bytes], object]


def _shared(connections: int) -> _Shared:
    """Last in, first out: the connection with the warm cache and the prepared statements works most."""
    return {
        "pool_size": connections,
        "pool_use_lifo": True,
        "hide_parameters": True,
        "json_serializer": written_json,
        "json_deserializer": read_json,
    }


def _prepare_postgres(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Every statement of ours searches an index; plans made while a table was empty shall do so too."""
    cursor = connection.cursor()
    for setting in _POSTGRES_SETTINGS:
        cursor.execute(f"SET {setting} = off")
    cursor.execute(f"SET {SETTING} = '{EVERYBODY}'")
    cursor.close()
    connection.commit()


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Durable, readers beside the writer; transactions begin where we say, not where sqlite3 guesses."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(pragma)
