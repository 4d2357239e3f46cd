"""Records, conflicts and writes as people read them."""

from __future__ import annotations

from connector.domain.actions import Action
from connector.domain.conflicts import Conflict
from connector.domain.disputes import Dispute, DisputedField, PastWrite
from connector.domain.entities import control_amount
from connector.domain.fingerprint import decode
from connector.domain.keys import ConnectionId
from connector.domain.planned import PlannedChange, Target
from connector.domain.shown import fields_shown, value_shown
from connector.domain.titles import title_of, title_of_written
from connector.domain.writing import Write, Written


def planned_action(action: Action) -> PlannedChange:
    """What a run would write on the platform."""
    return PlannedChange(
        action=action.kind,
        entity=action.entity,
        key=action.key,
        fields=action.changed,
        title=title_of(action.content),
        currency=action.currency,
        amount=action.amount,
    )


def planned_write(write: Write) -> PlannedChange:
    """What a run would write into the books."""
    currency, sen = control_amount(decode(write.entity, write.content)) if write.content else ("", 0)
    return PlannedChange(
        action=write.kind,
        entity=write.entity,
        key=write.key,
        fields=write.fields,
        target=Target.BOOKS,
        title=title_of(write.content),
        currency=currency,
        amount=sen,
    )


def dispute(connection: ConnectionId, conflict: Conflict) -> Dispute:
    """A conflict with its fields side by side."""
    base, books, platform = (fields_shown(content) for content in (conflict.base, conflict.ours, conflict.theirs))
    names = conflict.fields or tuple(
        sorted(name for name in books.keys() | platform.keys() if books.get(name) != platform.get(name))
    )
    fields = tuple(
        DisputedField(
            name=name,
            base=value_shown(name, base.get(name)),
            books=value_shown(name, books.get(name)),
            platform=value_shown(name, platform.get(name)),
        )
        for name in names
    )
    return Dispute(
        connection=connection,
        change=conflict.change,
        entity=conflict.entity,
        key=conflict.key,
        kind=conflict.kind,
        books=title_of(conflict.ours),
        platform=title_of(conflict.theirs),
        fields=fields,
        since=conflict.since,
        changed_by=conflict.changed_by,
        changed_at=conflict.changed_at,
        books_changed_by=conflict.books_changed_by,
        books_changed_at=conflict.books_changed_at,
    )


def past_write(connection: ConnectionId, written: Written) -> PastWrite:
    """Something that was written into the books, without what only the adapter reads."""
    write = written.write
    return PastWrite(
        connection=connection,
        id=write.id,
        change=write.change,
        kind=write.kind,
        entity=write.entity,
        key=written.key,
        title=title_of_written(written),
        fields=write.fields,
        deletion=write.deletion,
        reference=write.reference,
        run=written.run,
        at=written.at,
        undone_at=written.undone_at,
    )
