"""Sales invoices to learn from, and what is always supplied of a new one."""

from __future__ import annotations

from typing import Final

from connector.providers.autocount.document_samples import Form
from connector.providers.autocount.document_words import is_ours
from connector.providers.autocount.invoice_tables import InvoiceTables

GIVEN_HEADER: Final = (
    "DOCNO", "DOCDATE", "TAXDATE", "DEBTORCODE", "DEBTORNAME", "BRANCHCODE", "DISPLAYTERM", "SALESAGENT",
    "CURRENCYCODE", "CURRENCYRATE", "DESCRIPTION", "REFDOCNO", "INCLUSIVETAX", "CANCELLED", "SALESLOCATION",
    "INVADDR1", "INVADDR2",
    "INVADDR3", "INVADDR4", "PHONE1", "FAX1", "ATTENTION", "FINALTOTAL", "PRINTCOUNT", "SUBMITEINVOICE",
    "LASTMODIFIED",
    "LASTMODIFIEDUSERID", "LASTUPDATE", "CREATEDTIMESTAMP", "CREATEDUSERID",
)  # fmt: skip
"""Columns of an invoice that are always supplied."""
GIVEN_LINE: Final = (
    "ITEMCODE", "UOM", "DESCRIPTION", "QTY", "UNITPRICE", "DISCOUNT", "DISCOUNTAMT", "TAXCODE", "TAXRATE", "TAX",
    "SUBTOTAL", "SUBTOTALEXTAX", "ACCNO", "LOCATION", "PROJNO", "DELIVERYDATE",
)  # fmt: skip
"""The same of each line."""


def invoice_form(tables: InvoiceTables) -> Form:
    """Those that are posted to the ledger and to stock."""
    posted = [f"P.\"{name}\" = 'T'" for name in ("PostToGL", "PostToStock") if tables.header.has(name)]
    return Form(tables.all, GIVEN_HEADER, GIVEN_LINE, " AND ".join(posted), is_ours)
