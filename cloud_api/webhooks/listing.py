"""Events as their organization looks at them, and as an operator does who has those of nobody too."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, select, update

from cloud_api.db.tables import integration_webhooks
from cloud_api.webhooks.repository import EventState, organizations_of
from cloud_api.webhooks.schemas import WebhookDetail, WebhookLog

_c = integration_webhooks.c
_COLUMNS = tuple(_c[name] for name in WebhookLog.__struct_fields__)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which events somebody wants to see; None wants any."""

    provider: str | None = None
    event_type: str | None = None
    state: EventState | None = None
    entity: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    before: str | None = None
    """Id of the last event of the page before."""
    limit: int = 50


def of_organization(connection: Connection, organization_id: str, wanted: Wanted) -> tuple[list[WebhookLog], bool]:
    """Events of an organization, newest first, and whether there are no more."""
    return _page(connection, select(*_COLUMNS).where(_c.organization_id == organization_id), wanted)


def of_platform(connection: Connection, wanted: Wanted) -> tuple[list[WebhookLog], bool]:
    """Events of all organizations and of nobody: for the platform's operator only."""
    return _page(connection, select(*_COLUMNS), wanted)


def find(connection: Connection, organization_id: str, provider: str, event_id: str) -> WebhookDetail | None:
    """One event of an organization, with what the provider wrote."""
    row = connection.execute(
        select(*_COLUMNS, _c.payload).where(
            _c.organization_id == organization_id, _c.provider == provider, _c.id == event_id
        )
    ).one_or_none()
    return None if row is None else WebhookDetail(**_told(row), payload=_plain(row.payload))


def redrive(
    connection: Connection, state: EventState, *, provider: str | None = None, event_id: str | None = None
) -> int:
    """Send events round again that are dead, kept, or nobody's and may have an owner by now; how many."""
    rows = connection.execute(
        select(_c.id, _c.provider, _c.tenant, _c.organization_id)
        .where(_c.state == state.value, *_matching(provider, event_id))
        .with_for_update(skip_locked=True)
    ).all()
    owners = organizations_of(connection, {(row.provider, row.tenant) for row in rows})
    now = dt.datetime.now(dt.UTC)
    count = 0
    for row in rows:
        owner = row.organization_id or owners.get((row.provider, row.tenant))
        if owner is None:
            continue
        again = {"state": EventState.WAITING.value, "attempts": 0, "due_at": now, "note": None}
        unprocessed = {"processed": False, "processed_at": None, "organization_id": owner}
        connection.execute(update(integration_webhooks).where(_c.id == row.id).values({**again, **unprocessed}))
        count += 1
    return count


def _matching(provider: str | None, event_id: str | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if provider is not None:
        conditions.append(_c.provider == provider)
    if event_id is not None:
        conditions.append(_c.id == event_id)
    return conditions


def _page(
    connection: Connection, statement: Select[tuple[object, ...]], wanted: Wanted
) -> tuple[list[WebhookLog], bool]:
    for column, value in (
        (_c.provider, wanted.provider),
        (_c.event_type, wanted.event_type),
        (_c.state, wanted.state and wanted.state.value),
        (_c.entity, wanted.entity),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if wanted.since is not None:
        statement = statement.where(_c.received_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(_c.received_at < wanted.until)
    if wanted.before is not None:
        statement = statement.where(_c.id < wanted.before)
    rows = connection.execute(statement.order_by(_c.id.desc()).limit(wanted.limit + 1)).all()
    logs = [WebhookLog(**_told(row)) for row in rows[: wanted.limit]]
    return logs, len(rows) <= wanted.limit


def _told(row: Any) -> dict[str, Any]:
    told = {name: row._mapping[name] for name in WebhookLog.__struct_fields__}
    return {**told, "state": EventState(row.state), "note": row.note or ""}


def _plain(value: object) -> object:
    """Decimals as the numbers that they were, for an answer in JSON."""
    if isinstance(value, Decimal):
        return msgspec.Raw(str(value).encode())
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    return value
