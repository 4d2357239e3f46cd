"""Which books an organization has connected, and what every sync of them did."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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
from cloud_api.db.types import JSON_OBJECT, JSON_TEXT, Identifier, Instant

organization_integrations = Table(
    "organization_integrations",
    metadata,
    Column("id", Identifier, primary_key=True),
    organization_column(),
    Column("provider", Text, nullable=False),
    Column("access_token", Text),
    Column("refresh_token", Text),
    Column("token_expires_at", Instant),
    Column("api_key", Text),
    Column("settings", JSON_OBJECT),
    Column("is_active", Boolean, nullable=False, default=True),
    Column("connected_at", Instant, nullable=False),
    Column("last_synced_at", Instant),
    Column("connection", Text, nullable=False),
    Column("company_name", Text, nullable=False),
    Column("company_marks", JSON_TEXT, nullable=False),
    Column("company_registration_no", Text),
    Column("books_timeline", Text, nullable=False),
    Column("pc_name", Text, nullable=False),
    Column("agent_id", Identifier, ForeignKey("agents.id")),
    Column("lease", Text),
    Column("lease_expires_at", Instant),
    Column("sequence", BigInteger, nullable=False, default=0),
    Column("pause_asked_at", Instant),
    Column("pause_asked_by", Text),
    UniqueConstraint("organization_id", "provider"),
)

integration_sync_logs = Table(
    "integration_sync_logs",
    metadata,
    Column("id", Identifier, primary_key=True),
    organization_column(),
    Column("provider", Text, nullable=False),
    Column("entity_type", Text, nullable=False),
    Column("sync_direction", Text, nullable=False),
    Column("records_synced", Integer, nullable=False),
    Column("records_failed", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("error_message", Text),
    Column("started_at", Instant, nullable=False),
    Column("completed_at", Instant),
    CheckConstraint("sync_direction IN ('inbound', 'outbound', 'bidirectional')", name="sync_direction"),
    CheckConstraint("status IN ('success', 'partial', 'failed')", name="status"),
    Index(None, "organization_id", "started_at"),
    Index("ix_integration_sync_logs_entity_type", "organization_id", "provider", "entity_type", "started_at"),
    # Whatever history is asked for, its newest logs lie together here for each combination, with all that says which
    # ones they are.
    Index(
        "ix_integration_sync_logs_newest",
        "organization_id",
        "provider",
        "entity_type",
        "status",
        "sync_direction",
        "started_at",
        "id",
    ),
)
