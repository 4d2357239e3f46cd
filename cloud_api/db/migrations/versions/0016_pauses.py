"""Pauses that people on the platform asked of office PCs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import Instant

revision = "0016"
down_revision = "0015"

_TABLE = "organization_integrations"


def upgrade() -> None:
    """Add who asked, and when; both empty while nobody did."""
    op.add_column(_TABLE, sa.Column("pause_asked_at", Instant))
    op.add_column(_TABLE, sa.Column("pause_asked_by", sa.Text))


def downgrade() -> None:
    """Drop them; the PCs stand still on."""
    op.drop_column(_TABLE, "pause_asked_by")
    op.drop_column(_TABLE, "pause_asked_at")
