"""Webhook events as people see them."""

from __future__ import annotations

import datetime as dt

import msgspec

from cloud_api.webhooks.repository import EventState


class WebhookLog(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event (`integration_webhooks`)."""

    id: str
    provider: str
    event_type: str
    """`invoice.paid`: in our words where we have one, else in the provider's."""
    state: EventState
    processed: bool
    received_at: dt.datetime
    processed_at: dt.datetime | None = None
    occurred_at: dt.datetime | None = None
    """When it happened, as the provider tells it."""
    tenant: str = ""
    """The provider's name of the account that it comes from."""
    entity: str = ""
    """What of ours it concerns (`invoices`)."""
    subject: str = ""
    """The provider's key of the record."""
    attempts: int = 0
    """Tries to handle it that failed."""
    note: str = ""
    """Why there is nothing to do about it, or why it could not be handled."""


class WebhookDetail(WebhookLog, frozen=True, kw_only=True, omit_defaults=True):
    """One event with what the provider wrote."""

    payload: object = None


class WebhookLogPage(msgspec.Struct, frozen=True):
    """Newest first; go on with `before` = the id of the last one, until `complete`."""

    logs: list[WebhookLog]
    complete: bool
