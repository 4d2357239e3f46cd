"""The vendor's program's own way into the books: one attachment, its transactions, rows that fit the live columns."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, cast

import fdb

from tests.sample.busy import Busy
from tests.sample.doors import Connection, Cursor, Door, Row
from tests.sample.variant import Charset, Rules

SEN: Final = Decimal("0.01")
_WRITING: Final = bytes(
    (fdb.isc_tpb_version3, fdb.isc_tpb_write, fdb.isc_tpb_nowait, fdb.isc_tpb_read_committed)
) + bytes((fdb.isc_tpb_rec_version,))


def rounded(amount: Decimal) -> Decimal:
    """To the sen, half away from zero."""
    return amount.quantize(SEN, ROUND_HALF_UP)


class Books:
    """One attachment to a company, writing at once or holding its transaction open."""

    def __init__(self, door: Door, charset: Charset) -> None:
        self._connection: Connection = door.connect(charset, _WRITING)
        self._columns: dict[str, dict[str, str]] = {}
        self.holding = False
        """A transaction is held open: `done` does not commit."""
        self.rules = self._rules()
        """What this program posts; the file says which program it belongs to."""

    def _rules(self) -> Rules:
        (remark,) = self.row("SELECT CAST(RDB$DESCRIPTION AS VARCHAR(40)) FROM RDB$DATABASE")
        self._connection.commit()
        return Rules(remark) if remark else Rules.BY_LINE

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """All rows of a SELECT."""
        cursor = self._run(sql, parameters)
        try:
            return [tuple(_plain(value) for value in row) for row in cursor.fetchall()]
        finally:
            cursor.close()

    def row(self, sql: str, *parameters: object) -> Row:
        """The only row of a SELECT; raises LookupError when there is none."""
        found = self.rows(sql, *parameters)
        if not found:
            raise LookupError(sql)
        return found[0]

    def run(self, sql: str, *parameters: object) -> None:
        """One statement without rows; raises Busy when another user's transaction holds a row."""
        self._run(sql, parameters).close()

    def next(self, generator: str) -> int:
        """Next key from one of the vendor's generators."""
        return cast(int, self.row(f"SELECT NEXT VALUE FOR {generator} FROM RDB$DATABASE")[0])

    def insert(self, table: str, **values: object) -> None:
        """A row; columns that this company lacks are left out."""
        known = {name: self._stored(table, name, value) for name, value in values.items() if self.has(table, name)}
        marks = ", ".join("?" * len(known))
        self.run(f"INSERT INTO {table} ({', '.join(known)}) VALUES ({marks})", *known.values())

    def update(self, table: str, where: Mapping[str, object], **values: object) -> None:
        """Rows matching all of ``where``; columns that this company lacks are left out."""
        known = {name: self._stored(table, name, value) for name, value in values.items() if self.has(table, name)}
        if known:
            assignments = ", ".join(f"{name} = ?" for name in known)
            conditions = " AND ".join(f"{name} = ?" for name in where)
            self.run(f"UPDATE {table} SET {assignments} WHERE {conditions}", *known.values(), *where.values())

    def delete(self, table: str, **where: object) -> None:
        """Rows matching all of ``where``."""
        self.run(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} = ?' for name in where)}", *where.values())

    def has(self, table: str, column: str) -> bool:
        """Whether this company has the column."""
        return column in self._types(table)

    def letters(self, table: str, column: str) -> bool:
        """Whether a yes/no column holds 'T' and 'F'."""
        return self._types(table).get(column) == "char"

    def true(self, value: object) -> bool:
        """A stored yes or no, in whichever form."""
        return value in (True, 1, "T")

    def pick(self, rng: random.Random, table: str, key: str, condition: str = "1 = 1") -> object | None:
        """The key of some row, or None when no row fits."""
        keys = self.rows(f"SELECT FIRST 500 {key} FROM {table} WHERE {condition} ORDER BY {key} DESC")
        return rng.choice(keys)[0] if keys else None

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
        """Give up whatever is open and detach."""
        self.rollback()
        self._connection.close()

    def _run(self, sql: str, parameters: Sequence[object]) -> Cursor:
        cursor = self._connection.cursor()
        try:
            cursor.execute(sql, list(parameters) if parameters else None)
        except fdb.DatabaseError as exc:
            cursor.close()
            if "lock conflict" in str(exc) or "deadlock" in str(exc):
                raise Busy(str(exc)) from exc
            raise
        return cursor

    def _types(self, table: str) -> dict[str, str]:
        if table not in self._columns:
            found = self.rows(
                """SELECT TRIM(R.RDB$FIELD_NAME), F.RDB$FIELD_TYPE FROM RDB$RELATION_FIELDS R
                JOIN RDB$FIELDS F ON F.RDB$FIELD_NAME = R.RDB$FIELD_SOURCE WHERE R.RDB$RELATION_NAME = ?""",
                table,
            )
            self._columns[table] = {str(name): _FIELD_TYPES.get(cast(int, kind), "") for name, kind in found}
        return self._columns[table]

    def _stored(self, table: str, column: str, value: object) -> object:
        if not isinstance(value, bool):
            return value
        match self._types(table)[column]:
            case "char":
                return "T" if value else "F"
            case "small":
                return int(value)
            case _:
                return value


_FIELD_TYPES: Final = {7: "small", 14: "char", 23: "boolean"}


def _plain(value: object) -> object:
    return value.rstrip(" ") if isinstance(value, str) else value
