"""Rows of AutoCount in the form in which `connector.posting` looks for rules, and what is left out of them.

Names are in upper case and flags are yes or no. A GUID belongs to one row and says nothing about posting. Numbers that
the program draws for a whole document or for each row (GLTrxID …) are told by their order within the document: the
first one that was drawn is 1, so that a rule can say which rows share one. Cells that later events move (what was
paid of an invoice) are told as they were when it was made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import blake2b
from typing import Final
from uuid import UUID

from connector.posting.rules import number
from connector.posting.sample import Row, Value

DRAWN: Final = ("GLTRXID", "STOCKTRANSQUEUEKEY")
"""Columns of numbers that are drawn while a document is posted, beside the keys of its rows."""
_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VERSION: Final = 14
"""Place of the digit that tells how a GUID was made."""
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


def identity_of(reference: str) -> str:
    """Our reference as the GUID of an invoice: one of version 8, which SQL Server itself never makes."""
    digest = int.from_bytes(blake2b(reference.encode(), digest_size=16, person=b"BukuBridge").digest(), "big")
    return str(UUID(int=digest & ~(0xF << 76) & ~(0x3 << 62) | 8 << 76 | 2 << 62))


def is_ours(row: Row) -> bool:
    """Whether we made an invoice: by its GUID."""
    guid = row.get("Guid")
    return isinstance(guid, str) and guid[_VERSION : _VERSION + 1] == "8"


def as_posted(row: Row) -> Row:
    """A row of the books in those words."""
    return {
        name.upper(): value == "T" if value in ("T", "F") else value
        for name, value in row.items()
        if not (isinstance(value, str) and _GUID.fullmatch(value))
    }


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


def as_drawn(posted: Mapping[str, Sequence[Row]]) -> dict[str, tuple[Row, ...]]:
    """Drawn numbers by their order within the document."""
    order: dict[str, dict[Value, int]] = {}
    for name in DRAWN:
        seen = {number(row[name]): row[name] for rows in posted.values() for row in rows if row.get(name) is not None}
        order[name] = {seen[value]: place for place, value in enumerate(sorted(seen), 1)}
    return {
        table: tuple({**row, **{name: order[name].get(row[name]) for name in DRAWN if name in row}} for row in rows)
        for table, rows in posted.items()
    }
