"""What is said on the control channel of what needs a person: one list of it, what the safeguard holds, similar
conflicts, what accepting both sides as they are would mean, which runs wrote into the books."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.control.both_ways import Dispute, PastWrite
from connector.control.envelope import Message
from connector.control.parts import PlannedChange, Target
from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.identity import Break
from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.money import Sen
from connector.domain.platform_changes import ChangeId

PAGE = 200
"""Rows of one answer at most."""


class Todo(StrEnum):
    """What a person does about something, in the order in which it is shown."""

    DECIDE = "decide"
    """Only a person knows which of two is right."""
    RELEASE = "release"
    """The safeguard holds it until a person lets it go."""
    RECONNECT = "reconnect"
    """The connection itself is at fault: sign-in, place, program, settings."""
    CORRECT_BOOKS = "correct_books"
    """A record of the books cannot go onto the platform as it is, or the books lack what one of the platform names."""
    CORRECT_PLATFORM = "correct_platform"
    """The books refused what somebody wished on the platform."""
    WAIT = "wait"
    """Goes on by itself."""


class MatterKind(StrEnum):
    """What it is."""

    CONFLICT = "conflict"
    TIMELINE = "timeline"
    """A side is not the one that the links know: restored, copied, renamed."""
    FAULT = "fault"
    """The connection does not work, or not now."""
    HELD = "held"
    """Updates or deletions that the safeguard holds, together."""
    SET_ASIDE = "set_aside"
    """A record that could not go onto the platform."""
    REFUSED = "refused"
    """A change of the platform that the books refused."""
    UNCERTAIN = "uncertain"
    """Sent, and the answer was lost: the other side is asked before anything else is done."""
    WAITING = "waiting"
    """A change of the platform that is put off."""


class Matter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the list."""

    connection: str
    todo: Todo
    kind: MatterKind
    entity: EntityKind | None = None
    key: Key = Key("")
    """Of the record in the books, as far as it has one."""
    title: str = ""
    """What people call the record; empty where nobody told."""
    sentence: str = ""
    remedy: str = ""
    since: dt.datetime | None = None
    count: int = 1
    """Records that the line stands for."""
    change: ChangeId = ChangeId("")
    """Of a conflict, a refusal, something that waits: the change of the platform."""
    conflict: ConflictKind | None = None
    fields: tuple[str, ...] = ()
    """Of a conflict: those to decide."""
    target: Target | None = None
    """Where it would be written, or was sent."""
    action: ActionKind | None = None
    attempts: int = 0
    next_try: dt.datetime | None = None
    """When it is tried again by itself."""


class TodoCount(msgspec.Struct, frozen=True):
    """How many records wait for one thing to do."""

    todo: Todo
    matters: int
    """Lines of the list."""
    records: int


