"""Tables that a sales invoice of AutoCount stands in: those that every company has, and all others that name it.

An invoice is IV with IVDTL, and the ARInvoice that names it in SourceType and SourceKey. Whatever else was posted for
it names the one or the other, either in DocType and DocKey or in SourceType and SourceKey; which tables these are is
not taken from a list, but found in the live structure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from connector.domain.errors import SourceChanged
from connector.ledger.structure import StoredTable, Structure

CODE: Final = "IV"
RECEIVABLE_CODE: Final = "RI"
_PAIRS: Final = (("DocType", "DocKey"), ("SourceType", "SourceKey"))
_BESIDE: Final = frozenset(
    (
        "ChangeLog", "Comment", "DocStatusChangeLog", "DocumentLock", "EInvoiceQueue", "EInvoiceStatusChangeLog",
        "EventLog", "Mail", "MailQueue", "ObjectEventLog", "TempDocument", "UnapprovedDocument", "UpdateSalesDocument",
    )
)  # fmt: skip
"""Logs, queues of other programs and drafts: they name documents, but nothing is posted in them."""
_NEEDED: Final = {
    "IV": ("DocKey", "DocNo", "DocDate", "DebtorCode", "Guid", "LastUpdate", "FinalTotal", "Cancelled"),
    "IVDTL": ("DtlKey", "DocKey", "Seq", "SubTotalExTax", "Tax", "TaxCode", "AccNo"),
    "ARInvoice": ("DocKey", "DocNo", "SourceType", "SourceKey", "Outstanding", "PaymentAmt"),
    "ARInvoiceDTL": ("DtlKey", "DocKey", "KnockOffAmount"),
    "ARPaymentKnockOff": ("KnockOffDocType", "KnockOffDocKey", "Amount"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A table whose rows name the document that they were posted for."""

    table: StoredTable
    type_column: str
    key_column: str


@dataclass(frozen=True, slots=True)
class InvoiceTables:
    """The live tables of sales invoices."""

    header: StoredTable
    line: StoredTable
    receivable: StoredTable
    receivable_line: StoredTable
    links: tuple[Link, ...]
    """In the order in which rows can be made: a row names keys of tables before its own."""

    @property
    def all(self) -> tuple[StoredTable, ...]:
        """Header and lines first."""
        own = (self.header, self.line, self.receivable, self.receivable_line)
        return (*own, *(link.table for link in self.links))


def invoice_tables(structure: Structure) -> InvoiceTables:
    """The tables of this company. Raises SourceChanged: they are not those of AutoCount 2."""
    for table, columns in _NEEDED.items():
        if not structure.has(table, *columns):
            raise SourceChanged(
                f"These books have no {table} of the known form ({', '.join(columns)}): invoices are written into "
                "AutoCount 2 only.",
                facts={"table": table},
            )
    known = structure.tables
    return InvoiceTables(known["IV"], known["IVDTL"], known["ARInvoice"], known["ARInvoiceDTL"], _links(structure))


def _links(structure: Structure) -> tuple[Link, ...]:
    found = []
    for name, table in sorted(structure.tables.items()):
        pair = next((pair for pair in _PAIRS if table.has(*pair)), None)
        own = name in _NEEDED or table.key == ("DocKey",)  # other documents, which may come from this one
        if pair is not None and name not in _BESIDE and not own and table.key:
            found.append(Link(table, *pair))
    return tuple(sorted(found, key=lambda link: (link.table.name not in ("GLDTL", "TaxTrans"), link.table.name)))
