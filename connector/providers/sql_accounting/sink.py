"""SQL Accounting as books that can be written (`domain.ports.Books`), over the source's attachment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from connector.domain.clock import Clock
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.parties import Party
from connector.domain.ports import LastChange
from connector.domain.products import Product
from connector.domain.writing import Readiness, Written
from connector.ledger.books import LedgerBooks
from connector.ledger.learning import Learn
from connector.ledger.master_writer import MasterWriter
from connector.ledger.rehearsals import Rehearsals
from connector.ledger.structure import Structure
from connector.ledger.writing import KindWriter
from connector.mapping import Mapping as LedgerMapping
from connector.providers.sql_accounting.document_habits import Habits
from connector.providers.sql_accounting.document_ready import Preparation
from connector.providers.sql_accounting.document_structure import LiveStructure
from connector.providers.sql_accounting.document_writer import DocumentWriter
from connector.providers.sql_accounting.last_change import last_change
from connector.providers.sql_accounting.master_kind import SqlAccountingMasters
from connector.providers.sql_accounting.opened import OpenCompany

_MASTERS: Final = (EntityKind.CUSTOMER, EntityKind.SUPPLIER, EntityKind.PRODUCT)
DOCUMENTS: Final = (EntityKind.INVOICE, EntityKind.PAYMENT)
_ALIKE: Final = (("TIN", "tin"), ("BRN2", "registration_no_new"), ("BRN", "registration_no"), ("COMPANYNAME", "name"))
"""Columns by which a customer or supplier is known, with the entity's fields; the name last."""
_MOST_ALIKE: Final = 5


class Memory(Protocol):
    """What writing needs of the host's memory of a connection: small facts, and what was written before."""

    def mark_fact(self, name: str, value: str) -> None:
        """Keep a small fact."""

    def fact(self, name: str) -> str | None:
        """A small fact, or None."""

    def written(
        self, *, run: RunId | None = None, kind: EntityKind | None = None, key: Key | None = None, limit: int = 200
    ) -> Sequence[Written]:
        """The history, newest first."""


class SqlAccountingBooks(LedgerBooks):
    """Gives each write to the writer of its kind."""

    def __init__(
        self,
        company: OpenCompany,
        mapping: LedgerMapping,
        memory: Memory,
        clock: Clock,
        learn: Learn,
    ) -> None:
        self._company = company
        live = self._live = LiveStructure(company)
        masters: dict[EntityKind, KindWriter] = {
            kind: MasterWriter(SqlAccountingMasters(company, live, mapping, kind, clock, memory)) for kind in _MASTERS
        }
        rehearsals = Rehearsals(memory, Habits)
        self._documents = {
            kind: DocumentWriter(Preparation(company, live, kind, rehearsals, clock, learn), memory)
            for kind in DOCUMENTS
        }
        super().__init__("SQL Accounting", {**masters, **self._documents})

    def rehearse(self, kind: EntityKind | None) -> Sequence[Readiness]:
        """Learn and prove anew how these books post documents, of one kind or of all."""
        wanted = [each for each in DOCUMENTS if kind in (None, each)]
        for each in wanted:
            self._documents[each].preparation.rehearse()
        return [ready for ready in self.readiness() if kind in (None, ready.entity)]

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records that look like the same: TIN, registration or document number, exact name last."""
        if kind in self._documents:
            return self._documents[kind].find_alike(content)
        wanted, structure = decode(kind, content), self._live.structure
        if isinstance(wanted, Product):
            return self._alike(structure, "ST_ITEM", "CODE", wanted.code)
        if not isinstance(wanted, Party):
            return ()
        table = self._company.shapes(kind)[0].table
        found: dict[Key, None] = {}
        for column, name in _ALIKE:
            value = getattr(wanted, name)
            if value:
                found |= dict.fromkeys(self._alike(structure, table, column, str(value)))
        if wanted.code:
            found = dict.fromkeys((*self._alike(structure, table, "CODE", wanted.code), *found))
        return tuple(found)[:_MOST_ALIKE]

    def last_change(self, kind: EntityKind, key: Key) -> LastChange:
        """Who touched a record last, and when, as far as these books tell."""
        if kind not in (*_MASTERS, *DOCUMENTS):
            return LastChange()
        shapes = self._company.shapes(kind)
        shape = next((each for each in reversed(shapes) if key.startswith(each.prefix)), shapes[0])
        structure = self._live.structure
        return last_change(self._company.attachment, structure, shape, key)

    def _alike(self, structure: Structure, table: str, column: str, text: str) -> tuple[Key, ...]:
        stored = structure.tables[table].columns.get(column)
        if stored is None:
            return ()
        try:
            value = stored.parameter(text)
        except Rejected:
            return ()  # what does not fit is not there
        sql = f'SELECT FIRST {_MOST_ALIKE} P.CODE FROM "{table}" P WHERE P."{column}" = ? ORDER BY P.CODE'
        with self._company.attachment.snapshot() as transaction:
            return tuple(Key(str(row[0]).rstrip()) for row in transaction.rows(sql, (value,)))
