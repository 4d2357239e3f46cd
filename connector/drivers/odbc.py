"""SQL Server over pyodbc: connect, read in short transactions, write, translate errors.

pyodbc is loaded when a connection is opened for the first time. Everything reads but what is done inside of
`Attachment.writing`. Rows are what ODBC gives: `Decimal` for decimals, text as it is stored, date and time without a
zone, which is the time that the ledger's clock showed. An attachment is used by one thread at a time; only `cancel` may
come from another.

A connection has one transaction, whose end ends any other. So one that writes admits no other, one that reads ends no
other, and none is used after its end, from another thread, or to write once it has failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from threading import Event, get_ident
from typing import Any, Final, TypeVar

from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    ConnectionBroken,
    Locked,
    RetryLater,
    Stopped,
    Unexpected,
)
from connector.domain.secret import Secret
from connector.drivers.odbc_drivers import KNOWN, Driver, Target, choose, connection_string
from connector.drivers.odbc_errors import Deadlocked
from connector.drivers.odbc_line import Line
from connector.drivers.odbc_seam import Door, Opening, RawConnection, RawCursor

__all__ = ["Attachment", "Isolation", "Parameter", "Rows", "SystemDoor", "Target", "Transaction", "Writing", "stand_in"]

Parameter = Any
"""What pyodbc can bind: text, numbers, bytes, dates."""
Rows = list[tuple[Any, ...]]

_FETCHED: Final = 500
"""Rows that are taken from the driver at once."""
_LOCK_WAIT: Final = 2_000
"""Milliseconds to wait for somebody else's lock."""
_READ_ATTEMPTS: Final = 3


class Isolation(StrEnum):
    """What a transaction sees of others, and what it holds: T-SQL's own words."""

    READ_COMMITTED = "READ COMMITTED"
    REPEATABLE_READ = "REPEATABLE READ"
    SNAPSHOT = "SNAPSHOT"
    SERIALIZABLE = "SERIALIZABLE"


class SystemDoor:
    """The ODBC of this computer, through pyodbc."""

    def __init__(self, opening: Opening | None = None, installed: Sequence[str] | None = None) -> None:
        """`opening` stands in the place of `pyodbc.connect`, then with Microsoft's newest driver unless said."""
        self._opening = opening
        self._installed = installed if installed is not None or opening is None else (KNOWN[0].name,)

    def installed(self) -> Sequence[str]:
        """Names of the drivers."""
        return self._installed if self._installed is not None else list(self._library().drivers())

    def open(self, connection_string: str, *, timeout: int) -> RawConnection:
        """Open a connection that commits only when told."""
        opening: Opening = self._opening or self._library().connect
        return opening(connection_string, autocommit=False, timeout=timeout)

    def failure(self, error: BaseException) -> tuple[str, str] | None:
        """SQLSTATE and the driver's own words; None for what is no error of ODBC."""
        if not isinstance(error, self._library().Error):
            return None
        told = [str(part) for part in error.args] + ["", ""]
        return told[0], told[1]

    @staticmethod
    def _library() -> Any:
        import pyodbc

        pyodbc.pooling = False  # no connection stays open after it was given up
        return pyodbc


class _Standing:
    """The door that is used where none is given."""

    door: Door = SystemDoor()


def stand_in(door: Door) -> None:
    """Put a door in the place of this computer's ODBC, for the whole process."""
    _Standing.door = door


