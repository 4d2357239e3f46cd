"""What people changed on the platform and wish to see in the books, and what became of it.

The platform keeps its records as the books have them. What a person edits there is a *change* beside the record until
the books took it: the record itself then follows from the books, as after any edit in them. So nothing of either side
is overwritten by the way, and reconciliation compares what the books really have.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NewType

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind, Key

ChangeId = NewType("ChangeId", str)
"""Identity of a change, made by the platform: 32 hex digits. Never used again."""

BORN_ON_PLATFORM = "new:"
"""Begins a reference to a record that the books do not have yet: `new:` and the id of the change that creates it.

It stands wherever an entity refers to another one (an invoice's customer, a line's item, an allocation's document) and
is replaced by the books' key before anything is written.
"""


class PlatformChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record as a person on the platform wishes it to be."""

    id: ChangeId
    sequence: int
    """Place in the feed of (organization, provider, entity), in the order of commits; only grows."""
    entity: EntityKind
    kind: ActionKind
    key: Key = Key("")
    """The books' key; empty for a record that is to be created."""
    base: bytes = b""
    """Canonical bytes of the entity that the person saw: the record, or what the change before this one wished."""
    content: bytes = b""
    """Canonical bytes of the wished entity; empty for a deletion."""
    after: ChangeId | None = None
    """The earlier change of the same record that this one builds on, when that was not settled yet."""
    changed_by: str = ""
    """Who, as the platform names them."""
    changed_at: dt.datetime


class ChangeOutcome(StrEnum):
    """What became of a change; only WAITING and CONFLICT are not final."""

    APPLIED = "applied"
    """The books have it, wholly or less the fields that the books win."""
    REJECTED = "rejected"
    """The books, the rules or a person refused it, and said why."""
    CONFLICT = "conflict"
    """Both sides changed the same fields; a person has to decide."""
    WAITING = "waiting"
    """Set aside for now: a parent is missing, the record is in use, or a person must release it."""


SET_SO = frozenset({"books_win", "deletion_ignored"})
"""Codes of refusals that a setting of the connection wants."""

DECIDED = SET_SO | {"kept_books", "taken_back"}
"""Codes of refusals that a person or a setting wanted: nobody has to correct anything."""


class Acknowledgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a host tells the platform of one change; the last one counts, and the same once more changes nothing."""

    change: ChangeId
    outcome: ChangeOutcome
    key: Key = Key("")
    """The books' key of the record, once it is known."""
    fields: tuple[str, ...] = ()
    """Applied: fields where the books won. Conflict: those to decide."""
    reason: str = ""
    """One sentence for a bookkeeper when it is not simply applied."""
    code: str = ""
    """Machine-readable reason (code of the error)."""


class ChangePage(msgspec.Struct, frozen=True):
    """Some changes in the order of the feed; `cursor` is the sequence of the last one (that asked for, without any)."""

    changes: tuple[PlatformChange, ...]
    cursor: int
    complete: bool
