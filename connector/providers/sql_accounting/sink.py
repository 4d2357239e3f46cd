"""SQL Accounting as books that can be written (`domain.ports.Books`), over the source's attachment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from connector.domain.clock import Clock
from connector.domain.errors import Locked, Rejected, SkipRecord
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.parties import Party
from connector.domain.ports import LastChange
from connector.domain.products import Product
from connector.domain.writing import Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.ledger.master_writer import MasterWriter
from connector.ledger.structure import Structure
from connector.ledger.writing import refused
from connector.mapping import Mapping as LedgerMapping
from connector.providers.sql_accounting.document_ready import Preparation
from connector.providers.sql_accounting.document_structure import LiveStructure
from connector.providers.sql_accounting.document_writer import DocumentWriter
from connector.providers.sql_accounting.last_change import last_change
from connector.providers.sql_accounting.master_kind import SqlAccountingMasters
from connector.providers.sql_accounting.opened import OpenCompany
from connector.providers.sql_accounting.rehearsal import Learn
from connector.providers.sql_accounting.rehearsal_store import Rehearsals

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


class SqlAccountingBooks:
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
        self._masters = {
            kind: MasterWriter(SqlAccountingMasters(company, live, mapping, kind, clock, memory)) for kind in _MASTERS
        }
        rehearsals = Rehearsals(memory)
        self._documents = {
            kind: DocumentWriter(Preparation(company, live, kind, rehearsals, clock, learn), memory)
            for kind in DOCUMENTS
        }

    def readiness(self) -> Sequence[Readiness]:
        """Which kinds can be written now, and why others cannot."""
        found = [self._masters[kind].readiness() for kind in _MASTERS]
        return [*found, *(self._documents[kind].preparation.readiness() for kind in DOCUMENTS)]

    def rehearse(self, kind: EntityKind | None) -> Sequence[Readiness]:
        """Learn and prove anew how these books post documents, of one kind or of all."""
        wanted = [each for each in DOCUMENTS if kind in (None, each)]
        for each in wanted:
            self._documents[each].preparation.rehearse()
        return [ready for ready in self.readiness() if kind in (None, ready.entity)]

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""
        try:
            return self._writer(write.entity).apply(write)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence)
        except SkipRecord as exc:
            return refused(write, exc)

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost; None when it never arrived."""
        return self._writer(write.entity).settle(write)

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

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a write can be taken back now, and what that does."""
        return self._writer(written.write.entity).preview_undo(written)

    def undo(self, written: Written) -> WriteResult:
        """Take a write back."""
        return self._writer(written.write.entity).undo(written)

    def _writer(self, kind: EntityKind) -> MasterWriter | DocumentWriter:
        writers: Mapping[EntityKind, MasterWriter | DocumentWriter] = {**self._masters, **self._documents}
        if kind not in writers:
            name = kind.value.replace("_", " ")
            raise Rejected(f"This program does not write {name} into SQL Accounting.", remedy="Enter it there.")
        return writers[kind]

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
