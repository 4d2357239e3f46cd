"""What webhooks of Meta have in common: entries of an object, each with its changes, up to 1,000 in a body.

Nothing but a lead has an id; what else comes twice is known by being the same to the letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from connector.domain.webhooks import Item, WebhookEvent, dedupe_key, items, moment, payload_text, text, word


def changes(content: object) -> Iterator[tuple[Item, Item]]:
    """Every change of a body, each with the entry that it stands in."""
    if isinstance(content, dict):
        for entry in items(content.get("entry")):
            for change in items(entry.get("changes")):
                yield entry, change


def plain(kind: str, entry: Item, change: Item, *, entity: str = "", subject: str = "") -> WebhookEvent:
    """An event that has no id of its own; `kind` is its type."""
    owner, at = text(entry.get("id")), entry.get("time")
    return WebhookEvent(
        type=kind,
        dedupe_key=dedupe_key(kind, owner, at, payload_text(change)),
        payload=change,
        tenant=owner,
        entity=entity,
        subject=subject,
        occurred_at=moment(at),
    )


def named(content: object, field: object) -> str:
    """Type of an event that is only kept: the object and the field that changed, as Meta calls them."""
    owner = word(content.get("object")) if isinstance(content, dict) else ""
    return f"{owner or 'unknown'}.{word(field) or 'changed'}"
