"""Documents as they stand in the books, with every row that the vendor's program made for them.

A *document* is what a person saved (a sales invoice, a customer payment): one header row and its lines. *Posted rows*
are what the vendor's program made elsewhere for it. *Facts* are rows that it may have taken values from.

What the two sides agree on:

- A row maps column names as the database spells them (upper case) to values; blobs are left out. Yes/no columns are
  `bool` in whatever form the database holds them, numbers with decimals are `Decimal`, whole numbers `int`, text has no
  trailing spaces.
- Cells that later events change (AR_IV.PAYMENTAMT …) cannot be seen as they were when the document was saved. For these
  the adapter supplies what they must be *now* as a fact of the same column name: `facts["settled"] = {"PAYMENTAMT": sum
  of the knock-offs}`. For a new document it supplies what they are to begin with (0).
- Cells outside the document's own rows (AR_CUSTOMER.OUTSTANDING, ST_ITEM.BALSQTY, SY_DOCNO_DTL.NEXTNUMBER) are no
  posted rows: the adapter shows by SQL that the company keeps them by a rule, and passes `Invariant`s.
- Cells that a person fills in later and that say nothing about posting (GL_TRANS.RECONDATE …) are left out of the rows
  and of the schema: a new row keeps the column's default.
- Facts that belong to an account or code whose rules the vendor does not publish are given as they are: a tax code's
  whole row, a terms row, and for a payment's knock-off `line_facts[i]["invoice"]` (the AR_IV row, as it stands) and
  `line_facts[i]["invoice_tax"] = {tax code: sum of LOCALTAXAMT}`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

import msgspec

Value = None | bool | int | Decimal | str | dt.date | dt.datetime
Row = Mapping[str, Value]
Facts = Mapping[str, Row]


class DocumentKind(StrEnum):
    """What a profile is derived for; each kind is rehearsed on its own."""

    SALES_INVOICE = "sales_invoice"
    """SL_IV with SL_IVDTL."""
    CUSTOMER_PAYMENT = "customer_payment"
    """AR_PM with AR_KNOCKOFF."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the books with all that is known about it."""

    kind: DocumentKind
    label: str
    """How people call it, e.g. its number."""
    header: Row
    lines: tuple[Row, ...]
    """In the order of their sequence number; knock-offs in the order of their keys."""
    posted: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """Rows in other tables, by table, in the order of their keys; tables without a row may be left out."""
    facts: Facts = field(default_factory=dict)
    """By name (``customer``, ``branch``, ``currency``, ``method``, ``settled`` …): the row, empty if there is none."""
    line_facts: tuple[Facts, ...] = ()
    """One for each line (``item``, ``group``, ``unit``, ``tax``, ``account``, ``invoice`` …), or empty altogether."""


class Column(msgspec.Struct, frozen=True):
    """One live column."""

    name: str
    type: str
    """As the adapter writes it, e.g. ``DECIMAL(18,2)``: compared, never read."""
    nullable: bool = True


class Table(msgspec.Struct, frozen=True):
    """One live table."""

    name: str
    key: str
    """Column of the primary key, filled from a generator; empty when there is no such single column."""
    columns: tuple[Column, ...]
    """Without blobs."""


class Schema(msgspec.Struct, frozen=True, kw_only=True):
    """What a profile is tied to: if its fingerprint changes, nothing is written until it was rehearsed again."""

    header: str
    """Table of the document's header, e.g. SL_IV."""
    line: str
    """Table of its lines, e.g. SL_IVDTL."""
    tables: tuple[Table, ...]
    """Header, lines, and every table that posted rows are looked for in."""
    program: str = ""
    """Version of the vendor's program or of its database, as far as the books tell it."""
    given_header: tuple[str, ...]
    """Columns that the writer supplies itself; all others of the header are completed by the profile."""
    given_line: tuple[str, ...]
    """The same for each line."""
    versions: tuple[str, ...] = ("LASTMODIFIED", "UPDATECOUNT")
    """Columns that move with each save: where posted rows have them filled, they follow the header's, uncompared."""

    def table(self, name: str) -> Table:
        """The table of that name; raises KeyError when it is not among them."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def fingerprint(self) -> str:
        """Thirty-two hex digits that change with any column, type, key, program version or supplied column."""
        return hashlib.blake2b(msgspec.json.encode(self), digest_size=16).hexdigest()


class Invariant(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that the company keeps, or not, over cells that documents share; evaluated by the adapter in SQL."""

    sentence: str
    """In plain words: "the stock balance of a product is the sum of its stock movements"."""
    holds: bool
    examined: int
    """How many records were looked at; a rule seen on none proves nothing."""
    counterexample: str = ""
