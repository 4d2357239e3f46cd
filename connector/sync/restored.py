"""What the platform's changes had made of the books, and a restored backup took away again: for a person to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.conflicts import Conflict, ConflictKind
from connector.domain.fingerprint import canonical
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import Acknowledgement, ChangeOutcome
from connector.domain.ports import Inbox, Source, Store
from connector.domain.writing import Deletion, Written
from connector.sync.carrier import question_of
from connector.sync.merge import differing

_MOST = 10_000
"""Writes that are looked at, the newest ones: a backup is days old, not years."""
_PAGE = 200


def what_is_gone(store: Store, inbox: Inbox, source: Source, now: dt.datetime) -> list[InboxEntry]:
    """Every write that the books no longer show, as a conflict for a person. Reads only.

    Raises as `Source.fetch`.
    """
    asked = (_conflict(inbox, written, content, now) for written, content in writes_that_are_gone(store, inbox, source))
    return [entry for entry in asked if entry is not None]


def writes_that_are_gone(store: Store, inbox: Inbox, source: Source) -> list[tuple[Written, bytes]]:
    """The latest write of every record that no longer shows it, with the canonical bytes of what is there now.

    Raises as `Source.fetch`.
    """
    newest: dict[tuple[EntityKind, Key], Written] = {}
    for written in inbox.written(limit=_MOST):
        newest.setdefault((written.write.entity, written.key), written)
    lost = [written for written in newest.values() if written.undone_at is None]
    return [
        (written, content)
        for written, content in _as_they_are(source, lost)
        if is_gone(written, content) and not _was_deleted(store, written)
    ]


def _was_deleted(store: Store, written: Written) -> bool:
    """Whether the record was gone already before the restore, by somebody's deletion in the books."""
    if written.write.kind is ActionKind.DELETE:
        return False
    link = store.links(written.write.entity, [written.key]).get(written.key)
    return link is not None and link.deleted


def _as_they_are(source: Source, wanted: list[Written]) -> Iterator[tuple[Written, bytes]]:
    """Each with the canonical bytes of its record now; empty when there is none. What cannot be read is left out."""
    kinds = dict.fromkeys(written.write.entity for written in wanted)
    for kind in kinds:
        mine = {written.key: written for written in wanted if written.write.entity is kind}
        keys = list(mine)
        for start in range(0, len(keys), _PAGE):
            for page in source.fetch(kind, keys[start : start + _PAGE]):
                for change in page.changes:
                    if change.failure is None and change.key in mine:
                        yield mine[change.key], canonical(change.entity) if change.entity is not None else b""


def is_gone(written: Written, content: bytes) -> bool:
    """Whether the books are as they were before the write; somebody's own edit since then is none of ours."""
    write = written.write
    if write.kind is ActionKind.DELETE:
        kept = write.deletion in (Deletion.DEACTIVATE, Deletion.CANCEL)
        return bool(content) and (not kept or content == written.before)
    if not content:
        return True
    if write.kind is ActionKind.CREATE or not written.before:
        return False
    fields = set(write.fields)
    unlike = fields & set(differing(write.entity, content, write.content))
    return bool(unlike) and not fields & set(differing(write.entity, content, written.before))


def _conflict(inbox: Inbox, written: Written, content: bytes, now: dt.datetime) -> InboxEntry | None:
    write = written.write
    entry = inbox.inbox_entry(write.change)
    if entry is None or entry.state not in (InboxState.DONE, InboxState.TOLD):
        return None
    change = msgspec.structs.replace(entry.change, base=written.before, content=write.content)
    conflict = Conflict(
        change=write.change,
        entity=write.entity,
        key=written.key,
        kind=ConflictKind.RESTORED_AWAY,
        fields=write.fields if write.kind is ActionKind.UPDATE else (),
        base=written.before,
        ours=content,
        theirs=write.content,
        since=now,
        changed_by=change.changed_by,
        changed_at=change.changed_at,
    )
    answer = Acknowledgement(
        change=write.change,
        outcome=ChangeOutcome.CONFLICT,
        key=written.key,
        fields=conflict.fields,
        reason=question_of(conflict),
        code=conflict.kind,
    )
    return msgspec.structs.replace(
        entry, change=change, state=InboxState.CONFLICT, conflict=conflict, acknowledgement=answer, told=False
    )
