"""Which company answers, and the facts of it that reading needs."""

from __future__ import annotations

from typing import Final

from connector.domain.errors import ProtocolBroken
from connector.domain.identity import Company, Identity
from connector.providers.sql_accounting_api.client import ApiClient, Json

HOME_CODE: Final = "----"
"""What the ledger writes for its home currency (eStream DetailSpec)."""
_DEFAULT_HOME: Final = "MYR"


class Context:
    """What a mapping needs to know of the books."""

    def __init__(self, currencies: dict[str, str]) -> None:
        self.currencies = currencies
        self.home = currencies[HOME_CODE]
        self.values = {"home_currency": self.home} | {f"currency:{code}": iso for code, iso in currencies.items()}

    def currency(self, code: object) -> str:
        """ISO 4217 of a currency code, as the mapping tells it."""
        text = str(code or "").rstrip()
        return self.home if text in ("", HOME_CODE, "---") else self.currencies.get(text, text)


def read_context(client: ApiClient) -> Context:
    """The currencies of the books."""
    found: dict[str, str] = {}
    for rows in client.listed("currency"):
        for row in rows:
            code, iso = str(row.get("code") or "").rstrip(), str(row.get("isocode") or "").strip().upper()
            if code and iso:
                found[code] = iso
    found.setdefault(HOME_CODE, _DEFAULT_HOME)
    return Context(found)


def identity(client: ApiClient, context: Context, origin: str) -> Identity:
    """Company and origin. The API tells nothing that only grows: a restored backup is seen by the records that were
    changed last (see `cursor.Watch`). Secret columns of the profile are never named.

    Raises:
        ProtocolBroken: what answers has no company.
    """
    profile = client.told("profile")

    def text(*names: str) -> str:
        return next((value for name in names if (value := str(profile.get(name) or "").strip())), "")

    if not text("companyname"):
        raise ProtocolBroken(
            "What answers at the address of the API tells no company.",
            remedy="Check the address and the access key.",
        )
    version = _version(client.told("version"))
    company = Company(
        name=text("companyname"),
        alias=text("alias"),
        registration_no=text("brn2", "brn"),
        home_currency=context.home,
        program=f"SQL Accounting by its API{f', version {version}' if version else ''}",
    )
    return Identity(company=company, origin=origin)


def _version(told: Json) -> str:
    """The program's version; the form of the answer is not published, so any short text of that name is taken."""
    for name in ("version", "appversion", "buildno"):
        value = told.get(name)
        if isinstance(value, str | int) and str(value).strip():
            return str(value).strip()[:40]
    return ""
