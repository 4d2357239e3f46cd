"""Turns of hosted connections, what people asked to be synchronised, limits of providers, and the queue of jobs."""

from __future__ import annotations

from pathlib import Path

import psycopg
import sqlalchemy as sa
from alembic import op

from cloud_api.db.row_security import JOBS_SCHEMA, protection
from cloud_api.db.types import Identifier, Instant

revision = "0012"
down_revision = "0011"

_QUEUE = Path(__file__).parents[1] / "procrastinate_3_10.sql"
"""The library's own statements, as they were in the version that this migration is for."""
_OWNED = ("connection_turns", "sync_jobs")


def upgrade() -> None:
    """Create the tables; the queue is PostgreSQL's alone."""
    _turns()
    _jobs()
    op.create_table(
        "provider_quotas",
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("whose", sa.Text, nullable=False),
        sa.Column("limited", sa.Text, nullable=False),
        sa.Column("tokens", sa.Float, nullable=False),
        sa.Column("counted_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("provider", "whose", "limited", name="pk_provider_quotas"),
    )
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in _OWNED:
        for statement in protection(table):
            op.execute(statement)
    raw = op.get_bind().connection.driver_connection
    assert isinstance(raw, psycopg.Connection)  # noqa: S101 - the engine is psycopg's
    raw.execute(f"CREATE SCHEMA {JOBS_SCHEMA}".encode())
    before = raw.execute("SELECT current_setting('search_path')").fetchone()
    assert before is not None  # noqa: S101 - a setting always has a value
    raw.execute(f"SET LOCAL search_path = {JOBS_SCHEMA}".encode())
    raw.execute(_QUEUE.read_bytes())
    raw.execute("SELECT set_config('search_path', %s, true)", before)


def _turns() -> None:
    op.create_table(
        "connection_turns",
        sa.Column("connection", sa.Text, nullable=False),
        sa.Column("work", sa.Text, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("due_at", Instant),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("wished", sa.BigInteger, nullable=False),
        sa.Column("kinds", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("queued_at", Instant),
        sa.Column("begun_at", Instant),
        sa.Column("note", sa.Text),
        sa.PrimaryKeyConstraint("connection", "work", name="pk_connection_turns"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_connection_turns_organization_id"),
    )
    op.create_index("ix_connection_turns_due_at", "connection_turns", ["due_at"])
    op.create_index("ix_connection_turns_queued_at", "connection_turns", ["queued_at"])


def _jobs() -> None:
    table = "sync_jobs"
    op.create_table(
        table,
        sa.Column("id", Identifier, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("entity_type", sa.Text, nullable=False),
        sa.Column("connection", sa.Text),
        sa.Column("agent_id", Identifier),
        sa.Column("command", sa.Integer, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("begun_at", Instant),
        sa.Column("ended_at", Instant),
        sa.Column("outcome", sa.Text),
        sa.Column("run_log", Identifier),
        sa.Column("sentence", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_sync_jobs"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_sync_jobs_organization_id"),
    )
    op.create_index(f"ix_{table}_organization_id_provider_asked_at", table, ["organization_id", "provider", "asked_at"])
    op.create_index(f"ix_{table}_connection_state", table, ["connection", "state"])
    op.create_index(f"ix_{table}_agent_id_state", table, ["agent_id", "state"])


def downgrade() -> None:
    """Drop them; turns are made anew when they are needed."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP SCHEMA {JOBS_SCHEMA} CASCADE")
    for table in ("provider_quotas", *_OWNED):
        op.drop_table(table)
