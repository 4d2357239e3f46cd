"""The posting profile of a company, derived from documents that the vendor's own program posted there."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

import msgspec
from msgspec.structs import replace

from connector.posting.columns import Column, Finder
from connector.posting.frames import Frame, Numbering
from connector.posting.links import Links, Placed
from connector.posting.profile import Cells, Difference, Profile, Rest, Scope, Template
from connector.posting.rules import Cell, Copy, Fresh, Null, Rule, number, spelled
from connector.posting.sample import Document, DocumentKind, Row, Schema, Table, Value
from connector.posting.structure import EFFORT, Part, Solution, Structure
from connector.posting.units import Subject
from connector.posting.wording import picture

_SMALL: Final = Decimal(1)
"""What rounding leaves is less than this for a document."""
_SHOWN: Final = 3
_SAVED: Final = "LASTMODIFIED"
"""When the document was saved last, where its header tells that."""
_OTHERS_FILL: Final = ("UDF_", "IRBM_", "EIV", "PEPPOL")
_REST: Final = re.compile(r'"rest(?:_last|_first|_largest)?\.([^"]+)"')


@dataclass(frozen=True, slots=True)
class Derivation:
    """What was found; the profile may be used only when there are no differences."""

    profile: Profile
    differences: tuple[Difference, ...]


def derive(documents: Sequence[Document], schema: Schema, *, effort: int = EFFORT) -> Derivation:
    """The smallest rules that reproduce every row of these documents, and what no rule explains.

    The same documents give the same rules. `effort` is how many ways to link rows are tried in a table before it is
    given up. Raises ValueError without a document, or with documents of several kinds.
    """
    kinds = {document.kind for document in documents}
    if len(kinds) != 1:
        raise ValueError("documents of exactly one kind are needed")
    return _Search(_sorted(documents, schema), schema, effort).run(kinds.pop())


def _sorted(documents: Sequence[Document], schema: Schema) -> list[Document]:
    key = schema.table(schema.header).key
    return sorted(documents, key=lambda document: (number(document.header.get(key)), document.label))


class _Search:
    """One derivation: completion of header and lines first, then table after table."""

    def __init__(self, documents: Sequence[Document], schema: Schema, effort: int) -> None:
        self._documents = documents
        self._schema = schema
        self._effort = effort
        self._numbering = Numbering()
        self._rests = tuple(_rests(documents))
        line_key = schema.table(schema.line).key
        self._subjects = [
            Subject(each.header, each.lines, each.facts, each.line_facts, self._rests, line_key) for each in documents
        ]
        self._differences: list[Difference] = []
        self._left_out: list[str] = []

    def run(self, kind: DocumentKind) -> Derivation:
        header, line = self._header(), self._line()
        templates: list[Template] = []
        for table in self._schema.tables:
            if table.name not in (self._schema.header, self._schema.line):
                templates += self._posted(table)
        used = {name for template in templates for name in rests_in(template)}
        profile = Profile(
            kind=kind,
            schema=self._schema,
            schema_fingerprint=self._schema.fingerprint(),
            header=header,
            line=line,
            templates=tuple(_agreed(templates)),
            rests=tuple(rest for rest in self._rests if rest.name in used),
            learned_from=len(self._documents),
            left_out=tuple(self._left_out),
        )
        return Derivation(profile, tuple(self._differences))

    def _header(self) -> Template:
        given = (*self._schema.given_header, self._schema.table(self._schema.header).key)
        lines = (*self._schema.given_line, self._schema.table(self._schema.line).key)
        units = []
        for each in self._documents:
            few = [supplied(row, lines) for row in each.lines]
            units += Subject(supplied(each.header, given), few, each.facts, each.line_facts).units(Scope.DOCUMENT)
        rows = [Placed(place, 0, each.header) for place, each in enumerate(self._documents)]
        values = [dict(unit.values) for unit in units]
        return self._completion(self._schema.table(self._schema.header), "header", given, rows, values)

    def _line(self) -> Template:
        given = (*self._schema.given_line, self._schema.table(self._schema.line).key)
        values: list[dict[str, Cell]] = []
        rows: list[Placed] = []
        for place, each in enumerate(self._documents):
            few = [supplied(row, given) for row in each.lines]
            subject = Subject(each.header, few, each.facts, each.line_facts)
            values += [dict(unit.values) for unit in subject.units(Scope.LINE)]
            rows += [Placed(place, order, row) for order, row in enumerate(each.lines)]
        return self._completion(self._schema.table(self._schema.line), "line", given, rows, values)

    def _completion(
        self, table: Table, prefix: str, given: Sequence[str], rows: list[Placed], values: list[dict[str, Cell]]
    ) -> Template:
        """Rules for the columns that the writer does not supply; a rule may use columns that were completed before."""
        cells = [Cells(table.key, Fresh())] if table.key else []
        open_columns = [column.name for column in table.columns if column.name not in given]
        for _ in range(2):
            finder = Finder(Frame(values, [placed.document for placed in rows], self._numbering))
            found = {name: rule for name in open_columns if rows and (rule := finder.find(_column(name, rows)))}
            for unit, placed in zip(values, rows, strict=True):
                unit.update((f"{prefix}.{name}", placed.row.get(name)) for name in found)
            values = [dict(unit) for unit in values]
            cells += [rule.cells for rule in found.values()]
            open_columns = [name for name in open_columns if name not in found]
        for name in open_columns if rows else ():
            self._unexplained_completion(table, name, rows)
        scope = Scope.DOCUMENT if prefix == "header" else Scope.LINE
        return Template(name=prefix, table=table.name, scope=scope, columns=tuple(cells))

    def _unexplained_completion(self, table: Table, name: str, rows: Sequence[Placed]) -> None:
        if typed_by_people(name, [placed.row.get(name) for placed in rows]):
            self._left_out.append(f"{table.name}.{name}")
        else:
            self._differences.append(self._no_rule(table, name, rows))

    def _posted(self, table: Table) -> list[Template]:
        rows = [
            Placed(place, order, row)
            for place, document in enumerate(self._documents)
            for order, row in enumerate(document.posted.get(table.name, ()))
        ]
        if not rows:
            return []
        searched = Table(table.name, table.key, tuple(c for c in table.columns if c.name not in self._schema.versions))
        solution = Structure(searched, rows, Links(self._subjects, self._numbering), budget=self._effort).solve()
        self._tell(table, rows, solution)
        parts = sorted(solution.parts, key=lambda part: _mean_order(part, rows))
        names = [table.name if len(parts) == 1 else f"{table.name}/{n}" for n in range(1, len(parts) + 1)]
        blocks = _blocks(parts, rows)
        versions = self._versions(table, rows)
        templates = []
        for name, part, block in zip(names, parts, blocks, strict=True):
            templates.append(_template(name, table, part, block, versions))
            self._add_keys(templates[-1], part, rows)
        return templates

    def _versions(self, table: Table, rows: Sequence[Placed]) -> tuple[Cells, ...]:
        """Columns that move with each save follow the header's, where the table fills them at all."""
        return tuple(
            Cells(column.name, self._version(column.name, rows))
            for column in table.columns
            if column.name in self._schema.versions
        )

    def _version(self, name: str, rows: Sequence[Placed]) -> Rule:
        """A moment that the header has under another name is that of saving it."""
        have = {column.name for column in self._schema.table(self._schema.header).columns}
        values = [placed.row[name] for placed in rows if placed.row.get(name) is not None]
        if values and name in have:
            return Copy(f"header.{name}")
        moments = bool(values) and all(isinstance(value, dt.datetime) for value in values)
        return Copy(f"header.{_SAVED}") if moments and _SAVED in have else Null()

    def _add_keys(self, template: Template, part: Part, rows: Sequence[Placed]) -> None:
        fresh = [cells.column for cells in template.columns if isinstance(cells.rule, Fresh)]
        documents = part.link.frame.documents
        for row, unit in zip(part.rows, part.link.units, strict=True):
            document = documents[unit]
            subject = self._subjects[document]
            own = subject.units(template.scope, template.lines, template.group_by)[unit - documents.index(document)]
            for column in fresh:
                subject.add(f"{template.name}.{column}", rows[row].row.get(column), own, template.scope)

    def _tell(self, table: Table, rows: Sequence[Placed], solution: Solution) -> None:
        """Differences of one table."""
        for part in solution.parts:
            own = [rows[row] for row in part.rows]
            for name in part.unexplained():
                if not any(each.table == table.name and each.column == name for each in self._differences):
                    self._differences.append(self._no_rule(table, name, own))
            if part.condition is None:
                self._differences.append(
                    self._about(
                        table, "", own, f"{table.name}: no rule says when a row like {picture(own[0].row)} is made."
                    )
                )
        if solution.left:
            own = [rows[row] for row in solution.left]
            sentence = f"{table.name}: no rule explains {len(own)} rows, such as {picture(own[0].row)}."
            self._differences.append(self._about(table, "", own, sentence))

    def _no_rule(self, table: Table, name: str, rows: Sequence[Placed]) -> Difference:
        shown = list(dict.fromkeys((spelled(each.row.get(name)) or "empty", self._label(each)) for each in rows))
        examples = ", ".join(f"{text} in {label}" for text, label in shown[:_SHOWN])
        return self._about(table, name, rows, f"{table.name}.{name}: no rule was found; it is {examples}.")

    def _about(self, table: Table, column: str, rows: Sequence[Placed], sentence: str) -> Difference:
        labels = tuple(dict.fromkeys(self._label(each) for each in rows))
        return Difference(table=table.name, column=column, sentence=sentence, documents=labels[:_SHOWN])

    def _label(self, placed: Placed) -> str:
        return self._documents[placed.document].label


