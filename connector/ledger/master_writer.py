"""Customers, suppliers and products into the books: one short transaction each, only while they are as expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.errors import Locked, Rejected, SkipRecord, SourceChanged
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.writable import writable
from connector.domain.writing import Deletion, Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.ledger.master_edits import MasterEdits
from connector.ledger.master_rows import MasterTrace, Touched, check_untouched
from connector.ledger.masters import WORD, MasterKind
from connector.ledger.proof import check_kept
from connector.ledger.session import Writing
from connector.ledger.writing import refused
from connector.sync.merge import fields_of

_ALL: Final = (ActionKind.CREATE, ActionKind.UPDATE, ActionKind.DELETE)
_traces = msgspec.json.Decoder(MasterTrace)


class MasterWriter:
    """Writes masters of one kind (`writing.KindWriter`)."""

    def __init__(self, kind: MasterKind) -> None:
        self.kind = kind

    @property
    def entity(self) -> EntityKind:
        """The kind."""
        return self.kind.entity

    def readiness(self) -> Readiness:
        """Whether somebody gives every key that a new record needs, and whether this login may write."""
        reasons = self.kind.unready()
        return Readiness(entity=self.entity, ready=not reasons, actions=() if reasons else _ALL, reasons=tuple(reasons))

    def apply(self, write: Write) -> WriteResult:
        """Write one record. Raises what `Books.apply` raises."""
        return _told(write, lambda: self._apply(write))

    def _apply(self, write: Write) -> WriteResult:
        self.kind.prepare()
        with self.kind.session.writing() as transaction:
            edits = MasterEdits(transaction, self.kind)
            key = self._do(transaction, edits, write)
            trace = msgspec.json.encode(MasterTrace(rows=tuple(edits.rows.images)))
        if self.kind.looks_again:
            check_kept(self.kind.session, self.kind.structure, edits.rows.images)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=Key(key), trace=trace)

    def _do(self, transaction: Writing, edits: MasterEdits, write: Write) -> str:
        if write.kind is ActionKind.CREATE:
            return edits.create(write)
        self.kind.hold(transaction, write.key)
        there = self.kind.present(transaction, write.key)
        if there is None or fingerprint(canonical(there)) != write.expected:
            raise Touched
        if write.kind is ActionKind.UPDATE:
            edits.update(write.key, decode(self.entity, write.content), write.fields)
        elif write.deletion is Deletion.DEACTIVATE:
            edits.set(write.key, self.kind.inactive)
        elif write.deletion is Deletion.DELETE:
            self.kind.check_unused(transaction, write.key)
            edits.delete(write.key)
        else:
            raise Rejected(f"A {WORD[self.entity]} can be deleted or made inactive, nothing else.")
        return write.key

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write: the record itself tells.

        Raises:
            RetryLater: the server has not noticed yet that the line is cut; it may still be committed.
        """
        self.kind.check_over(write)
        with self.kind.session.snapshot() as transaction:
            if write.kind is ActionKind.CREATE:
                key = self.kind.created(transaction, write)
                return _found(write, key) if key is not None else None
            there = self.kind.present(transaction, write.key)
        if write.kind is ActionKind.DELETE:
            inactive = there is not None and write.deletion is Deletion.DEACTIVATE and not _active(there)
            return _found(write, write.key) if there is None or inactive else None
        if there is None or unlike(self.entity, there, write):
            return None
        return _found(write, write.key)

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether the rows are still as we left them. Reads only."""
        word, write, structure = WORD[self.entity], written.write, self.kind.structure
        try:
            with self.kind.session.snapshot() as transaction:
                images = _traces.decode(written.trace).rows
                for image in images:
                    check_untouched(transaction, structure.tables[image.table], image, image.key_in(structure))
                if write.kind is ActionKind.CREATE:
                    self.kind.check_unused(transaction, written.key, images)
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
        write = written.write
        images = _traces.decode(written.trace).rows
        self.kind.prepare()
        with self.kind.session.writing() as transaction:
            self.kind.hold(transaction, written.key)
            if write.kind is ActionKind.CREATE:
                self.kind.check_unused(transaction, written.key, images)
            edits = MasterEdits(transaction, self.kind)
            edits.put_back(written.key, images)
        if self.kind.looks_again:
            check_kept(self.kind.session, self.kind.structure, images, undone=True)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=written.key)


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


def unlike(kind: EntityKind, there: Entity, write: Write) -> set[str]:
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
