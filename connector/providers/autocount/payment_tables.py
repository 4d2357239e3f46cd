"""Tables that a customer's payment stands in: those that every company has, and all others that name it.

A payment is ARPayment with ARPaymentDTL, its knock-offs are ARPaymentKnockOff, parted by the lines of what they pay in
ARPaymentKnockOffDetail. Its voucher in the cash book is the CB that names it in SourceType and SourceKey, with CBDTL
and CBPaymentDTL. Whatever else was posted names the one or the other (see `document_tables`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from connector.ledger.structure import StoredTable, Structure
from connector.providers.autocount.document_tables import Link, check_tables, posted_links

CODE: Final = "RP"
VOUCHER_CODE: Final = "OR"
"""DocType of a received payment in the cash book, by which also its rows are named (reference, section 4.4)."""
MARK: Final = "DocNo2"
"""Where our reference stands: no table of a payment has a GUID, and this is the second number, which is free to use."""
PARTS: Final = "ARPaymentKnockOffDetail"
_NEEDED: Final = {
    "ARPayment": (
        "DocKey", "DocNo", "DocDate", "DebtorCode", "CurrencyCode", "ToHomeRate", "PaymentAmt", "KnockOffAmt",
        "RefundAmt", "CBKey", "Cancelled", "SourceType", MARK,
    ),
    "ARPaymentDTL": ("DtlKey", "DocKey", "PaymentMethod", "ChequeNo", "BankCharge", "PaymentAmt", "IsRCHQ"),
    "ARPaymentKnockOff": ("KnockOffKey", "DocKey", "KnockOffDocType", "KnockOffDocKey", "Amount", "GainLossDate"),
    PARTS: ("KnockOffKey", "KnockOffDtlKey", "Amount", "LocalPaymentAmt", "LocalInvoiceAmt"),
    "ARInvoice": (
        "DocKey", "DocNo", "DocDate", "DebtorCode", "CurrencyRate", "NetTotal", "PaymentAmt", "LocalPaymentAmt",
        "Outstanding", "Cancelled", "SourceType", "SourceKey",
    ),
    "ARInvoiceDTL": ("DtlKey", "DocKey", "Seq", "NetAmount", "KnockOffAmount"),
    "CB": ("DocKey", "DocNo", "DocType", "DealWith", "SourceType", "SourceKey"),
    "CBDTL": ("DtlKey", "DocKey"),
    "CBPaymentDTL": ("DtlKey", "DocKey"),
    "PaymentMethod": ("PaymentMethod", "BankAccount", "ReceiptFormatName", "IsActive"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaymentTables:
    """The live tables of customers' payments."""

    header: StoredTable
    line: StoredTable
    """Knock-offs."""
    detail: StoredTable
    voucher: StoredTable
    voucher_details: tuple[StoredTable, ...]
    part: StoredTable
    """Parts of knock-offs."""
    links: tuple[Link, ...]

    @property
    def all(self) -> tuple[StoredTable, ...]:
        """In which rules are looked for; header and lines first."""
        own = (self.header, self.line, self.detail, self.voucher, *self.voucher_details)
        return (*own, *(link.table for link in self.links))


def payment_tables(structure: Structure) -> PaymentTables:
    """The tables of this company. Raises SourceChanged: they are not those of AutoCount 2."""
    check_tables(structure, _NEEDED, "payments")
    known = structure.tables
    return PaymentTables(
        known["ARPayment"],
        known["ARPaymentKnockOff"],
        known["ARPaymentDTL"],
        known["CB"],
        (known["CBDTL"], known["CBPaymentDTL"]),
        known[PARTS],
        posted_links(structure, _NEEDED),
    )
