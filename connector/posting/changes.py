"""What an edit does to the rows of a document: rows that stay, with their keys, rows that come, rows that go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from connector.posting.plan import replayed
from connector.posting.profile import PlannedRow, PostingPlan, Profile
from connector.posting.rules import Cell, Symbol
from connector.posting.sample import Document, Row


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of the books: before and after; ``before`` is None for a new row, ``after`` for one that goes."""

    table: str
    before: Row | None
    after: Mapping[str, Cell] | None


def row_changes(profile: Profile, document: Document, plan: PostingPlan) -> tuple[RowChange, ...]:
    """How the rows of a document become those of a plan; rows of the same sort for the same line keep their keys.

    The document must be exactly what the profile makes of it (`rehearse.compare` gives nothing); symbols of rows that
    stay are replaced by their keys wherever the plan uses them.
    """
    present = _present(profile, document)
    keys: dict[Symbol, Cell] = {}
    pairs: list[tuple[PlannedRow, Row | None]] = []
    for planned in plan.everything():
        waiting = present.get((planned.table, planned.template, planned.unit))
        row = waiting.pop(0) if waiting else None
        pairs.append((planned, row))
        if row is not None:
            keys |= {cell: row.get(name) for name, cell in planned.cells.items() if isinstance(cell, Symbol)}
    changes = [
        RowChange(planned.table, row, {name: keys.get(cell, cell) if isinstance(cell, Symbol) else cell
                                       for name, cell in planned.cells.items()})
        for planned, row in pairs
    ]  # fmt: skip
    gone = [RowChange(table, row, None) for (table, _, _), rows in present.items() for row in rows]
    return (*changes, *gone)


def _present(profile: Profile, document: Document) -> dict[tuple[str, str, str], list[Row]]:
    """Rows of the books by what they stand for."""
    before, _ = replayed(profile, document)
    found: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    schema = profile.schema
    found[schema.header, "header", ""].append(document.header)
    for planned, row in zip(before.lines, document.lines, strict=True):
        found[planned.table, planned.template, planned.unit].append(row)
    keys: dict[Symbol, Cell] = {}
    left = {table: list(rows) for table, rows in document.posted.items()}
    for planned in before.rows:
        rows = left.get(planned.table, [])
        place = next((place for place, row in enumerate(rows) if _fits(planned, row, keys)), None)
        if place is not None:
            row = rows.pop(place)
            keys |= {cell: row.get(name) for name, cell in planned.cells.items() if isinstance(cell, Symbol)}
            found[planned.table, planned.template, planned.unit].append(row)
    for table, rows in left.items():
        found[table, "", ""] += rows
    return found


def _fits(planned: PlannedRow, row: Row, keys: Mapping[Symbol, Cell]) -> bool:
    wanted = {n: keys.get(c, c) if isinstance(c, Symbol) else c for n, c in planned.cells.items()}
    return all(isinstance(cell, Symbol) or cell == row.get(name) for name, cell in wanted.items())
