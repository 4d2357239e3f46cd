"""Which rows of a company file belong to one document: known links, and every other table that names documents so.

Known from public sources: a receivable carries the number of its sales document and names its kind in FROMDOCTYPE;
GLTRANSID groups the ledger rows of a document; ST_TR has DOCTYPE and DOCKEY; AR_KNOCKOFF has the keys of both sides.
The vendor's own log of its users (AUDIT, AUDITDTL) and costs that are computed at the month's end (ST_TR_FIFO,
ST_TR_WMA) are no part of a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from connector.domain.errors import SourceChanged
from connector.domain.keys import EntityKind
from connector.ledger.structure import StoredTable, Structure
from connector.mapping.record import ColumnType
from connector.posting.sample import DocumentKind

_OTHERS: Final = ("AUD", "SY_", "ST_TR_")
"""Beginnings of the names of tables that are no part of a document."""


class By(Enum):
    """What of a document a row refers to."""

    ROOT = auto()
    """DOCKEY of its header."""
    NUMBER = auto()
    """Its number."""
    GROUP = auto()
    """GLTRANSID of its receivable, or its own."""
    RECEIVABLE = auto()
    """DOCKEY of its receivable."""


@dataclass(frozen=True, slots=True)
class Link:
    """How rows of one table are found from a document."""

    table: StoredTable
    column: str
    by: By
    condition: str = ""
    """Further SQL (alias P)."""


@dataclass(frozen=True, slots=True)
class DocumentTables:
    """The tables of one kind of document in one company file."""

    entity: EntityKind
    kind: DocumentKind
    code: str
    """The vendor's two letters of the document, as in FROMDOCTYPE."""
    header: StoredTable
    line: StoredTable
    line_parent: str
    """Column of a line that holds its header's key."""
    line_order: str
    line_condition: str
    receivable: StoredTable | None
    """The customer ledger's row of a sales document; a payment is one itself."""
    links: tuple[Link, ...]

    @property
    def posted(self) -> tuple[StoredTable, ...]:
        """Every table that posted rows are looked for in, each once."""
        return tuple({link.table.name: link.table for link in self.links}.values())


def document_tables(entity: EntityKind, structure: Structure) -> DocumentTables:
    """The tables of a kind.

    Raises:
        SourceChanged: one that every company file has is not there.
    """
    return _invoices(structure) if entity is EntityKind.INVOICE else _payments(structure)


def detail_of(structure: Structure, table: str) -> StoredTable | None:
    """The table of the lines of a posted document, such as GL_CBDTL of GL_CB."""
    found = structure.tables.get(f"{table}DTL")
    return found if found is not None and found.has("DOCKEY", "DTLKEY") else None


def _invoices(structure: Structure) -> DocumentTables:
    header, line = _needed(structure, "SL_IV", "DOCKEY", "DOCNO"), _needed(structure, "SL_IVDTL", "DTLKEY", "DOCKEY")
    receivable = _needed(structure, "AR_IV", "DOCKEY", "DOCNO", "FROMDOCTYPE", "GLTRANSID")
    _needed(structure, "GL_TRANS", "DOCKEY", "GLTRANSID", "LOCALDR", "LOCALCR")
    links = [Link(receivable, "DOCNO", By.NUMBER, "P.FROMDOCTYPE = 'IV'")]
    for table in structure.tables.values():
        if table.name in (header.name, line.name, receivable.name):
            continue
        if table.name.startswith("AR_IV") and table.has("DOCKEY"):
            links.append(Link(table, "DOCKEY", By.RECEIVABLE))
        elif table.name.startswith("SL_IV") and table.has("DOCKEY"):
            links.append(Link(table, "DOCKEY", By.ROOT))
        else:
            links += _named(table, "IV")
    return DocumentTables(
        EntityKind.INVOICE,
        DocumentKind.SALES_INVOICE,
        "IV",
        header,
        line,
        "DOCKEY",
        'P."SEQ", P."DTLKEY"' if line.has("SEQ") else 'P."DTLKEY"',
        "",
        receivable,
        tuple(links),
    )


def _payments(structure: Structure) -> DocumentTables:
    header = _needed(structure, "AR_PM", "DOCKEY", "DOCNO", "GLTRANSID", "DOCAMT")
    line = _needed(structure, "AR_KNOCKOFF", "DOCKEY", "FROMDOCTYPE", "FROMDOCKEY", "TODOCTYPE", "TODOCKEY", "KOAMT")
    _needed(structure, "GL_TRANS", "DOCKEY", "GLTRANSID", "LOCALDR", "LOCALCR")
    links: list[Link] = []
    for table in structure.tables.values():
        if table.name in (header.name, line.name):
            continue
        if table.name.startswith("AR_PM") and table.has("DOCKEY"):
            links.append(Link(table, "DOCKEY", By.ROOT))
        else:
            links += _named(table, "PM")
    return DocumentTables(
        EntityKind.PAYMENT,
        DocumentKind.CUSTOMER_PAYMENT,
        "PM",
        header,
        line,
        "FROMDOCKEY",
        'P."DOCKEY"',
        "P.FROMDOCTYPE = 'PM'",
        None,
        tuple(links),
    )


def _named(table: StoredTable, code: str) -> Iterator[Link]:
    """How a table names documents of a kind, if it does."""
    if table.name.startswith(_OTHERS):
        return
    typed = table.has("DOCTYPE") and table.columns["DOCTYPE"].type is ColumnType.TEXT
    if table.has("GLTRANSID"):
        yield Link(table, "GLTRANSID", By.GROUP)
    elif typed and table.has("DOCKEY") and table.key != ("DOCKEY",):
        yield Link(table, "DOCKEY", By.ROOT, f"P.DOCTYPE = '{code}'")
    elif typed and table.has("DOCNO"):
        yield Link(table, "DOCNO", By.NUMBER, f"P.DOCTYPE = '{code}'")
    elif table.has("FROMDOCTYPE", "DOCNO"):
        yield Link(table, "DOCNO", By.NUMBER, f"P.FROMDOCTYPE = '{code}'")


def _needed(structure: Structure, name: str, *columns: str) -> StoredTable:
    table = structure.tables.get(name)
    if table is None or not table.has(*columns):
        missing = (
            name if table is None else ", ".join(f"{name}.{column}" for column in columns if not table.has(column))
        )
        raise SourceChanged(
            f"The books have no {missing}, without which documents cannot be written.",
            remedy="Connect the company through the vendor's own interface instead.",
            facts={"table": name},
        )
    return table
