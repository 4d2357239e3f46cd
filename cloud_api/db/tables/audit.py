"""Who touched which credential: entries that are only ever added, each with a hash over itself and the one before."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from cloud_api.db.tables.foundation import metadata
from cloud_api.db.types import BINARY, JSON_TEXT, Identifier, Instant

# `chain` is the organization's id, or "platform" for what belongs to none. Triggers refuse changes and deletions.
audit_entries = Table(
    "audit_entries",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("organization_id", Identifier, ForeignKey("organizations.id")),
    Column("at", Instant, nullable=False),
    Column("actor_kind", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("facts", JSON_TEXT, nullable=False),
    Column("previous", BINARY, nullable=False),
    Column("hash", BINARY, nullable=False),
)
