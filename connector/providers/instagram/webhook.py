"""Webhooks of Instagram: figures of a story that has ended, comments, mentions.

Figures of a story come this way only for accounts that were connected by Facebook's sign-in. Where fewer than five
people saw it they are −1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from connector.domain.gathered import Gathered, Snapshot, Subject
from connector.domain.webhooks import Item, WebhookEvent, items, read, text, unreadable
from connector.providers.meta_webhook import changes, named, plain

_TYPES: Final = {
    "story_insights": ("story_insights.updated", "metrics", "media_id"),
    "comments": ("comment.created", "", "id"),
    "mentions": ("mention.created", "", "media_id"),
}
"""Field → type, what of ours has changed by it, where its key stands."""


def events(body: bytes) -> list[WebhookEvent]:
    """What a body of Meta for Instagram says happened."""
    content = read(body)
    found = [_event(content, entry, change) for entry, change in changes(content)]
    return found or [unreadable(body)]


def figures(change: Mapping[str, object], at: dt.datetime) -> Gathered:
    """What a webhook itself tells of a story that has ended; −1 stands for what fewer than five people saw, which is
    unknown."""
    if change.get("field") != "story_insights":
        return Gathered()
    value: Mapping[str, object] = next(items(change.get("value")), {})
    key = text(value.get("media_id"))
    told = {name: of for name, of in value.items() if name != "media_id" and _counts(of)}
    found = [
        Snapshot(kind="story", key=key, metric=name, day=at.date(), value=Decimal(str(of)), observed_at=at, whole=True)
        for name, of in sorted(told.items())
    ]
    if not key:
        return Gathered()
    return Gathered(subjects=(Subject(kind="story", key=key, published_at=at),), snapshots=tuple(found))


def _counts(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _event(content: object, entry: Item, change: Item) -> WebhookEvent:
    field = text(change.get("field"))
    if field not in _TYPES:
        return plain(named(content, field), entry, change)
    kind, entity, key = _TYPES[field]
    value = next(items(change.get("value")), {})
    return plain(kind, entry, change, entity=entity, subject=text(value.get(key)))
