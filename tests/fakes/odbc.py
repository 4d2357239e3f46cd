"""An ODBC connection that answers from a script and remembers what it was told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyodbc

Rows = Sequence[Sequence[Any]]
Answer = list[Rows | int] | BaseException
"""Results of one statement, one after the other: rows, or how many rows it changed; or the error that it ends in."""


def odbc_error(state: str, number: int, said: str = "so it is") -> pyodbc.Error:
    """An error as Microsoft's driver and pyodbc make it."""
    kind = pyodbc.OperationalError if state.startswith(("08", "HYT")) else pyodbc.ProgrammingError
    text = f"[{state}] [Microsoft][ODBC Driver 18 for SQL Server][SQL Server]{said} ({number}) (SQLExecDirectW)"
    return kind(state, text)


class ScriptedCursor:
    """One statement."""

    def __init__(self, script: Callable[[str, tuple[Any, ...]], Answer], told: list[str]) -> None:
        self._script = script
        self._told = told
        self._results: list[Rows | int] = []
        self._given = 0

    @property
    def description(self) -> Sequence[tuple[Any, ...]] | None:
        """Of the present result."""
        present = self._results[0] if self._results else 0
        return None if isinstance(present, int) else [("column", str, None, 0, 0, 0, True)]

    @property
    def rowcount(self) -> int:
        """Of the present result."""
        present = self._results[0] if self._results else -1
        return present if isinstance(present, int) else -1

    def execute(self, sql: str, *parameters: Any) -> ScriptedCursor:
        """Take the script's answer."""
        self._told.append(sql)
        answer = self._script(sql, parameters)
        if isinstance(answer, BaseException):
            raise answer
        self._results, self._given = list(answer), 0
        return self

    def fetchmany(self, size: int, /) -> Rows:
        """The next rows."""
        present = self._results[0]
        assert not isinstance(present, int)
        some = present[self._given : self._given + size]
        self._given += len(some)
        return some

    def nextset(self) -> bool | None:
        """Go on."""
        if self._results:
            self._results.pop(0)
        self._given = 0
        return bool(self._results)

    def cancel(self) -> None:
        """Nothing runs here."""
        self._told.append("(cancel)")

    def close(self) -> None:
        """Nothing is kept open."""


class ScriptedConnection:
    """One connection; also the function that opens it."""

    def __init__(self, script: Callable[[str, tuple[Any, ...]], Answer] | None = None) -> None:
        self._script = script or (lambda _sql, _parameters: [0])
        self.told: list[str] = []
        """Every statement, and what was done with its transaction."""
        self.strings: list[str] = []
        """Connection strings."""
        self.failing: dict[str, BaseException] = {}
        """Errors of commit, rollback, close or connect."""
        self.timeout = 0
        self.open = False

    def __call__(self, connection_string: str, /, *, autocommit: bool, timeout: int) -> ScriptedConnection:
        """Open it."""
        assert not autocommit
        assert timeout > 0
        self.strings.append(connection_string)
        self._maybe("connect")
        self.open = True
        return self

    def cursor(self) -> ScriptedCursor:
        """A new statement."""
        return ScriptedCursor(self._script, self.told)

    def commit(self) -> None:
        """Note it."""
        self._maybe("commit")

    def rollback(self) -> None:
        """Note it."""
        self._maybe("rollback")

    def close(self) -> None:
        """Note it."""
        self.open = False
        self._maybe("close")

    def _maybe(self, what: str) -> None:
        self.told.append(f"({what})")
        if what in self.failing:
            raise self.failing[what]
