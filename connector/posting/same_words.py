"""Columns of AutoCount's documents under the names that SQL Accounting's have, so that a trait is found in one way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from connector.posting.sample import Row, Value

_HEADER: Final[Mapping[str, str]] = {
    "DOCAMT": "FINALTOTAL", "LOCALDOCAMT": "LOCALNETTOTAL", "AGENT": "SALESAGENT", "DOCDATE": "DOCDATE",
    "TAXDATE": "TAXDATE", "CURRENCYRATE": "CURRENCYRATE", "CANCELLED": "CANCELLED", "BRANCHCODE": "BRANCHCODE",
}  # fmt: skip
_LINE: Final[Mapping[str, str]] = {
    "ITEMCODE": "ITEMCODE", "QTY": "QTY", "RATE": "RATE", "TAX": "TAXCODE", "TAXAMT": "TAX", "DISC": "DISCOUNT",
    "AMOUNT": "SUBTOTALEXTAX", "LOCALAMOUNT": "LOCALSUBTOTALEXTAX", "LOCALTAXAMT": "LOCALTAX", "ACCOUNT": "ACCNO",
    "PROJECT": "PROJNO", "LOCATION": "LOCATION", "BATCH": "BATCHNO", "FROMDOCTYPE": "FROMDOCTYPE",
}  # fmt: skip
_ITEM: Final[Mapping[str, str]] = {"STOCKCONTROL": "STOCKCONTROL", "SERIALNUMBER": "HASSERIALNO"}


def header_words(header: Row) -> Row:
    """The header of a document of either program."""
    return _renamed(header, _HEADER) if "DEBTORCODE" in header else header


def line_words(header: Row, line: Row) -> Row:
    """A line of it; whether prices include tax is said by AutoCount's header."""
    if "DEBTORCODE" not in header:
        return line
    taxed: dict[str, Value] = {"TAXINCLUSIVE": header.get("INCLUSIVETAX")}
    return {**_renamed(line, _LINE), **taxed}


def item_words(header: Row, item: Row) -> Row:
    """The product that a line is for."""
    return _renamed(item, _ITEM) if "DEBTORCODE" in header else item


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    return {name: row[own] for name, own in names.items() if own in row}
