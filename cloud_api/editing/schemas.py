"""Records as people edit them."""

from __future__ import annotations

import msgspec

from cloud_api.changes.schemas import ShownChange
from connector.domain.keys import EntityKind


class ShownRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record: what the books have, what is wished, and what became of the last change."""

    key: str
    """The books' key, or `new:` and the change that creates it."""
    entity: EntityKind
    provider: str
    in_books: bool
    fingerprint: str
    """Of what an edit would begin with (the wished record, else the books'); goes into `If-Match`."""
    record: dict[str, object] | None
    """As the books have it; null when they do not. Decimals are text, amounts whole sen."""
    wished: dict[str, object] | None
    """As people wish it to be, while a change is open; null when it is to be deleted, or nothing is open."""
    pending: bool
    """Whether a change is open: the books have not taken or refused it yet."""
    change: ShownChange | None
    """The last change; null when nobody ever changed it here."""


class ShownRecordPage(msgspec.Struct, frozen=True):
    """Some records: those of the books by key, then those that the books do not have yet. `next` is the `after` of the
    following page, null on the last."""

    items: list[ShownRecord]
    next: str | None
