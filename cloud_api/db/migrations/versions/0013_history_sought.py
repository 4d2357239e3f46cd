"""An index by which any part of the history is found, however rare it is in a long one."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"

_NAME = "ix_integration_sync_logs_sought"
_COLUMNS = ["organization_id", "provider", "entity_type", "status", "sync_direction", "started_at"]


def upgrade() -> None:
    """Make it."""
    op.create_index(_NAME, "integration_sync_logs", _COLUMNS)


def downgrade() -> None:
    """Drop it."""
    op.drop_index(_NAME, "integration_sync_logs")
