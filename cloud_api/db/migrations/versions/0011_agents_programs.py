"""What agents say of their program: its version, and what it can be asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns; nothing is known of those that are there."""
    for name in ("version", "capabilities"):
        op.add_column("agents", sa.Column(name, sa.Text))


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("agents") as table:
        for name in ("version", "capabilities"):
            table.drop_column(name)
