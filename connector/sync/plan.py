"""From what the books have and what was agreed to what shall be written: pure, no clock, no store, no network."""

from __future__ import annotations

import msgspec

from connector.domain.actions import Action, ActionKind
from connector.domain.changes import Change
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import action_id, canonical, changed_fields, field_digests, fingerprint
from connector.domain.keys import ConnectionId, EntityKind, TimelineId
from connector.domain.links import Link
from connector.domain.ports import RemoteEntry


class Scope(msgspec.Struct, frozen=True):
    """What an action's identity is made of besides the record."""

    connection: ConnectionId
    timeline: TimelineId
    kind: EntityKind


def plan(ours: Change, link: Link | None, scope: Scope) -> Action | None:
    """What brings the platform from the agreed state to the books' state; None when they are equal.

    The platform is taken to be as the link says. When it is known to be otherwise, see `repair`.
    """
    if ours.entity is None:
        return None if link is None or link.deleted else _deletion(ours, link.revision + 1, scope)
    content = canonical(ours.entity)
    wanted = fingerprint(content)
    if link is None:
        return _upsert(ActionKind.CREATE, ours, ours.entity, content, wanted, 1, scope)
    if link.deleted:
        return _upsert(ActionKind.CREATE, ours, ours.entity, content, wanted, link.revision + 1, scope)
    if link.fingerprint == wanted:
        return None
    changed = changed_fields(scope.kind, link.digests, field_digests(content))
    return _upsert(ActionKind.UPDATE, ours, ours.entity, content, wanted, link.revision + 1, scope, changed)


def repair(ours: Change, link: Link | None, theirs: RemoteEntry | None, scope: Scope) -> Action | None:
    """What brings the platform from the state that it was seen in to the books' state; None when they are equal.

    `theirs` is None when the platform was seen not to have the record. The revision is above both sides'.
    """
    revision = max(link.revision if link else 0, theirs.revision if theirs else 0) + 1
    if ours.entity is None:
        return _deletion(ours, revision, scope) if theirs or (link and not link.deleted) else None
    content = canonical(ours.entity)
    wanted = fingerprint(content)
    if theirs is None:
        return _upsert(ActionKind.CREATE, ours, ours.entity, content, wanted, revision, scope)
    currency, amount = control_amount(ours.entity)
    if (theirs.fingerprint, theirs.currency, theirs.amount) == (wanted, currency, amount):
        return None
    before = link.digests if link is not None and link.fingerprint == theirs.fingerprint else b""
    changed = changed_fields(scope.kind, before, field_digests(content))
    return _upsert(ActionKind.UPDATE, ours, ours.entity, content, wanted, revision, scope, changed)


def above(action: Action, revision: int, scope: Scope) -> Action:
    """The same wanted state again, above a newer revision that the platform turned out to have.

    It may overwrite what we do not know, so what was a creation is counted by the safeguard as an update.
    """
    kind = ActionKind.DELETE if action.kind is ActionKind.DELETE else ActionKind.UPDATE
    number = revision + 1
    identity = action_id(scope.connection, scope.timeline, scope.kind, action.key, number, action.fingerprint)
    return msgspec.structs.replace(action, id=identity, kind=kind, revision=number)


def _deletion(ours: Change, revision: int, scope: Scope) -> Action:
    identity = action_id(scope.connection, scope.timeline, scope.kind, ours.key, revision, b"")
    return Action(identity, ActionKind.DELETE, scope.kind, ours.key, revision, b"", b"", ours.version)


def _upsert(  # built once for each record: a carrier object would be made a million times
    kind: ActionKind,
    ours: Change,
    entity: Entity,
    content: bytes,
    wanted: bytes,
    revision: int,
    scope: Scope,
    changed: tuple[str, ...] = (),
) -> Action:
    currency, amount = control_amount(entity)
    identity = action_id(scope.connection, scope.timeline, scope.kind, ours.key, revision, wanted)
    return Action(
        identity, kind, scope.kind, ours.key, revision, content, wanted, ours.version, changed, currency, amount
    )
