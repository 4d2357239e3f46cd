"""What is bought and sold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from connector.domain.parties import UserField

_ONE = Decimal(1)


class Unit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A unit of measure of one product with its prices (per unit, in home currency)."""

    name: str
    rate: Decimal = _ONE
    """How many base units one of these is."""
    base: bool = False
    price: Decimal | None = None
    cost: Decimal | None = None
    min_price: Decimal | None = None
    max_price: Decimal | None = None
    min_cost: Decimal | None = None
    max_cost: Decimal | None = None


class Barcode(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A barcode and the unit that it stands for."""

    code: str
    unit: str | None = None


class Product(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A stock item or a service."""

    code: str
    description: str
    description2: str | None = None
    long_description: str | None = None
    """Plain text; the ledger may keep rich text."""
    group: str | None = None
    base_unit: str | None = None
    sales_unit: str | None = None
    purchase_unit: str | None = None
    units: tuple[Unit, ...] = ()
    """Sorted by name."""
    barcodes: tuple[Barcode, ...] = ()
    """Sorted by code."""
    sales_tax_code: str | None = None
    purchase_tax_code: str | None = None
    tariff: str | None = None
    classification: str | None = None
    """MyInvois classification code."""
    stock_control: bool = True
    serial_numbers: bool = False
    min_quantity: Decimal | None = None
    max_quantity: Decimal | None = None
    reorder_level: Decimal | None = None
    reorder_quantity: Decimal | None = None
    shelf: str | None = None
    item_type: str | None = None
    active: bool = True
    created_on: dt.date | None = None
    remark: str | None = None
    remark2: str | None = None
    note: str | None = None
    user_fields: tuple[UserField, ...] = ()
