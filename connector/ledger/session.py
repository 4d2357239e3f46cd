"""What writing needs of a driver; every driver of a ledger has it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Reading(Protocol):
    """A read-only transaction that sees one moment."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; for results that are known to be small. Raises as the driver's own method."""

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""


class Writing(Reading, Protocol):
    """A transaction that writes, too: committed at the end of its block, rolled back when the block raises."""

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run an INSERT, UPDATE or DELETE; how many rows it concerned.

        Raises:
            Locked: the row is somebody else's at the moment.
            DuplicateKey, Rejected: the books refuse the row.
            ConnectionBroken, SourceChanged, SignInRefused: as for reading.
        """


class Session(Protocol):
    """One open connection to one database. Used by one thread at a time."""

    def snapshot(self) -> AbstractContextManager[Reading]:
        """A read-only transaction."""

    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction that writes.

        Raises:
            Locked: somebody else changed a row that this wanted to change; nothing was written.
            AnswerLost: the connection broke while committing; nobody knows what became of it.
        """
