"""A connection of pyodbc over psqlODBC that speaks T-SQL, and its cursors.

What SQL Server's sessions do and PostgreSQL's do not is done here: settings of the session (isolation level, lock
timeout, XACT_ABORT, NOCOUNT), several results of one batch, a failed statement that leaves its transaction open.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Self

import pyodbc

from tests.live.tsql.catalogue import Catalogue
from tests.live.tsql.cursor import TranslatedCursor
from tests.live.tsql.errors import ENDS_TRANSACTION, SqlError, sql_error, translated
from tests.live.tsql.names import UnknownName
from tests.live.tsql.remembered import entry, keep, recall
from tests.live.tsql.translate import Context, Step, translate

_LEVELS: Final = {
    "READ COMMITTED": "READ COMMITTED",
    # PostgreSQL's repeatable read is a snapshot: it gives what SQL Server's two levels both promise.
    "REPEATABLE READ": "REPEATABLE READ",
    "SNAPSHOT": "REPEATABLE READ",
    "SERIALIZABLE": "SERIALIZABLE",
}


class Session:
    """The state of one connection, shared by its cursors."""

    def __init__(self, inner: pyodbc.Connection, catalogue: Catalogue, autocommit: bool) -> None:
        self.inner = inner
        self.catalogue = catalogue
        self.autocommit = autocommit
        self.in_transaction = False
        self.wrote = False
        """Whether the open transaction ran a statement that may change something."""
        self.nocount = False
        self.abort_on_error = False
        self.isolation = "READ COMMITTED"
        self.lock_milliseconds = -1
        self.timeout = 0
        self.closed = False
        self.listen: Callable[[str, str], None] = lambda sql, isolation: None
        self._snapshot_allowed = True
        self._isolation_moved = False
        self._open_without_tables = False
        self._applied: tuple[str, int, int] | None = ("READ COMMITTED", -1, 0)
        self._applied_inside = False
        if catalogue.empty:
            self._load()

    def step(self, statement: str, context: Context) -> Step:
        """Translate, or take what was translated before; a name that is not known is looked for once more."""
        kept = entry(statement, context)
        if kept and (known := recall(kept)):
            return known
        try:
            step = translate(statement, context)
        except UnknownName:
            self._load()
            try:
                step = translate(statement, context)
            except UnknownName as again:
                raise again.error from None
            kept = entry(statement, context)
        if kept:
            keep(kept, step)
        return step

    def globals(self, rowcount: int) -> dict[str, str]:
        """The @@-variables."""
        return {
            "SPID": "pg_backend_pid()",
            "TRANCOUNT": str(int(self.in_transaction)),
            "ROWCOUNT": str(max(rowcount, 0)),
            "LOCK_TIMEOUT": str(self.lock_milliseconds),
            "VERSION": "'Microsoft SQL Server (translated)'",
            "SERVERNAME": "mssql.property_of('ServerName')",
        }

    def before(self, step: Step, run: Callable[[str], Any]) -> None:
        """What SQL Server looks at before a statement; the session's settings, when they are not PostgreSQL's yet."""
        if step.reads_books and self.isolation == "SNAPSHOT" and self._isolation_moved:
            said = "the statement was run under snapshot isolation but the transaction did not start in it."
            raise sql_error(SqlError(3951, "42000", f"Transaction failed in database because {said}"))
        wanted = (_LEVELS[self.isolation], self.lock_milliseconds, self.timeout)
        if self.in_transaction:
            if self._applied is None or self._applied[1:] != wanted[1:]:
                run(self._limits())
                self._applied = (self._applied or wanted)[:1] + wanted[1:]
                self._applied_inside = True
            return
        if step.reads_books and self.isolation == "SNAPSHOT" and not self._snapshot_allowed:
            said = "because snapshot isolation is not allowed in this database. Use ALTER DATABASE to allow it."
            raise sql_error(SqlError(3952, "42000", f"Snapshot isolation transaction failed accessing database {said}"))
        if self._open_without_tables:
            self.inner.rollback()
            self._open_without_tables = False
        if self._applied != wanted:
            run(f"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {wanted[0]}; {self._limits()}")
            if not self.autocommit:
                self.inner.commit()
            self._applied = wanted

    def begun(self, step: Step) -> None:
        """SQL Server begins a transaction at the first look at a table, PostgreSQL with anything."""
        if not self.autocommit and not self.in_transaction:
            self.in_transaction = step.reads
            self._open_without_tables = not step.reads

    def _limits(self) -> str:
        # SQL Server: -1 waits for ever, 0 not at all. PostgreSQL: 0 waits for ever.
        wait = 0 if self.lock_milliseconds < 0 else max(self.lock_milliseconds, 1)
        return f"SET lock_timeout = {wait}; SET statement_timeout = {self.timeout * 1000}"

    def set_isolation(self, level: str) -> None:
        """SET TRANSACTION ISOLATION LEVEL, for transactions that begin after it."""
        if self.in_transaction and level != self.isolation:
            self._isolation_moved = True
        self.isolation = level
        if level == "SNAPSHOT" and not self.in_transaction:
            asked = "SELECT mssql.property_of('snapshot_isolation_state')"
            self._snapshot_allowed = self.inner.execute(asked).fetchone()[0] == "1"
            self._open_without_tables = not self.autocommit

    def failed(self, error: pyodbc.Error, where: str = "SQLExecDirectW") -> pyodbc.Error:
        """SQL Server's error for PostgreSQL's, with what it does to the transaction."""
        if self.isolation == "SERIALIZABLE" and error.args[0] == "40001":
            # SQL Server would have let them wait for each other.
            error = pyodbc.Error("40P01", *error.args[1:])
        ours = translated(error, where)
        number = _number(ours)
        if self.in_transaction and (self.abort_on_error or number in ENDS_TRANSACTION):
            self.end(commit=False)
        elif not self.autocommit and not self.in_transaction:
            self._quietly_rollback()
        return ours

    def end(self, *, commit: bool) -> None:
        """COMMIT or ROLLBACK.

        psqlODBC notices a line that is lost while it closes a result, says nothing, and calls the commit that follows
        done without having sent it (`test_tsql_commits.py`). Microsoft's driver tells (08S01), and so does this one:
        a commit of changes counts once the connection answers after it.
        """
        wrote, self.wrote = self.wrote, False
        self.in_transaction = self._isolation_moved = self._open_without_tables = False
        if self._applied_inside and not commit:
            self._applied = None
        self._applied_inside = False
        try:
            if commit:
                self.inner.commit()
                if wrote:
                    self._answers()
            else:
                self.inner.rollback()
        except pyodbc.Error as exc:
            raise translated(exc, "SQLEndTran") from exc

    def _answers(self) -> None:
        self.inner.execute("SELECT 1").close()
        self.inner.rollback()

    def _quietly_rollback(self) -> None:
        try:
            self.inner.rollback()
        except pyodbc.Error:
            # The connection is cut: the error that says so is on its way already.
            self.closed = True

    def _load(self) -> None:
        """Read the catalogue over this connection, outside of any result that is being read."""
        self.catalogue.load(self.inner)
        if not self.in_transaction and not self.autocommit:
            self.inner.rollback()


class TranslatedConnection:
    """What `pyodbc.connect` gives for SQL Server, as far as the product uses it."""

    def __init__(self, inner: pyodbc.Connection, catalogue: Catalogue, *, autocommit: bool = False) -> None:
        """Wrap a connection of psqlODBC."""
        self.session = Session(inner, catalogue, autocommit)

    def cursor(self) -> TranslatedCursor:
        """A new cursor."""
        return TranslatedCursor(self.session, self)

    def execute(self, sql: str, *parameters: Any) -> TranslatedCursor:
        """Execute on a new cursor."""
        return self.cursor().execute(sql, *parameters)

    def commit(self) -> None:
        """COMMIT."""
        self.session.end(commit=True)

    def rollback(self) -> None:
        """ROLLBACK."""
        self.session.end(commit=False)

    def close(self) -> None:
        """Close; what was not committed is lost."""
        self.session.closed = True
        self.session.inner.close()

    @property
    def closed(self) -> bool:
        """Whether `close` was called, or the connection is known to be cut."""
        return self.session.closed

    @property
    def autocommit(self) -> bool:
        """Whether each statement is a transaction of its own."""
        return self.session.autocommit

    @autocommit.setter
    def autocommit(self, value: bool) -> None:
        if self.session.in_transaction:
            self.session.end(commit=True)
        self.session.inner.autocommit = value
        self.session.autocommit = value

    @property
    def timeout(self) -> int:
        """Seconds that a statement may take; 0 is without end."""
        return self.session.timeout

    @timeout.setter
    def timeout(self, seconds: int) -> None:
        self.session.timeout = seconds

    def getinfo(self, kind: int) -> Any:
        """As SQL Server answers."""
        if kind == pyodbc.SQL_DBMS_NAME:
            return "Microsoft SQL Server"
        if kind == pyodbc.SQL_DRIVER_NAME:
            return "libmsodbcsql-18.so"
        return self.session.inner.getinfo(kind)

    def add_output_converter(self, kind: int, converter: Callable[[bytes | None], Any] | None) -> None:
        """For SQL Server's own types, which never come from here."""

    def setdecoding(self, *arguments: Any, **named: Any) -> None:
        """Text is Unicode in either case."""

    def setencoding(self, *arguments: Any, **named: Any) -> None:
        """Text is Unicode in either case."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """As pyodbc: commit when all went well, else roll back; it stays open."""
        if self.session.autocommit:
            return
        self.session.end(commit=error is None)


def translated_connection(
    inner: pyodbc.Connection, catalogue: Catalogue | None = None, *, autocommit: bool = False
) -> TranslatedConnection:
    """Wrap a connection of psqlODBC so that it speaks T-SQL; a catalogue may be shared by many."""
    return TranslatedConnection(inner, catalogue or Catalogue(), autocommit=autocommit)


def _number(error: pyodbc.Error) -> int:
    message = str(error.args[1])
    return int(message.rsplit("(", 2)[1].split(")")[0])
