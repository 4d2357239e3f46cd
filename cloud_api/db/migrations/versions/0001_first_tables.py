"""The first tables."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from alembic import op

from cloud_api.db.types import ExactNumber, Identifier, Instant, new_id

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "contacts",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("external_provider", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.SmallInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=True,
            comment="16 bytes of `entity`; none where only a deletion ever came.",
        ),
        sa.Column("deleted_at", Instant(), nullable=True, comment="Tombstone: the record is gone in its own system."),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=True),
        sa.Column("contact_type", sa.Text(), nullable=False),
        sa.Column("company_name", sa.Text(), nullable=True),
        sa.Column("primary_email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("tin", sa.Text(), nullable=True),
        sa.Column("registration_no", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("credit_limit", sa.BigInteger(), nullable=True, comment="sen"),
        sa.Column("is_active", sa.Boolean(), nullable=True),
        sa.Column("traffic_channel_id", sa.Text(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True, comment="Canonical JSON, lossless."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(
            "uq_contacts_external_id",
            ["organization_id", "external_provider", "contact_type", "bucket", "external_id"],
            unique=True,
        )

    op.create_table(
        "invoice_lines",
        sa.Column("invoice_id", Identifier(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("quantity", ExactNumber(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("unit_price", ExactNumber(), nullable=True),
        sa.Column("tax_code", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True, comment="sen, excluding tax"),
        sa.Column("tax_amount", sa.BigInteger(), nullable=True, comment="sen"),
        sa.Column("account", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("invoice_id", "position", name=op.f("pk_invoice_lines")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "invoice_payments",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("external_provider", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.SmallInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=True,
            comment="16 bytes of `entity`; none where only a deletion ever came.",
        ),
        sa.Column("deleted_at", Instant(), nullable=True, comment="Tombstone: the record is gone in its own system."),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("payment_number", sa.Text(), nullable=True),
        sa.Column("payment_date", sa.Date(), nullable=True),
        sa.Column("contact_external_id", sa.Text(), nullable=True),
        sa.Column("payment_method", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True, comment="sen, payment's currency"),
        sa.Column("unapplied", sa.BigInteger(), nullable=True),
        sa.Column("is_cancelled", sa.Boolean(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True, comment="Canonical JSON, lossless."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_payments")),
    )
    with op.batch_alter_table("invoice_payments", schema=None) as batch_op:
        batch_op.create_index(
            "uq_invoice_payments_external_id",
            ["organization_id", "external_provider", "bucket", "external_id"],
            unique=True,
        )

    op.create_table(
        "invoices",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("external_provider", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.SmallInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=True,
            comment="16 bytes of `entity`; none where only a deletion ever came.",
        ),
        sa.Column("deleted_at", Instant(), nullable=True, comment="Tombstone: the record is gone in its own system."),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("document_type", sa.Text(), nullable=False, comment="invoice, cash_sale, credit_note"),
        sa.Column("invoice_number", sa.Text(), nullable=True),
        sa.Column("invoice_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("contact_external_id", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True, comment="sen, document currency, tax included"),
        sa.Column("local_total", sa.BigInteger(), nullable=True, comment="sen, home currency"),
        sa.Column("paid", sa.BigInteger(), nullable=True),
        sa.Column("outstanding", sa.BigInteger(), nullable=True),
        sa.Column("is_cancelled", sa.Boolean(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True, comment="Canonical JSON, lossless."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
    )
    with op.batch_alter_table("invoices", schema=None) as batch_op:
        batch_op.create_index(
            "uq_invoices_external_id",
            ["organization_id", "external_provider", "document_type", "bucket", "external_id"],
            unique=True,
        )

    op.create_table(
        "organizations",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
        sa.UniqueConstraint("slug", name=op.f("uq_organizations_slug")),
    )
    op.create_table(
        "platform",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform")),
        comment="One row: the identity of this database, made when it was created.",
    )
    op.create_table(
        "products",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("external_provider", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.SmallInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=True,
            comment="16 bytes of `entity`; none where only a deletion ever came.",
        ),
        sa.Column("deleted_at", Instant(), nullable=True, comment="Tombstone: the record is gone in its own system."),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("product_group", sa.Text(), nullable=True),
        sa.Column("base_unit", sa.Text(), nullable=True),
        sa.Column("unit_price", ExactNumber(), nullable=True, comment="Of the base unit, home currency."),
        sa.Column("tax_code", sa.Text(), nullable=True),
        sa.Column("stock_control", sa.Boolean(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True, comment="Canonical JSON, lossless."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
    )
    with op.batch_alter_table("products", schema=None) as batch_op:
        batch_op.create_index(
            "uq_products_external_id", ["organization_id", "external_provider", "bucket", "external_id"], unique=True
        )

    op.create_table(
        "reference_records",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("external_provider", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.SmallInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=True,
            comment="16 bytes of `entity`; none where only a deletion ever came.",
        ),
        sa.Column("deleted_at", Instant(), nullable=True, comment="Tombstone: the record is gone in its own system."),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="accounts, currencies, terms, tax_codes, sales_agents"),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True, comment="Canonical JSON, lossless."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_records")),
    )
    with op.batch_alter_table("reference_records", schema=None) as batch_op:
        batch_op.create_index(
            "uq_reference_records_external_id",
            ["organization_id", "external_provider", "kind", "bucket", "external_id"],
            unique=True,
        )

    op.create_table(
        "agents",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column(
            "installation", sa.Text(), nullable=False, comment="Random identifier that the agent made for itself."
        ),
        sa.Column("pc_name", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("paired_at", Instant(), nullable=False),
        sa.Column("last_seen_at", Instant(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_agents_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agents")),
        sa.UniqueConstraint("organization_id", "installation", name=op.f("uq_agents_organization_id_installation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_agents_token_hash")),
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.CheckConstraint("role IN ('admin', 'member', 'support')", name=op.f("ck_api_tokens_role")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_api_tokens_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_tokens_token_hash")),
    )
    op.create_table(
        "integration_sync_logs",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=False),
        sa.Column("sync_direction", sa.Text(), nullable=False),
        sa.Column("records_synced", sa.Integer(), nullable=False),
        sa.Column("records_failed", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("completed_at", Instant(), nullable=True),
        sa.CheckConstraint("status IN ('success', 'partial', 'failed')", name=op.f("ck_integration_sync_logs_status")),
        sa.CheckConstraint(
            "sync_direction IN ('inbound', 'outbound', 'bidirectional')",
            name=op.f("ck_integration_sync_logs_sync_direction"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_integration_sync_logs_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_integration_sync_logs")),
    )
    with op.batch_alter_table("integration_sync_logs", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_integration_sync_logs_organization_id_started_at"),
            ["organization_id", "started_at"],
            unique=False,
        )

    op.create_table(
        "integration_webhooks",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("processed", sa.Boolean(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("processed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_integration_webhooks_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_integration_webhooks")),
    )
    op.create_table(
        "pairing_codes",
        sa.Column(
            "selector", sa.Text(), nullable=False, comment="First group of the code: finds the row, is no secret."
        ),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_pairing_codes_organization_id")
        ),
        sa.PrimaryKeyConstraint("selector", name=op.f("pk_pairing_codes")),
    )
    op.create_table(
        "reconciliation_states",
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("totals", sa.Text(), nullable=False, comment="By currency: [count, sen]."),
        sa.Column("buckets", sa.LargeBinary(), nullable=False, comment="4,096 sums of 8 bytes, big-endian."),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_reconciliation_states_organization_id")
        ),
        sa.PrimaryKeyConstraint("organization_id", "provider", "entity", name=op.f("pk_reconciliation_states")),
    )
    op.create_table(
        "agent_commands",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("agent_id", Identifier(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_agent_commands_agent_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_agent_commands_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent_commands")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agent_commands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agent_commands_agent_id_id"), ["agent_id", "id"], unique=False)

    op.create_table(
        "organization_integrations",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("organization_id", Identifier(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("access_token", sa.Text(), nullable=True),
        sa.Column("refresh_token", sa.Text(), nullable=True),
        sa.Column("token_expires_at", Instant(), nullable=True),
        sa.Column("api_key", sa.Text(), nullable=True),
        sa.Column("settings", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.Column("connected_at", Instant(), nullable=False),
        sa.Column("last_synced_at", Instant(), nullable=True),
        sa.Column("connection", sa.Text(), nullable=False, comment="The agent's identifier of this connection."),
        sa.Column("company_name", sa.Text(), nullable=False),
        sa.Column("company_marks", sa.Text(), nullable=False),
        sa.Column("books_timeline", sa.Text(), nullable=False),
        sa.Column("pc_name", sa.Text(), nullable=False),
        sa.Column("agent_id", Identifier(), nullable=True),
        sa.Column("lease", sa.Text(), nullable=True),
        sa.Column("lease_expires_at", Instant(), nullable=True),
        sa.Column("sequence", sa.BigInteger(), nullable=False, comment="Number of the last accepted batch."),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_organization_integrations_agent_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_organization_integrations_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_integrations")),
        sa.UniqueConstraint(
            "organization_id", "provider", name=op.f("uq_organization_integrations_organization_id_provider")
        ),
    )
    platform = sa.table("platform", sa.column("id", Identifier()), sa.column("created_at", Instant()))
    op.bulk_insert(platform, [{"id": new_id(), "created_at": dt.datetime.now(dt.UTC)}])


def downgrade() -> None:
    """Back."""
    op.drop_table("organization_integrations")
    with op.batch_alter_table("agent_commands", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agent_commands_agent_id_id"))

    op.drop_table("agent_commands")
    op.drop_table("reconciliation_states")
    op.drop_table("pairing_codes")
    op.drop_table("integration_webhooks")
    with op.batch_alter_table("integration_sync_logs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_integration_sync_logs_organization_id_started_at"))

    op.drop_table("integration_sync_logs")
    op.drop_table("api_tokens")
    op.drop_table("agents")
    with op.batch_alter_table("reference_records", schema=None) as batch_op:
        batch_op.drop_index("uq_reference_records_external_id")

    op.drop_table("reference_records")
    with op.batch_alter_table("products", schema=None) as batch_op:
        batch_op.drop_index("uq_products_external_id")

    op.drop_table("products")
    op.drop_table("platform")
    op.drop_table("organizations")
    with op.batch_alter_table("invoices", schema=None) as batch_op:
        batch_op.drop_index("uq_invoices_external_id")

    op.drop_table("invoices")
    with op.batch_alter_table("invoice_payments", schema=None) as batch_op:
        batch_op.drop_index("uq_invoice_payments_external_id")

    op.drop_table("invoice_payments")
    op.drop_table("invoice_lines")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index("uq_contacts_external_id")

    op.drop_table("contacts")
