"""Webhooks of QuickBooks Online: its older bodies and CloudEvents, single or in lists, also mixed.

Neither carries the record: it says what changed and where. A type of CloudEvents is `qbo.customer.created.v1`; the
words for the same thing differ between companies (`void`, `voided`), so that only their beginning counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from connector.domain.webhooks import Item, WebhookEvent, dedupe_key, items, moment, read, text, unreadable, word

_ENTITIES: Final = {
    "account": ("account", "accounts"),
    "customer": ("customer", "customers"),
    "vendor": ("supplier", "suppliers"),
    "item": ("product", "products"),
    "invoice": ("invoice", "invoices"),
    "sales_receipt": ("cash_sale", "cash_sales"),
    "salesreceipt": ("cash_sale", "cash_sales"),
    "credit_memo": ("credit_note", "credit_notes"),
    "creditmemo": ("credit_note", "credit_notes"),
    "payment": ("payment", "payments"),
}
"""Our words for theirs."""
_VERBS: Final = {
    "creat": "created",
    "updat": "updated",
    "delet": "deleted",
    "merge": "merged",
    "void": "voided",
    "email": "emailed",
}


def events(body: bytes) -> list[WebhookEvent]:
    """What a body of Intuit says happened."""
    content = read(body)
    found = [event for item in items(content) for event in _of(item)]
    return found or [unreadable(body)]


def _of(item: Item) -> Iterator[WebhookEvent]:
    if "eventNotifications" in item:
        yield from _older(item)
    elif "specversion" in item or "type" in item:
        yield _cloud_event(item)


def _older(body: Item) -> Iterator[WebhookEvent]:
    """`eventNotifications`: realms, each with its entities. They have no id of their own."""
    for notice in items(body["eventNotifications"]):
        realm = text(notice.get("realmId"))
        change = notice.get("dataChangeEvent")
        for entity in items(change.get("entities")) if isinstance(change, dict) else ():
            subject, operation, at = text(entity.get("id")), text(entity.get("operation")), entity.get("lastUpdated")
            name = text(entity.get("name"))
            kind, ours = _named(word(name))
            yield WebhookEvent(
                type=f"{kind}.{_verb(operation)}",
                dedupe_key=dedupe_key("older", realm, name, subject, operation, at, entity.get("deletedId")),
                payload=entity,
                tenant=realm,
                entity=ours,
                subject=subject,
                occurred_at=moment(at),
            )


def _cloud_event(item: Item) -> WebhookEvent:
    name = text(item.get("type"))
    parts = [part for part in name.split(".") if part]
    known = len(parts) >= 3 and parts[0] == "qbo"
    kind, ours = _named(word(parts[1])) if known else ("", "")
    return WebhookEvent(
        type=f"{kind}.{_verb(parts[2])}" if known else name or "unknown",
        dedupe_key=dedupe_key("event", item.get("id") or (name, item.get("intuitentityid"), item.get("time"))),
        payload=item,
        tenant=text(item.get("intuitaccountid")),
        entity=ours,
        subject=text(item.get("intuitentityid")),
        occurred_at=moment(item.get("time")),
    )


def _named(theirs: str) -> tuple[str, str]:
    return _ENTITIES.get(theirs, (theirs or "unknown", ""))


def _verb(operation: str) -> str:
    lower = word(operation)
    return next((ours for begin, ours in _VERBS.items() if lower.startswith(begin)), lower or "changed")
