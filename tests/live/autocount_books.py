"""A sample AutoCount company seen by a source and worked on by a person; `SourceBooks` of the source contract."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec

from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secret
from connector.drivers.odbc import SystemDoor
from connector.drivers.odbc_seam import Opening
from connector.mapping import load
from connector.providers.autocount.connection import AutoCountSettings
from connector.providers.autocount.source import AutoCountSource
from tests.live.servers.autocount import READER, AutoCountDatabase, Login, TranslatedServer
from tests.live.servers.mssql import MicrosoftServer
from tests.sample.autocount.company import make_company
from tests.sample.autocount.person import Person
from tests.sample.autocount.variant import Variant
from tests.sample.variant import TINY, Sizes
from tests.sample.vendor_sales import NewLine

Server = TranslatedServer | MicrosoftServer


@dataclass(frozen=True, slots=True)
class Password:
    """Secrets with one entry."""

    value: str = field(repr=False)

    def secret(self, name: str) -> Secret:
        """The password, whatever it is called."""
        assert name == "password"
        return Secret(self.value)


def settings_of(database: AutoCountDatabase, login: Login = READER) -> AutoCountSettings:
    """How a source reaches a company."""
    host, _, port = database.server_name.removeprefix("tcp:").partition(",")
    host, _, instance = host.partition("\\")
    return AutoCountSettings(
        database=database.name,
        host=host,
        instance=instance,
        port=int(port or 0),
        user=database.login(login).user,
        trust="yes",
        driver=database.driver,
    )


def source_of(
    books: AutoCountDatabase,
    login: Login = READER,
    opening: Opening | None = None,
    *,
    database: str = "",
    password: str = "",
    **more: Any,
) -> AutoCountSource:
    """A source of a company, as a login that may only SELECT unless said otherwise; or of what is not there."""
    door = SystemDoor(opening or books.opener, (books.driver,))
    settings = settings_of(books, login)
    settings = msgspec.structs.replace(settings, database=database or settings.database)
    secrets = Password(password or books.login(login).password)
    return AutoCountSource(settings, secrets, load("autocount"), door=door, **more)


@dataclass(slots=True)
class AutoCountBooks:
    """Invoices of one sample company."""

    database: AutoCountDatabase
    source: AutoCountSource
    person: Person
    kind: EntityKind = EntityKind.INVOICE
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(2))

    def customers(self) -> list[str]:
        """Codes of all customers."""
        return [str(row[0]) for row in self.ask("SELECT AccNo FROM Debtor ORDER BY AccNo")]

    def ask(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows, as somebody else sees them."""
        connection = self.database.connect()
        try:
            cursor = connection.cursor()
            cursor.execute(sql, *parameters)
            return [tuple(row) for row in cursor.fetchall()]
        finally:
            connection.close()

    def do(self, sql: str, *parameters: Any) -> None:
        """Change something past the program."""
        connection = self.database.connect()
        try:
            connection.cursor().execute(sql, *parameters)
            connection.commit()
        finally:
            connection.close()

    def add(self) -> Key:
        """A new invoice of one line."""
        line = NewLine("Delivery", Decimal(2), Decimal("12.50"))
        return Key(str(self.person.new_invoice(self.customers()[0], [line])))

    def edit(self, key: Key) -> None:
        """Another quantity."""
        self.person.edit_invoice(int(key), Decimal(next(self._numbers)))

    def edit_quietly(self, key: Key) -> None:
        """Another text on its first line."""
        self.person.edit_line_text(int(key), f"quietly {next(self._numbers)}")

    def delete(self, key: Key) -> None:
        """An invoice with all its rows."""
        self.person.delete_invoice(int(key))


@contextmanager
def autocount_books(server: Server, variant: Variant, sizes: Sizes = TINY, **more: Any) -> Iterator[AutoCountBooks]:
    """A fresh company with a source and somebody at work."""
    database = make_company(server, variant, sizes)
    source = source_of(database, **more)
    books = AutoCountBooks(database, source, Person(database))
    try:
        yield books
    finally:
        source.close()
        books.person.close()
        database.drop()
