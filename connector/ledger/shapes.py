"""Which tables make a record: what a provider tells of its vendor's tables, so that they can be read.

A kind has one or more *shapes*; each has a parent table and child tables in a fixed order. In SQL the parent table is
called P, a child C, the sales document that a receivable is of S, and a table that is looked through for edits T.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from connector.domain.keys import EntityKind

OPENING: Final = "@opening"
"""Stands in SQL for the day of the company's conversion."""


@dataclass(frozen=True, slots=True)
class Added:
    """A column that no table has: its name and the SQL that makes it."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Child:
    """A table whose rows belong to a parent."""

    table: str
    parent: str
    """SQL of the parent's key as the child knows it."""
    order: tuple[str, ...]
    """Columns in which the rows of one parent stand; the last one is unique in the table."""
    join: str = ""
    condition: str = ""
    source: str = ""
    """The database's table where `table` is only some of its rows, under a name of their own."""
    added: tuple[Added, ...] = ()
    restated: Mapping[str, str] = field(default_factory=dict)
    """SQL that stands for a column, where another table knows its value better."""
    at_most_one: bool = False
    receivable: bool = False
    """Whether it is the row that a sales document was posted to."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place where an edit of a record shows: rows that were modified later lead to keys of parents."""

    table: str
    """The table that is looked through."""
    parent: str
    """SQL of the parent's key."""
    ranged_by: str
    """Its primary key, by which a table is read in ranges where no index tells what was modified."""
    join: str = ""
    condition: str = ""
    numbered: bool = False
    """Whether `ranged_by` is a number."""


@dataclass(frozen=True, slots=True)
class Receivable:
    """The row of the customer ledger that a sales document was posted to; its version is part of the document's."""

    table: str
    join: str
    """SQL that ties it (A) to its document (P)."""
    key: str
    """Its own key; of several receivables the one with the lowest counts."""
    indexed: str
    """The column of it that the join goes by: without an index every document would be sought in the whole ledger."""
    version: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way in which records of a kind lie in the ledger."""

    kind: EntityKind
    table: str
    key: str
    """Unique column by which records are keyed and paged."""
    numeric: bool = False
    """Whether the key is a number; a text otherwise."""
    prefix: str = ""
    """In front of the key, where keys of two shapes could meet."""
    condition: str = ""
    children: tuple[Child, ...] = ()
    added: tuple[Added, ...] = ()
    restated: Mapping[str, str] = field(default_factory=dict)
    """SQL that stands for a column, where another table knows its value better."""
    version: tuple[str, ...] = ()
    """Columns that move with an edit; the first is its time. Without it the version is a hash of the row."""
    triggers: tuple[Trigger, ...] = ()
    receivable: Receivable | None = None
    amount: str = ""
    """Column of the control amount."""
    currency: str = ""
    """Column of its currency."""
    essential: tuple[str, ...] = ()
    """Columns without which nothing can be read."""
