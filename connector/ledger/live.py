"""What a live company's database has, as reading needs to know it. A provider reads it from its server's catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from connector.mapping.record import Column

TOLD_CHARSET: Final = 4
"""Any character set that the database knows of its text."""
NONE_CHARSET: Final = 0
"""The database does not know what its bytes mean (Firebird's NONE)."""


@dataclass(frozen=True, slots=True)
class LiveColumn:
    """A column as it is: how a record shows it, and what reading it takes."""

    column: Column
    memo: bool = False
    """A text that is kept apart from its row (a BLOB)."""
    charset: int = TOLD_CHARSET
    length: int = 0
    """Characters that a text may have."""
    nullable: bool = True
    default: bool = False
    """Whether the database fills it when an INSERT leaves it out."""
    identity: bool = False
    """Whether the database gives its value."""
    stored: str = ""
    """Type as the database calls it, where that is more than `column` tells."""


@dataclass(frozen=True, slots=True)
class LiveTable:
    """A table as it is."""

    name: str
    columns: dict[str, LiveColumn]
    indexed: frozenset[str]
    """Columns that an active index begins with."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one company that this program may read."""

    tables: dict[str, LiveTable]
    generators: frozenset[str] = field(default_factory=frozenset)

    def table(self, name: str) -> LiveTable | None:
        """A table, or None when the company has none of that name."""
        return self.tables.get(name)

    def has(self, table: str, column: str) -> bool:
        """Whether the company has a column."""
        live = self.tables.get(table)
        return live is not None and column in live.columns
