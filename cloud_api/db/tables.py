"""Every table of the platform, as SQLAlchemy Core.

Synced tables keep each record twice: losslessly as canonical JSON (`entity`), and in the typed columns that people
and queries use. A record is found by (organization, provider, type, bucket, external id): `bucket` follows from the
external id (CRC-32 modulo 4,096), so one unique index finds single records, keeps them single and lists a bucket of
the reconciliation.

Synced tables have no foreign keys: at thousands of rows a second the checks cost more than the rows, and one writer
only (`records.ingestion`) fills them.

Every table that belongs to a customer has `organization_id`: the place where row-level security will hold on to.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    true,
)
from sqlalchemy.schema import SchemaItem

from cloud_api.db.types import BINARY, JSON_TEXT, ExactNumber, Identifier, Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _organization() -> Column[str]:
    return Column("organization_id", Identifier, ForeignKey("organizations.id"), nullable=False)


platform = Table(
    "platform",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("created_at", Instant, nullable=False),
    comment="One row: the identity of this database, made when it was created.",
)

organizations = Table(
    "organizations",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", Identifier, primary_key=True),
    _organization(),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("token_hash", BINARY, nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    CheckConstraint("role IN ('admin', 'member', 'support')", name="role"),
)

agents = Table(
    "agents",
    metadata,
    Column("id", Identifier, primary_key=True),
    _organization(),
    Column("installation", Text, nullable=False, comment="Random identifier that the agent made for itself."),
    Column("pc_name", Text, nullable=False),
    Column("token_hash", BINARY, nullable=False, unique=True),
    Column("paired_at", Instant, nullable=False),
    Column("last_seen_at", Instant),
    Column("revoked_at", Instant),
    UniqueConstraint("organization_id", "installation"),
)

pairing_codes = Table(
    "pairing_codes",
    metadata,
    Column("selector", Text, primary_key=True, comment="First group of the code: finds the row, is no secret."),
    _organization(),
    Column("code_hash", BINARY, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("used_at", Instant),
)

organization_integrations = Table(
    "organization_integrations",
    metadata,
    Column("id", Identifier, primary_key=True),
    _organization(),
    Column("provider", Text, nullable=False),
    Column("access_token", Text),
    Column("refresh_token", Text),
    Column("token_expires_at", Instant),
    Column("api_key", Text),
    Column("settings", JSON_TEXT),
    Column("is_active", Boolean, nullable=False, server_default=true()),
    Column("connected_at", Instant, nullable=False),
    Column("last_synced_at", Instant),
    Column("connection", Text, nullable=False, comment="The agent's identifier of this connection."),
    Column("company_name", Text, nullable=False),
    Column("company_marks", JSON_TEXT, nullable=False),
    Column("books_timeline", Text, nullable=False),
    Column("pc_name", Text, nullable=False),
    Column("agent_id", Identifier, ForeignKey("agents.id")),
    Column("lease", Text),
    Column("lease_expires_at", Instant),
    Column("sequence", BigInteger, nullable=False, default=0, comment="Number of the last accepted batch."),
    UniqueConstraint("organization_id", "provider"),
)

integration_sync_logs = Table(
    "integration_sync_logs",
    metadata,
    Column("id", Identifier, primary_key=True),
    _organization(),
    Column("provider", Text, nullable=False),
    Column("entity_type", Text, nullable=False),
    Column("sync_direction", Text, nullable=False),
    Column("records_synced", Integer, nullable=False),
    Column("records_failed", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("error_message", Text),
    Column("started_at", Instant, nullable=False),
    Column("completed_at", Instant),
    CheckConstraint("sync_direction IN ('inbound', 'outbound', 'bidirectional')", name="sync_direction"),
    CheckConstraint("status IN ('success', 'partial', 'failed')", name="status"),
    Index(None, "organization_id", "started_at"),
)

integration_webhooks = Table(
    "integration_webhooks",
    metadata,
    Column("id", Identifier, primary_key=True),
    _organization(),
    Column("provider", Text, nullable=False),
    Column("event_type", Text),
    Column("payload", JSON_TEXT),
    Column("signature", Text),
    Column("processed", Boolean, nullable=False, default=False),
    Column("received_at", Instant, nullable=False),
    Column("processed_at", Instant),
)

agent_commands = Table(
    "agent_commands",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _organization(),
    Column("agent_id", Identifier, ForeignKey("agents.id"), nullable=False),
    Column("provider", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity", Text),
    Column("created_at", Instant, nullable=False),
    Index(None, "agent_id", "id"),
    sqlite_autoincrement=True,
)

reconciliation_states = Table(
    "reconciliation_states",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("totals", JSON_TEXT, nullable=False, comment="By currency: [count, sen]."),
    Column("buckets", BINARY, nullable=False, comment="4,096 sums of 8 bytes, big-endian."),
)


def _synced(name: str, scope: str | None, *columns: SchemaItem) -> Table:
    """A table of synced records; `scope` is the column that tells kinds of record in one table apart."""
    unique = ["organization_id", "external_provider", *([scope] if scope else []), "bucket", "external_id"]
    return Table(
        name,
        metadata,
        Column("id", Identifier, primary_key=True),
        Column("organization_id", Identifier, nullable=False),
        Column("external_provider", Text, nullable=False),
        Column("external_id", Text, nullable=False),
        Column("bucket", SmallInteger, nullable=False),
        Column("revision", BigInteger, nullable=False),
        Column("action_id", Text, nullable=False),
        Column("fingerprint", BINARY, comment="16 bytes of `entity`; none where only a deletion ever came."),
        Column("deleted_at", Instant, comment="Tombstone: the record is gone in its own system."),
        Column("created_at", Instant, nullable=False),
        Column("updated_at", Instant, nullable=False),
        *columns,
        Column("entity", Text, comment="Canonical JSON, lossless."),
        Index(f"uq_{name}_external_id", *unique, unique=True),
    )


contacts = _synced(
    "contacts",
    "contact_type",
    Column("entity_type", Text),
    Column("contact_type", Text, nullable=False),
    Column("company_name", Text),
    Column("primary_email", Text),
    Column("phone", Text),
    Column("tin", Text),
    Column("registration_no", Text),
    Column("currency", Text),
    Column("credit_limit", BigInteger, comment="sen"),
    Column("is_active", Boolean),
    Column("traffic_channel_id", Text),
)

products = _synced(
    "products",
    None,
    Column("code", Text),
    Column("name", Text),
    Column("product_group", Text),
    Column("base_unit", Text),
    Column("unit_price", ExactNumber, comment="Of the base unit, home currency."),
    Column("tax_code", Text),
    Column("stock_control", Boolean),
    Column("is_active", Boolean),
)

invoices = _synced(
    "invoices",
    "document_type",
    Column("document_type", Text, nullable=False, comment="invoice, cash_sale, credit_note"),
    Column("invoice_number", Text),
    Column("invoice_date", Date),
    Column("due_date", Date),
    Column("contact_external_id", Text),
    Column("currency", Text),
    Column("total", BigInteger, comment="sen, document currency, tax included"),
    Column("local_total", BigInteger, comment="sen, home currency"),
    Column("paid", BigInteger),
    Column("outstanding", BigInteger),
    Column("is_cancelled", Boolean),
)

invoice_lines = Table(
    "invoice_lines",
    metadata,
    Column("invoice_id", Identifier, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("organization_id", Identifier, nullable=False),
    Column("item", Text),
    Column("description", Text),
    Column("quantity", ExactNumber),
    Column("unit", Text),
    Column("unit_price", ExactNumber),
    Column("tax_code", Text),
    Column("amount", BigInteger, comment="sen, excluding tax"),
    Column("tax_amount", BigInteger, comment="sen"),
    Column("account", Text),
    sqlite_with_rowid=False,
)

invoice_payments = _synced(
    "invoice_payments",
    None,
    Column("payment_number", Text),
    Column("payment_date", Date),
    Column("contact_external_id", Text),
    Column("payment_method", Text),
    Column("reference", Text),
    Column("currency", Text),
    Column("amount", BigInteger, comment="sen, payment's currency"),
    Column("unapplied", BigInteger),
    Column("is_cancelled", Boolean),
)

reference_records = _synced(
    "reference_records",
    "kind",
    Column("kind", Text, nullable=False, comment="accounts, currencies, terms, tax_codes, sales_agents"),
    Column("code", Text),
    Column("description", Text),
    Column("is_active", Boolean),
)
