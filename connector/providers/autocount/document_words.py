"""Rows of AutoCount in the form in which `connector.posting` looks for rules, and what is left out of them.

Names are in upper case and flags are yes or no. A GUID belongs to one row and says nothing about posting. Numbers that
the program draws for a whole document or for each row (GLTrxID …) are told by their order within the document: the
first one that was drawn is 1, so that a rule can say which rows share one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Final
from uuid import UUID

from connector.posting.rules import number
from connector.posting.sample import Document, Row, Value

DRAWN: Final[Mapping[str, tuple[str, str]]] = {
    "GLTRXID": ("GLDTL", "GLTrxID"),
    "STOCKTRANSQUEUEKEY": ("StockTransQueue", "StockTransQueueKey"),
}
"""Columns of numbers that are drawn while a document is posted, beside the keys of its rows; where these are in use."""
_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VERSION: Final = 14
"""Place of the digit that tells how a GUID was made."""


def identity_of(reference: str) -> str:
    """Our reference as the GUID of a document: one of version 8, which SQL Server itself never makes."""
    digest = int.from_bytes(blake2b(reference.encode(), digest_size=16, person=b"BukuBridge").digest(), "big")
    return str(UUID(int=digest & ~(0xF << 76) & ~(0x3 << 62) | 8 << 76 | 2 << 62))


def is_ours(row: Row) -> bool:
    """Whether we made a document: by its GUID."""
    guid = row.get("Guid")
    return isinstance(guid, str) and guid[_VERSION : _VERSION + 1] == "8"


def as_posted(row: Row) -> Row:
    """A row of the books in those words."""
    return {
        name.upper(): value == "T" if value in ("T", "F") else value
        for name, value in row.items()
        if not (isinstance(value, str) and _GUID.fullmatch(value))
    }


def as_new(document: Document) -> Document:
    """A document as if it had been saved once: what counts its saves, and who saved it last, is no part of posting."""
    header = dict(document.header)
    once: Row = {"LASTUPDATE": 0, "CREATEDTIMESTAMP": header.get("LASTMODIFIED"),
                 "LASTMODIFIEDUSERID": header.get("CREATEDUSERID")}  # fmt: skip
    header |= {name: value for name, value in once.items() if header.get(name) is not None}
    return replace(document, header=header)


def as_drawn(posted: Mapping[str, Sequence[Row]]) -> dict[str, tuple[Row, ...]]:
    """Drawn numbers by their order within the document; `posted` may have its header, too."""
    order: dict[str, dict[Value, int]] = {}
    for name in DRAWN:
        seen = {number(row[name]): row[name] for rows in posted.values() for row in rows if row.get(name) is not None}
        order[name] = {seen[value]: place for place, value in enumerate(sorted(seen), 1)}
    return {
        table: tuple({**row, **{name: order[name].get(row[name]) for name in DRAWN if name in row}} for row in rows)
        for table, rows in posted.items()
    }
