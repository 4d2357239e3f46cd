"""Statements over `integration_sync_logs`, each scoped by organization."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    FromClause,
    Select,
    Text,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY

from cloud_api.db.tables import integration_sync_logs, organization_integrations
from cloud_api.db.types import Identifier
from connector.domain.gathered import METRICS
from connector.domain.keys import EntityKind
from connector.platform.wire import ProviderSyncLog, SyncLog
from connector.providers.registry import specs

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
STATUSES = ("success", "partial", "failed")
DIRECTIONS = ("inbound", "outbound", "bidirectional")
SUBJECTS = (*(kind.value for kind in EntityKind), METRICS)
"""What a run can be of."""
_FILTERS = (_c.provider, _c.entity_type, _c.status, _c.sync_direction)
"""By which logs are sought, in the order of the index."""


def save(connection: Connection, organization_id: str, provider: str, logs: Sequence[SyncLog]) -> None:
    """Insert logs, or overwrite those of the same id and organization."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    for log in logs:
        told = {name: getattr(log, name) for name in SyncLog.__struct_fields__}
        told |= {"organization_id": organization_id, "provider": provider}
        known = (_c.id == log.id) & (_c.organization_id == organization_id)
        if connection.execute(update(integration_sync_logs).where(known).values(told)).rowcount == 0:
            # An id that another organization has is left alone: its row cannot be seen, and an upsert would fail on it.
            connection.execute(dialect.insert(integration_sync_logs).values(told).on_conflict_do_nothing())
    finished = [log.completed_at for log in logs if log.completed_at is not None and log.status != "failed"]
    if finished:
        i = organization_integrations.c
        newest = max(finished)  # logs that waited while the agent was offline may tell of an older run
        connection.execute(
            update(organization_integrations)
            .where(
                i.organization_id == organization_id,
                i.provider == provider,
                or_(i.last_synced_at.is_(None), i.last_synced_at < newest, i.last_synced_at > dt.datetime.now(dt.UTC)),
            )
            .values(last_synced_at=newest)
        )


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which logs somebody wants to see; None wants any."""

    provider: str | None = None
    entity_type: str | None = None
    """One of `SUBJECTS`."""
    status: str | None = None
    sync_direction: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    before: str | None = None
    """Id of the last log of the page before."""
    limit: int = 50

    @property
    def filters(self) -> tuple[str | None, ...]:
        """What is asked for of each of `_FILTERS`."""
        return self.provider, self.entity_type, self.status, self.sync_direction

    @property
    def is_filtered(self) -> bool:
        """Whether not every log of the organization is wanted."""
        return any(value is not None for value in self.filters)


def page(connection: Connection, organization_id: str, wanted: Wanted) -> list[ProviderSyncLog]:
    """Newest first."""
    if wanted.is_filtered and connection.dialect.name == "postgresql":
        rows = connection.execute(_page_of_few(organization_id, wanted))
    else:
        matching = [
            column == value for column, value in zip(_FILTERS, wanted.filters, strict=True) if value is not None
        ]
        rows = connection.execute(_window(select(*_COLUMNS), organization_id, wanted).where(*matching))
    return [_log(row) for row in rows]


def _page_of_few(organization_id: str, wanted: Wanted) -> Select[Any]:
    """Each combination of provider, kind, status and direction that is asked for has its newest logs at one place of an
    index: a few hundred searches at most, also where what is asked for is rare, or never was, in a long history. The
    index alone tells which logs make up the page; only those are read, as each lies on a page of the table of its own.
    """
    asked = [[value] if value is not None else every for value, every in zip(wanted.filters, _values(), strict=True)]
    sides = [
        func.unnest(literal(list(some), ARRAY(Text))).table_valued("value").render_derived(f"asked_{each.name}")
        for each, some in zip(_FILTERS, asked, strict=True)
    ]
    matching = [each == side.c.value for each, side in zip(_FILTERS, sides, strict=True)]
    newest = _window(select(_c.id, _c.started_at), organization_id, wanted).where(*matching).lateral("newest")
    joined: FromClause = sides[0]
    for right in (*sides[1:], newest):
        joined = joined.join(right, true())
    found = select(newest).select_from(joined).order_by(newest.c.started_at.desc(), newest.c.id.desc())
    page = found.limit(wanted.limit).subquery("page")
    read = select(*_COLUMNS).select_from(page.join(integration_sync_logs, _c.id == page.c.id))
    return read.where(_c.organization_id == organization_id).order_by(page.c.started_at.desc(), page.c.id.desc())


def _values() -> tuple[Sequence[str], ...]:
    """Everything that logs may have in the columns of `_FILTERS`."""
    return [each.name for each in specs()], SUBJECTS, STATUSES, DIRECTIONS


def _window(statement: Select[Any], organization_id: str, wanted: Wanted) -> Select[Any]:
    """The newest logs of an organization in the time and from the place that are asked for."""
    statement = statement.where(_c.organization_id == organization_id)
    if wanted.since is not None:
        statement = statement.where(_c.started_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(_c.started_at < wanted.until)
    if wanted.before is not None:
        last = select(_c.started_at).where(_c.organization_id == organization_id, _c.id == wanted.before)
        place = tuple_(last.scalar_subquery(), literal(wanted.before, Identifier))
        statement = statement.where(tuple_(_c.started_at, _c.id) < place)
    return statement.order_by(_c.started_at.desc(), _c.id.desc()).limit(wanted.limit)


def find(connection: Connection, organization_id: str, log_id: str) -> ProviderSyncLog | None:
    """One log of an organization."""
    row = connection.execute(
        select(*_COLUMNS).where(_c.organization_id == organization_id, _c.id == log_id)
    ).one_or_none()
    return None if row is None else _log(row)


def last_runs(connection: Connection, organization_id: str, provider: str, kinds: Sequence[str]) -> dict[str, SyncLog]:
    """The newest log of each of `SUBJECTS`, each found by the index, however long the history is."""
    columns = [each for each in _COLUMNS if each.name != "provider"]
    of_it = (_c.organization_id == organization_id, _c.provider == provider)
    newest = [
        select(*columns).where(*of_it, _c.entity_type == str(kind)).order_by(_c.started_at.desc()).limit(1).subquery()
        for kind in kinds
    ]
    if not newest:
        return {}
    rows = connection.execute(union_all(*(select(each) for each in newest)))
    return {row.entity_type: SyncLog(**row._mapping) for row in rows}


def _log(row: Any) -> ProviderSyncLog:
    return ProviderSyncLog(**row._mapping)
