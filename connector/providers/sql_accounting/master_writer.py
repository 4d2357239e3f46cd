"""Customers, suppliers and products into the books: one short transaction each, only while they are as expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.clock import Clock
from connector.domain.entities import Entity
from connector.domain.errors import Locked, Rejected, SkipRecord, SourceChanged
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.writable import writable
from connector.domain.writing import Deletion, Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.drivers.firebird import Transaction, Writing
from connector.mapping import Mapping
from connector.posting.sample import Value
from connector.providers.sql_accounting.creations import Creation, Creations, Facts
from connector.providers.sql_accounting.document_rows import parameter
from connector.providers.sql_accounting.document_structure import Structure, read_structure
from connector.providers.sql_accounting.master_edits import MasterEdits, MasterGround
from connector.providers.sql_accounting.master_rows import MasterTrace, Touched, check_untouched
from connector.providers.sql_accounting.master_usage import WORD, Usage, unready
from connector.providers.sql_accounting.opened import OpenCompany
from connector.providers.sql_accounting.writing import refused
from connector.sync.merge import fields_of

_ALL: Final = (ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE)
_GONE_INACTIVE: Final[dict[EntityKind, dict[str, Value]]] = {
    EntityKind.CUSTOMER: {"STATUS": "I"},
    EntityKind.SUPPLIER: {"STATUS": "I"},
    EntityKind.PRODUCT: {"ISACTIVE": False},
}
_SAME_MASTER: Final = ("tin", "registration_no_new", "registration_no", "name")
"""Fields by which a record of our own code is known to be ours, however it was edited."""
_traces = msgspec.json.Decoder(MasterTrace)


class MasterWriter:
    """Writes masters of one kind (`writing.KindWriter`)."""

    def __init__(
        self,
        company: OpenCompany,
        mapping: Mapping,
        kind: EntityKind,
        clock: Clock,
        legacy: tuple[str, ...],
        facts: Facts,
    ) -> None:
        self._company = company
        self._mapping = mapping
        self._kind = kind
        self._clock = clock
        self._legacy = legacy
        self._creations = Creations(facts, kind)
        self._read: tuple[object, Structure] | None = None

    @property
    def entity(self) -> EntityKind:
        """The kind."""
        return self._kind

    def readiness(self) -> Readiness:
        """Whether there is a generator for every key that a new record needs, and whether this login may write."""
        reasons = unready(self._company.attachment, self.structure, self._ground().section)
        return Readiness(entity=self._kind, ready=not reasons, actions=() if reasons else _ALL, reasons=tuple(reasons))

    def apply(self, write: Write) -> WriteResult:
        """Write one record. Raises what `Books.apply` raises."""
        return _told(write, lambda: self._apply(write))

    def _apply(self, write: Write) -> WriteResult:
        ground = self._ground()
        with self._company.attachment.writing() as transaction:
            edits = MasterEdits(transaction, ground)
            key = self._do(transaction, edits, write)
            if write.kind is ActionKind.CREATE:
                self._creations.note(write, key, edits.rows.images, transaction)
            trace = msgspec.json.encode(MasterTrace(rows=tuple(edits.rows.images)))
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=Key(key), trace=trace)

    def _do(self, transaction: Writing, edits: MasterEdits, write: Write) -> str:
        if write.kind is ActionKind.CREATE:
            return edits.create(decode(self._kind, write.content), write.fields)
        there = self._present(transaction, write.key)
        if there is None or fingerprint(canonical(there)) != write.expected:
            raise Touched
        if write.kind is ActionKind.UPDATE:
            edits.update(write.key, decode(self._kind, write.content), write.fields)
        elif write.deletion is Deletion.DEACTIVATE:
            edits.set(write.key, _GONE_INACTIVE[self._kind])
        elif write.deletion is Deletion.DELETE:
            self._usage().check(transaction, write.key)
            edits.delete(write.key)
        else:
            raise Rejected(f"A {WORD[self._kind]} can be deleted or made inactive, nothing else.")
        return write.key

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write: the record itself tells.

        Raises:
            RetryLater: the server has not noticed yet that the line is cut; it may still be committed.
        """
        self._check_over(write)
        with self._company.attachment.snapshot() as transaction:
            if write.kind is ActionKind.CREATE:
                key = self._created(transaction, write)
                return _found(write, key) if key is not None else None
            there = self._present(transaction, write.key)
        if write.kind is ActionKind.DELETE:
            inactive = there is not None and write.deletion is Deletion.DEACTIVATE and not _active(there)
            return _found(write, write.key) if there is None or inactive else None
        if there is None or _unlike(self._kind, there, write):
            return None
        return _found(write, write.key)

    def _check_over(self, write: Write) -> None:
        """Nobody can tell while a lost attempt is open at the server; a record that is there is locked for a moment."""
        if write.kind is ActionKind.CREATE:
            with self._company.attachment.snapshot() as transaction:
                self._creations.check_over(write, transaction)
            return
        table = self._ground().section.table
        code = parameter(self.structure.tables[table].columns["CODE"], write.key, self._legacy)
        with self._company.attachment.writing() as transaction:
            transaction.one(f'SELECT 1 FROM "{table}" P WHERE P."CODE" = ? WITH LOCK', (code,))

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether the rows are still as we left them. Reads only."""
        word, write = WORD[self._kind], written.write
        try:
            with self._company.attachment.snapshot() as transaction:
                images = _traces.decode(written.trace).rows
                for image in images:
                    table, key = self.structure.tables[image.table], image.key_in(self.structure)
                    check_untouched(transaction, table, image, key, self._legacy)
                if write.kind is ActionKind.CREATE:
                    self._usage().check(transaction, written.key, images)
        except Touched:
            return UndoStep(written=written, possible=False, sentence=f"Somebody edited the {word} since.")
        except SkipRecord as exc:
            return UndoStep(written=written, possible=False, sentence=exc.sentence)
        what = {ActionKind.CREATE: "deletes", ActionKind.UPDATE: "puts back", ActionKind.DELETE: "brings back"}
        fields = f": {', '.join(write.fields)}" if write.kind is ActionKind.UPDATE else ""
        return UndoStep(written=written, possible=True, sentence=f"{what[write.kind]} {word} {written.key}{fields}")

    def undo(self, written: Written) -> WriteResult:
        """Take a write back while nobody touched the record since."""
        return _told(written.write, lambda: self._undo(written))

    def _undo(self, written: Written) -> WriteResult:
        write, ground = written.write, self._ground()
        images = _traces.decode(written.trace).rows
        with self._company.attachment.writing() as transaction:
            if write.kind is ActionKind.CREATE:
                self._usage().check(transaction, written.key, images)
            edits = MasterEdits(transaction, ground)
            edits.rows.put_back(images, {ground.section.table: edits.stamps(written.key)})
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=written.key)

    def _ground(self) -> MasterGround:
        table = self._company.shapes(self._kind)[0].table
        return MasterGround(
            self._kind,
            self._mapping.section(self._kind, table),
            self.structure,
            self._company.books().context,
            self._legacy,
            self._clock.now(),
        )

    @property
    def structure(self) -> Structure:
        """The live structure, read once an attachment: an upgrade may lie between two of them."""
        attachment = self._company.attachment
        if self._read is None or self._read[0] is not attachment:
            with attachment.snapshot() as transaction:
                self._read = (attachment, read_structure(transaction, attachment.engine))
        return self._read[1]

    def _present(self, transaction: Transaction, key: Key) -> Entity | None:
        """The record as this transaction sees it. Raises SkipRecord when it cannot be read."""
        reader = self._company.reader(self._kind, 0)
        for change in reader.changes(reader.listed(transaction, [key]).records):
            if change.failure is not None:
                raise change.failure
            if change.key == key:
                return change.entity
        return None

    def _created(self, transaction: Transaction, write: Write) -> Key | None:
        """The record that a creation made: that of the number that it was given. Where that is not known: of its code,
        else of its name, and equal in every field that was written."""
        wanted = decode(self._kind, write.content)
        for noted in self._creations.of(write.id, transaction):
            if (found := self._as_noted(transaction, noted, wanted)) is not None:
                return found
        code = str(getattr(wanted, "code", "")).strip()
        table = self._ground().section.table
        stored = self.structure.tables[table]
        column = "CODE" if code else "COMPANYNAME"
        text = code or str(getattr(wanted, "name", ""))
        if column not in stored.columns:
            return None
        try:
            value = parameter(stored.columns[column], text, self._legacy)
        except Rejected:
            return None  # what does not fit was never written
        for row in transaction.rows(f'SELECT P.CODE FROM "{table}" P WHERE P."{column}" = ?', (value,)):
            key = Key(str(row[0]).rstrip())
            there = self._present(transaction, key)
            if there is not None and not _unlike(self._kind, there, write):
                return key
        return None

    def _as_noted(self, transaction: Transaction, noted: Creation, wanted: Entity) -> Key | None:
        """By the number that it was given, also under another code; by its code, when the row of that number was made
        anew and the record still is who it was."""
        if self.structure.has(noted.table, noted.column, "CODE"):
            sql = f'SELECT P.CODE FROM "{noted.table}" P WHERE P."{noted.column}" = ?'
            row = transaction.one(sql, (noted.number,))
            if row is not None and isinstance(row[0], str):
                key = Key(row[0].rstrip())
                return key if self._present(transaction, key) is not None else None
        there = self._present(transaction, Key(noted.code))
        same = [name for name in _SAME_MASTER if getattr(wanted, name, None) and there is not None]
        return Key(noted.code) if any(getattr(there, name) == getattr(wanted, name) for name in same) else None

    def _usage(self) -> Usage:
        return Usage(self._kind, self.structure, self._ground().section, self._legacy)


def _told(write: Write, work: Callable[[], WriteResult]) -> WriteResult:
    """What stands in the way, as a result; what leaves it open whether it was written is raised."""
    try:
        return work()
    except Touched:
        return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=write.key)
    except Locked as exc:
        return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence)
    except (SkipRecord, SourceChanged) as exc:
        return refused(write, exc)


def _found(write: Write, key: Key) -> WriteResult:
    return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key)


def _unlike(kind: EntityKind, there: Entity, write: Write) -> set[str]:
    """Fields that were written and are not as written.

    What the wish leaves open the books may have filled in; user-defined fields come back in the type of their column.
    """
    have, want = fields_of(canonical(there)), fields_of(write.content)
    wanted = (set(write.fields) & writable(kind)) - {"user_fields"}
    return {name for name in wanted if not _holds(_json(have.get(name)), _json(want.get(name)))}


def _active(entity: Entity) -> bool:
    state = getattr(entity, "state", None)
    return str(state) == "active" if state is not None else bool(getattr(entity, "active", True))


def _json(raw: bytes | None) -> object:
    return msgspec.json.decode(raw) if raw is not None else None


def _holds(have: object, want: object) -> bool:
    """Whether a value has everything that was wished; more than that may stand there."""
    if isinstance(want, dict):
        return isinstance(have, dict) and all(_holds(have.get(name), part) for name, part in want.items())
    if isinstance(want, list):
        return isinstance(have, list) and len(have) == len(want) and all(map(_holds, have, want))
    return have == want
