"""Tables that a sales invoice of AutoCount stands in: those that every company has, and all others that name it.

An invoice is IV with IVDTL, and the ARInvoice that names it in SourceType and SourceKey. Whatever else was posted for
it names the one or the other (see `document_tables`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from connector.ledger.structure import StoredTable, Structure
from connector.providers.autocount.document_tables import Link, check_tables, posted_links

CODE: Final = "IV"
RECEIVABLE_CODE: Final = "RI"
_NEEDED: Final = {
    "IV": ("DocKey", "DocNo", "DocDate", "DebtorCode", "Guid", "LastUpdate", "FinalTotal", "Cancelled"),
    "IVDTL": ("DtlKey", "DocKey", "Seq", "SubTotalExTax", "Tax", "TaxCode", "AccNo"),
    "ARInvoice": ("DocKey", "DocNo", "SourceType", "SourceKey", "Outstanding", "PaymentAmt"),
    "ARInvoiceDTL": ("DtlKey", "DocKey", "KnockOffAmount"),
    "ARPaymentKnockOff": ("KnockOffDocType", "KnockOffDocKey", "Amount"),
}


@dataclass(frozen=True, slots=True)
class InvoiceTables:
    """The live tables of sales invoices."""

    header: StoredTable
    line: StoredTable
    receivable: StoredTable
    receivable_line: StoredTable
    links: tuple[Link, ...]

    @property
    def all(self) -> tuple[StoredTable, ...]:
        """Header and lines first."""
        own = (self.header, self.line, self.receivable, self.receivable_line)
        return (*own, *(link.table for link in self.links))


def invoice_tables(structure: Structure) -> InvoiceTables:
    """The tables of this company. Raises SourceChanged: they are not those of AutoCount 2."""
    check_tables(structure, _NEEDED, "invoices")
    known = structure.tables
    links = posted_links(structure, _NEEDED)
    return InvoiceTables(known["IV"], known["IVDTL"], known["ARInvoice"], known["ARInvoiceDTL"], links)
