"""What was collected from one provider in some days, put together for whoever looks."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from cloud_api.db.tables import ad_spend, gathered_states, metric_snapshots, metric_subjects
from cloud_api.marketing.returns import Lead, Returned, leads_of, returns_of
from cloud_api.marketing.schemas import (
    CampaignFigures,
    DayFigure,
    DayFigures,
    GatheredFigures,
    Money,
    SubjectFigures,
)
from connector.domain.gathered import Notice, Used
from connector.providers.registry import spec

MOST_SUBJECTS: Final = 50
_DAILY: Final = ("page", "account")
"""Kinds whose figures are of days; of all others they are of a whole life."""
_SEN: Final = Decimal("0.01")
_NOTHING: Final = Returned()
_g, _s, _m, _k = gathered_states.c, ad_spend.c, metric_snapshots.c, metric_subjects.c
_notices = msgspec.json.Decoder(list[Notice])
_used = msgspec.json.Decoder(list[Used])
_Names = Mapping[tuple[str, str], tuple[str, str, dt.datetime | None]]


def figures_of(
    connection: Connection, organization_id: str, provider: str, first: dt.date, last: dt.date
) -> GatheredFigures | None:
    """The days from first to last; None for a provider of which nothing is only collected."""
    if not spec(provider).gathers:
        return None
    place = (organization_id, provider)
    state = connection.execute(
        select(gathered_states).where(_g.organization_id == organization_id, _g.provider == provider)
    ).one_or_none()
    leads = leads_of(connection, *place) if spec(provider).arrives_as else []
    within = Counter(lead.day for lead in leads if first <= lead.day <= last)
    names = _names(connection, *place)
    return GatheredFigures(
        gathered_at=state.gathered_at if state is not None else None,
        failure=state.failure if state is not None else "",
        notices=_notices.decode(state.notices) if state is not None else [],
        used=_used.decode(state.used) if state is not None else [],
        leads=within.total(),
        leads_today=within[last],
        campaigns=_campaigns(connection, place, leads, (first, last), names),
        series=_series(connection, place, first, last),
        subjects=_subjects(connection, place, names),
    )


def _names(connection: Connection, organization_id: str, provider: str) -> _Names:
    wanted = select(_k.kind, _k.subject, _k.title, _k.link, _k.published_at)
    mine = wanted.where(_k.organization_id == organization_id, _k.provider == provider)
    return {(row.kind, row.subject): (row.title, row.link, row.published_at) for row in connection.execute(mine)}


def _campaigns(
    connection: Connection, place: tuple[str, str], leads: list[Lead], days: tuple[dt.date, dt.date], names: _Names
) -> list[CampaignFigures]:
    """Every campaign that cost or brought something within the days; what its leads of these days bought since."""
    first, last = days
    spend: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    seen: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    wanted = select(_s.campaign, _s.amount, _s.currency, _s.impressions, _s.clicks).where(
        _s.organization_id == place[0], _s.provider == place[1], _s.day >= first, _s.day <= last
    )
    for row in connection.execute(wanted):
        spend[row.campaign][row.currency] += row.amount
        seen[row.campaign][0] += row.impressions
        seen[row.campaign][1] += row.clicks
    brought = Counter(lead.campaign for lead in leads if first <= lead.day <= last)
    returned = _returned(connection, place, leads, days)
    found = []
    for campaign in sorted({*spend, *(name for name in brought if name)}):
        count, back = brought[campaign], returned.get(campaign, _NOTHING)
        cost = {currency: amount / count for currency, amount in spend[campaign].items()} if count else {}
        found.append(
            CampaignFigures(
                campaign=campaign,
                name=names.get(("campaign", campaign), ("", "", None))[0],
                leads=count,
                spend=_money(spend[campaign]),
                cost_per_lead=_money(cost),
                invoiced=_money(back.invoiced),
                paid=_money(back.paid),
                impressions=seen[campaign][0],
                clicks=seen[campaign][1],
            )
        )
    return found


def _returned(
    connection: Connection, place: tuple[str, str], leads: list[Lead], days: tuple[dt.date, dt.date]
) -> Mapping[str, Returned]:
    """Of the leads of these days. Whom an earlier lead brought already belongs to that one."""
    if not leads:
        return {}
    within = [lead for lead in leads if days[0] <= lead.day <= days[1]]
    earlier = [msgspec.structs.replace(lead, campaign="") for lead in leads if lead.day < days[0]]
    return returns_of(connection, *place, [*earlier, *within])


def _series(connection: Connection, place: tuple[str, str], first: dt.date, last: dt.date) -> list[DayFigures]:
    wanted = (
        select(_m.kind, _m.subject, _m.metric, _m.day, _m.value)
        .where(_m.organization_id == place[0], _m.provider == place[1], _m.whole.is_(False))
        .where(_m.day >= first, _m.day <= last)
        .order_by(_m.kind, _m.subject, _m.metric, _m.day)
    )
    found: dict[tuple[str, str, str], list[DayFigure]] = {}
    for row in connection.execute(wanted):
        days = found.setdefault((row.kind, row.subject, row.metric), [])
        days.append(DayFigure(day=row.day, value=row.value))
    return [DayFigures(kind=kind, key=key, metric=metric, days=days) for (kind, key, metric), days in found.items()]


def _subjects(connection: Connection, place: tuple[str, str], names: _Names) -> list[SubjectFigures]:
    """The newest posts and media, with their last two looks."""
    dated = [(named[2], kind, key) for (kind, key), named in names.items() if kind not in (*_DAILY, "campaign")]
    newest = sorted(dated, key=lambda each: (each[0] is not None, each[0], each[2]), reverse=True)[:MOST_SUBJECTS]
    wanted = {(kind, key) for _, kind, key in newest}
    looks: dict[tuple[str, str], dict[dt.date, dict[str, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    seen: dict[tuple[str, str], dt.datetime] = {}
    statement = select(_m.kind, _m.subject, _m.metric, _m.day, _m.value, _m.observed_at).where(
        _m.organization_id == place[0],
        _m.provider == place[1],
        _m.whole.is_(True),
        _m.subject.in_([key for _, key in wanted]),
    )
    for row in connection.execute(statement):
        if (row.kind, row.subject) in wanted:
            looks[row.kind, row.subject][row.day][row.metric] = row.value
            seen[row.kind, row.subject] = max(row.observed_at, seen.get((row.kind, row.subject), row.observed_at))
    found = []
    for published, kind, key in newest:
        days = sorted(looks[kind, key], reverse=True)
        title, link, _ = names[kind, key]
        found.append(
            SubjectFigures(
                kind=kind, key=key, title=title, link=link, published_at=published, observed_at=seen.get((kind, key)),
                figures=looks[kind, key][days[0]] if days else {},
                before=looks[kind, key][days[1]] if len(days) > 1 else {},
            )
        )  # fmt: skip
    return found


def _money(amounts: Mapping[str, Decimal]) -> list[Money]:
    return [
        Money(currency=currency, amount=amount.quantize(_SEN, ROUND_HALF_UP))
        for currency, amount in sorted(amounts.items())
    ]
