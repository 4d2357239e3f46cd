"""Customers, suppliers and products as SQL Accounting keeps them (`ledger.masters.MasterKind`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, cast

from connector.domain.actions import ActionKind
from connector.domain.clock import Clock
from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key
from connector.domain.products import Product
from connector.domain.writing import Write
from connector.drivers.firebird import Attachment, Transaction
from connector.ledger.lists import check_lists
from connector.ledger.master_rows import MasterRows, RowImage, Touched
from connector.ledger.master_writer import unlike
from connector.ledger.masters import MasterKind
from connector.ledger.session import Reading, Writing
from connector.ledger.structure import Structure
from connector.mapping import Mapping as LedgerMapping
from connector.mapping.inverse import Written as WrittenCells
from connector.mapping.rules import Section
from connector.posting.sample import Value
from connector.providers.sql_accounting.creations import Creation, Creations, Facts
from connector.providers.sql_accounting.document_structure import LiveStructure
from connector.providers.sql_accounting.generators import generator_of
from connector.providers.sql_accounting.master_checks import LISTS, NONE, defaults
from connector.providers.sql_accounting.master_usage import Usage, unready
from connector.providers.sql_accounting.opened import OpenCompany

_GONE_INACTIVE: Final[dict[EntityKind, dict[str, Value]]] = {
    EntityKind.CUSTOMER: {"STATUS": "I"},
    EntityKind.SUPPLIER: {"STATUS": "I"},
    EntityKind.PRODUCT: {"ISACTIVE": False},
}
_SAME_MASTER: Final = ("tin", "registration_no_new", "registration_no", "name")
"""Fields by which a record of our own code is known to be ours, however it was edited."""


_CHILDREN: Final[Mapping[str, Mapping[str, Value]]] = {
    "AR_CUSTOMERBRANCH": {"BRANCHNAME": "BILLING"},
    "AP_SUPPLIERBRANCH": {"BRANCHNAME": "BILLING"},
    "ST_ITEM_UOM": {"RATE": 1, "REFCOST": 0, "REFPRICE": 0, "ISBASE": False},
}


_NAMED_BY: Final = {
    "AR_CUSTOMERBRANCH": "BRANCHNAME",
    "AP_SUPPLIERBRANCH": "BRANCHNAME",
    "ST_ITEM_UOM": "UOM",
    "ST_ITEM_BARCODE": "BARCODE",
}


class SqlAccountingMasters(MasterKind):
    """Masters of one kind."""

    key = "CODE"
    label = "COMPANYNAME"
    rows_made = frozenset({"billing"})

    def __init__(
        self,
        company: OpenCompany,
        live: LiveStructure,
        mapping: LedgerMapping,
        entity: EntityKind,
        clock: Clock,
        facts: Facts,
    ) -> None:
        self.entity = entity
        self.inactive = _GONE_INACTIVE[entity]
        self._company = company
        self._live = live
        self._mapping = mapping
        self._clock = clock
        self._creations = Creations(facts, entity)

    @property
    def session(self) -> Attachment:
        """The one attachment."""
        return self._company.attachment

    @property
    def structure(self) -> Structure:
        """Live."""
        return self._live.structure

    @property
    def section(self) -> Section:
        """Of the mapping."""
        return self._mapping.section(self.entity, self._company.shapes(self.entity)[0].table)

    @property
    def context(self) -> Mapping[str, str]:
        """Currencies."""
        return self._company.books().context

    @property
    def now(self) -> dt.datetime:
        """UTC."""
        return self._clock.now()

    def unready(self) -> Sequence[str]:
        """Generators that are missing, and rights."""
        return unready(self.session, self.structure, [self.table, *self.own_tables()])

    def present(self, transaction: Reading, key: Key) -> Entity | None:
        """As the source reads it."""
        reader = self._company.reader(self.entity, 0)
        for change in reader.changes(reader.listed(cast(Transaction, transaction), [key]).records):
            if change.failure is not None:
                raise change.failure
            if change.key == key:
                return change.entity
        return None

    def hold(self, transaction: Writing, code: str) -> None:
        """Nothing: a transaction has one view, and a row that somebody changed since refuses it."""

    def check_unused(self, transaction: Reading, code: str, images: Sequence[RowImage] = ()) -> None:
        """Looks through every table that may name such a record."""
        usage = Usage(self.entity, self.structure, self.table, self.own_tables())
        usage.check(transaction, code, images)

    def defaults(self, transaction: Reading) -> dict[str, Value]:
        """The vendor's, and the company's own account, term and group."""
        return defaults(transaction, self.structure, self.entity, self.table, self.now.astimezone().date())

    def check_lists(self, transaction: Reading, cells: Mapping[str, object]) -> None:
        """Terms, areas, agents, tax codes and the like."""
        check_lists(transaction, self.structure, LISTS, cells, NONE)

    def draw(self, transaction: Writing, table: str, column: str) -> int:
        """A key from the vendor's own generator."""
        name = generator_of(self.structure, table, column)
        row = transaction.one(f'SELECT GEN_ID("{name}", 1) FROM RDB$DATABASE')
        if row is None:
            raise Touched
        return int(str(row[0]))

    def stamps(self, transaction: Reading, code: str | None) -> dict[str, Value]:
        """LASTMODIFIED in seconds; UPDATECOUNT one higher, where saves are counted."""
        stored, stamps = self.structure.tables[self.table], dict[str, Value]()
        if "LASTMODIFIED" in stored.columns:
            stamps["LASTMODIFIED"] = int(self.now.timestamp())
        if "UPDATECOUNT" in stored.columns and code is not None:
            place = stored.columns[self.key].parameter(code)
            row = transaction.one(f'SELECT P.UPDATECOUNT FROM "{self.table}" P WHERE P."{self.key}" = ?', (place,))
            stamps["UPDATECOUNT"] = int(str(row[0] or 0)) + 1 if row is not None else 1
        return stamps

    def complete(self, cells: WrittenCells, entity: Entity) -> None:
        """A product has at least its base unit."""
        if not isinstance(entity, Product):
            return
        base = cells.rows.pop("base", {}).get("UOM")
        units = cells.children.setdefault("units", [])
        if not units:
            if base is None:
                raise Rejected("A product needs a base unit.", remedy="Give it a unit on the platform.")
            units.append({"UOM": base, "RATE": 1, "ISBASE": True})
        if not any(unit.get("ISBASE") for unit in units):
            raise Rejected(f"None of the units of {entity.code} is its base unit.", remedy="Mark one of them.")

    def check_fields(self, fields: Sequence[str]) -> None:
        """The base unit is one of the units."""
        if "base_unit" in fields and "units" not in fields:
            raise Rejected("The base unit of a product is changed with its units.", remedy="Change the list of units.")

    def called(self, table: str, row: Mapping[str, object]) -> str:
        """By its name, unit or barcode."""
        return str(row.get(_NAMED_BY[table]) or "").rstrip()

    def child(self, table: str) -> Mapping[str, Value]:
        """The vendor's."""
        return _CHILDREN.get(table, {})

    def behind(self, transaction: Writing, rows: MasterRows, code: str) -> None:
        """Nothing: all rows of a record have its code."""

    def note(
        self, transaction: Writing, write: Write, code: str, images: Sequence[RowImage], own: Mapping[str, Value]
    ) -> None:
        """Its number of the vendor's generator."""
        self._creations.note(write, code, images, transaction)

    def check_over(self, write: Write) -> None:
        """Nobody can tell while a lost attempt is open at the server; a record that is there is locked for a moment."""
        if write.kind is ActionKind.CREATE:
            with self.session.snapshot() as transaction:
                self._creations.check_over(write, transaction)
            return
        code = self.structure.tables[self.table].columns[self.key].parameter(write.key)
        with self.session.writing() as transaction:
            transaction.one(f'SELECT 1 FROM "{self.table}" P WHERE P."{self.key}" = ? WITH LOCK', (code,))

    def created(self, transaction: Reading, write: Write) -> Key | None:
        """The record that a creation made: that of the number that it was given. Where that is not known: of its code,
        else of its name, and equal in every field that was written."""
        wanted = decode(self.entity, write.content)
        for noted in self._creations.of(write.id, transaction):
            if (found := self._as_noted(transaction, noted, wanted)) is not None:
                return found
        code = str(getattr(wanted, "code", "")).strip()
        stored = self.structure.tables[self.table]
        column = self.key if code else self.label
        text = code or str(getattr(wanted, "name", ""))
        if column not in stored.columns:
            return None
        try:
            value = stored.columns[column].parameter(text)
        except Rejected:
            return None  # what does not fit was never written
        for row in transaction.rows(f'SELECT P.CODE FROM "{self.table}" P WHERE P."{column}" = ?', (value,)):
            key = Key(str(row[0]).rstrip())
            there = self.present(transaction, key)
            if there is not None and not unlike(self.entity, there, write):
                return key
        return None

    def _as_noted(self, transaction: Reading, noted: Creation, wanted: Entity) -> Key | None:
        """By the number that it was given, also under another code; by its code, when the row of that number was made
        anew and the record still is who it was."""
        if self.structure.has(noted.table, noted.column, "CODE"):
            sql = f'SELECT P.CODE FROM "{noted.table}" P WHERE P."{noted.column}" = ?'
            row = transaction.one(sql, (noted.number,))
            if row is not None and isinstance(row[0], str):
                key = Key(row[0].rstrip())
                return key if self.present(transaction, key) is not None else None
        there = self.present(transaction, Key(noted.code))
        same = [name for name in _SAME_MASTER if getattr(wanted, name, None) and there is not None]
        return Key(noted.code) if any(getattr(there, name) == getattr(wanted, name) for name in same) else None
