"""When is a row there: conditions that hold for all units that have it and for no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from connector.posting.frames import Frame, column_of, rank
from connector.posting.rules import Cell, Constant, Relation, Test, constant

_CODES: Final = 8
"""A value with more different codes than this is no sort of document or line."""
_CONSIDERED: Final = 60
_MOST: Final = 3
_RIVALS: Final = 6
_STEM: Final = 3
_FIRST_ASKED: Final = ("header.CANCELLED", "item.STOCKCONTROL")


@dataclass(frozen=True, slots=True)
class Literal:
    """One condition and the units, as bits, that fulfil it."""

    test: Test
    mask: int
    rank: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found: all tests must hold; ``rivals`` told the same units apart."""

    tests: tuple[Test, ...]
    rivals: tuple[tuple[Test, ...], ...] = ()
    cost: int = 0


def literals(frame: Frame) -> list[Literal]:
    """Every condition that some units fulfil and others do not, the likely ones first."""
    found: dict[tuple[int, str], Literal] = {}
    for name in frame.names:
        for test, flags, points in _tests(frame, name):
            mask = bits(flags)
            literal = Literal(test, mask, points + rank(name, "") // 2)
            found.setdefault((mask, name), literal)
    return sorted(found.values(), key=lambda each: (each.rank, each.test.name))


def bits(flags: Sequence[bool]) -> int:
    """Flags as one number."""
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def learn(
    known: Sequence[Literal], total: int, present: int, favoured: frozenset[str] = frozenset()
) -> Condition | None:
    """The smallest, likeliest conditions that hold exactly for the units in ``present``; None when there are none."""
    everything = (1 << total) - 1
    if present == everything:
        return Condition(())
    holding = [literal for literal in known if literal.mask & present == present]

    def points(literal: Literal) -> int:
        return literal.rank - (8 if literal.test.name in favoured else 0)

    exact = sorted((literal for literal in holding if literal.mask == present), key=points)
    if exact:
        best = exact[0]
        rivals = tuple((each.test,) for each in exact[1:] if akin(each.test.name, best.test.name))
        return Condition((best.test,), rivals[:_RIVALS], 2 + max(points(best), 0) // 4)
    holding.sort(key=lambda each: (each.mask.bit_count() - present.bit_count(), points(each)))
    for size in range(2, _MOST + 1):
        matching = [chosen for chosen in combinations(holding[:_CONSIDERED], size) if _together(chosen) == present]
        if matching:
            chosen = min(matching, key=lambda each: sum(points(literal) for literal in each))
            tests = tuple(literal.test for literal in sorted(chosen, key=points))
            return Condition(
                tests, _other(matching, chosen), 2 * size + sum(max(points(each), 0) for each in chosen) // 4
            )
    return None


def _other(matching: list[tuple[Literal, ...]], chosen: tuple[Literal, ...]) -> tuple[tuple[Test, ...], ...]:
    """Rivals that differ from the chosen conditions in akin values only."""
    rivals = []
    for each in matching:
        changed = [literal for literal in each if literal not in chosen]
        left = [literal for literal in chosen if literal not in each]
        if each is not chosen and all(any(akin(a.test.name, b.test.name) for b in left) for a in changed):
            rivals.append(tuple(literal.test for literal in each))
    return tuple(rivals[:_RIVALS])


def _together(chosen: Sequence[Literal]) -> int:
    mask = chosen[0].mask
    for literal in chosen[1:]:
        mask &= literal.mask
    return mask


def akin(name: str, other: str) -> bool:
    """Whether two values are of one family, in one row: TAXAMT and TAX, QTY and SQTY."""
    one, two = column_of(name), column_of(other)
    return name.partition(".")[0] == other.partition(".")[0] and any(
        one[i : i + _STEM] in two for i in range(len(one) - _STEM + 1)
    )


def _tests(frame: Frame, name: str) -> Iterator[tuple[Test, list[bool], int]]:
    """Conditions on one value that tell units apart, with points for how far-fetched they are."""
    ids = frame.ids(name)
    if len(set(ids)) < 2:
        return
    values = frame.values(name)
    first = -12 if name in _FIRST_ASKED else 0
    if any(isinstance(value, Decimal) for value in values):
        yield from _mixed(Test(name, Relation.NONZERO), [bool(value) for value in values], 2)
        return
    filled = [value is not None and value != "" for value in values]
    yield from _mixed(Test(name, Relation.FILLED), filled, 3)
    yield from _mixed(Test(name, Relation.EMPTY), [not each for each in filled], 4)
    seen: dict[Cell, None] = dict.fromkeys(value for value in values if value is not None and value != "")
    if len(seen) > _CODES or len(seen) * 2 > len(values):
        return
    for code in sorted(seen, key=str):
        if isinstance(code, bool | int | str):
            same = [value == code for value in values]
            points = first + (2 if isinstance(code, bool) else 6)
            yield from _mixed(Test(name, Relation.IS, _literal(code)), same, points)
            if not isinstance(code, bool):
                yield from _mixed(Test(name, Relation.IS_NOT, _literal(code)), [not each for each in same], points + 2)


def _literal(code: bool | int | str) -> Constant:
    rule = constant(code)
    assert isinstance(rule, Constant)  # noqa: S101  # a code is never null, and only null makes another rule
    return rule


def _mixed(test: Test, flags: list[bool], points: int) -> Iterator[tuple[Test, list[bool], int]]:
    if any(flags) and not all(flags):
        yield test, flags, points
