"""Signing in at providers, the tokens that come of it, and people's sessions in the browser."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import Identifier, Instant

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the tables."""
    _sign_ins()
    _tokens()
    table = "sessions"
    op.create_table(
        table,
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("api_token_id", Identifier, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.ForeignKeyConstraint(["api_token_id"], ["api_tokens.id"], f"fk_{table}_api_token_id"),
        sa.PrimaryKeyConstraint("token_hash", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_expires_at", table, ["expires_at"])


def _sign_ins() -> None:
    table = "sign_ins"
    op.create_table(
        table,
        sa.Column("id", Identifier, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("started_by", sa.Text, nullable=False),
        sa.Column("agent_id", Identifier),
        sa.Column("challenge", sa.Text),
        sa.Column("loopback", sa.Text),
        sa.Column("agent_state", sa.Text),
        sa.Column("ticket_hash", sa.LargeBinary),
        sa.Column("state_hash", sa.LargeBinary),
        sa.Column("browser_hash", sa.LargeBinary),
        sa.Column("choice_hash", sa.LargeBinary),
        sa.Column("code_hash", sa.LargeBinary),
        sa.Column("tenants", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.CheckConstraint(
            "state IN ('ready', 'opened', 'answered', 'choosing', 'waiting', 'done', 'failed')",
            name="ck_sign_ins_state",
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], f"fk_{table}_agent_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.UniqueConstraint(column, name=f"uq_{table}_{column}")
            for column in ("ticket_hash", "state_hash", "code_hash")
        ),
    )
    op.create_index(f"ix_{table}_expires_at", table, ["expires_at"])


def _tokens() -> None:
    table = "integration_tokens"
    op.create_table(
        table,
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("connection", sa.Text, nullable=False),
        sa.Column("tenant_id", sa.Text, nullable=False),
        sa.Column("tenant_name", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("signed_in_by", sa.Text, nullable=False),
        sa.Column("signed_in_at", Instant, nullable=False),
        sa.Column("refreshed_at", Instant, nullable=False),
        sa.Column("access_expires_at", Instant),
        sa.Column("refresh_expires_at", Instant),
        sa.Column("consent_ends_at", Instant),
        sa.Column("grace_ends_at", Instant),
        sa.Column("due_at", Instant),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("sentence", sa.Text),
        sa.Column("warned_days", sa.Integer),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.CheckConstraint("state IN ('working', 'reconnect')", name="ck_integration_tokens_state"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.PrimaryKeyConstraint("organization_id", "provider", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_state_due_at", table, ["state", "due_at"])
    op.create_index(f"ix_{table}_provider_tenant_id", table, ["provider", "tenant_id"])


def downgrade() -> None:
    """Drop the tables; whoever was signed in must sign in again."""
    for table in ("sessions", "integration_tokens", "sign_ins"):
        op.drop_table(table)
