"""Planned rows against the rows of one document: which one is which, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from connector.posting.profile import PlannedRow
from connector.posting.rules import Cell, Symbol
from connector.posting.sample import Row


@dataclass(frozen=True, slots=True)
class Pair:
    """A planned row and the row that it is in the books."""

    planned: PlannedRow
    place: int
    """Of the row among those of its table, from 0."""
    differing: tuple[str, ...]
    """Columns in which they differ."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of one table."""

    pairs: tuple[Pair, ...]
    lacking: tuple[PlannedRow, ...]
    """Planned, and not in the books."""
    more: tuple[int, ...]
    """In the books, and not planned: places among the rows of the table."""

    @property
    def same(self) -> bool:
        """Whether the books have what was planned, and nothing else."""
        return not (self.lacking or self.more or any(pair.differing for pair in self.pairs))


class Matching:
    """Matches the rows of one document table by table; keys become known as rows are found."""

    def __init__(self, uncompared: Iterable[str]) -> None:
        """`uncompared` are columns that move with every save."""
        self._uncompared = frozenset(uncompared)
        self._keys: dict[Symbol, Cell] = {}

    def table(self, planned: Sequence[PlannedRow], rows: Sequence[Row]) -> Matched:
        """Match the rows of one table: those that agree first, what is left by likeness."""
        left = list(enumerate(rows))
        pairs: list[Pair] = []
        unmatched: list[PlannedRow] = []
        for plan in planned:
            found = next((each for each in left if not self._differing(plan, each[1])), None)
            if found is None:
                unmatched.append(plan)
                continue
            self._bind(plan, found[1])
            left.remove(found)
            pairs.append(Pair(plan, found[0], ()))
        lacking = []
        for plan in unmatched:
            if not left:
                lacking.append(plan)
                continue
            found = min(left, key=lambda each: len(self._differing(plan, each[1])))
            left.remove(found)
            pairs.append(Pair(plan, found[0], tuple(self._differing(plan, found[1]))))
            self._bind(plan, found[1])
        return Matched(tuple(pairs), tuple(lacking), tuple(place for place, _ in left))

    def known(self, cell: Cell) -> Cell:
        """A cell, with the key that a symbol was found to be."""
        return self._keys.get(cell, cell) if isinstance(cell, Symbol) else cell

    def _differing(self, plan: PlannedRow, row: Row) -> list[str]:
        return [name for name, cell in plan.cells.items() if self._differs(name, self.known(cell), row)]

    def _differs(self, name: str, wanted: Cell, row: Row) -> bool:
        return name not in self._uncompared and not isinstance(wanted, Symbol) and wanted != row.get(name)

    def _bind(self, plan: PlannedRow, row: Row) -> None:
        for name, cell in plan.cells.items():
            if isinstance(cell, Symbol):
                self._keys.setdefault(cell, row.get(name))
