"""Documents with every row that was posted for them, read within one transaction."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from connector.domain.errors import SourceChanged
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Document, Row, Value
from connector.providers.autocount.document_tables import Link
from connector.providers.autocount.document_words import as_posted

NOTHING: Final[Row] = {}


@dataclass(slots=True)
class Family:
    """One document with its rows as the books have them."""

    tables: tuple[str, str]
    """Of the header and of the lines."""
    header: Row
    lines: list[Row] = field(default_factory=list)
    posted: dict[str, list[Row]] = field(default_factory=dict)
    apart: dict[str, list[Row]] = field(default_factory=dict)
    """Rows that belong to it, but that no posting rule makes."""

    @property
    def key(self) -> int:
        """Of the header."""
        return whole_number(self.header["DocKey"])

    @property
    def receivable(self) -> Row:
        """Its row in the customers' ledger; empty when it is not posted there."""
        rows = self.posted.get("ARInvoice", [])
        return rows[0] if rows else NOTHING

    def everything(self) -> Iterator[tuple[str, Row]]:
        """Rows with their tables, in an order in which they can be made."""
        yield self.tables[0], self.header
        yield from ((self.tables[1], line) for line in self.lines)
        for table, rows in (*self.posted.items(), *self.apart.items()):
            yield from ((table, row) for row in rows)


class DocumentReader(ABC):
    """Reads whole documents of one kind."""

    def __init__(self, transaction: Reading, structure: Structure) -> None:
        self.transaction = transaction
        self.structure = structure
        self._kept: dict[tuple[str, str], dict[Value, Row]] = {}

    @abstractmethod
    def families(self, headers: Sequence[Row]) -> list[Family]:
        """Documents with all their rows."""

    @abstractmethod
    def documents(self, families: Sequence[Family]) -> list[Document]:
        """The same as `connector.posting` looks at them."""

    def teaching(self, documents: Sequence[Document]) -> list[Document]:
        """Those that show how such documents are posted: all of them, unless a kind says otherwise."""
        return list(documents)

    def linked(self, links: Sequence[Link], owners: Mapping[str, Mapping[Value, Family]]) -> None:
        """Rows that name one of some documents; `owners` are these by what they are called and by their keys."""
        for link in links:
            for code, named in owners.items():
                condition = f"P.\"{link.type_column}\" = '{code}'"
                for row in read_listed(self.transaction, link.table, link.key_column, named, condition):
                    named[row[link.key_column]].posted.setdefault(link.table.name, []).append(row)

    def sort(self, families: Sequence[Family]) -> None:
        """Posted rows in the order in which they were made."""
        for family in families:
            for name, rows in family.posted.items():
                stored = self.structure.tables[name]
                rows.sort(key=partial(_place, stored.order or stored.key))

    def row(self, table: str, column: str, value: Value) -> Row:
        """A row by what names it, in the words of `connector.posting`; empty when there is none."""
        if value is None:
            return NOTHING
        kept = self._kept.setdefault((table, column), {})
        if value not in kept:
            stored = self.structure.tables.get(table)
            rows = read_listed(self.transaction, stored, column, [value]) if stored and stored.has(column) else []
            kept[value] = as_posted(rows[0]) if rows else NOTHING
        return kept[value]


def _place(columns: Sequence[str], row: Row) -> tuple[int, ...]:
    return tuple(whole_number(row[column]) for column in columns)


def whole_number(value: Value) -> int:
    """A key. Raises SourceChanged for one that is no number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise SourceChanged("A key of the books is no number.")
    return value
