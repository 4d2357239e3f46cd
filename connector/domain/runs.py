"""One pass of the engine over one connection, and what is told of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.keys import ConnectionId, EntityKind, Key, RunId, Version


class Trigger(StrEnum):
    """Why a run was started."""

    SCHEDULE = "schedule"
    PERSON = "person"
    PLATFORM = "platform"
    RECOVERY = "recovery"
    SWEEP = "sweep"


class Outcome(StrEnum):
    """How a run ended (the platform's words: success, partial, failed)."""

    SUCCESS = "success"
    PARTIAL = "partial"
    """Everything went through but some records were set aside, held, or sides still differ."""
    FAILED = "failed"
    STOPPED = "stopped"


class EntityCounts(msgspec.Struct, kw_only=True, omit_defaults=True, gc=False):
    """What a run did for one entity kind. The only mutable record of the domain: a run counts while it works."""

    entity: EntityKind
    read: int = 0
    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    failed: int = 0
    held: int = 0
    into_books: int = 0
    """Changes of the platform that were written into the books."""
    refused: int = 0
    """Changes of the platform that the books, the rules or a person refused."""
    undecided: int = 0
    """Changes of the platform that wait now: for a person, a parent, or a better moment."""

    @property
    def written(self) -> int:
        """Records that changed on either side."""
        return self.created + self.updated + self.deleted + self.into_books


class Equality(StrEnum):
    """What reconciliation says of the two sides."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class RunRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A run as it is kept and shown."""

    id: RunId
    connection: ConnectionId
    trigger: Trigger
    started_at: dt.datetime
    completed_at: dt.datetime | None = None
    outcome: Outcome | None = None
    """None while it runs."""
    counts: tuple[EntityCounts, ...] = ()
    equality: Equality = Equality.UNKNOWN
    dry_run: bool = False
    error_code: str = ""
    sentence: str = ""
    """What a person should read about it."""
    remedy: str = ""


class EntryKind(StrEnum):
    """What a line of the sync log tells."""

    WRITTEN = "written"
    SET_ASIDE = "set_aside"
    HELD = "held"
    NOTE = "note"
    ERROR = "error"


class Toward(StrEnum):
    """Which way a record went."""

    PLATFORM = "platform"
    BOOKS = "books"


class EntryOutcome(StrEnum):
    """What became of a record when a line of the sync log was written."""

    SYNCED = "synced"
    WARNED = "synced_with_warnings"
    """It went through, but not all of it as it was sent: in some fields the books were kept."""
    WAITING = "waiting"
    """For its parent, a better moment, or a person's decision."""
    FAILED = "failed"
    SKIPPED = "skipped"
    """A setting or a person keeps it from the other side."""
    UNDONE = "undone"


_OUTCOMES = {
    EntryKind.WRITTEN: EntryOutcome.SYNCED,
    EntryKind.SET_ASIDE: EntryOutcome.FAILED,
    EntryKind.HELD: EntryOutcome.WAITING,
    EntryKind.ERROR: EntryOutcome.FAILED,
}


def usual_outcome(kind: EntryKind) -> EntryOutcome | None:
    """What a line of this kind tells when it says nothing else; None for a note."""
    return _OUTCOMES.get(kind)


class FieldValue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One field of a record as people read it, before and after; None where that is not known or there is none."""

    name: str
    old: str | None = None
    new: str | None = None


class LogEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One line of the sync log."""

    id: int = 0
    """Assigned by the store; grows."""
    at: dt.datetime
    connection: ConnectionId
    run: RunId
    kind: EntryKind
    entity: EntityKind | None = None
    key: Key | None = None
    sentence: str = ""
    fields: tuple[str, ...] = ()
    toward: Toward | None = None
    """None for what concerns no single record, or both sides."""
    outcome: EntryOutcome | None = None
    """None for a note."""
    title: str = ""
    """What people call the record, as far as it was known then."""
    code: str = ""
    """Of the error, or of the reason, when it did not go through."""
    values: tuple[FieldValue, ...] = ()
    """Of the fields that changed, where they were kept: not for changes of many records at once."""


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A record that is set aside until its cause is gone. At most one for each (entity, key)."""

    entity: EntityKind
    key: Key
    code: str
    """Code of the error (`SkipRecord.code`)."""
    sentence: str
    remedy: str = ""
    since: dt.datetime
    attempts: int = 1
    next_try: dt.datetime | None = None
    """When it is tried again by itself; None when only a change of the record or a person helps."""
    waits_for: tuple[EntityKind, Key] | None = None
    version: Version = Version("")
    """The record's version that could not go through: another version is tried at once."""
