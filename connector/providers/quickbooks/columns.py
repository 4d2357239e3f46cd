"""Columns of QuickBooks that are no texts. Amounts are numbers, ids texts (providers.md, 1.2)."""

from __future__ import annotations

from typing import Final

from connector.online.columns import Columns

COLUMNS: Final = Columns(
    numbers=frozenset(
        (
            "Amount", "Balance", "BalanceWithJobs", "Deposit", "Discount_DiscountPercent", "ExchangeRate",
            "HomeBalance", "HomeTotalAmt", "PurchaseCost", "QtyOnHand", "ReorderPoint", "SalesItemLineDetail_Qty",
            "SalesItemLineDetail_TaxInclusiveAmt", "SalesItemLineDetail_UnitPrice", "TotalAmt",
            "TxnTaxDetail_TotalTax", "UnappliedAmt", "UnitPrice", "X_HOME", "X_TAX", "X_LOCAL", "X_LOCAL_TAX",
            "RemainingCredit", "LineNum",
        )
    ),
    flags=frozenset(
        ("Active", "Job", "BillWithParent", "Taxable", "SubItem", "SalesTaxIncluded", "PurchaseTaxIncluded",
         "TrackQtyOnHand", "IsProject", "X_BASE")
    ),
    days=frozenset(
        ("TxnDate", "DueDate", "ShipDate", "InvStartDate", "OpenBalanceDate", "SalesItemLineDetail_ServiceDate",
         "MetaData_CreateTime")
    ),
    called="QuickBooks",
)  # fmt: skip
