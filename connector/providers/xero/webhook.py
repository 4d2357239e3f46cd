"""Webhooks of Xero: contacts, invoices, credit notes and its own subscriptions; created or updated, nothing else.

Events have no id: what makes one is tenant, record, type and time. The intention to receive is asked with a body
without events, which is answered like any other.
"""

from __future__ import annotations

from typing import Final

from connector.domain.webhooks import Item, WebhookEvent, dedupe_key, items, moment, read, text, unreadable, word

_ENTITIES: Final = {
    "CONTACT": ("customer", "customers"),
    "INVOICE": ("invoice", "invoices"),
    "CREDITNOTE": ("credit_note", "credit_notes"),
}
_VERBS: Final = {"CREATE": "created", "UPDATE": "updated"}
_OF_OUR_APP: Final = "APPLICATION"
"""Kind of tenant of an event that concerns our own subscription, and no customer's books."""


def events(body: bytes) -> list[WebhookEvent]:
    """What a body of Xero says happened; nothing for the intention to receive."""
    content = read(body)
    if not isinstance(content, dict) or not isinstance(content.get("events"), list):
        return [unreadable(body)]
    found = [_event(item) for item in items(content["events"])]
    return [unreadable(body)] if content["events"] and not found else found


def _event(item: Item) -> WebhookEvent:
    category, kind = text(item.get("eventCategory")), text(item.get("eventType"))
    tenant, subject, at = text(item.get("tenantId")), text(item.get("resourceId")), item.get("eventDateUtc")
    name, entity = _ENTITIES.get(category, (word(category) or "unknown", ""))
    own = item.get("tenantType") == _OF_OUR_APP
    return WebhookEvent(
        type=f"{name}.{_verb(kind, item.get('data'))}",
        dedupe_key=dedupe_key(tenant, subject, kind, at),
        payload=item,
        tenant="" if own else tenant,
        entity=entity,
        subject=subject,
        occurred_at=moment(at),
        parked="It concerns the app's own subscription at Xero." if own else "",
    )


def _verb(kind: str, told: object) -> str:
    """Where Xero tells what became of the document, that says more than that it was changed."""
    status = text(told.get("Status") or told.get("status")) if isinstance(told, dict) else ""
    if kind == "UPDATE" and status.upper() in ("PAID", "VOIDED", "DELETED"):
        return status.lower()
    return _VERBS.get(kind, word(kind) or "changed")
