"""What one vendor's program makes of customers, suppliers and products: everything that writing them must be told."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from connector.domain.entities import Entity
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Write
from connector.ledger.session import Reading, Session, Writing
from connector.ledger.structure import Structure
from connector.mapping.inverse import Written as WrittenCells
from connector.mapping.rules import Each, Section
from connector.posting.sample import Row, Value

if TYPE_CHECKING:
    from connector.ledger.master_rows import MasterRows, RowImage

WORD: Final = {EntityKind.CUSTOMER: "customer", EntityKind.SUPPLIER: "supplier", EntityKind.PRODUCT: "product"}
"""What people call one."""


class MasterKind(ABC):
    """Masters of one kind in one set of books. A provider says what is its vendor's; what is not said does nothing."""

    entity: EntityKind
    key: str
    """Column of the code by which people know a record; every table of its rows has it."""
    label: str
    """Column of its name; empty where none tells one record from another."""
    inactive: Mapping[str, Value]
    """What columns have once it is not used any more."""
    rows_made: frozenset[str] = frozenset()
    """Rows of the mapping's section that every record has, by their names."""
    looks_again: bool = False
    """Whether what the driver called committed is read once more before it counts as written."""

    @property
    @abstractmethod
    def session(self) -> Session:
        """The one connection to the books."""

    @property
    @abstractmethod
    def structure(self) -> Structure:
        """Live, read once a connection: an upgrade may lie between two of them."""

    @property
    @abstractmethod
    def section(self) -> Section:
        """Which columns the fields of a record are."""

    @property
    @abstractmethod
    def context(self) -> Mapping[str, str]:
        """What the mapping knows of these books: home currency and codes of others."""

    @property
    @abstractmethod
    def now(self) -> dt.datetime:
        """UTC."""

    @property
    def table(self) -> str:
        """Table of the record's own row."""
        return self.section.table

    def own_tables(self) -> list[str]:
        """Tables of the further rows that a record is made of, as far as these books have them."""
        tables = {row.table for row in self.section.rows.values()}
        tables |= {rule.table for rule in self.section.fields.values() if isinstance(rule, Each)}
        return sorted(tables & self.structure.tables.keys())

    def prepare(self) -> None:
        """Read what is not known of the books yet, before a transaction that writes begins: it is to be short."""
        self.structure, self.section, self.context  # noqa: B018  # each is read when it is first asked for

    @abstractmethod
    def unready(self) -> Sequence[str]:
        """Why none can be written now, in plain sentences: rights, keys that nobody gives."""

    @abstractmethod
    def present(self, transaction: Reading, key: Key) -> Entity | None:
        """The record as this transaction sees it. Raises SkipRecord when it cannot be read."""

    @abstractmethod
    def hold(self, transaction: Writing, code: str) -> None:
        """From here to the end of the transaction nobody else changes the record, where what it sees could move.

        Raises:
            Locked: somebody is at it.
        """

    @abstractmethod
    def check_unused(self, transaction: Reading, code: str, images: Sequence[RowImage] = ()) -> None:
        """Nothing in the books refers to the record, nothing belongs to it that this program does not know, and with
        `images` nothing that is not among them.

        Raises:
            Rejected: something does.
            Touched: somebody gave it a further row.
        """

    @abstractmethod
    def defaults(self, transaction: Reading) -> dict[str, Value]:
        """What a new record has where nothing is said."""

    @abstractmethod
    def check_lists(self, transaction: Reading, cells: Mapping[str, object]) -> None:
        """Everything that a record refers to is there. Raises Rejected, with what is not."""

    @abstractmethod
    def draw(self, transaction: Writing, table: str, column: str) -> Value:
        """A new key as the vendor's program gives it. Raises SourceChanged when nobody knows how."""

    @abstractmethod
    def stamps(self, transaction: Reading, code: str | None) -> dict[str, Value]:
        """What tells every reader that the record was saved just now; `code` is None for a new one."""

    @abstractmethod
    def called(self, table: str, row: Mapping[str, object]) -> str:
        """By what people know a row of one of its lists, so that it is changed in place."""

    @abstractmethod
    def child(self, table: str) -> Mapping[str, Value]:
        """What a new row of one of its further tables has where nothing is said."""

    def place_child(self, transaction: Reading, table: str, code: str, row: dict[str, Value]) -> None:
        """Give a new row of one of its lists what names it in the books. Raises Rejected."""
        del transaction, table, code, row

    def is_ordered(self, table: str) -> bool:
        """Whether the rows of a list stand in the order of their keys, so that one that is to stand after a newer one
        gets a new key."""
        del table
        return True

    def drop_child(self, rows: MasterRows, table: str, key: Mapping[str, Value], row: Row) -> None:
        """Take a row out of one of its lists."""
        del row
        rows.delete(table, key)

    def child_stamps(self, table: str, row: Row) -> Mapping[str, Value]:
        """What tells that such a row was saved once more."""
        del table, row
        return {}

    def known_codes(self, transaction: Reading, entity: Entity) -> list[tuple[str, str]]:
        """Codes and names of the records whose pattern a new one follows."""
        del entity
        rows = transaction.rows(f'SELECT P."{self.key}", P."{self.label}" FROM "{self.table}" P')
        return sorted((str(code).rstrip(), str(called or "")) for code, called in rows)

    @abstractmethod
    def note(
        self, transaction: Writing, write: Write, code: str, images: Sequence[RowImage], own: Mapping[str, Value]
    ) -> None:
        """Remember, before it is committed, what tells later that a new record is ours."""

    @abstractmethod
    def check_over(self, write: Write) -> None:
        """No attempt of a write is on its way any more. Raises RetryLater, Locked: nobody can tell yet."""

    @abstractmethod
    def created(self, transaction: Reading, write: Write) -> Key | None:
        """The record that a creation made, however much it was edited since; None when it never arrived."""

    @abstractmethod
    def complete(self, cells: WrittenCells, entity: Entity) -> None:
        """What a new record cannot be without. Raises Rejected."""

    @abstractmethod
    def check_fields(self, fields: Sequence[str]) -> None:
        """Whether these fields can be edited together. Raises Rejected."""

    def marks(self, write: Write) -> Mapping[str, Value]:
        """Columns of a new record by which it is known as made by this write."""
        del write
        return {}

    def ahead(
        self, transaction: Writing, rows: MasterRows, code: str | None, cells: WrittenCells, own: Mapping[str, Value]
    ) -> Mapping[str, Value]:
        """Write the rows that the record's own row refers to, and take them out of `cells`; columns of its own row that
        come of it. `own` are the columns of a new record; `code` that of one that is edited, None before a new one."""
        del transaction, rows, code, cells, own
        return {}

    @abstractmethod
    def behind(self, transaction: Writing, rows: MasterRows, code: str) -> None:
        """Delete what the record's own row referred to, after it is gone."""
