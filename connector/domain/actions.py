"""What shall be written, and what became of it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from connector.domain.keys import ActionId, EntityKind, Key, Version
from connector.domain.money import Sen


class ActionKind(StrEnum):
    """What an action does to the target."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"

    @property
    def done(self) -> str:
        """What the target is then, in words: created, updated or deleted."""
        return f"{self.value}d"


class Action(msgspec.Struct, frozen=True, gc=False):
    """A wanted state of one record on the target. The outbox holds it before it is tried."""

    id: ActionId
    kind: ActionKind
    entity: EntityKind
    key: Key
    revision: int
    """Link revision that this action leads to."""
    content: bytes
    """Canonical bytes of the entity; empty for a deletion."""
    fingerprint: bytes
    """Of `content`; empty for a deletion."""
    version: Version
    """The source's version that this state was read at."""
    changed: tuple[str, ...] = ()
    """Fields that differ from what was agreed (updates)."""
    currency: str = ""
    amount: Sen = 0
    renamed_from: Key = Key("")
    """Creations: the key by which the books knew the same record before."""


class ActionState(StrEnum):
    """Where an action in the outbox stands."""

    PLANNED = "planned"
    """Durable, not tried yet."""
    HELD = "held"
    """The safeguard wants a person to release it."""
    RELEASED = "released"
    """A person let it go: it leaves without being counted again."""
    SENT = "sent"
    """An attempt was begun; without a result it is uncertain and must be settled before it is tried again."""


class ResultKind(StrEnum):
    """How the target answered for one action."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DELETED = "deleted"
    REJECTED = "rejected"
    """Refused with a reason: this record is set aside."""
    STALE = "stale"
    """The target has a newer link revision; nothing was overwritten."""


class Result(msgspec.Struct, frozen=True, gc=False):
    """The target's answer for one action."""

    id: ActionId
    kind: ResultKind
    remote: str = ""
    """The target's identity of the record."""
    reason: str = ""
    """One sentence for people when it was rejected."""
    revision: int = 0
    """The revision that the target has now; matters when stale."""

    @property
    def agreed(self) -> bool:
        """Whether the target now has the wanted state."""
        return self.kind not in (ResultKind.REJECTED, ResultKind.STALE)


class Planned(msgspec.Struct, frozen=True, gc=False):
    """An action in the outbox with its state."""

    action: Action
    state: ActionState
    attempts: int = 0
