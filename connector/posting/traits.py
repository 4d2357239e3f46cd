"""What is special about a document: only what a rehearsed document had as well may be written.

Column names are those of SQL Accounting's sales and customer documents, and `same_words` says which of AutoCount's mean
the same; a column that is not there has no trait.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from connector.posting.rules import number
from connector.posting.same_words import facts_words, header_words, line_words
from connector.posting.sample import Document, Facts, Row

NONE: Final = ("----", "", None)
"""What stands for none in the vendor's code columns; for a currency it means the home currency."""


class TraitKind(StrEnum):
    """Sorts of traits; the value is how people call a document that has it."""

    ONE_LINE = "with one line"
    SEVERAL_LINES = "with several lines"
    NO_LINE = "without lines"
    FOREIGN_CURRENCY = "in a foreign currency"
    CURRENCY_ROUNDING = "whose lines do not add up to its total in the home currency"
    ROUNDING = "whose lines do not add up to its total"
    ZERO_TOTAL = "with a total of 0"
    NEGATIVE_TOTAL = "with a total below 0"
    CANCELLED = "that is cancelled"
    OTHER_DATES = "whose posting or tax date is not its date"
    AGENT = "with a sales agent"
    AREA = "with an area"
    PROJECT = "with a project"
    BRANCH = "for a branch of the customer"
    TAX_CODE = "with tax code"
    UNTAXED_LINE = "with a line without a tax code"
    ZERO_RATED = "with a tax code but no tax"
    SEVERAL_TAX_CODES = "with several tax codes"
    SEVERAL_ACCOUNTS = "with several sales accounts"
    REPEATED_TAX_CODE = "with several lines of one tax code"
    REPEATED_ACCOUNT = "with several lines of one sales account"
    TAX_INCLUSIVE = "with prices that include tax"
    LINE_DISCOUNT = "with a discount on a line"
    NEGATIVE_LINE = "with a negative line"
    ZERO_LINE = "with a line of 0"
    STOCK_ITEM = "with a product whose stock is kept"
    NON_STOCK_ITEM = "with a product whose stock is not kept"
    NO_ITEM = "with a line without a product"
    OTHER_UNIT = "with a unit that is not the product's base unit"
    LOCATION = "with a stock location"
    BATCH = "with a batch number"
    SERIAL_NUMBER = "with a product that has serial numbers"
    TRANSFERRED = "made from another document"
    PART_PAID = "that pays a part of an invoice"
    FULLY_PAID = "that pays an invoice in full"
    UNAPPLIED = "with an amount that pays no invoice"
    BANK_CHARGE = "with a bank charge"
    GAIN_OR_LOSS = "with a gain or loss of currency"
    BOUNCED = "that bounced"
    CHEQUE = "with a cheque number"
    TAX_DUE = "for an invoice with tax of code"


