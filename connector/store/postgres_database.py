"""PostgreSQL under a memory: the statements of the state file, in its dialect; psycopg's errors in our words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from threading import RLock, get_ident
from typing import Any

import msgspec
import psycopg
from psycopg.pq import TransactionStatus

from connector.domain.errors import BridgeError, SettingsInvalid, StateCorrupt, StorageFull, Unreachable
from connector.store.postgres_schema import SCHEMA, SETTING

Raw = psycopg.Connection[tuple[Any, ...]]
_NUMBERED = re.compile(r"\?(\d+)")
_FULL = (psycopg.errors.DiskFull, psycopg.errors.OutOfMemory)


@cache
def _translated_text(sql: str) -> tuple[bytes, bool]:
    """A statement for psycopg, and whether its values have numbers."""
    text = sql.replace("%", "%%").replace("x''", "''::bytea")
    text = text.replace("ON CONFLICT (", "ON CONFLICT (owner, ").replace("instr(", "strpos(")
    numbered = _NUMBERED.search(text) is not None
    text = _NUMBERED.sub(r"%(v\1)s", text) if numbered else text.replace("?", "%s")
    return text.encode(), numbered


def _values(values: Sequence[object], *, numbered: bool) -> Any:
    return {f"v{place}": value for place, value in enumerate(values, start=1)} if numbered else tuple(values)


class Statements:
    """Takes statements as they are written for the state file; temporary tables have no owner."""

    def __init__(self, raw: Raw, *, streaming: bool = False) -> None:
        self.raw = raw
        self._streaming = streaming
        self._names = itertools.count()
        self._open: list[psycopg.Cursor[tuple[Any, ...]]] = []

    def execute(self, sql: str, values: Sequence[object] = ()) -> psycopg.Cursor[tuple[Any, ...]]:
        """One statement; what a stream selects stays on the server until it is fetched."""
        text, numbered = _translated_text(sql)
        bound = _values(values, numbered=numbered)
        if self._streaming and sql.startswith("SELECT"):
            cursor = self.raw.cursor(name=f"c{next(self._names)}")
            self._open.append(cursor)
            return cursor.execute(text, bound)
        return self.raw.execute(text, bound)

    def close(self) -> None:
        """Give up what a stream selected."""
        for cursor in self._open:
            with suppress(psycopg.Error):
                cursor.close()

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> psycopg.Cursor[tuple[Any, ...]]:
        """One statement for each row."""
        text, numbered = _translated_text(sql)
        cursor = self.raw.cursor()
        cursor.executemany(text, [_values(row, numbered=numbered) for row in rows])
        return cursor


class PostgresDatabase:
    """One connection that writes and holds the memory, one that reads beside it. The writer's end is the memory's."""

    def __init__(self, writer: Raw, connect: Callable[[], Raw], name: str, *, single: bool = False) -> None:
        """`single`: it is looked at by one thread alone, for which one connection is enough."""
        self._connect = connect
        self._name = name
        self._writing = RLock()
        self._reading = RLock()
        self._depth = 0
        self._writer_thread = 0
        self._doomed = False
        with translated():
            self._writer = self._scoped(writer)
            self._reader = self._writer if single else self._scoped(connect())

    @contextmanager
    def write(self) -> Iterator[Statements]:
        """One transaction: durable when it ends, undone when it raises. Inside another one it is a part of that."""
        with self._writing, translated():
            raw = self._writer.raw
            if not self._depth:
                raw.execute("BEGIN")
                self._writer_thread, self._doomed = get_ident(), False
            self._depth += 1
            try:
                yield self._writer
                if self._depth == 1 and not self._doomed:
                    raw.execute("COMMIT")
            except BaseException:  # whatever ended the block, an interrupt too: nothing of it may become durable
                self._doomed = True
                raise
            finally:
                self._depth -= 1
                if not self._depth:
                    self._writer_thread = 0
                    if raw.info.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
                        raw.execute("ROLLBACK")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread writes meanwhile."""
        with self._writing:
            yield

    @contextmanager
    def own(self) -> Iterator[Statements]:
        """The writer's connection for reading."""
        with self._writing, translated():
            yield self._writer

    @contextmanager
    def read(self) -> Iterator[Statements]:
        """What is committed; inside a transaction of this thread, its own view."""
        if self._writer_thread == get_ident():
            with translated():
                yield self._writer
            return
        with self._reading, translated():
            yield self._reader

    @contextmanager
    def stream(self) -> Iterator[Statements]:
        """A connection of its own with one view of the memory, for reading at length, and for scratch tables."""
        with translated():
            raw = self._connect()
            try:
                self._scoped(raw)
                raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
                with closing(Statements(raw, streaming=True)) as statements:
                    yield statements
            finally:
                raw.close()

    def close(self) -> None:
        """Release the reader; the writer is closed by whoever holds the memory."""
        with self._writing, self._reading:
            self._reader.raw.close()

    def _scoped(self, raw: Raw) -> Statements:
        raw.execute("SELECT set_config(%s, %s, false)", (SETTING, self._name))
        raw.execute(f"SET search_path = {SCHEMA}".encode())
        return Statements(raw)


@contextmanager
def translated() -> Iterator[None]:
    """Turn what psycopg says into the error tree.

    Raises:
        StorageFull, StateCorrupt, Unreachable, SettingsInvalid.
    """
    try:
        yield
    except _FULL as exc:
        raise StorageFull("The database of the memory has no room.", remedy="Make room; nothing was lost.") from exc
    except (psycopg.OperationalError, psycopg.InterfaceError) as exc:
        raise _away(exc) from exc
    except psycopg.errors.InsufficientPrivilege as exc:
        raise SettingsInvalid(
            "The database's user may not make the tables of the memory, or not use them.",
            remedy="Grant it CREATE on the database; tables that another user made belong to that one.",
        ) from exc
    except msgspec.DecodeError as exc:
        raise StateCorrupt(
            "The memory of the connection is damaged.", remedy="It is built anew from the books."
        ) from exc


def _away(error: psycopg.Error) -> BridgeError:
    return Unreachable("The database of the memory does not answer now.", facts={"cause": type(error).__name__})
