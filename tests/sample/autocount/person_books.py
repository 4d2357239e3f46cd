"""The vendor's program's own way into AutoCount's books: a session in T-SQL, and a second one that fetches keys."""

from __future__ import annotations

import datetime as dt
import random
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final

import pyodbc

from tests.live.servers.autocount import AutoCountDatabase
from tests.sample.autocount.rows import OFFICE_TIME, complete
from tests.sample.autocount.variant import Counter, Rules
from tests.sample.busy import Busy

BUSY: Final = frozenset({1205, 1222, 3960})


class LiveKeys:
    """Takes keys as AutoCount does: its own short transaction on the row of Registry, whatever becomes of them."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def take(self, counter: Counter, number: int = 1) -> range:
        """The next keys."""
        row = self._connection.execute(
            "SELECT RegValue FROM Registry WITH (UPDLOCK, ROWLOCK) WHERE RegID = ?", counter.value
        ).fetchone()
        reached = int(row[0]) if row else 0
        if row is None:
            self._connection.execute(
                "INSERT INTO Registry (RegID, RegType, RegValue) VALUES (?, 3, ?)", counter.value, str(number)
            )
        else:
            self._connection.execute(
                "UPDATE Registry SET RegValue = ? WHERE RegID = ?", str(reached + number), counter.value
            )
        self._connection.commit()
        return range(reached + 1, reached + number + 1)


class LiveBooks:
    """One session, writing at once or holding its transaction open."""

    def __init__(self, database: AutoCountDatabase, rules: Rules | None, patience: int = -1) -> None:
        """`rules`: what this program posts; None looks at what the company's documents have. `patience`: milliseconds
        until a row that somebody else holds is given up as `Busy`; for ever by default."""
        self._connection = database.connect()
        self._counting = database.connect()
        self._connection.execute(f"SET LOCK_TIMEOUT {patience}")
        self.keys = LiveKeys(self._counting)
        self.holding = False
        self.rules = rules or self._rules()

    def _rules(self) -> Rules:
        kinds = {row[0] for row in self.rows("SELECT SourceType FROM GLDTL GROUP BY SourceType")}
        queued = self.rows("SELECT TOP 1 StockTransQueueKey FROM StockTransQueue")
        self._connection.commit()
        if "RC" in kinds or ("RI" in kinds and "IV" not in kinds):
            return Rules.SUMMED
        return Rules.QUEUED if queued else Rules.PAIRED

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        return [tuple(row) for row in self._run(sql, parameters).fetchall()]

    def row(self, sql: str, *parameters: Any) -> tuple[Any, ...]:
        """The first row of a SELECT; raises LookupError when there is none."""
        found = self.rows(sql, *parameters)
        if not found:
            raise LookupError(sql)
        return found[0]

    def record(self, table: str, key: str, value: Any) -> dict[str, Any]:
        """One row by column; raises LookupError when there is none."""
        cursor = self._run(f"SELECT * FROM [{table}] WHERE [{key}] = ?", (value,))
        names = [column[0] for column in cursor.description]
        row = cursor.fetchone()
        if row is None:
            raise LookupError(f"{table} {value}")
        return dict(zip(names, row, strict=True))

    def run(self, sql: str, *parameters: Any) -> int:
        """One statement without rows; how many it changed."""
        return int(self._run(sql, parameters).rowcount)

    def insert(self, table: str, **values: Any) -> None:
        """A row, whole."""
        row = complete(table, values, lambda: str(uuid.uuid4()))
        names, marks = ", ".join(f"[{name}]" for name in row), ", ".join("?" * len(row))
        self.run(f"INSERT INTO [{table}] ({names}) VALUES ({marks})", *row.values())

    def insert_counted(self, table: str, **values: Any) -> int:
        """A row of a table whose keys the server gives; its key."""
        row = complete(table, values, lambda: str(uuid.uuid4()))
        names, marks = ", ".join(f"[{name}]" for name in row), ", ".join("?" * len(row))
        sql = (
            f"SET NOCOUNT ON; INSERT INTO [{table}] ({names}) VALUES ({marks}); SELECT CAST(SCOPE_IDENTITY() AS bigint)"
        )
        return int(self._run(sql, tuple(row.values())).fetchone()[0])

    def amend(self, table: str, key: str, value: Any, **changes: Any) -> None:
        """Change the row with that key."""
        self.update(table, {key: value}, **changes)

    def update(self, table: str, where: Mapping[str, Any], **values: Any) -> None:
        """Rows matching all of ``where``."""
        assignments = ", ".join(f"[{name}] = ?" for name in values)
        self.run(f"UPDATE [{table}] SET {assignments} WHERE {_matching(where)}", *values.values(), *where.values())

    def delete(self, table: str, **where: Any) -> None:
        """Rows matching all of ``where``."""
        self.run(f"DELETE FROM [{table}] WHERE {_matching(where)}", *where.values())

    def pick(self, chance: random.Random, table: str, key: str, condition: str = "1 = 1") -> Any:
        """The key of some row, or None when no row fits."""
        keys = self.rows(f"SELECT TOP 500 [{key}] FROM [{table}] WHERE {condition} ORDER BY [{key}] DESC")
        return chance.choice(keys)[0] if keys else None

    def saved(self) -> None:
        """One document more was saved: Registry counts them."""
        changed = "CAST(CAST(RegValue AS bigint) + 1 AS nvarchar(255))"
        self.run(f"UPDATE Registry SET RegValue = {changed} WHERE RegID = ?", Counter.SAVED.value)

    def done(self) -> None:
        """End of one action: commit, unless the transaction is held open."""
        if not self.holding:
            self._connection.commit()

    def commit(self) -> None:
        """Commit whatever is open."""
        self.holding = False
        self._connection.commit()

    def rollback(self) -> None:
        """Give up whatever is open."""
        self.holding = False
        self._connection.rollback()

    def close(self) -> None:
        """Give up whatever is open and end both sessions."""
        self.rollback()
        self._connection.close()
        self._counting.close()

    def _run(self, sql: str, parameters: tuple[Any, ...]) -> Any:
        try:
            return self._connection.execute(sql, *parameters)
        except pyodbc.Error as exc:
            if _number(exc) in BUSY:
                raise Busy(str(exc)) from exc
            raise


class Seat:
    """Where somebody sits: sessions, user, clock.

    Attributes:
        books: the sessions.
        offset: seconds that this PC's clock is ahead of ours.
    """

    def __init__(
        self,
        database: AutoCountDatabase,
        *,
        rules: Rules | None = None,
        user: str = "AISYAH",
        clock: Callable[[], float] = time.time,
        offset: float = 0,
        patience: int = -1,
    ) -> None:
        self.books = LiveBooks(database, rules, patience)
        self.rules = self.books.rules
        self.user = user
        self.offset = offset
        self._clock = clock

    def now(self) -> dt.datetime:
        """This PC's own time in the office, as AutoCount writes it: without a zone."""
        return dt.datetime.fromtimestamp(self._clock() + self.offset, OFFICE_TIME).replace(tzinfo=None)

    def today(self) -> dt.datetime:
        """This PC's own date."""
        return self.now().replace(hour=0, minute=0, second=0, microsecond=0)

    def touched(self, version: int | None = None, at: dt.datetime | None = None) -> dict[str, Any]:
        """Columns that a save changes; `version` is LastUpdate before it, where the table has that."""
        stamps: dict[str, Any] = {"LastModified": at or self.now(), "LastModifiedUserID": self.user}
        return stamps if version is None else {**stamps, "LastUpdate": version + 1}

    def created(self) -> dict[str, Any]:
        """Columns of a new row."""
        at = self.now()
        return {"LastModified": at, "LastModifiedUserID": self.user, "CreatedTimeStamp": at, "CreatedUserID": self.user}

    def begin(self) -> None:
        """Hold everything from now on in one open transaction."""
        self.books.holding = True

    def commit(self) -> None:
        """Commit what was held."""
        self.books.commit()

    def rollback(self) -> None:
        """Give up what was held."""
        self.books.rollback()

    def close(self) -> None:
        """Give up what is open and go home."""
        self.books.close()


def _matching(where: Mapping[str, Any]) -> str:
    return " AND ".join(f"[{name}] = ?" for name in where)


def _number(error: pyodbc.Error) -> int:
    parts = str(error.args[-1]).rsplit("(", 2)
    digits = parts[1].split(")")[0] if len(parts) == 3 else ""
    return int(digits) if digits.isdigit() else 0
