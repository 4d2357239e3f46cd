"""What became of a write whose answer was lost: found out by our reference in the document, however late.

A write that is still on its way holds the row of the counter of numbers, or the row of its document. So that row is
locked for a moment before anything is looked for: when that fails, nobody knows yet, and it is asked again later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.errors import Rejected, RetryLater
from connector.domain.keys import Key
from connector.domain.payments import Payment
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult
from connector.drivers.firebird import Attachment, Transaction
from connector.posting.plan import replayed
from connector.posting.profile import PlannedRow
from connector.posting.rules import Symbol
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting import document_trace
from connector.providers.sql_accounting.document_effects import moves
from connector.providers.sql_accounting.document_families import FactReader
from connector.providers.sql_accounting.document_poster import Ground, present_family, present_rows
from connector.providers.sql_accounting.document_ready import History, Preparation, Ready, last_trace
from connector.providers.sql_accounting.document_results import wanted_document, written_result
from connector.providers.sql_accounting.document_revision import revised
from connector.providers.sql_accounting.document_samples import REFERENCES, newest_key
from connector.providers.sql_accounting.document_trace import Trace, TracedRow, traced
from connector.providers.sql_accounting.numbering import HOLD

_MODIFIED: Final = "LASTMODIFIED"
_RANGE: Final = 20_000
"""Documents that one query looks through, so that none takes long."""


class Settlement:
    """Finds out what became of writes of one kind."""

    def __init__(self, preparation: Preparation, history: History | None) -> None:
        self._preparation = preparation
        self._history = history

    @property
    def _attachment(self) -> Attachment:
        return self._preparation.company.attachment

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write; None when it never arrived.

        Raises:
            RetryLater: it may still be on its way, or the rules are not known now; nobody can tell yet.
        """
        ground = self._preparation.ground()
        self._wait_for(write, ground)
        if write.kind is ActionKind.CREATE:
            return self._new(write, ground)
        return self._changed(write, ground)

    def _wait_for(self, write: Write, ground: Ground) -> None:
        """Hold for a moment what the lost write would hold if it were still on its way."""
        counter = ground.habits.numbers.counter
        with self._attachment.writing() as transaction:
            if write.kind is not ActionKind.CREATE:
                lock = f'UPDATE "{ground.tables.header.name}" P SET P."DOCKEY" = P."DOCKEY" WHERE P."DOCKEY" = ?'
                transaction.execute(lock, (number_of(write.key),))
            elif counter is not None:
                transaction.execute(HOLD, (counter.key,))

    def _new(self, write: Write, ground: Ground) -> WriteResult | None:
        key = find_by_reference(self._attachment, ground, write.reference)
        if key is None:
            return None
        found = WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=Key(str(key)))
        ready = self._ready()
        if ready is None:
            return found
        with self._attachment.snapshot() as transaction:
            trace = trace_of(transaction, ready, key, write.reference)
        return written_result(write, trace) if trace is not None else found

    def _changed(self, write: Write, ground: Ground) -> WriteResult | None:
        """Whether an edit, cancellation or deletion is in the books: the document tells."""
        done = WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=write.key)
        with self._attachment.snapshot() as transaction:
            present = present_rows(transaction, ground, number_of(write.key))
            headers = present.get(ground.tables.header.name, [])
            if write.kind is ActionKind.DELETE and write.deletion is Deletion.DELETE:
                return done if not headers else None
            before = last_trace(self._history, ground.entity, write.key)
            if not headers or before is None or _is_as_left(ground, before, present):
                return None
            ready = self._ready()
            if ready is None:
                raise RetryLater(
                    f"What became of the last edit of {before.number} cannot be told before it was rehearsed again."
                )
            wanted = None if write.kind is ActionKind.DELETE else wanted_document(write)
            if wanted is None or wanted.cancelled:
                arrived = bool(headers[0].get("CANCELLED"))
            else:
                arrived = _is_as_wanted(transaction, ready, wanted, before, present)
            trace = trace_of(transaction, ready, before.key, before.reference) if arrived else None
        if not arrived:
            return None
        return done if trace is None else written_result(write, replace(trace, before=replace(before, before=None)))

    def _ready(self) -> Ready | None:
        try:
            return self._preparation.ready()
        except Rejected:
            return None


