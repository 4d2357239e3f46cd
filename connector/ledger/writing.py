"""What every writer of one kind of record does; the books give each write to the right one."""

from __future__ import annotations

from typing import Final, Protocol

from connector.domain.errors import SkipRecord, SourceChanged
from connector.domain.keys import EntityKind
from connector.domain.writing import Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written

ENTER_IT: Final = "Enter what is missing in the books and save the record on the platform again, or correct it there."
"""What to do about a record that names what the books do not have."""


class KindWriter(Protocol):
    """Writes records of one kind. Raises what `domain.ports.Books` raises; `Locked` stands for BUSY."""

    @property
    def entity(self) -> EntityKind:
        """The kind."""

    def readiness(self) -> Readiness:
        """Whether it can be written now, and why not."""

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived."""

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does."""

    def undo(self, written: Written) -> WriteResult:
        """Take a write back."""


def refused(write: Write, exc: SkipRecord | SourceChanged) -> WriteResult:
    """A refusal as a result."""
    return WriteResult(
        id=write.id,
        outcome=WriteOutcome.REJECTED,
        key=write.key,
        reason=exc.sentence,
        remedy=exc.remedy,
        code=exc.code,
    )
