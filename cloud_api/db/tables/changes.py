"""What people changed on the platform, and what the books made of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from cloud_api.db.tables.foundation import metadata, organization_column
from cloud_api.db.types import EXACT_TEXT, JSON_TEXT, Identifier, Instant

# Where the feed of one (organization, provider, entity) stands. Every change moves it in its own transaction: the lock
# of this row is kept until that commits, so that the order of sequences is the order of commits.
change_feeds = Table(
    "change_feeds",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("external_provider", EXACT_TEXT, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("last_sequence", BigInteger, nullable=False),
)

# What people wish to see in the books, and what became of it. `external_id` is the books' key, as soon as it is known;
# `born` is the change that creates the record, for all changes of a record that was born on the platform.
platform_changes = Table(
    "platform_changes",
    metadata,
    Column("id", Text, primary_key=True),
    organization_column(),
    Column("external_provider", EXACT_TEXT, nullable=False),
    Column("entity", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("external_id", EXACT_TEXT),
    Column("born", Text),
    Column("title", Text, nullable=False),
    Column("base", Text),
    Column("content", Text),
    Column("after_id", Text),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("request_key", EXACT_TEXT),
    Column("settled", Boolean, nullable=False, default=False),
    Column("outcome", Text),
    Column("outcome_key", Text),
    Column("outcome_fields", JSON_TEXT),
    Column("outcome_reason", Text),
    Column("outcome_code", Text),
    Column("acknowledged_at", Instant),
    CheckConstraint("kind IN ('create', 'update', 'delete')", name="kind"),
    CheckConstraint("outcome IN ('applied', 'rejected', 'conflict', 'waiting')", name="outcome"),
    UniqueConstraint("organization_id", "external_provider", "entity", "sequence", name="uq_platform_changes_sequence"),
    UniqueConstraint("organization_id", "request_key", name="uq_platform_changes_request_key"),
    Index("ix_platform_changes_external_id", "organization_id", "external_provider", "entity", "external_id"),
    Index("ix_platform_changes_born", "born"),
    Index("ix_platform_changes_settled", "organization_id", "external_provider", "settled", "entity", "sequence"),
    Index("ix_platform_changes_changed_at", "organization_id", "changed_at"),
)
