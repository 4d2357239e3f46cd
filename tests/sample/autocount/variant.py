"""What a sample AutoCount company looks like: the answers to what is not known of the vendor's program, each in itself
consistent, so that code which assumes one of them fails on another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Rules(Enum):
    """What the vendor's program posts for a document. "Not found" and "inferred" in the reference on AutoCount.

    In all of them an invoice that posts to the ledger has an ARInvoice of the same number (SourceType and SourceKey
    lead back to it), Outstanding is NetTotal less what is knocked off, and the GLDTL rows of a document balance.
    """

    PAIRED = "paired"
    """GLDTL comes in pairs with AccNo and DEAccNo swapped, one pair for each line and one for its tax; SourceType 'IV'
    with IV's keys; GLTrxID is one for a document. A debtor's GLMast row has ParentAccNo and SpecialAccType. One
    ARInvoiceDTL for each line. A receipt takes its number from the payment method's format and its GLDTL rows are 'RP'.
    Cost is there at once. Void documents lose their ledger and stock rows."""
    SUMMED = "summed"
    """One GLDTL row for the debtor (DEAccNo NULL), one for each (account, tax code), one for each tax; SourceType 'RI'
    with ARInvoice's keys; GLTrxID is another one for each row. GLMast rows of debtors have neither ParentAccNo nor
    SpecialAccType. One ARInvoiceDTL for each (account, tax code). A receipt has a number of format 'RP', its cash book
    voucher another of 'OR', and GLDTL belongs to the voucher. Void documents keep their ledger rows."""
    QUEUED = "queued"
    """One GLDTL row for the debtor, one for each line and one for each line's tax, SourceType 'IV', SourceKey IV's,
    SourceDtlKey ARInvoiceDTL's; cost is 0 until the server's queue was worked off (StockTransQueue). Keys of knock-offs
    come from the counter that documents use. Credit notes have positive TaxTrans rows. Void documents' tax rows move to
    TaxTransCancelled."""

    @property
    def linked(self) -> bool:
        """A debtor's GLMast row names its control account."""
        return self is not Rules.SUMMED

    @property
    def by_line(self) -> bool:
        """One ARInvoiceDTL row for each line."""
        return self is not Rules.SUMMED

    @property
    def source_is_receivable(self) -> bool:
        """GLDTL and TaxTrans of sales belong to the receivable, not to the sales document."""
        return self is Rules.SUMMED

    @property
    def keeps_void(self) -> bool:
        """A cancelled document keeps its ledger rows."""
        return self is Rules.SUMMED


@dataclass(frozen=True, slots=True)
class Variant:
    """One shape of a company."""

    rules: Rules = Rules.PAIRED
    snapshot: bool = True
    """ALLOW_SNAPSHOT_ISOLATION."""
    monthly: bool = False
    """Invoice numbers begin anew each month (OneMonthOneSet)."""
    user_fields: bool = False
    """UDF_ columns on Debtor and IV."""
    five_cents: bool = False
    """Cash sales are rounded to 5 sen."""
    at_home: bool = False
    """No customer trades in a foreign currency."""

    @property
    def name(self) -> str:
        """Short text for names of databases and test ids."""
        words = [self.rules.value]
        words += [] if self.snapshot else ["nosnapshot"]
        words += ["monthly"] if self.monthly else []
        words += ["udf"] if self.user_fields else []
        words += ["fivecents"] if self.five_cents else []
        words += ["athome"] if self.at_home else []
        return "-".join(words)


class Counter(Enum):
    """Rows of Registry that hand out keys. The first two numbers were seen; the others stand in for unknown ones."""

    DOCUMENTS = 32768
    """DocKey and DtlKey of all kinds of documents."""
    STOCK = 32772
    KNOCK_OFF = 32773
    LEDGER = 32774
    """GLTrxID."""
    QUEUE = 32775
    ITEM_PRICE = 32776
    SAVED = 128
    """Goes up with every saved document."""
