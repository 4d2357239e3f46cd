"""One ODBC connection with at most one open result, and what its driver says in our words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from connector.domain.errors import BridgeError, ConnectionBroken
from connector.drivers.odbc_drivers import Target
from connector.drivers.odbc_errors import FailedCall, translated
from connector.drivers.odbc_seam import Door, RawConnection, RawCursor


class Line:
    """Runs statements one at a time: SQL Server gives one result at a time on a connection."""

    def __init__(self, target: Target, door: Door) -> None:
        self._target = target
        self._door = door
        self._connection: RawConnection | None = None
        self._running: RawCursor | None = None
        self.turn = 0
        """Moves when a result is given up, so that who was reading it notices."""

    def open(self, connection_string: str) -> None:
        """Connect. The connection string is not kept."""
        with self.speaking(connecting=True):
            connection = self._door.open(connection_string, timeout=self._target.login_timeout)
            connection.timeout = self._target.statement_timeout
        self._connection = connection

    @property
    def closed(self) -> bool:
        """Whether there is no connection."""
        return self._connection is None

    @property
    def connection(self) -> RawConnection:
        """The open connection.

        Raises:
            ConnectionBroken: it was given up.
        """
        if self._connection is None:
            raise ConnectionBroken(f"The connection to {self._target.label} was given up.")
        return self._connection

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> RawCursor:
        """Run a statement; whoever still read another result gets no more of it."""
        self.give_up()
        cursor = self._running = self.connection.cursor()
        cursor.execute(sql, *parameters)
        return cursor

    def give_up(self) -> None:
        """Close the result that is open."""
        if self._running is not None:
            cursor, self._running = self._running, None
            self.turn += 1
            self._quietly(cursor.close)

    def commit(self) -> None:
        """End the transaction. Raises as the server says."""
        with self.speaking():
            self.give_up()
            self.connection.commit()

    def roll_back(self) -> None:
        """Give up what was not committed; without a connection nothing is left to be given up."""
        with self.speaking():
            self.give_up()
            if self._connection is not None:
                self._connection.rollback()

    def cancel(self) -> None:
        """Stop what runs; may come from another thread."""
        running = self._running
        if running is not None:
            running.cancel()

    def close(self) -> None:
        """Disconnect; nothing is raised when the server is gone."""
        if self._connection is None:
            return
        self.give_up()
        connection, self._connection = self._connection, None
        self._quietly(connection.rollback)
        self._quietly(connection.close)

    @contextmanager
    def speaking(self, *, connecting: bool = False) -> Iterator[None]:
        """Translate what the driver says."""
        try:
            yield
        except BridgeError:
            raise
        except Exception as exc:
            told = self._door.failure(exc)
            if told is None:
                raise
            # Not "from exc" while connecting: its traceback holds the connection string.
            cause = None if connecting else exc
            raise translated(FailedCall.of(*told, connecting=connecting), self._target) from cause

    def _quietly(self, step: Any) -> None:
        """Do what a lost connection does not let happen."""
        try:
            step()
        except Exception as exc:
            if self._door.failure(exc) is None:
                raise
