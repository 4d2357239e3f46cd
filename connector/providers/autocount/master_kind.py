"""Customers, suppliers and products as AutoCount keeps them (`ledger.masters.MasterKind`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Final
from uuid import UUID, uuid4

from connector.domain.clock import Clock
from connector.domain.entities import Entity
from connector.domain.errors import Rejected, SignInRefused, SourceChanged
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Write
from connector.ledger.lists import Listed, check_lists
from connector.ledger.master_rows import RowImage, Touched
from connector.ledger.masters import WORD, MasterKind
from connector.ledger.session import Reading, Session, Writing
from connector.ledger.structure import StoredTable, Structure
from connector.mapping import Mapping as LedgerMapping
from connector.mapping.rules import Section
from connector.posting.sample import Value
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.master_habits import most_common, unanimous
from connector.providers.autocount.opened import OpenCompany
from connector.providers.autocount.stored import VERSIONS, LiveStructure
from connector.providers.autocount.writing_session import WritingSession

LISTS: Final[Mapping[str, Listed]] = {
    "DisplayTerm": Listed("Terms", "DisplayTerm", "credit term"),
    "AreaCode": Listed("Area", "AreaCode", "area"),
    "SalesAgent": Listed("SalesAgent", "SalesAgent", "sales agent"),
    "PurchaseAgent": Listed("PurchaseAgent", "PurchaseAgent", "purchase agent"),
    "DebtorType": Listed("DebtorType", "DebtorType", "customer type"),
    "CreditorType": Listed("CreditorType", "CreditorType", "supplier type"),
    "PriceCategory": Listed("PriceCategory", "PriceCategory", "price category"),
    "CurrencyCode": Listed("CURRENCY", "CurrencyCode", "currency"),
    "TaxCode": Listed("TaxCode", "TaxCode", "tax code"),
    "PurchaseTaxCode": Listed("TaxCode", "TaxCode", "tax code"),
    "ParentAccNo": Listed("GLMast", "AccNo", "account"),
    "ItemGroup": Listed("ItemGroup", "ItemGroup", "stock group"),
    "ItemType": Listed("ItemType", "ItemType", "item type"),
    "ItemBrand": Listed("ItemBrand", "ItemBrand", "item brand"),
    "ItemClass": Listed("ItemClass", "ItemClass", "item class"),
    "ItemCategory": Listed("ItemCategory", "ItemCategory", "item category"),
    "TariffCode": Listed("Tariff", "TariffCode", "tariff"),
}
"""Columns whose value must be in a list of the books."""
_ADMIN: Final = "ADMIN"
"""AutoCount's own first user, whom public integrations sign with."""
_NO_ROW: Final = (
    'UPDATE "{0}" SET "{1}" = "{1}" WHERE 1 = 0',
    'INSERT INTO "{0}" ("{1}") SELECT "{1}" FROM "{0}" WHERE 1 = 0',
    'DELETE FROM "{0}" WHERE 1 = 0',
)
_FEW: Final = 100


def identity_of(reference: str) -> str:
    """Our reference as the GUID of a row: the books keep it through every edit, and give it to no other row."""
    return str(UUID(bytes=blake2b(reference.encode(), digest_size=16, person=b"BukuBridge").digest()))


