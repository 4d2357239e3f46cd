"""Companies of either ledger that somebody works in while they are read, for `tests.live.interleavings`."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Final, Protocol

from connector.domain.ports import Source
from connector.domain.secret import Secret
from connector.mapping import Mapping as LedgerMapping
from connector.mapping import load
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from tests.live.autocount_books import source_of
from tests.live.servers.autocount import TranslatedServer, translated_server
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.autocount import company as autocount
from tests.sample.autocount.oracle import expected as expected_of_database
from tests.sample.autocount.variant import Rules
from tests.sample.autocount.variant import Variant as DatabaseVariant
from tests.sample.autocount.walk import PersonWalk
from tests.sample.cache import make_company
from tests.sample.oracle import Expected, expected
from tests.sample.variant import Flags, Sizes, Variant
from tests.sample.vendor_walk import VendorWalk
from tests.sample.walk import Walk

SMALL: Final = Sizes(customers=8, suppliers=2, products=8, invoices=12, cash_sales=3, credit_notes=2, payments=5)
_FILES: Final = (
    Variant(),
    Variant(versions_indexed=True),
    Variant(document_versions=False),
    Variant(flags=Flags.LETTERS, grown=False),
)
_DATABASES: Final = (
    DatabaseVariant(),
    DatabaseVariant(rules=Rules.SUMMED, snapshot=False),
    DatabaseVariant(rules=Rules.QUEUED, monthly=True),
    DatabaseVariant(snapshot=False, user_fields=True, five_cents=True),
)
_OVERLAPS: Final = (0, 1, 2, 900)
"""A short overlap puts the weight on the rest: ties, open writers, the sweep."""
_SKEWS: Final = (0, 0, 5, 4000)


class Walked(Protocol):
    """A company, the product's source of it, and its office."""

    source: Source
    walk: Walk[Any]

    def expected(self) -> Expected:
        """What is in the books now, straight by SQL."""

    def close(self) -> None:
        """Everybody goes home; the company is gone."""


Opens = Callable[[int, random.Random], Walked]
"""Makes the company of a life, by the life's number."""


@dataclass(frozen=True, slots=True)
class OneSecret:
    """The one secret that a source asks for."""

    value: Secret

    def secret(self, name: str) -> Secret:
        """The ledger's password, whatever it is called."""
        return self.value


class WalkedFile:
    """A company file of SQL Accounting."""

    def __init__(self, server: FirebirdServer, mapping: LedgerMapping, life: int, rng: random.Random) -> None:
        company = make_company(server, _FILES[life % len(_FILES)], SMALL, seed=1 + life % 3)
        settings = SqlAccountingSettings(
            path=str(company.path), host="127.0.0.1", port=server.port, charset=company.charset.value
        )
        overlap, skew = rng.choice(_OVERLAPS), rng.choice(_SKEWS)
        secret = OneSecret(Secret(server.password))
        self.source: Source = SqlAccountingSource(settings, secret, mapping, overlap=overlap)
        self.walk: Walk[Any] = VendorWalk(company.door, company.charset, max_skew=skew)
        self._observer = company.door.connect(company.charset)
        self._path = company.path

    def expected(self) -> Expected:
        """By an attachment of its own."""
        return expected(self._observer)

    def close(self) -> None:
        """The file goes."""
        self.walk.close()
        self._observer.close()
        self.source.close()
        self._path.unlink(missing_ok=True)


class WalkedDatabase:
    """A database of AutoCount; the source has a login that may only SELECT."""

    def __init__(self, server: TranslatedServer, life: int, rng: random.Random) -> None:
        self._database = autocount.make_company(server, _DATABASES[life % len(_DATABASES)], SMALL)
        overlap, skew = rng.choice(_OVERLAPS), rng.choice(_SKEWS)
        self.source: Source = source_of(self._database, overlap=overlap)
        self.walk: Walk[Any] = PersonWalk(self._database, max_skew=skew)
        self._observer = self._database.connect()

    def expected(self) -> Expected:
        """By a connection of its own."""
        return expected_of_database(self._observer)

    def close(self) -> None:
        """The database goes."""
        self.walk.close()
        self._observer.close()
        self.source.close()
        self._database.drop()


@contextmanager
def company_files() -> Iterator[Opens]:
    """A Firebird server for them."""
    mapping = load("sql_accounting")
    with firebird3_server() as server:
        yield lambda life, rng: WalkedFile(server, mapping, life, rng)


@contextmanager
def company_databases() -> Iterator[Opens]:
    """A server for them, behind the translator."""
    with translated_server() as server:
        yield lambda life, rng: WalkedDatabase(server, life, rng)


LEDGERS: Final[Mapping[str, Callable[[], AbstractContextManager[Opens]]]] = {
    "sql_accounting": company_files,
    "autocount": company_databases,
}
"""By the provider's name."""
