"""Which organisation answers, and what it decided that changes what may be written (providers.md, 2.2)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from connector.domain.errors import ProtocolBroken
from connector.domain.identity import Company, Identity
from connector.online.columns import number
from connector.providers.xero.client import Client
from connector.providers.xero.connection import OrganisationLine
from connector.providers.xero.moments import moment

MARK = "tenant"
"""Mark of an organisation: its `tenantId`, by which the platform knows the account again that people signed in with."""


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """What it tells of itself."""

    name: str
    legal_name: str
    program: str
    home: str
    """ISO 4217 of its own currency."""
    locked_until: dt.date | None
    """Documents up to this day are closed, by whichever of its two lock dates is later."""


class TaxRate(msgspec.Struct, frozen=True):
    """What a code of taxes comes to."""

    percent: Decimal
    sells: bool
    """Active, and may stand on what is sold."""


def organisation(client: Client) -> Organisation:
    """As it is now.

    Raises:
        ProtocolBroken: what answers is none.
    """
    told = next(iter(client.told("Organisations", "Organisation")), None)
    if told is None or not told.get("Name") or not told.get("BaseCurrency"):
        raise ProtocolBroken("What answers at the address of Xero tells no organisation.")
    locks = [found for name in ("PeriodLockDate", "EndOfYearLockDate") if (found := moment(told.get(name)))]
    country = str(told.get("CountryCode") or told.get("Version") or "")
    demo = ", demo company" if told.get("IsDemoCompany") is True else ""
    return Organisation(
        name=str(told["Name"]),
        legal_name=str(told.get("LegalName") or ""),
        program=f"Xero, {country}{demo}" if country else f"Xero{demo}",
        home=str(told["BaseCurrency"]),
        locked_until=max(locks).date() if locks else None,
    )


def identity(told: Organisation, line: OrganisationLine) -> Identity:
    """Company and account. Nothing of an account only grows, and nobody restores one from a backup of a file."""
    company = Company(name=told.name, alias=told.legal_name, home_currency=told.home, program=told.program)
    return Identity(company=company, marks={MARK: line.tenant}, origin=line.address.origin)


def tax_rates(client: Client) -> dict[str, TaxRate]:
    """Tax rates by their code."""
    return {
        str(row.get("TaxType")): TaxRate(
            number(row.get("EffectiveRate")),
            row.get("Status", "ACTIVE") == "ACTIVE" and row.get("CanApplyToRevenue") is not False,
        )
        for row in client.told("TaxRates")
    }
