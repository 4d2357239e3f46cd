"""Which document, line or group of lines each row of a table may stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import Final

from connector.posting.conditions import Literal, literals
from connector.posting.frames import Frame, Numbering, rank
from connector.posting.profile import Scope
from connector.posting.rules import Relation, Test, number
from connector.posting.sample import Row
from connector.posting.units import Subject

Counts = tuple[int, ...]
"""Rows of each document."""
_CODES: Final = 12
_LITERALS: Final = 60
_PAIRED: Final = 25
_BY_COUNT: Final = 6
_FEW: Final = 3
_USUAL: Final = ("line.ACCOUNT", "line.TAX", "line.PROJECT", "line.ITEMCODE", "line.LOCATION")
"""What lines are likeliest to be grouped by."""
_SUMS: Final = 24
"""Choices of lines that are tried for a single row with the sum of some of a document's lines."""
_BY_VALUE: Final = 3
_GROUPERS: Final = 8
_ALWAYS: Final = Test("", Relation.EMPTY)
Grouping = tuple[tuple[Test, ...], tuple[str, ...], tuple[tuple[Test, ...], ...]]
"""Conditions on the lines, what they are grouped by, and conditions that chose the same lines."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One row of a table in its document."""

    document: int
    order: int
    """Among the rows of the table in the document, from 0."""
    row: Row


@dataclass(frozen=True, slots=True)
class Link:
    """A way to say what the rows stand for: the unit of each row."""

    scope: Scope
    frame: Frame
    units: tuple[int, ...]
    lines: tuple[Test, ...] = ()
    group_by: tuple[str, ...] = ()
    rivals: tuple[tuple[Test, ...], ...] = ()
    group_rivals: tuple[tuple[str, ...], ...] = ()


