"""A cursor that runs a batch of T-SQL statement by statement, as its results are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import pyodbc

from tests.live.tsql.batch import (
    ApplicationLock,
    Declare,
    Isolation,
    LockTimeout,
    Priority,
    Query,
    Statement,
    statements,
)
from tests.live.tsql.dialect import PARAMETER
from tests.live.tsql.errors import SqlError, Untranslated, sql_error
from tests.live.tsql.results import Results
from tests.live.tsql.translate import Context, Step

if TYPE_CHECKING:
    from tests.live.tsql.catalogue import Known
    from tests.live.tsql.connection import Session, TranslatedConnection

_MAX_PARAMETERS: Final = 2_100
_LOCKING: Final = Step("", (), gives_rows=True, names=None)


class _Batch:
    """What a batch holds while it runs."""

    def __init__(self, sql: str, parameters: Sequence[Any]) -> None:
        self.waiting: Iterator[Statement] = iter(statements(sql))
        self.values: dict[str, Any] = {f"{PARAMETER}{number}": value for number, value in enumerate(parameters, 1)}
        self.locals: dict[str, str] = {}
        self.identity: Known | None = None
        self.rowcount = -1


class TranslatedCursor(Results):
    """What `cursor()` of pyodbc gives for SQL Server, as far as the product uses it."""

    def __init__(self, session: Session, connection: TranslatedConnection) -> None:
        super().__init__(session)
        self._batch: _Batch | None = None
        self.connection = connection
        self.fast_executemany = False
        self.rowcount = -1

    # -- running

    def execute(self, sql: str, *parameters: Any) -> Self:
        """Run the batch up to its first result."""
        values = _flat(parameters)
        if len(values) > _MAX_PARAMETERS:
            said = "The incoming request has too many parameters. The server supports a maximum of 2100 parameters."
            raise sql_error(SqlError(8003, "42000", f"{said} Reduce the number of parameters and resend the request."))
        asked = sum(1 for _ in _marks(sql))
        if asked != len(values):
            said = f"The SQL contains {asked} parameter markers, but {len(values)} parameters were supplied"
            raise pyodbc.ProgrammingError(said, "HY000")
        self._session.listen(sql, self._session.isolation)
        self._batch = _Batch(sql, values)
        self._advance()
        return self

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run it once for each row of parameters."""
        for row in rows:
            self.execute(sql, row)
            while self.nextset():
                pass
        self.rowcount = -1

    def nextset(self) -> bool:
        """Go on to the batch's next result; False at its end."""
        if self._batch is None:
            return False
        return self._advance()

    def cancel(self) -> None:
        """Stop what runs, from another thread."""
        self._inner.cancel()

    def _advance(self) -> bool:
        """Run statements until one gives a result. False at the end of the batch."""
        assert self._batch is not None
        self._open, self._names, self.rowcount = False, None, -1
        for statement in self._batch.waiting:
            if self._run(statement, self._batch):
                return True
        self._batch = None
        return False

    def _run(self, statement: Statement, batch: _Batch) -> bool:
        session = self._session
        if isinstance(statement, Query):
            return self._query(statement.text, batch)
        if isinstance(statement, ApplicationLock):
            return self._application_lock(statement, batch)
        if isinstance(statement, Declare):
            batch.locals[statement.name] = statement.type
        elif isinstance(statement, Isolation):
            session.set_isolation(statement.level)
        elif isinstance(statement, LockTimeout):
            session.lock_milliseconds = statement.milliseconds
        elif isinstance(statement, Priority):
            pass  # it has no effect here
        elif statement.name == "NOCOUNT":
            session.nocount = statement.on
        else:
            session.abort_on_error = statement.on
        return False

    def _query(self, text: str, batch: _Batch) -> bool:
        session = self._session
        step = session.step(
            text, Context(session.catalogue, batch.locals, batch.identity, session.globals(batch.rowcount))
        )
        session.before(step, lambda sql: self._send(sql, []))
        self._send(step.sql, [batch.values[name.removeprefix("local_")] for name in step.order])
        if step.inserted is not None:
            batch.identity = step.inserted
        self._open, self._names = step.gives_rows, step.names
        session.wrote = session.wrote or step.inserted is not None or not step.gives_rows
        batch.rowcount = self._inner.rowcount
        # SQL Server does not count before the last row was read.
        self.rowcount = -1 if step.gives_rows else batch.rowcount
        session.begun(step)
        return step.gives_rows or not session.nocount

    def _application_lock(self, lock: ApplicationLock, batch: _Batch) -> bool:
        values = {name: self._lock_value(value, batch) for name, value in lock.arguments.items()}
        owner = values.get("lockowner", "Transaction")
        session = self._session
        if str(owner).lower() == "transaction" and not session.in_transaction:
            raise Untranslated("an application lock of the transaction outside of one")
        session.before(_LOCKING, lambda sql: self._send(sql, []))
        contended = False
        if lock.procedure == "sp_getapplock":
            sql = "SELECT mssql.getapplock(?, ?, ?, ?)"
            wait = int(values.get("locktimeout", session.lock_milliseconds))
            arguments = [values["resource"], values["lockmode"], owner]
            answer = self._value(sql, [*arguments, 0])
            if answer < 0:
                contended = True
                answer = self._value(sql, [*arguments, wait]) if wait != 0 else answer
                answer = 1 if answer == 0 else answer
        else:
            answer = self._value("SELECT mssql.releaseapplock(?, ?)", [values["resource"], owner])
        if lock.into is not None:
            if lock.into not in batch.locals:
                raise sql_error(SqlError(137, "42000", f'Must declare the scalar variable "@{lock.into}".'))
            batch.values[lock.into] = answer
        if not session.in_transaction and not session.autocommit:
            session.inner.commit()  # keeps the session's lock
        # Met on SQL Server: a lock that had to wait comes after an empty result.
        return contended

    def _lock_value(self, value: str | int, batch: _Batch) -> Any:
        if isinstance(value, int):
            return value
        return value[1:] if value.startswith("=") else batch.values[value]

    def _value(self, sql: str, values: list[Any]) -> int:
        self._send(sql, values)
        row = self._inner.fetchone()
        assert row is not None
        return int(row[0])

    def _send(self, sql: str, values: list[Any]) -> None:
        try:
            self._inner.execute(sql, *values)
        except pyodbc.Error as exc:
            raise self._session.failed(exc) from exc

    # -- the rest of the interface

    def commit(self) -> None:
        """Of the connection."""
        self._session.end(commit=True)

    def rollback(self) -> None:
        """Of the connection."""
        self._session.end(commit=False)

    def setinputsizes(self, sizes: Sequence[Any] | None) -> None:
        """Types of parameters are the server's business here."""

    def close(self) -> None:
        """Close it; results are lost."""
        self._batch = None
        self._inner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """As pyodbc: commit when all went well; the cursor stays open."""
        if error is None and not self._session.autocommit:
            self._session.end(commit=True)


def _flat(parameters: tuple[Any, ...]) -> Sequence[Any]:
    """pyodbc takes parameters one by one or as one sequence."""
    if len(parameters) == 1 and isinstance(parameters[0], list | tuple | pyodbc.Row):
        return tuple(parameters[0])
    return parameters


def _marks(sql: str) -> Iterator[str]:
    inside = False
    for sign in sql:
        if sign == "'":
            inside = not inside
        elif sign == "?" and not inside:
            yield sign
