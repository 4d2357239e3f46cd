"""What people order of the host of a connection, and what it answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import Identifier, Instant

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table."""
    table = "hosted_orders"
    op.create_table(
        table,
        sa.Column("id", Identifier, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("connection", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("begun_at", Instant),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("sentence", sa.Text),
        sa.Column("answered_at", Instant),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_connection_state_asked_at", table, ["connection", "state", "asked_at"])


def downgrade() -> None:
    """Drop the table; what was not carried out yet must be ordered again."""
    op.drop_table("hosted_orders")
