"""The inbox: changes of the platform on their way into the books, durable from the moment they were read."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.batches import Batch
from connector.domain.conflicts import Conflict, Resolution
from connector.domain.keys import Key, Version
from connector.domain.platform_changes import DECIDED, Acknowledgement, ChangeOutcome, PlatformChange
from connector.domain.writing import Write


class InboxState(StrEnum):
    """Where a change stands on this side."""

    RECEIVED = "received"
    """Durable, not planned yet."""
    WAITING = "waiting"
    """Set aside: tried again when its time has come or its parent is there."""
    HELD = "held"
    """The safeguard wants a person to release it."""
    RELEASED = "released"
    CONFLICT = "conflict"
    """A person has to decide; a decision puts it back to RECEIVED."""
    SENT = "sent"
    """A write was begun; without a result it is uncertain and must be settled before anything else is done with it."""
    DONE = "done"
    """Final; its acknowledgement is to be delivered."""
    TOLD = "told"
    """The platform has the acknowledgement. Kept for ever, small: a change that comes again after the platform was
    restored is answered from here."""


class InboxEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change with everything that is known of it. TOLD entries keep neither base nor content nor write."""

    change: PlatformChange
    state: InboxState
    write: Write | None = None
    before: bytes = b""
    """Canonical bytes of the record as the books had it when the write was planned."""
    version: Version = Version("")
    """What the books showed for that record then."""
    alike: tuple[Key, ...] = ()
    """Records that looked like a new one before it was written: none of them is the one that was written."""
    conflict: Conflict | None = None
    resolution: Resolution | None = None
    acknowledgement: Acknowledgement | None = None
    """What the platform shall know; undelivered while `told` is False."""
    told: bool = False
    attempts: int = 0
    next_try: dt.datetime | None = None
    waits_for: str = ""
    """`entity/reference` of the parent that is missing."""
    sent_at: dt.datetime | None = None
    """When the write was begun; None before the first one."""
    title: str = ""
    """What people call the record; kept of a refused change, so that it can be named when its content is gone."""
    batch: Batch | None = None
    """The request in which the write was sent together with others; None: alone."""
    alone: bool = False
    """It is not sent together with others any more: that did not settle it."""
    seen: bool = False
    """A person ticked off the refusal, or a later change of the record put it right."""

    @property
    def refused(self) -> bool:
        """Whether it was refused by the books or the rules, not by anybody's decision or setting."""
        answer = self.acknowledgement
        return answer is not None and answer.outcome is ChangeOutcome.REJECTED and answer.code not in DECIDED
