"""A small company behind the simulator, with somebody at work in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from connector.domain.clock import Clock
from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secret
from connector.mapping import load
from connector.providers.quickbooks.connection import QuickBooksSettings
from connector.providers.quickbooks.sink import QuickBooksBooks
from connector.providers.quickbooks.source import QuickBooksSource
from tests.fakes.quickbooks.company import Company, Json
from tests.fakes.quickbooks.server import TOKEN, Simulator, simulator


@dataclass(slots=True)
class Tokens:
    """The token of a connection, which can be asked for anew (`domain.secret.Renewable`)."""

    value: str = field(default=TOKEN, repr=False)
    next: str = field(default=TOKEN, repr=False)
    renewed: int = 0

    def secret(self, name: str) -> Secret:
        """The token."""
        assert name == "access_token"
        return Secret(self.value)

    def renew(self) -> None:
        """Another one."""
        self.value, self.renewed = self.next, self.renewed + 1


def settings_of(running: Simulator) -> QuickBooksSettings:
    """How the simulator is reached, without waiting between requests."""
    return QuickBooksSettings(api=running.api, tenant=running.company.realm, a_second=100_000, a_minute=1_000_000)


@dataclass(slots=True)
class Stage:
    """The company seen by a source and as books; `SourceBooks` of the source contract."""

    simulator: Simulator
    source: QuickBooksSource
    tokens: Tokens
    kind: EntityKind = EntityKind.CUSTOMER
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def company(self) -> Company:
        """What QuickBooks has."""
        return self.simulator.company

    @property
    def books(self) -> QuickBooksBooks:
        """The same as books that can be written."""
        return QuickBooksBooks(self.source)

    def add(self) -> Key:
        """A new customer."""
        return Key(self.company.save("Customer", customer(f"Baharu {next(self._numbers)}"))["Id"])

    def edit(self, key: Key) -> None:
        """Another text."""
        self.company.edit("Customer", key, Notes=f"edited {next(self._numbers)}")

    def edit_quietly(self, key: Key) -> None:
        """Another text, and nothing moves."""
        self.company.get("Customer", key)["Notes"] = f"quietly {next(self._numbers)}"

    def delete(self, key: Key) -> None:
        """A customer goes, as one that is merged into another."""
        self.company.remove("Customer", key)


@contextmanager
def stage(company: Company | None = None, tokens: Tokens | None = None, clock: Clock | None = None) -> Iterator[Stage]:
    """A simulator with a source."""
    given = tokens or Tokens()
    with simulator(company or small_company()) as running:
        source = QuickBooksSource(settings_of(running), given, load("quickbooks"), clock=clock)
        try:
            yield Stage(running, source, given)
        finally:
            source.close()


def small_company(customers: int = 12) -> Company:
    """Some records of each kind; one of each is inactive."""
    company = Company()
    for n in range(customers):
        company.save("Customer", customer(f"Aneka {n} Sdn Bhd"))
    for n in range(4):
        company.save("Item", item(f"Barang {n}"))
    company.edit("Customer", "2", Active=False)
    company.edit("Item", company.rows("Item")[1]["Id"], Active=False)
    return company


def customer(name: str) -> Json:
    """A customer as somebody enters it."""
    return {
        "DisplayName": name, "CompanyName": name, "PrimaryEmailAddr": {"Address": "a@b.my"},
        "PrimaryPhone": {"FreeFormNumber": "03-1"}, "BillAddr": {"Line1": "1 Jalan", "City": "Klang"},
    }  # fmt: skip


def item(name: str) -> Json:
    """An item as somebody enters it."""
    return {
        "Name": name, "Sku": f"SKU {name}", "Type": "NonInventory", "UnitPrice": Decimal("9.50"),
        "PurchaseCost": Decimal(5), "IncomeAccountRef": {"value": "79", "name": "Sales"}, "Description": name,
    }  # fmt: skip
