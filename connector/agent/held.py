"""What the safeguard holds, by name, and letting it go after a person has looked at it."""

from __future__ import annotations

from itertools import islice

import msgspec

from connector.control.attention import GetHeld, HeldPage, ReleaseHeld
from connector.control.parts import PlannedChange, Target
from connector.domain.actions import ActionState
from connector.domain.entities import control_amount
from connector.domain.errors import NotFound
from connector.domain.fingerprint import decode
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.titles import title_of
from connector.hosting.decisions import entries
from connector.hosting.running import Memory
from connector.hosting.shown import planned_action
from connector.sync.safeguard import release as release_outgoing

_MOST = 20_000
"""Held records that can be looked at by name."""


def held_page(memory: Memory, asked: GetHeld, limit: int) -> HeldPage:
    """Some of what is held of one kind, oldest first."""
    total, live = held_count(memory, asked), memory.link_count(asked.entity)
    skip = min(asked.skip, _MOST)
    if asked.target is Target.PLATFORM:
        found = memory.outbox(asked.entity, ActionState.HELD, min(skip + limit, _MOST), asked.action)[skip:]
        changes = tuple(planned_action(each.action) for each in found)
    else:
        chosen = islice(_held_changes(memory, asked), skip, skip + limit)
        changes = tuple(_planned(entry) for entry in chosen)
    return HeldPage(changes=changes, total=total, live=live)


def held_count(memory: Memory, asked: GetHeld | ReleaseHeld) -> int:
    """How many are held."""
    if asked.target is Target.PLATFORM:
        return memory.outbox_counts().get((asked.entity, asked.action, ActionState.HELD), 0)
    return memory.inbox_counts().get((asked.entity, asked.action, InboxState.HELD), 0)


def release_held(memory: Memory, asked: ReleaseHeld) -> int:
    """Let go what a person has seen; how many. Raises NotFound when it is not what they saw."""
    number = held_count(memory, asked)
    if not number:
        raise NotFound("Nothing of this is held any more.", remedy="Look again at what needs you.")
    if number != asked.expected:
        raise NotFound(
            f"Meanwhile {number:,} are held, not the {asked.expected:,} that were shown. Nothing was released.",
            remedy="Look at them again, and then decide.",
        )
    if asked.target is Target.PLATFORM:
        return release_outgoing(memory, asked.entity, asked.action)
    with memory.together():
        for entry in list(_held_changes(memory, asked)):
            memory.save_inbox(msgspec.structs.replace(entry, state=InboxState.RELEASED))
    return number


def _held_changes(memory: Memory, asked: GetHeld | ReleaseHeld) -> list[InboxEntry]:
    return [entry for entry in entries(memory, asked.entity, InboxState.HELD) if entry.change.kind is asked.action]


def _planned(entry: InboxEntry) -> PlannedChange:
    change = entry.change
    content = change.content or change.base
    currency, sen = control_amount(decode(change.entity, content)) if content else ("", 0)
    return PlannedChange(
        action=change.kind,
        entity=change.entity,
        key=change.key,
        target=Target.BOOKS,
        title=title_of(content),
        currency=currency,
        amount=sen,
    )
