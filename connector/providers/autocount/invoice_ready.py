"""Whether invoices can be written now: what is their own in `document_ready`."""

from __future__ import annotations

from collections.abc import Sequence

from connector.domain.keys import EntityKind
from connector.ledger.session import Reading
from connector.posting.profile import Profile
from connector.providers.autocount.document_ready import Host, Place, Preparation
from connector.providers.autocount.document_samples import Form, Samples
from connector.providers.autocount.invoice_habits import Habits, find_habits
from connector.providers.autocount.invoice_reader import InvoiceReader
from connector.providers.autocount.invoice_samples import invoice_form
from connector.providers.autocount.invoice_tables import InvoiceTables, invoice_tables


class InvoicePreparation(Preparation[InvoiceTables, Habits]):
    """Looks at the live books and at what was rehearsed in them."""

    entity = EntityKind.INVOICE
    many = "sales invoices"

    def __init__(self, host: Host) -> None:
        super().__init__(host, Habits)

    @property
    def tables(self) -> InvoiceTables:
        """Of this company."""
        return invoice_tables(self.structure)

    @property
    def form(self) -> Form:
        """Those that are posted."""
        return invoice_form(self.tables)

    def reader(self, transaction: Reading) -> InvoiceReader:
        """Reads whole invoices."""
        return InvoiceReader(transaction, self.structure, self.tables)

    def find_habits(self, transaction: Reading, samples: Samples) -> Habits:
        """Look at the samples."""
        return find_habits(transaction, self.structure, samples.all)

    def obstacles(self, habits: Habits) -> Sequence[str]:
        """None: what stands in the way of single invoices is told with each."""
        return []

    def places(self, profile: Profile) -> Sequence[Place]:
        """Keys of the invoice, of its receivable and of stock movements."""
        posted = {template.table for template in profile.templates}
        places = [("IV", "DocKey"), ("IVDTL", "DtlKey")]
        places += [place for place in (("ARInvoice", "DocKey"), ("StockDTL", "StockDTLKey")) if place[0] in posted]
        return places

    def written(self, profile: Profile) -> Sequence[str]:
        """All in which it is posted."""
        return ("IV", "IVDTL", *dict.fromkeys(template.table for template in profile.templates))

    def notes(self, habits: Habits) -> Sequence[str]:
        """What is left to AutoCount."""
        notes = list(habits.resaved.notes(self.many))
        if habits.kept_beside:
            notes.append(
                f"Refused are products of which the books keep more than stock movements ({habits.kept_beside}): how "
                "an invoice changes that is not known."
            )
        if not habits.numbers.name:
            notes.append(f"The platform has to give the numbers: {habits.numbers.reason}")
        return notes
