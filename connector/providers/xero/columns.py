"""Columns of Xero that are no texts (xero_accounting.yaml 16.1.0). Days are made of Xero's own spelling before."""

from __future__ import annotations

from typing import Final

from connector.online.columns import Columns

COLUMNS: Final = Columns(
    numbers=frozenset(
        (
            "Amount", "AmountCredited", "AmountDue", "AmountPaid", "BankAmount", "CurrencyRate", "DiscountAmount",
            "DiscountRate", "LineAmount", "Quantity", "QuantityOnHand", "RemainingCredit", "SubTotal", "TaxAmount",
            "Total", "TotalTax", "UnitAmount", "SalesPrice", "PurchasePrice", "X_RATE", "X_HOME", "X_AMOUNT",
            "X_LOCAL", "X_LOCAL_TAX",
        )
    ),
    flags=frozenset(("IsSold", "IsPurchased", "IsTrackedAsInventory", "X_ACTIVE", "X_VOID", "X_INCLUSIVE", "X_BASE")),
    days=frozenset(("Date", "DueDate")),
    called="Xero",
)  # fmt: skip
