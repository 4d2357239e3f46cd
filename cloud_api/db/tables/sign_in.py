"""Signing in at providers: sign-ins that are under way, what came of them, and people's sessions in the browser. No
secret lies here in the clear; random values lie here as their hashes."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from cloud_api.db.tables.foundation import metadata, organization_column
from cloud_api.db.types import BINARY, JSON_TEXT, Identifier, Instant

# One way to a provider and back. `challenge`, `loopback` and `agent_state` are those of the agent that it was begun
# for; what the provider gave lies sealed among the secrets until somebody may have it.
sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", Identifier, primary_key=True),
    organization_column(),
    Column("provider", Text, nullable=False),
    Column("started_by", Text, nullable=False),
    Column("agent_id", Identifier, ForeignKey("agents.id")),
    Column("challenge", Text),
    Column("loopback", Text),
    Column("agent_state", Text),
    Column("ticket_hash", BINARY, unique=True),
    Column("state_hash", BINARY, unique=True),
    Column("browser_hash", BINARY),
    Column("choice_hash", BINARY),
    Column("code_hash", BINARY, unique=True),
    Column("tenants", JSON_TEXT),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    CheckConstraint("state IN ('ready', 'opened', 'answered', 'choosing', 'waiting', 'done', 'failed')", name="state"),
    Index(None, "expires_at"),
)

# What is known of the tokens of a connection; they themselves lie among the secrets. The lock of this row is held by
# whoever refreshes them. `grace_ends_at`: until then the refresh token before the last one still works.
integration_tokens = Table(
    "integration_tokens",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("connection", Text, nullable=False),
    Column("tenant_id", Text, nullable=False),
    Column("tenant_name", Text, nullable=False),
    Column("kept", JSON_TEXT, nullable=False),
    Column("scope", Text, nullable=False),
    Column("signed_in_by", Text, nullable=False),
    Column("signed_in_at", Instant, nullable=False),
    Column("refreshed_at", Instant, nullable=False),
    Column("access_expires_at", Instant),
    Column("refresh_expires_at", Instant),
    Column("consent_ends_at", Instant),
    Column("grace_ends_at", Instant),
    Column("due_at", Instant),
    Column("tries", Integer, nullable=False, default=0),
    Column("state", Text, nullable=False),
    Column("sentence", Text),
    Column("warned_days", Integer),
    Column("revision", BigInteger, nullable=False),
    CheckConstraint("state IN ('working', 'reconnect')", name="state"),
    Index(None, "state", "due_at"),
    Index(None, "provider", "tenant_id"),
)

# A person's token exchanged for a cookie; it ends with the token.
sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", BINARY, primary_key=True),
    organization_column(),
    Column("api_token_id", Identifier, ForeignKey("api_tokens.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "expires_at"),
)
