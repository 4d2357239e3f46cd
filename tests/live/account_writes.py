"""Writes as the engine would plan them, over an account that somebody works in."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Protocol

from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.keys import ActionId, EntityKind, Key, RunId
from connector.domain.platform_changes import ChangeId
from connector.domain.ports import Books, Source
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult, Written
from connector.sync.merge import differing, fields_of
from connector.sync.wishes import reference_of

_numbers = itertools.count(1)


class Desk(Protocol):
    """An account behind a simulator of its provider."""

    @property
    def source(self) -> Source:
        """As it is read."""

    @property
    def books(self) -> Books:
        """As it is written."""


def new(kind: EntityKind, entity: Entity) -> Write:
    """A new record."""
    content, number = canonical(entity), f"{next(_numbers):032x}"
    return Write(
        id=ActionId(number), change=ChangeId(number), kind=ActionKind.CREATE, entity=kind, content=content,
        reference=reference_of(ChangeId(number)), fields=tuple(fields_of(content)),
    )  # fmt: skip


def edit(desk: Desk, kind: EntityKind, key: Key, after: Entity) -> Write:
    """An edit of a record as it is now."""
    before = read(desk, kind, key)
    fields = differing(kind, canonical(before), canonical(after))
    return replace(
        new(kind, after), kind=ActionKind.UPDATE, key=key, fields=fields, expected=fingerprint(canonical(before))
    )


def removal(desk: Desk, kind: EntityKind, key: Key, deletion: Deletion) -> Write:
    """A deletion of a record as it is now."""
    before = read(desk, kind, key)
    write = replace(new(kind, before), kind=ActionKind.DELETE, key=key, content=b"", fields=(), deletion=deletion)
    return replace(write, expected=fingerprint(canonical(before)))


def read(desk: Desk, kind: EntityKind, key: Key) -> Entity:
    """A record that is there."""
    (change,) = (each for page in desk.source.fetch(kind, [key]) for each in page.changes)
    assert change.entity is not None, change.failure
    return change.entity


def done(desk: Desk, write: Write) -> WriteResult:
    """Write what must go in."""
    result = desk.books.apply(write)
    assert result.outcome is WriteOutcome.WRITTEN, result.reason
    return result


def history(write: Write, result: WriteResult) -> Written:
    """What the engine keeps of it."""
    return Written(write=write, key=result.key, run=RunId("r"), at=dt.datetime.now(dt.UTC), trace=result.trace)
