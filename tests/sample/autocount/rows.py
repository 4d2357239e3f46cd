"""Rows of AutoCount's tables: what must not be NULL is filled in, and each row goes where it is written."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, Final, Protocol

from tests.sample.autocount.dictionary import tables

CENT: Final = Decimal("0.01")
OFFICE_TIME: Final = dt.timezone(dt.timedelta(hours=8))
_CHUNK: Final = 4_000
_KEYS: Final = ("DocKey", "DtlKey")


class Loads(Protocol):
    """A database that takes many rows at once."""

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Write them; how many."""


class Writes(Protocol):
    """Where rows go one by one."""

    def insert(self, table: str, **values: Any) -> None:
        """Write one row; what the table requires and is not given gets its plain value."""

    def amend(self, table: str, key: str, value: Any, **changes: Any) -> None:
        """Change the row whose column `key` has that value."""


class Bulk:
    """Collects rows and loads them in large pieces."""

    def __init__(self, target: Loads, seed: int) -> None:
        self._target = target
        self._random = random.Random(seed)
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._found: dict[tuple[str, str, Any], dict[str, Any]] = {}
        self.counts: dict[str, int] = {}

    def insert(self, table: str, **values: Any) -> None:
        """Keep one row."""
        filled = complete(table, values, self._guid)
        self._rows.setdefault(table, []).append(filled)
        for key in _KEYS:
            if key in filled:
                self._found[table, key, filled[key]] = filled

    def amend(self, table: str, key: str, value: Any, **changes: Any) -> None:
        """Change a row that came since the last `rest`. Raises KeyError for an older one."""
        self._found[table, key, value].update(changes)

    def rest(self) -> None:
        """A document is complete: load what has become much."""
        self._found.clear()
        for table in [table for table, rows in self._rows.items() if len(rows) >= _CHUNK]:
            self._flush(table)

    def close(self) -> None:
        """Load what is left."""
        for table in list(self._rows):
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self._rows.pop(table)
        columns = list(dict.fromkeys(name for row in rows for name in row))
        self._target.load(table, columns, [tuple(row.get(column) for column in columns) for row in rows])
        self.counts[table] = self.counts.get(table, 0) + len(rows)

    def _guid(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))


def complete(table: str, values: Mapping[str, Any], guid: Any) -> dict[str, Any]:
    """The row with every column that must not be NULL. Raises KeyError for a column that there is not."""
    known, required = _columns(table)
    for name in values:
        if name not in known and not name.startswith("UDF_"):
            raise KeyError(f"{table}.{name}")
    row = dict(values)
    for name, plain in required:
        if name not in row:
            row[name] = guid() if plain is _GUID else plain
    return row


@cache
def _columns(table: str) -> tuple[frozenset[str], tuple[tuple[str, Any], ...]]:
    found = tables()[table].columns
    required = [
        (column.name, _plain(column.type, column.default))
        for column in found
        if not column.nullable and not column.identity
    ]
    return frozenset(column.name for column in found), tuple(required)


_GUID: Final = object()
_SINCE: Final = dt.datetime(2024, 1, 1, tzinfo=OFFICE_TIME).replace(tzinfo=None)


def _plain(kind: str, default: str | None) -> Any:
    if kind == "uniqueidentifier":
        return _GUID
    if default is not None and default.startswith("'"):
        return default.strip("'")
    if kind.startswith(("datetime", "date")):
        return _SINCE
    if kind == "bit":
        return False
    if kind.startswith("decimal"):
        return Decimal(default or 0)
    if "char" in kind:
        return "F" if kind == "char(1)" else ""
    return int(default or 0)


def cents(value: Decimal) -> Decimal:
    """Rounded to two places, half up."""
    return value.quantize(CENT, ROUND_HALF_UP)


def day(moment: dt.datetime) -> dt.datetime:
    """The date alone: documents are dated without a time."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
