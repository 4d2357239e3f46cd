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
from connector.providers.autocount.invoice_tables import CODE

CONTACT: Final = ("PHONE1", "FAX1", "ATTENTION")
"""Columns of an invoice that a customer has under the same names."""
NUMBERED: Final = ("IV", "ARInvoice")
"""Also a receivable that was entered by hand takes a number away."""
_STOCK: Final = 'SELECT TOP (1) 1 FROM "ItemBatchBalQty" P WHERE P."ItemCode" = ? AND P."BalQty" <> 0'


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
    balances: tuple[str, ...] = ()
    """Products whose stock balances are kept in rows that no rule is known for."""


def find_habits(transaction: Reading, structure: Structure, documents: Sequence[Document]) -> Habits:
    """Look at invoices that AutoCount made."""
    newest = sorted(documents, key=lambda each: str(each.header["DOCKEY"]).zfill(20), reverse=True)
    numbered = [(each.label, day) for each in newest[:20] if isinstance(day := each.header["DOCDATE"], dt.date)]
    lines = [(line, facts) for each in documents for line, facts in zip(each.lines, each.line_facts, strict=True)]
    of_items = [(line, facts) for line, facts in lines if line.get("ITEMCODE") is not None]
    return Habits(
        description=_most(each.header.get("DESCRIPTION") for each in documents),
        sales_location=_most(each.header.get("SALESLOCATION") for each in documents),
        location=_most(line.get("LOCATION") for line, _ in lines),
        contact=tuple(name for name in CONTACT if any(each.header.get(name) for each in documents)),
        group_account=bool(of_items)
        and all(line.get("ACCNO") == facts["group"].get("SALESCODE") for line, facts in of_items),
        numbers=find_format(transaction, structure, CODE, numbered),
        balances=_balances(transaction, structure, [line.get("ITEMCODE") for line, _ in of_items]),
    )


def _most(values: Iterator[Value]) -> str | None:
    found = Counter(value for value in values if isinstance(value, str) or value is None)
    return found.most_common(1)[0][0] if found else None


def _balances(transaction: Reading, structure: Structure, items: Sequence[Value]) -> tuple[str, ...]:
    if not structure.has("ItemBatchBalQty", "ItemCode", "BalQty"):
        return ()
    some = [item for item in dict.fromkeys(items) if isinstance(item, str)]
    return tuple(item for item in some if transaction.one(_STOCK, (item,)) is not None)
