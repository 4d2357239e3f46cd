"""The AutoCount 2.2 schema: `columns.csv` and `keys.csv` beside this module.

Both hold what a published scaffold of a live 2.2 company shows of the tables that are needed here and of all tables
that their foreign keys lead to (the reference on AutoCount, source A): columns, types, nullability, identity, most
defaults, keys, indexes and the *names* of triggers. What a scaffold cannot show (trigger code, checks, collation) is
not here; see `tests.live.tsql.schema` and `tests.sample.autocount.tsql` for what stands in.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent
_REFERENCE: Final = re.compile(r"(\w+)\((.+)\)")
_CLR_NUMBER: Final = re.compile(r"(?:\(\w+\))?(-?[\d.]+)m?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `type` is SQL Server's, such as ``decimal(19,2)``."""

    name: str
    type: str
    nullable: bool
    identity: bool
    default: str | None
    """As T-SQL writes it (``'F'``, ``0``, ``newid()``, ``getdate()``), or None."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that must be found in another table, where none of them is NULL."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    name: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    """Unique indexes besides the primary key."""
    indexes: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    triggers: tuple[str, ...]

    def column(self, name: str) -> Column:
        """One column by its exact name. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    @property
    def identity(self) -> str | None:
        """The column that the server numbers."""
        return next((column.name for column in self.columns if column.identity), None)


@cache
def tables() -> dict[str, Table]:
    """All tables by name, each after those that its foreign keys lead to, where that is possible."""
    columns: dict[str, list[Column]] = {}
    for row in _rows("columns.csv"):
        columns.setdefault(row["table"], []).append(_column(row))
    keys: dict[str, list[dict[str, str]]] = {name: [] for name in columns}
    for row in _rows("keys.csv"):
        keys[row["table"]].append(row)
    return {name: _table(name, tuple(found), keys[name]) for name, found in columns.items()}


def _table(name: str, columns: tuple[Column, ...], keys: list[dict[str, str]]) -> Table:
    def listed(kind: str) -> tuple[tuple[str, ...], ...]:
        return tuple(_names(row["columns"]) for row in keys if row["kind"] == kind)

    foreign = []
    for row in keys:
        if row["kind"] == "foreign key":
            match = _REFERENCE.fullmatch(row["references"])
            assert match is not None, row
            foreign.append(ForeignKey(_names(row["columns"]), match[1], _names(match[2])))
    primary = listed("primary key")
    triggers = listed("triggers")
    return Table(
        name,
        columns,
        primary[0] if primary else (),
        listed("unique index"),
        # An index over a computed column, which the list of columns does not have, is left out.
        tuple(index for index in listed("index") if {column.name for column in columns}.issuperset(index)),
        tuple(foreign),
        triggers[0] if triggers else (),
    )


def _column(row: dict[str, str]) -> Column:
    return Column(row["column"], row["type"], row["nullable"] == "yes", bool(row["identity"]), _default(row["default"]))


def _default(text: str) -> str | None:
    """The scaffold writes C# literals: ``0m``, ``(short)0``, ``true``, a bare letter."""
    if not text:
        return None
    if text in ("(newid())", "(getdate())"):
        return text.strip("()") + "()"
    if text in ("true", "false"):
        return "1" if text == "true" else "0"
    if number := _CLR_NUMBER.fullmatch(text):
        return number[1]
    return f"'{text}'"


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
