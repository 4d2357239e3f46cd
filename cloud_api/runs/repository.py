"""Statements over `integration_sync_logs`, each scoped by organization."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, literal, or_, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.db.tables import integration_sync_logs, organization_integrations
from cloud_api.db.types import Identifier
from connector.domain.keys import EntityKind
from connector.platform.wire import ProviderSyncLog, SyncLog

_c = integration_sync_logs.c
_COLUMNS = (
    _c.id,
    _c.provider,
    _c.entity_type,
    _c.sync_direction,
    _c.records_synced,
    _c.records_failed,
    _c.status,
    func.coalesce(_c.error_message, "").label("error_message"),
    _c.started_at,
    _c.completed_at,
)


def save(connection: Connection, organization_id: str, provider: str, logs: Sequence[SyncLog]) -> None:
    """Insert logs, or overwrite those of the same id and organization."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    for log in logs:
        values = {name: getattr(log, name) for name in SyncLog.__struct_fields__ if name != "entity_type"}
        values |= {"organization_id": organization_id, "provider": provider, "entity_type": log.entity_type.value}
        known = (_c.id == log.id) & (_c.organization_id == organization_id)
        if connection.execute(update(integration_sync_logs).where(known).values(values)).rowcount == 0:
            # An id that another organization has is left alone: its row cannot be seen, and an upsert would fail on it.
            connection.execute(dialect.insert(integration_sync_logs).values(values).on_conflict_do_nothing())
    finished = [log.completed_at for log in logs if log.completed_at is not None and log.status != "failed"]
    if finished:
        i = organization_integrations.c
        newest = max(finished)  # logs that waited while the agent was offline may tell of an older run
        connection.execute(
            update(organization_integrations)
            .where(
                i.organization_id == organization_id,
                i.provider == provider,
                or_(i.last_synced_at.is_(None), i.last_synced_at < newest),
            )
            .values(last_synced_at=newest)
        )


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which logs somebody wants to see; None wants any."""

    provider: str | None = None
    entity_type: EntityKind | None = None
    status: str | None = None
    sync_direction: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    before: str | None = None
    """Id of the last log of the page before."""
    limit: int = 50


def page(connection: Connection, organization_id: str, wanted: Wanted) -> list[ProviderSyncLog]:
    """Newest first."""
    statement = select(*_COLUMNS).where(_c.organization_id == organization_id)
    for column, value in (
        (_c.provider, wanted.provider),
        (_c.entity_type, wanted.entity_type and wanted.entity_type.value),
        (_c.status, wanted.status),
        (_c.sync_direction, wanted.sync_direction),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if wanted.since is not None:
        statement = statement.where(_c.started_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(_c.started_at < wanted.until)
    if wanted.before is not None:
        last = select(_c.started_at).where(_c.organization_id == organization_id, _c.id == wanted.before)
        place = tuple_(last.scalar_subquery(), literal(wanted.before, Identifier))
        statement = statement.where(tuple_(_c.started_at, _c.id) < place)
    rows = connection.execute(statement.order_by(_c.started_at.desc(), _c.id.desc()).limit(wanted.limit))
    return [_log(row) for row in rows]


def find(connection: Connection, organization_id: str, log_id: str) -> ProviderSyncLog | None:
    """One log of an organization."""
    row = connection.execute(
        select(*_COLUMNS).where(_c.organization_id == organization_id, _c.id == log_id)
    ).one_or_none()
    return None if row is None else _log(row)


def last_runs(
    connection: Connection, organization_id: str, provider: str, kinds: Sequence[EntityKind]
) -> dict[EntityKind, SyncLog]:
    """The newest log of each entity kind, each found by the index, however long the history is."""
    columns = [column for column in _COLUMNS if column.name != "provider"]
    found = {}
    for kind in kinds:
        newest = (
            select(*columns)
            .where(_c.organization_id == organization_id, _c.provider == provider, _c.entity_type == kind.value)
            .order_by(_c.started_at.desc())
            .limit(1)
        )
        row = connection.execute(newest).one_or_none()
        if row is not None:
            found[kind] = SyncLog(**{**row._mapping, "entity_type": kind})
    return found


def _log(row: Any) -> ProviderSyncLog:
    return ProviderSyncLog(**{**row._mapping, "entity_type": EntityKind(row.entity_type)})
