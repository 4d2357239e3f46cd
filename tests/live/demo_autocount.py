"""AutoCount's part in the demo: the company, the clerk, the comparison."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from tests.live.comparison import Stored, Values, sen, unlike_records
from tests.live.demo_autocount_both_ways import AutoCountBothWays
from tests.live.demo_books import Clerk
from tests.live.demo_both_ways import Act
from tests.live.demo_stage import Office, Platform
from tests.live.servers.autocount import WRITER, AutoCountDatabase, TranslatedServer, translated_server
from tests.live.servers.stand_in import ENVIRONMENT, PROGRAM
from tests.sample.autocount.company import make_company
from tests.sample.autocount.oracle import direct_receivables, expected
from tests.sample.autocount.person import Person
from tests.sample.oracle import Expected
from tests.sample.variant import Sizes
from tests.sample.vendor_sales import NewLine

_UNPAID = (
    "Cancelled = 'F' AND EXISTS (SELECT 1 FROM ARInvoice r WHERE r.SourceType = 'IV' AND r.SourceKey = IV.DocKey"
    " AND r.PaymentAmt = 0 AND r.NetTotal > 0)"
)
_PLAIN = "Cancelled = 'F' AND SourceType IS NULL"


class AutoCountClerk:
    """The clerk at the counter, in AutoCount."""

    def __init__(self, database: AutoCountDatabase) -> None:
        self._person = Person(database)
        self._random = random.Random(8)
        self._number = 0

    def close(self) -> None:
        """AutoCount ends."""
        self._person.close()

    def few(self) -> list[str]:
        """A few edits of every kind, said in sentences."""
        person = self._person
        done = [
            person.edit_customer(self._pick("Debtor", "AccNo"), "Perniagaan Baharu Sdn Bhd"),
            person.edit_address(self._pick("Debtor", "AccNo"), "No. 8, Jalan Pindah"),
            person.edit_supplier(self._pick("Creditor", "AccNo"), "Pembekal Baharu"),
            person.new_item("DEMO-1", "Kopi 1 kg", Decimal("24.90")),
            person.edit_invoice(self._pick("IV", "DocKey", _UNPAID), Decimal(7)),
            person.cancel_invoice(self._pick("IV", "DocKey", _UNPAID)),
            person.delete_invoice(self._pick("IV", "DocKey", _UNPAID)),
            person.unknock(self._pick("ARPayment", "DocKey", _PLAIN)),
            person.delete_payment(self._pick("ARPayment", "DocKey", _PLAIN)),
        ]
        return done + self.many(1)

    def many(self, rounds: int) -> list[str]:
        """New customers, each with an invoice and a payment for it, said in sentences."""
        done = []
        for _ in range(rounds):
            self._number += 1
            account = f"300-9{self._number:03}"
            done.append(self._person.new_customer(account, f"Pelanggan {self._number}"))
            lines = [
                NewLine(f"Baris {n}", Decimal(n), Decimal("19.90"), self._pick("Item", "ItemCode")) for n in (1, 2)
            ]
            invoice = self._person.new_invoice(account, lines)
            payment = self._person.pay(invoice, Decimal("10.00"))
            done += [f"new invoice {invoice} for {account}", f"payment {payment} for invoice {invoice}"]
        self._person.rollback()
        return done

    def _pick(self, table: str, column: str, condition: str = "1 = 1") -> Any:
        return self._person.books.pick(self._random, table, column, condition)


class AutoCount:
    """A company database of AutoCount."""

    provider = "autocount"
    title = "PostgreSQL, spoken to as to SQL Server"
    environment = ENVIRONMENT
    program = PROGRAM

    def __init__(self, server: TranslatedServer) -> None:
        self._server = server
        self._database: AutoCountDatabase | None = None

    @property
    def database(self) -> AutoCountDatabase:
        """The company. Raises RuntimeError before it was made."""
        if self._database is None:
            raise RuntimeError("the company was not made")
        return self._database

    def make(self, sizes: Sizes) -> str:
        """A company with the usual rules."""
        self._database = make_company(self._server, sizes=sizes, name="AED_CONTOH")
        return f"{self._database.name}, {sizes.invoices:,} invoices"

    def connect(self) -> tuple[list[str], str]:
        """By host, port, database and login."""
        login = self.database.login(WRITER)
        where = ["--host", "127.0.0.1", "--port", str(self._server.postgres.port), "--database", self.database.name]
        return ["autocount", *where, "--user", login.user, "--trust", "yes"], login.password

    def clerk(self) -> Clerk:
        """The clerk at the counter."""
        return AutoCountClerk(self.database)

    def differences(self, platform: Stored) -> tuple[Expected, list[str]]:
        """Every record by every column that both have."""
        connection = self.database.connect()
        try:
            books = expected(connection)
            direct: dict[str, Values] = {
                f"AR:{key}": (number, account, sen(total), sen(paid), void)
                for key, number, account, total, paid, void in direct_receivables(connection)
            }
            return books, unlike_records(books, direct, platform)
        finally:
            connection.close()

    def acts(self, platform: Platform, office: Office) -> Sequence[Act]:
        """As people do it."""
        return AutoCountBothWays(platform, office, self.database).acts()


@contextmanager
def autocount() -> Iterator[AutoCount]:
    """A server for the demo."""
    with translated_server() as server:
        yield AutoCount(server)
