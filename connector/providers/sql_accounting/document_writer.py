"""Invoices and payments into a company file, as the company's own program would have posted them.

One document is one short transaction: everything is looked up and planned before it, rows that others wait for (the
counter of numbers, what the customer owes, stock balances, the invoice that is paid) are touched last. Only documents
that we wrote are ever changed, and only as long as they are row by row as we left them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.errors import Locked, Rejected, SkipRecord, SourceChanged
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.writing import Deletion, Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.drivers.firebird import Attachment
from connector.ledger.rows import read_listed
from connector.ledger.writing import refused
from connector.posting.plan import rows as planned
from connector.posting.profile import PostingPlan, Refusal
from connector.providers.sql_accounting.document_draft import Draft
from connector.providers.sql_accounting.document_effects import Move
from connector.providers.sql_accounting.document_moved import Moved
from connector.providers.sql_accounting.document_poster import Poster, present_rows
from connector.providers.sql_accounting.document_ready import History, Preparation, Ready, last_trace
from connector.providers.sql_accounting.document_results import wanted_document, written_result
from connector.providers.sql_accounting.document_revision import cancelled, drafted, revised
from connector.providers.sql_accounting.document_settlement import Settlement
from connector.providers.sql_accounting.document_tables import document_tables
from connector.providers.sql_accounting.document_touch import check_still_untouched, check_untouched
from connector.providers.sql_accounting.document_trace import Trace
from connector.providers.sql_accounting.document_undo import describe, remove, take_back, trace_to_undo
from connector.providers.sql_accounting.numbering import choose_number, raise_counter

_TRIES: Final = 3
"""Times that a document is planned anew when somebody else was faster by a moment."""


class DocumentWriter:
    """Writes documents of one kind (see `writing.KindWriter`)."""

    def __init__(self, preparation: Preparation, history: History | None = None) -> None:
        self.preparation = preparation
        self._history = history
        self._settlement = Settlement(preparation, history)

    @property
    def entity(self) -> EntityKind:
        """The kind."""
        return self.preparation.entity

    @property
    def _attachment(self) -> Attachment:
        return self.preparation.company.attachment

    def readiness(self) -> Readiness:
        """Whether it can be written now, and why not."""
        return self.preparation.readiness()

    def apply(self, write: Write) -> WriteResult:
        """Write one document. Raises what `Books.apply` raises."""
        try:
            for _ in range(_TRIES):
                try:
                    return self._apply(write, self.preparation.ready())
                except Moved:
                    continue
        except (SkipRecord, SourceChanged) as exc:
            return refused(write, exc)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence)
        return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key)

    def _apply(self, write: Write, ready: Ready) -> WriteResult:
        if write.kind is ActionKind.CREATE:
            return self._create(write, ready)
        if write.kind is ActionKind.DELETE and write.deletion is Deletion.DELETE:
            trace = self._trace(write.key)
            self.delete(ready, trace)
            return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=write.key)
        if write.kind is ActionKind.DELETE and write.deletion is not Deletion.CANCEL:
            raise Rejected("A document can be deleted or cancelled, nothing else.")
        return self._change(write, ready)

    def _create(self, write: Write, ready: Ready) -> WriteResult:
        wanted = wanted_document(write)
        with self._attachment.snapshot() as transaction:
            number = choose_number(transaction, ready.ground.tables, ready.setting.habits.numbers, wanted.number)
            draft = drafted(transaction, ready, wanted, number.text, write.reference)
        plan = _plan(ready, draft)
        with self._attachment.writing() as transaction:
            poster = Poster(transaction, ready.ground)
            trace = poster.post(plan, None, write.reference, _memos(draft))
            raise_counter(transaction, number)
            moved = poster.settle({}, trace.by_table())
        return written_result(write, replace(trace, moved=moved))

    def _change(self, write: Write, ready: Ready) -> WriteResult:
        """An edit or a cancellation of a document that we wrote."""
        trace = self._trace(write.key)
        wanted = None if write.kind is ActionKind.DELETE else wanted_document(write)
        with self._attachment.snapshot() as transaction:
            check_untouched(transaction, ready.ground, trace, present_rows(transaction, ready.ground, trace.key))
            if wanted is None or wanted.cancelled:
                draft = cancelled(transaction, ready, trace)
            else:
                draft = revised(transaction, ready, wanted, trace)
        plan = _plan(ready, draft)
        with self._attachment.writing() as transaction:
            poster = Poster(transaction, ready.ground)
            present = present_rows(transaction, ready.ground, trace.key)
            check_still_untouched(transaction, ready.ground, trace, present)
            after = poster.post(plan, trace, trace.reference, _memos(draft))
            moved = poster.settle(trace.by_table(), after.by_table())
        return written_result(
            write, replace(after, moved=_together(trace.moved, moved), before=replace(trace, before=None))
        )

    def delete(self, ready: Ready, trace: Trace) -> None:
        """Take a document out of the books, and out of every cell that it moved.

        Raises:
            Rejected: it is not ours alone any more.
            Moved: it changed in this moment.
        """
        self._check(ready, trace)
        with self._attachment.writing() as transaction:
            check_still_untouched(transaction, ready.ground, trace, present_rows(transaction, ready.ground, trace.key))
            remove(transaction, ready.ground, trace)

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived. Raises RetryLater."""
        return self._settlement.settle(write)

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does. Reads only."""
        try:
            ready, trace = self.preparation.ready(), trace_to_undo(written)
            self._check(ready, trace)
        except (SkipRecord, SourceChanged) as exc:
            return UndoStep(written=written, possible=False, sentence=exc.sentence)
        return UndoStep(written=written, possible=True, sentence=describe(ready.ground, written, trace))

    def undo(self, written: Written) -> WriteResult:
        """Take a write back."""
        write = written.write
        try:
            ready, trace = self.preparation.ready(), trace_to_undo(written)
            self._check(ready, trace)
            with self._attachment.writing() as transaction:
                present = present_rows(transaction, ready.ground, trace.key)
                check_still_untouched(transaction, ready.ground, trace, present)
                if write.kind is ActionKind.CREATE:
                    remove(transaction, ready.ground, trace)
                    return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=written.key)
                back = take_back(transaction, ready.ground, trace)
        except Moved:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=written.key)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=written.key, reason=exc.sentence)
        except (SkipRecord, SourceChanged) as exc:
            return refused(write, exc)
        return written_result(write, back)

    def find_alike(self, content: bytes) -> Sequence[Key]:
        """Documents of the books with the same number."""
        wanted = decode(self.entity, content)
        number = wanted.number if isinstance(wanted, Invoice | Payment) else ""
        tables = document_tables(self.entity, self.preparation.structure)
        if not number or len(number) > tables.header.columns["DOCNO"].length:
            return ()
        with self._attachment.snapshot() as transaction:
            rows = read_listed(transaction, tables.header, "DOCNO", [number])
        return tuple(Key(str(row["DOCKEY"])) for row in rows)

    def _check(self, ready: Ready, trace: Trace) -> None:
        with self._attachment.snapshot() as transaction:
            check_untouched(transaction, ready.ground, trace, present_rows(transaction, ready.ground, trace.key))

    def _trace(self, key: Key) -> Trace:
        trace = last_trace(self._history, self.entity, key)
        if trace is None:
            raise Rejected(
                "Only documents that came from the platform are changed by it; this one was made in the books.",
                remedy="Change it in SQL Accounting.",
            )
        return trace


def _plan(ready: Ready, draft: Draft) -> PostingPlan:
    plan = planned(ready.profile, draft.header, draft.lines, draft.facts, draft.line_facts)
    if isinstance(plan, Refusal):
        raise Rejected(" ".join(plan.sentences), remedy="Enter it in SQL Accounting.")
    return plan


def _memos(draft: Draft) -> dict[str, dict[str, str]]:
    """Texts of BLOB columns by the row that they stand in."""
    return {"header": draft.memos} | {f"#{n}": texts for n, texts in enumerate(draft.line_memos, start=1)}


def _together(one: tuple[Move, ...], other: tuple[Move, ...]) -> tuple[Move, ...]:
    sums = {move.cell: move.by for move in one}
    for move in other:
        sums[move.cell] = sums.get(move.cell, move.by * 0) + move.by
    return tuple(Move(cell, by) for cell, by in sums.items() if by)
