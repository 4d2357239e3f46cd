"""An index by which the last run of each kind is found, however long the history is; rules of hosted connections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_NAME = "ix_integration_sync_logs_entity_type"


def upgrade() -> None:
    """Make the index and the column."""
    op.add_column("hosted_connections", sa.Column("mapping", sa.Text))
    op.create_index(_NAME, "integration_sync_logs", ["organization_id", "provider", "entity_type", "started_at"])


def downgrade() -> None:
    """Drop both."""
    with op.batch_alter_table("hosted_connections") as table:
        table.drop_column("mapping")
    op.drop_index(_NAME, "integration_sync_logs")
