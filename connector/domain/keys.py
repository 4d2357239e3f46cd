"""Names of things: which entity, which record, which connection."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

Key = NewType("Key", str)
"""A record's identity in its own system, as text (a customer code, a document key). Stable over edits."""

Version = NewType("Version", str)
"""What a source tells about a record's state without reading it whole: opaque, compared for equality only."""

ConnectionId = NewType("ConnectionId", str)
"""One configured link to one set of books: a short random identifier made when it is connected."""

RunId = NewType("RunId", str)
ActionId = NewType("ActionId", str)
"""Hash of connection, timeline, entity, key, link revision and target fingerprint: 32 hex digits."""

TimelineId = NewType("TimelineId", str)
"""One continuous life of a database. Made when first met and again at each accepted re-base."""


class EntityKind(StrEnum):
    """The business objects that are kept equal; the value is the name on the wire and in URLs."""

    ACCOUNT = "accounts"
    CURRENCY = "currencies"
    TERM = "terms"
    TAX_CODE = "tax_codes"
    SALES_AGENT = "sales_agents"
    CUSTOMER = "customers"
    SUPPLIER = "suppliers"
    PRODUCT = "products"
    INVOICE = "invoices"
    CASH_SALE = "cash_sales"
    CREDIT_NOTE = "credit_notes"
    PAYMENT = "payments"


SYNC_ORDER: tuple[EntityKind, ...] = tuple(EntityKind)
"""Parents before children: whatever an entity refers to stands before it."""
