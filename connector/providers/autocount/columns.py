"""What AutoCount's columns and tables are called, where that alone tells how they are read."""

from __future__ import annotations

import re
from typing import Final

MODIFIED: Final = "LastModified"
BARCODES: Final = "X_Barcode"
"""The rows of ItemUOM that have a barcode."""

CODES: Final = frozenset(
    re.findall(
        r"\w+",
        """AccNo AreaCode BaseUOM BranchCode CreditorCode CurrencyCode DebtorCode DeptNo DisplayTerm DocNo
        InputTaxCode ItemCode ItemGroup ItemType Location OutputTaxCode ParentAccNo PaymentMethod PriceCategory
        ProjNo PurchaseAgent PurchaseTaxCode PurchaseUOM ReportUOM SalesAgent SalesLocation SalesUOM TariffCode
        TaxCode TaxType UOM X_DOCUMENT_KEY X_DOCUMENT_NO X_KEY X_PARENT""",
    )
)
"""Columns that name a record: SQL Server compares them without their trailing blanks, and so must everybody."""

FLAGS: Final = frozenset(
    re.findall(
        r"\w+",
        """AddToSubTotal AllowExceedCreditLimit BackOrderControl CanSync Cancelled ConsolidatedEInvoice Discontinued
        HasBatchNo HasSerialNo InclusiveTax Inclusive IsActive IsDefault IsRCHQ IsRoundAdj MainItem PostToGL
        PostToStock PrintOut StockControl SubmitEInvoice Transferable""",
    )
)
"""Columns that mean yes or no in 'T' and 'F'."""

TABLES: Final = frozenset(
    re.findall(
        r"\w+",
        """ARCN ARCNDTL ARInvoice ARInvoiceDTL ARPayment ARPaymentDTL ARPaymentKnockOff Branch CN CNDTL CS CSDTL
        CURRENCY ChangeCount Creditor Debtor FiscalYear GLMast IV IVDTL Item ItemUOM Profile Registry SalesAgent
        TaxCode TaxEntity TaxType Terms""",
    )
)
"""All tables that a record may be made of, and those that tell about the company."""
