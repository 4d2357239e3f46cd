"""Named values of one document, of its lines, and of groups of its lines: what rules are evaluated on.

Names of values are explained in `rules`. What rounding left stands under ``rest.…`` for the document; under
``rest_last.…``, ``rest_first.…`` and ``rest_largest.…`` for the one line or group that takes it up (0 for all others).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from connector.posting.profile import Rest, Scope
from connector.posting.rules import Cell, Symbol, Test, Values, number, spelled
from connector.posting.sample import Facts

_ZERO: Final = Decimal(0)
_MOVING: Final = frozenset(
    ("OUTSTANDING", "BALSQTY", "BALSUOMQTY", "PAYMENTAMT", "UNAPPLIEDAMT", "LASTMODIFIED", "UPDATECOUNT")
)
_WHOLE: Final = "whole."
"""A line's amounts that are in no column of it."""
TAKERS: Final = ("last", "first", "largest")
"""Which line or group takes up what rounding left."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What one row may stand for."""

    label: str
    values: Values
    lines: tuple[int, ...]
    """Positions of the lines that belong to it."""


class Subject:
    """One document; keys of rows are added as they are made."""

    def __init__(
        self,
        header: Mapping[str, Cell],
        lines: Sequence[Mapping[str, Cell]],
        facts: Facts,
        line_facts: Sequence[Facts],
        rests: Iterable[Rest] = (),
        line_key: str = "",
    ) -> None:
        self.rests = tuple(rests)
        self._base: dict[str, Cell] = {f"header.{name}": value for name, value in header.items()}
        self._base.update(_named(facts))
        own = [{f"line.{name}": value for name, value in line.items()} for line in lines]
        for values, known in zip(own, line_facts or ({},) * len(own), strict=True):
            values.update(_named(known))
        self._own: list[dict[str, Cell]] = own
        self._line_key = f"line.{line_key}"
        self._base.update((f"total.{name}", value) for name, value in _sums(own, range(len(own))).items())
        for rest in self.rests:
            self._base[f"rest.{rest.name}"] = self._left(rest)
        for takes, index in self._takers([(i,) for i in range(len(own))]):
            own[index].update(takes)

    def add(self, name: str, value: Cell, unit: Unit, scope: Scope) -> None:
        """Make a key known to the document, or to the lines of the unit."""
        if scope is Scope.DOCUMENT:
            self._base[name] = value
        else:
            for index in unit.lines:
                self._own[index][name] = value

    def units(self, scope: Scope, lines: Sequence[Test] = (), group_by: Sequence[str] = ()) -> list[Unit]:
        """The document, its lines, or groups of those lines that pass the tests, in the order of their first line."""
        match scope:
            case Scope.DOCUMENT:
                return [Unit("", {**self._first(), **self._base}, tuple(range(len(self._own))))]
            case Scope.LINE:
                return [self._line(index) for index in range(len(self._own)) if self._passes(index, lines)]
            case Scope.GROUP:
                return self._groups(lines, group_by)

    def _first(self) -> dict[str, Cell]:
        """What the first line has."""
        own = self._own[0] if self._own else {}
        return {f"first.{name[5:]}": value for name, value in own.items() if name.startswith("line.")}

    def _line(self, index: int) -> Unit:
        own = self._own[index]
        key = own.get(self._line_key)
        label = f"#{index + 1}" if key is None or isinstance(key, Symbol) else spelled(key)
        return Unit(label, {**self._base, **own}, (index,))

    def _passes(self, index: int, tests: Sequence[Test]) -> bool:
        return not tests or all(test.holds({**self._base, **self._own[index]}) for test in tests)

    def _groups(self, tests: Sequence[Test], group_by: Sequence[str]) -> list[Unit]:
        members: dict[tuple[Cell, ...], list[int]] = {}
        for index, own in enumerate(self._own):
            if self._passes(index, tests):
                members.setdefault(tuple(own.get(name) for name in group_by), []).append(index)
        takers: dict[int, dict[str, Cell]] = {}
        for takes, place in self._takers([tuple(indexes) for indexes in members.values()]):
            takers.setdefault(place, {}).update(takes)
        return [
            Unit(
                "|".join(spelled(part) for part in key), self._group_values(indexes, takers.get(place, {})), (*indexes,)
            )
            for place, (key, indexes) in enumerate(members.items())
        ]

    def _group_values(self, indexes: Sequence[int], takes: Mapping[str, Cell]) -> Values:
        first = self._own[indexes[0]]
        others = [self._own[index] for index in indexes[1:]]
        values = dict(self._base)
        for name, value in first.items():
            if name.startswith("rest_"):
                continue
            if all(other.get(name) == value for other in others):
                values[name] = value
            values["first." + name.removeprefix("line.")] = value
        values.update((f"sum.{name}", value) for name, value in _sums(self._own, indexes).items())
        values.update(takes)
        return values

    def _left(self, rest: Rest) -> Decimal:
        parts = sum((number(self._base.get(f"total.{part}")) for part in rest.parts), _ZERO)
        return number(self._base.get(f"header.{rest.total}")) - parts

    def _takers(self, members: Sequence[tuple[int, ...]]) -> Iterable[tuple[dict[str, Cell], int]]:
        """Values of what rounding left, with the place of the line or group that takes each."""
        for rest in self.rests if members else ():
            left = self._base[f"rest.{rest.name}"]
            sizes = [abs(number(_sums(self._own, indexes).get(rest.parts[0]))) for indexes in members]
            places = (len(members) - 1, 0, sizes.index(max(sizes)))
            for taker, place in zip(TAKERS, places, strict=True):
                yield {f"rest_{taker}.{rest.name}": left}, place


def _named(facts: Facts) -> dict[str, Cell]:
    """Facts but for what moves with every document: nobody can see what it was when the document was saved."""
    return {
        f"{fact}.{column}": value
        for fact, row in facts.items()
        for column, value in row.items()
        if column not in _MOVING or fact == "settled"
    }


def _sums(lines: Sequence[Mapping[str, Cell]], indexes: Iterable[int]) -> dict[str, Decimal]:
    """Sums of all decimal columns of some lines, and of what each comes to with its tax (``WHOLEAMT``)."""
    sums: dict[str, Decimal] = {}
    for index in indexes:
        for name, value in lines[index].items():
            if isinstance(value, Decimal) and name.startswith(("line.", _WHOLE)):
                column = name.removeprefix("line.").replace(_WHOLE, "WHOLE")
                sums[column] = sums.get(column, _ZERO) + value
    return sums
