"""The agents of an organization, how they are paired, and what they are told to do."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from cloud_api.db.tables.foundation import metadata, organization_column
from cloud_api.db.types import BINARY, JSON_TEXT, Identifier, Instant

agents = Table(
    "agents",
    metadata,
    Column("id", Identifier, primary_key=True),
    organization_column(),
    Column("installation", Text, nullable=False),
    Column("pc_name", Text, nullable=False),
    Column("token_hash", BINARY, nullable=False, unique=True),
    Column("paired_at", Instant, nullable=False),
    Column("last_seen_at", Instant),
    Column("revoked_at", Instant),
    Column("version", Text),
    Column("capabilities", JSON_TEXT),
    UniqueConstraint("organization_id", "installation"),
)

pairing_codes = Table(
    "pairing_codes",
    metadata,
    Column("selector", Text, primary_key=True),
    organization_column(),
    Column("code_hash", BINARY, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("used_at", Instant),
)

agent_commands = Table(
    "agent_commands",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    organization_column(),
    Column("agent_id", Identifier, ForeignKey("agents.id"), nullable=False),
    Column("provider", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity", Text),
    Column("created_at", Instant, nullable=False),
    Index(None, "agent_id", "id"),
    sqlite_autoincrement=True,
)
