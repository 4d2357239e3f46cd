"""What an office PC says that makes no diagnostics."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import Instant

revision = "0019"
down_revision = "0018"

_TABLE = "agent_diagnostics"


def upgrade() -> None:
    """Add when it said so, and why; both empty while it did not."""
    op.add_column(_TABLE, sa.Column("refused_at", Instant))
    op.add_column(_TABLE, sa.Column("refusal", sa.Text))


def downgrade() -> None:
    """Drop them."""
    op.drop_column(_TABLE, "refusal")
    op.drop_column(_TABLE, "refused_at")
