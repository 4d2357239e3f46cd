"""Files for support that office PCs were asked for, the newest of each connection."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from cloud_api.db.tables.foundation import metadata
from cloud_api.db.types import BINARY, Identifier, Instant

# `command` is the number by which `agent_id` was asked last; `received_for` the one that the file answers.
agent_diagnostics = Table(
    "agent_diagnostics",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("agent_id", Identifier, ForeignKey("agents.id"), nullable=False),
    Column("command", Integer, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("received_for", Integer),
    Column("received_at", Instant),
    Column("size", Integer),
    Column("content", BINARY),
    Column("refused_at", Instant),
    Column("refusal", Text),
)
