"""Receipts from customers and what they pay."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from connector.domain.money import Sen
from connector.domain.parties import UserField

_ONE = Decimal(1)


class Allocation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A part of a payment set against one document (a knock-off)."""

    document_type: str
    """IV, DN, CN … as the ledger writes it."""
    document: str
    """Key of the document as this connection knows it, or the ledger's own key where it is not synced."""
    number: str | None = None
    """The document's number."""
    amount: Sen
    """Document currency."""
    local_amount: Sen | None = None
    gain_loss: Sen | None = None
    """Realised exchange difference, home currency."""


class Payment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An official receipt. Amounts in sen."""

    number: str
    date: dt.date
    posting_date: dt.date | None = None
    customer: str
    """Key of the customer."""
    method: str | None = None
    """Code of the payment method (a bank or cash account in the books)."""
    journal: str | None = None
    reference: str | None = None
    """Cheque number or transfer reference."""
    references: tuple[str, ...] = ()
    description: str | None = None
    currency: str
    currency_rate: Decimal = _ONE
    amount: Sen
    """Payment's currency."""
    local_amount: Sen
    """Home currency."""
    unapplied: Sen = 0
    bank_charge: Sen = 0
    bounced_on: dt.date | None = None
    cancelled: bool = False
    non_refundable: bool = False
    sales_agent: str | None = None
    area: str | None = None
    project: str | None = None
    allocations: tuple[Allocation, ...] = ()
    """Sorted by document type and key."""
    note: str | None = None
    user_fields: tuple[UserField, ...] = ()
