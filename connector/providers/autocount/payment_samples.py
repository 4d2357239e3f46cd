"""Payments to learn from, and what is always supplied of a new one."""

from __future__ import annotations

from typing import Final

from connector.ledger.document_samples import is_reference
from connector.posting.sample import Document, Row
from connector.providers.autocount.document_samples import Form
from connector.providers.autocount.payment_tables import MARK, PaymentTables
from connector.providers.autocount.payment_words import ENTERED, REFERENCE

GIVEN_HEADER: Final = (
    "DOCNO", "DEBTORCODE", "DOCDATE", "DESCRIPTION", "PROJNO", "BRANCHCODE", "CURRENCYCODE", "TOHOMERATE", "PAYMENTAMT",
    "KNOCKOFFAMT", "CBKEY", "CANCELLED", "LASTMODIFIED", "LASTMODIFIEDUSERID", "CREATEDTIMESTAMP", "CREATEDUSERID",
    REFERENCE, *ENTERED,
)  # fmt: skip
"""Columns of a payment that are always supplied, as a person enters them (see `payment_words`)."""
GIVEN_LINE: Final = ("KNOCKOFFDOCTYPE", "KNOCKOFFDOCKEY", "AMOUNT", "GAINLOSSDATE")
"""The same of each knock-off."""
_ENTERED_BY_HAND: Final = (
    'P."SourceType" IS NULL AND COALESCE(P."RefundAmt", 0) = 0 AND (SELECT COUNT(*) FROM "ARPaymentDTL" D '
    'WHERE D."DocKey" = P."DocKey") = 1 AND NOT EXISTS (SELECT 1 FROM "ARPaymentDTL" D WHERE D."DocKey" = P."DocKey" '
    'AND (D."IsRCHQ" = \'T\' OR D."DepositDocKey" IS NOT NULL))'
)
"""Paid in one way, and neither given back nor bounced: nothing else is written."""


def payment_form(tables: PaymentTables) -> Form:
    """Those that somebody entered as such: a cash sale has a payment of its own."""
    return Form(tables.all, GIVEN_HEADER, GIVEN_LINE, _ENTERED_BY_HAND, _is_ours, _sort, ENTERED)


def _is_ours(header: Row) -> bool:
    return is_reference(header.get(MARK))


def _sort(document: Document) -> frozenset[str]:
    return frozenset((f"by {document.header.get('PAYMENTMETHOD')}",))
