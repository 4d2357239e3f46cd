"""Books into which a run that may be killed writes: what the kill matrix must know of them."""

from __future__ import annotations

from typing import Protocol

from connector.domain.keys import EntityKind
from connector.domain.platform_changes import ChangeId
from connector.sync.wishes import reference_of
from tests.live.comparison import PROVIDER, Stored, unlike
from tests.live.kill_edits import Office
from tests.live.kill_process import Books
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.balance import wrong as out_of_balance
from tests.sample.cache import Company, make_company
from tests.sample.oracle import expected
from tests.sample.variant import Sizes, Variant


class Ledger(Protocol):
    """One company on its server."""

    @property
    def provider(self) -> str:
        """The product's name for such books."""

    def books(self) -> Books:
        """Where they are and how to get in."""

    def look(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the books, in a moment of their own."""

    def balance(self) -> list[str]:
        """What is wrong with the books by themselves."""

    def copies(self, kind: EntityKind, change: str, title: str) -> int:
        """How often the books have a record that was made on the platform."""

    def unlike(self, platform: Stored) -> list[str]:
        """What the platform has otherwise than the books."""

    def close(self) -> None:
        """Nobody works there any more."""


class CompanyFile:
    """A company file of SQL Accounting.

    Attributes:
        office: works in it.
    """

    provider = PROVIDER

    def __init__(self, firebird: FirebirdServer, sizes: Sizes) -> None:
        self._firebird = firebird
        self._company: Company = make_company(firebird, Variant(), sizes)
        self.office = Office(self._company)

    def books(self) -> Books:
        """A file on the server."""
        return Books("127.0.0.1", self._firebird.port, str(self._company.path), self._firebird.password)

    def look(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the books, in a moment of their own."""
        connection = self._company.door.connect(self._company.charset)
        try:
            cursor = connection.cursor()
            cursor.execute(sql)
            return [tuple(row) for row in cursor.fetchall()]
        finally:
            connection.close()

    def balance(self) -> list[str]:
        """Debits and credits, receivables, stock."""
        connection = self._company.door.connect(self._company.charset)
        try:
            return out_of_balance(connection)
        finally:
            connection.close()

    def copies(self, kind: EntityKind, change: str, title: str) -> int:
        """Masters by their name or code, documents by our reference."""
        if kind in (EntityKind.CUSTOMER, EntityKind.PRODUCT):
            table, column = ("AR_CUSTOMER", "COMPANYNAME") if kind is EntityKind.CUSTOMER else ("ST_ITEM", "CODE")
            found = self.look(f"SELECT {column} FROM {table} WHERE {column} STARTING WITH '{title}'")
            return sum(str(row[0]).removesuffix(" Sdn Bhd").strip() == title for row in found)
        table = "SL_IV" if kind is EntityKind.INVOICE else "AR_PM"
        columns = ("DOCREF1", "DOCREF2", "DOCREF3", "DOCREF4") if table == "SL_IV" else ("DOCREF1", "DOCREF2")
        reference = reference_of(ChangeId(change))
        condition = " OR ".join(f"{column} = '{reference}'" for column in columns)
        return len(self.look(f"SELECT DOCKEY FROM {table} WHERE {condition}"))

    def unlike(self, platform: Stored) -> list[str]:
        """Every record by every column that both have."""
        connection = self._company.door.connect(self._company.charset)
        try:
            return unlike(expected(connection), connection, platform)
        finally:
            connection.close()

    def close(self) -> None:
        """The office goes home."""
        self.office.close()