class PastRun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A run that wrote into the books."""

    connection: str
    run: RunId
    at: dt.datetime
    """Of its last write."""
    writes: int
    taken_back: int = 0
    kinds: tuple[EntityKind, ...] = ()


# Requests ---------------------------------------------------------------------------------------------------------


class GetAttention(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_attention"):
    """What needs a person, and what waits, in the order of `Todo`. → AttentionPage."""

    connection: str = ""
    todo: Todo | None = None
    entity: EntityKind | None = None
    kind: MatterKind | None = None
    search: str = ""
    """Only lines with this text in title, key or sentence."""
    skip: int = 0
    limit: int = PAGE


class GetHeld(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_held"):
    """What the safeguard holds of one kind, by name, oldest first. → HeldPage."""

    connection: str
    target: Target
    entity: EntityKind
    action: ActionKind
    skip: int = 0
    limit: int = PAGE


class ReleaseHeld(Message, frozen=True, kw_only=True, omit_defaults=True, tag="release_held"):
    """Let go what a person has looked at; a run follows. → Accepted.

    Refused when another number is held by now than the person saw.
    """

    connection: str
    target: Target
    entity: EntityKind
    action: ActionKind
    expected: int


class RetryNow(Message, frozen=True, kw_only=True, omit_defaults=True, tag="retry_now"):
    """Try again now what is set aside or put off: one record, a kind, or all of a connection. → Accepted."""

    connection: str
    entity: EntityKind | None = None
    key: Key = Key("")
    change: ChangeId = ChangeId("")
    """A change of the platform that is put off."""


class TickOff(Message, frozen=True, kw_only=True, omit_defaults=True, tag="tick_off"):
    """A person has seen these refusals; they are not listed any more. → Done."""

    connection: str
    changes: tuple[ChangeId, ...]


class GetConflict(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_conflict"):
    """One conflict, and the first of those like it: same kind of conflict, same kind of record, same fields.

    → SimilarConflicts.
    """

    connection: str
    change: ChangeId
    skip: int = 0
    limit: int = PAGE


class GetTitles(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_titles"):
    """What people call some records of the platform, at most a page: a deletion carries only a key. → TitleList."""

    connection: str
    entity: EntityKind
    keys: tuple[Key, ...]


class PreviewRebase(Message, frozen=True, kw_only=True, omit_defaults=True, tag="preview_rebase"):
    """What accepting both sides as they are now would do; the books are looked at between runs. → RebasePreview."""

    connection: str


class GetWritingRuns(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_writing_runs"):
    """The latest runs that wrote into the books, newest first. → WritingRuns."""

    connection: str = ""
    limit: int = PAGE


Request = (
    GetAttention | GetHeld | ReleaseHeld | RetryNow | TickOff | GetConflict | GetTitles | PreviewRebase | GetWritingRuns
)


# Replies ----------------------------------------------------------------------------------------------------------


class AttentionPage(Message, frozen=True, kw_only=True, omit_defaults=True, tag="attention"):
    """Some lines, and how many there are of everything that was asked for."""

    matters: tuple[Matter, ...] = ()
    total: int = 0
    """Lines that were asked for, with this todo."""
    counts: tuple[TodoCount, ...] = ()
    """By todo, whatever todo was asked for; those without any are left out."""


class HeldPage(Message, frozen=True, kw_only=True, omit_defaults=True, tag="held"):
    """Some of what is held."""

    changes: tuple[PlannedChange, ...] = ()
    total: int = 0
    live: int = 0
    """Records of the kind that both sides have now."""
    sentence: str = ""
    """Why some have no name: the platform could not be asked."""


class SimilarConflicts(Message, frozen=True, kw_only=True, omit_defaults=True, tag="similar_conflicts"):
    """The conflict that was asked for, and those like it, oldest first, without it."""

    conflict: Dispute
    similar: tuple[Dispute, ...] = ()
    total: int = 0


class Title(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What people call a record, and its control amount."""

    title: str
    currency: str = ""
    amount: Sen = 0


class TitleList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="titles"):
    """By key; records that are not there are left out."""

    titles: dict[Key, Title]


class RebasePreview(Message, frozen=True, kw_only=True, omit_defaults=True, tag="rebase_preview"):
    """What is wrong, and what accepting it does."""

    looks_like: Break | None = None
    """Of the books; None when they are as they were (what stopped the run was the platform, or has passed)."""
    sentence: str = ""
    remedy: str = ""
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    """What is not as it was: name → "old → new"."""
    acceptable: bool = True
    """Whether a person can accept it; another company's books never."""
    dropped: int = 0
    """Planned and held writes of the old life that are dropped and planned anew."""
    lost: tuple[PastWrite, ...] = ()
    """What was written into the books and is no longer there: each is put before a person."""
    lost_total: int = 0


class WritingRuns(Message, frozen=True, kw_only=True, omit_defaults=True, tag="writing_runs"):
    """Newest first."""

    runs: tuple[PastRun, ...] = ()


Reply = AttentionPage | HeldPage | TitleList | SimilarConflicts | RebasePreview | WritingRuns
