"""Which company a database holds, and the facts of it that reading needs. Only named columns of Profile are read: it
keeps secrets of the e-invoice service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from connector.domain.errors import BridgeError, NotFound, Unsupported
from connector.domain.identity import Company, Identity
from connector.domain.keys import EntityKind
from connector.drivers.odbc import Transaction
from connector.ledger.live import Schema
from connector.ledger.shapes import Shape
from connector.providers.autocount.columns import TABLES
from connector.providers.autocount.connection import AutoCountLine
from connector.providers.autocount.documents import RETAINED, shapes_of
from connector.providers.autocount.schema import read_schema

_DEFAULT_HOME: Final = "MYR"
_NOT_ISO: Final = {"RM": "MYR"}
"""What people in Malaysia call their currency."""
_VERSION: Final = 24
"""RegID of the version of the program that last opened the company."""
_COUNTERS: Final = (128, 32768, 32771, 32772)
"""RegIDs that only grow: saved documents, keys of documents and lines, of stock costs, of stock rows."""
_IDENTITIES: Final = ("GLDTL", "BankTrans", "TaxTrans")
_KNOWN: Final = frozenset({1, 2})
"""Generations of AutoCount whose tables are known."""


@dataclass(frozen=True, slots=True)
class Books:
    """What is known of a company once its database is open."""

    schema: Schema
    shapes: Mapping[EntityKind, tuple[Shape, ...]]
    version: str
    """Of AutoCount, such as "2.2.94"; empty where the books do not tell."""
    home: str
    """ISO 4217 of the home currency."""
    codes: tuple[str, ...]
    """Currencies as the books write them."""
    opening: str = ""

    @property
    def context(self) -> dict[str, str]:
        """What a mapping needs to know of the books."""
        return {"home_currency": self.home} | {f"currency:{code}": iso(code) for code in self.codes}

    def currency(self, code: object) -> str:
        """ISO 4217 of a currency code, as the mapping tells it."""
        return iso(str(code).rstrip(" ")) if code else self.home


def iso(code: str) -> str:
    """A currency of the books as ISO 4217 calls it; AutoCount's table has no column for it, its codes are ISO's."""
    return _NOT_ISO.get(code.upper(), code.upper() if len(code) == 3 and code.isalpha() else code)


def read_books(line: AutoCountLine) -> Books:
    """Read structure and facts of a company.

    Raises:
        NotFound: this is no company's database.
        Unsupported: it belongs to another generation of AutoCount.
    """
    return line.look_through(lambda transaction: _books(transaction, line.target.label))


def _books(transaction: Transaction, label: str) -> Books:
    schema = read_schema(transaction, TABLES)
    if schema.table("Debtor") is None or schema.table("GLMast") is None:
        raise NotFound(
            f"{label} is no company of AutoCount, or this login may read none of its tables.",
            remedy="Choose the company's database (AED_ and a name) and give the login SELECT rights on it.",
            facts={"tables": sorted(schema.tables)},
        )
    version = _version(transaction, schema)
    generation = version.split(".")[0]
    if generation and (not generation.isdigit() or int(generation) not in _KNOWN):
        raise Unsupported(
            f"{label} belongs to AutoCount {version}, which this program does not know.",
            remedy="Look for a newer version of this program.",
            facts={"version": version},
        )
    codes = (
        tuple(str(row[0]).rstrip(" ") for row in transaction.rows(_CURRENCIES)) if "CURRENCY" in schema.tables else ()
    )
    return Books(
        schema=schema,
        shapes=shapes_of(schema),
        version=version,
        home=_home(transaction),
        codes=codes,
    )


_CURRENCIES: Final = "SELECT P.CurrencyCode FROM CURRENCY P ORDER BY P.CurrencyCode"


def _home(transaction: Transaction) -> str:
    row = transaction.one(RETAINED)
    return iso(str(row[0]).rstrip(" ")) if row is not None and row[0] else _DEFAULT_HOME


def _version(transaction: Transaction, schema: Schema) -> str:
    if not schema.has("Registry", "RegValue"):
        return ""
    row = transaction.one("SELECT P.RegValue FROM Registry P WHERE P.RegID = ?", (_VERSION,))
    return str(row[0]).strip() if row is not None and row[0] else ""


def identity(line: AutoCountLine, books: Books) -> Identity:
    """Company and timeline values.

    Raises:
        SourceChanged: the books tell no company.
    """
    place, marks = line.look_through(_place)
    company = line.look_through(lambda transaction: _company(transaction, books, place))
    counters = line.look_through(lambda transaction: _counters(transaction, books.schema))
    marks |= _first_year(line, books.schema)
    marks |= _forked(line) | _restored(line)
    server, database = place["server"], place["database"]
    return Identity(company=company, counters=counters, marks=marks, origin=f"{server}:{database}")


_PLACE: Final = """
SELECT CAST(SERVERPROPERTY('ServerName') AS nvarchar(128)), CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)),
    DB_NAME(), d.create_date, CAST(d.service_broker_guid AS nvarchar(36))
