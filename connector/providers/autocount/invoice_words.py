"""What rules of posting may look at of a sales invoice, in the words of `document_words`.

Cells that later events move (what was paid of an invoice) are told as they were when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from connector.posting.rules import number
from connector.posting.sample import Row

_ZERO: Final = Decimal(0)
_SMALLEST: Final = Decimal("1e-8")
_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "customer": ("TAXENTITYID", "ROUNDINGMETHOD", "DEBTORTYPE", "AREACODE", "PRICECATEGORY", "EXEMPTNO"),
    "terms": ("TERMDAYS",),
    "item": ("STOCKCONTROL", "HASSERIALNO", "COSTINGMETHOD", "CLASSIFICATION", "TARIFFCODE"),
    "group": ("SALESCODE",),
    "unit": ("RATE", "COST", "REALCOST"),
    "tax": ("TAXRATE", "TAXACCNO", "SUPPLYPURCHASE"),
}
"""Columns of other tables that a posted row may have its values from."""


def chosen(name: str, row: Row) -> Row:
    """The part of a row of another table that rules may look at."""
    return {column: row[column] for column in _FACTS[name] if column in row}


def added_facts(lines: Sequence[Row]) -> dict[str, Row]:
    """Sums over some lines only: of those that bear tax, and of those that have a tax code at all."""
    taxed = (line for line in lines if number(line.get("TAXRATE")))
    coded = (line for line in lines if line.get("TAXCODE") is not None)
    sums = {name: sum((number(line.get("SUBTOTALEXTAX")) for line in some), _ZERO)
            for name, some in (("TAXEDAMT", taxed), ("CODEDAMT", coded))}  # fmt: skip
    return {"lines": dict(sums)}


def added_line_facts(line: Row, unit: Row) -> dict[str, Row]:
    """Quantity and price of a line in the product's smallest unit, and what it comes to with its tax."""
    rate = number(unit.get("RATE")) or Decimal(1)
    price = (number(line.get("UNITPRICE")) / rate).quantize(_SMALLEST)
    whole = number(line.get("SUBTOTALEXTAX")) + number(line.get("TAX"))
    return {"smallest": {"UNITPRICE": price, "QTY": number(line.get("QTY")) * rate}, "whole": {"AMT": whole}}


def as_made(posted: Mapping[str, Sequence[Row]], knocked: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    """The receivable without what was paid of it since, as far as its payments tell; what they do not is left to be
    seen."""
    paid = sum((number(row["AMOUNT"]) for row in knocked), _ZERO)
    found = {name: tuple(rows) for name, rows in posted.items()}
    if paid and "ARInvoice" in found:
        (receivable, *others) = found["ARInvoice"]
        whole = number(receivable.get("PAYMENTAMT")) == paid
        lines = found.get("ARInvoiceDTL", ())
        if whole and sum((number(line.get("KNOCKOFFAMOUNT")) for line in lines), _ZERO) == paid:
            open_again = number(receivable.get("OUTSTANDING")) + paid
            made = {**receivable, "PAYMENTAMT": _ZERO, "LOCALPAYMENTAMT": _ZERO, "OUTSTANDING": open_again}
            found["ARInvoice"] = (made, *others)
            found["ARInvoiceDTL"] = tuple({**line, "KNOCKOFFAMOUNT": _ZERO} for line in lines)
    return found