class Attachment:
    """One open connection to one database."""

    def __init__(
        self, target: Target, password: Secret | None, stop: Event | None = None, door: Door | None = None
    ) -> None:
        """Open it for reading; it is opened again when something is to be written.

        Raises:
            NotFound: no driver is installed, or there is no such database.
            SettingsInvalid: a setting cannot work.
            Unreachable, SignInRefused, LedgerInUse, AskUser: as the server says.
        """
        self.target = target
        self.stop = stop
        self._password = password
        door = door or _Standing.door
        self.driver: Driver = choose(target, door.installed())
        self.line = Line(target, door)
        self._reads_only = True
        self._isolation: Isolation | None = None
        self._snapshots: bool | None = None
        self._present: Transaction | None = None
        self._open()

    def _open(self) -> None:
        self.line.open(connection_string(self.target, self.driver, self._password, read_only=self._reads_only))
        self._isolation = None
        try:
            with self.line.speaking():
                for setting in (f"SET LOCK_TIMEOUT {_LOCK_WAIT}", "SET DEADLOCK_PRIORITY LOW", "SET XACT_ABORT ON"):
                    self.line.run(setting)
            self.line.commit()
        except BridgeError:
            self.line.close()
            raise

    @property
    def snapshots(self) -> bool:
        """Whether the database lets a transaction see one moment without holding anything."""
        if self._snapshots is None:
            with self.transaction(Isolation.READ_COMMITTED) as transaction:
                row = transaction.one("SELECT d.snapshot_isolation_state FROM sys.databases d WHERE d.name = DB_NAME()")
            self._snapshots = row is not None and row[0] == 1
        return self._snapshots

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """A transaction that sees one moment: SNAPSHOT where the database allows it; else what was read stays as it is
        until the end, so that it must be short."""
        isolation = Isolation.SNAPSHOT if self.snapshots else Isolation.REPEATABLE_READ
        with self.transaction(isolation) as transaction:
            yield transaction

    @contextmanager
    def read_committed(self) -> Iterator[Transaction]:
        """A transaction for long sweeps: it sees each row as it is when it is read, and holds none."""
        isolation = Isolation.SNAPSHOT if self.snapshots else Isolation.READ_COMMITTED
        with self.transaction(isolation) as transaction:
            yield transaction

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Do some reading that sees one moment; again when the server gave it up for somebody else's sake."""
        for _ in range(_READ_ATTEMPTS - 1):
            with suppress(Deadlocked), self.snapshot() as transaction:
                return work(transaction)
        with self.snapshot() as transaction:
            return work(transaction)

    @contextmanager
    def transaction(self, isolation: Isolation) -> Iterator[Transaction]:
        """A transaction that reads."""
        self._make_room()
        self._begin(isolation)
        transaction = self._present = Transaction(self)
        try:
            yield transaction
        except BaseException:  # whatever it was, nothing stays open; it is raised again below
            if self._over(transaction):
                with suppress(BridgeError):  # what went wrong first is what matters
                    self.line.roll_back()
            raise
        if self._over(transaction):
            self.line.commit()

    @contextmanager
    def writing(self, isolation: Isolation = Isolation.REPEATABLE_READ) -> Iterator[Writing]:
        """A transaction that writes: committed at the end of its block, rolled back when the block raises.

        Raises:
            Locked: somebody else holds a row that this wanted to change; nothing was written.
            AnswerLost: the connection broke while committing, or the server said something then that leaves it open;
                nobody knows what became of it.
        """
        self._make_room()
        if self._reads_only:
            self._reads_only = False
            self.line.close()
            self._open()
        self._begin(isolation)
        transaction = self._present = Writing(self)
        try:
            yield transaction
            transaction.check_whole()
        except BaseException:  # whatever it was, nothing of it may stay; it is raised again below
            self._over(transaction)
            with suppress(BridgeError):
                self.line.roll_back()
            raise
        self._over(transaction)
        try:
            self.line.commit()
        except ConnectionBroken as exc:
            raise AnswerLost(
                f"The connection to {self.target.label} broke off while a record was being written.", facts=exc.facts
            ) from exc
        except BridgeError as exc:
            with suppress(BridgeError):
                self.line.roll_back()
            if isinstance(exc, RetryLater) and not isinstance(exc, Locked):
                raise AnswerLost(
                    f"Nobody knows yet whether {self.target.label} kept a record: {exc.sentence}", facts=exc.facts
                ) from exc
            raise

    def _make_room(self) -> None:
        """A reading that is open, as of a result that was left in its middle, sees its moment no more.

        Raises:
            Unexpected: another transaction is at work.
        """
        if self._present is None:
            return
        self._present.check_usable()
        if isinstance(self._present, Writing):
            raise Unexpected(f"While {self.target.label} was written, another transaction was begun.")
        self._present = None
        self.line.roll_back()

    def is_written_by_other(self, transaction: Transaction) -> bool:
        """Whether what a transaction says now would be part of another one, which writes."""
        return isinstance(self._present, Writing) and self._present is not transaction

    def _over(self, transaction: Transaction) -> bool:
        """It is not used any more; whether the connection's transaction is not another one's by now."""
        transaction.over = True
        if self._present is not None and self._present is not transaction:
            return False
        self._present = None
        return True

    def _begin(self, isolation: Isolation) -> None:
        if isolation is not self._isolation:
            with self.line.speaking():
                self.line.run(f"SET TRANSACTION ISOLATION LEVEL {isolation.value}")
                self.line.give_up()
            self._isolation = isolation

    def cancel(self) -> None:
        """Stop the statement that another thread is waiting for; that thread gets `Stopped`."""
        self.line.cancel()

    @property
    def closed(self) -> bool:
        """Whether it was given up."""
        return self.line.closed

    def close(self) -> None:
        """Disconnect; nothing is raised when the server is gone."""
        self.line.close()


