"""What leads came to: whom a campaign brought, and what those people bought since.

A lead is a contact of the provider that brought it; what it bought lies with the contact of the books. The two are one
person when the e-mail address is the same, or the telephone number by its last nine digits. Somebody whom several
campaigns brought counts for the one that brought him first.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from cloud_api.db.tables import contacts, invoices

CAMPAIGN: Final = "FB_campaign_id"
"""The user-defined field by which a lead names its campaign."""
_SENS: Final = Decimal(100)
_NUMBER: Final = 9
"""Digits of a telephone number that tell it from others, whichever way its country is written."""
_CHUNK: Final = 500
_SIGNS: Final = {"invoice": 1, "cash_sale": 1, "credit_note": -1}
_c, _i = contacts.c, invoices.c


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a campaign brought, and when."""

    key: str
    campaign: str
    day: dt.date
    email: str
    phone: str


class Returned(msgspec.Struct, kw_only=True):
    """What the leads of one campaign bought, by currency."""

    invoiced: dict[str, Decimal] = msgspec.field(default_factory=lambda: defaultdict(Decimal))
    paid: dict[str, Decimal] = msgspec.field(default_factory=lambda: defaultdict(Decimal))


def leads_of(connection: Connection, organization_id: str, provider: str) -> list[Lead]:
    """Every contact that a provider brought, the first ones first."""
    wanted = select(_c.external_id, _c.primary_email, _c.phone, _c.entity, _c.created_at).where(
        _c.organization_id == organization_id,
        _c.external_provider == provider,
        _c.contact_type == "customer",
        _c.deleted_at.is_(None),
    )
    return sorted((_lead(row) for row in connection.execute(wanted)), key=lambda lead: (lead.day, lead.key))


def returns_of(
    connection: Connection, organization_id: str, provider: str, leads: list[Lead]
) -> Mapping[str, Returned]:
    """What was bought, by campaign."""
    firsts: dict[str, Lead] = {}
    for lead in leads:
        for mark in (lead.email, lead.phone):
            if mark:
                firsts.setdefault(mark, lead)
    buyers = dict(_buyers(connection, organization_id, provider, firsts))
    found: dict[str, Returned] = defaultdict(Returned)
    for (books, keys), owners in _grouped(buyers).items():
        for row in _documents(connection, organization_id, books, keys):
            lead = owners[row.contact_external_id]
            if row.invoice_date is not None and row.invoice_date >= lead.day:
                _add(found[lead.campaign], row)
    return found


def _buyers(
    connection: Connection, organization_id: str, provider: str, firsts: Mapping[str, Lead]
) -> Iterator[tuple[tuple[str, str], Lead]]:
    """Contacts of the books that a lead became: by their books and key."""
    if not firsts:
        return
    others = select(_c.external_provider, _c.external_id, _c.primary_email, _c.phone).where(
        _c.organization_id == organization_id,
        _c.external_provider != provider,
        _c.contact_type == "customer",
        _c.deleted_at.is_(None),
    )
    for row in connection.execute(others.execution_options(yield_per=2000)):
        known = [firsts[mark] for mark in (email_of(row.primary_email), phone_of(row.phone)) if mark in firsts]
        if known:
            yield (row.external_provider, row.external_id), min(known, key=lambda lead: (lead.day, lead.key))


def _grouped(buyers: Mapping[tuple[str, str], Lead]) -> dict[tuple[str, tuple[str, ...]], dict[str, Lead]]:
    by_books: dict[str, dict[str, Lead]] = defaultdict(dict)
    for (books, key), lead in buyers.items():
        by_books[books][key] = lead
    found = {}
    for books, owners in by_books.items():
        keys = sorted(owners)
        for start in range(0, len(keys), _CHUNK):
            found[books, tuple(keys[start : start + _CHUNK])] = owners
    return found


def _documents(connection: Connection, organization_id: str, books: str, keys: tuple[str, ...]) -> Iterator[Any]:
    wanted = select(_i.contact_external_id, _i.document_type, _i.invoice_date, _i.currency, _i.total, _i.paid).where(
        _i.organization_id == organization_id,
        _i.external_provider == books,
        _i.document_type.in_(_SIGNS),
        _i.contact_external_id.in_(keys),
        _i.is_cancelled.is_not(True),
        _i.deleted_at.is_(None),
    )
    yield from connection.execute(wanted)


def _add(found: Returned, row: Any) -> None:
    sign, currency = _SIGNS[row.document_type], row.currency or ""
    found.invoiced[currency] += sign * Decimal(row.total or 0) / _SENS
    if row.document_type == "invoice":
        found.paid[currency] += Decimal(row.paid or 0) / _SENS
    elif row.document_type == "cash_sale":
        found.paid[currency] += Decimal(row.total or 0) / _SENS


def _lead(row: Any) -> Lead:
    told = _decoder.decode(row.entity or "{}")
    campaign = next((each.value.value for each in told.user_fields if each.name == CAMPAIGN), "")
    return Lead(
        key=row.external_id,
        campaign=str(campaign),
        day=told.created_on or row.created_at.date(),
        email=email_of(row.primary_email),
        phone=phone_of(row.phone),
    )


def email_of(told: str | None) -> str:
    """An address as it is compared."""
    return (told or "").strip().lower()


def phone_of(told: str | None) -> str:
    """A telephone number as it is compared; empty for one that is too short to tell somebody from others."""
    digits = "".join(sign for sign in told or "" if sign.isdigit())
    return digits[-_NUMBER:] if len(digits) >= _NUMBER else ""


class _Value(msgspec.Struct, frozen=True):
    value: object = None


class _Field(msgspec.Struct, frozen=True):
    name: str
    value: _Value


class _Contact(msgspec.Struct, frozen=True):
    """What matters of a contact; everything else is passed over."""

    created_on: dt.date | None = None
    user_fields: tuple[_Field, ...] = ()


_decoder = msgspec.json.Decoder(_Contact)
