"""What a store stands on: statements as SQLite reads them, in transactions, on whatever database there is.

Statements use `?` or numbered values (`?1`), `x''` for no bytes, and `ON CONFLICT (key columns)`; what else differs
between the databases stands in the module of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Rows(Protocol):
    """The answer to a statement."""

    @property
    def rowcount(self) -> int:
        """Rows that were changed."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchmany(self, size: int, /) -> list[Any]:
        """The next rows, none at the end."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Row by row."""


class Statements(Protocol):
    """Takes statements."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Rows:
        """One statement."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows:
        """One statement for each row."""


class Ground(Protocol):
    """A database that keeps one memory. One thread writes; any number may read meanwhile."""

    def write(self) -> AbstractContextManager[Statements]:
        """One transaction: durable when it ends, undone when it raises. Inside another one it is a part of that."""

    def alone(self) -> AbstractContextManager[None]:
        """No other thread writes meanwhile."""

    def own(self) -> AbstractContextManager[Statements]:
        """The writer's connection for reading."""

    def read(self) -> AbstractContextManager[Statements]:
        """What is committed; inside a transaction of this thread, its own view."""

    def stream(self) -> AbstractContextManager[Statements]:
        """A connection of its own with one view of the memory, for reading at length, and for scratch tables."""

    def close(self) -> None:
        """Release it."""


def slots(values: Sequence[object]) -> str:
    """Question marks for a list of values."""
    return ",".join("?" * len(values))
