"""What is to be done for hosted connections and when, what people asked for and what became of it, and how much may
still be asked of a provider."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, Table, Text

from cloud_api.db.tables.foundation import metadata, organization_column
from cloud_api.db.types import Identifier, Instant

# What a hosted connection waits for, one row for each kind of work; `queued_at` while a job for it is in the queue.
connection_turns = Table(
    "connection_turns",
    metadata,
    Column("connection", Text, primary_key=True),
    Column("work", Text, primary_key=True),
    organization_column(),
    Column("provider", Text, nullable=False),
    Column("due_at", Instant),
    Column("priority", Integer, nullable=False, default=0),
    Column("wished", BigInteger, nullable=False, default=0),
    Column("kinds", Text, nullable=False, default=""),
    Column("failures", Integer, nullable=False, default=0),
    Column("queued_at", Instant),
    Column("begun_at", Instant),
    Column("note", Text),
    Index(None, "due_at"),
    Index(None, "queued_at"),
)

# What people asked to be synchronised; `command` is the number by which an office PC is told, `connection` is hosted.
sync_jobs = Table(
    "sync_jobs",
    metadata,
    Column("id", Identifier, primary_key=True),
    organization_column(),
    Column("provider", Text, nullable=False),
    Column("entity_type", Text, nullable=False),
    Column("connection", Text),
    Column("agent_id", Identifier),
    Column("command", Integer, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("begun_at", Instant),
    Column("ended_at", Instant),
    Column("outcome", Text),
    Column("run_log", Identifier),
    Column("sentence", Text),
    Index(None, "organization_id", "provider", "asked_at"),
    Index(None, "connection", "state"),
    Index(None, "agent_id", "state"),
)

# Tokens of one limit of a provider, shared by all workers: `whose` is the app, or one account of one organization.
provider_quotas = Table(
    "provider_quotas",
    metadata,
    Column("provider", Text, primary_key=True),
    Column("whose", Text, primary_key=True),
    Column("limited", Text, primary_key=True),
    Column("tokens", Float, nullable=False),
    Column("counted_at", Instant, nullable=False),
)
