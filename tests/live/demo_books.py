"""What the demo needs of books, whatever the ledger; and SQL Accounting's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from tests.live.comparison import Stored, unlike
from tests.live.demo_both_ways import Act, BothWays
from tests.live.demo_stage import Ledger, Office, Platform, ledger
from tests.live.demo_work import Counter
from tests.sample.cache import Company
from tests.sample.oracle import Expected, expected
from tests.sample.variant import Sizes


class Clerk(Protocol):
    """Somebody who works in the books, in the vendor's program."""

    def few(self) -> list[str]:
        """A few edits of every kind, said in sentences."""

    def many(self, rounds: int) -> list[str]:
        """New customers, each with an invoice and a payment for it, said in sentences."""

    def close(self) -> None:
        """The vendor's program ends."""


class DemoBooks(Protocol):
    """A ledger's server with the demo's company."""

    @property
    def title(self) -> str:
        """What the company is on."""

    @property
    def provider(self) -> str:
        """The product's name for such books."""

    @property
    def environment(self) -> dict[str, str]:
        """Added to every process of the office."""

    @property
    def program(self) -> tuple[str, ...]:
        """What stands for `bukubridge`, where it is not the installed one."""

    def make(self, sizes: Sizes) -> str:
        """Make the company; a sentence about it."""

    def connect(self) -> tuple[list[str], str]:
        """Arguments of `bukubridge connect`, and the password for it."""

    def clerk(self) -> Clerk:
        """Somebody comes to work."""

    def differences(self, platform: Stored) -> tuple[Expected, list[str]]:
        """What is in the books, and everything that the platform has otherwise."""

    def acts(self, platform: Platform, office: Office) -> Sequence[Act]:
        """The second act, in which the platform writes into the books."""


class SqlAccounting:
    """A company file of SQL Accounting."""

    provider = "sql_accounting"

    def __init__(self, server: Ledger) -> None:
        self._server = server
        self._company: Company | None = None
        self.title = server.title
        self.environment = server.environment
        self.program = server.program

    @property
    def company(self) -> Company:
        """The company. Raises RuntimeError before it was made."""
        if self._company is None:
            raise RuntimeError("the company was not made")
        return self._company

    def make(self, sizes: Sizes) -> str:
        """A file of the newest shape."""
        self._company = self._server.company(sizes)
        return f"{self.company.path.stat().st_size / 2**20:,.0f} MB, {sizes.invoices:,} invoices"

    def connect(self) -> tuple[list[str], str]:
        """By path, host and port."""
        where = ["--path", str(self.company.path), "--host", self._server.host, "--port", str(self._server.port)]
        return ["sql-accounting", *where], self._server.server.password

    def clerk(self) -> Clerk:
        """The clerk at the counter."""
        return Counter(self.company)

    def differences(self, platform: Stored) -> tuple[Expected, list[str]]:
        """Every record by every column that both have."""
        connection = self.company.door.connect(self.company.charset)
        try:
            books = expected(connection)
            return books, unlike(books, connection, platform)
        finally:
            connection.close()

    def acts(self, platform: Platform, office: Office) -> Sequence[Act]:
        """As people do it."""
        return BothWays(platform, office, self.company).acts()


@contextmanager
def sql_accounting() -> Iterator[SqlAccounting]:
    """A Firebird for the demo."""
    with ledger() as server:
        yield SqlAccounting(server)
