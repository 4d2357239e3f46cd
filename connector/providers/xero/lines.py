"""Lines of documents as they are sent: with prices, amounts and taxes, so that Xero works nothing out of its own.

A tax that is not sent would be worked out by the code; a code that is not sent would be the item's or account's
(xero_accounting.yaml, LineItem). What is known of a line that stays, such as its tracking, goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from connector.domain.documents import Line, SalesDocument
from connector.domain.errors import Rejected
from connector.domain.money import amount, sen
from connector.online.places import Body, listed
from connector.online.reader import whole_sen
from connector.online.remembered import Json
from connector.providers.xero.bodies import four_places
from connector.providers.xero.company import TaxRate
from connector.providers.xero.rows import INCLUSIVE, REST, UNIT, lines
from connector.providers.xero.shapes import INVOICE, Shape

UNTAXED: Final = "NONE"
_PERCENT: Final = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)%")
_KEPT: Final = ("LineItemID", "Tracking")
"""What is sent again of a line that stays."""
_PLACES: Final = Decimal("0.0001")


def faults_of(document: SalesDocument, shape: Shape, taxes: Mapping[str, TaxRate]) -> Iterator[str]:
    """What Xero would refuse, or would make something else of."""
    if not document.lines:
        yield "The document has no lines."
    added = sum(line.amount + line.tax_amount for line in document.lines)
    if document.lines and added != document.total:
        yield f"The total {amount(document.total)} is not what the lines add up to: {amount(added)}."
    for place, line in enumerate(document.lines, 1):
        yield from (f"Line {place}: {fault}" for fault in _faults(line, shape))
        yield from (f"Line {place}: {fault}" for fault in _tax_faults(line, taxes))


def line_items(document: SalesDocument, record: Json | None) -> Body:
    """All lines of a document, and whether they have taxes. Raises Rejected."""
    if record is not None and record.get("LineAmountTypes") == INCLUSIVE:
        raise Rejected("The prices of this document include taxes.", remedy="Edit its lines in Xero.")
    if record is not None and any(row.get("LineItemID") == REST for row in lines(record)):
        raise Rejected("The lines of this document do not add up in Xero.", remedy="Edit them there.")
    there = {str(line.get("LineItemID")): line for line in listed(record, "LineItems")}
    taxed = any(line.tax_code not in (None, UNTAXED) or line.tax_amount for line in document.lines)
    made = [_line(line, there.get(line.key or "", {}), taxed=taxed) for line in document.lines]
    return {"LineAmountTypes": "Exclusive" if taxed else "NoTax", "LineItems": made}


def _line(line: Line, there: Json, *, taxed: bool) -> Body:
    kept = {name: there[name] for name in _KEPT if there.get(name)}
    text: Body = {"Description": line.description} if line.description else {}
    if not line.item and not line.account and not line.amount:
        return {**kept, **text}
    same = there.get("ItemCode") == line.item
    account = line.account or (there.get("AccountCode") if same else None)
    named = {"ItemCode": line.item, "AccountCode": account}
    rate = _PERCENT.fullmatch(line.discount or "")
    discount: Body = {"DiscountRate": Decimal(rate[1])} if rate is not None else {}
    taxes: Body = {"TaxType": line.tax_code or UNTAXED, "TaxAmount": amount(line.tax_amount)} if taxed else {}
    return {
        **kept, **text, **{name: value for name, value in named.items() if value}, "Quantity": line.quantity,
        "UnitAmount": _price(line), "LineAmount": amount(line.amount), **discount, **taxes,
    }  # fmt: skip


def _price(line: Line) -> Decimal:
    """The unit price; where only the amount is known, what comes to it."""
    if line.unit_price or not line.quantity:
        return four_places(line.unit_price)
    return (amount(line.amount) / line.quantity).quantize(_PLACES)


def _faults(line: Line, shape: Shape) -> Iterator[str]:
    if not line.description and not line.item:
        yield "a description is lacking."
    if not line.item and not line.account and line.amount:
        yield "an amount needs a product or an account."
    if line.unit not in (None, UNIT):
        yield f"Xero has no units of measure but {UNIT!r}."
    rate = _PERCENT.fullmatch(line.discount or "")
    if line.discount and (rate is None or shape is not INVOICE):
        yield f"the discount {line.discount} has no place in Xero."
    left = 1 - Decimal(rate[1]) / 100 if rate is not None else 1
    if sen(whole_sen(_rounded(line) * line.quantity * left)) != line.amount:
        yield f"{line.quantity} at {_rounded(line)} is not {amount(line.amount)}."


def _rounded(line: Line) -> Decimal:
    if line.unit_price or not line.quantity:
        return line.unit_price
    return (amount(line.amount) / line.quantity).quantize(_PLACES)


def _tax_faults(line: Line, taxes: Mapping[str, TaxRate]) -> Iterator[str]:
    if line.tax_inclusive:
        yield "prices that include taxes are entered in Xero."
    if line.tax_code is None:
        if line.tax_amount:
            yield "a tax needs a code."
        return
    known = taxes.get(line.tax_code)
    if known is None or not known.sells:
        yield f"Xero has no tax code {line.tax_code} for what is sold."
    elif whole_sen(amount(line.amount) * known.percent / 100) and not line.tax_amount:
        yield f"tax code {line.tax_code} has {known.percent.normalize():f} %, and no tax was entered."
