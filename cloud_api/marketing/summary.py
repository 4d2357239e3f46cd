"""What was collected in a few numbers, for the cards of all providers of an organization."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, case, func, select

from cloud_api.db.tables import ad_spend, contacts, gathered_states, metric_snapshots
from connector.domain.gathered import Amount, Counted, Notice, Summary, Used
from connector.providers.registry import specs

DAYS: Final = 30
_c, _g, _m, _s = contacts.c, gathered_states.c, metric_snapshots.c, ad_spend.c
_notices = msgspec.json.Decoder(tuple[Notice, ...])
_used = msgspec.json.Decoder(tuple[Used, ...])


def summaries(connection: Connection, organization_id: str, now: dt.datetime) -> dict[str, Summary]:
    """By provider; those of which nothing was collected yet are left out. Leads count from when they came here."""
    states = connection.execute(select(gathered_states).where(_g.organization_id == organization_id)).all()
    if not states:
        return {}
    leads = _leads(connection, organization_id, now)
    spend = _spend(connection, organization_id, now.date() - dt.timedelta(days=DAYS - 1))
    found = {}
    for row in states:
        told = leads.get(row.provider, _NO_LEADS)
        amounts = sorted(spend.get(row.provider, {}).items())
        found[row.provider] = Summary(
            at=row.gathered_at,
            failure=row.failure,
            leads=told.all,
            leads_today=told.today,
            leads_week=told.week,
            last_lead_at=told.newest,
            looked_at=_looked_at(connection, organization_id, row.provider, row.gathered_at),
            spend=tuple(Amount(currency=currency, amount=amount) for currency, amount in amounts),
            used=_used.decode(row.used),
            notices=_notices.decode(row.notices),
        )
    return found


class _Leads(NamedTuple):
    """Of the last days, of the last seven, of today, and when the newest came."""

    all: int = 0
    week: int = 0
    today: int = 0
    newest: dt.datetime | None = None


_NO_LEADS: Final = _Leads()


def _leads(connection: Connection, organization_id: str, now: dt.datetime) -> dict[str, _Leads]:
    bringing = [known.name for known in specs() if known.arrives_as]
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    week = func.sum(case((_c.created_at >= midnight - dt.timedelta(days=6), 1), else_=0))
    today = func.sum(case((_c.created_at >= midnight, 1), else_=0))
    wanted = (
        select(_c.external_provider, func.count(), week, today, func.max(_c.created_at))
        .where(_c.organization_id == organization_id, _c.external_provider.in_(bringing))
        .where(_c.contact_type == "customer", _c.deleted_at.is_(None))
        .where(_c.created_at >= midnight - dt.timedelta(days=DAYS - 1))
        .group_by(_c.external_provider)
    )
    return {row[0]: _Leads(int(row[1]), int(row[2]), int(row[3]), row[4]) for row in connection.execute(wanted)}


def _looked_at(
    connection: Connection, organization_id: str, provider: str, at: dt.datetime | None
) -> tuple[Counted, ...]:
    """What had figures at the last look: those of a whole life are of its day, those of days of the day before."""
    if at is None:
        return ()
    mine = (_m.organization_id == organization_id, _m.provider == provider)
    seen = select(_m.kind, _m.subject).where(*mine, _m.day >= at.date() - dt.timedelta(days=1)).distinct().subquery()
    counted = select(seen.c.kind, func.count()).group_by(seen.c.kind).order_by(seen.c.kind)
    return tuple(Counted(kind=kind, count=int(count)) for kind, count in connection.execute(counted))


def _spend(connection: Connection, organization_id: str, first: dt.date) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    wanted = select(_s.provider, _s.currency, _s.amount)
    for row in connection.execute(wanted.where(_s.organization_id == organization_id, _s.day >= first)):
        found[row.provider][row.currency] += row.amount
    return found
