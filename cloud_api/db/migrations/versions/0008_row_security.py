"""Row-level security on every table that belongs to customers."""

from __future__ import annotations

from alembic import op

from cloud_api.db.row_security import protection, removal

revision = "0008"
down_revision = "0007"

_TABLES = (
    "agent_commands",
    "agents",
    "api_tokens",
    "change_feeds",
    "contacts",
    "hosted_connections",
    "hosted_orders",
    "integration_secrets",
    "integration_sync_logs",
    "integration_tenants",
    "integration_tokens",
    "integration_webhooks",
    "invoice_lines",
    "invoice_payments",
    "invoices",
    "organization_integrations",
    "pairing_codes",
    "platform_changes",
    "products",
    "reconciliation_states",
    "reference_records",
    "sessions",
    "sign_ins",
)


def upgrade() -> None:
    """Protect them; SQLite has nothing of the kind."""
    if op.get_bind().dialect.name == "postgresql":
        for statement in protection("organizations", "id"):
            op.execute(statement)
        for table in _TABLES:
            for statement in protection(table):
                op.execute(statement)


def downgrade() -> None:
    """Take it off."""
    if op.get_bind().dialect.name == "postgresql":
        for table in ("organizations", *_TABLES):
            for statement in removal(table):
                op.execute(statement)