FROM sys.databases d WHERE d.name = DB_NAME()"""
_FORK: Final = """
SELECT CAST(r.database_guid AS nvarchar(36)), CAST(r.recovery_fork_guid AS nvarchar(36))
FROM sys.database_recovery_status r JOIN sys.databases d ON d.database_id = r.database_id WHERE d.name = DB_NAME()"""
"""A restore begins a new recovery fork. The view shows nothing to a login that may not see it."""


def _place(transaction: Transaction) -> tuple[dict[str, str], dict[str, str]]:
    """Where the database is, and what never changes in one life of it."""
    row = transaction.one(_PLACE)
    server, version, database, created, broker = row if row is not None else ("", "", "", None, None)
    marks = {"created": created.isoformat() if isinstance(created, dt.datetime) else "", "broker": str(broker or "")}
    marks["broker"] = marks["broker"].lower()
    place = {"server": str(server or ""), "database": str(database or ""), "product": str(version or "")}
    return place, {name: value for name, value in marks.items() if value}


def _forked(line: AutoCountLine) -> dict[str, str]:
    """The life of the database as the server itself tells lives apart, where the login may see it."""
    with suppress(BridgeError):
        row = line.look_through(lambda transaction: transaction.one(_FORK))
        if row is not None and row[1]:
            return {"database": str(row[0]).lower(), "fork": str(row[1]).lower()}
    return {}


def _restored(line: AutoCountLine) -> dict[str, str]:
    """Which restore made the database what it is, where the login may look into the server's own history."""
    with suppress(BridgeError):
        row = line.look_through(lambda transaction: transaction.one(_RESTORES))
        if row is not None and row[0] is not None:
            return {"restore": str(row[0])}
    return {}


_RESTORES: Final = (
    "SELECT MAX(h.restore_history_id) FROM msdb.dbo.restorehistory h WHERE h.destination_database_name = DB_NAME()"
)


def _first_year(line: AutoCountLine, schema: Schema) -> dict[str, str]:
    """Where the fiscal years begin: closing a year moves it, and takes the documents of that year away."""
    if not schema.has("FiscalYear", "FromDate"):
        return {}
    row = line.look_through(lambda transaction: transaction.one("SELECT MIN(P.FromDate) FROM FiscalYear P"))
    first = row[0] if row is not None else None
    return {"first_year": first.date().isoformat()} if isinstance(first, dt.datetime) else {}


def _company(transaction: Transaction, books: Books, place: Mapping[str, str]) -> Company:
    wanted = [name for name in ("CompanyName", "RegisterNo") if books.schema.has("Profile", name)]
    told: Mapping[str, Any] = {}
    if wanted:
        row = transaction.one(f"SELECT TOP (1) {', '.join(f'P.{name}' for name in wanted)} FROM Profile P")
        told = dict(zip(wanted, row or (), strict=False))

    def text(name: str) -> str:
        value = told.get(name)
        return value.strip() if isinstance(value, str) else ""

    return Company(
        name=text("CompanyName"),
        registration_no=text("RegisterNo"),
        home_currency=books.home,
        program=f"AutoCount {books.version} on SQL Server {place['product']}".replace("  ", " ").strip(),
    )


def _counters(transaction: Transaction, schema: Schema) -> dict[str, int]:
    """Values that only grow, as far as this login may read them."""
    counters: dict[str, int] = {}
    if schema.has("Registry", "RegValue"):
        places = ", ".join("?" * len(_COUNTERS))
        sql = f"SELECT P.RegID, P.RegValue FROM Registry P WHERE P.RegID IN ({places})"
        for number, value in transaction.rows(sql, _COUNTERS):
            if str(value).strip().isdigit():
                counters[f"registry {number}"] = int(str(value).strip())
    row = transaction.one(_REACHED)
    for name, reached in zip(_IDENTITIES, row or (), strict=False):
        if reached is not None:
            counters[name] = int(reached)
    return counters


_REACHED: Final = f"SELECT {', '.join(f'IDENT_CURRENT({chr(39)}{name}{chr(39)})' for name in _IDENTITIES)}"
