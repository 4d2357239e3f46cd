"""What a run would write, as people read it before it does."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind, Key
from connector.domain.money import Sen


class Target(StrEnum):
    """Where a planned change goes."""

    PLATFORM = "platform"
    BOOKS = "books"


class PlannedChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record that would be written, and which of its fields."""

    action: ActionKind
    entity: EntityKind
    key: Key
    """Empty for a record whose key the books give."""
    fields: tuple[str, ...] = ()
    target: Target = Target.PLATFORM
    title: str = ""
    """What people call the record."""
    currency: str = ""
    amount: Sen = 0
    """Of a document or payment."""
