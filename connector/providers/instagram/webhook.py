"""Webhooks of Instagram: figures of a story that has ended, comments, mentions.

Figures of a story come this way only for accounts that were connected by Facebook's sign-in. Where fewer than five
people saw it they are −1.
"""

from __future__ import annotations

from typing import Final

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


def _event(content: object, entry: Item, change: Item) -> WebhookEvent:
    field = text(change.get("field"))
    if field not in _TYPES:
        return plain(named(content, field), entry, change)
    kind, entity, key = _TYPES[field]
    value = next(items(change.get("value")), {})
    return plain(kind, entry, change, entity=entity, subject=text(value.get(key)))
