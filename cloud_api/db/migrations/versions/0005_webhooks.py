"""Webhooks: events with what is known of them, tenants, and what was refused.

The table of events that the first migration made was never written to, so that it is made anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import EXACT_TEXT, JSON_OBJECT, Identifier, Instant

revision = "0005"
down_revision = "0004"

_EVENTS = "integration_webhooks"
_STATES = "state IN ('waiting', 'handled', 'kept', 'unassigned', 'dead')"


def upgrade() -> None:
    """Make the table of events anew, and the two beside it."""
    op.drop_table(_EVENTS)
    op.create_table(
        _EVENTS,
        sa.Column("id", Identifier, nullable=False),
        sa.Column("organization_id", Identifier),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("payload", JSON_OBJECT, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("processed", sa.Boolean, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("processed_at", Instant),
        sa.Column("dedupe_key", sa.Text, nullable=False),
        sa.Column("tenant", EXACT_TEXT, nullable=False),
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("occurred_at", Instant),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("note", sa.Text),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{_EVENTS}_organization_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{_EVENTS}"),
        sa.CheckConstraint(_STATES, f"ck_{_EVENTS}_state"),
        sa.UniqueConstraint("provider", "dedupe_key", name=f"uq_{_EVENTS}_provider_dedupe_key"),
    )
    op.create_index(f"ix_{_EVENTS}_organization_id", _EVENTS, ["organization_id", "provider", "id"])
    op.create_index(f"ix_{_EVENTS}_state_due_at", _EVENTS, ["state", "due_at"])
    table = "integration_tenants"
    op.create_table(
        table,
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("tenant", EXACT_TEXT, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("connected_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{table}_organization_id"),
        sa.PrimaryKeyConstraint("provider", "tenant", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_organization_id", table, ["organization_id"])
    op.create_table(
        "webhook_refusals",
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("hour", Instant, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("provider", "hour", "reason", name="pk_webhook_refusals"),
    )


def downgrade() -> None:
    """Drop what providers told; the table of the first migration comes back empty."""
    op.drop_table("webhook_refusals")
    op.drop_table("integration_tenants")
    op.drop_table(_EVENTS)
    op.create_table(
        _EVENTS,
        sa.Column("id", Identifier, nullable=False),
        sa.Column("organization_id", Identifier, nullable=False),
        sa.Column("provider", sa.Text, nullable=False),
        sa.Column("event_type", sa.Text),
        sa.Column("payload", JSON_OBJECT),
        sa.Column("signature", sa.Text),
        sa.Column("processed", sa.Boolean, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("processed_at", Instant),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], f"fk_{_EVENTS}_organization_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{_EVENTS}"),
    )
