"""What is written into a set of books, how it went, and what it takes to undo it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.platform_changes import ChangeId


class Deletion(StrEnum):
    """What a deletion on the platform does in the books, and the other way round."""

    DELETE = "delete"
    DEACTIVATE = "deactivate"
    """Customers and products: no longer active."""
    CANCEL = "cancel"
    """Documents: cancelled, with their amounts kept."""
    IGNORE = "ignore"


class Write(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A wanted state of one record of the books. Durable in the inbox before it is tried."""

    id: ActionId
    """Hash of connection, timeline, change and target: the same for every retry of the same wanted state."""
    change: ChangeId
    kind: ActionKind
    entity: EntityKind
    key: Key = Key("")
    """Empty for a record whose key the books give."""
    reference: str
    """Ours, for the field that the books have free for it (`DOCREF1` …): 20 characters that begin with `BB`. The same
    for every write that would create this record, so that asking for it tells whether it is there."""
    content: bytes = b""
    """Canonical bytes of the wanted entity, references already the books' own; empty for a deletion."""
    fields: tuple[str, ...] = ()
    """Fields of an update that are to be written; all others stay as the books have them."""
    expected: bytes = b""
    """Fingerprint of the entity as it was planned against (updates and deletions): when the books have another one in
    the moment of writing, nothing is written and the answer is MOVED."""
    deletion: Deletion | None = None


class WriteOutcome(StrEnum):
    """How the books answered for one write."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    """The books already had it so."""
    MOVED = "moved"
    """The record is not as it was planned against: read it again and plan anew. Nothing was written."""
    BUSY = "busy"
    """Somebody works on it now: later. Nothing was written."""
    REJECTED = "rejected"
    """Refused, with a reason. Nothing was written."""


class WriteResult(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one write."""

    id: ActionId
    outcome: WriteOutcome
    key: Key = Key("")
    """The record's key in the books, also of one that was just created."""
    trace: bytes = b""
    """What undoing takes, readable by the adapter only: which rows were made or changed, and what they were before."""
    title: str = ""
    """What people call the record in the books, where they gave it a number or a name; empty where nothing is known
    but what was wished."""
    reason: str = ""
    remedy: str = ""
    code: str = ""


class Readiness(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether one kind can be written into these books now, by this program."""

    entity: EntityKind
    ready: bool
    actions: tuple[ActionKind, ...] = ()
    reasons: tuple[str, ...] = ()
    """Plain sentences: why not, or what is refused though it is ready (traits that were not rehearsed)."""
    rules: tuple[str, ...] = ()
    """Plain sentences: how documents are posted, as the rehearsal learned it."""
    rehearsed_at: dt.datetime | None = None


class Written(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A finished write as the history keeps it, for undo and for people."""

    write: Write
    key: Key
    run: RunId
    at: dt.datetime
    trace: bytes = b""
    before: bytes = b""
    """Canonical bytes of the record as the books had it before; empty when it was created."""
    undone_at: dt.datetime | None = None
    title: str = ""
    """What people call the record in the books; empty in what earlier versions wrote."""


class UndoStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What undoing one write would do, or why it cannot be done."""

    written: Written
    possible: bool
    sentence: str
    """In plain words: "deletes invoice IV-00031 and its postings", or "somebody edited it since"."""
