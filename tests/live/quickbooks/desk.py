"""A company in QuickBooks as the platform's tests see it: how people sign in at it, what they do, what it must be."""

from __future__ import annotations

import base64
import hmac
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
from connector.providers.quickbooks.records import Reader
from connector.providers.quickbooks.shapes import SHAPES
from connector.sync.wishes import reference_of
from tests.fakes.quickbooks.company import Company, Json
from tests.fakes.quickbooks.server import Simulator, simulator
from tests.live.hosted_account import AccountStage, Entities
from tests.live.quickbooks.stage import customer, payment, sale

VERIFIER = "canary-verifier-token"
PROVIDER = "quickbooks"
_PHONE = "PrimaryPhone"


class QuickBooksDesk:
    """`hosted_account.AccountBooks` and `hosted_kills.Office` over the simulator."""

    provider = PROVIDER
    path = "/v3/company/{tenant}"
    registered: Mapping[str, str] = {"webhook_secret": VERIFIER}
    written: Mapping[str, str] = {
        "customers": "deactivate", "products": "deactivate", "invoices": "delete", "credit_notes": "delete",
        "payments": "delete",
    }  # fmt: skip

    def __init__(self, running: Simulator) -> None:
        self.simulator = running
        self._numbers = itertools.count(1)

    @property
    def company(self) -> Company:
        """What QuickBooks has."""
        return self.simulator.company

    @property
    def port(self) -> int:
        """Where the simulator listens."""
        return int(urlsplit(self.simulator.address).port or 0)

    @property
    def returned(self) -> dict[str, str]:
        """The company comes with the browser."""
        return {"realmId": self.company.realm}

    @property
    def opened(self) -> list[dict[str, object]]:
        """The browser tells which company it is."""
        return []

    def admit(self, check: Callable[[str], bool]) -> None:
        """Only these tokens are taken."""
        self.simulator.tokens = check

    def entities(self) -> Entities:
        """Every record as it is read."""
        reader = Reader(load(PROVIDER), "MYR")
        with self.simulator.lock:
            return {
                kind: {row["Id"]: reader.entity(shape, row) for row in self.company.rows(shape.name)}
                for kind, shape in SHAPES.items()
            }

    # -- people at work ------------------------------------------------------------------------------------------------

    def work(self, rng: random.Random) -> None:
        """A day in QuickBooks: something of everything."""
        company, number = self.company, next(self._numbers)
        with self.simulator.lock:
            new = company.save("Customer", customer(f"Pelanggan QuickBooks {number}"))["Id"]
            company.edit("Customer", self.known(rng), Notes=f"hari {number}")
            thing = company.rows("Item")[0]["Id"]
            sold = company.save("Invoice", sale(new, thing, Decimal(rng.randrange(50, 45_000)) / 50))
            company.save("Payment", payment(new, sold["Id"], sold["TotalAmt"] / 2))
            theirs = [row for row in company.rows("Invoice") if not reference_in(row.get("PrivateNote"))]
            unpaid = [row["Id"] for row in theirs if row["Balance"] == row["TotalAmt"]]
            if len(unpaid) > 1:
                company.edit("Invoice", unpaid[0], CustomerMemo={"value": f"hari {number}"})
                company.delete("Invoice", company.get("Invoice", unpaid[1]))

    def known(self, rng: random.Random) -> Key:
        """A customer who was there from the beginning."""
        with self.simulator.lock:
            named = [row["Id"] for row in self.company.rows("Customer") if row["Active"]]
        return Key(rng.choice(named[:8]))

    def sold(self, customer: str, sen: int) -> Json:
        """An invoice as a person enters it on the platform."""
        line = {"item": self.company.rows("Item")[0]["Id"], "quantity": "1", "amount": sen}
        return {"number": "", "date": "2026-11-20", "customer": customer, "currency": "MYR", "lines": [line]}

    def paid(self, customer: str, document: str, sen: int) -> Json:
        """A payment of an invoice as a person enters it on the platform."""
        allocation = {"document_type": "IV", "document": document, "amount": sen}
        return {
            "number": "", "date": "2026-11-21", "customer": customer, "currency": "MYR", "amount": sen,
            "local_amount": sen, "allocations": [allocation],
        }  # fmt: skip

    def product(self, name: str) -> Json:
        """A product as a person enters it on the platform."""
        unit = {"name": "each", "base": True, "price": "9.50"}
        return {"code": "", "description": name, "base_unit": "each", "units": [unit]}

    # -- what must be --------------------------------------------------------------------------------------------------

    def found(self, kind: EntityKind, change: str, title: str) -> list[Key]:
        """Every record that a change of the platform made: by its name, or by our reference in a document."""
        shape, column = SHAPES[kind], {EntityKind.CUSTOMER: "DisplayName", EntityKind.PRODUCT: "Name"}.get(kind)
        reference = reference_of(ChangeId(change))
        with self.simulator.lock:
            rows = self.company.rows(shape.name)
        return [
            shape.key_of(row)
            for row in rows
            if (row[column] == title if column else reference_in(row.get("PrivateNote")) == reference)
        ]

    def phone_of(self, key: str) -> str:
        """Of a customer."""
        return str(self.company.get("Customer", key)[_PHONE]["FreeFormNumber"])

    def unsound(self) -> list[str]:
        """What is wrong with the books by themselves: sums, and what is open of each document."""
        company = self.company
        with self.simulator.lock:
            settled: dict[tuple[str, str], Decimal] = {}
            for row in company.rows("Payment"):
                for line in row["Line"]:
                    for link in line["LinkedTxn"]:
                        place = (link["TxnType"], link["TxnId"])
                        settled[place] = settled.get(place, Decimal(0)) + Decimal(str(line["Amount"]))
            found = [f"a payment settles {kind} {key}" for kind, key in settled if key not in company.records[kind]]
            for kind in ("Invoice", "CreditMemo"):
                for row in company.rows(kind):
                    lines = sum(Decimal(str(line["Amount"])) for line in row["Line"] if "SalesItemLineDetail" in line)
                    opened = lines - settled.get((kind, row["Id"]), Decimal(0))
                    if (row["TotalAmt"], row["Balance"]) != (lines, opened):
                        found.append(f"{kind} {row['Id']}: {row['TotalAmt']}, {row['Balance']}, not {lines}, {opened}")
            return found


@contextmanager
def quickbooks_desk(company: Company) -> Iterator[QuickBooksDesk]:
    """A company behind the simulator."""
    with simulator(company) as running:
        yield QuickBooksDesk(running)


def tell(stage: AccountStage, name: str, key: str, event: str = "") -> int:
    """Intuit tells the platform by its webhook that a record was changed; what it is answered."""
    realm = stage.books.returned["realmId"]
    told = {
        "specversion": "1.0", "id": event or f"{name}-{key}", "type": f"qbo.{name}.updated.v1", "source": "intuit",
        "time": "2026-11-30T08:00:00.123456789Z", "intuitentityid": key, "intuitaccountid": realm,
    }  # fmt: skip
    body = json.dumps([told]).encode()
    signature = base64.b64encode(hmac.new(VERIFIER.encode(), body, "sha256").digest()).decode()
    headers = {"intuit-signature": signature, "Content-Type": "application/json"}
    return httpx.post(f"{stage.address}{stage.path}/webhook", content=body, headers=headers, timeout=60).status_code
