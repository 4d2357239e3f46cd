"""New sales invoices into AutoCount's books: what is their own in `document_writer`."""

from __future__ import annotations

from collections.abc import Iterator

from connector.domain.documents import Invoice
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind
from connector.domain.writing import Write
from connector.ledger.master_rows import RowImage
from connector.ledger.session import Reading, Writing
from connector.posting.sample import Row
from connector.providers.autocount.document_numbers import choose_number, use_number
from connector.providers.autocount.document_poster import DocumentPoster, Mark, images_of
from connector.providers.autocount.document_reader import Family
from connector.providers.autocount.document_ready import Ready
from connector.providers.autocount.document_words import identity_of
from connector.providers.autocount.document_writer import DocumentWriter, plan_of
from connector.providers.autocount.invoice_changes import InvoiceChanges
from connector.providers.autocount.invoice_draft import InvoiceDrafter
from connector.providers.autocount.invoice_guard import touched
from connector.providers.autocount.invoice_habits import NUMBERED, Habits
from connector.providers.autocount.invoice_reader import InvoiceReader
from connector.providers.autocount.invoice_tables import InvoiceTables, invoice_tables


class InvoiceWriter(DocumentWriter[InvoiceTables, Habits]):
    """Writes sales invoices."""

    table, mark, one = "IV", "Guid", "invoice"

    @property
    def changes(self) -> InvoiceChanges:
        """Edits and cancellations."""
        return InvoiceChanges(self.preparation)

    def create(self, write: Write, ready: Ready[InvoiceTables, Habits]) -> tuple[Family, tuple[RowImage, ...]]:
        """Write a new invoice."""
        wanted = decode(EntityKind.INVOICE, write.content)
        if not isinstance(wanted, Invoice):
            raise Rejected("Only invoices are written as invoices.")
        form = ready.habits.numbers
        with self.session.snapshot() as transaction:
            chosen = choose_number(transaction, form, NUMBERED, wanted.number, wanted.date)
            drafter = InvoiceDrafter(self.reader(transaction), self.setting(transaction, ready.habits))
            draft = drafter.draft(wanted, chosen.text)
        plan = plan_of(ready.profile, draft)
        mark = Mark(self.mark, self.marked(write.reference), draft.memos, draft.line_memos)
        structure = self.preparation.structure
        with self.session.writing() as transaction:
            use_number(transaction, form, NUMBERED, chosen, wanted.date)
            poster = DocumentPoster(transaction, structure, self.preparation.counters, ready.profile)
            family = poster.read_back(poster.post(plan, mark), self.reader(transaction))
            images = images_of(structure, family)
        return family, images

    def reader(self, transaction: Reading) -> InvoiceReader:
        """Reads whole invoices."""
        structure = self.preparation.structure
        return InvoiceReader(transaction, structure, invoice_tables(structure))

    def marked(self, reference: str) -> str:
        """As a GUID."""
        return identity_of(reference)

    def touched(self, transaction: Reading, family: Family) -> Iterator[str]:
        """Submitted, paid, cancelled, open, or of a closed day."""
        return touched(transaction, self.preparation.structure, family)

    def known(self) -> None:
        """Nothing is needed."""

    def take_back(self, transaction: Writing, family: Family, known: Habits | None) -> None:
        """An invoice changes no rows but its own."""

    def titled(self, header: Row) -> str:
        """Number and customer."""
        return " ".join(str(header[name]).strip() for name in ("DocNo", "DebtorName") if header.get(name))
