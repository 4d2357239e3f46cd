"""Which sorts of rows a table gets: its rows are parted until each part is one row for each document, line or group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as datareplace
from typing import Final

from msgspec.structs import replace

from connector.posting.columns import UNEXPLAINED, Column, Finder, Found
from connector.posting.conditions import Condition, Literal, bits, learn, literals
from connector.posting.frames import rank
from connector.posting.links import Link, Links, Placed
from connector.posting.partitions import Partitions
from connector.posting.profile import Cells, Scope
from connector.posting.rules import Amount, Copy, Fresh, Rule, Side, evaluate
from connector.posting.sample import Table

_TRIED: Final = 3
_DEEPEST: Final = 7
EFFORT: Final = 3000
"""Ways to link rows that are tried in a table before it is given up."""
_TEMPLATE: Final = 12
_RIVAL: Final = 60
"""How much dearer another choice of lines may be to count as a rival."""
_WORST: Final = 7 * UNEXPLAINED
"""With more columns than that unexplained, rows are not what they were taken for."""
_SIDES: Final = {
    f"{prefix}{one}": f"{prefix}{other}"
    for prefix in ("", "LOCAL", "HOME", "ORG")
    for one, other in (("DR", "CR"), ("CR", "DR"))
}
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

    def __init__(self, table: Table, rows: Sequence[Placed], links: Links, *, budget: int = EFFORT) -> None:
        self._table = table
        self._rows = rows
        self._links = links
        self._single: dict[tuple[int, ...], Part | None] = {}
        self._literals: dict[int, list[Literal]] = {}
        self._finders: dict[tuple[int, tuple[int, ...]], Finder] = {}
        self._budget, self._allowed = budget, budget
        self._thorough = False
        self._partitions = Partitions(table.key, rows, links)
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
        for order, (one, two) in enumerate(self._partitions.of(rows, self._columns)):
            parts = (self._best(one), self._best(two))
            whole = sum(1 for part in parts if part and part.whole)
            explained = sum(len(part.rows) for part in parts if part and part.whole)
            cost = sum(part.cost if part else 20 * UNEXPLAINED for part in parts)
            scored.append((-whole, -explained if whole == 1 else cost, cost, order, one, two))
        scored.sort(key=lambda each: each[:4])
        return [(one, two) for *_, one, two in scored]

    def _best(self, rows: tuple[int, ...]) -> Part | None:
        """The likeliest single template for some rows."""
        if rows not in self._single:
            best: Part | None = None
            groups: list[Part] = []
            for link in self._links.of([self._rows[row] for row in rows]):
                if best and best.whole and link.scope is not best.link.scope:
                    break  # a row for each document or line needs no group
                self._budget -= 1
                limit = _WORST + UNEXPLAINED * len(self._table.columns) * self._thorough
                if best:
                    limit = best.cost + _RIVAL * (link.scope is Scope.GROUP)
                if link.scope is Scope.GROUP:
                    limit = min(limit, 2 * UNEXPLAINED)
                part = self._explained(rows, link, limit)
                if part and part.whole and link.scope is Scope.GROUP:
                    groups.append(part)
                if part and (best is None or part.cost < best.cost):
                    best = part
            self._single[rows] = best and _doubted(best, groups)
        return self._single[rows]

    def _explained(self, rows: tuple[int, ...], link: Link, limit: int) -> Part | None:
        """One template by one link; None when it gets dearer than the limit."""
        cost = _SCOPES[link.scope] + 2 * len(link.group_by) + sum(2 + rank(test.name, "") for test in link.lines)
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
        if self._thorough:
            found = [(name, self._mirrored(name, each, found, rows, link)) for name, each in found]
        condition = self._condition(link, used_names(each for _, each in found))
        cost += condition.cost if condition else 3 * UNEXPLAINED
        return Part(rows, link, tuple(found), condition, cost)

    def _mirrored(
        self,
        name: str,
        own: Found | None,
        others: Sequence[tuple[str, Found | None]],
        rows: tuple[int, ...],
        link: Link,
    ) -> Found | None:
        """The rule of the other side of the ledger turned round, when it gives the same cells and is another one."""
        other = dict(others).get(_SIDES.get(name, ""))
        if own is None or other is None or not isinstance(own.cells.rule, Amount):
            return own
        turned = turn(other.cells.rule)
        if turned is None:
            return own
        mine, theirs = (sum(1 for row in rows if self._rows[row].row.get(each)) for each in (name, _SIDES[name]))
        if mine >= theirs:
            return own
        units = [link.frame.units[unit] for unit in link.units]
        if any(evaluate(turned, unit) != self._rows[row].row.get(name) for unit, row in zip(units, rows, strict=True)):
            return own
        doubted = [turn(rival) for rival in other.cells.rivals]
        rivals = tuple(rival for rival in (own.cells.rule, *own.cells.rivals) if rival in doubted and rival != turned)
        return Found(replace(own.cells, rule=turned, rivals=rivals), other.cost)

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
        while again and self._budget > -self._allowed:
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


def turn(rule: Rule) -> Amount | None:
    """The same amount on the other side; None when it is on no side."""
    if isinstance(rule, Amount) and rule.side in (Side.POSITIVE, Side.NEGATIVE):
        return Amount(rule.terms, Side.NEGATIVE if rule.side is Side.POSITIVE else Side.POSITIVE)
    return None


def _doubted(best: Part, others: Sequence[Part]) -> Part:
    """The part, knowing which other choices and groups of lines explained its rows as well."""
    if best.link.scope is not Scope.GROUP:
        return best
    same = [each.link.lines for each in others if each.link.group_by == best.link.group_by]
    rivals = [
        lines
        for lines in dict.fromkeys(same)
        if lines != best.link.lines and not any(test.name.startswith("header.") for test in (*lines, *best.link.lines))
    ]
    by = dict.fromkeys(each.link.group_by for each in others if each.link.lines == best.link.lines)
    link = datareplace(
        best.link,
        rivals=tuple(dict.fromkeys((*best.link.rivals, *rivals))),
        group_rivals=tuple(group_by for group_by in by if group_by != best.link.group_by),
    )
    return datareplace(best, link=link)


def used_names(found: Iterable[Found | None]) -> frozenset[str]:
    """Values that amounts are made of: their being 0 is the likeliest reason for a row not to be there."""
    rules = [each.cells.rule for each in found if each]
    terms = {term.first for rule in rules if isinstance(rule, Amount) for term in rule.terms}
    return frozenset(terms | {rule.name for rule in rules if isinstance(rule, Copy) and "AMT" in rule.name})
