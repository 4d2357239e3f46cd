"""How QuickBooks' documents become rows: lines that add up to the total, and what a payment settles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from connector.providers.quickbooks.client import Json
from connector.providers.quickbooks.columns import flat, number

Values = Mapping[str, object]

UNIT: Final = "each"
"""QuickBooks has no units: what a product has one of, in a word."""
TAX, REST = "tax", "rest"
"""Keys of the lines that this provider makes: a document's taxes, and what discounts and groups come to."""
ITEM_LINE, TEXT_LINE = "SalesItemLineDetail", "DescriptionOnly"
"""Kinds of lines that are told one by one (python-quickbooks, `detailline.py`)."""
TYPES: Final = {"Invoice": "IV", "CreditMemo": "CN"}
"""Our words for the kinds of documents that a payment is set against."""
_SEN: Final = Decimal("0.01")
_OURS: Final = re.compile(r"(?:^|\n)(BB[A-Z2-7]{18})\s*$")
"""Our reference, the last line of a document's private note: no other field of all documents is free for it."""


def reference_in(record: Json) -> str:
    """Our reference in a document; empty without any."""
    found = _OURS.search(str(record.get("PrivateNote") or ""))
    return found[1] if found is not None else ""


def note_of(record: Json) -> str:
    """The private note of a document without our reference."""
    return _OURS.sub("", str(record.get("PrivateNote") or ""))


def with_reference(note: str, reference: str) -> str:
    """A private note that carries our reference."""
    return f"{note}\n{reference}" if note else reference


def lines(record: Json) -> Sequence[Values]:
    """The lines of a sale. What they do not tell of the total is a line of its own."""
    rate = number(record.get("ExchangeRate") or 1)
    rows, told = [], Decimal(0)
    for line in _listed(record, "Line"):
        kind = line.get("DetailType")
        if kind not in (ITEM_LINE, TEXT_LINE):
            continue
        amount = number(line.get("Amount"))
        told += amount
        row = {**dict(flat(line)), "X_LOCAL": local(amount, rate)}
        rows.append({**row, "X_UNIT": UNIT} if row.get(f"{ITEM_LINE}_ItemRef_value") else row)
    detail = record.get("TxnTaxDetail")
    tax = number(detail.get("TotalTax")) if isinstance(detail, dict) else Decimal(0)
    rest = number(record.get("TotalAmt")) - told - tax
    if rest:
        words = "Discounts and other lines"
        rows.append({"Id": REST, "Description": words, "Amount": rest, "X_LOCAL": local(rest, rate)})
    if tax:
        rows.append({"Id": TAX, "Description": "Tax", "X_TAX": tax, "X_LOCAL_TAX": local(tax, rate)})
    return rows


def applied(record: Json) -> Sequence[Values]:
    """What a payment settles: each of its lines is linked with one document."""
    return list(_applied(record))


def local(amount: Decimal, rate: Decimal) -> Decimal:
    """An amount in the company's own currency."""
    return (amount * rate).quantize(_SEN, ROUND_HALF_UP)


def _applied(record: Json) -> Iterator[Values]:
    for line in _listed(record, "Line"):
        for link in _listed(line, "LinkedTxn"):
            kind = str(link.get("TxnType") or "")
            yield {"TxnId": link.get("TxnId"), "X_TYPE": TYPES.get(kind, kind), "Amount": line.get("Amount")}


def _listed(record: Json, name: str) -> Sequence[Json]:
    value = record.get(name)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
