"""Which company a file holds, and the facts of it that reading needs. Secret columns of SY_PROFILE are never named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from connector.domain.errors import BridgeError, SignInRefused
from connector.domain.identity import Company, Identity
from connector.domain.keys import EntityKind
from connector.drivers.firebird import Attachment, Target, Transaction
from connector.ledger.live import Schema
from connector.ledger.shapes import Shape
from connector.providers.sql_accounting.connection import EPOCH, WITH_ZONES
from connector.providers.sql_accounting.documents import SHAPES, every_table
from connector.providers.sql_accounting.schema import read_schema

HOME_CODE: Final = "----"
"""What the ledger writes for its home currency (eStream DetailSpec)."""
_DEFAULT_HOME: Final = "MYR"
_PROFILE: Final = ("COMPANYNAME", "ALIAS", "BRN2", "BRN")
_COUNTED: Final = ("SL_IV", "SL_CS", "SL_CN", "AR_IV", "AR_CN", "AR_PM", "AR_KNOCKOFF", "GL_TRANS", "GL_TRANS_ID")
"""Generators that grow with every document."""
_CONVERSION_FORMS: Final = ("%d/%m/%Y", "%Y-%m-%d", "%Y%m%d")


@dataclass(frozen=True, slots=True)
class Books:
    """What is known of a company file once it is open."""

    schema: Schema
    currencies: dict[str, str]
    """ISO 4217 by the code that the books use, the home currency's own included."""
    opening: str
    """The day of conversion as SQL: receivables dated before it are opening balances."""

    @property
    def shapes(self) -> Mapping[EntityKind, tuple[Shape, ...]]:
        """What records are made of."""
        return SHAPES

    @property
    def home(self) -> str:
        """ISO 4217 of the home currency."""
        return self.currencies[HOME_CODE]

    @property
    def context(self) -> dict[str, str]:
        """What a mapping needs to know of the books."""
        return {"home_currency": self.home} | {f"currency:{code}": iso for code, iso in self.currencies.items()}

    def currency(self, code: object) -> str:
        """ISO 4217 of a currency code, as the mapping tells it."""
        if code is None or code == "":
            return self.home
        return self.currencies.get(str(code), str(code))


def read_books(attachment: Attachment) -> Books:
    """Read structure and facts of a company file."""
    with attachment.snapshot() as transaction:
        schema = read_schema(transaction, every_table())
        return Books(schema, _currencies(transaction, schema), _opening(transaction, schema))


def _currencies(transaction: Transaction, schema: Schema) -> dict[str, str]:
    found = {}
    if schema.has("CURRENCY", "ISOCODE"):
        for code, iso in transaction.rows("SELECT P.CODE, P.ISOCODE FROM CURRENCY P"):
            if isinstance(code, str) and isinstance(iso, str) and iso.strip():
                found[code] = iso.strip().upper()
    found.setdefault(HOME_CODE, _DEFAULT_HOME)
    return found


def _opening(transaction: Transaction, schema: Schema) -> str:
    """SY_REGISTRY's SystemConversionDate (dd/mm/yyyy in public integrations), or a day before every document."""
    nothing = "DATE '0001-01-01'"
    if not schema.has("SY_REGISTRY", "RVALUE"):
        return nothing
    row = None
    with suppress(SignInRefused):  # an ordinary login may not have been given this table; nothing else depends on it
        row = transaction.one("SELECT P.RVALUE FROM SY_REGISTRY P WHERE P.RNAME = 'SystemConversionDate'")
    for form in _CONVERSION_FORMS:
        try:
            day = dt.datetime.strptime(str(row[0]).strip(), form).date() if row is not None else None  # noqa: DTZ007
        except ValueError:
            continue
        return f"DATE '{day.isoformat()}'" if day is not None else nothing
    return nothing


def identity(attachment: Attachment, books: Books, target: Target) -> Identity:
    """Company and timeline values.

    Raises:
        SignInRefused: the login may not read SY_PROFILE.
    """
    with attachment.snapshot() as transaction:
        company = _company(attachment, transaction, books)
        zones = attachment.major >= WITH_ZONES
        created = f"DATEDIFF(SECOND FROM {EPOCH} TO MON$CREATION_DATE)" if zones else "MON$CREATION_DATE"
        numbers = transaction.one(f"SELECT MON$NEXT_TRANSACTION, {created} FROM MON$DATABASE") or (0, None)
    counters = {"transaction": int(str(numbers[0])), **_generators(attachment, books.schema)}
    marks = {"created": _created(numbers[1]), "ods": attachment.ods}
    return Identity(company=company, counters=counters, marks=marks, origin=f"{target.host}:{target.path}")


def _company(attachment: Attachment, transaction: Transaction, books: Books) -> Company:
    names = [name for name in _PROFILE if books.schema.has("SY_PROFILE", name)]
    row = transaction.one(f"SELECT {', '.join(f'P.{name}' for name in names)} FROM SY_PROFILE P") if names else None
    told = dict(zip(names, row or (), strict=False))

    def text(name: str) -> str:
        value = told.get(name)
        return value.strip() if isinstance(value, str) else ""

    return Company(
        name=text("COMPANYNAME"),
        alias=text("ALIAS"),
        registration_no=text("BRN2") or text("BRN"),
        home_currency=books.home,
        program=f"SQL Accounting on Firebird {attachment.engine}",
    )


def _generators(attachment: Attachment, schema: Schema) -> dict[str, int]:
    """Values of generators that this login may read."""
    counters: dict[str, int] = {}
    for name in _COUNTED:
        if name not in schema.generators:
            continue
        with suppress(BridgeError), attachment.snapshot() as transaction:  # an ordinary login may lack the right
            row = transaction.one(f"SELECT GEN_ID({name}, 0) FROM RDB$DATABASE")
            if row is not None:
                counters[name] = int(str(row[0]))
    return counters


def _created(told: object) -> str:
    """When the database was made. Firebird 4 and newer keep it in UTC; older ones in local time without a zone, which
    is left as it is: a mark must stay the same when the server's zone changes."""
    if isinstance(told, int):
        return dt.datetime.fromtimestamp(told, dt.UTC).isoformat()
    return told.isoformat() if isinstance(told, dt.datetime) else ""
