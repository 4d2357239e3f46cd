"""Which endpoints give a kind of record, and how its JSON lies in the tables that the mapping names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import msgspec

from connector.domain.keys import EntityKind, Key, Version
from connector.providers.sql_accounting_api.client import Json
from connector.providers.sql_accounting_api.columns import number


@dataclass(frozen=True, slots=True)
class ApiShape:
    """One way in which records of a kind come."""

    kind: EntityKind
    table: str
    endpoint: str
    key: str
    """Column by which our key tells a record."""
    address: str
    """Column by which the endpoint does."""
    children: tuple[tuple[str, str], ...] = ()
    """Tables of child rows with the name of their list."""
    prefix: str = ""
    """In front of the key, where keys of two shapes could meet."""
    version: tuple[str, ...] = ()
    """Columns of the header that move with an edit; without any it is a hash of the header."""
    receivable: str = ""
    """Document type under which the customer ledger keeps it; its row then belongs to the record."""
    money: bool = False
    document: bool = False

    def owns(self, header: Json) -> bool:
        """Whether a row of the list is a record of its own: a receivable of a sales document belongs to that."""
        return not self.prefix or str(header.get("fromdoctype") or "").rstrip() not in SALES_TYPES

    def key_of(self, header: Json) -> Key:
        """Our key of a record."""
        return Key(f"{self.prefix}{header.get(self.key, '')}")

    def version_of(self, header: Json, receivable: Json | None) -> Version:
        """What tells that a record is not as it was."""
        if not self.version:
            body = msgspec.json.encode(header, order="sorted")
            return Version(hashlib.blake2b(body, digest_size=8).hexdigest())
        parts = [_told(header.get(name)) for name in self.version]
        if self.receivable:
            parts += [_told((receivable or {}).get(name)) for name in RECEIVABLE_VERSION]
        return Version("|".join(parts))


RECEIVABLES: Final = "customerinvoice"
"""Endpoint of the customer ledger's invoices: AR_IV, with those that sales documents were posted to."""
SALES_TYPES: Final = ("IV", "CS")
"""FROMDOCTYPE of a receivable that a sales document made (seen in public integrations)."""
RECEIVABLE_VERSION: Final = ("paymentamt", "lastmodified", "updatecount")
_DOCUMENT: Final = ("lastmodified", "updatecount", "docamt", "localdocamt", "cancelled")
KNOCK_OFF: Final = ("AR_KNOCKOFF", "sdsknockoff")
LINES: Final = "sdsdocdetail"


def _list(kind: EntityKind, table: str, endpoint: str) -> ApiShape:
    return ApiShape(kind, table, endpoint, "code", "code")


CUSTOMER: Final = ApiShape(
    EntityKind.CUSTOMER, "AR_CUSTOMER", "customer", "code", "code", (("AR_CUSTOMERBRANCH", "sdsbranch"),),
    version=("lastmodified", "creditlimit", "status"),
)  # fmt: skip
PRODUCT: Final = ApiShape(
    EntityKind.PRODUCT, "ST_ITEM", "stockitem", "code", "dockey",
    (("ST_ITEM_UOM", "sdsuom"), ("ST_ITEM_BARCODE", "sdsbarcode")), version=("lastmodified", "isactive"),
)  # fmt: skip
SALE: Final = ApiShape(
    EntityKind.INVOICE, "SL_IV", "salesinvoice", "dockey", "dockey", (("SL_IVDTL", LINES),), version=_DOCUMENT,
    receivable="IV", money=True, document=True,
)  # fmt: skip
RECEIVABLE: Final = ApiShape(
    EntityKind.INVOICE, "AR_IV", RECEIVABLES, "dockey", "dockey", (("AR_IVDTL", LINES),), prefix="AR:",
    version=(*_DOCUMENT, "paymentamt"), money=True, document=True,
)  # fmt: skip
PAYMENT: Final = ApiShape(
    EntityKind.PAYMENT, "AR_PM", "customerpayment", "dockey", "dockey", (KNOCK_OFF,),
    version=(*_DOCUMENT, "unappliedamt"), money=True, document=True,
)  # fmt: skip

SHAPES: Final[dict[EntityKind, tuple[ApiShape, ...]]] = {
    EntityKind.CURRENCY: (_list(EntityKind.CURRENCY, "CURRENCY", "currency"),),
    EntityKind.TERM: (_list(EntityKind.TERM, "TERMS", "terms"),),
    EntityKind.TAX_CODE: (_list(EntityKind.TAX_CODE, "TAX", "tax"),),
    EntityKind.SALES_AGENT: (_list(EntityKind.SALES_AGENT, "AGENT", "agent"),),
    EntityKind.CUSTOMER: (CUSTOMER,),
    EntityKind.PRODUCT: (PRODUCT,),
    EntityKind.INVOICE: (SALE, RECEIVABLE),
    EntityKind.PAYMENT: (PAYMENT,),
}
"""Every kind in the order of synchronisation."""
LISTS: Final = (EntityKind.CURRENCY, EntityKind.TERM, EntityKind.TAX_CODE, EntityKind.SALES_AGENT)
"""Short lists whose headers are the whole record."""


def shape_of(kind: EntityKind, key: Key) -> ApiShape:
    """The shape that a key belongs to."""
    shapes = SHAPES[kind]
    return next((shape for shape in shapes if shape.prefix and key.startswith(shape.prefix)), shapes[0])


def _told(value: object) -> str:
    """The same text for the same value, whether it came as a number or as its text."""
    match value:
        case None | "":
            return ""
        case bool():
            return "T" if value else "F"
        case _:
            try:
                return format(number(value).normalize() + Decimal(0), "f")
            except ValueError:
                return str(value).rstrip()
