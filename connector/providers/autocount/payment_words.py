"""What rules of posting may look at of a payment, in the words of `document_words`.

What a person enters on one form stands in several rows; where rules are looked for it is all in the header: the method,
the cheque and the bank charge of ARPaymentDTL, number, payer and count of saves of the voucher.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from connector.posting.rules import number
from connector.posting.sample import Row, Value
from connector.providers.autocount.payment_tables import MARK

ENTERED: Final = ("PAYMENTMETHOD", "CHEQUENO", "BANKCHARGE", "VOUCHERNO", "DEALWITH", "LASTUPDATE")
"""Columns of that header which ARPayment does not have."""
REFERENCE: Final = MARK.upper()
_OF_DETAIL: Final = ("PAYMENTMETHOD", "CHEQUENO", "BANKCHARGE")
_OF_VOUCHER: Final = ("DEALWITH", "LASTUPDATE")
_LATER: Final[Mapping[str, Value]] = {"BANKSTATEMENTDATE": None, "BANKSLIPDOCKEY": None}
"""Cells that reconciling with the bank fills."""
_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "customer": ("TAXENTITYID", "DEBTORTYPE", "AREACODE", "SALESAGENT"),
    "method": ("BANKACCOUNT", "JOURNALTYPE", "PAYMENTBY", "PAYMENTTYPE", "SPECIALACCTYPE"),
    "bank": ("CURRENCYCODE",),
    "invoice": ("DOCNO", "DOCDATE", "CURRENCYRATE", "NETTOTAL", "PROJNO", "DEPTNO"),
}


def entered(header: Row, detail: Row, voucher: Row) -> Row:
    """The header as a person enters it."""
    more = {name: detail.get(name) for name in _OF_DETAIL}
    more |= {"VOUCHERNO": voucher.get("DOCNO")} | {name: voucher.get(name) for name in _OF_VOUCHER}
    return {**header, **more}


def before_bank(row: Row) -> Row:
    """A row of BankTrans as it was before anybody reconciled it."""
    found = {name: _LATER.get(name, value) for name, value in row.items()}
    if found.get("BANKRECONSTATUS"):
        found["BANKRECONSTATUS"] = 0
    return found


def chosen(name: str, row: Row) -> Row:
    """The part of a row of another table that rules may look at."""
    return {column: row[column] for column in _FACTS[name] if column in row}


def left_over(header: Row) -> Row:
    """What of a payment pays nothing yet."""
    return {"OPENAMT": number(header.get("PAYMENTAMT")) - number(header.get("KNOCKOFFAMT"))}
