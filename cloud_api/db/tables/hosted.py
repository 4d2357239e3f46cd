"""What the platform keeps to host a connection itself: settings, sealed secrets, orders of people."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from cloud_api.db.tables.foundation import metadata, organization_column
from cloud_api.db.types import BINARY, JSON_TEXT, Identifier, Instant

# Connections that the platform itself hosts, with no office PC. `revision` moves with each change, so that their host
# notices; `worker` is the process that took it up last.
hosted_connections = Table(
    "hosted_connections",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("connection", Text, nullable=False, unique=True),
    Column("settings", JSON_TEXT, nullable=False),
    Column("policies", JSON_TEXT, nullable=False),
    Column("every_seconds", Integer, nullable=False),
    Column("mapping", Text),
    Column("agent_id", Identifier, ForeignKey("agents.id"), nullable=False),
    Column("connected_by", Text, nullable=False),
    Column("connected_at", Instant, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("worker", Text),
)

# Secrets of hosted connections, each sealed with a key of its own that is sealed with the server's key `key_id`.
integration_secrets = Table(
    "integration_secrets",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("connection", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("key_nonce", BINARY, nullable=False),
    Column("key_text", BINARY, nullable=False),
    Column("nonce", BINARY, nullable=False),
    Column("text", BINARY, nullable=False),
)

# What people ordered of the host of a connection, and what it answered; `begun_at` is when it first laid hands on it.
hosted_orders = Table(
    "hosted_orders",
    metadata,
    Column("id", Identifier, primary_key=True),
    organization_column(),
    Column("provider", Text, nullable=False),
    Column("connection", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("asked", JSON_TEXT, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("begun_at", Instant),
    Column("state", Text, nullable=False),
    Column("answer", JSON_TEXT),
    Column("sentence", Text),
    Column("answered_at", Instant),
    Index(None, "connection", "state", "asked_at"),
)
