"""What advertising and posts came to, as it is told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from connector.domain.gathered import Notice, Used


class Money(msgspec.Struct, frozen=True, kw_only=True):
    """An amount in one currency."""

    currency: str
    amount: Decimal


class CampaignFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A campaign in some days: what it cost, whom it brought, and what those bought since."""

    campaign: str
    name: str = ""
    leads: int
    spend: list[Money] = []
    """By currency of the ad account; empty: nothing is known of it."""
    cost_per_lead: list[Money] = []
    invoiced: list[Money] = []
    """Invoices and cash sales less credit notes, dated on the lead's day or later."""
    paid: list[Money] = []
    impressions: int = 0
    clicks: int = 0


class SubjectFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A post or medium with its figures as they were when somebody looked last."""

    kind: str
    key: str
    title: str = ""
    link: str = ""
    published_at: dt.datetime | None = None
    observed_at: dt.datetime | None = None
    figures: dict[str, Decimal] = {}
    """By metric; one that is not there is unknown, not 0."""
    before: dict[str, Decimal] = {}
    """The same at the look of a day before, where there was one."""


class DayFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of one day."""

    day: dt.date
    value: Decimal


class DayFigures(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a page or account, day by day; days that were not told are left out."""

    kind: str
    key: str
    metric: str
    days: list[DayFigure]


class GatheredFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was collected from a provider."""

    gathered_at: dt.datetime | None = None
    """When all of it was collected last."""
    failure: str = ""
    """Why the last try was broken off."""
    notices: list[Notice] = []
    used: list[Used] = []
    """Of the provider's limits, in percent, as it told last."""
    leads: int = 0
    """Of these days."""
    leads_today: int = 0
    """Of today (UTC)."""
    campaigns: list[CampaignFigures] = []
    series: list[DayFigures] = []
    subjects: list[SubjectFigures] = []
    """Newest first."""
