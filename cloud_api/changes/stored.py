"""A change as the database keeps it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import BORN_ON_PLATFORM, ChangeId, ChangeOutcome


class ChangeState(StrEnum):
    """Where a change stands: as the books' side last told, or pending."""

    PENDING = "pending"
    """No agent has told anything of it yet."""
    WAITING = "waiting"
    CONFLICT = "conflict"
    APPLIED = "applied"
    REJECTED = "rejected"


class ChangeLook(msgspec.Struct, frozen=True, kw_only=True):
    """Which changes somebody looks for."""

    provider: str | None = None
    entity: EntityKind | None = None
    state: ChangeState | None = None
    limit: int = 50
    before: str | None = None
    """The last change of the page before."""


class StoredChange(msgspec.Struct, frozen=True, kw_only=True):
    """One change of one record, with what became of it."""

    id: ChangeId
    external_provider: str
    entity: EntityKind
    sequence: int
    kind: ActionKind
    external_id: str | None = None
    """The books' key, as soon as it is known."""
    born: ChangeId | None = None
    """The change that creates the record, when it was born on the platform."""
    title: str
    """What people call the record."""
    base: str | None = None
    """Canonical JSON of what the person saw."""
    content: str | None = None
    """Canonical JSON of what is wished; None for a deletion."""
    after_id: ChangeId | None = None
    changed_by: str
    changed_at: dt.datetime
    settled: bool = False
    """Applied or rejected."""
    outcome: ChangeOutcome | None = None
    outcome_key: str | None = None
    outcome_fields: tuple[str, ...] = ()
    outcome_reason: str | None = None
    outcome_code: str | None = None
    acknowledged_at: dt.datetime | None = None

    @property
    def reference(self) -> str:
        """What the record goes by: the books' key, or `new:` and the change that creates it."""
        return self.external_id if self.external_id is not None else f"{BORN_ON_PLATFORM}{self.born}"


def born_by(reference: str) -> ChangeId | None:
    """The change that a reference `new:…` names; None when it is a key of the books."""
    return ChangeId(reference.removeprefix(BORN_ON_PLATFORM)) if reference.startswith(BORN_ON_PLATFORM) else None
