"""Both sides changed: who wins, and what a person has to decide."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import ChangeId


class Policy(StrEnum):
    """Who wins when both sides changed the same field."""

    BOOKS_WIN = "books_win"
    PLATFORM_WINS = "platform_wins"
    ASK = "ask"


class ConflictKind(StrEnum):
    """What there is to decide."""

    FIELDS = "fields"
    """Both sides changed the same fields to different values."""
    DELETED_IN_BOOKS = "deleted_in_books"
    """Edited on the platform, gone from the books."""
    DELETED_ON_PLATFORM = "deleted_on_platform"
    """Deleted on the platform, edited in the books."""
    DUPLICATE = "duplicate"
    """New on the platform, but the books have one that looks like the same (TIN, registration or document number)."""
    RESTORED_AWAY = "restored_away"
    """Was written into the books, which were then restored from an older backup."""


class Conflict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A change of the platform that only a person can decide. At most one for each change."""

    change: ChangeId
    entity: EntityKind
    key: Key
    """The record in the books; the candidate for a duplicate."""
    kind: ConflictKind = ConflictKind.FIELDS
    fields: tuple[str, ...]
    base: bytes
    """Canonical bytes of what both sides last had alike; empty when there is none."""
    ours: bytes
    """Canonical bytes of the books' entity; empty when it is gone."""
    theirs: bytes
    """Canonical bytes of the platform's entity; empty when it was deleted there."""
    since: dt.datetime
    changed_by: str = ""
    """Who changed it on the platform."""
    changed_at: dt.datetime | None = None
    books_changed_by: str = ""
    """Who changed it in the books, as far as they tell."""
    books_changed_at: dt.datetime | None = None


class Choice(StrEnum):
    """How a person decides."""

    KEEP_BOOKS = "keep_books"
    KEEP_PLATFORM = "keep_platform"
    LINK = "link"
    """Duplicate: it is the same record; the platform's change becomes an edit of it."""
    CREATE = "create"
    """Duplicate: it is another record after all."""


class Resolution(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person's decision of one conflict: one choice for all fields, other ones for some."""

    change: ChangeId
    choice: Choice
    fields: dict[str, Choice] = {}
    """KEEP_BOOKS or KEEP_PLATFORM for single fields."""
    decided_by: str = ""
    decided_at: dt.datetime
