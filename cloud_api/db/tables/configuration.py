"""How connections of office PCs are configured: what each PC told, and what somebody wishes here."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Table, Text

from cloud_api.db.tables.foundation import metadata
from cloud_api.db.types import JSON_TEXT, Identifier, Instant

# `settings` hold on the PC, as it told. A wish is `wanted` over `base`, what had been told when it was wished; it is
# `waiting` until the PC says what became of it. `version` moves with each change of either.
office_configurations = Table(
    "office_configurations",
    metadata,
    Column("organization_id", Identifier, ForeignKey("organizations.id"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("connection", Text, nullable=False),
    Column("settings", JSON_TEXT, nullable=False),
    Column("rules_shared", Boolean, nullable=False),
    Column("told_at", Instant, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("wish_id", Identifier),
    Column("base", JSON_TEXT),
    Column("wanted", JSON_TEXT),
    Column("wanted_by", Text),
    Column("wanted_at", Instant),
    Column("sentences", JSON_TEXT, nullable=False),
    CheckConstraint("state IN ('holds', 'waiting', 'applied', 'partly', 'refused')", name="state"),
)
