"""Actions as the engine would plan them, for contracts of stores and sinks."""

from __future__ import annotations

from connector.domain.actions import Action, ActionKind, Result, ResultKind
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import action_id, canonical, fingerprint
from connector.domain.keys import ConnectionId, EntityKind, Key, TimelineId, Version
from tests.fakes.entities import key_of, kind_of

_CONNECTION, _TIMELINE = ConnectionId("c1"), TimelineId("t1")


def upsert(entity: Entity, revision: int = 1, version: str = "v1") -> Action:
    """A wanted state: a creation at revision 1, an update above it."""
    content = canonical(entity)
    kind, key, wanted = kind_of(entity), key_of(entity), fingerprint(content)
    return Action(
        action_id(_CONNECTION, _TIMELINE, kind, key, revision, wanted),
        ActionKind.CREATE if revision == 1 else ActionKind.UPDATE,
        kind,
        key,
        revision,
        content,
        wanted,
        Version(version),
        () if revision == 1 else ("name",),
        *control_amount(entity),
    )


def deletion(kind: EntityKind, key: str, revision: int) -> Action:
    """A wanted absence."""
    identity = action_id(_CONNECTION, _TIMELINE, kind, Key(key), revision, b"")
    return Action(identity, ActionKind.DELETE, kind, Key(key), revision, b"", b"", Version(""))


def agreed(action: Action, remote: str = "") -> tuple[Action, Result]:
    """The action with the target's consent."""
    kind = ResultKind.DELETED if action.kind is ActionKind.DELETE else ResultKind.CREATED
    return action, Result(action.id, kind, remote or f"r-{action.key}", revision=action.revision)


def rejected(action: Action) -> tuple[Action, Result]:
    """The action with the target's refusal."""
    return action, Result(action.id, ResultKind.REJECTED, reason="no")


def stale(action: Action, revision: int) -> tuple[Action, Result]:
    """The action with the target's newer revision."""
    return action, Result(action.id, ResultKind.STALE, revision=revision)
