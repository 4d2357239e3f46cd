"""The platform itself, its organizations and the tokens of their people."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Table, Text

from cloud_api.db.tables.foundation import metadata, organization_column
from cloud_api.db.types import BINARY, Identifier, Instant

# One row: the identity of this database, made when it was created.
platform = Table(
    "platform",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("created_at", Instant, nullable=False),
)

organizations = Table(
    "organizations",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", Identifier, primary_key=True),
    organization_column(),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("token_hash", BINARY, nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    CheckConstraint("role IN ('admin', 'member', 'support')", name="role"),
)
