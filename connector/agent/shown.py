"""Records, conflicts and writes as people read them."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from connector.control.both_ways import Dispute, DisputedField, PastWrite
from connector.control.parts import PlannedChange, Target
from connector.domain.actions import Action
from connector.domain.conflicts import Conflict
from connector.domain.documents import Line
from connector.domain.entities import ENTITY_TYPES, control_amount
from connector.domain.fingerprint import decode
from connector.domain.keys import ConnectionId
from connector.domain.money import amount
from connector.domain.payments import Allocation
from connector.domain.titles import title_of
from connector.domain.writing import Write, Written

_LONGEST = 400
"""Characters of one shown value."""


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
    base, books, platform = (_fields(content) for content in (conflict.base, conflict.ours, conflict.theirs))
    names = conflict.fields or tuple(
        sorted(name for name in books.keys() | platform.keys() if books.get(name) != platform.get(name))
    )
    fields = tuple(
        DisputedField(
            name=name,
            base=_value(name, base.get(name)),
            books=_value(name, books.get(name)),
            platform=_value(name, platform.get(name)),
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
        title=title_of(write.content),
        fields=write.fields,
        deletion=write.deletion,
        reference=write.reference,
        run=written.run,
        at=written.at,
        undone_at=written.undone_at,
    )


def _fields(content: bytes) -> Mapping[str, object]:
    return msgspec.json.decode(content, type=dict[str, object]) if content else {}


def _value(name: str, value: object) -> str | None:
    """One value in one line; amounts as people write them, no longer than fits."""
    if value is None:
        return None
    text = _text(name, value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and name in _amounts():
        return f"{amount(value):,.2f}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(key, part)}" for key, part in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_text(name, part) for part in value)
    return f"{value}"


@cache
def _amounts() -> frozenset[str]:
    """Names of the fields that hold sen, as the domain declares them."""
    classes = {base for made in (*ENTITY_TYPES.values(), Line, Allocation) for base in made.__mro__}
    declared = [item for base in classes for item in inspect.get_annotations(base).items()]
    return frozenset(name for name, kind in declared if str(kind).split(" ")[0] == "Sen")
