"""Which company answers, and its preferences: some of them change what may be written (providers.md, 1.2)."""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.domain.errors import ProtocolBroken
from connector.domain.identity import Company, Identity
from connector.online.places import inside
from connector.providers.quickbooks.client import Client
from connector.providers.quickbooks.connection import CompanyLine

MARK = "tenant"
"""Mark of a company: its `realmId`, by which the platform knows the account again that people signed in with."""


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """What a company decided."""

    home: str
    """ISO 4217 of its own currency."""
    many_currencies: bool
    own_numbers: bool
    """Numbers of documents are given from outside; otherwise QuickBooks gives them, whatever is sent."""
    closed_until: dt.date | None
    """Books up to this day are closed."""
    taxes: bool
    """Sales tax is used."""


def preferences(client: Client) -> Preferences:
    """As they are now.

    Raises:
        ProtocolBroken: they tell no home currency.
    """
    told = client.told("preferences")
    currencies = inside(told, "CurrencyPrefs")
    home = str(inside(currencies, "HomeCurrency").get("value") or "")
    if not home:
        raise ProtocolBroken("QuickBooks tells no home currency of the company.")
    closed = str(inside(told, "AccountingInfoPrefs").get("BookCloseDate") or "")
    return Preferences(
        home=home,
        many_currencies=currencies.get("MultiCurrencyEnabled") is True,
        own_numbers=inside(told, "SalesFormsPrefs").get("CustomTxnNumbers") is True,
        closed_until=dt.date.fromisoformat(closed[:10]) if closed else None,
        taxes=inside(told, "TaxPrefs").get("UsingSalesTax") is True,
    )


def identity(client: Client, line: CompanyLine, home: str) -> Identity:
    """Company and account. Nothing of an account only grows, and nobody restores one from a backup of a file.

    Raises:
        ProtocolBroken: what answers has no company.
    """
    told = client.told("companyinfo", line.tenant)
    name = str(told.get("CompanyName") or "").strip()
    if not name:
        raise ProtocolBroken("What answers at the address of QuickBooks tells no company.")
    company = Company(
        name=name,
        alias=str(told.get("LegalName") or ""),
        home_currency=home,
        program=f"QuickBooks Online, {told['Country']}" if told.get("Country") else "QuickBooks Online",
    )
    return Identity(company=company, marks={MARK: line.tenant}, origin=line.address.origin)
