"""What the safeguard holds, and a person lets go."""

from __future__ import annotations

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind
from connector.domain.ports import Inbox
from connector.hosting.running import Memory

_PAGE = 200


def release_held(memory: Memory, kind: EntityKind | None = None) -> int:
    """Let go what is held on the way to the platform and into the books, of one kind or of all; the next run takes it.
    How many."""
    from connector.sync.safeguard import release

    kinds = [kind] if kind else list(EntityKind)
    outgoing = sum(release(memory, each, action) for each in kinds for action in ActionKind)
    return outgoing + sum(_release_changes(memory, each) for each in kinds)


def _release_changes(inbox: Inbox, kind: EntityKind) -> int:
    released = 0
    while held := inbox.inbox(kind, InboxState.HELD, _PAGE):
        for entry in held:
            inbox.save_inbox(msgspec.structs.replace(entry, state=InboxState.RELEASED))
        released += len(held)
    return released