def number_of(key: Key) -> int:
    """A record's key as the books' own. Raises Rejected."""
    if not key.isdecimal() or not key.isascii():
        raise Rejected(f"{key or 'A document without a key'} is no document of the sales module that could be written.")
    return int(key)


def find_by_reference(attachment: Attachment, ground: Ground, reference: str) -> int | None:
    """Key of the document that carries our reference, from the newest on; None when there is none."""
    header = ground.tables.header
    names = [name for name in REFERENCES if header.has(name) and header.columns[name].length >= len(reference)]
    if not names:
        return None
    with attachment.snapshot() as transaction:
        upper = newest_key(transaction, ground.structure, ground.tables)
    same = " OR ".join(f'P."{name}" = ?' for name in names)
    sql = f'SELECT P."DOCKEY" FROM "{header.name}" P WHERE P."DOCKEY" > ? AND P."DOCKEY" <= ? AND ({same})'
    values = [header.columns[name].parameter(reference) for name in names]
    while upper > 0:
        lower = max(0, upper - _RANGE)
        with attachment.snapshot() as transaction:
            row = transaction.one(sql, (lower, upper, *values))
        if row is not None:
            return int(str(row[0]))
        upper = lower
    return None


def trace_of(transaction: Transaction, ready: Ready, key: int, reference: str) -> Trace | None:
    """A document of ours as it stands, told again by the rules; None when these do not explain it (any more)."""
    ground = ready.ground
    family = present_family(transaction, ground, key)
    if family is None:
        return None
    (document,) = FactReader(transaction, ground.structure).documents(ground.tables, [family])
    plan, problems = replayed(ready.profile, document)
    present = present_rows(transaction, ground, key)
    left = {table: list(rows) for table, rows in present.items()}
    rows: list[TracedRow] = []
    for planned in plan.everything():
        row = _take(left.get(planned.table, []), planned)
        if row is None:
            return None
        rows.append(traced(planned.table, row, planned.template, planned.unit))
    if problems or any(left.values()):
        return None
    moved = moves(ground.entity, ground.habits.caches, {}, present)
    return Trace(
        entity=ground.entity,
        key=key,
        number=str(family.header["DOCNO"]),
        reference=reference,
        rows=tuple(rows),
        moved=moved,
    )


def _is_as_left(ground: Ground, trace: Trace, present: Mapping[str, Sequence[Row]]) -> bool:
    tables = ground.structure.tables
    keys = {name: tables[name].key for name in {*present, *(row.table for row in trace.rows)}}
    return not document_trace.changes(trace, present, keys)


def _is_as_wanted(
    transaction: Transaction,
    ready: Ready,
    wanted: Invoice | Payment,
    before: Trace,
    present: Mapping[str, Sequence[Row]],
) -> bool:
    """Whether the document is what an edit of its state before would have made of it."""
    try:
        draft = revised(transaction, ready, wanted, before)
    except Rejected:
        return False
    tables = ready.ground.tables
    (header,) = present[tables.header.name]
    lines = present.get(tables.line.name, ())
    return (
        _has(header, draft.header)
        and len(lines) == len(draft.lines)
        and all(_has(row, columns) for row, columns in zip(lines, draft.lines, strict=True))
    )


def _has(row: Row, columns: Mapping[str, Value]) -> bool:
    return all(name == _MODIFIED or row.get(name) == value for name, value in columns.items())


def _take(rows: list[Row], planned: PlannedRow) -> Row | None:
    """The row that a planned one became, taken out of those that are left."""
    for row in rows:
        if all(isinstance(cell, Symbol) or row.get(name) == cell for name, cell in planned.cells.items()):
            rows.remove(row)
            return row
    return None
