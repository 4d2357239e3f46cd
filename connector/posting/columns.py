"""The smallest rule that gives a column exactly the cells that the books have."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from connector.posting.amounts import Amounts
from connector.posting.conditions import akin, bits, learn, literals
from connector.posting.frames import Frame, rank
from connector.posting.profile import Cells
from connector.posting.rules import (
    Constant,
    Copy,
    Fresh,
    Joined,
    Later,
    Lookup,
    Null,
    Only,
    Position,
    Rule,
    constant,
    evaluate,
    number,
    spelled,
)
from connector.posting.sample import Value

UNEXPLAINED: Final = 1000
"""Cost of a column without a rule; a rule costs less than 100."""
_CODES: Final = 40
_RIVALS: Final = 12
_FREE_TEXT: Final = 25
_SURE: Final = 6
_OWN: Final = 5
"""Sources of a lower rank are columns of the same name in the document itself."""
_RISING: Final = 80


@dataclass(frozen=True, slots=True)
class Column:
    """What is to be explained: one cell for each unit of a frame."""

    name: str
    values: Sequence[Value]
    in_table: Sequence[int]
    """Number of the row among the rows of its table in the document, from 0."""
    in_template: Sequence[int]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule with its cost; the smaller the likelier."""

    cells: Cells
    cost: int


