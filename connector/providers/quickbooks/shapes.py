"""Which of QuickBooks' entities is which kind, and how its JSON becomes tables for the mapping.

A record is a row of the table of its name; parts of parts are joined by an underscore (`BillAddr_City`). What begins
with `X_` is worked out by this provider. Fields: python-quickbooks 0.9.12 (MIT), `quickbooks/objects`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from connector.domain.keys import EntityKind, Key, Version
from connector.online import reader as online


@dataclass(frozen=True, slots=True)
class Shape(online.Shape):
    """One kind; its name in small letters is the end of its address."""

    select: str = "*"
    """A query tells `Sku` of items only when it is asked for (python-quickbooks, `mixins.py`)."""
    named: bool = False
    """A list of names: never deleted, only made inactive, and inactive ones come only when they are asked for."""
    money: bool = False

    def key_of(self, record: dict[str, object] | object) -> Key:
        """Our key: the record's `Id`, which is a text."""
        return Key(str(record["Id"])) if isinstance(record, dict) else Key("")


CUSTOMER: Final = Shape(EntityKind.CUSTOMER, "Customer", ("ShipAddr",), "customer", named=True)
PRODUCT: Final = Shape(EntityKind.PRODUCT, "Item", ("X_PRICE",), "product", "*, Sku", named=True)

INVOICE: Final = Shape(EntityKind.INVOICE, "Invoice", ("Line",), "invoice", money=True)
CREDIT_MEMO: Final = Shape(EntityKind.CREDIT_NOTE, "CreditMemo", ("Line",), "credit memo", money=True)
PAYMENT: Final = Shape(EntityKind.PAYMENT, "Payment", ("X_APPLIED",), "payment", money=True)

SHAPES: Final[dict[EntityKind, Shape]] = {
    shape.kind: shape for shape in (CUSTOMER, PRODUCT, INVOICE, CREDIT_MEMO, PAYMENT)
}
"""Every kind in the order of synchronisation."""


def version_of(record: object) -> Version:
    """What tells that a record is not as it was: `SyncToken` moves with every save. What is open of a document moves
    with payments, of which nothing says whether they count as saves of it."""
    if not isinstance(record, dict):
        return Version("")
    meta = record.get("MetaData")
    updated = meta.get("LastUpdatedTime") if isinstance(meta, dict) else ""
    opened = [record.get(name) for name in ("Balance", "UnappliedAmt", "RemainingCredit") if "TotalAmt" in record]
    parts = (record.get("SyncToken"), updated, *opened)
    return Version("|".join(map(_told, parts)))


def _told(part: object) -> str:
    """The same text for the same number, however it is spelled."""
    if isinstance(part, int | float | Decimal):
        return format(Decimal(str(part)).normalize() + 0, "f")
    return "" if part is None else str(part)
