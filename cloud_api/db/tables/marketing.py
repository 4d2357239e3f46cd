"""Figures that are only collected: what has them, each as it was when somebody looked, and what advertising cost."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Table, Text

from cloud_api.db.tables.foundation import metadata
from cloud_api.db.types import EXACT_TEXT, JSON_TEXT, ExactNumber, Identifier, Instant

# Pages, posts, accounts, media, stories and campaigns.
metric_subjects = Table(
    "metric_subjects",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("subject", EXACT_TEXT, primary_key=True),
    Column("title", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("published_at", Instant),
)

# A figure of one day, or of a whole life as it was on that day: the last look of a day counts.
metric_snapshots = Table(
    "metric_snapshots",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("subject", EXACT_TEXT, primary_key=True),
    Column("metric", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("value", ExactNumber, nullable=False),
    Column("observed_at", Instant, nullable=False),
    Column("whole", Boolean, nullable=False),
    Index("ix_metric_snapshots_day", "organization_id", "provider", "day"),
)

# What campaigns cost by day, in the ad account's currency and calendar.
ad_spend = Table(
    "ad_spend",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("account", EXACT_TEXT, primary_key=True),
    Column("campaign", EXACT_TEXT, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("amount", ExactNumber, nullable=False),
    Column("currency", Text, nullable=False),
    Column("impressions", BigInteger, nullable=False),
    Column("clicks", BigInteger, nullable=False),
)

# How collecting ended last: `notices` and `used` as JSON.
gathered_states = Table(
    "gathered_states",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("gathered_at", Instant),
    Column("tried_at", Instant, nullable=False),
    Column("failure", Text, nullable=False),
    Column("notices", JSON_TEXT, nullable=False),
    Column("used", JSON_TEXT, nullable=False),
)
