"""Connections that the platform itself hosts, and their sealed secrets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import Identifier, Instant

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create both tables."""
    table = "hosted_connections"
    op.create_table(
        table,
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("connection", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("policies", sa.Text, nullable=False),
        sa.Column("every_seconds", sa.Integer, nullable=False),
        sa.Column("agent_id", Identifier, nullable=False),
        sa.Column("connected_by", sa.Text, nullable=False),
        sa.Column("connected_at", Instant, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("worker", sa.Text),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], f"fk_{table}_agent_id"),
        sa.PrimaryKeyConstraint("organization_id", "provider", name=f"pk_{table}"),
        sa.UniqueConstraint("connection", name=f"uq_{table}_connection"),
    )
    table = "integration_secrets"
    op.create_table(
        table,
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("connection", sa.Text, nullable=False),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("key_nonce", sa.LargeBinary, nullable=False),
        sa.Column("key_text", sa.LargeBinary, nullable=False),
        sa.Column("nonce", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.PrimaryKeyConstraint("organization_id", "provider", "field", name=f"pk_{table}"),
    )


def downgrade() -> None:
    """Drop both tables; whoever was hosted must connect again."""
    op.drop_table("integration_secrets")
    op.drop_table("hosted_connections")
