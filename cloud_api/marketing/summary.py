"""What was collected in a few numbers, for the cards of all providers of an organization."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Final

import msgspec
from sqlalchemy import Connection, case, func, select

from cloud_api.db.tables import ad_spend, contacts, gathered_states
from connector.domain.gathered import Amount, Notice, Summary, Used
from connector.providers.registry import specs

DAYS: Final = 30
_c, _g, _s = contacts.c, gathered_states.c, ad_spend.c
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
        count, today = leads.get(row.provider, (0, 0))
        amounts = sorted(spend.get(row.provider, {}).items())
        found[row.provider] = Summary(
            at=row.gathered_at,
            failure=row.failure,
            leads=count,
            leads_today=today,
            spend=tuple(Amount(currency=currency, amount=amount) for currency, amount in amounts),
            used=_used.decode(row.used),
            notices=_notices.decode(row.notices),
        )
    return found


def _leads(connection: Connection, organization_id: str, now: dt.datetime) -> dict[str, tuple[int, int]]:
    """Of the last days, and of today."""
    bringing = [known.name for known in specs() if known.arrives_as]
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = func.sum(case((_c.created_at >= midnight, 1), else_=0))
    wanted = (
        select(_c.external_provider, func.count(), today)
        .where(_c.organization_id == organization_id, _c.external_provider.in_(bringing))
        .where(_c.contact_type == "customer", _c.deleted_at.is_(None))
        .where(_c.created_at >= midnight - dt.timedelta(days=DAYS - 1))
        .group_by(_c.external_provider)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in connection.execute(wanted)}


def _spend(connection: Connection, organization_id: str, first: dt.date) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    wanted = select(_s.provider, _s.currency, _s.amount)
    for row in connection.execute(wanted.where(_s.organization_id == organization_id, _s.day >= first)):
        found[row.provider][row.currency] += row.amount
    return found
