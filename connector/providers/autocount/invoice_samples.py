"""Sales invoices to learn from: those that AutoCount itself posted in this company, recent and different ones.

Invoices that we wrote teach nothing, and neither do those that are void, drafts, or not posted to the ledger: no such
invoice is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from connector.ledger.document_samples import NEEDED
from connector.ledger.rows import read_listed, shown
from connector.ledger.session import Session
from connector.ledger.structure import StoredTable, Structure
from connector.posting.sample import Column, Document, Row, Schema, Table
from connector.posting.traits import traits
from connector.providers.autocount.invoice_reader import InvoiceReader, number
from connector.providers.autocount.invoice_tables import InvoiceTables
from connector.providers.autocount.invoice_words import DRAWN, is_ours
from connector.providers.autocount.stored import VERSIONS

GIVEN_HEADER: Final = (
    "DOCNO", "DOCDATE", "TAXDATE", "DEBTORCODE", "DEBTORNAME", "BRANCHCODE", "DISPLAYTERM", "SALESAGENT",
    "CURRENCYCODE", "CURRENCYRATE", "DESCRIPTION", "REFDOCNO", "INCLUSIVETAX", "CANCELLED", "SALESLOCATION",
    "INVADDR1", "INVADDR2",
    "INVADDR3", "INVADDR4", "PHONE1", "FAX1", "ATTENTION", "FINALTOTAL", "PRINTCOUNT", "SUBMITEINVOICE",
    "LASTMODIFIED",
    "LASTMODIFIEDUSERID", "LASTUPDATE", "CREATEDTIMESTAMP", "CREATEDUSERID",
)  # fmt: skip
"""Columns of an invoice that are always supplied."""
GIVEN_LINE: Final = (
    "ITEMCODE", "UOM", "DESCRIPTION", "QTY", "UNITPRICE", "DISCOUNT", "DISCOUNTAMT", "TAXCODE", "TAXRATE", "TAX",
    "SUBTOTAL", "SUBTOTALEXTAX", "ACCNO", "LOCATION", "PROJNO", "DELIVERYDATE",
)  # fmt: skip
"""The same of each line."""
_LOOKED_AT: Final = 600
_RECENT: Final = 80
_OF_EACH: Final = 8
_STEP: Final = 100
_HIGHEST: Final = 2**62


@dataclass(frozen=True, slots=True)
class Samples:
    """Invoices to learn from and to prove on, and the tables that they stand in."""

    derive: tuple[Document, ...]
    verify: tuple[Document, ...]
    schema: Schema | None = None

    @property
    def enough(self) -> bool:
        """Whether rules can be found and proved."""
        return len(self.derive) >= NEEDED and len(self.verify) >= NEEDED

    @property
    def all(self) -> tuple[Document, ...]:
        """Both."""
        return (*self.derive, *self.verify)


def collect(session: Session, structure: Structure, tables: InvoiceTables) -> Samples:
    """Read the samples, in short transactions."""
    documents: list[Document] = []
    for headers in _newest(session, tables):
        with session.snapshot() as transaction:
            reader = InvoiceReader(transaction, structure, tables)
            families = reader.families(headers)
            families.sort(key=lambda family: number(family.header["DocKey"]), reverse=True)
            documents += reader.documents(families)
        if len(documents) >= _LOOKED_AT:
            break
    return sorted_out(documents, structure, tables)


def sorted_out(documents: Sequence[Document], structure: Structure, tables: InvoiceTables) -> Samples:
    """The newest, and of each trait as many as are wanted, without the columns that none of them fills."""
    seen: Counter[str] = Counter()
    chosen: list[tuple[Document, frozenset[str]]] = []
    for each in documents:
        found = frozenset(str(trait) for trait in traits(each))
        if len(chosen) < _RECENT or any(seen[trait] < _OF_EACH for trait in found):
            chosen.append((each, found))
            seen.update(found)
    rarity = Counter(trait for _, found in chosen for trait in found)
    chosen.sort(key=lambda each: min((rarity[trait] for trait in each[1]), default=0))
    derive, verify = ([each for each, _ in chosen[start::2]] for start in (0, 1))  # both sides have what is rare
    filled = _filled([*derive, *verify])
    schema = Schema(
        header="IV",
        line="IVDTL",
        tables=tuple(_table(table, filled[table.name]) for table in tables.all if table.name in filled),
        program=structure.mark,
        given_header=GIVEN_HEADER,
        given_line=GIVEN_LINE,
        versions=tuple(name.upper() for name in VERSIONS),
    )
    return Samples(
        tuple(_cut(document, filled) for document in derive),
        tuple(_cut(document, filled) for document in verify),
        schema,
    )


def _newest(session: Session, tables: InvoiceTables) -> Iterator[list[Row]]:
    """Headers from the newest on that AutoCount's own form made and posted."""
    header = tables.header
    posted = [f"P.\"{name}\" = 'T'" for name in ("PostToGL", "PostToStock") if header.has(name)]
    approved = ["P.\"DocStatus\" = 'A'"] if header.has("DocStatus") else []
    condition = " AND ".join(['P."DocKey" < ?', "P.\"Cancelled\" = 'F'", *posted, *approved])
    keys = f'SELECT TOP ({_STEP}) P."DocKey" FROM "IV" P WHERE {condition} ORDER BY P."DocKey" DESC'
    upper = _HIGHEST
    while True:
        with session.snapshot() as transaction:
            found = [number(row[0]) for row in transaction.rows(keys, (upper,))]
            rows = read_listed(transaction, header, "DocKey", found)
        if not found:
            return
        yield [row for row in rows if not is_ours(row)]
        upper = min(found)


def _filled(documents: Sequence[Document]) -> dict[str, frozenset[str]]:
    """Columns in which any of some invoices has something, by table. A column that none fills stays as it comes."""
    found: dict[str, set[str]] = {}
    for document in documents:
        rows = {"IV": (document.header,), "IVDTL": document.lines, **document.posted}
        for table, some in rows.items():
            for row in some:
                found.setdefault(table, set()).update(name for name, value in row.items() if value is not None)
    return {table: frozenset(names) for table, names in found.items()}


def _cut(document: Document, filled: Mapping[str, frozenset[str]]) -> Document:
    def cut(table: str, row: Row) -> Row:
        return {name: value for name, value in row.items() if name in filled[table]}

    return replace(
        document,
        header=cut("IV", document.header),
        lines=tuple(cut("IVDTL", line) for line in document.lines),
        posted={name: tuple(cut(name, row) for row in rows) for name, rows in document.posted.items()},
    )


def _table(table: StoredTable, filled: frozenset[str]) -> Table:
    """A table as rules are found for it: its key only where the writer supplies that."""
    columns = tuple(
        Column(column.name.upper(), f"{column.type.value}({column.length or column.scale})", not column.required)
        for column in shown(table)
        if not column.computed and column.name.upper() in filled
    )
    key = table.key[0].upper() if len(table.key) == 1 else ""
    own = key in {column.name for column in columns} and key not in DRAWN
    return Table(table.name, key if own else "", columns)
