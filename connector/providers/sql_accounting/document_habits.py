"""How a company uses its documents: what is written nowhere, but shown by every document of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from connector.drivers.firebird import Attachment
from connector.ledger.document_samples import is_reference
from connector.ledger.structure import Structure
from connector.posting.sample import Document
from connector.providers.sql_accounting.document_caches import Caches, find_caches
from connector.providers.sql_accounting.document_samples import REFERENCES, newest_key
from connector.providers.sql_accounting.document_tables import DocumentTables
from connector.providers.sql_accounting.numbering import Numbers, find_counter

REFERENCE_LENGTH: Final = 20
_RANGE: Final = 20_000
"""Documents that one query looks through, so that none takes long."""


class Habits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen in documents of one kind."""

    reference: str = ""
    """Column that the company leaves free, for our reference; empty when it uses all of them."""
    description: str | None = None
    """What most documents say."""
    taxes: dict[str, tuple[str, ...]] = {}
    """Rates of each tax code as the lines write them (TAXRATE), the newest first; empty text for none."""
    numbers: Numbers = Numbers()
    caches: Caches = Caches()


def find_habits(
    attachment: Attachment, structure: Structure, tables: DocumentTables, documents: Sequence[Document]
) -> Habits:
    """Look at documents that the vendor's program made, and at what they refer to."""
    ordered = sorted(documents, key=lambda document: int(str(document.header["DOCKEY"])), reverse=True)
    reference = _free_reference(attachment, structure, tables)
    with attachment.snapshot() as transaction:
        numbers = find_counter(transaction, structure, tables, [document.label for document in ordered])
        caches = find_caches(transaction, structure, ordered)
    texts = Counter(text for document in ordered if isinstance(text := document.header.get("DESCRIPTION"), str))
    return Habits(
        reference=reference,
        description=texts.most_common(1)[0][0] if texts else None,
        taxes=_taxes(ordered),
        numbers=numbers,
        caches=caches,
    )


def _free_reference(attachment: Attachment, structure: Structure, tables: DocumentTables) -> str:
    """The first column for references that holds nothing in the whole company, but for our own."""
    names = [
        name
        for name in REFERENCES
        if tables.header.has(name) and tables.header.columns[name].length >= REFERENCE_LENGTH
    ]
    with attachment.snapshot() as transaction:
        newest = newest_key(transaction, structure, tables)
    for name in names:
        sql = (
            f'SELECT DISTINCT P."{name}" FROM "{tables.header.name}" P WHERE P."DOCKEY" > ? AND P."DOCKEY" <= ? '
            f'AND P."{name}" IS NOT NULL AND P."{name}" <> \'\''
        )
        for lower in range(0, max(newest, 1), _RANGE):
            with attachment.snapshot() as transaction:
                found = transaction.rows(sql, (lower, lower + _RANGE))
            if any(not is_reference(str(text)) for (text,) in found):
                break
        else:
            return name
    return ""


def _taxes(documents: Sequence[Document]) -> dict[str, tuple[str, ...]]:
    rates: dict[str, dict[str, None]] = {}
    for document in documents:
        for line in document.lines:
            code = line.get("TAX")
            if isinstance(code, str) and code:
                rates.setdefault(code, {})[str(line.get("TAXRATE") or "")] = None
    return {code: tuple(known) for code, known in rates.items()}
