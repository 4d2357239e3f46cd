"""A set of books that can be written (`domain.ports.Books`): each write goes to the writer of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connector.domain.errors import Locked, Rejected, SkipRecord
from connector.domain.keys import EntityKind
from connector.domain.writing import Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.ledger.writing import KindWriter, refused


class LedgerBooks:
    """What every ledger's books have in common."""

    def __init__(self, program: str, writers: Mapping[EntityKind, KindWriter]) -> None:
        """`program` is what people call the vendor's program."""
        self._program = program
        self._writers = writers

    def readiness(self) -> Sequence[Readiness]:
        """Which kinds can be written now, and why others cannot."""
        return [writer.readiness() for writer in self._writers.values()]

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""
        try:
            return self._writer(write.entity).apply(write)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence)
        except SkipRecord as exc:
            return refused(write, exc)

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived."""
        return self._writer(write.entity).settle(write)

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does."""
        return self._writer(written.write.entity).preview_undo(written)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back."""
        return self._writer(written.write.entity).undo(written)

    def _writer(self, kind: EntityKind) -> KindWriter:
        if kind not in self._writers:
            name = kind.value.replace("_", " ")
            raise Rejected(f"This program does not write {name} into {self._program}.", remedy="Enter it there.")
        return self._writers[kind]
