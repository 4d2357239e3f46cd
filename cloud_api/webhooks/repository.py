"""Statements over `integration_webhooks` and what stands beside it, within a transaction of the caller."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.db.tables import integration_tenants, integration_webhooks, webhook_refusals
from cloud_api.db.types import new_ids
from connector.domain.webhooks import WebhookEvent

KEPT = dt.timedelta(days=90)
"""How long an event stays that is done with, or nobody's; a repetition that comes later still would be handled anew."""
RECENT = dt.timedelta(minutes=1)
"""An event that came while its tenant was being connected is older than this by no account."""
_TENANTS_AT_ONCE = 500

_c = integration_webhooks.c
_t = integration_tenants.c


class EventState(StrEnum):
    """How far an event came."""

    WAITING = "waiting"
    """It is handled as soon as it is due."""
    HANDLED = "handled"
    KEPT = "kept"
    """There is nothing to do about it; the note says why."""
    UNASSIGNED = "unassigned"
    """Nobody has connected the tenant that it names."""
    DEAD = "dead"
    """It could not be handled, many times; an operator may send it round again."""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one signed request."""

    provider: str
    signature: str
    received_at: dt.datetime
    events: Sequence[WebhookEvent]


Tenant = tuple[str, str]
"""Provider, and what it calls the tenant."""


def keep(connection: Connection, deliveries: Sequence[Delivery]) -> int:
    """Store events that are not there yet; how many those were."""
    owners = organizations_of(connection, {(d.provider, event.tenant) for d in deliveries for event in d.events})
    rows = [
        _row(delivery, event, owners.get((delivery.provider, event.tenant)))
        for delivery in deliveries
        for event in delivery.events
    ]
    if not rows:
        return 0
    for row, made in zip(rows, new_ids(len(rows)), strict=True):
        row["id"] = made
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(integration_webhooks).on_conflict_do_nothing()
    return connection.execute(statement, rows).rowcount


def organizations_of(connection: Connection, tenants: Iterable[Tenant]) -> dict[Tenant, str]:
    """Which organization each tenant belongs to; those that nobody connected are left out."""
    names: dict[str, list[str]] = {}
    for provider, tenant in sorted(tenants):
        if tenant:
            names.setdefault(provider, []).append(tenant)
    found: dict[Tenant, str] = {}
    for provider, wanted in names.items():
        for start in range(0, len(wanted), _TENANTS_AT_ONCE):
            some = wanted[start : start + _TENANTS_AT_ONCE]
            rows = connection.execute(
                select(_t.tenant, _t.organization_id).where(_t.provider == provider, _t.tenant.in_(some))
            )
            found |= {(provider, tenant): organization for tenant, organization in rows}
    return found


def connect_tenant(connection: Connection, organization_id: str, provider: str, tenant: str) -> bool:
    """From now on the tenant's events are this organization's, those that wait for an owner too.

    Returns whether it is so: a tenant that belongs to another organization stays there.
    """
    now = dt.datetime.now(dt.UTC)
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {"provider": provider, "tenant": tenant, "organization_id": organization_id, "connected_at": now}
    connection.execute(dialect.insert(integration_tenants).values(values).on_conflict_do_nothing())
    if organizations_of(connection, [(provider, tenant)]).get((provider, tenant)) != organization_id:
        return False
    connection.execute(
        update(integration_webhooks)
        .where(_c.state == EventState.UNASSIGNED.value, _c.provider == provider, _c.tenant == tenant)
        .values(organization_id=organization_id, state=EventState.WAITING.value, due_at=now, note=None)
    )
    return True


def disconnect_tenants(connection: Connection, organization_id: str, provider: str) -> None:
    """What the organization's tenants tell from now on belongs to nobody."""
    connection.execute(
        delete(integration_tenants).where(_t.organization_id == organization_id, _t.provider == provider)
    )


def adopt_recent(connection: Connection) -> int:
    """Give events to an organization whose tenant was connected in the moment when they came; how many."""
    now = dt.datetime.now(dt.UTC)
    known = (_t.provider == _c.provider) & (_t.tenant == _c.tenant)
    owner = select(_t.organization_id).where(known).correlate(integration_webhooks)
    return connection.execute(
        update(integration_webhooks)
        .where(_c.state == EventState.UNASSIGNED.value, _c.due_at >= now - RECENT, owner.exists())
        .values(organization_id=owner.scalar_subquery(), state=EventState.WAITING.value, due_at=now, note=None)
    ).rowcount


def count_refusals(connection: Connection, counted: Mapping[tuple[str, str], int]) -> None:
    """Add to what was refused in this hour, by provider and reason."""
    hour = dt.datetime.now(dt.UTC).replace(minute=0, second=0, microsecond=0)
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    for (provider, reason), count in sorted(counted.items()):
        values = {"provider": provider, "hour": hour, "reason": reason, "count": count}
        statement = dialect.insert(webhook_refusals).values(values)
        columns = [webhook_refusals.c.provider, webhook_refusals.c.hour, webhook_refusals.c.reason]
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=columns, set_={"count": webhook_refusals.c.count + statement.excluded["count"]}
            )
        )


def refusals(connection: Connection, since: dt.datetime) -> Counter[tuple[str, str]]:
    """How many requests were refused since then, by provider and reason."""
    c = webhook_refusals.c
    counted: Counter[tuple[str, str]] = Counter()
    for provider, reason, count in connection.execute(
        select(c.provider, c.reason, c["count"]).where(c.hour >= since - dt.timedelta(hours=1))
    ):
        counted[provider, reason] += count
    return counted


def clear_old(connection: Connection) -> int:
    """Forget events that were done with, or that nobody's account told, long ago, and old counts; how many."""
    before = dt.datetime.now(dt.UTC) - KEPT
    # Of an account that was disconnected a provider may tell for years; who connects it reads everything anew.
    done = or_(*(_c.state == state.value for state in (EventState.HANDLED, EventState.KEPT, EventState.UNASSIGNED)))
    cleared = connection.execute(delete(integration_webhooks).where(done, _c.due_at <= before)).rowcount
    return cleared + connection.execute(delete(webhook_refusals).where(webhook_refusals.c.hour <= before)).rowcount


def _row(delivery: Delivery, event: WebhookEvent, organization_id: str | None) -> dict[str, object]:
    state, note = _first_state(event, organization_id)
    done = state is EventState.KEPT
    return {
        "organization_id": organization_id,
        "provider": delivery.provider,
        "event_type": event.type,
        "payload": event.payload,
        "signature": delivery.signature,
        "processed": done,
        "received_at": delivery.received_at,
        "processed_at": delivery.received_at if done else None,
        "dedupe_key": event.dedupe_key,
        "tenant": event.tenant,
        "entity": event.entity,
        "subject": event.subject,
        "occurred_at": event.occurred_at,
        "state": state.value,
        "attempts": 0,
        "due_at": delivery.received_at,
        "note": note,
    }


def _first_state(event: WebhookEvent, organization_id: str | None) -> tuple[EventState, str | None]:
    if event.parked:
        return EventState.KEPT, event.parked
    if not event.tenant:
        return EventState.KEPT, "It does not say whose it is."
    if organization_id is None:
        return EventState.UNASSIGNED, "Nobody has connected the account that it comes from."
    return EventState.WAITING, None
