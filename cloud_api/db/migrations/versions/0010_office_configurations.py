"""How connections of office PCs are configured."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.row_security import protection
from cloud_api.db.types import JSON_TEXT, Identifier, Instant

revision = "0010"
down_revision = "0009"

_TABLE = "office_configurations"


def upgrade() -> None:
    """Create the table, protected."""
    op.create_table(
        _TABLE,
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("connection", sa.Text, nullable=False),
        sa.Column("settings", JSON_TEXT, nullable=False),
        sa.Column("rules_shared", sa.Boolean, nullable=False),
        sa.Column("told_at", Instant, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("wish_id", Identifier),
        sa.Column("base", JSON_TEXT),
        sa.Column("wanted", JSON_TEXT),
        sa.Column("wanted_by", sa.Text),
        sa.Column("wanted_at", Instant),
        sa.Column("sentences", JSON_TEXT, nullable=False),
        sa.CheckConstraint(
            "state IN ('holds', 'waiting', 'applied', 'partly', 'refused')", name=op.f(f"ck_{_TABLE}_state")
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{_TABLE}_organization_id"),
        sa.PrimaryKeyConstraint("organization_id", "provider", name=f"pk_{_TABLE}"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in protection(_TABLE):
            op.execute(statement)


def downgrade() -> None:
    """Drop it; what the PCs have not heard must be wished again."""
    op.drop_table(_TABLE)