class Trait(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """One trait; ``value`` tells which code."""

    kind: TraitKind
    value: str = ""

    def __str__(self) -> str:
        return f"{self.kind.value} {self.value}".strip()


def traits(document: Document) -> frozenset[Trait]:
    """Everything that is special about a document."""
    return traits_of(document.header, document.lines, document.line_facts)


def traits_of(header: Row, lines: tuple[Row, ...], line_facts: tuple[Facts, ...]) -> frozenset[Trait]:
    """The same from its parts."""
    facts = line_facts or ({},) * len(lines)
    lines = tuple(line_words(header, line, known) for line, known in zip(lines, facts, strict=True))
    facts = tuple(facts_words(header, known) for known in facts)
    header = header_words(header)
    found = set(_header_traits(header))
    found.add(Trait((TraitKind.NO_LINE, TraitKind.ONE_LINE, TraitKind.SEVERAL_LINES)[min(len(lines), 2)]))
    for line, known in zip(lines, facts, strict=True):
        found.update(_amount_traits(line))
        found.update(_item_traits(line, known.get("item", {})))
        found.update(_knock_off_traits(line, known))
    found.update(_sums(header, lines))
    for column, several, repeated in (
        ("TAX", TraitKind.SEVERAL_TAX_CODES, TraitKind.REPEATED_TAX_CODE),
        ("ACCOUNT", TraitKind.SEVERAL_ACCOUNTS, TraitKind.REPEATED_ACCOUNT),
    ):
        codes = [code for line in lines if (code := line.get(column)) not in NONE]
        if len(set(codes)) > 1:
            found.add(Trait(several))
        if len(set(codes)) < len(codes):
            found.add(Trait(repeated))
    return frozenset(found)


def _header_traits(header: Row) -> Iterator[Trait]:
    yield from _total_traits(header)
    if header.get("CURRENCYCODE") not in NONE or number(header.get("CURRENCYRATE", 1)) != 1:
        yield Trait(TraitKind.FOREIGN_CURRENCY)
    if header.get("CANCELLED"):
        yield Trait(TraitKind.CANCELLED)
    if any(header.get(name) not in (header.get("DOCDATE"), None) for name in ("POSTDATE", "TAXDATE")):
        yield Trait(TraitKind.OTHER_DATES)
    for column, kind in (
        ("AGENT", TraitKind.AGENT),
        ("AREA", TraitKind.AREA),
        ("PROJECT", TraitKind.PROJECT),
        ("BRANCHCODE", TraitKind.BRANCH),
    ):
        if header.get(column) not in NONE:
            yield Trait(kind)
    yield from _payment_traits(header)


def _total_traits(header: Row) -> Iterator[Trait]:
    if "DOCAMT" in header and not number(header["DOCAMT"]):
        yield Trait(TraitKind.ZERO_TOTAL)
    if number(header.get("DOCAMT")) < 0:
        yield Trait(TraitKind.NEGATIVE_TOTAL)


def _payment_traits(header: Row) -> Iterator[Trait]:
    if number(header.get("UNAPPLIEDAMT")):
        yield Trait(TraitKind.UNAPPLIED)
    if number(header.get("BANKCHARGE")):
        yield Trait(TraitKind.BANK_CHARGE)
    if header.get("BOUNCEDDATE") is not None:
        yield Trait(TraitKind.BOUNCED)
    if header.get("CHEQUENUMBER") not in NONE:
        yield Trait(TraitKind.CHEQUE)
    if header.get("FROMDOCTYPE") not in NONE:
        yield Trait(TraitKind.TRANSFERRED)


def _amount_traits(line: Row) -> Iterator[Trait]:
    if "AMOUNT" not in line:
        return
    tax = line.get("TAX")
    if tax in NONE:
        yield Trait(TraitKind.UNTAXED_LINE)
    else:
        yield Trait(TraitKind.TAX_CODE, str(tax))
        if not number(line.get("TAXAMT")) and number(line["AMOUNT"]):
            yield Trait(TraitKind.ZERO_RATED)
    if line.get("TAXINCLUSIVE"):
        yield Trait(TraitKind.TAX_INCLUSIVE)
    if line.get("DISC") not in NONE:
        yield Trait(TraitKind.LINE_DISCOUNT)
    if number(line["AMOUNT"]) < 0 or number(line.get("QTY")) < 0:
        yield Trait(TraitKind.NEGATIVE_LINE)
    if not number(line["AMOUNT"]):
        yield Trait(TraitKind.ZERO_LINE)
    if line.get("PROJECT") not in NONE:
        yield Trait(TraitKind.PROJECT)
    if line.get("FROMDOCTYPE") not in NONE:
        yield Trait(TraitKind.TRANSFERRED)


def _item_traits(line: Row, item: Row) -> Iterator[Trait]:
    if "ITEMCODE" not in line:
        return
    if line["ITEMCODE"] in NONE:
        yield Trait(TraitKind.NO_ITEM)
    else:
        yield Trait(TraitKind.STOCK_ITEM if item.get("STOCKCONTROL") else TraitKind.NON_STOCK_ITEM)
    if number(line.get("RATE", 1)) not in (0, 1):
        yield Trait(TraitKind.OTHER_UNIT)
    if line.get("LOCATION") not in NONE:
        yield Trait(TraitKind.LOCATION)
    if line.get("BATCH") not in NONE:
        yield Trait(TraitKind.BATCH)
    if item.get("SERIALNUMBER"):
        yield Trait(TraitKind.SERIAL_NUMBER)


def _knock_off_traits(line: Row, facts: Facts) -> Iterator[Trait]:
    if "KOAMT" not in line:
        return
    whole = number(facts.get("invoice", {}).get("DOCAMT", line["KOAMT"]))
    yield Trait(TraitKind.FULLY_PAID if number(line["KOAMT"]) == whole else TraitKind.PART_PAID)
    if number(line.get("GAINLOSS")):
        yield Trait(TraitKind.GAIN_OR_LOSS)
    for code, amount in facts.get("invoice_tax", {}).items():
        if number(amount):
            yield Trait(TraitKind.TAX_DUE, code)


def _sums(header: Row, lines: tuple[Row, ...]) -> Iterator[Trait]:
    for total, parts, kind in (
        ("DOCAMT", ("AMOUNT", "TAXAMT"), TraitKind.ROUNDING),
        ("LOCALDOCAMT", ("LOCALAMOUNT", "LOCALTAXAMT"), TraitKind.CURRENCY_ROUNDING),
    ):
        if total in header and lines and parts[0] in lines[0]:
            left = number(header[total]) - sum((number(line.get(part)) for line in lines for part in parts), Decimal(0))
            if left:
                yield Trait(kind)
