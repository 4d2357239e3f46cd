"""A platform in memory: it keeps what the real one promises, and fails as the real network does."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum, auto

import msgspec

from connector.domain.actions import Action, ActionKind, Result, ResultKind
from connector.domain.entities import Entity, control_amount, references
from connector.domain.errors import AnswerLost, BridgeError, Throttled, Unreachable
from connector.domain.fingerprint import bucket_of, canonical, decode, fingerprint
from connector.domain.identity import Company, Identity
from connector.domain.keys import ActionId, EntityKind, Key
from connector.domain.ports import RemoteEntry
from connector.domain.reconciliation import Entry, Summary, Tally


class Fault(Enum):
    """What happens to the next batch."""

    UNREACHABLE = auto()
    THROTTLED = auto()
    LOST_BEFORE = auto()
    """It never arrives, and nobody says so."""
    LOST_AFTER = auto()
    """It is written, and the answer is lost."""


class Stored(msgspec.Struct, frozen=True):
    """A record as the platform keeps it; a deletion keeps its revision."""

    remote: str
    revision: int
    action: ActionId
    entity: Entity | None

    @property
    def fingerprint(self) -> bytes:
        """Computed from the record as stored."""
        return fingerprint(canonical(self.entity)) if self.entity is not None else b""


@dataclass(slots=True)
class MemorySink:
    """Upserts by key, refuses lower revisions, answers every action, remembers the last action of each record."""

    strict: bool = False
    """Refuse a record whose parents are not there."""
    identity: Identity = field(
        default_factory=lambda: Identity(company=Company(name="Maju"), marks={"platform": "p1"}, origin="platform")
    )
    records: dict[EntityKind, dict[Key, Stored]] = field(default_factory=dict)
    sequence: int = 0
    faults: deque[Fault | BridgeError] = field(default_factory=deque)
    settle_faults: deque[BridgeError] = field(default_factory=deque)
    refused: dict[tuple[EntityKind, str], str] = field(default_factory=dict)
    """Reasons why some records are rejected."""
    batches: list[tuple[EntityKind, tuple[Key, ...]]] = field(default_factory=list)
    """Every batch that was written, in order."""
    revisions: dict[tuple[EntityKind, Key], list[int]] = field(default_factory=dict)
    """Every revision that each record had, in order."""

    def entities(self, kind: EntityKind) -> dict[Key, Entity]:
        """Live records."""
        found = self.records.get(kind, {}).items()
        return {key: stored.entity for key, stored in found if stored.entity is not None}

    def snapshot(self) -> MemorySink:
        """A backup: the records and the sequence, none of the faults."""
        copy = deepcopy(self)
        copy.faults.clear()
        copy.settle_faults.clear()
        return copy

    # ------------------------------------------------------------------ the port

    def identify(self) -> Identity:
        """Who the platform is and how many batches it accepted."""
        return msgspec.structs.replace(self.identity, counters={"sequence": self.sequence})

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Write a batch, unless a fault comes first."""
        fault = self.faults.popleft() if self.faults else None
        match fault:
            case Fault.UNREACHABLE:
                raise Unreachable("The platform cannot be reached.")
            case Fault.THROTTLED:
                raise Throttled("The platform asks us to slow down.", after=7)
            case Fault.LOST_BEFORE:
                raise AnswerLost("No answer came.")
            case BridgeError():
                raise fault
            case _:
                results = self._write(entity, actions)
        if fault is Fault.LOST_AFTER:
            raise AnswerLost("No answer came.")
        return results

    def settle(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result | None]:
        """What became of actions: the last action of a record, or a newer revision, tells."""
        if self.settle_faults:
            raise self.settle_faults.popleft()
        return [self._settled(entity, action) for action in actions]

    def summary(self, entity: EntityKind) -> Summary:
        """Tally of the live records, computed anew."""
        tally = Tally()
        for key, stored in self.records.get(entity, {}).items():
            if stored.entity is not None:
                tally.add(Entry(key, stored.fingerprint, *control_amount(stored.entity)))
        return tally.summary()

    def entries(self, entity: EntityKind, buckets: Sequence[int]) -> Iterator[Sequence[RemoteEntry]]:
        """Live records of some buckets, two at a time."""
        wanted = set(buckets)
        found = [
            RemoteEntry(key, stored.remote, stored.revision, stored.fingerprint, *control_amount(stored.entity))
            for key, stored in sorted(self.records.get(entity, {}).items())
            if stored.entity is not None and bucket_of(key) in wanted
        ]
        for start in range(0, len(found), 2):
            yield found[start : start + 2]

    # ------------------------------------------------------------------ inside

    def _write(self, kind: EntityKind, actions: Sequence[Action]) -> list[Result]:
        self.sequence += 1
        self.batches.append((kind, tuple(action.key for action in actions)))
        return [self._write_one(kind, action) for action in actions]

    def _write_one(self, kind: EntityKind, action: Action) -> Result:
        before = self.records.setdefault(kind, {}).get(action.key)
        if before is not None and before.action == action.id:
            return self._agreed(before, action, before)
        if action.kind is ActionKind.DELETE and before is not None and before.entity is None:
            return self._agreed(before, action, before)
        if before is not None and before.revision >= action.revision:
            return Result(action.id, ResultKind.STALE, before.remote, revision=before.revision)
        entity = decode(kind, action.content) if action.kind is not ActionKind.DELETE else None
        reason = self.refused.get((kind, action.key)) or (self._orphan(entity) if self.strict else "")
        if reason:
            return Result(action.id, ResultKind.REJECTED, reason=reason)
        remote = before.remote if before is not None else f"{kind}-{len(self.records[kind]) + 1}"
        former = self.records[kind].get(action.renamed_from)
        if former is not None and former.entity is not None and (before is None or before.entity is None):
            remote = former.remote
            buried = Stored(f"{remote}-was-{action.renamed_from}", former.revision + 1, action.id, None)
            self.records[kind][action.renamed_from] = buried
            self.revisions.setdefault((kind, action.renamed_from), []).append(buried.revision)
        stored = Stored(remote, action.revision, action.id, entity)
        self.records[kind][action.key] = stored
        self.revisions.setdefault((kind, action.key), []).append(action.revision)
        return self._agreed(stored, action, before)

    def _orphan(self, entity: Entity | None) -> str:
        for kind, key in references(entity) if entity is not None else ():
            if key not in self.entities(kind):
                return f"{kind} {key} is not here."
        return ""

    def _agreed(self, stored: Stored, action: Action, before: Stored | None) -> Result:
        if stored.entity is None:
            kind = ResultKind.DELETED
        elif before is None or before.entity is None:
            kind = ResultKind.CREATED
        else:
            kind = ResultKind.UNCHANGED if before.entity == stored.entity else ResultKind.UPDATED
        return Result(action.id, kind, stored.remote, revision=stored.revision)

    def _settled(self, kind: EntityKind, action: Action) -> Result | None:
        stored = self.records.get(kind, {}).get(action.key)
        if stored is None or stored.revision < action.revision:
            return None
        if stored.action != action.id:
            return Result(action.id, ResultKind.STALE, stored.remote, revision=stored.revision)
        return self._agreed(stored, action, stored)
