"""Columns of AutoCount's documents under the names that SQL Accounting's have, so that a trait is found in one way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from connector.posting.rules import number
from connector.posting.sample import Facts, Row, Value

_HEADER: Final[Mapping[str, str]] = {
    "DOCAMT": "FINALTOTAL", "LOCALDOCAMT": "LOCALNETTOTAL", "AGENT": "SALESAGENT", "DOCDATE": "DOCDATE",
    "TAXDATE": "TAXDATE", "CURRENCYRATE": "CURRENCYRATE", "CANCELLED": "CANCELLED", "BRANCHCODE": "BRANCHCODE",
}  # fmt: skip
_LINE: Final[Mapping[str, str]] = {
    "ITEMCODE": "ITEMCODE", "QTY": "QTY", "RATE": "RATE", "TAX": "TAXCODE", "TAXAMT": "TAX", "DISC": "DISCOUNT",
    "AMOUNT": "SUBTOTALEXTAX", "LOCALAMOUNT": "LOCALSUBTOTALEXTAX", "LOCALTAXAMT": "LOCALTAX", "ACCOUNT": "ACCNO",
    "PROJECT": "PROJNO", "LOCATION": "LOCATION", "BATCH": "BATCHNO", "FROMDOCTYPE": "FROMDOCTYPE",
}  # fmt: skip
_PAYMENT: Final[Mapping[str, str]] = {
    "DOCAMT": "PAYMENTAMT", "LOCALDOCAMT": "LOCALPAYMENTAMT", "DOCDATE": "DOCDATE", "CURRENCYRATE": "TOHOMERATE",
    "CANCELLED": "CANCELLED", "BRANCHCODE": "BRANCHCODE", "PROJECT": "PROJNO", "CHEQUENUMBER": "CHEQUENO",
    "BANKCHARGE": "BANKCHARGE",
}  # fmt: skip
_ITEM: Final[Mapping[str, str]] = {"STOCKCONTROL": "STOCKCONTROL", "SERIALNUMBER": "HASSERIALNO"}


def header_words(header: Row) -> Row:
    """The header of a document of either program; what a payment of AutoCount leaves over is not in its row."""
    if not _is_autocount(header):
        return header
    if not _is_payment(header):
        return _renamed(header, _HEADER)
    left: dict[str, Value] = {"UNAPPLIEDAMT": number(header.get("PAYMENTAMT")) - number(header["KNOCKOFFAMT"])}
    return {**_renamed(header, _PAYMENT), **left}


def line_words(header: Row, line: Row, facts: Facts) -> Row:
    """A line of it; whether prices include tax is said by AutoCount's header, and a knock-off's gain by the rates."""
    if not _is_autocount(header):
        return line
    if _is_payment(header):
        rate = number(header.get("TOHOMERATE"))
        apart = rate - number(facts.get("invoice", {}).get("CURRENCYRATE", rate))
        return {"KOAMT": line.get("AMOUNT"), "GAINLOSS": number(line.get("AMOUNT")) * apart}
    taxed: dict[str, Value] = {"TAXINCLUSIVE": header.get("INCLUSIVETAX")}
    return {**_renamed(line, _LINE), **taxed}


def facts_words(header: Row, facts: Facts) -> Facts:
    """What is known of a line: the product that it is for, the invoice that it pays."""
    if not _is_autocount(header):
        return facts
    words = {**facts, "item": _renamed(facts.get("item", {}), _ITEM)}
    if _is_payment(header):
        words["invoice"] = _renamed(facts.get("invoice", {}), {"DOCAMT": "NETTOTAL"})
    return words


def _is_autocount(header: Row) -> bool:
    return "DEBTORCODE" in header


def _is_payment(header: Row) -> bool:
    return "KNOCKOFFAMT" in header


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    return {name: row[own] for name, own in names.items() if own in row}
