"""Conflicts, and writes into the books, as people read them: what every host and every face tells of them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.platform_changes import ChangeId
from connector.domain.writing import Deletion


class DisputedField(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field with its values as people read them; None where a side has none."""

    name: str
    base: str | None = None
    books: str | None = None
    platform: str | None = None


class Dispute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conflict as it is shown."""

    connection: str
    change: ChangeId
    entity: EntityKind
    key: Key
    """Of the record in the books; of the candidate for a duplicate."""
    kind: ConflictKind
    books: str = ""
    """What people call the record in the books; empty when it is gone."""
    platform: str = ""
    """The same on the platform; empty when it was deleted there."""
    fields: tuple[DisputedField, ...] = ()
    since: dt.datetime
    changed_by: str = ""
    changed_at: dt.datetime | None = None
    books_changed_by: str = ""
    """As far as the books tell."""
    books_changed_at: dt.datetime | None = None


class PastWrite(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that was written into the books."""

    connection: str
    id: ActionId
    change: ChangeId
    kind: ActionKind
    entity: EntityKind
    key: Key
    title: str = ""
    """What people call the record."""
    fields: tuple[str, ...] = ()
    """Of an update."""
    deletion: Deletion | None = None
    reference: str = ""
    """Ours, as it stands in the books."""
    run: RunId
    at: dt.datetime
    undone_at: dt.datetime | None = None


class UndoOutcome(StrEnum):
    """What became of taking back one write."""

    POSSIBLE = "possible"
    """Previewed: it can be taken back."""
    IMPOSSIBLE = "impossible"
    UNDONE = "undone"
    REFUSED = "refused"
    """Something touched the record in the meantime, or the books do not allow it."""


class TakenBack(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One write that shall be, or was, taken back."""

    write: PastWrite
    outcome: UndoOutcome
    sentence: str = ""
