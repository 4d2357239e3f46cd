"""What a source tells: pages of changes with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NewType

import msgspec

from connector.domain.entities import Entity
from connector.domain.errors import SkipRecord
from connector.domain.keys import Key, Version

Cursor = NewType("Cursor", str)
"""Opaque position in a source's changes; only the source that made it may read it."""


class Change(msgspec.Struct, frozen=True, gc=False):
    """One record as its source has it now: an entity, a deletion, or the reason why it could not be read."""

    key: Key
    version: Version
    entity: Entity | None
    """None with no failure is a deletion."""
    failure: SkipRecord | None = None


class Page(msgspec.Struct, frozen=True, gc=False):
    """Some changes that were read in one consistent view, and where reading goes on after them."""

    changes: Sequence[Change]
    cursor: Cursor
    complete: bool
    """True on the last page: the source has nothing further now."""
    read: int = 0
    """Rows read for this page, children included."""


class Seen(msgspec.Struct, frozen=True, gc=False):
    """A key with the version that its source shows for it; an element of the sweep's stream."""

    key: Key
    version: Version
