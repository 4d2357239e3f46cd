"""The rows of a batch's current result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyodbc

if TYPE_CHECKING:
    from tests.live.tsql.connection import Session


class Results:
    """What a cursor gives after `execute`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._inner = session.inner.cursor()
        self._names: tuple[str | None, ...] | None = None
        self._open = False
        self.arraysize = 1

    @property
    def description(self) -> tuple[tuple[Any, ...], ...] | None:
        """The columns of the current result, named as SQL Server names them."""
        if not self._open:
            return None
        described = tuple(tuple(column) for column in self._inner.description)
        if self._names is None:
            return described
        return tuple(
            column if name is None else (name, *column[1:]) for column, name in zip(described, self._names, strict=True)
        )

    def fetchone(self) -> Any:
        """The next row, or None."""
        return self._fetch(self._inner.fetchone)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        return self._fetch(lambda: self._inner.fetchmany(size or self.arraysize)) or []

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return self._fetch(self._inner.fetchall) or []

    def fetchval(self) -> Any:
        """The first column of the next row, or None."""
        row = self.fetchone()
        return None if row is None else row[0]

    def _fetch(self, take: Any) -> Any:
        if not self._open:
            raise pyodbc.ProgrammingError("No results.  Previous SQL was not a query.")
        try:
            return take()
        except pyodbc.Error as exc:
            raise self._session.failed(exc, "SQLFetch") from exc

    def __iter__(self) -> Iterator[Any]:
        while (row := self.fetchone()) is not None:
            yield row