class Finder:
    """Rules over one frame."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._amounts: Amounts | None = None
        self._texts: list[str] | None = None

    def find(self, column: Column, *, deep: bool = True, thorough: bool = True) -> Found | None:
        """The best rule; None when nothing explains the column.

        Without ``deep`` only plain sources are tried; ``thorough`` looks for conditions within the column as well.
        """
        ids = tuple(self._frame.numbering.identity(value) for value in column.values)
        searches: list[Callable[[Column], list[tuple[int, Rule]]]] = [self._number, self._position]
        if deep:
            searches += [
                self._date,
                self._cut,
                self._joined,
                self._fresh,
                self._lookup,
                *([self._only] if thorough else []),
            ]
        found = self._plain(column, ids)
        for search in searches:
            if found:
                break
            found = sorted(search(column), key=lambda each: (each[0], repr(each[1])))
        if not found:
            return None
        cost, best = found[0]
        rivals = () if _is_key(best) else tuple(rule for _, rule in found[1 : _RIVALS + 1])
        return Found(Cells(column.name, best, rivals, _longest(column, best)), cost)

    def _plain(self, column: Column, ids: tuple[int, ...]) -> list[tuple[int, Rule]]:
        """Constants and copies."""
        same = sorted((rank(name, column.name), name) for name in self._frame.same_as(ids))
        if any(isinstance(value, Decimal) for value in column.values):
            same = [each for each in same if not any(isinstance(v, int) for v in self._frame.values(each[1]))]
        if len(set(ids)) == 1:
            steady: list[tuple[int, Rule]] = [(2, constant(column.values[0]))]
            named = [name for _, name in same if name.partition(".")[2] == column.name]
            if named and rank(named[0], column.name) < _OWN:
                return [(1, Copy(named[0])), *steady]
            if isinstance(column.values[0], Decimal) and column.values[0]:
                return [(1 + points, Copy(name)) for points, name in same] or steady  # an amount that happens to recur
            return steady
        keys = all(name.endswith("KEY") and points >= _OWN for points, name in same)
        if same and keys and (fresh := self._fresh(column)):
            return fresh  # two counters that happen to keep step
        return [(1 + points, Copy(name)) for points, name in same]

    def _number(self, column: Column) -> list[tuple[int, Rule]]:
        if not any(isinstance(value, Decimal) for value in column.values):
            return []
        if any(value is None or isinstance(value, str) for value in column.values):
            return []
        if self._amounts is None:
            self._amounts = Amounts(self._frame)
        return [*self._amounts.find(column.name, [number(value) for value in column.values])]

    def _position(self, column: Column) -> list[tuple[int, Rule]]:
        if not all(isinstance(value, int) for value in column.values):
            return []
        ways = [(True, column.in_template), (False, column.in_table)]  # the last where no row of this sort comes first
        for own, places in ways[::-1] if 0 in column.in_table else ways:
            at = {place: number(value) for value, place in zip(column.values, places, strict=True)}
            if len(at) < 2:
                continue
            low, high = min(at), max(at)
            step = int((at[high] - at[low]) / (high - low))
            rule = Position(int(at[low]) - step * low, step, own)
            if all(v == rule.start + rule.step * p for v, p in zip(column.values, places, strict=True)):
                return [(20, rule)]
        return []

    def _date(self, column: Column) -> list[tuple[int, Rule]]:
        dates = [value for value in column.values if isinstance(value, dt.date)]
        if len(dates) < len(column.values):
            return []
        found: list[tuple[int, Rule]] = []
        for name in self._dates(column.name):
            starts = [value for value in self._frame.values(name) if isinstance(value, dt.date)]
            if len(starts) < len(dates) or type(starts[0]) is not type(dates[0]):
                continue
            days = [str((value - start).days) for value, start in zip(dates, starts, strict=True)]
            if len(set(days)) == 1:
                return [(30, Later(name, "", {"": int(days[0])}))]
            for points, code, entries in self._by_code(days):
                numbers = {text: int(str(day)) for text, day in entries.items()}
                found.append((30 + rank(name, column.name) + points, Later(name, code, numbers)))
        return found[:1] if not found else [min(found, key=lambda each: each[0])]

    def _dates(self, column: str) -> list[str]:
        names = [
            name for name in self._frame.names if any(isinstance(value, dt.date) for value in self._frame.values(name))
        ]
        return sorted(names, key=lambda name: (not name.endswith(".DOCDATE"), rank(name, column)))[:4]

    def _by_code(self, wanted: Sequence[Value]) -> Iterator[tuple[int, str, dict[str, Value]]]:
        """Codes that tell which of the wanted values belongs, with points and what belongs to each."""
        for name in self._text_names():
            entries: dict[str, Value] = {}
            codes = self._frame.values(name)
            if all(entries.setdefault(spelled(c), v) == v for c, v in zip(codes, wanted, strict=True)):
                evidence = len(set(zip(self._frame.documents, codes, strict=True))) - len(entries)
                if len(entries) <= _CODES and evidence >= max(5, len(entries)):
                    points = rank(name, "") // 2 + len(entries)
                    yield points - (15 if name.endswith((".TERMS", ".TAX")) else 0), name, entries

    def _text_names(self) -> list[str]:
        if self._texts is None:
            kept: dict[tuple[int, ...], str] = {}
            for name in sorted(self._frame.names, key=lambda each: (rank(each, ""), each)):
                if len(set(self._frame.ids(name))) > 1 and any(isinstance(v, str) for v in self._frame.values(name)):
                    kept.setdefault(self._frame.ids(name), name)
            self._texts = list(kept.values())
        return self._texts

    def _cut(self, column: Column) -> list[tuple[int, Rule]]:
        texts = [value for value in column.values if isinstance(value, str)]
        if not texts:
            return []
        length = max(len(text) for text in texts)
        if not length:
            return []
        return [
            (12 + rank(name, column.name), Copy(name, length))
            for name in self._text_names()
            if all(
                v == (s[:length] if isinstance(s, str) else s) or (isinstance(s, str) and v == s[:length].rstrip())
                for v, s in zip(column.values, self._frame.values(name), strict=True)
            )
        ]

    def _joined(self, column: Column) -> list[tuple[int, Rule]]:
        texts = [value for value in column.values if isinstance(value, str)]
        if len(texts) < len(column.values):
            return []
        sample = [name for name in self._text_names() if (s := spelled(self._frame.values(name)[0])) and s in texts[0]]
        found: list[tuple[int, Rule]] = []
        for name in sample:
            before, _, after = texts[0].partition(spelled(self._frame.values(name)[0]))
            found.append((30 + rank(name, column.name), Joined((before, after), (name,))))
            for other in sample:
                inner = spelled(self._frame.values(other)[0])
                if other != name and inner in after:
                    middle, _, end = after.partition(inner)
                    points = 40 + rank(name, column.name) + rank(other, column.name)
                    found.append((points, Joined((before, middle, end), (name, other))))
        return [
            each
            for each in found
            if all(evaluate(each[1], unit) == text for unit, text in zip(self._frame.units, texts, strict=True))
        ]

    def _fresh(self, column: Column) -> list[tuple[int, Rule]]:
        """A number of a generator: never twice, rising with the documents. A ``…KEY`` refers to another row."""
        if column.name.endswith("KEY"):
            return []
        whole = [v for v in column.values if isinstance(v, int) and not isinstance(v, bool)]
        if len(whole) < len(column.values) or len(set(whole)) < len(whole) or len(whole) < _SURE:
            return []
        rising = sum(1 for a, b in pairwise(whole) if a < b)
        return [(25, Fresh())] if rising * 100 >= _RISING * (len(whole) - 1) else []

    def _lookup(self, column: Column) -> list[tuple[int, Rule]]:
        if len(set(column.values)) * 2 > len(column.values):
            return []
        found = [
            (40 + points, Lookup(name, {code: constant(value) for code, value in entries.items()}))
            for points, name, entries in self._by_code(column.values)
        ]
        best = min(found, key=lambda each: each[0], default=None)
        return [each for each in found if best and (each is best or akin(each[1].code, best[1].code))]

    def _only(self, column: Column) -> list[tuple[int, Rule]]:
        """One rule where a condition holds, a constant elsewhere."""
        usual = Counter(column.values).most_common(1)[0][0] if None not in column.values else None
        places = tuple(i for i, value in enumerate(column.values) if value != usual)
        if len(places) < 2 or len(column.values) - len(places) < 2:
            return []
        part = Column(
            column.name,
            [column.values[i] for i in places],
            [column.in_table[i] for i in places],
            [column.in_template[i] for i in places],
        )
        inner = Finder(self._frame.take(places)).find(part, deep=False)
        if inner is None or isinstance(inner.cells.rule, Position):
            return []
        condition = learn(
            literals(self._frame), len(column.values), bits([i in set(places) for i in range(len(column.values))])
        )
        if condition is None or not condition.tests:
            return []
        rule = Only(condition.tests, inner.cells.rule, constant(usual))
        rivals = [Only(tests, inner.cells.rule, constant(usual)) for tests in condition.rivals]
        return [(50 + inner.cost + condition.cost, rule), *((90, rival) for rival in rivals)]


def _is_key(rule: Rule) -> bool:
    """Whether the rule gives a key: other counters may keep step with it by chance."""
    return isinstance(rule, Fresh) or (isinstance(rule, Copy) and rule.name.endswith(("KEY", "ID")))


def _longest(column: Column, rule: Rule) -> int:
    """Only texts that people write have a length worth guarding."""
    if isinstance(rule, Null | Constant | Lookup) or (isinstance(rule, Copy) and rule.length):
        return 0
    lengths = [len(value) for value in column.values if isinstance(value, str)]
    return max(*lengths, _FREE_TEXT) if lengths else 0
