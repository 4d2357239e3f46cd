"""Which sorts of rows a table gets: its rows are parted until each part is one row for each document, line or group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from connector.posting.columns import UNEXPLAINED, Column, Finder, Found
from connector.posting.conditions import Condition, Literal, bits, learn, literals
from connector.posting.links import Link, Links, Placed
from connector.posting.profile import Cells, Scope
from connector.posting.rules import Amount, Copy, Fresh
from connector.posting.sample import Table, Value

_PARTS: Final = 8
"""A column with more different values than this is no sort of row."""
_TRIED: Final = 3
_DEEPEST: Final = 7
_BUDGET: Final = 3000
_TEMPLATE: Final = 12
_WORST: Final = 7 * UNEXPLAINED
"""With more columns than that unexplained, rows are not what they were taken for."""
_SCOPES: Final = {Scope.DOCUMENT: 0, Scope.LINE: 2, Scope.GROUP: 5}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are explained as one template."""

    rows: tuple[int, ...]
    """Places among the rows of the table."""
    link: Link
    found: tuple[tuple[str, Found | None], ...]
    condition: Condition | None
    cost: int

    @property
    def whole(self) -> bool:
        """Whether every column and the presence of the rows is explained."""
        return self.cost < UNEXPLAINED

    def unexplained(self) -> list[str]:
        """Columns without a rule."""
        return [column for column, found in self.found if found is None]


@dataclass(frozen=True, slots=True)
class Solution:
    """Templates that the rows of a table come from, and rows that none explains."""

    parts: tuple[Part, ...]
    left: tuple[int, ...] = ()

    @property
    def cost(self) -> int:
        """The smaller the better."""
        return sum(part.cost + _TEMPLATE for part in self.parts) + 20 * UNEXPLAINED * bool(self.left)

    @property
    def whole(self) -> bool:
        """Whether everything is explained."""
        return not self.left and all(part.whole for part in self.parts)