class Links:
    """Frames of all scopes over the same documents."""

    def __init__(self, subjects: Sequence[Subject], numbering: Numbering) -> None:
        self._subjects = subjects
        self._numbering = numbering
        self._groups: dict[tuple[tuple[Test, ...], tuple[str, ...]], Frame] = {}

    @cached_property
    def documents(self) -> Frame:
        """One unit a document."""
        return self._frame(Scope.DOCUMENT)

    @cached_property
    def lines(self) -> Frame:
        """One unit a line."""
        return self._frame(Scope.LINE)

    def groups(self, lines: tuple[Test, ...], group_by: tuple[str, ...]) -> Frame:
        """One unit a group."""
        if (lines, group_by) not in self._groups:
            self._groups[lines, group_by] = self._frame(Scope.GROUP, lines, group_by)
        return self._groups[lines, group_by]

    def of(self, rows: Sequence[Placed]) -> Iterator[Link]:
        """Ways in which these rows can be linked, the simplest first."""
        counts = self._count(placed.document for placed in rows)
        if max(counts) <= 1:
            yield Link(Scope.DOCUMENT, self.documents, tuple(placed.document for placed in rows))
        seen: set[tuple[int, ...]] = set()
        by_document = _by_document(rows)
        for units in self._by_value(self.lines, rows):
            seen.add(units)
            yield Link(Scope.LINE, self.lines, units)
        for literal in self._line_counts.get(counts, ())[:_BY_COUNT]:
            units = self._in_order(self.lines, by_document, len(rows), literal.mask)
            if units not in seen:
                seen.add(units)
                yield Link(Scope.LINE, self.lines, units)
        yield from self._group_links(rows, counts, by_document)

    def _group_links(self, rows: Sequence[Placed], counts: Counts, by_document: dict[int, list[int]]) -> Iterator[Link]:
        groupings = [*self._group_counts.get(counts, ())[:_BY_COUNT], *self._some_documents(counts)]
        for tests, group_by, rivals in groupings:
            frame = self.groups(tests, group_by)
            seen: set[tuple[int, ...]] = set()
            others = self._by_value(frame, rows) if group_by else ()  # one group a document leaves no choice
            for units in (self._in_order(frame, by_document, len(rows)), *others):
                if units not in seen:
                    seen.add(units)
                    yield Link(Scope.GROUP, frame, units, tests, group_by, rivals)

    def _some_documents(self, counts: Counts) -> list[Grouping]:
        """Groupings that fit all documents which have rows; a condition may say why the others have none."""
        places = [place for place, count in enumerate(counts) if count]
        if len(places) < _FEW:
            return []
        wanted = [counts[place] for place in places]
        found = [
            (sum(known) - sum(wanted), groupings)
            for known, groupings in self._group_counts.items()
            if known != counts and [known[place] for place in places] == wanted
        ]
        chosen = [(extra, grouping) for extra, groupings in found for grouping in groupings]
        chosen.sort(key=lambda each: (all(test.name not in _USUAL for test in each[1][0]), each[0]))
        return [grouping for _, grouping in chosen[: _BY_COUNT if max(counts) > 1 else _SUMS]]

    def _frame(self, scope: Scope, lines: tuple[Test, ...] = (), group_by: tuple[str, ...] = ()) -> Frame:
        units = [
            (place, unit)
            for place, subject in enumerate(self._subjects)
            for unit in subject.units(scope, lines, group_by)
        ]
        return Frame([unit.values for _, unit in units], [place for place, _ in units], self._numbering)

    def _count(self, documents: Iterator[int]) -> Counts:
        found = Counter(documents)
        return tuple(found[place] for place in range(len(self._subjects)))

    @cached_property
    def _own_literals(self) -> list[Literal]:
        """Conditions on lines, each different choice of lines once; all lines first."""
        frame = self.lines
        always = Literal(_ALWAYS, (1 << len(frame.units)) - 1, -20)
        unique: dict[int, Literal] = {always.mask: always}
        for literal in literals(frame):
            if literal.test.name in self._varying or literal.test.name == "header.CANCELLED":
                unique.setdefault(literal.mask, literal)
        return list(unique.values())

    @cached_property
    def _by_code(self) -> list[Literal]:
        """The same, what a line's own codes say first."""
        return sorted(self._own_literals, key=lambda each: each.test.name not in _USUAL)[:_LITERALS]

    @cached_property
    def _varying(self) -> frozenset[str]:
        """Names that lines have and documents have not."""
        return frozenset(self.lines.names) - frozenset(self.documents.names)

    @cached_property
    def _line_counts(self) -> dict[Counts, list[Literal]]:
        """Numbers of lines a document that pass a condition, or two."""
        found: dict[Counts, list[Literal]] = defaultdict(list)
        spans = _spans(self.lines)
        singles = self._own_literals[:_LITERALS]
        pairs = [
            Literal(one.test, one.mask & two.mask, one.rank + two.rank + 10)
            for one, two in combinations(singles[1:_PAIRED], 2)
        ]
        masks: set[int] = set()
        for literal in (*singles, *pairs):
            if literal.mask not in masks:
                masks.add(literal.mask)
                counts = tuple((literal.mask & spans.get(place, 0)).bit_count() for place in range(len(self._subjects)))
                found[counts].append(literal)
        return found

    @cached_property
    def _group_counts(self) -> dict[Counts, list[Grouping]]:
        """Numbers of groups a document, by condition on the lines and what they are grouped by."""
        found: dict[Counts, list[Grouping]] = defaultdict(list)
        frame, groupers = self.lines, self._groupers()
        known = literals(frame)
        for size in (0, 1, 2):
            for group_by in combinations(groupers, size):
                keys = list(zip(frame.documents, *(frame.ids(name) for name in group_by), strict=True))
                for literal in self._own_literals[:_PAIRED] if size else self._by_code:
                    chosen = {key for place, key in enumerate(keys) if literal.mask >> place & 1}
                    tests = () if literal.test is _ALWAYS else (literal.test,)
                    rivals = tuple(
                        (each.test,)
                        for each in known
                        if each.mask == literal.mask and each.test != literal.test and "TAX" in each.test.name
                    )[:4]
                    found[self._count(key[0] for key in chosen)].append((tests, group_by, rivals))
        return found

    def _groupers(self) -> list[str]:
        """Codes that lines share."""
        unique: dict[tuple[int, ...], str] = {}
        frame = self.lines
        for name in sorted(self._varying, key=lambda each: (each not in _USUAL, rank(each, ""), each)):
            ids, values = frame.ids(name), frame.values(name)
            few = 1 < len(set(ids)) <= _CODES
            if few and all(value is None or isinstance(value, str) for value in values):
                unique.setdefault(ids, name)
        return list(unique.values())[:_GROUPERS]

    def _in_order(self, frame: Frame, by_document: dict[int, list[int]], total: int, mask: int = -1) -> tuple[int, ...]:
        """Rows and units of each document one after the other."""
        units = [0] * total
        free: dict[int, list[int]] = defaultdict(list)
        for place, document in enumerate(frame.documents):
            if mask >> place & 1:
                free[document].append(place)
        for document, places in by_document.items():
            for row, unit in zip(places, free[document], strict=True):  # as many as were counted
                units[row] = unit
        return tuple(units)

    def _by_value(self, frame: Frame, rows: Sequence[Placed]) -> list[tuple[int, ...]]:
        """Units that have the value of one of the row's columns: each unit once, in order where values are equal."""
        found: dict[tuple[int, ...], int] = {}
        own = [name for name in frame.names if name not in self._document_names]
        for column in rows[0].row:
            cells = [self._numbering.identity(placed.row.get(column)) for placed in rows]
            empty = self._numbering.identity(None)
            if empty in cells or all(
                not number(placed.row[column]) and not isinstance(placed.row[column], str) for placed in rows
            ):
                continue
            for name in own:
                units = _matched(frame, name, rows, cells)
                if units is not None:
                    points = rank(name, column) - (20 if name.endswith("KEY") else 0)
                    points += 30 if any(isinstance(value, Decimal) for value in frame.values(name)[:5]) else 0
                    found[units] = min(points, found.get(units, points))
        return sorted(found, key=lambda units: (found[units], units))[:_BY_VALUE]

    @cached_property
    def _document_names(self) -> frozenset[str]:
        return frozenset(self.documents.names)


def _matched(frame: Frame, name: str, rows: Sequence[Placed], cells: Sequence[int]) -> tuple[int, ...] | None:
    held = frame.held(name)
    if any(cell not in held[placed.document] for placed, cell in zip(rows, cells, strict=True)):
        return None
    ids = frame.ids(name)
    free: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place in range(len(ids) - 1, -1, -1):
        free[frame.documents[place], ids[place]].append(place)
    units = []
    for placed, cell in zip(rows, cells, strict=True):
        choice = free.get((placed.document, cell))
        if not choice:
            return None
        units.append(choice.pop())
    return tuple(units)


def _by_document(rows: Sequence[Placed]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for place, placed in enumerate(rows):
        found[placed.document].append(place)
    return found


def _spans(frame: Frame) -> dict[int, int]:
    """Units of each document as bits."""
    spans: dict[int, int] = defaultdict(int)
    for place, document in enumerate(frame.documents):
        spans[document] |= 1 << place
    return spans
