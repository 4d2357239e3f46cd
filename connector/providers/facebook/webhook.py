"""Webhooks of Facebook's pages: leads of their forms, and whatever else a page is subscribed to.

The lead itself is not in it: only where to fetch it. Ids are numbers in some bodies and text in others.
"""

from __future__ import annotations

from typing import Final

from connector.domain.webhooks import Item, WebhookEvent, dedupe_key, moment, read, text, unreadable
from connector.providers.meta_webhook import changes, named, plain

_TEST_LEAD: Final = "444444444444"
"""What the dashboard's test sends; there is no such lead."""


def events(body: bytes) -> list[WebhookEvent]:
    """What a body of Meta for pages says happened."""
    content = read(body)
    found = [_event(content, entry, change) for entry, change in changes(content)]
    return found or [unreadable(body)]


def _event(content: object, entry: Item, change: Item) -> WebhookEvent:
    value = change.get("value")
    if change.get("field") == "leadgen" and isinstance(value, dict) and text(value.get("leadgen_id")):
        return _lead(entry, change, value)
    return plain(named(content, change.get("field")), entry, change)


def _lead(entry: Item, change: Item, value: Item) -> WebhookEvent:
    lead, at = text(value["leadgen_id"]), value.get("created_time")
    test = lead == _TEST_LEAD
    return WebhookEvent(
        type="lead.created",
        dedupe_key=dedupe_key("leadgen", lead, at if test else ""),
        payload=change,
        tenant=text(entry.get("id")) or text(value.get("page_id")),
        entity="leads",
        subject=lead,
        occurred_at=moment(at),
        parked="A test from Meta's dashboard: there is no such lead to fetch." if test else "",
    )
