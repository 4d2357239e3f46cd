"""What the first sync would do, added up kind by kind as it is told. Pure; only the first records are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from connector.control.messages import PlannedChange, Target
from connector.domain.keys import SYNC_ORDER, EntityKind
from connector.domain.money import Sen

SHOWN = 20
"""Records of each kind that are shown by name."""


@dataclass(slots=True)
class KindTally:
    """One kind of record."""

    count: int = 0
    into_books: int = 0
    """How many of them would be written into the books."""
    amounts: Counter[str] = field(default_factory=Counter)
    """Sen by currency."""
    first: list[PlannedChange] = field(default_factory=list)


class Tally:
    """All kinds."""

    def __init__(self) -> None:
        self.kinds: dict[EntityKind, KindTally] = {}
        self.read: dict[EntityKind, int] = {}

    @property
    def total(self) -> int:
        """Records that would be written."""
        return sum(kind.count for kind in self.kinds.values())

    @property
    def compared(self) -> int:
        """Records that were read so far."""
        return sum(self.read.values())

    def add(self, changes: Iterable[PlannedChange]) -> None:
        """Count some more."""
        for change in changes:
            kind = self.kinds.setdefault(change.entity, KindTally())
            kind.count += 1
            kind.into_books += change.target is Target.BOOKS
            if change.currency:
                kind.amounts[change.currency] += change.amount
            if len(kind.first) < SHOWN:
                kind.first.append(change)

    def in_order(self) -> list[tuple[EntityKind, KindTally]]:
        """Kinds as they are synchronised."""
        return [(kind, self.kinds[kind]) for kind in SYNC_ORDER if kind in self.kinds]

    def amount(self, kind: EntityKind) -> list[tuple[str, Sen]]:
        """Totals of a kind, by currency."""
        return [(currency, Sen(sen)) for currency, sen in sorted(self.kinds[kind].amounts.items())]
