"""A sample company on a real engine, seen by a source and worked on by the vendor's program."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secret
from connector.mapping import load
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.sample.cache import Company, make_company
from tests.sample.tables import COLUMNS
from tests.sample.variant import TINY, Charset, Engine, Sizes, Variant
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_sales import NewLine

READER, READER_PASSWORD = "READER", "readonly"


@dataclass(frozen=True, slots=True)
class Password:
    """Secrets with one entry."""

    value: str = field(repr=False)

    def secret(self, name: str) -> Secret:
        """The password, whatever it is called."""
        assert name == "password"
        return Secret(self.value)


@dataclass(slots=True)
class LedgerBooks:
    """Invoices of one sample company; `SourceBooks` of the source contract."""

    server: FirebirdServer
    company: Company
    source: SqlAccountingSource
    vendor: VendorProgram
    kind: EntityKind = EntityKind.INVOICE
    at_work: bool = True
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(2))

    def customers(self) -> list[str]:
        """Codes of all customers."""
        codes = [str(row[0]) for row in self.vendor.books.rows("SELECT CODE FROM AR_CUSTOMER ORDER BY CODE")]
        self.vendor.books.done()
        return codes

    def rest(self) -> None:
        """End the vendor's program."""
        if self.at_work:
            self.at_work = False
            self.vendor.close()

    def alter(self, statement: str) -> None:
        """Change the database as an upgrade does, with nobody at work in it."""
        self.rest()
        connection = self.server.connect(self.company.path)
        try:
            connection.execute_immediate(statement)
            connection.commit()
        finally:
            connection.close()

    def add(self) -> Key:
        """A new invoice of one line."""
        line = NewLine("Delivery", Decimal(2), Decimal("12.50"))
        return Key(str(self.vendor.new_invoice(self.customers()[0], [line])))

    def edit(self, key: Key) -> None:
        """Another quantity."""
        self.vendor.edit_invoice(int(key), Decimal(next(self._numbers)))

    def edit_quietly(self, key: Key) -> None:
        """Another text on its first line."""
        self.vendor.edit_line_text(int(key), f"quietly {next(self._numbers)}")

    def delete(self, key: Key) -> None:
        """An invoice with all its rows."""
        self.vendor.delete_invoice(int(key))


def settings_of(server: FirebirdServer, path: Path, variant: Variant, user: str = "SYSDBA") -> SqlAccountingSettings:
    """How a source reaches a company of this server."""
    legacy = ("gbk", "cp1252") if variant.charset is Charset.NONE else ()
    return SqlAccountingSettings(
        path=str(path), host=HOST, port=server.port, user=user, charset=variant.charset.value, legacy_charsets=legacy
    )


@contextmanager
def ledger(
    server: FirebirdServer, variant: Variant, sizes: Sizes = TINY, *, ordinary: bool = False
) -> Iterator[LedgerBooks]:
    """A fresh company with a source, as SYSDBA or as a login that may only read, and the vendor's program."""
    company = make_company(server, variant, sizes)
    user, password = ("SYSDBA", server.password)
    if ordinary:
        user, password = READER, READER_PASSWORD
        grant_reading(server, company)
    source = SqlAccountingSource(
        settings_of(server, company.path, variant, user), Password(password), load("sql_accounting")
    )
    books = LedgerBooks(server, company, source, VendorProgram(company.door, company.charset))
    try:
        yield books
    finally:
        source.close()
        books.rest()
        company.path.unlink()


def grant_reading(server: FirebirdServer, company: Company, *, without: frozenset[str] = frozenset()) -> None:
    """A login that may SELECT from every table of the company but some, and nothing else."""
    server.create_user(READER, READER_PASSWORD, database=company.path)
    connection = server.connect(company.path)
    try:
        for table in sorted(set(COLUMNS) - without):
            connection.execute_immediate(f"GRANT SELECT ON {table} TO USER {READER}")
        connection.commit()
    finally:
        connection.close()


def engine_of(server: FirebirdServer) -> Engine:
    """Which generation a server is."""
    return Engine.FIREBIRD_5 if "firebird5" in server.folder.name else Engine.FIREBIRD_3