def _agreed(templates: Sequence[Template]) -> Iterator[Template]:
    """Rivals that some rows of a table rule out are none for its other rows that follow the same rule."""
    shared: dict[tuple[str, str, bytes], set[bytes]] = {}
    for template in templates:
        for cells in template.columns:
            rivals = {msgspec.json.encode(rival) for rival in cells.rivals}
            at = (template.table, cells.column, msgspec.json.encode(cells.rule))
            shared[at] = shared.get(at, rivals) & rivals
    for template in templates:
        columns = []
        for cells in template.columns:
            kept = shared[template.table, cells.column, msgspec.json.encode(cells.rule)]
            rivals_left = tuple(rival for rival in cells.rivals if msgspec.json.encode(rival) in kept)
            columns.append(replace(cells, rivals=rivals_left))
        yield replace(template, columns=tuple(columns))


def supplied(row: Row, columns: Sequence[str]) -> Row:
    """The part of a row that the writer supplies."""
    return {name: row[name] for name in columns if name in row}


def typed_by_people(name: str, values: Sequence[Value]) -> bool:
    """Whether a column without a rule may keep its default: user-defined, of MyInvois, or a text at times empty."""
    if name.startswith(_OTHERS_FILL):
        return True
    free = any(value is None or value == "" for value in values)
    return free and all(value is None or isinstance(value, str | dt.datetime) for value in values)


