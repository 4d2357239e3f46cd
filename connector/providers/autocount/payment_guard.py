"""What forbids to take a payment out of the books: what happened to it since it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.rules import number
from connector.posting.sample import Value
from connector.providers.autocount.document_guard import closed, opened
from connector.providers.autocount.document_reader import Family
from connector.providers.autocount.invoice_tables import RECEIVABLE_CODE
from connector.providers.autocount.payment_tables import CODE, VOUCHER_CODE


def names_of(family: Family) -> list[tuple[str, Value]]:
    """By which a payment is known where documents are locked."""
    return [(CODE, family.header["DocKey"]), *((VOUCHER_CODE, row["DocKey"]) for row in family.posted.get("CB", ()))]


def names_of_paid(family: Family) -> list[tuple[str, Value]]:
    """The same of the invoices that it pays."""
    return [(RECEIVABLE_CODE, line["KnockOffDocKey"]) for line in family.lines]


def touched(transaction: Reading, structure: Structure, family: Family, *, cancelled: bool = False) -> Iterator[str]:
    """In plain words; the weightiest first."""
    header, posted = family.header, family.posted
    name = f"Payment {header['DocNo']}"
    if any(row.get("BankStatementDate") or row.get("BankReconStatus") for row in posted.get("BankTrans", ())):
        yield f"{name} was reconciled with the bank's statement."
    if any(row.get("BankSlipDocKey") for row in posted.get("BankTrans", ())):
        yield f"{name} is on a bank slip."
    if any(row.get("IsRCHQ") == "T" for row in posted.get("ARPaymentDTL", ())):
        yield f"The cheque of payment {header['DocNo']} was returned."
    if number(header.get("RefundAmt")):
        yield f"{name} was refunded in part or whole."
    if header.get("Cancelled") == "T" and not cancelled:
        yield f"{name} was cancelled in the books."
    if who := opened(transaction, structure, names_of(family)):
        yield f"{name} is open in AutoCount ({who})."
    if who := opened(transaction, structure, names_of_paid(family)):
        yield f"An invoice that payment {header['DocNo']} pays is open in AutoCount ({who})."
    day = header["DocDate"]
    if isinstance(day, dt.date):
        yield from closed(transaction, structure, day)
