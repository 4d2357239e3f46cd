"""Changes that people make on the platform, and where their feeds stand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import EXACT_TEXT, Identifier, Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "change_feeds",
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("external_provider", EXACT_TEXT, nullable=False),
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("last_sequence", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], "fk_change_feeds_organization_id"),
        sa.PrimaryKeyConstraint("organization_id", "external_provider", "entity", name="pk_change_feeds"),
    )
    table = "platform_changes"
    op.create_table(
        table,
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("external_provider", EXACT_TEXT, nullable=False),
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("external_id", EXACT_TEXT),
        sa.Column("born", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("base", sa.Text),
        sa.Column("content", sa.Text),
        sa.Column("after_id", sa.Text),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.Column("request_key", EXACT_TEXT),
        sa.Column("settled", sa.Boolean, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("outcome_key", sa.Text),
        sa.Column("outcome_fields", sa.Text),
        sa.Column("outcome_reason", sa.Text),
        sa.Column("outcome_code", sa.Text),
        sa.Column("acknowledged_at", Instant),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.CheckConstraint("kind IN ('create', 'update', 'delete')", f"ck_{table}_kind"),
        sa.CheckConstraint("outcome IN ('applied', 'rejected', 'conflict', 'waiting')", f"ck_{table}_outcome"),
        sa.UniqueConstraint("organization_id", "external_provider", "entity", "sequence", name=f"uq_{table}_sequence"),
        sa.UniqueConstraint("organization_id", "request_key", name=f"uq_{table}_request_key"),
    )
    op.create_index(f"ix_{table}_external_id", table, ["organization_id", "external_provider", "entity", "external_id"])
    op.create_index(f"ix_{table}_born", table, ["born"])
    settled = ["organization_id", "external_provider", "settled", "entity", "sequence"]
    op.create_index(f"ix_{table}_settled", table, settled)
    op.create_index(f"ix_{table}_changed_at", table, ["organization_id", "changed_at"])


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("platform_changes")
    op.drop_table("change_feeds")
