"""Rules for cells that hold numbers: one value on a side of the ledger, products, sums of two, shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from msgspec.structs import replace

from connector.posting.frames import Frame, column_of, rank
from connector.posting.rules import Amount, Rounding, Side, Term, on_side, rounded

_ZERO: Final = Decimal(0)
_TERMS: Final = 120
_FOUND: Final = 12
Numbers = list[Decimal]
_NEAR: Final = Decimal("0.01")
_MONEY: Final = ("AMT", "AMOUNT", "CHARGE", "GAINLOSS", "TOTAL")
"""Words in the names of amounts in the books of either program; AutoCount also calls them ...Tax."""
Scored = tuple[int, Amount]


class Amounts:
    """Search for the terms of a column's numbers, over the amounts of one frame."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._names = [name for name in frame.amounts() if not name.startswith("settled.")]
        self._products: list[tuple[Term, Numbers]] | None = None

    def find(self, column: str, wanted: Numbers) -> list[Scored]:
        """Rules that give exactly these numbers, by how unlikely they are; the simplest sort only."""
        if not any(wanted):
            return []
        for search in (self._single, self._product, self._pairs, self._shares):
            found = [each for one in search(column, wanted) for each in self._alike(column, one)]
            if found:
                return sorted(found, key=lambda each: (each[0], repr(each[1])))[:_FOUND]
        return []

    def _alike(self, column: str, one: Scored) -> Iterator[Scored]:
        """The rule, and the same over a value that was equal everywhere."""
        points, rule = one
        yield one
        for place, term in enumerate(rule.terms):
            for name in self._frame.same_as(self._frame.ids(term.first)):
                if name != term.first and not name.startswith("settled."):
                    terms = (*rule.terms[:place], replace(term, first=name), *rule.terms[place + 1 :])
                    yield points - rank(term.first, column) + rank(name, column), Amount(terms, rule.side)

    def _single(self, column: str, wanted: Numbers) -> Iterator[Scored]:
        for name in self._names:
            for side in sides(self._frame.decimals(name), wanted):
                yield rank(name, column) + 10, Amount((Term(name),), side)

    def _product(self, column: str, wanted: Numbers) -> Iterator[Scored]:
        places = decimals_of(wanted)
        pivot = _pivot(wanted)
        for first, second in self._factors():
            there = self._frame.decimals(first)[pivot] * self._frame.decimals(second)[pivot]
            if abs(abs(there) - abs(wanted[pivot])) > _NEAR:
                continue
            for rounding in Rounding:
                term = Term(first, second, places=places, rounding=rounding)
                for side in sides(self._numbers(term), wanted):
                    yield rank(first, column) + rank(second, "CURRENCYRATE") + 20, Amount((term,), side)

    def _pairs(self, column: str, wanted: Numbers) -> Iterator[Scored]:
        pivot = _pivot(wanted)
        target = abs(wanted[pivot])
        terms = self._terms()
        at = [numbers[pivot] for _, numbers in terms]
        for one, two in combinations(range(len(terms)), 2):
            for minus in (False, True):
                there = at[one] - at[two] if minus else at[one] + at[two]
                if abs(there) != target:
                    continue
                (a, first), (b, second) = terms[one], terms[two]
                sums = [x - y if minus else x + y for x, y in zip(first, second, strict=True)]
                b = Term(b.first, b.second, b.third, b.places, b.rounding, minus)
                points = 30 + rank(a.first, column) + rank(b.first, column) + 8 * (bool(a.second) + bool(b.second))
                for side in sides(sums, wanted):
                    yield points, Amount((a, b), side)

    def _shares(self, column: str, wanted: Numbers) -> Iterator[Scored]:
        """A share of a fact: fact x part / whole."""
        parts = [name for name in self._names if name.startswith(("line.", "sum."))]
        facts = [name for name in self._names if name.startswith("invoice")]
        pivot = _pivot(wanted)
        for fact in facts:
            for whole in facts:
                for part in parts if whole != fact else ():
                    term = Term(fact, part, whole)
                    if abs(abs(term.number(self._frame.units[pivot])) - abs(wanted[pivot])) <= _NEAR:
                        for side in sides(self._numbers(term), wanted):
                            yield 60 + rank(fact, column) + rank(whole, column), Amount((term,), side)

    def _terms(self) -> list[tuple[Term, Numbers]]:
        """Amounts and amounts in the home currency, those that are likely."""
        if self._products is None:
            names = [name for name in self._names if _is_money(name)]
            terms = [Term(name) for name in names]
            rates = [name for name in self._names if column_of(name) == "CURRENCYRATE"]
            terms += [Term(name, rate) for name in names if not name.startswith("rest") for rate in rates]
            self._products = [(term, self._numbers(term)) for term in terms[:_TERMS]]
        return self._products

    def _factors(self) -> Iterator[tuple[str, str]]:
        rates = [name for name in self._names if "RATE" in column_of(name)]
        for first in self._names:
            yield from ((first, rate) for rate in rates if rate != first and first not in rates[: rates.index(rate)])
            if "QTY" in first:
                yield from ((first, other) for other in self._names if "PRICE" in other or "COST" in other)

    def _numbers(self, term: Term) -> Numbers:
        if not term.second:
            return self._frame.decimals(term.first)
        if term.third:
            return [term.number(unit) for unit in self._frame.units]
        ones, twos = self._frame.decimals(term.first), self._frame.decimals(term.second)
        return [rounded(x * y, term.places, term.rounding) for x, y in zip(ones, twos, strict=True)]


def sides(numbers: Sequence[Decimal], wanted: Sequence[Decimal]) -> Iterator[Side]:
    """Sides on which the numbers are the wanted ones."""
    for side in Side:
        if all(on_side(number, side) == cell for number, cell in zip(numbers, wanted, strict=True)):
            yield side


def decimals_of(numbers: Iterable[Decimal]) -> int:
    """Decimals that the numbers need, at least two."""
    return max([2, *(-int(number.normalize().as_tuple().exponent) for number in numbers if number)])


def _is_money(name: str) -> bool:
    column = column_of(name)
    return name.startswith("rest") or column.endswith("TAX") or any(word in column for word in _MONEY)


def _pivot(wanted: Sequence[Decimal]) -> int:
    """Place of the largest number: the one that is hardest to hit by chance."""
    return max(range(len(wanted)), key=lambda place: abs(wanted[place]))
