"""What the platform's changes had made of the books, and a restored backup took away again: for a person to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.conflicts import Conflict, ConflictKind
from connector.domain.fingerprint import canonical
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import Acknowledgement, ChangeOutcome
from connector.domain.ports import Inbox, Source
from connector.domain.writing import Written
from connector.sync.carrier import question_of
from connector.sync.merge import differing

_MOST = 10_000
"""Writes that are looked at, the newest ones: a backup is days old, not years."""
_PAGE = 200


def ask_for_what_is_gone(inbox: Inbox, source: Source, now: dt.datetime) -> int:
    """Put every write that the books no longer show before a person; how many. Writes nothing into the books.

    Raises as `Source.fetch`.
    """
    newest: dict[tuple[EntityKind, Key], Written] = {}
    for written in inbox.written(limit=_MOST):
        newest.setdefault((written.write.entity, written.key), written)
    lost = [written for written in newest.values() if written.undone_at is None]
    count = 0
    for written, content in _as_they_are(source, lost):
        if _is_gone(written, content):
            count += _ask(inbox, written, content, now)
    return count


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


def _is_gone(written: Written, content: bytes) -> bool:
    """Whether the books are as they were before the write; somebody's own edit since then is none of ours."""
    write = written.write
    if write.kind is ActionKind.DELETE:
        return bool(content)
    if not content:
        return True
    if write.kind is ActionKind.CREATE or not written.before:
        return False
    fields = set(write.fields)
    unlike = fields & set(differing(write.entity, content, write.content))
    return bool(unlike) and not fields & set(differing(write.entity, content, written.before))


def _ask(inbox: Inbox, written: Written, content: bytes, now: dt.datetime) -> int:
    write = written.write
    entry = inbox.inbox_entry(write.change)
    if entry is None or entry.state not in (InboxState.DONE, InboxState.TOLD):
        return 0
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
    inbox.save_inbox(
        msgspec.structs.replace(
            entry, change=change, state=InboxState.CONFLICT, conflict=conflict, acknowledgement=answer, told=False
        )
    )
    return 1
