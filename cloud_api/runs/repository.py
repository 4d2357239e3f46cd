"""Statements over `integration_sync_logs`, each scoped by organization."""

from __future__ import annotations

from collections.abc import Sequence

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
        statement = dialect.insert(integration_sync_logs).values(values)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[_c.id],
                set_={name: value for name, value in values.items() if name not in ("id", "organization_id")},
                where=_c.organization_id == organization_id,
            )
        )
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


def page(
    connection: Connection, organization_id: str, provider: str | None, limit: int, before: str | None
) -> list[ProviderSyncLog]:
    """Newest first, those before a log."""
    statement = select(*_COLUMNS).where(_c.organization_id == organization_id)
    if provider:
        statement = statement.where(_c.provider == provider)
    if before:
        last = select(_c.started_at).where(_c.organization_id == organization_id, _c.id == before)
        place = tuple_(last.scalar_subquery(), literal(before, Identifier))
        statement = statement.where(tuple_(_c.started_at, _c.id) < place)
    rows = connection.execute(statement.order_by(_c.started_at.desc(), _c.id.desc()).limit(limit))
    return [ProviderSyncLog(**{**row._mapping, "entity_type": EntityKind(row.entity_type)}) for row in rows]


def last_runs(connection: Connection, organization_id: str, provider: str) -> dict[EntityKind, SyncLog]:
    """The newest log of each entity kind."""
    mine = (_c.organization_id == organization_id) & (_c.provider == provider)
    newest = select(_c.entity_type, func.max(_c.started_at).label("at")).where(mine).group_by(_c.entity_type).subquery()
    columns = [column for column in _COLUMNS if column.name != "provider"]
    statement = (
        select(*columns)
        .join(newest, (newest.c.entity_type == _c.entity_type) & (newest.c.at == _c.started_at))
        .where(mine)
    )
    logs = (
        SyncLog(**{**row._mapping, "entity_type": EntityKind(row.entity_type)}) for row in connection.execute(statement)
    )
    return {log.entity_type: log for log in logs}
