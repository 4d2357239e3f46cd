"""What becomes of the rows of a document that is cancelled, seen in a company's own cancelled documents.

What a cancelled document would have in the books if it were not is known by the profile. Beside that stand the rows
that it has: a table's rows are kept, with some cells that are always the same, or are gone, or stand in another table.
The company's own documents must agree, and others of them are made anew by what was seen, or nothing is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from connector.posting.matching import Matching
from connector.posting.plan import refusals, replayed
from connector.posting.profile import PlannedRow, PostingPlan, Profile, Template
from connector.posting.rules import Constant, Copy, Null, Rule, constant, constant_value
from connector.posting.sample import Document, Row, Value
from connector.posting.traits import Trait, TraitKind, traits

NEEDED: Final = 3
"""Cancelled documents that must show the same."""
CANCELLED: Final = "CANCELLED"
_OF_ITSELF: Final = frozenset((TraitKind.CANCELLED, TraitKind.NO_LINE, TraitKind.UNAPPLIED))
"""What a document may have because it is cancelled."""
_LINES: Final = re.compile(rb'"(?:first|line|sum|total|rest[a-z_]*)\.')
Kept = dict[str, Null | Constant]


class Cancelling(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen."""

    cells: dict[str, Kept] = {}
    """By table whose rows are kept: cells that always become the same."""
    gone: tuple[str, ...] = ()
    """Tables whose rows are deleted."""
    moved: dict[str, tuple[str, tuple[str, ...]]] = {}
    """Tables whose rows stand in another one, with the columns that these have."""
    lines_gone: bool = False
    shown_by: int = 0
    """Documents that showed it."""


class Unexplained(Exception):
    """No rule says what becomes of a cancelled document; the words say of what."""


@dataclass(slots=True)
class _Seen:
    """What some documents showed, by table."""

    kept: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    gone: set[str] = field(default_factory=set)
    moved: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    differing: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lines_gone: set[bool] = field(default_factory=set)


def learn_cancelling(
    profile: Profile, documents: Sequence[Document], filled: Mapping[str, frozenset[str]]
) -> Cancelling:
    """What becomes of a document that is cancelled; `filled` are columns that have something in any that is not.

    Documents that the profile knows nothing of, as of those in another currency, are passed over.

    Raises:
        Unexplained: too few show it, or they do not agree.
    """
    known = [each for each in documents if not refusals(profile, _own_traits(each))]
    if len(known) < NEEDED:
        raise Unexplained(f"{len(known)} cancelled ones were found, and {NEEDED} are needed")
    found = _derived(profile, known[::2], filled)
    for each in known:
        for sentence in differences(profile, found, each):
            raise Unexplained(f"{each.label} shows something else: {sentence}")
    return msgspec.structs.replace(found, shown_by=len(known))


def cancelled_rows(profile: Profile, rule: Cancelling, document: Document) -> list[PlannedRow]:
    """Every row that a document has once it is cancelled: header, lines and posted rows. `document` is as a person
    would enter it then.

    Raises:
        Unexplained: none of the company's cancelled documents had such rows.
    """
    plan = _plan(profile, document)
    lines = () if rule.lines_gone else plan.lines
    rows = [_with(rule, row) for row in (plan.header, *lines)]
    for row in plan.rows:
        if row.table in rule.moved:
            table, columns = rule.moved[row.table]
            cells = {name: cell for name, cell in row.cells.items() if name in columns}
            rows.append(PlannedRow(table, cells, f"{table} of {row.template}", row.unit))
        elif row.table in rule.cells:
            rows.append(_with(rule, row))
        elif row.table not in rule.gone:
            raise Unexplained(f"none that was cancelled had rows in {row.table}")
    return rows


def differences(profile: Profile, rule: Cancelling, document: Document) -> Iterator[str]:
    """Where a cancelled document of the books is not what it is to be."""
    try:
        planned = cancelled_rows(profile, rule, document)
    except Unexplained as exc:
        yield str(exc)
        return
    schema, matching = profile.schema, Matching(profile.schema.versions)
    there = {schema.header: (document.header,), schema.line: document.lines, **document.posted}
    for table in dict.fromkeys([*(row.table for row in planned), *there]):
        matched = matching.table([row for row in planned if row.table == table], there.get(table, ()))
        for pair in matched.pairs:
            if pair.differing:
                yield f"{table}.{pair.differing[0]}"
        if matched.lacking or matched.more:
            yield table


def _own_traits(document: Document) -> frozenset[Trait]:
    return frozenset(trait for trait in traits(document) if trait.kind not in _OF_ITSELF)


def _plan(profile: Profile, document: Document) -> PostingPlan:
    """What it would be if it were not cancelled. Where its lines are gone, rules that look at lines say nothing: those
    that explained the samples as well stand for them, and the company's cancelled documents are the proof."""
    entered = replace(document, header={**document.header, CANCELLED: False})
    plan, problems = replayed(profile if document.lines else _without_lines(profile), entered)
    if problems and document.lines:
        raise Unexplained(problems[0])
    return plan


