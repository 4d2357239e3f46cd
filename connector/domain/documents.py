"""Sales documents: invoices, cash sales and credit notes with their lines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from connector.domain.money import Sen
from connector.domain.parties import Address, UserField

_ONE = Decimal(1)


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One line of a document. Amounts in sen of the document's currency unless said otherwise."""

    key: str | None = None
    """The line's identity in the books."""
    item: str | None = None
    """Product code; None for a line that is only an account or text."""
    description: str | None = None
    description2: str | None = None
    long_description: str | None = None
    quantity: Decimal = _ONE
    unit: str | None = None
    unit_rate: Decimal = _ONE
    unit_price: Decimal = Decimal(0)
    """Up to eight decimals, document currency."""
    discount: str | None = None
    """As typed in the books, such as "5%+3"."""
    tax_code: str | None = None
    tax_rate: str | None = None
    """As written in the books, such as "6%"."""
    tax_inclusive: bool = False
    tax_amount: Sen = 0
    local_tax_amount: Sen = 0
    """Home currency."""
    amount: Sen = 0
    """Excluding tax."""
    local_amount: Sen = 0
    """Home currency, excluding tax."""
    account: str | None = None
    project: str | None = None
    location: str | None = None
    classification: str | None = None
    tariff: str | None = None
    tax_exemption_reason: str | None = None
    delivery_date: dt.date | None = None
    remark: str | None = None
    remark2: str | None = None
    user_fields: tuple[UserField, ...] = ()


class EInvoice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Where a document stands with MyInvois."""

    submission_type: int = 0
    """0 none, 17 e-invoice, 18 consolidated (eStream DetailSpec)."""
    state: int | None = None
    """The ledger's own number; its meaning is not published."""
    uuid: str | None = None
    long_id: str | None = None
    submitted_at: dt.datetime | None = None


class SalesDocument(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
):
    """What invoices, cash sales and credit notes have in common. Amounts in sen."""

    number: str
    alternative_number: str | None = None
    date: dt.date
    posting_date: dt.date | None = None
    tax_date: dt.date | None = None
    due_date: dt.date | None = None
    customer: str
    """Key of the customer."""
    customer_name: str | None = None
    billing_address: Address | None = None
    delivery_address: Address | None = None
    terms: str | None = None
    currency: str
    """ISO 4217."""
    currency_rate: Decimal = _ONE
    """Home currency for one unit of the document's."""
    sales_agent: str | None = None
    area: str | None = None
    project: str | None = None
    description: str | None = None
    references: tuple[str, ...] = ()
    tin: str | None = None
    id_type: int | None = None
    id_no: str | None = None
    sst_no: str | None = None
    service_tax_no: str | None = None
    tax_exemption_no: str | None = None
    msic: str | None = None
    lines: tuple[Line, ...] = ()
    """In the document's order; an opening balance has none."""
    total: Sen
    """Document currency, tax included."""
    local_total: Sen
    """Home currency, tax included."""
    cancelled: bool = False
    e_invoice: EInvoice | None = None
    origin: str | None = None
    """Which module of the ledger made it, where the ledger tells (sales, receivable, opening)."""
    note: str | None = None
    user_fields: tuple[UserField, ...] = ()


class Invoice(SalesDocument, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A sale on credit."""

    paid: Sen = 0
    """Knocked off so far, document currency."""
    outstanding: Sen = 0
    """Total less paid; 0 when cancelled."""


class CashSale(SalesDocument, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A sale paid at once."""

    payment_method: str | None = None
    payment_reference: str | None = None
    paid: Sen = 0


class CreditNote(SalesDocument, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What is given back to a customer."""

    unapplied: Sen | None = None
    """Not yet set against invoices, where the ledger tells."""
