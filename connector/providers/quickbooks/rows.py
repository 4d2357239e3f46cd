"""How QuickBooks' documents become rows: lines that add up to the total, and what a payment settles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from connector.online.columns import flat, number
from connector.online.places import listed
from connector.online.reader import Values, whole_sen
from connector.online.remembered import Json

UNIT: Final = "each"
"""QuickBooks has no units: what a product has one of, in a word."""
TAX, REST = "tax", "rest"
"""Keys of the lines that this provider makes: a document's taxes, and what discounts and groups come to."""
ITEM_LINE, TEXT_LINE = "SalesItemLineDetail", "DescriptionOnly"
"""Kinds of lines that are told one by one (python-quickbooks, `detailline.py`)."""
DISCOUNT_LINE: Final = "DiscountLineDetail"
"""Takes its amount off, or so many percent (same place)."""
TYPES: Final = {"Invoice": "IV", "CreditMemo": "CN"}
"""Our words for the kinds of documents that a payment is set against."""
NOTE: Final = "PrivateNote"
"""Our reference is the last line of a document's private note: no other field of all documents is free for it."""


def lines(record: Json) -> Sequence[Values]:
    """The lines of a sale. What they do not tell of the total is a line of its own."""
    rate = number(record.get("ExchangeRate") or 1)
    rows, told = [], Decimal(0)
    for line in listed(record, "Line"):
        kind = line.get("DetailType")
        if kind not in (ITEM_LINE, TEXT_LINE):
            continue
        amount = number(line.get("Amount"))
        told += amount
        row = {**dict(flat(line)), "X_LOCAL": whole_sen(amount * rate)}
        rows.append({**row, "X_UNIT": UNIT} if row.get(f"{ITEM_LINE}_ItemRef_value") else row)
    detail = record.get("TxnTaxDetail")
    tax = number(detail.get("TotalTax")) if isinstance(detail, dict) else Decimal(0)
    rest = number(record.get("TotalAmt")) - told - tax
    if rest:
        words = "Discounts and other lines"
        rows.append({"Id": REST, "Description": words, "Amount": rest, "X_LOCAL": whole_sen(rest * rate)})
    if tax:
        rows.append({"Id": TAX, "Description": "Tax", "X_TAX": tax, "X_LOCAL_TAX": whole_sen(tax * rate)})
    return rows


def applied(record: Json) -> Sequence[Values]:
    """What a payment settles: each of its lines is linked with one document."""
    return list(_applied(record))


def _applied(record: Json) -> Iterator[Values]:
    for line in listed(record, "Line"):
        for link in listed(line, "LinkedTxn"):
            kind = str(link.get("TxnType") or "")
            yield {"TxnId": link.get("TxnId"), "X_TYPE": TYPES.get(kind, kind), "Amount": line.get("Amount")}
