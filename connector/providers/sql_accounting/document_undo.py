"""Taking back what we wrote of a document, while nothing else has touched it."""

from __future__ import annotations

from collections.abc import Sequence

from connector.domain.actions import ActionKind
from connector.domain.errors import Rejected
from connector.domain.writing import Written
from connector.drivers.firebird import Writing
from connector.ledger.statements import Statements, key_of
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting import document_trace
from connector.providers.sql_accounting.document_effects import Move
from connector.providers.sql_accounting.document_moved import Moved
from connector.providers.sql_accounting.document_poster import Ground, Poster
from connector.providers.sql_accounting.document_trace import Trace, TracedRow

_COUNT, _MODIFIED = "UPDATECOUNT", "LASTMODIFIED"


def trace_to_undo(written: Written) -> Trace:
    """What a write left, if it can be taken back at all.

    Raises:
        Rejected: with the reason.
    """
    trace = document_trace.decode(written.trace)
    if trace is None:
        reason = (
            "A document that was deleted is not brought back: make it anew on the platform."
            if written.write.kind is ActionKind.DELETE
            else "What was written of it is not known any more, so that it cannot be taken back safely."
        )
        raise Rejected(reason)
    if written.write.kind is not ActionKind.CREATE and trace.before is None:
        raise Rejected(f"What {trace.number} was before is not known any more.")
    return trace


def describe(ground: Ground, written: Written, trace: Trace) -> str:
    """What taking it back does, in plain words."""
    kind = "invoice" if ground.tables.header.name == "SL_IV" else "payment"
    if written.write.kind is not ActionKind.CREATE:
        return f"Puts {kind} {trace.number} back to what it was before, with all its postings."
    more = "" if kind == "invoice" else " and opens the invoices again that it paid"
    return f"Deletes {kind} {trace.number} with its {len(trace.rows)} rows{more}."


def remove(transaction: Writing, ground: Ground, trace: Trace) -> None:
    """Take a document out of the books, and out of every cell that it moved.

    Raises:
        Moved: it changed in this moment.
    """
    poster = Poster(transaction, ground)
    poster.remove(trace)
    poster.move([Move(move.cell, -move.by) for move in trace.moved])


def take_back(transaction: Writing, ground: Ground, trace: Trace) -> Trace:
    """Put an edited document back to what it was; it counts as one more edit.

    Raises:
        Moved: it changed in this moment.
    """
    before = trace.before
    if before is None:
        raise Rejected(f"What {trace.number} was before is not known any more.")
    statements, tables = Statements(transaction, ground.structure), ground.structure.tables
    old = {_place(ground, row): row for row in before.rows}
    new = {_place(ground, row): row for row in trace.rows}
    for place, row in new.items():
        if place not in old and statements.delete(row.table, key_of(tables[row.table], row.row)) != 1:
            raise Moved(row.table)
    for place, row in old.items():
        if place not in new:
            statements.insert(row.table, row.row)
    restored = document_trace.taken_back(trace, before)
    for row in restored.rows:
        if (old_row := new.get(_place(ground, row))) is not None:
            _update(statements, ground, row, old_row.row)
    Poster(transaction, ground).move(_back(trace.moved, before.moved))
    return restored


def _place(ground: Ground, row: TracedRow) -> tuple[str, tuple[Value, ...]]:
    return row.table, tuple(key_of(ground.structure.tables[row.table], row.row).values())


def _update(statements: Statements, ground: Ground, row: TracedRow, present: Row) -> None:
    cells = dict(row.row)
    if row.template == "header" and _MODIFIED in cells:
        cells[_MODIFIED] = ground.stamp
    changed = {name: value for name, value in cells.items() if present.get(name) != value}
    key = key_of(ground.structure.tables[row.table], present)
    if row.template == "header" and _COUNT in present:
        key[_COUNT] = present[_COUNT]
    if changed and statements.update(row.table, key, changed) != 1:
        raise Moved(row.table)


def _back(after: Sequence[Move], before: Sequence[Move]) -> list[Move]:
    """Moves that lead from one state to the one before it."""
    sums = {move.cell: -move.by for move in after}
    for move in before:
        sums[move.cell] = sums.get(move.cell, move.by * 0) + move.by
    return [Move(cell, by) for cell, by in sorted(sums.items()) if by]
