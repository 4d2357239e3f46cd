"""A document of the books as the rules of posting explain it, and what makes another one of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from connector.domain.errors import Rejected
from connector.posting.matching import Matching
from connector.posting.plan import replayed
from connector.posting.profile import PlannedRow, Profile
from connector.posting.rules import Cell, Symbol
from connector.posting.sample import Document, Row, Value
from connector.providers.autocount.document_reader import Family


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of the books, and which rule makes it."""

    planned: PlannedRow
    row: Row
    """As the books have it."""
    posted: Row
    """The same in the words of `connector.posting`."""


def standing(profile: Profile, family: Family, document: Document) -> list[Standing]:
    """Every row of a document with its rule; the header first. `document` is the same, as if it had been saved once.

    Raises:
        Rejected: it does not stand in the books as the rules say: somebody, or something, changed a row of it.
    """
    plan, problems = replayed(profile, document)
    schema, matching = profile.schema, Matching(profile.schema.versions)
    planned: dict[str, list[PlannedRow]] = {schema.header: [plan.header], schema.line: list(plan.lines)}
    for row in plan.rows:
        planned.setdefault(row.table, []).append(row)
    real = {schema.header: [family.header], schema.line: family.lines, **family.posted}
    told = {schema.header: (document.header,), schema.line: document.lines, **document.posted}
    found: list[Standing] = []
    for table in dict.fromkeys([*planned, *real]):
        matched = matching.table(planned.get(table, ()), told.get(table, ()))
        if not matched.same or problems:
            where = next((f".{pair.differing[0]}" for pair in matched.pairs if pair.differing), "")
            raise Rejected(
                f"{document.label} does not stand in the books as AutoCount posts such documents ({table}{where}).",
                remedy="Change it in AutoCount.",
            )
        found += [Standing(pair.planned, real[table][pair.place], told[table][pair.place]) for pair in matched.pairs]
    return found


@dataclass(frozen=True, slots=True)
class Becoming:
    """A planned row, and the row that it is now; None for a new one."""

    planned: PlannedRow
    now: Standing | None


def becoming(before: Iterable[Standing], after: Sequence[PlannedRow]) -> tuple[list[Becoming], list[Standing]]:
    """What each row of a document comes from, and the rows that are no part of it any more. The same row after a change
    has the same rule and stands for the same thing."""
    left: defaultdict[tuple[str, str, str], list[Standing]] = defaultdict(list)
    for each in before:
        left[_place(each.planned)].append(each)
    found = []
    for row in after:
        known = left[_place(row)]
        found.append(Becoming(row, known.pop(0) if known else None))
    return found, [each for some in left.values() for each in some]


def _place(row: PlannedRow) -> tuple[str, str, str]:
    return row.table, row.template, row.unit


def merged(base: Row, before: Mapping[str, Cell], after: Mapping[str, Cell]) -> Row:
    """Columns of a document that is edited: what a person changed, over what the books have."""
    changed = {n: cell for n, cell in after.items() if cell != before.get(n) and not isinstance(cell, Symbol)}
    return {**base, **changed}


def given(columns: Iterable[str], row: Row) -> dict[str, Value]:
    """Some columns of a row."""
    return {name: row[name] for name in columns if name in row}
