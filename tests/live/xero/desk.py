"""An organisation in Xero as the platform's tests see it: how people sign in at it, what they do, what it must be."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from urllib.parse import urlsplit

import httpx

from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import ChangeId
from connector.mapping import load
from connector.online.reference import reference_in
from connector.providers.xero.records import Reader
from connector.providers.xero.shapes import SHAPES
from connector.sync.wishes import reference_of
from tests.fakes.webhooks import KEYS, signed
from tests.fakes.xero.listing import told
from tests.fakes.xero.organisation import Json, Organisation
from tests.fakes.xero.server import Simulator, connection, simulator
from tests.live.hosted_account import AccountStage, Entities
from tests.live.xero.stage import contact, payment, sale

PROVIDER = "xero"


class XeroDesk:
    """`hosted_account.AccountBooks` and `hosted_kills.Office` over the simulator."""

    provider = PROVIDER
    path = "/api.xro/2.0"
    registered: Mapping[str, str] = {"webhook_secret": KEYS[PROVIDER]}
    written: Mapping[str, str] = {
        "customers": "deactivate", "products": "delete", "invoices": "cancel", "credit_notes": "cancel",
        "payments": "delete",
    }  # fmt: skip

    def __init__(self, running: Simulator) -> None:
        self.simulator = running
        self._numbers = itertools.count(1)

    @property
    def company(self) -> Organisation:
        """What Xero has."""
        return self.simulator.organisation

    @property
    def port(self) -> int:
        """Where the simulator listens."""
        return int(urlsplit(self.simulator.address).port or 0)

    @property
    def returned(self) -> dict[str, str]:
        """Which organisation it is Xero tells afterwards."""
        return {}

    @property
    def opened(self) -> list[dict[str, object]]:
        """The organisations of the simulator."""
        return [connection(each) for each in self.simulator.organisations]

    def admit(self, check: Callable[[str], bool]) -> None:
        """Only these tokens are taken."""
        self.simulator.tokens = check

    def entities(self) -> Entities:
        """Every record as it is read."""
        reader, query = Reader(load(PROVIDER), self.company.currency), {"unitdp": "4"}
        with self.simulator.lock:
            return {
                kind: {
                    shape.key_of(row): reader.entity(shape, told(self.company, shape.plural, row, query))
                    for row in self.company.rows(shape.plural)
                    if shape.counts(row)
                }
                for kind, shape in SHAPES.items()
            }

    # -- people at work ------------------------------------------------------------------------------------------------

    def work(self, rng: random.Random) -> None:
        """A day in Xero: something of everything."""
        company, number = self.company, next(self._numbers)
        with self.simulator.lock:
            new = company.save("Contacts", contact(f"Pelanggan Xero {number}"))["ContactID"]
            company.edit("Contacts", self.known(rng), AccountNumber=f"hari {number}")
            sold = company.save("Invoices", sale(new, Decimal(rng.randrange(50, 45_000)) / 50))
            company.create("Payments", payment(sold["InvoiceID"], sold["Total"] / 2))
            unpaid = [row["InvoiceID"] for row in self._open() if not reference_in(row.get("Reference"))]
            if len(unpaid) > 1:
                company.edit("Invoices", unpaid[0], Reference=f"hari {number}")
                company.edit("Invoices", unpaid[1], Status="VOIDED")

    def known(self, rng: random.Random) -> Key:
        """A contact that was there from the beginning."""
        with self.simulator.lock:
            named = [row["ContactID"] for row in self.company.rows("Contacts") if row["ContactStatus"] == "ACTIVE"]
        return Key(rng.choice(named[:8]))

    def sold(self, customer: str, sen: int) -> Json:
        """An invoice as a person enters it on the platform."""
        line = {"item": "B-0", "quantity": "1", "amount": sen}
        return {"number": "", "date": "2026-11-20", "customer": customer, "currency": "MYR", "lines": [line]}

    def paid(self, customer: str, document: str, sen: int) -> Json:
        """A payment of an invoice as a person enters it on the platform."""
        allocation = {"document_type": "IV", "document": document, "amount": sen}
        return {
            "number": "", "date": "2026-11-21", "customer": customer, "currency": "MYR", "amount": sen,
            "local_amount": sen, "allocations": [allocation], "method": "090",
        }  # fmt: skip

    def product(self, name: str) -> Json:
        """A product as a person enters it on the platform."""
        unit = {"name": "each", "base": True, "price": "9.50"}
        return {"code": name.split()[-1], "description": name, "base_unit": "each", "units": [unit]}

    # -- what must be --------------------------------------------------------------------------------------------------

    def found(self, kind: EntityKind, change: str, title: str) -> list[Key]:
        """Every record that a change of the platform made: by its name, or by our reference in a document."""
        shape, reference = SHAPES[kind], reference_of(ChangeId(change))
        with self.simulator.lock:
            rows = [row for row in self.company.rows(shape.plural) if shape.counts(row) and not _void(row)]
        return [
            shape.key_of(row)
            for row in rows
            if (row["Name"] == title if "Name" in row else reference_in(row.get("Reference")) == reference)
        ]

    def phone_of(self, key: str) -> str:
        """Of a contact."""
        phones = {each["PhoneType"]: each for each in self.company.get("Contacts", key)["Phones"]}
        return str(phones["DEFAULT"]["PhoneNumber"])

    def unsound(self) -> list[str]:
        """What is wrong with the books by themselves: sums, and what is open of each invoice."""
        with self.simulator.lock:
            settled: dict[str, Decimal] = {}
            for row in self.company.rows("Payments"):
                if row["Status"] == "AUTHORISED":
                    invoice = row["Invoice"]["InvoiceID"]
                    settled[invoice] = settled.get(invoice, Decimal(0)) + row["Amount"]
            found = []
            for row in self.company.rows("Invoices"):
                added = sum(Decimal(str(line.get("LineAmount") or 0)) for line in row["LineItems"]) + row["TotalTax"]
                opened = Decimal(0) if _void(row) else row["Total"] - settled.get(row["InvoiceID"], Decimal(0))
                there = (row["Total"], row["AmountDue"])
                if there != (added, opened):
                    found.append(f"Invoice {row['InvoiceID']}: {there}, not {added}, {opened}")
            return found

    def _open(self) -> list[Json]:
        return [
            row
            for row in self.company.rows("Invoices")
            if row["Status"] == "AUTHORISED" and row["AmountDue"] == row["Total"] and row["Type"] == "ACCREC"
        ]


def _void(row: Json) -> bool:
    return row.get("Status") in ("VOIDED", "DELETED")


@contextmanager
def xero_desk(*organisations: Organisation) -> Iterator[XeroDesk]:
    """Organisations behind the simulator, of which people work in the first."""
    with simulator(*organisations) as running:
        yield XeroDesk(running)


def tell(stage: AccountStage, tenant: str, category: str, key: str, at: str = "2026-11-30T08:00:00.123") -> int:
    """Xero tells the platform by its webhook that a record was changed, each time once; what it is answered."""
    event = {
        "resourceUrl": f"https://api.xero.com/api.xro/2.0/{category.title()}s/{key}", "resourceId": key,
        "eventDateUtc": at, "eventType": "UPDATE", "eventCategory": category,
        "tenantId": tenant, "tenantType": "ORGANISATION",
    }  # fmt: skip
    content = {"events": [event], "lastEventSequence": 1, "firstEventSequence": 1, "entropy": "S0m3r4Nd0mt3xt"}
    body = json.dumps(content).encode()
    address = f"{stage.address}{stage.path}/webhook"
    return httpx.post(address, content=body, headers=signed(PROVIDER, body), timeout=60).status_code
