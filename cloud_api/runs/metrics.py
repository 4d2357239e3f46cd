"""Figures of one provider day by day, for a dashboard. Days are those of UTC."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import ColumnElement, Connection, Date, Text, case, cast, func, literal_column, select

from cloud_api.db.tables import integration_sync_logs, integration_webhooks
from cloud_api.marketing.figures import figures_of
from cloud_api.marketing.schemas import GatheredFigures

MOST_DAYS = 90

_c = integration_sync_logs.c
_w = integration_webhooks.c


class DayMetrics(msgspec.Struct, kw_only=True):
    """One day."""

    day: dt.date
    runs: int = 0
    """Runs of one kind each."""
    runs_partial: int = 0
    runs_failed: int = 0
    records_synced: int = 0
    records_failed: int = 0
    webhooks: int = 0
    webhooks_unprocessed: int = 0
    """Of these, those that wait, or could not be handled."""


class Metrics(msgspec.Struct, frozen=True, kw_only=True):
    """Every day that was asked for, also those on which nothing happened; the last one goes on."""

    provider: str
    days: list[DayMetrics]
    gathered: GatheredFigures | None = None
    """What is only collected from there: figures of posts, spend, leads and what came of them; null for books."""


def metrics_of(connection: Connection, organization_id: str, provider: str, first: dt.date, last: dt.date) -> Metrics:
    """The days from first to last."""
    every = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    days = {at: DayMetrics(day=at) for at in every}
    begin = dt.datetime.combine(first, dt.time(), dt.UTC)
    day = _day(connection, _c.started_at)
    runs = select(
        day,
        func.count(),
        func.sum(case((_c.status == "partial", 1), else_=0)),
        func.sum(case((_c.status == "failed", 1), else_=0)),
        func.sum(_c.records_synced),
        func.sum(_c.records_failed),
    ).where(_c.organization_id == organization_id, _c.provider == provider, _c.started_at >= begin)
    for row in connection.execute(runs.group_by(day)):
        if (at := days.get(dt.date.fromisoformat(str(row[0])))) is not None:
            at.runs, at.runs_partial, at.runs_failed = int(row[1]), int(row[2]), int(row[3])
            at.records_synced, at.records_failed = int(row[4]), int(row[5])
    day = _day(connection, _w.received_at)
    told = select(day, func.count(), func.sum(case((_w.processed.is_(True), 0), else_=1))).where(
        _w.organization_id == organization_id, _w.provider == provider, _w.received_at >= begin
    )
    for row in connection.execute(told.group_by(day)):
        if (at := days.get(dt.date.fromisoformat(str(row[0])))) is not None:
            at.webhooks, at.webhooks_unprocessed = int(row[1]), int(row[2])
    gathered = figures_of(connection, organization_id, provider, first, last)
    return Metrics(provider=provider, days=list(days.values()), gathered=gathered)


def _day(connection: Connection, column: ColumnElement[dt.datetime | None]) -> ColumnElement[str]:
    """The day of a moment in UTC, as text; on SQLite moments are texts that begin with it."""
    if connection.dialect.name == "postgresql":
        return cast(cast(func.timezone("UTC", column), Date), Text)
    return func.substr(cast(column, Text), 1, literal_column("10"))
