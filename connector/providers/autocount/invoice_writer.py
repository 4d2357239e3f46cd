"""New sales invoices into AutoCount's books, as the company's own program would have posted them.

Everything is looked up and planned before the one short transaction that writes. What an invoice is posted as is
learned from the company's own invoices and proved on others of them; where that fails, nothing is written and the
rehearsal says which columns differ. Invoices are made and taken back; edits and cancellations are entered in AutoCount.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.errors import Locked, Rejected, SkipRecord, SourceChanged
from connector.domain.fingerprint import decode as decoded
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.ledger.master_rows import MasterRows, RowImage, Touched, check_untouched
from connector.ledger.proof import check_kept
from connector.ledger.session import Reading, Writing
from connector.ledger.writing import refused
from connector.posting.plan import rows as planned
from connector.posting.profile import PostingPlan, Refusal
from connector.posting.sample import Row
from connector.providers.autocount import invoice_poster
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.invoice_draft import Draft, InvoiceDrafter, Setting
from connector.providers.autocount.invoice_guard import touched
from connector.providers.autocount.invoice_numbers import Moved, Number, choose_number, use_number
from connector.providers.autocount.invoice_poster import InvoicePoster, images_of, read_family
from connector.providers.autocount.invoice_reader import Family, InvoiceReader
from connector.providers.autocount.invoice_ready import InvoicePreparation, Ready
from connector.providers.autocount.invoice_words import identity_of
from connector.providers.autocount.master_kind import user_of
from connector.providers.autocount.writing_session import WritingSession

_TRIES: Final = 3
"""Times that an invoice is planned anew when somebody else drew its number a moment earlier."""
_RANGE: Final = 100_000
"""Keys that one query looks through, so that none takes long."""
_OURS: Final = 'SELECT TOP (1) P."DocKey" FROM "IV" P WHERE P."DocKey" > ? AND P."DocKey" <= ? AND P."Guid" = ?'
_NEWEST: Final = 'SELECT MAX(P."DocKey") FROM "IV" P'
_NOT_CHANGED: Final = "Invoices that are in AutoCount already are edited, cancelled and deleted there."


class InvoiceWriter:
    """Writes sales invoices (see `writing.KindWriter`)."""

    def __init__(self, preparation: InvoicePreparation, counters: Counters) -> None:
        self.preparation = preparation
        self._counters = counters

    @property
    def entity(self) -> EntityKind:
        """Invoices."""
        return EntityKind.INVOICE

    @property
    def _session(self) -> WritingSession:
        return self.preparation.session

    def readiness(self) -> Readiness:
        """Whether invoices can be written now, and why not."""
        return self.preparation.readiness()

    def apply(self, write: Write) -> WriteResult:
        """Write one invoice. Raises what `Books.apply` raises."""
        try:
            if write.kind is not ActionKind.CREATE:
                raise Rejected(_NOT_CHANGED, remedy="Change it in AutoCount.")
            ready = self.preparation.ready()
            for _ in range(_TRIES):
                try:
                    return self._create(write, ready)
                except Moved:
                    continue
        except (SkipRecord, SourceChanged) as exc:
            return refused(write, exc)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence)
        return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key)

    def _create(self, write: Write, ready: Ready) -> WriteResult:
        wanted = decoded(EntityKind.INVOICE, write.content)
        if not isinstance(wanted, Invoice):
            raise Rejected("Only invoices are written as invoices.")
        with self._session.snapshot() as transaction:
            chosen = choose_number(transaction, ready.habits.numbers, wanted.number, wanted.date)
            draft = self._draft(transaction, ready, wanted, chosen)
        plan = _plan(ready, draft)
        structure, tables = self.preparation.structure, ready.tables
        with self._session.writing() as transaction:
            use_number(transaction, ready.habits.numbers, chosen, wanted.date)
            poster = InvoicePoster(transaction, structure, tables, self._counters, ready.profile)
            family = poster.post(plan, draft, write.reference)
            images = images_of(structure, family)
        check_kept(self._session, structure, images)
        return _written(write, family, invoice_poster.encode(images))

    def _draft(self, transaction: Reading, ready: Ready, wanted: Invoice, chosen: Number) -> Draft:
        structure, books = self.preparation.structure, self.preparation.books
        (moment,) = transaction.one("SELECT GETDATE()") or (None,)
        if not isinstance(moment, dt.datetime):
            raise SourceChanged("The database server does not tell the time.")
        setting = Setting(structure, ready.habits, books, moment, user_of(transaction, "IV"))
        reader = InvoiceReader(transaction, structure, ready.tables)
        return InvoiceDrafter(reader, setting).draft(wanted, chosen.text)

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost: found by our reference, which is the invoice's GUID.

        Raises:
            RetryLater: the server has not noticed yet that the line is cut; it may still be committed.
        """
        if write.kind is not ActionKind.CREATE:
            return None
        with self._session.writing() as transaction:  # an attempt that is open at the server holds this lock
            transaction.one("SELECT 1")
        key = self._find(write.reference)
        if key is None:
            return None
        structure, tables = self.preparation.structure, self.preparation.tables
        with self._session.snapshot() as transaction:
            family = read_family(transaction, structure, tables, key)
        if family is None:
            return None
        return _written(write, family, invoice_poster.encode(images_of(structure, family)))

    def _find(self, reference: str) -> int | None:
        """Key of the invoice that carries our reference, from the newest on."""
        with self._session.snapshot() as transaction:
            row = transaction.one(_NEWEST)
        upper = int(str(row[0])) if row is not None and row[0] is not None else 0
        while upper > 0:
            with self._session.snapshot() as transaction:
                found = transaction.one(_OURS, (upper - _RANGE, upper, identity_of(reference)))
            if found is not None:
                return int(str(found[0]))
            upper -= _RANGE
        return None

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether an invoice can be taken back now. Reads only."""
        try:
            images = _images(written)
            with self._session.snapshot() as transaction:
                family = self._untouched(transaction, written, images)
        except (SkipRecord, SourceChanged) as exc:
            return UndoStep(written=written, possible=False, sentence=exc.sentence)
        except Touched:
            return UndoStep(written=written, possible=False, sentence="Somebody edited the invoice since.")
        return UndoStep(
            written=written,
            possible=True,
            sentence=f"Deletes invoice {family.header['DocNo']} with its {len(images)} rows.",
        )

    def undo(self, written: Written) -> WriteResult:
        """Take an invoice back, while nothing else has touched it."""
        write = written.write
        try:
            images = _images(written)
            with self._session.writing() as transaction:
                self._hold(transaction, written.key)
                self._untouched(transaction, written, images)
                MasterRows(transaction, self.preparation.structure).put_back(images, {}, {})
            check_kept(self._session, self.preparation.structure, images, undone=True)
        except Touched:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=written.key)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=written.key, reason=exc.sentence)
        except (SkipRecord, SourceChanged) as exc:
            return refused(write, exc)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=written.key)

    def _hold(self, transaction: Writing, key: Key) -> None:
        transaction.one('SELECT P."LastUpdate" FROM "IV" P WITH (UPDLOCK, ROWLOCK) WHERE P."DocKey" = ?', (int(key),))

    def _untouched(self, transaction: Reading, written: Written, images: Sequence[RowImage]) -> Family:
        """The invoice, as we left it. Raises Rejected with what happened to it, or Touched."""
        structure, tables = self.preparation.structure, self.preparation.tables
        family = read_family(transaction, structure, tables, int(written.key))
        if family is None:
            raise Rejected("The invoice is not in the books any more.")
        for sentence in touched(transaction, structure, family):
            raise Rejected(sentence, remedy="Cancel it in AutoCount.")
        if len(images) != sum(1 for _ in family.everything()):
            raise Touched
        for image in images:
            check_untouched(transaction, structure.tables[image.table], image, image.key_in(structure))
        return family

    def find_alike(self, content: bytes) -> Sequence[Key]:
        """Invoices of the books with the same number."""
        wanted = decoded(EntityKind.INVOICE, content)
        header = self.preparation.tables.header
        if not isinstance(wanted, Invoice) or not wanted.number or len(wanted.number) > header.columns["DocNo"].length:
            return ()
        with self._session.snapshot() as transaction:
            rows = transaction.rows('SELECT P."DocKey" FROM "IV" P WHERE P."DocNo" = ?', (wanted.number,))
        return tuple(Key(str(row[0])) for row in rows)


def _plan(ready: Ready, draft: Draft) -> PostingPlan:
    plan = planned(ready.profile, draft.header, draft.lines, draft.facts, draft.line_facts)
    if isinstance(plan, Refusal):
        raise Rejected(" ".join(plan.sentences), remedy="Enter it in AutoCount.")
    return plan


def _images(written: Written) -> tuple[RowImage, ...]:
    images = invoice_poster.decode(written.trace)
    if images is None:
        raise Rejected("What was written of it is not known any more, so that it cannot be taken back safely.")
    return images


def _written(write: Write, family: Family, trace: bytes) -> WriteResult:
    header: Row = family.header
    title = " ".join(str(header[name]).strip() for name in ("DocNo", "DebtorName") if header.get(name))
    key = Key(str(header["DocKey"]))
    return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key, trace=trace, title=title)