T = TypeVar("T")


class Transaction:
    """A transaction; ends with its `with` block."""

    def __init__(self, attachment: Attachment) -> None:
        self._attachment = attachment
        self._thread = get_ident()
        self.over = False

    def check_usable(self) -> None:
        """Raises Unexpected when it has ended, or belongs to another thread."""
        if self._thread != get_ident():
            raise Unexpected(f"Two threads used one connection to {self._attachment.target.label}.")
        if self.over or self._attachment.is_written_by_other(self):
            raise Unexpected(f"A transaction of {self._attachment.target.label} was used after its end.")

    @contextmanager
    def _speaking(self) -> Iterator[Line]:
        """Its connection, for one statement."""
        self.check_usable()
        with self._attachment.line.speaking():
            yield self._attachment.line

    def batches(self, sql: str, parameters: Sequence[Parameter] = ()) -> Iterator[Rows]:
        """Rows of a query in batches.

        Raises:
            ConnectionBroken: the server went away, or another statement was run before the end.
            SourceChanged, SignInRefused: a name is unknown, or may not be read.
            Locked: somebody else holds a row for longer than we wait.
            Stopped: the stop event was set, or the statement was cancelled.
        """
        attachment = self._attachment
        with self._speaking() as line:
            cursor = _with_result(line.run(sql, parameters))
            turn = line.turn
            try:
                while rows := cursor.fetchmany(_FETCHED):
                    if attachment.stop is not None and attachment.stop.is_set():
                        raise Stopped(f"Reading {attachment.target.label} was stopped.")
                    yield [tuple(row) for row in rows]
                    if line.turn != turn:
                        raise ConnectionBroken(f"A result of {attachment.target.label} was given up.")
                _to_the_end(cursor)
            finally:
                if line.turn == turn:
                    line.give_up()

    def rows(self, sql: str, parameters: Sequence[Parameter] = ()) -> Rows:
        """All rows of a query; for results that are known to be small."""
        return [row for batch in self.batches(sql, parameters) for row in batch]

    def one(self, sql: str, parameters: Sequence[Parameter] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        return next(iter(self.rows(sql, parameters)), None)


class Writing(Transaction):
    """A transaction that writes, too. Once one of its statements failed, the server has taken back what was done before
    (XACT_ABORT): what came after would stand alone."""

    _failure: BridgeError | None = None

    def check_usable(self) -> None:
        """Raises Unexpected as any transaction; what a statement failed with, when one did."""
        super().check_usable()
        self.check_whole()

    def check_whole(self) -> None:
        """Raises what a statement failed with, when one did."""
        if self._failure is not None:
            raise self._failure

    @contextmanager
    def _speaking(self) -> Iterator[Line]:
        with super()._speaking() as line:
            try:
                with line.speaking():
                    yield line
            except BridgeError as exc:
                self._failure = exc
                raise

    def execute(self, sql: str, parameters: Sequence[Parameter] = ()) -> int:
        """Run an INSERT, UPDATE or DELETE; how many rows it concerned.

        A trigger's counts come before the statement's own, which therefore is the last one.

        Raises:
            Locked: the row is somebody else's at the moment.
            DuplicateKey, Rejected: the books refuse the row.
            ConnectionBroken, SourceChanged, SignInRefused: as for reading.
        """
        with self._speaking() as line:
            cursor = line.run(sql, parameters)
            count = cursor.rowcount
            while cursor.nextset():
                count = cursor.rowcount if cursor.rowcount >= 0 else count
            line.give_up()
            return count

    def answer(self, sql: str, parameters: Sequence[Parameter] = ()) -> tuple[Any, ...] | None:
        """The last row that any result of a batch of statements has (a new identity, a procedure's return value)."""
        with self._speaking() as line:
            cursor, found = line.run(sql, parameters), None
            while True:
                while cursor.description is not None and (rows := cursor.fetchmany(_FETCHED)):
                    found = tuple(rows[-1])
                if not cursor.nextset():
                    break
            line.give_up()
            return found


def _with_result(cursor: RawCursor) -> RawCursor:
    """A cursor at its first result that has columns."""
    while cursor.description is None:
        if not cursor.nextset():
            raise Unexpected("A query was sent that gives no rows.")
    return cursor


def _to_the_end(cursor: RawCursor) -> None:
    """An error that comes after the rows shows when the next result is asked for."""
    while cursor.nextset():
        pass
