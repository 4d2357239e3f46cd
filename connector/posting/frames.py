"""Many units side by side: each named value as a column, so that equal columns are found by looking them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from connector.posting.rules import Cell, Values, number

_LIKELY_PARTS: Final = ("line", "first", "sum", "header", "total")
_UNLIKELY: Final = 50


class Numbering:
    """A small number for each value; equal values share theirs."""

    def __init__(self) -> None:
        self._numbers: dict[Cell, int] = {}

    def identity(self, value: Cell) -> int:
        """The number of a value."""
        return self._numbers.setdefault(value, len(self._numbers))


class Frame:
    """Named values of a list of units."""

    def __init__(self, units: Sequence[Values], documents: Sequence[int], numbering: Numbering) -> None:
        self.units = units
        self.numbering = numbering
        self.documents = documents
        """Place of the document of each unit."""
        self._names: tuple[str, ...] | None = None
        self._ids: dict[str, tuple[int, ...]] = {}
        self._parent: tuple[Frame, tuple[int, ...]] | None = None
        self._by_ids: dict[tuple[int, ...], list[str]] | None = None
        self._decimals: dict[str, list[Decimal]] = {}
        self._held: dict[str, dict[int, set[int]]] = {}
        self._takes: dict[tuple[int, ...], Frame] = {}

    def take(self, indexes: tuple[int, ...]) -> Frame:
        """Some of the units, in that order; a unit may come several times."""
        if indexes not in self._takes:
            part = Frame([self.units[i] for i in indexes], [self.documents[i] for i in indexes], self.numbering)
            part._parent, part._names = (self, indexes), self.names
            self._takes[indexes] = part
        return self._takes[indexes]

    @property
    def names(self) -> tuple[str, ...]:
        """Names that any of the units has."""
        if self._names is None:
            self._names = tuple(dict.fromkeys(name for unit in self.units for name in unit))
        return self._names

    def values(self, name: str) -> list[Cell]:
        """One value of each unit."""
        return [unit.get(name) for unit in self.units]

    def ids(self, name: str) -> tuple[int, ...]:
        """Identities of these values."""
        found = self._ids.get(name)
        if found is None:
            if self._parent is None:
                found = tuple([self.numbering.identity(unit.get(name)) for unit in self.units])
            else:
                parent, indexes = self._parent
                whole = parent.ids(name)
                found = tuple([whole[i] for i in indexes])
            self._ids[name] = found
        return found

    def same_as(self, ids: tuple[int, ...]) -> list[str]:
        """Names whose values are exactly these."""
        if self._by_ids is None:
            self._by_ids = {}
            for name in self.names:
                self._by_ids.setdefault(self.ids(name), []).append(name)
        return self._by_ids.get(ids, [])

    def held(self, name: str) -> dict[int, set[int]]:
        """Identities of the values that the units of each document have."""
        if name not in self._held:
            found: dict[int, set[int]] = defaultdict(set)
            for document, cell in zip(self.documents, self.ids(name), strict=True):
                found[document].add(cell)
            self._held[name] = found
        return self._held[name]

    def decimals(self, name: str) -> list[Decimal]:
        """The values as numbers, 0 for what is none."""
        if name not in self._decimals:
            self._decimals[name] = [number(value) for value in self.values(name)]
        return self._decimals[name]

    def amounts(self) -> list[str]:
        """Names of decimal values that are not 0 everywhere, one name for those that are equal everywhere."""
        seen: dict[tuple[int, ...], str] = {}
        for name in sorted(self.names, key=lambda each: (rank(each, ""), each)):
            if any(isinstance(value, Decimal) and value for value in self.values(name)):
                seen.setdefault(self.ids(name), name)
        return list(seen.values())


def column_of(name: str) -> str:
    """The column part of a name."""
    return name.partition(".")[2]


def rank(name: str, column: str) -> int:
    """How unlikely a value is as the source of a column: same names first, the document before its facts."""
    part, _, own = name.partition(".")
    distance = _LIKELY_PARTS.index(part) if part in _LIKELY_PARTS else len(_LIKELY_PARTS)
    if own == column and (distance < len(_LIKELY_PARTS) or own != "CODE"):
        return distance
    points = 10 + 2 * distance
    if part.isupper() or "/" in part:
        points = 8 if own.endswith(("KEY", "ID")) else 14
    if ("LOCAL" in own) != ("LOCAL" in column):
        points += 6
    if column.startswith(own) or own.startswith(column):
        points -= 2
    return points + (_UNLIKELY if own.startswith("UDF_") else 0)
