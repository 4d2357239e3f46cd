"""The index by which history is sought tells which logs a page has, without a look at the table."""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"

_TABLE = "integration_sync_logs"
_NEW, _OLD = "ix_integration_sync_logs_newest", "ix_integration_sync_logs_sought"
_COLUMNS = ["organization_id", "provider", "entity_type", "status", "sync_direction", "started_at"]
_OFTEN = "autovacuum_vacuum_insert_scale_factor"
"""PostgreSQL trusts an index only for pages that were vacuumed since; by itself it waits for a fifth more rows."""


def upgrade() -> None:
    """Make the one with the id, then drop the one without."""
    op.create_index(_NEW, _TABLE, [*_COLUMNS, "id"])
    op.drop_index(_OLD, _TABLE)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {_TABLE} SET ({_OFTEN} = 0.01)")


def downgrade() -> None:
    """The other way round."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {_TABLE} RESET ({_OFTEN})")
    op.create_index(_OLD, _TABLE, _COLUMNS)
    op.drop_index(_NEW, _TABLE)
