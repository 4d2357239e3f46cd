"""People on the platform who edit records, and what they are told of it; in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.entities import Entity
from connector.domain.errors import BridgeError
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import (
    BORN_ON_PLATFORM,
    Acknowledgement,
    ChangeId,
    ChangeOutcome,
    ChangePage,
    PlatformChange,
)
from tests.fakes.entities import kind_of

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
_FINAL = (ChangeOutcome.APPLIED, ChangeOutcome.REJECTED)


@dataclass(slots=True)
class MemoryFeed:
    """Changes in their order, with the last answer of each; settled ones are not given again."""

    changed: dict[ChangeId, PlatformChange] = field(default_factory=dict)
    answers: dict[ChangeId, Acknowledgement] = field(default_factory=dict)
    faults: dict[str, list[BridgeError]] = field(default_factory=dict)
    """Errors to raise by method name, first one first."""
    asked: list[EntityKind] = field(default_factory=list)

    def create(self, entity: Entity) -> ChangeId:
        """A person enters a new record."""
        return self._add(kind_of(entity), ActionKind.CREATE, Key(""), b"", canonical(entity))

    def edit(self, before: Entity, after: Entity, key: str) -> ChangeId:
        """A person edits a record that they saw as `before`."""
        return self._add(kind_of(after), ActionKind.UPDATE, Key(key), canonical(before), canonical(after))

    def edit_new(self, born: ChangeId, before: Entity, after: Entity) -> ChangeId:
        """A person edits a record that the books do not have yet."""
        key = Key(f"{BORN_ON_PLATFORM}{born}")
        return self._add(kind_of(after), ActionKind.UPDATE, key, canonical(before), canonical(after), after=born)

    def delete(self, before: Entity, key: str) -> ChangeId:
        """A person deletes a record."""
        return self._add(kind_of(before), ActionKind.DELETE, Key(key), canonical(before), b"")

    def rekey(self, former: str, key: str) -> None:
        """The books call a record otherwise: open changes are asked of its new key."""
        for change in self.changed.values():
            if change.key == former and self.outcome(change.id) not in _FINAL:
                self.changed[change.id] = replace(change, key=Key(key))

    def outcome(self, change: ChangeId) -> ChangeOutcome | None:
        """What the person was told."""
        answer = self.answers.get(change)
        return answer.outcome if answer is not None else None

    def changes(self, kind: EntityKind, after: int, limit: int = 200) -> ChangePage:
        """Open changes after a place."""
        self._raise("changes")
        self.asked.append(kind)
        mine = [c for c in self.changed.values() if c.entity is kind and c.sequence > after]
        waiting = [change for change in mine if self.outcome(change.id) not in _FINAL]
        found = waiting[:limit]
        return ChangePage(tuple(found), found[-1].sequence if found else after, len(waiting) <= limit)

    def acknowledge(self, kind: EntityKind, answers: Sequence[Acknowledgement]) -> None:
        """Take answers; what is final gives way to another final answer, or to books that lost it."""
        self._raise("acknowledge")
        for answer in answers:
            assert self.changed[answer.change].entity is kind
            restored = answer.code == ConflictKind.RESTORED_AWAY
            if self.outcome(answer.change) not in _FINAL or answer.outcome in _FINAL or restored:
                self.answers[answer.change] = answer

    def _add(
        self,
        entity: EntityKind,
        kind: ActionKind,
        key: Key,
        base: bytes,
        content: bytes,
        after: ChangeId | None = None,
    ) -> ChangeId:
        number = len(self.changed) + 1
        change = ChangeId(f"{number:032x}")
        if after is None and key:
            earlier = [c.id for c in self.changed.values() if c.key == key and self.outcome(c.id) not in _FINAL]
            after = earlier[-1] if earlier else None
        self.changed[change] = PlatformChange(
            id=change, sequence=number, entity=entity, kind=kind, key=key, base=base, content=content, after=after,
            changed_by="siti", changed_at=AT,
        )  # fmt: skip
        return change

    def _raise(self, name: str) -> None:
        if self.faults.get(name):
            raise self.faults[name].pop(0)
