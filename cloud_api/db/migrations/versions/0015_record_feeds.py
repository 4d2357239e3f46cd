"""How far what other services keep was read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.row_security import protection
from cloud_api.db.types import Identifier, Instant

revision = "0015"
down_revision = "0014"

_TABLE = "record_feeds"


def upgrade() -> None:
    """Create the table, protected."""
    op.create_table(
        _TABLE,
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("read_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{_TABLE}_organization_id"),
        sa.PrimaryKeyConstraint("organization_id", "provider", "entity", name=f"pk_{_TABLE}"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in protection(_TABLE):
            op.execute(statement)


def downgrade() -> None:
    """Drop it; the services are read from the beginning then."""
    op.drop_table(_TABLE)
