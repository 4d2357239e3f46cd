"""Refuses a suspicious plan: too many updates or deletions wait until a person releases them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from connector.domain.actions import ActionKind, ActionState
from connector.domain.keys import EntityKind
from connector.domain.ports import Store
from connector.sync.ages import ask_for_sweep
from connector.sync.options import EngineOptions

GUARDED = (ActionKind.UPDATE, ActionKind.DELETE)
"""What can destroy something on the other side."""

Counts = Mapping[tuple[EntityKind, str, ActionState], int]


class Verdict(StrEnum):
    """What the safeguard says of one kind of action on one kind of entity."""

    PASS = "pass"  # noqa: S105  # a verdict, no password
    HOLD = "hold"


def judge(waiting: int, live: int, options: EngineOptions) -> Verdict:
    """Hold when more wait than is usual, in number and in share of the live links."""
    suspicious = waiting > options.safeguard_count and waiting > live * options.safeguard_share
    return Verdict.HOLD if suspicious else Verdict.PASS


def waiting(counts: Counts, kind: EntityKind, action: ActionKind) -> int:
    """What the safeguard counts: planned, and held from earlier; released ones passed already."""
    return counts.get((kind, action, ActionState.PLANNED), 0) + counts.get((kind, action, ActionState.HELD), 0)


def held(counts: Counts, kind: EntityKind) -> int:
    """Everything of one kind that waits for a person."""
    return sum(counts.get((kind, action, ActionState.HELD), 0) for action in ActionKind)


def release(store: Store, kind: EntityKind, action: ActionKind, batch: int = 500) -> int:
    """A person lets go what is held; it leaves with the next run. How many.

    That run sweeps first: a record that was missing then and is there again is not deleted.
    """
    if not store.outbox_counts().get((kind, action, ActionState.HELD), 0):
        return 0
    ask_for_sweep(store)
    released = 0
    while planned := store.outbox(kind, ActionState.HELD, batch, action):
        store.mark([each.action.id for each in planned], ActionState.RELEASED)
        released += len(planned)
    return released
