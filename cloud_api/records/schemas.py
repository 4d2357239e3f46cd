"""Records as people see them. Money in sen of the record's currency."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What every record has."""

    id: str
    external_id: str
    external_provider: str
    revision: int
    updated_at: dt.datetime


class Contact(Shown, frozen=True, kw_only=True):
    """A customer or supplier."""

    contact_type: str
    entity_type: str | None
    company_name: str | None
    primary_email: str | None
    phone: str | None
    tin: str | None
    registration_no: str | None
    currency: str | None
    credit_limit: int | None
    is_active: bool | None
    traffic_channel_id: str | None


class Product(Shown, frozen=True, kw_only=True):
    """A stock item or a service."""

    code: str | None
    name: str | None
    product_group: str | None
    base_unit: str | None
    unit_price: Decimal | None
    tax_code: str | None
    stock_control: bool | None
    is_active: bool | None


class Invoice(Shown, frozen=True, kw_only=True):
    """An invoice, cash sale or credit note."""

    document_type: str
    invoice_number: str | None
    invoice_date: dt.date | None
    due_date: dt.date | None
    contact_external_id: str | None
    currency: str | None
    total: int | None
    local_total: int | None
    paid: int | None
    outstanding: int | None
    is_cancelled: bool | None


class Payment(Shown, frozen=True, kw_only=True):
    """A receipt."""

    payment_number: str | None
    payment_date: dt.date | None
    contact_external_id: str | None
    payment_method: str | None
    reference: str | None
    currency: str | None
    amount: int | None
    unapplied: int | None
    is_cancelled: bool | None


class InvoiceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a document."""

    position: int
    item: str | None
    description: str | None
    quantity: Decimal
    unit: str | None
    unit_price: Decimal
    tax_code: str | None
    amount: int
    tax_amount: int
    account: str | None


class InvoiceDetail(Invoice, frozen=True, kw_only=True):
    """A document with its lines."""

    lines: list[InvoiceLine]


class ContactPage(msgspec.Struct, frozen=True):
    """Some contacts; `next` is the `after` of the following page, null on the last."""

    items: list[Contact]
    next: str | None


class ProductPage(msgspec.Struct, frozen=True):
    """Some products."""

    items: list[Product]
    next: str | None


class InvoicePage(msgspec.Struct, frozen=True):
    """Some documents."""

    items: list[Invoice]
    next: str | None


class PaymentPage(msgspec.Struct, frozen=True):
    """Some payments."""

    items: list[Payment]
    next: str | None
