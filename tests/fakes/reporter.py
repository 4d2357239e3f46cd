"""Remembers what was reported."""

from __future__ import annotations

from connector.domain.keys import EntityKind
from connector.domain.runs import EntityCounts


class MemoryReporter:
    """Keeps notes and how often each kind made progress."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.steps: dict[EntityKind, int] = {}

    def progress(self, kind: EntityKind, counts: EntityCounts) -> None:
        """Count a step."""
        self.steps[kind] = self.steps.get(kind, 0) + 1

    def note(self, sentence: str) -> None:
        """Keep a sentence."""
        self.notes.append(sentence)
