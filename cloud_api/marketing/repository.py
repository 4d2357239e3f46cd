"""Statements over what was collected, within a transaction of the caller. What comes once more changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection, Table, delete
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.db.tables import ad_spend, gathered_states, metric_snapshots, metric_subjects
from connector.domain.gathered import Gathered, Spending, Standing

_AT_ONCE = 500
_s = ad_spend.c


def save(connection: Connection, organization_id: str, provider: str, part: Gathered) -> None:
    """A part of what was collected: newer figures take the place of older ones of the same day."""
    whose = {"organization_id": organization_id, "provider": provider}
    subjects = {
        (each.kind, each.key): {
            **whose, "kind": each.kind, "subject": each.key, "title": each.title, "link": each.link,
            "published_at": each.published_at,
        }
        for each in part.subjects
    }  # fmt: skip
    _upsert(connection, metric_subjects, list(subjects.values()))
    snapshots = {
        (each.kind, each.key, each.metric, each.day): {
            **whose, "kind": each.kind, "subject": each.key, "metric": each.metric, "day": each.day,
            "value": each.value, "observed_at": each.observed_at, "whole": each.whole,
        }
        for each in part.snapshots
    }  # fmt: skip
    _upsert(connection, metric_snapshots, list(snapshots.values()))
    for span in part.spending:
        _spent(connection, whose, span)


def stand(connection: Connection, organization_id: str, provider: str, standing: Standing) -> None:
    """How collecting ended."""
    over = {"gathered_at": standing.at} if not standing.failure else {}
    row = {
        "organization_id": organization_id,
        "provider": provider,
        "tried_at": standing.at,
        "failure": standing.failure,
        "notices": msgspec.json.encode(standing.notices).decode(),
        "used": msgspec.json.encode(standing.used).decode(),
        **over,
    }
    _upsert(connection, gathered_states, [row])


def forget(connection: Connection, organization_id: str, provider: str) -> None:
    """The provider was disconnected: figures stay, how collecting stands does not."""
    c = gathered_states.c
    connection.execute(delete(gathered_states).where(c.organization_id == organization_id, c.provider == provider))


def _spent(connection: Connection, whose: Mapping[str, str], span: Spending) -> None:
    """All of a span anew: what is no longer told there was corrected to nothing."""
    mine = (_s.organization_id == whose["organization_id"], _s.provider == whose["provider"])
    within = (_s.account == span.account, _s.day >= span.first, _s.day <= span.last)
    connection.execute(delete(ad_spend).where(*mine, *within))
    rows: dict[tuple[str, dt.date], dict[str, object]] = {}
    for each in span.days:
        rows[each.campaign, each.day] = {
            **whose, "account": span.account, "campaign": each.campaign, "day": each.day, "amount": each.amount,
            "currency": each.currency, "impressions": each.impressions, "clicks": each.clicks,
        }  # fmt: skip
    _upsert(connection, ad_spend, list(rows.values()))


def _upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    key = [column.name for column in table.primary_key]
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        statement = dialect.insert(table)
        news = {name: statement.excluded[name] for name in some[0] if name not in key}
        connection.execute(statement.on_conflict_do_update(index_elements=key, set_=news), some)
