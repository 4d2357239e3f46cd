"""What providers told us by webhook, whose it is, and how much was refused."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from cloud_api.db.tables.foundation import metadata, organization_column
from cloud_api.db.types import EXACT_TEXT, JSON_OBJECT, Identifier, Instant

# One row for each event of a provider. An event whose tenant nobody has connected belongs to no organization yet.
integration_webhooks = Table(
    "integration_webhooks",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("organization_id", Identifier, ForeignKey("organizations.id")),
    Column("provider", Text, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("payload", JSON_OBJECT, nullable=False),
    Column("signature", Text, nullable=False),
    Column("processed", Boolean, nullable=False, default=False),
    Column("received_at", Instant, nullable=False),
    Column("processed_at", Instant),
    Column("dedupe_key", Text, nullable=False),
    Column("tenant", EXACT_TEXT, nullable=False),
    Column("entity", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("occurred_at", Instant),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("due_at", Instant, nullable=False),
    Column("note", Text),
    CheckConstraint("state IN ('waiting', 'handled', 'kept', 'unassigned', 'dead')", name="state"),
    UniqueConstraint("provider", "dedupe_key"),
    Index("ix_integration_webhooks_organization_id", "organization_id", "provider", "id"),
    Index(None, "state", "due_at"),
)

# Which organization a provider's tenant (a realm, an organisation, a page) belongs to.
integration_tenants = Table(
    "integration_tenants",
    metadata,
    Column("provider", Text, primary_key=True),
    Column("tenant", EXACT_TEXT, primary_key=True),
    organization_column(),
    Column("connected_at", Instant, nullable=False),
    Index(None, "organization_id"),
)

# How many requests were refused in each hour, and why. They belong to nobody: nobody knows who sent them.
webhook_refusals = Table(
    "webhook_refusals",
    metadata,
    Column("provider", Text, primary_key=True),
    Column("hour", Instant, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