class Structure:
    """The search in one table."""

    def __init__(self, table: Table, rows: Sequence[Placed], links: Links) -> None:
        self._table = table
        self._rows = rows
        self._links = links
        self._single: dict[tuple[int, ...], Part | None] = {}
        self._literals: dict[int, list[Literal]] = {}
        self._finders: dict[tuple[int, tuple[int, ...]], Finder] = {}
        self._budget = _BUDGET
        self._thorough = False
        self._columns = self._telling()

    def solve(self) -> Solution:
        """The fewest and likeliest templates; all columns explained as far as they can be."""
        rows = tuple(range(len(self._rows)))
        solution = self._merged(self._solve(rows, 0))
        ignored = self._never(solution)
        if ignored and not solution.whole:
            self._columns = [name for name in self._columns if name not in ignored]
            self._single.clear()
            solution = self._merged(self._solve(rows, 0))
        self._columns = [column.name for column in self._table.columns]
        self._single.clear()
        self._thorough = True
        return Solution(tuple(self._best(part.rows) or part for part in solution.parts), solution.left)

    def _telling(self) -> list[str]:
        """Columns worth looking at while rows are parted: no text or number never the same and found nowhere."""
        kept = []
        known = [frozenset(unit.values()) for unit in self._links.documents.units]
        for place, unit in zip(self._links.lines.documents, self._links.lines.units, strict=True):
            known[place] |= frozenset(unit.values())
        for column in self._table.columns:
            values = [placed.row.get(column.name) for placed in self._rows]
            told = sum(1 for placed, v in zip(self._rows, values, strict=True) if v in known[placed.document])
            odd = [v for v in values if isinstance(v, str | int) and not isinstance(v, bool)]
            strange = len(odd) > 9 and len(set(odd)) * 10 > len(odd) * 9 and told * 10 < len(values)
            if column.name == self._table.key or not strange:
                kept.append(column.name)
        return kept

    def _never(self, solution: Solution) -> set[str]:
        """Columns that no template explains."""
        parts = [set(part.unexplained()) for part in solution.parts]
        return set.intersection(*parts) if parts else set()

    def _solve(self, rows: tuple[int, ...], depth: int) -> Solution:
        single = self._best(rows)
        if (single and single.whole) or depth >= _DEEPEST or self._budget <= 0:
            return Solution((single,)) if single else Solution((), rows)
        best = Solution((single,)) if single else Solution((), rows)
        for one, two in self._promising(rows)[:_TRIED]:
            first = self._solve(one, depth + 1)
            if first.cost >= best.cost:
                continue
            second = self._solve(two, depth + 1)
            both = Solution(first.parts + second.parts, first.left + second.left)
            if both.cost < best.cost:
                best = both
            if best.whole:
                break
        return best

    def _promising(self, rows: tuple[int, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Ways to part the rows in two, those that explain most first."""
        scored = []
        for order, (one, two) in enumerate(self._partitions(rows)):
            parts = (self._best(one), self._best(two))
            whole = sum(1 for part in parts if part and part.whole)
            explained = sum(len(part.rows) for part in parts if part and part.whole)
            cost = sum(part.cost if part else 20 * UNEXPLAINED for part in parts)
            scored.append((-whole, -explained if whole == 1 else cost, cost, order, one, two))
        scored.sort(key=lambda each: each[:4])
        return [(one, two) for *_, one, two in scored]

    def _partitions(self, rows: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Each way once; a way that never parts the rows of one document says nothing."""
        seen: set[tuple[int, ...]] = set()
        for flags in self._tests(rows):
            one = tuple(row for row, flag in zip(rows, flags, strict=True) if flag)
            two = tuple(row for row, flag in zip(rows, flags, strict=True) if not flag)
            if not one or not two or one in seen or two in seen:
                continue
            seen.update((one, two))
            if {self._rows[row].document for row in one} & {self._rows[row].document for row in two}:
                yield one, two

    def _tests(self, rows: tuple[int, ...]) -> Iterator[list[bool]]:
        for column in self._columns:
            if column == self._table.key:
                continue
            values = [self._rows[row].row.get(column) for row in rows]
            kinds = dict.fromkeys(values)
            if len(kinds) < 2:
                continue
            if any(isinstance(value, Decimal) for value in values):
                yield [bool(value) for value in values]
                continue
            if len(kinds) <= _PARTS:
                for kind in sorted(kinds, key=str):
                    yield [value == kind for value in values]
            elif None in kinds:
                yield [value is None for value in values]
            yield from self._like_sources(rows, values)

    def _like_sources(self, rows: tuple[int, ...], values: Sequence[Value]) -> Iterator[list[bool]]:
        """Rows that hold a value of their document, or of one of its lines, and rows that do not."""
        ids = [self._links.documents.numbering.identity(value) for value in values]
        places = [self._rows[row].document for row in rows]
        by_document = self._links.documents
        for name in by_document.names:
            own = by_document.ids(name)
            flags = [own[place] == cell for place, cell in zip(places, ids, strict=True)]
            if 3 * sum(flags) >= len({*places}):
                yield flags
        lines = self._links.lines
        for name in lines.names:
            if name.startswith("line."):
                held = lines.held(name)
                yield [cell in held[place] for place, cell in zip(places, ids, strict=True)]

    def _best(self, rows: tuple[int, ...]) -> Part | None:
        """The likeliest single template for some rows."""
        if rows not in self._single:
            best: Part | None = None
            for link in self._links.of([self._rows[row] for row in rows]):
                if best and best.whole and link.scope is not best.link.scope:
                    break  # a row for each document or line needs no group
                self._budget -= 1
                part = self._explained(
                    rows, link, best.cost if best else _WORST + UNEXPLAINED * len(self._table.columns) * self._thorough
                )
                if part and (best is None or part.cost < best.cost):
                    best = part
            self._single[rows] = best
        return self._single[rows]

    def _explained(self, rows: tuple[int, ...], link: Link, limit: int) -> Part | None:
        """One template by one link; None when it gets dearer than the limit."""
        cost = _SCOPES[link.scope] + 2 * len(link.group_by) + 2 * len(link.lines)
        found: list[tuple[str, Found | None]] = []
        finder = self._finder(link)
        counted = self._counted(rows)
        for name in sorted(self._columns, key=lambda each: -len({self._rows[row].row.get(each) for row in rows})):
            column = Column(
                name,
                [self._rows[row].row.get(name) for row in rows],
                [self._rows[row].order for row in rows],
                counted,
            )
            rule = (
                Found(Cells(name, Fresh()), 0)
                if name == self._table.key
                else finder.find(column, thorough=self._thorough)
            )
            found.append((name, rule))
            cost += rule.cost if rule else UNEXPLAINED
            if cost >= limit:
                return None
        condition = self._condition(link, used_names(each for _, each in found))
        cost += condition.cost if condition else 3 * UNEXPLAINED
        return Part(rows, link, tuple(found), condition, cost)

    def _finder(self, link: Link) -> Finder:
        key = (id(link.frame), link.units)
        if key not in self._finders:
            self._finders[key] = Finder(link.frame.take(link.units))
        return self._finders[key]

    def _counted(self, rows: tuple[int, ...]) -> list[int]:
        """Number of each row among those of its document, from 0."""
        seen: dict[int, int] = defaultdict(int)
        counted = []
        for row in rows:
            document = self._rows[row].document
            counted.append(seen[document])
            seen[document] += 1
        return counted

    def _condition(self, link: Link, favoured: frozenset[str]) -> Condition | None:
        frame = link.frame
        there = set(link.units)
        if len(there) < len(link.units):
            return None
        present = bits([place in there for place in range(len(frame.units))])
        known = self._literals.get(id(frame))
        if known is None:
            known = self._literals[id(frame)] = literals(frame)
        return learn(known, len(frame.units), present, favoured)

    def _merged(self, solution: Solution) -> Solution:
        """Templates that are one when seen together are one: sales accounts, tax codes."""
        parts = list(solution.parts)
        again = True
        while again and self._budget > -_BUDGET:
            again = False
            for one in range(len(parts)):
                for two in range(one + 1, len(parts)):
                    both = self._best(tuple(sorted(parts[one].rows + parts[two].rows)))
                    if both and both.cost < parts[one].cost + parts[two].cost + _TEMPLATE:
                        parts[one] = both
                        del parts[two]
                        again = True
                        break
                if again:
                    break
        return Solution(tuple(parts), solution.left)


def used_names(found: Iterable[Found | None]) -> frozenset[str]:
    """Values that amounts are made of: their being 0 is the likeliest reason for a row not to be there."""
    rules = [each.cells.rule for each in found if each]
    terms = {term.first for rule in rules if isinstance(rule, Amount) for term in rule.terms}
    return frozenset(terms | {rule.name for rule in rules if isinstance(rule, Copy) and "AMT" in rule.name})
