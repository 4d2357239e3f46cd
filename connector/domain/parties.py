"""Customers and suppliers: the people and companies that the books deal with."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

import msgspec

from connector.domain.money import Sen


class TextValue(msgspec.Struct, frozen=True, tag="text", forbid_unknown_fields=True, gc=False):
    """Text of a user-defined field."""

    value: str


class NumberValue(msgspec.Struct, frozen=True, tag="number", forbid_unknown_fields=True, gc=False):
    """Number of a user-defined field."""

    value: Decimal


class DayValue(msgspec.Struct, frozen=True, tag="day", forbid_unknown_fields=True, gc=False):
    """Day of a user-defined field."""

    value: dt.date


class FlagValue(msgspec.Struct, frozen=True, tag="flag", forbid_unknown_fields=True, gc=False):
    """Yes or no of a user-defined field."""

    value: bool


UserValue = TextValue | NumberValue | DayValue | FlagValue


class UserField(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A field that the ledger's owner added: its name there (such as UDF_REGION) and its value."""

    name: str
    value: UserValue


class PartyState(StrEnum):
    """Where a customer or supplier stands (SQL Accounting: A, I, S, P, N)."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    SUSPENDED = "suspended"
    PROSPECT = "prospect"
    PENDING = "pending"


class IdType(StrEnum):
    """What kind of number identifies a party for MyInvois."""

    REGISTRATION = "registration"
    NRIC = "nric"
    PASSPORT = "passport"
    ARMY = "army"


class Address(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One address with whom to reach there."""

    name: str | None = None
    """What the books call it (BILLING, a branch name)."""
    lines: tuple[str, ...] = ()
    postcode: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    """ISO 3166 alpha-2 where the books have one."""
    attention: str | None = None
    phone: str | None = None
    phone2: str | None = None
    mobile: str | None = None
    fax: str | None = None
    email: str | None = None


class Party(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What customers and suppliers have in common."""

    code: str
    name: str
    name2: str | None = None
    registration_no: str | None = None
    """Old company registration number (ROC)."""
    registration_no_new: str | None = None
    """New twelve-digit company registration number."""
    tin: str | None = None
    """Tax identification number of the Inland Revenue Board."""
    id_type: IdType | None = None
    id_no: str | None = None
    gst_no: str | None = None
    sst_no: str | None = None
    """Sales-tax registration."""
    service_tax_no: str | None = None
    tourism_tax_no: str | None = None
    tax_exemption_no: str | None = None
    msic: str | None = None
    """Malaysia Standard Industrial Classification code."""
    business_nature: str | None = None
    category: str | None = None
    email: str | None = None
    phone: str | None = None
    phone2: str | None = None
    mobile: str | None = None
    fax: str | None = None
    billing_address: Address | None = None
    delivery_addresses: tuple[Address, ...] = ()
    currency: str
    """ISO 4217; the home currency is named, never left out."""
    credit_term: str | None = None
    credit_limit: Sen | None = None
    price_tag: str | None = None
    tax_code: str | None = None
    sales_agent: str | None = None
    area: str | None = None
    control_account: str | None = None
    state: PartyState = PartyState.ACTIVE
    created_on: dt.date | None = None
    remark: str | None = None
    note: str | None = None
    traffic_channel_id: str | None = None
    """Where the contact came from, as the platform knows it (owner's document)."""
    user_fields: tuple[UserField, ...] = ()
    """Sorted by name."""


class Customer(Party, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Someone we sell to."""


class Supplier(Party, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Someone we buy from."""
