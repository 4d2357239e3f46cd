"""A small organisation behind the simulator, with somebody at work in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from connector.domain.clock import Clock
from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secret
from connector.mapping import load
from connector.providers.xero.connection import XeroSettings
from connector.providers.xero.shapes import SHAPES
from connector.providers.xero.sink import XeroBooks
from connector.providers.xero.source import XeroSource
from tests.fakes.xero.organisation import Json, Organisation
from tests.fakes.xero.server import TOKEN, Simulator, simulator


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


def settings_of(running: Simulator, tenant: str = "") -> XeroSettings:
    """How the simulator is reached, without waiting between requests."""
    return XeroSettings(api=running.api, tenant=tenant or running.organisation.tenant, a_minute=1_000_000)


@dataclass(slots=True)
class Stage:
    """The organisation seen by a source; `SourceBooks` of the source contract."""

    simulator: Simulator
    source: XeroSource
    tokens: Tokens
    kind: EntityKind = EntityKind.CUSTOMER
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def company(self) -> Organisation:
        """What Xero has."""
        return self.simulator.organisation

    @property
    def books(self) -> XeroBooks:
        """The same as books that can be written."""
        return XeroBooks(self.source)

    def add(self) -> Key:
        """A new record of the kind that is worked on."""
        number, company = next(self._numbers), self.company
        match self.kind:
            case EntityKind.CUSTOMER:
                made = company.save("Contacts", contact(f"Baharu {number}"))
            case EntityKind.PRODUCT:
                made = company.save("Items", item(f"N-{number}"))
            case EntityKind.PAYMENT:
                bill = company.save("Invoices", sale(buyer(company), Decimal(50)))
                made = company.create("Payments", payment(bill["InvoiceID"], Decimal(7)))
            case _:
                made = company.save(self._plural, sale(buyer(company), Decimal("12.50"), plural=self._plural))
        return SHAPES[self.kind].key_of(made)

    def edit(self, key: Key) -> None:
        """Another text."""
        record = self._record(key)
        if self.kind is EntityKind.PAYMENT or record.get("AmountPaid"):  # nobody can: Xero itself changes it, say
            record["Reference"] = f"edited {next(self._numbers)}"
            self.company.touch(record)
            return
        shape = SHAPES[self.kind]
        self.company.edit(self._plural, record[shape.id], **{self._words: f"edited {next(self._numbers)}"})

    def edit_quietly(self, key: Key) -> None:
        """Another text, and nothing moves."""
        self._record(key)[self._words] = f"quietly {next(self._numbers)}"

    def delete(self, key: Key) -> None:
        """A record goes: an item is deleted, a payment gets that status, and other records Xero removes for good."""
        record, shape = self._record(key), SHAPES[self.kind]
        if self.kind is EntityKind.PAYMENT:
            self.company.edit("Payments", key, Status="DELETED")
        else:
            self.company.delete(self._plural, record[shape.id])

    def _record(self, key: Key) -> Json:
        found = self.company.find(self._plural, **{SHAPES[self.kind].code: key})
        assert found is not None
        return found

    @property
    def _plural(self) -> str:
        return SHAPES[self.kind].plural

    @property
    def _words(self) -> str:
        names = {EntityKind.CUSTOMER: "AccountNumber", EntityKind.PRODUCT: "Description"}
        return names.get(self.kind, "Reference")


@contextmanager
def stage(
    company: Organisation | None = None, tokens: Tokens | None = None, clock: Clock | None = None
) -> Iterator[Stage]:
    """A simulator with a source."""
    given = tokens or Tokens()
    with simulator(company or small_organisation()) as running:
        source = XeroSource(settings_of(running), given, load("xero"), clock=clock)
        try:
            yield Stage(running, source, given)
        finally:
            source.close()


def small_organisation(contacts: int = 12) -> Organisation:
    """Some records of each kind, in every state."""
    company = Organisation()
    for n in range(contacts):
        company.save("Contacts", contact(f"Aneka {n} Sdn Bhd"))
    for n in range(4):
        company.save("Items", item(f"B-{n}"))
    buyers = [row["ContactID"] for row in company.rows("Contacts")]
    for n in range(6):
        company.save("Invoices", sale(buyers[n % 3], Decimal(n + 1)))
        company.save("CreditNotes", sale(buyers[0], Decimal(n + 1), plural="CreditNotes"))
    for row in company.rows("Invoices")[:3]:
        company.create("Payments", payment(row["InvoiceID"], Decimal("0.50")))
    company.save("Invoices", {**sale(buyers[1], Decimal(9)), "Status": "DRAFT"})
    void = company.save("Invoices", sale(buyers[1], Decimal(8)))
    company.edit("Invoices", void["InvoiceID"], Status="VOIDED")
    company.save("Invoices", {**sale(buyers[1], Decimal(9)), "Type": "ACCPAY"})
    company.edit("Payments", company.rows("Payments")[2]["PaymentID"], Status="DELETED")
    company.edit("Contacts", buyers[1], ContactStatus="ARCHIVED")
    return company


def buyer(company: Organisation) -> str:
    """An active contact."""
    return str(next(row["ContactID"] for row in company.rows("Contacts") if row["ContactStatus"] == "ACTIVE"))


def contact(name: str) -> Json:
    """A contact as somebody enters it."""
    return {
        "Name": name, "EmailAddress": "a@b.my", "AccountNumber": "A-1",
        "Phones": [
            {"PhoneType": "DEFAULT", "PhoneNumber": "222-2222", "PhoneAreaCode": "03", "PhoneCountryCode": "60"}
        ],
        "Addresses": [{"AddressType": "POBOX", "AddressLine1": "1 Jalan", "City": "Klang", "Region": "Selangor"}],
    }  # fmt: skip


def item(code: str) -> Json:
    """An item as somebody enters it."""
    return {
        "Code": code, "Name": f"Barang {code}", "Description": f"Barang {code}",
        "SalesDetails": {"UnitPrice": Decimal("9.5000"), "AccountCode": "200", "TaxType": "NONE"},
        "PurchaseDetails": {"UnitPrice": Decimal("5.0000")},
    }  # fmt: skip


def sale(whose: str, amount: Decimal, *, plural: str = "Invoices", **more: Any) -> Json:
    """An approved invoice or credit note as somebody enters it."""
    line = {"Description": "Hantar", "Quantity": 1, "UnitAmount": amount, "AccountCode": "200", "TaxType": "NONE"}
    due = {"DueDate": "2026-12-02"} if plural == "Invoices" else {}
    kind = "ACCREC" if plural == "Invoices" else "ACCRECCREDIT"
    return {
        "Type": kind, "Contact": {"ContactID": whose}, "Date": "2026-11-02", **due, "Status": "AUTHORISED",
        "LineItems": [line], **more,
    }  # fmt: skip


def payment(invoice: str, amount: Decimal) -> Json:
    """A payment of an invoice as somebody enters it."""
    return {"Invoice": {"InvoiceID": invoice}, "Account": {"Code": "090"}, "Date": "2026-11-03", "Amount": amount}
