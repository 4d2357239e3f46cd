"""The shape in which a source yields a record: a parent row and the rows that belong to it, as plain tuples.

Rows are tuples in the order of their layout, because a million of them pass through here. Values by column type:

    TEXT     str without CHAR padding, or None; `bytes` when they are no text in the ledger's character set
    INTEGER  int or None
    NUMBER   int scaled by 10**scale (NUMERIC as the database keeps it), or None
    FLAG     bool or None, whether the database has BOOLEAN, 'T'/'F' or 0/1
    DAY      datetime.date or None; `int` (days from 1858-11-17) when no calendar date
    MOMENT   datetime.datetime as the ledger wrote it (no zone), or None
    REAL     float or None (no vendor table keeps money so; a mapping refuses it for amounts)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from connector.domain.entities import Entity

Row = tuple[object, ...]
"""Values of one table row in the order of its `TableLayout`."""

Children = tuple[Sequence[Row], ...]
"""For each child table of a `RecordLayout`, in its order, the rows of one parent (ordered as the source says)."""

MapRecord = Callable[[Row, Children], Entity]
"""A compiled mapping. Raises `SkipRecord` (Unmappable, Undecodable), its sentence names the record and the column."""


class ColumnType(StrEnum):
    """What a column's values are in a `Row`."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    MOMENT = "moment"
    REAL = "real"


class Column(msgspec.Struct, frozen=True):
    """One column of a live table."""

    name: str
    type: ColumnType
    scale: int = 0
    """Decimal places of a NUMBER: value = raw / 10**scale."""


class TableLayout(msgspec.Struct, frozen=True):
    """The columns of a table in the order of its rows."""

    table: str
    columns: tuple[Column, ...]

    def position(self, name: str) -> int | None:
        """Where a column stands in a row, or None when this ledger has none of that name."""
        return next((n for n, column in enumerate(self.columns) if column.name == name), None)


class RecordLayout(msgspec.Struct, frozen=True):
    """A parent table and its children; a child that exists at most once (an invoice's receivable) is a list of ≤ 1."""

    parent: TableLayout
    children: tuple[TableLayout, ...] = ()
