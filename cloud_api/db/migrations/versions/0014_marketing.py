"""Figures that are only collected from providers, and what advertising cost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

from cloud_api.db.row_security import protection
from cloud_api.db.types import EXACT_TEXT, ExactNumber, Identifier, Instant

revision = "0014"
down_revision = "0013"

_TABLES = ("metric_subjects", "metric_snapshots", "ad_spend", "gathered_states")


def upgrade() -> None:
    """Create the tables."""
    _create(
        "metric_subjects",
        ("kind", "subject"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", EXACT_TEXT, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("published_at", Instant),
    )
    _create(
        "metric_snapshots",
        ("kind", "subject", "metric", "day"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", EXACT_TEXT, nullable=False),
        sa.Column("metric", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("value", ExactNumber, nullable=False),
        sa.Column("observed_at", Instant, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
    )
    op.create_index("ix_metric_snapshots_day", "metric_snapshots", ["organization_id", "provider", "day"])
    _create(
        "ad_spend",
        ("account", "campaign", "day"),
        sa.Column("account", EXACT_TEXT, nullable=False),
        sa.Column("campaign", EXACT_TEXT, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("amount", ExactNumber, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("impressions", sa.BigInteger, nullable=False),
        sa.Column("clicks", sa.BigInteger, nullable=False),
    )
    _create(
        "gathered_states",
        (),
        sa.Column("gathered_at", Instant),
        sa.Column("tried_at", Instant, nullable=False),
        sa.Column("failure", sa.Text, nullable=False),
        sa.Column("notices", sa.Text, nullable=False),
        sa.Column("used", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in _TABLES:
            for statement in protection(table):
                op.execute(statement)


def _create(table: str, key: tuple[str, ...], *columns: SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("organization_id", "provider", *key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=f"fk_{table}_organization_id"),
    )


def downgrade() -> None:
    """Drop them; figures of posts are collected anew, as far as the provider still tells them."""
    for table in _TABLES:
        op.drop_table(table)
