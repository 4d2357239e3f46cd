"""Changes as people see them."""

from __future__ import annotations

import datetime as dt

import msgspec

from cloud_api.changes.stored import ChangeState, StoredChange
from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind


class ShownChange(msgspec.Struct, frozen=True, kw_only=True):
    """Who wished what of which record, and what became of it."""

    id: str
    provider: str
    entity: EntityKind
    kind: ActionKind
    key: str
    """The record: the books' key, or `new:` and the change that creates it."""
    title: str
    changed_by: str
    changed_at: dt.datetime
    state: ChangeState
    books_key: str
    """What the books call the record, as the agent told it with the outcome; empty when it did not."""
    reason: str
    """One sentence when it is not simply applied."""
    code: str
    fields: tuple[str, ...]
    """Applied: fields where the books won. Conflict: those to decide."""
    acknowledged_at: dt.datetime | None
    after: str | None
    """The earlier change that it builds on."""


class ChangeDetail(ShownChange, frozen=True, kw_only=True):
    """A change with what the person saw and wished."""

    base: dict[str, object] | None
    content: dict[str, object] | None


class FeedChange(msgspec.Struct, frozen=True, kw_only=True):
    """`WireChange` as OpenAPI describes it."""

    id: str
    sequence: int
    kind: ActionKind
    key: str = ""
    base: dict[str, object] | None = None
    content: dict[str, object] | None = None
    after: str | None = None
    changed_by: str
    changed_at: dt.datetime


class FeedPage(msgspec.Struct, frozen=True):
    """`WireChangePage` as OpenAPI describes it."""

    changes: list[FeedChange]
    cursor: int
    complete: bool
    last: int


class ShownChangePage(msgspec.Struct, frozen=True):
    """Some changes, newest first; `next` is the `before` of the following page, null on the last."""

    items: list[ShownChange]
    next: str | None


def shown(change: StoredChange) -> ShownChange:
    """A change for people."""
    return ShownChange(**_values(change))  # type: ignore[arg-type]  # fields of the struct, by their names


def detail(change: StoredChange) -> ChangeDetail:
    """A change for people, whole."""
    return ChangeDetail(
        **_values(change),  # type: ignore[arg-type]  # fields of the struct, by their names
        base=entity_shown(change.base),
        content=entity_shown(change.content),
    )


def entity_shown(text: str | None) -> dict[str, object] | None:
    """Canonical JSON as it is shown: its decimals are text, its amounts whole sen, so nothing is lost."""
    return None if text is None else msgspec.json.decode(text, type=dict[str, object])


def _values(change: StoredChange) -> dict[str, object]:
    return {
        "id": change.id,
        "provider": change.external_provider,
        "entity": change.entity,
        "kind": change.kind,
        "key": change.reference,
        "title": change.title,
        "changed_by": change.changed_by,
        "changed_at": change.changed_at,
        "state": ChangeState.PENDING if change.outcome is None else ChangeState(change.outcome.value),
        "books_key": change.outcome_key or "",
        "reason": change.outcome_reason or "",
        "code": change.outcome_code or "",
        "fields": change.outcome_fields,
        "acknowledged_at": change.acknowledged_at,
        "after": change.after_id,
    }
