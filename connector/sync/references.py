"""References to records that were born on the platform, replaced by the keys that the books gave them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.documents import CashSale, CreditNote, Invoice
from connector.domain.entities import Entity
from connector.domain.keys import Key
from connector.domain.payments import Payment
from connector.domain.platform_changes import BORN_ON_PLATFORM, ChangeId, PlatformChange
from connector.domain.ports import Inbox

Lookup = Callable[[ChangeId], Key | None]
"""The books' key of a record by the change that creates it; None while there is none."""

_replace = msgspec.structs.replace


def born(reference: str) -> ChangeId | None:
    """The change that a reference names; None for a key of the books."""
    return ChangeId(reference.removeprefix(BORN_ON_PLATFORM)) if reference.startswith(BORN_ON_PLATFORM) else None


def root_of(inbox: Inbox, change: PlatformChange) -> ChangeId | None:
    """The change that creates a record, when it was born on the platform."""
    if change.kind is ActionKind.CREATE:
        return change.id
    named, earlier = born(change.key), change.after
    while named is None and earlier is not None:
        entry = inbox.inbox_entry(earlier)
        if entry is None:
            return None
        if entry.change.kind is ActionKind.CREATE:
            return earlier
        named, earlier = born(entry.change.key), entry.change.after
    return named


def key_in_books(inbox: Inbox, change: PlatformChange) -> Key | None:
    """The key of a change's record in the books, also of one that was born on the platform; None while it has none."""
    if change.key and born(change.key) is None:
        return change.key
    root = root_of(inbox, change)
    return inbox.key_of(root) if root is not None else None


def unresolved(entity: Entity, lookup: Lookup) -> tuple[ChangeId, ...]:
    """The changes that must be in the books before this entity."""
    parents = dict.fromkeys(change for name in _named(entity) if (change := born(name)) is not None)
    return tuple(change for change in parents if lookup(change) is None)


def resolved(entity: Entity, lookup: Lookup) -> Entity:
    """The same entity in the books' own keys; what is not known there stays."""

    def key(reference: str) -> str:
        change = born(reference)
        return (lookup(change) or reference) if change is not None else reference

    match entity:
        case Invoice() | CashSale() | CreditNote():
            lines = tuple(_replace(line, item=key(line.item)) if line.item else line for line in entity.lines)
            return _replace(entity, customer=key(entity.customer), lines=lines)
        case Payment():
            parts = tuple(_replace(part, document=key(part.document)) for part in entity.allocations)
            return _replace(entity, customer=key(entity.customer), allocations=parts)
        case _:
            return entity


def _named(entity: Entity) -> Iterator[str]:
    match entity:
        case Invoice() | CashSale() | CreditNote():
            yield entity.customer
            yield from (line.item for line in entity.lines if line.item)
        case Payment():
            yield entity.customer
            yield from (part.document for part in entity.allocations)
        case _:
            return
