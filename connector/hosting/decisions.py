"""What people decide of the platform's changes: conflicts, proposals to link, what the safeguard holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from connector.domain.clock import Clock
from connector.domain.conflicts import Choice, Conflict, ConflictKind, Resolution
from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import SYNC_ORDER, EntityKind, Key
from connector.domain.ports import Inbox
from connector.hosting.running import Look, Memory

_PAGE = 200
_SIDES = (Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of one or more conflicts."""

    choice: Choice
    fields: Mapping[str, Choice]
    key: Key
    """For LINK: another record than the proposed one."""
    by: str


def conflicts(inbox: Look, kind: EntityKind | None = None) -> Iterator[Conflict]:
    """Everything that waits for a decision, parents first."""
    for entry in entries(inbox, kind, InboxState.CONFLICT):
        if entry.conflict is not None:
            yield entry.conflict


def entries(inbox: Look, kind: EntityKind | None, state: InboxState) -> Iterator[InboxEntry]:
    """All entries in a state, page by page."""
    for each in [kind] if kind else SYNC_ORDER:
        after = 0
        while page := inbox.inbox(each, state, _PAGE, after=after):
            yield from page
            after = page[-1].change.sequence


def decide(memory: Memory, clock: Clock, changes: Sequence[str], decision: Decision) -> list[Conflict]:
    """Keep a decision of some conflicts, of all or none; the next run acts on it. Those that were decided.

    Args:
        changes: ids of the platform's changes, or their beginnings.

    Raises:
        NotFound: there is no such conflict, or more than one is meant.
        SettingsInvalid: it cannot be decided like that.
    """
    waiting = [entry for entry in entries(memory, None, InboxState.CONFLICT) if entry.conflict is not None]
    with memory.together():
        return [_decide(memory, clock, _meant(waiting, change), decision) for change in changes]


def _decide(inbox: Inbox, clock: Clock, meant: tuple[InboxEntry, Conflict], decision: Decision) -> Conflict:
    entry, conflict = meant
    _check(conflict, decision)
    if decision.choice is Choice.LINK and decision.key:
        conflict = msgspec.structs.replace(conflict, key=decision.key)
    resolution = Resolution(
        change=conflict.change,
        choice=decision.choice,
        fields=dict(decision.fields),
        decided_by=decision.by,
        decided_at=clock.now(),
    )
    inbox.save_inbox(
        msgspec.structs.replace(entry, state=InboxState.RECEIVED, conflict=conflict, resolution=resolution)
    )
    return conflict


def _meant(waiting: Sequence[InboxEntry], change: str) -> tuple[InboxEntry, Conflict]:
    exact = [(entry, entry.conflict) for entry in waiting if entry.conflict and entry.change.id == change]
    begun = [(entry, entry.conflict) for entry in waiting if entry.conflict and entry.change.id.startswith(change)]
    found = exact or begun
    if len(found) == 1 and change:
        return found[0]
    none, several = f"There is no conflict {change}.", f"More than one conflict is meant by {change}."
    raise NotFound(several if found else none, remedy="Look at the list of conflicts again.")


def _check(conflict: Conflict, decision: Decision) -> None:
    duplicate = conflict.kind is ConflictKind.DUPLICATE
    if decision.choice in (Choice.LINK, Choice.CREATE) and not duplicate:
        raise SettingsInvalid(
            "Only a record that the books may have already is linked or created.", remedy="Keep one side of it instead."
        )
    if decision.choice is Choice.KEEP_PLATFORM and duplicate:
        raise SettingsInvalid(
            "The books may have this record already.", remedy="Say whether it is the same (link) or another (create)."
        )
    unknown = sorted(set(decision.fields) - set(conflict.fields))
    if unknown:
        raise SettingsInvalid(
            f"There is no conflict in {', '.join(unknown)}.",
            remedy=f"To decide: {', '.join(conflict.fields) or 'none'}.",
        )
    if any(choice not in _SIDES for choice in decision.fields.values()):
        raise SettingsInvalid("A field is kept as the books or as the platform have it.")
