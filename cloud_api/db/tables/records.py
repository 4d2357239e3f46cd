"""The records that are synced from the books, and what they are compared by.

Synced tables keep each record twice: losslessly as canonical JSON (`entity`), and in the typed columns that people
and queries use. A record is found by (organization, provider, type, external id); `bucket` follows from the external
id (CRC-32 modulo 4,096) and ends the same unique index, so that the keys of some buckets are listed from the index
alone. Records come in the order of their keys: an index that began with the bucket would touch another page for each.

Synced tables have no foreign keys: one alone makes PostgreSQL's inserts 1.4 to 2.2 times as slow (measured), and one
writer only (`records.ingestion`) fills them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, SmallInteger, Table, Text
from sqlalchemy.schema import SchemaItem

from cloud_api.db.tables.foundation import metadata
from cloud_api.db.types import BINARY, EXACT_TEXT, JSON_TEXT, ExactNumber, Identifier, Instant

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

# Kinds whose records another service keeps: the tables below are a copy of it then, read up to `place` of its `feed`.
record_feeds = Table(
    "record_feeds",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("read_at", Instant, nullable=False),
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
