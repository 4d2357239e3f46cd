"""Every table of the platform, as SQLAlchemy Core.

Synced tables keep each record twice: losslessly as canonical JSON (`entity`), and in the typed columns that people
and queries use. A record is found by (organization, provider, type, external id); `bucket` follows from the external
id (CRC-32 modulo 4,096) and ends the same unique index, so that the keys of some buckets are listed from the index
alone. Records come in the order of their keys: an index that began with the bucket would touch another page for each.

Synced tables have no foreign keys: one alone makes PostgreSQL's inserts 1.4 to 2.2 times as slow (measured), and one
writer only (`records.ingestion`) fills them.

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
)
from sqlalchemy.schema import SchemaItem

from cloud_api.db.types import BINARY, EXACT_TEXT, JSON_OBJECT, JSON_TEXT, ExactNumber, Identifier, Instant

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


# One row: the identity of this database, made when it was created.
platform = Table(
    "platform",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("created_at", Instant, nullable=False),
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
    Column("installation", Text, nullable=False),
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
    Column("selector", Text, primary_key=True),
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
    Column("settings", JSON_OBJECT),
    Column("is_active", Boolean, nullable=False, default=True),
    Column("connected_at", Instant, nullable=False),
    Column("last_synced_at", Instant),
    Column("connection", Text, nullable=False),
    Column("company_name", Text, nullable=False),
    Column("company_marks", JSON_TEXT, nullable=False),
    Column("company_registration_no", Text),
    Column("books_timeline", Text, nullable=False),
    Column("pc_name", Text, nullable=False),
    Column("agent_id", Identifier, ForeignKey("agents.id")),
    Column("lease", Text),
    Column("lease_expires_at", Instant),
    Column("sequence", BigInteger, nullable=False, default=0),
    UniqueConstraint("organization_id", "provider"),
)

# Connections that the platform itself hosts, with no office PC. `revision` moves with each change, so that their host
# notices; `worker` is the process that took it up last.
hosted_connections = Table(
    "hosted_connections",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("connection", Text, nullable=False, unique=True),
    Column("settings", JSON_TEXT, nullable=False),
    Column("policies", JSON_TEXT, nullable=False),
    Column("every_seconds", Integer, nullable=False),
    Column("agent_id", Identifier, ForeignKey("agents.id"), nullable=False),
    Column("connected_by", Text, nullable=False),
    Column("connected_at", Instant, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("worker", Text),
)

# Secrets of hosted connections, each sealed with a key of its own that is sealed with the server's key `key_id`.
integration_secrets = Table(
    "integration_secrets",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("connection", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("key_nonce", BINARY, nullable=False),
    Column("key_text", BINARY, nullable=False),
    Column("nonce", BINARY, nullable=False),
    Column("text", BINARY, nullable=False),
)

# What people ordered of the host of a connection, and what it answered; `begun_at` is when it first laid hands on it.
hosted_orders = Table(
    "hosted_orders",
    metadata,
    Column("id", Identifier, primary_key=True),
    _organization(),
    Column("provider", Text, nullable=False),
    Column("connection", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("asked", JSON_TEXT, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("begun_at", Instant),
    Column("state", Text, nullable=False),
    Column("answer", JSON_TEXT),
    Column("sentence", Text),
    Column("answered_at", Instant),
    Index(None, "connection", "state", "asked_at"),
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
    Column("payload", JSON_OBJECT),
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

# Where the feed of one (organization, provider, entity) stands. Every change moves it in its own transaction: the lock
# of this row is kept until that commits, so that the order of sequences is the order of commits.
change_feeds = Table(
    "change_feeds",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("external_provider", EXACT_TEXT, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("last_sequence", BigInteger, nullable=False),
)

# What people wish to see in the books, and what became of it. `external_id` is the books' key, as soon as it is known;
# `born` is the change that creates the record, for all changes of a record that was born on the platform.
platform_changes = Table(
    "platform_changes",
    metadata,
    Column("id", Text, primary_key=True),
    _organization(),
    Column("external_provider", EXACT_TEXT, nullable=False),
    Column("entity", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("external_id", EXACT_TEXT),
    Column("born", Text),
    Column("title", Text, nullable=False),
    Column("base", Text),
    Column("content", Text),
    Column("after_id", Text),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("request_key", EXACT_TEXT),
    Column("settled", Boolean, nullable=False, default=False),
    Column("outcome", Text),
    Column("outcome_key", Text),
    Column("outcome_fields", JSON_TEXT),
    Column("outcome_reason", Text),
    Column("outcome_code", Text),
    Column("acknowledged_at", Instant),
    CheckConstraint("kind IN ('create', 'update', 'delete')", name="kind"),
    CheckConstraint("outcome IN ('applied', 'rejected', 'conflict', 'waiting')", name="outcome"),
    UniqueConstraint("organization_id", "external_provider", "entity", "sequence", name="uq_platform_changes_sequence"),
    UniqueConstraint("organization_id", "request_key", name="uq_platform_changes_request_key"),
    Index("ix_platform_changes_external_id", "organization_id", "external_provider", "entity", "external_id"),
    Index("ix_platform_changes_born", "born"),
    Index("ix_platform_changes_settled", "organization_id", "external_provider", "settled", "entity", "sequence"),
    Index("ix_platform_changes_changed_at", "organization_id", "changed_at"),
)

reconciliation_states = Table(
    "reconciliation_states",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("totals", JSON_TEXT, nullable=False),
    Column("buckets", BINARY, nullable=False),
)


def _synced(name: str, scope: str | None, *columns: SchemaItem) -> Table:
    """A table of synced records; `scope` is the column that tells kinds of record in one table apart."""
    unique = ["organization_id", "external_provider", *([scope] if scope else []), "external_id", "bucket"]
    return Table(
        name,
        metadata,
        Column("id", Identifier, primary_key=True),
        Column("organization_id", Identifier, nullable=False),
        Column("external_provider", EXACT_TEXT, nullable=False),
        Column("external_id", EXACT_TEXT, nullable=False),
        Column("bucket", SmallInteger, nullable=False),
        Column("revision", BigInteger, nullable=False),
        Column("action_id", Text, nullable=False),
        Column("fingerprint", BINARY),
        Column("deleted_at", Instant),
        Column("created_at", Instant, nullable=False),
        Column("updated_at", Instant, nullable=False),
        *columns,
        Column("entity", Text),
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
    Column("credit_limit", BigInteger),
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
    Column("unit_price", ExactNumber),
    Column("tax_code", Text),
    Column("stock_control", Boolean),
    Column("is_active", Boolean),
)

invoices = _synced(
    "invoices",
    "document_type",
    Column("document_type", Text, nullable=False),
    Column("invoice_number", Text),
    Column("invoice_date", Date),
    Column("due_date", Date),
    Column("contact_external_id", Text),
    Column("currency", Text),
    Column("total", BigInteger),
    Column("local_total", BigInteger),
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
    Column("amount", BigInteger),
    Column("tax_amount", BigInteger),
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
    Column("amount", BigInteger),
    Column("unapplied", BigInteger),
    Column("is_cancelled", Boolean),
)

reference_records = _synced(
    "reference_records",
    "kind",
    Column("kind", Text, nullable=False),
    Column("code", Text),
    Column("description", Text),
    Column("is_active", Boolean),
)
