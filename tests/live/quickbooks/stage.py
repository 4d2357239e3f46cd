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
from connector.providers.quickbooks.shapes import SHAPES
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
        """A new record of the kind that is worked on."""
        if self.kind is not EntityKind.CUSTOMER:
            return self._add_document()
        return Key(self.company.save("Customer", customer(f"Baharu {next(self._numbers)}"))["Id"])

    def edit(self, key: Key) -> None:
        """Another text."""
        self.company.edit(self._name, key, **{self._words: f"edited {next(self._numbers)}"})

    def edit_quietly(self, key: Key) -> None:
        """Another text, and nothing moves."""
        self.company.get(self._name, key)[self._words] = f"quietly {next(self._numbers)}"

    def delete(self, key: Key) -> None:
        """A record goes; a customer as one that is merged into another."""
        self.company.remove(self._name, key)

    @property
    def _name(self) -> str:
        return SHAPES[self.kind].name

    @property
    def _words(self) -> str:
        return "Notes" if self.kind is EntityKind.CUSTOMER else "PrivateNote"

    def _add_document(self) -> Key:
        first = self.company.rows("Item")[0]["Id"]
        if self.kind is EntityKind.PAYMENT:
            return Key(self.company.save("Payment", {**payment("3", "", Decimal(7)), "Line": []})["Id"])
        return Key(self.company.save(self._name, sale("3", first, Decimal("12.50")))["Id"])


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
    first, second = (row["Id"] for row in company.rows("Item")[:2])
    for n in range(6):
        company.save("Invoice", sale(str(3 + n % 3), first, Decimal(n + 1), f"IV-{n}"))
        company.save("CreditMemo", sale("3", second, Decimal(n + 1), f"CN-{n}"))
    for row in company.rows("Invoice")[:2]:
        company.save("Payment", payment(row["CustomerRef"]["value"], row["Id"], Decimal("0.50")))
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


def sale(buyer: str, thing: str, amount: Decimal, number: str = "") -> Json:
    """An invoice or credit memo as somebody enters it."""
    detail = {"ItemRef": {"value": thing}, "Qty": 1, "UnitPrice": amount}
    line = {
        "Description": "Hantar",
        "Amount": amount,
        "DetailType": "SalesItemLineDetail",
        "SalesItemLineDetail": detail,
    }
    given = {"DocNumber": number} if number else {}
    return {**given, "TxnDate": "2026-11-02", "CustomerRef": {"value": buyer}, "Line": [line]}


def payment(buyer: str, invoice: str, amount: Decimal) -> Json:
    """A payment of an invoice as somebody enters it."""
    line = {"Amount": amount, "LinkedTxn": [{"TxnId": invoice, "TxnType": "Invoice"}]}
    return {"TxnDate": "2026-11-03", "CustomerRef": {"value": buyer}, "TotalAmt": amount, "Line": [line]}
