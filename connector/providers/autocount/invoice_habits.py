"""How a company uses its invoices: what is written nowhere, but shown by every invoice of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Document, Value
from connector.providers.autocount.document_numbers import Format, find_format
from connector.providers.autocount.document_resaved import Seen
from connector.providers.autocount.invoice_stock import StockBooks
from connector.providers.autocount.invoice_tables import CODE

CONTACT: Final = ("PHONE1", "FAX1", "ATTENTION")
"""Columns of an invoice that a customer has under the same names."""
NUMBERED: Final = ("IV", "ARInvoice")
"""Also a receivable that was entered by hand takes a number away."""


class Habits(Seen, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen in a company's invoices."""

    description: str | None = None
    """What most of them say."""
    sales_location: str | None = None
    location: str | None = None
    """Stock location of most lines."""
    contact: tuple[str, ...] = ()
    """Columns of whom to reach (PHONE1 …) that any of them fills."""
    group_account: bool = False
    """Every line of a product is booked to the sales account of the product's group."""
    numbers: Format = Format()
    queue_moves: bool = False
    """Balances and costs beside the stock movements are moved by AutoCount's queue, as what waits in it shows."""
    kept_beside: str = ""
    """A table that keeps more of some product than its stock movements, where the queue does not move it."""


def find_habits(transaction: Reading, structure: Structure, documents: Sequence[Document]) -> Habits:
    """Look at invoices that AutoCount made."""
    newest = sorted(documents, key=lambda each: str(each.header["DOCKEY"]).zfill(20), reverse=True)
    numbered = [(each.label, day) for each in newest[:20] if isinstance(day := each.header["DOCDATE"], dt.date)]
    lines = [(line, facts) for each in documents for line, facts in zip(each.lines, each.line_facts, strict=True)]
    of_items = [(line, facts) for line, facts in lines if line.get("ITEMCODE") is not None]
    stock = StockBooks(transaction, structure)
    moves = stock.queue_moves(documents)
    sold = dict.fromkeys(line.get("ITEMCODE") for line, _ in of_items)
    return Habits(
        description=_most(each.header.get("DESCRIPTION") for each in documents),
        sales_location=_most(each.header.get("SALESLOCATION") for each in documents),
        location=_most(line.get("LOCATION") for line, _ in lines),
        contact=tuple(name for name in CONTACT if any(each.header.get(name) for each in documents)),
        group_account=bool(of_items)
        and all(line.get("ACCNO") == facts["group"].get("SALESCODE") for line, facts in of_items),
        numbers=find_format(transaction, structure, CODE, numbered),
        queue_moves=moves,
        kept_beside="" if moves else next(filter(None, map(stock.kept_beside, sold)), ""),
    )


def _most(values: Iterator[Value]) -> str | None:
    found = Counter(value for value in values if isinstance(value, str) or value is None)
    return found.most_common(1)[0][0] if found else None