def rests_in(template: Template) -> Iterator[str]:
    """Names of what rounding left that the template uses."""
    for match in _REST.finditer(msgspec.json.encode(template).decode()):
        yield match.group(1)


def _rests(documents: Sequence[Document]) -> Iterator[Rest]:
    """Header amounts that lines add up to, but for a little that rounding left somewhere."""
    totals = _decimals(document.header for document in documents)
    parts = _decimals(line for document in documents for line in document.lines)
    for total in totals:
        for size in (1, 2):
            for chosen in combinations(parts, size):
                left = [
                    number(d.header.get(total)) - sum((number(r.get(p)) for r in d.lines for p in chosen), Decimal(0))
                    for d in documents
                ]
                if any(left) and all(abs(each) < _SMALL for each in left) and left.count(Decimal(0)) > 0:
                    yield Rest(total, chosen)


def _decimals(rows: Iterable[Row]) -> list[str]:
    """Names of money columns that are not always 0."""
    found: dict[str, None] = {}
    for row in rows:
        for name, value in row.items():
            if isinstance(value, Decimal) and value and ("AMT" in name or "AMOUNT" in name):
                found[name] = None
    return list(found)


def _column(name: str, rows: Sequence[Placed]) -> Column:
    order = [placed.order for placed in rows]
    return Column(name, [placed.row.get(name) for placed in rows], order, order)


def _mean_order(part: Part, rows: Sequence[Placed]) -> tuple[int, int]:
    """Where the rows of a template stand in their documents, in thousandths of a row."""
    return sum(rows[row].order for row in part.rows) * 1000 // len(part.rows), part.rows[0]


def _blocks(parts: Sequence[Part], rows: Sequence[Placed]) -> list[int]:
    """Whether templates follow each other or take turns line by line: what fits the order of the keys better."""
    apart = list(range(len(parts)))
    turns = [0 if part.link.scope is Scope.DOCUMENT else 1 for part in parts]
    first = next((place for place, turn in enumerate(turns) if turn), len(parts))
    together = [1000 if turn else place - 1000 if place < first else place + 2000 for place, turn in enumerate(turns)]
    return together if _in_place(together, parts, rows) > _in_place(apart, parts, rows) else apart


def _in_place(blocks: Sequence[int], parts: Sequence[Part], rows: Sequence[Placed]) -> int:
    """Documents whose rows stand in this order."""
    orders: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    for rank, (block, part) in enumerate(zip(blocks, parts, strict=True)):
        for row, unit in zip(part.rows, part.link.units, strict=True):
            orders[rows[row].document].append((block, unit, rank, rows[row].order))
    return sum(
        1 for order in orders.values() if [each[3] for each in sorted(order)] == sorted(each[3] for each in order)
    )


def _template(name: str, table: Table, part: Part, block: int, versions: tuple[Cells, ...]) -> Template:
    order = [column.name for column in table.columns]
    known = (*(found.cells for _, found in part.found if found), *versions)
    cells = sorted(known, key=lambda each: order.index(each.column))
    condition = part.condition
    grouped = part.link.scope is Scope.GROUP
    return Template(
        name=name,
        table=table.name,
        scope=part.link.scope,
        lines=part.link.lines,
        group_by=part.link.group_by,
        group_rivals=part.link.group_rivals,
        when=condition.tests if condition else (),
        rivals=part.link.rivals if grouped else condition.rivals if condition else (),
        columns=tuple(cells),
        block=block,
    )