def _without_lines(profile: Profile) -> Profile:
    key = profile.schema.table(profile.schema.header).key
    header, *templates = (_of_document(template, key) for template in (profile.header, *profile.templates))
    return msgspec.structs.replace(profile, header=header, templates=tuple(templates))


def _of_document(template: Template, key: str) -> Template:
    """A template whose rules look at no line, as far as the samples allow. A line names its document by the `key`."""
    when = next((tests for tests in (template.when, *template.rivals) if not _looks_at_lines(tests)), template.when)
    columns = []
    for cells in template.columns:
        rules: list[Rule] = (
            [Copy(f"header.{key}")] if cells.rule == Copy(f"first.{key}") else [cells.rule, *cells.rivals]
        )
        rule = next((rule for rule in rules if not _looks_at_lines(rule)), cells.rule)
        columns.append(msgspec.structs.replace(cells, rule=rule, rivals=()))
    return msgspec.structs.replace(template, when=when, rivals=(), columns=tuple(columns))


def _looks_at_lines(rule: object) -> bool:
    return _LINES.search(msgspec.json.encode(rule)) is not None


def _with(rule: Cancelling, row: PlannedRow) -> PlannedRow:
    kept = rule.cells.get(row.table, {})
    return replace(row, cells={**row.cells, **{name: constant_value(cell) for name, cell in kept.items()}})


def _derived(profile: Profile, documents: Sequence[Document], filled: Mapping[str, frozenset[str]]) -> Cancelling:
    seen = _Seen()
    for each in documents:
        _look(profile, each, seen)
    schema = profile.schema
    if seen.gone & seen.kept.keys() or seen.gone & seen.moved.keys() or seen.kept.keys() & seen.moved.keys():
        raise Unexplained("rows of one table are kept in some and gone in others")
    if len(seen.lines_gone) > 1:
        raise Unexplained(f"some keep their rows of {schema.line} and some do not")
    cells = {table: _always(table, rows, seen.differing[table], filled) for table, rows in seen.kept.items()}
    cells[schema.header][CANCELLED] = constant(True)
    return Cancelling(
        cells=cells,
        gone=tuple(sorted(seen.gone)),
        moved=seen.moved,
        lines_gone=seen.lines_gone == {True},
    )


def _look(profile: Profile, document: Document, seen: _Seen) -> None:
    plan = _plan(profile, document)
    schema, matching = profile.schema, Matching(profile.schema.versions)
    seen.lines_gone.add(not document.lines)
    rows = {schema.header: (document.header,), schema.line: document.lines, **document.posted}
    planned: dict[str, list[PlannedRow]] = {schema.header: [plan.header], schema.line: list(plan.lines)}
    for row in plan.rows:
        planned.setdefault(row.table, []).append(row)
    lost = {table: own for table, own in planned.items() if own and not rows.get(table)}
    for table, own in planned.items():
        if not own or table in lost:
            continue
        matched = matching.table(own, rows[table])
        if matched.lacking or matched.more:
            raise Unexplained(f"{document.label} has rows of {table} that no rule explains")
        seen.kept[table] += [rows[table][pair.place] for pair in matched.pairs]
        seen.differing[table].update(name for pair in matched.pairs for name in pair.differing)
    strange = {table: own for table, own in rows.items() if own and not planned.get(table)}
    for table, found in strange.items():
        _find_moved(document, table, found, lost, matching, seen)
    seen.gone.update(lost.keys() - seen.moved.keys())


def _find_moved(
    document: Document,
    table: str,
    rows: Sequence[Row],
    lost: Mapping[str, Sequence[PlannedRow]],
    matching: Matching,
    seen: _Seen,
) -> None:
    """Rows of a table that such documents have only once they are cancelled: out of which other one they come."""
    for source, planned in lost.items():
        columns = tuple(sorted(frozenset(rows[0]) & frozenset(planned[0].cells)))
        told = [replace(row, cells={name: row.cells[name] for name in columns}) for row in planned]
        if len(columns) * 2 > len(planned[0].cells) and matching.table(told, rows).same:
            seen.moved[source] = (table, columns)
            return
    raise Unexplained(f"{document.label} has rows of {table}, and where they come from is not known")


def _always(table: str, rows: Sequence[Row], differing: Iterable[str], filled: Mapping[str, frozenset[str]]) -> Kept:
    """Cells that are otherwise than in a document that is not cancelled: always the same, or not known."""
    found: Kept = {}
    usual = filled.get(table, frozenset())
    more = {name for row in rows for name, value in row.items() if value is not None and name not in usual}
    for name in sorted({*differing, *more}):
        values: set[Value] = {row.get(name) for row in rows}
        if len(values) > 1:
            raise Unexplained(f"what {table}.{name} is then follows no known rule")
        found[name] = constant(values.pop())
    return found
