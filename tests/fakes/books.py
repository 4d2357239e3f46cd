"""Books in memory that can be written, over the same rows that `MemorySource` reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.entities import MONEY_KINDS, Entity
from connector.domain.errors import BridgeError
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.keys import ActionId, EntityKind, Key
from connector.domain.parties import Party, PartyState
from connector.domain.payments import Payment
from connector.domain.writing import Deletion, Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from tests.fakes.entities import key_of
from tests.fakes.source import MemorySource


@dataclass(slots=True)
class MemoryBooks:
    """Writes into a source's rows; remembers by which reference a record was created."""

    source: MemorySource
    applied: list[ActionId] = field(default_factory=list)
    """Writes that really changed something, in order."""
    undone: list[ActionId] = field(default_factory=list)
    born: dict[str, tuple[EntityKind, Key]] = field(default_factory=dict)
    faults: dict[str, list[BridgeError]] = field(default_factory=dict)
    """Errors to raise by "before apply", "after apply", "settle", "before undo", "after undo"."""
    answers: list[WriteOutcome] = field(default_factory=list)
    """Answers to give instead of writing, first one first."""
    refused: dict[str, str] = field(default_factory=dict)
    """Names or numbers that the books refuse, with why."""

    def readiness(self) -> Sequence[Readiness]:
        """Everything is ready."""
        return [Readiness(entity=kind, ready=True, actions=tuple(ActionKind)) for kind in self.source.kinds_given]

    def apply(self, write: Write) -> WriteResult:
        """Write one record, unless it is not as expected."""
        self._raise("before apply")
        if self.answers:
            return WriteResult(id=write.id, outcome=self.answers.pop(0), key=write.key)
        result = self._write(write)
        if result.outcome is WriteOutcome.WRITTEN:
            self.applied.append(write.id)
        self._raise("after apply")
        return result

    def settle(self, write: Write) -> WriteResult | None:
        """By the reference in a new document; else by the record's name and content, as books have it."""
        self._raise("settle")
        if write.kind is ActionKind.CREATE and write.entity in MONEY_KINDS:
            found = self.born.get(write.reference)
            return self._done(write, found[1]) if found is not None and found[1] in self._rows(write) else None
        if write.kind is ActionKind.CREATE:
            wanted = decode(write.entity, write.content)
            same = [key for key, entity in self._rows(write).items() if _same(entity, wanted, write.fields)]
            return self._done(write, same[0]) if same else None
        row = self._rows(write).get(write.key)
        if write.kind is ActionKind.DELETE:
            idle = isinstance(row, Party) and row.state is PartyState.INACTIVE and write.deletion is not Deletion.DELETE
            return self._done(write, write.key) if row is None or idle else None
        return self._done(write, write.key) if row is not None and canonical(row) == write.content else None

    def find_alike(self, kind: EntityKind, content: bytes) -> Sequence[Key]:
        """Records of the same name or number."""
        wanted = _name(decode(kind, content))
        return [key for key, entity in self.source.entities(kind).items() if _name(entity) == wanted]

    def preview_undo(self, written: Written) -> UndoStep:
        """While the record is as it was written."""
        if self._untouched(written):
            return UndoStep(written=written, possible=True, sentence=f"takes back {written.key}")
        return UndoStep(written=written, possible=False, sentence="Somebody edited it since.")

    def undo(self, written: Written) -> WriteResult:
        """Put the record back, unless somebody touched it."""
        self._raise("before undo")
        write = written.write
        if not self._untouched(written):
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED)
        if write.kind is ActionKind.CREATE:
            self.source.remove(write.entity, written.key)
        else:
            self.source.put(decode(write.entity, written.before))
        self.undone.append(write.id)
        self._raise("after undo")
        return self._done(write, written.key)

    def _untouched(self, written: Written) -> bool:
        write, there = written.write, self._rows(written.write).get(written.key)
        if write.kind is ActionKind.DELETE:
            return there is None
        return there is not None and _same(there, decode(write.entity, write.content), write.fields)

    def _write(self, write: Write) -> WriteResult:
        rows = self._rows(write)
        entity = decode(write.entity, write.content) if write.content else None
        reason = self._refusal(write, entity)
        if reason:
            return WriteResult(id=write.id, outcome=WriteOutcome.REJECTED, reason=reason)
        if write.kind is ActionKind.CREATE:
            assert entity is not None
            key = key_of(entity)
            if not key:
                key = next(code for n in count(1) if (code := Key(f"A{n:03}")) not in rows)
                entity = replace(entity, code=key)
            if key in rows:
                return WriteResult(id=write.id, outcome=WriteOutcome.REJECTED, reason="The code is in use.")
            self.source.put(entity)
            self.born[write.reference] = (write.entity, key)
            return self._done(write, key)
        there = rows.get(write.key)
        if there is None or fingerprint(canonical(there)) != write.expected:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=write.key)
        if write.kind is ActionKind.DELETE:
            self._delete(write, there)
        else:
            assert entity is not None
            self.source.put(entity)
        return self._done(write, write.key)

    def _refusal(self, write: Write, entity: Entity | None) -> str:
        """Why the books take no such record: a name they dislike, an unknown customer, or one that is still used."""
        customers = self.source.entities(EntityKind.CUSTOMER)
        if entity is not None and _name(entity) in self.refused:
            return self.refused[_name(entity)]
        if isinstance(entity, Invoice | Payment) and Key(entity.customer) not in customers:
            return f"There is no customer {entity.customer}."
        bills = self.source.entities(EntityKind.INVOICE).values()
        used = any(isinstance(bill, Invoice) and bill.customer == write.key for bill in bills)
        gone = write.kind is ActionKind.DELETE and write.deletion is Deletion.DELETE
        return "It is still used." if gone and write.entity is EntityKind.CUSTOMER and used else ""

    def _delete(self, write: Write, there: Entity) -> None:
        if write.deletion is Deletion.DELETE:
            self.source.remove(write.entity, write.key)
        elif isinstance(there, Party):
            self.source.put(replace(there, state=PartyState.INACTIVE))

    def _rows(self, write: Write) -> dict[Key, Entity]:
        return self.source.entities(write.entity)

    def _done(self, write: Write, key: Key) -> WriteResult:
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key)

    def _raise(self, name: str) -> None:
        if self.faults.get(name):
            raise self.faults[name].pop(0)


def _same(entity: Entity, wanted: Entity, fields: Sequence[str]) -> bool:
    """All that was wished, the code only where one was given."""
    return all(getattr(entity, name) == getattr(wanted, name) for name in fields if name != "code" or wanted.code)  # type: ignore[union-attr]  # masters


def _name(entity: Entity) -> str:
    return str(getattr(entity, "name", "") or getattr(entity, "description", "") or getattr(entity, "number", ""))
