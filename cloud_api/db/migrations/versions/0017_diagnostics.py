"""Files for support that office PCs were asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.row_security import protection
from cloud_api.db.types import BINARY, Identifier, Instant

revision = "0017"
down_revision = "0016"

_TABLE = "agent_diagnostics"


def upgrade() -> None:
    """Create the table, protected."""
    op.create_table(
        _TABLE,
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("agent_id", Identifier, nullable=False),
        sa.Column("command", sa.Integer, nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("received_for", sa.Integer),
        sa.Column("received_at", Instant),
        sa.Column("size", sa.Integer),
        sa.Column("content", BINARY),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{_TABLE}_organization_id"),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], f"fk_{_TABLE}_agent_id"),
        sa.PrimaryKeyConstraint("organization_id", "provider", name=f"pk_{_TABLE}"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in protection(_TABLE):
            op.execute(statement)


def downgrade() -> None:
    """Drop it; whoever needs a file asks anew."""
    op.drop_table(_TABLE)
