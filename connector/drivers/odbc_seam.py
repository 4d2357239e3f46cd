"""What this program uses of an ODBC connection, and how one is opened: where another way can be put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class RawCursor(Protocol):
    """A statement and its result, as DB-API 2 has it."""

    @property
    def description(self) -> Sequence[tuple[Any, ...]] | None:
        """Columns of the present result; None when the statement gave none."""

    @property
    def rowcount(self) -> int:
        """Rows that the last statement changed."""

    def execute(self, sql: str, *parameters: Any) -> Any:
        """Run a statement."""

    def fetchmany(self, size: int, /) -> Sequence[Sequence[Any]]:
        """The next rows of the present result; none at its end."""

    def nextset(self) -> bool | None:
        """Go to the next result; whether there is one."""

    def cancel(self) -> None:
        """Stop what runs; may come from another thread."""

    def close(self) -> None:
        """Give the result up."""


class RawConnection(Protocol):
    """One connection."""

    @property
    def timeout(self) -> int:
        """Seconds that a statement may take; 0 for ever."""

    @timeout.setter
    def timeout(self, seconds: int, /) -> None: ...

    def cursor(self) -> RawCursor:
        """A new statement."""

    def commit(self) -> None:
        """End the transaction."""

    def rollback(self) -> None:
        """Give the transaction up."""

    def close(self) -> None:
        """End the connection."""


class Opening(Protocol):
    """How a connection is opened: `pyodbc.connect`, or what stands in its place."""

    def __call__(self, connection_string: str, /, *, autocommit: bool, timeout: int) -> RawConnection:
        """Open one. `timeout` is in seconds, for the login. The connection string holds a password: it is never kept,
        shown or logged."""


class Door(Protocol):
    """The ODBC of this computer."""

    def installed(self) -> Sequence[str]:
        """Names of the drivers."""

    def open(self, connection_string: str, *, timeout: int) -> RawConnection:
        """Open a connection that commits only when told. `timeout` is in seconds, for the login."""

    def failure(self, error: BaseException) -> tuple[str, str] | None:
        """SQLSTATE and the driver's own words; None for what is no error of ODBC."""
