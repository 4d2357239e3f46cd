"""Which of Xero's records is which kind, and how it is asked for (providers.md, 2.2; xero_accounting.yaml 16.1.0).

Every contact is a customer: Xero makes a customer of it when its first invoice is entered, and does not say that this
is a change. Of documents those count that are in the books: approved, paid or voided ones. A draft is none yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from connector.domain.keys import EntityKind, Key, Version
from connector.online import reader as online
from connector.online.places import inside
from connector.online.remembered import Json
from connector.providers.xero.moments import moment

_GUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_POSTED: Final = frozenset({"AUTHORISED", "PAID", "VOIDED"})


@dataclass(frozen=True, slots=True)
class Shape(online.Shape):
    """One kind; its name is Xero's own, in the singular."""

    id: str
    """Field with Xero's identifier."""
    code: str
    """Field that is our key."""
    status: str = ""
    """Field that says whether a record counts."""
    states: frozenset[str] | None = None
    """In which of them it does; None: in each."""
    type_field: str = ""
    type: str = ""
    """Of which only this type is ours."""
    paged: bool = True
    """Items come in one piece."""
    by_ids: bool = False
    """Some can be asked for by their identifiers, in one request."""
    archived: bool = False
    """Archived ones come only when they are asked for."""
    prices: bool = False
    """Has unit prices, of which four decimals are told when they are asked for."""
    money: str = ""
    """Field with the amount."""

    @property
    def plural(self) -> str:
        """Under which records come and go, and the address."""
        return f"{self.name}s"

    @property
    def where(self) -> str:
        """What Xero leaves out for us."""
        return f'{self.type_field}=="{self.type}"' if self.type else ""

    def key_of(self, record: Json) -> Key:
        """Our key of a record."""
        return Key(str(record.get(self.code) or ""))

    def is_ours(self, record: Json) -> bool:
        """Whether a record is of this kind at all."""
        return not self.type or record.get(self.type_field) == self.type

    def counts(self, record: Json) -> bool:
        """Whether a record is in the books."""
        return self.is_ours(record) and (self.states is None or record.get(self.status) in self.states)


CONTACT: Final = Shape(
    EntityKind.CUSTOMER, "Contact", ("STREET",), "contact", id="ContactID", code="ContactID", by_ids=True, archived=True
)
ITEM: Final = Shape(
    EntityKind.PRODUCT, "Item", ("X_PRICE",), "item", id="ItemID", code="Code", paged=False, prices=True
)
INVOICE: Final = Shape(
    EntityKind.INVOICE, "Invoice", ("LineItems",), "invoice", id="InvoiceID", code="InvoiceID", status="Status",
    states=_POSTED, type_field="Type", type="ACCREC", by_ids=True, archived=True, prices=True, money="Total",
)  # fmt: skip
CREDIT_NOTE: Final = Shape(
    EntityKind.CREDIT_NOTE, "CreditNote", ("LineItems",), "credit note", id="CreditNoteID", code="CreditNoteID",
    status="Status", states=_POSTED, type_field="Type", type="ACCRECCREDIT", prices=True, money="Total",
)  # fmt: skip
PAYMENT: Final = Shape(
    EntityKind.PAYMENT, "Payment", ("X_APPLIED",), "payment", id="PaymentID", code="PaymentID", status="Status",
    states=frozenset({"AUTHORISED"}), type_field="PaymentType", type="ACCRECPAYMENT", money="Amount",
)  # fmt: skip

SHAPES: Final[dict[EntityKind, Shape]] = {shape.kind: shape for shape in (CONTACT, ITEM, INVOICE, CREDIT_NOTE, PAYMENT)}
"""Every kind in the order of synchronisation."""


def is_guid(key: str) -> bool:
    """Whether a key can be an identifier of Xero's; anything else is refused as a query."""
    return _GUID.fullmatch(key) is not None


def version_of(record: Json) -> Version:
    """What tells that a record is not as it was. There is no version: the time of the last change, and what is open of
    a document, which moves with payments, of which nothing says whether they count as changes of it."""
    updated = moment(record.get("UpdatedDateUTC"))
    opened = [record.get(name) for name in ("AmountDue", "RemainingCredit")]
    parts = (updated.isoformat() if updated is not None else "", record.get("Status"), *opened)
    return Version("|".join(map(_told, parts)))


def currency_of(record: Json, home: str) -> str:
    """The currency of a document; a payment has that of what it pays."""
    return str(record.get("CurrencyCode") or inside(record, "Invoice").get("CurrencyCode") or home)


def _told(part: object) -> str:
    """The same text for the same number, however it is spelled."""
    if isinstance(part, int | Decimal):
        return format(Decimal(part).normalize() + 0, "f")
    return "" if part is None else str(part)
