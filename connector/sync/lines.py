"""Lines of the sync log for the way into the books."""

from __future__ import annotations

from connector.domain.actions import ActionKind
from connector.domain.conflicts import Conflict
from connector.domain.inbox import InboxEntry
from connector.domain.keys import Key
from connector.domain.platform_changes import DECIDED
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry, Toward
from connector.domain.shown import fields_shown, values_shown
from connector.domain.titles import title_of, title_of_written
from connector.domain.writing import Written
from connector.sync.journal import Journal

_WORDS = {ActionKind.CREATE: "created", ActionKind.UPDATE: "updated", ActionKind.DELETE: "deleted"}


def written(journal: Journal, entry: InboxEntry, done: Written) -> LogEntry:
    """A change is in the books; with a warning where they kept some fields as they were."""
    write = done.write
    won = entry.acknowledgement.fields if entry.acknowledgement is not None else ()
    kept = f"; the books were kept in {', '.join(won)}" if won else ""
    updated = write.kind is ActionKind.UPDATE
    return journal.entry(
        EntryKind.WRITTEN,
        f"{_WORDS[write.kind]} in the books{kept}",
        entity=write.entity,
        key=done.key,
        fields=write.fields,
        toward=Toward.BOOKS,
        outcome=EntryOutcome.WARNED if won else None,
        title=title_of_written(done),
        values=values_shown(write.fields, fields_shown(entry.before), fields_shown(write.content)) if updated else (),
    )


def refused(journal: Journal, entry: InboxEntry, reason: str, code: str) -> LogEntry:
    """A change is not carried out: skipped where that was chosen, failed where it could not be."""
    return journal.entry(
        EntryKind.SET_ASIDE,
        f"Not written into the books: {reason}",
        entity=entry.change.entity,
        key=_named(entry),
        toward=Toward.BOOKS,
        outcome=EntryOutcome.SKIPPED if code in DECIDED else EntryOutcome.FAILED,
        title=_called(entry),
        code=code,
    )


def waiting(journal: Journal, entry: InboxEntry, reason: str) -> LogEntry:
    """A change cannot be carried out now."""
    return journal.entry(
        EntryKind.NOTE,
        f"Not written into the books yet: {reason}",
        entity=entry.change.entity,
        key=_named(entry),
        toward=Toward.BOOKS,
        outcome=EntryOutcome.WAITING,
        title=_called(entry),
        code="waiting",
    )


def asked(journal: Journal, conflict: Conflict, question: str) -> LogEntry:
    """A person has to decide: the books' values beside the platform's."""
    return journal.entry(
        EntryKind.SET_ASIDE,
        question,
        entity=conflict.entity,
        key=conflict.key,
        fields=conflict.fields,
        toward=Toward.BOOKS,
        outcome=EntryOutcome.WAITING,
        title=title_of(conflict.ours or conflict.theirs),
        code=f"conflict.{conflict.kind}",
        values=values_shown(conflict.fields, fields_shown(conflict.ours), fields_shown(conflict.theirs)),
    )


def _named(entry: InboxEntry) -> Key:
    """What the record goes by in the log."""
    return entry.change.key or Key(f"new:{entry.change.id}")


def _called(entry: InboxEntry) -> str:
    return title_of(entry.change.content or entry.change.base)