class AutoCountMasters(MasterKind):
    """What customers, suppliers and products have in common here."""

    looks_again = True
    marked: str
    """Table whose row carries our reference in its Guid."""
    required: Sequence[str] = ()
    """Columns of the own row that a new one takes from most others."""
    fixed: Mapping[str, Value]
    """Columns of the own row that every new one has so."""
    named_in: Sequence[str]
    """Columns by which rows of other tables name such a record."""

    def __init__(
        self,
        company: OpenCompany,
        live: LiveStructure,
        mapping: LedgerMapping,
        counters: Counters,
        entity: EntityKind,
        clock: Clock,
    ) -> None:
        self.entity = entity
        self._company = company
        self._live = live
        self._counters = counters
        self._mapping = mapping
        self._clock = clock
        self._habits: tuple[Structure, dict[str, Value]] | None = None

    @property
    def session(self) -> WritingSession:
        """The one attachment, alone of our kind while it writes."""
        return WritingSession(self._company.attachment)

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

    @property
    def stored(self) -> StoredTable:
        """The record's own table."""
        return self.structure.tables[self.table]

    def prepare(self) -> None:
        """Also what new records take from others."""
        MasterKind.prepare(self)
        self._company.reader(self.entity, 0)
        if self._habits is None or self._habits[0] is not self.structure:
            with self.session.snapshot() as transaction:
                self._habits = (self.structure, self._learned(transaction))

    def _learned(self, transaction: Reading) -> dict[str, Value]:
        stored = self.stored
        known = {*self.required, *self.fixed, *VERSIONS, self.key, "CreatedTimeStamp", "CreatedUserID", "Guid"}
        strange = [c.name for c in stored.columns.values() if c.required and c.name not in known]
        return {
            **unanimous(transaction, stored, strange),
            **most_common(transaction, stored, self.required),
            **{name: value for name, value in self.fixed.items() if name in stored.columns},
        }

    def unready(self) -> Sequence[str]:
        """Rights, and where our reference has no place. Rights are asked by statements of no row."""
        if not self.structure.has(self.marked, "Guid") or "LastUpdate" not in self.stored.columns:
            return [f"This version of AutoCount has no GUID for a new {WORD[self.entity]}, by which ours are known."]
        return lacking_rights(self.session, self.structure, [self.marked, self.table, *self.own_tables()])

    def present(self, transaction: Reading, key: Key) -> Entity | None:
        """As the source reads it."""
        reader = self._company.reader(self.entity, 0)
        for change in reader.changes(reader.listed(transaction, [key]).records):
            if change.failure is not None:
                raise change.failure
            if change.key == key:
                return change.entity
        return None

    def hold(self, transaction: Writing, code: str) -> None:
        """Its own row, until the end of the transaction."""
        sql = f'SELECT P."LastUpdate" FROM "{self.table}" P WITH (UPDLOCK, ROWLOCK) WHERE P."{self.key}" = ?'
        transaction.one(sql, (self.stored.columns[self.key].parameter(code),))

    def check_unused(self, transaction: Reading, code: str, images: Sequence[RowImage] = ()) -> None:
        """Looks through every table that names such records."""
        own = {self.table, self.marked, *self.own_tables()}
        for table in self.structure.tables.values():
            if table.name in own:
                continue
            for column in self.named_in:
                if table.has(column) and self._named(transaction, table, column, code):
                    raise Rejected(
                        f"The {WORD[self.entity]} {code} is used in the books ({table.name}), and is not deleted.",
                        remedy="Make it inactive instead.",
                    )
        for name in self.own_tables() if images else ():
            table = self.structure.tables[name]
            if table.has(self.key) and self._named(transaction, table, self.key, code) > sum(
                image.table == name for image in images
            ):
                raise Touched

    @staticmethod
    def _named(transaction: Reading, table: StoredTable, column: str, code: str) -> int:
        """How many rows name the record; more than a few are not counted."""
        try:
            value = table.columns[column].parameter(code)
        except Rejected:
            return 0  # a code that has no room there stands nowhere in it
        return len(transaction.rows(f'SELECT TOP ({_FEW}) 1 FROM "{table.name}" P WHERE P."{column}" = ?', (value,)))

    def defaults(self, transaction: Reading) -> dict[str, Value]:
        """What other records show, who made it and when."""
        del transaction
        return dict(self._habits[1]) if self._habits is not None else {}

    def check_lists(self, transaction: Reading, cells: Mapping[str, object]) -> None:
        """Terms, areas, agents, tax codes, groups and the like, spelt as the books have them."""
        check_lists(transaction, self.structure, LISTS, cells)

    def draw(self, transaction: Writing, table: str, column: str) -> Value:
        """A key from the vendor's own counter."""
        return self._counters.draw(transaction, self.structure, table, column)

    def stamps(self, transaction: Reading, code: str | None) -> dict[str, Value]:
        """By the server's own clock, which the vendor's program stamps by; LastUpdate counts saves from 0 on."""
        (moment,) = transaction.one("SELECT GETDATE()") or (None,)
        if not isinstance(moment, dt.datetime):
            raise SourceChanged("The database server does not tell the time.")
        user = user_of(transaction, self.table)
        if code is None:
            return {
                "LastModified": moment, "LastModifiedUserID": user, "CreatedTimeStamp": moment, "CreatedUserID": user,
                "LastUpdate": 0,
            }  # fmt: skip
        place = self.stored.columns[self.key].parameter(code)
        row = transaction.one(f'SELECT P."LastUpdate" FROM "{self.table}" P WHERE P."{self.key}" = ?', (place,))
        count = int(str(row[0])) + 1 if row is not None and row[0] is not None else 1
        return {"LastModified": moment, "LastModifiedUserID": user, "LastUpdate": count}

    def note(
        self, transaction: Writing, write: Write, code: str, images: Sequence[RowImage], own: Mapping[str, Value]
    ) -> None:
        """Nothing: the record itself carries our reference."""

    def check_over(self, write: Write) -> None:
        """An attempt that is open at the server holds the lock that every write of ours takes."""
        with self.session.writing() as transaction:
            transaction.one("SELECT 1")

    def created(self, transaction: Reading, write: Write) -> Key | None:
        """The record whose row has our reference as its GUID, under whatever code by now."""
        sql = f'SELECT P."{self.key}" FROM "{self.marked}" P WHERE P."Guid" = ?'
        row = transaction.one(sql, (identity_of(write.reference),))
        if row is None:
            return None
        there = transaction.one(f'SELECT P."{self.key}" FROM "{self.table}" P WHERE P."{self.key}" = ?', (row[0],))
        return Key(str(there[0]).rstrip()) if there is not None else None

    def is_ordered(self, table: str) -> bool:
        """Rows are changed in place: others may refer to them, and new ones stand at the end."""
        del table
        return False

    def check_fields(self, fields: Sequence[str]) -> None:
        """Any can be edited together."""

    @staticmethod
    def fresh() -> str:
        """The GUID of a row that carries no reference."""
        return str(uuid4())


def lacking_rights(session: Session, structure: Structure, tables: Iterable[str]) -> Sequence[str]:
    """Which right the login has not that writing these tables takes; asked by statements of no row."""
    for table in tables:
        name = next(column.name for column in structure.tables[table].columns.values() if not column.computed)
        for statement in _NO_ROW:
            try:
                with session.writing() as transaction:
                    transaction.execute(statement.format(table, name))
            except SignInRefused as exc:
                return [f"{exc.sentence} {exc.remedy}"]
    return []


def user_of(transaction: Reading, table: str) -> str:
    """In whose name we write: a user of AutoCount that is there."""
    row = transaction.one('SELECT TOP (1) P."UserID" FROM "Users" P WHERE P."UserID" = ?', (_ADMIN,))
    if row is None:
        row = transaction.one(
            f'SELECT TOP (1) P."LastModifiedUserID" FROM "{table}" P GROUP BY P."LastModifiedUserID" '
            'ORDER BY COUNT(*) DESC, P."LastModifiedUserID"'
        )
    if row is None:
        raise Rejected("The books have no user ADMIN, in whose name records could be written.")
    return str(row[0])
