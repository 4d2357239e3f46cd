"""Several new records in one request to Xero: matched by what they are known by, and never there twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx

from connector.domain.entities import Entity
from connector.domain.parties import Customer
from connector.online.reference import reference_in
from connector.sync.options import SweepMode
from tests.fakes.xero.server import TOKEN, Fault
from tests.live.account_together import Meanwhile, Promises, Quay
from tests.live.xero.bridge import Bridge, bridge
from tests.live.xero.machine import XeroTown
from tests.live.xero.stage import Stage

_FAULTS = {"SLOW_DOWN": Fault.CONCURRENT, "REFUSED": Fault.INVALID}


class _Requests(Quay[Stage]):
    most = 50

    def bridge(self, folder: Path) -> AbstractContextManager[Bridge]:
        return bridge(folder)

    def quiet(self, both: Bridge) -> None:
        simulator = both.desk.simulator
        for told in (simulator.asked, simulator.bodies, simulator.heads, simulator.tenants):
            told.clear()

    def sold(self, both: Bridge, number: int) -> Entity:
        town = XeroTown(both)
        return town.sold(town.known[number % 3], 100 + number)

    def batches(self, both: Bridge) -> list[tuple[str, str, int]]:
        return [
            (f"{line} {head['idempotency-key']}", body, count)
            for line, head, body, count in _created(both)
            if count > 1
        ]

    def alone(self, both: Bridge) -> int:
        return sum(count == 1 for *_, count in _created(both))

    def references(self, both: Bridge) -> list[str]:
        rows = both.desk.company.rows("Invoices")
        return sorted(found for row in rows if (found := reference_in(row.get("Reference"))))

    def named(self, both: Bridge, name: str) -> str:
        return str((both.desk.company.find("Contacts", Name=name) or {}).get("ContactID"))

    def enter(self, both: Bridge, name: str, phone: str = "") -> None:
        told = {"Phones": [{"PhoneType": "DEFAULT", "PhoneNumber": phone}]} if phone else {}
        both.desk.company.create("Contacts", {"Name": name, **told})

    def before_new(self, both: Bridge, work: Callable[[], None]) -> None:
        both.desk.simulator.before("/Contacts", work, method="PUT")

    def strike(self, both: Bridge, fault: str, times: int = 1) -> None:
        both.desk.simulator.strike(_FAULTS.get(fault) or Fault[fault], "/Invoices", "PUT", times)

    def refuse(self, both: Bridge, *parts: bool) -> None:
        both.desk.simulator.refusing = ["as ordered" if part else "" for part in parts]

    def keep_back(self, both: Bridge) -> None:
        both.desk.simulator.unsaid = 1

    def forget(self, both: Bridge) -> None:
        both.desk.simulator.answers.clear()

    def late(self, both: Bridge, number: int) -> None:
        line, head, body, _ = [each for each in _created(both) if each[-1] > 1][number]
        headers = {name: head[name] for name in ("xero-tenant-id", "idempotency-key", "accept")}
        address = f"{both.desk.simulator.address}{line.split(' ', 1)[1]}"
        told = httpx.put(address, content=body, headers={**headers, "Authorization": f"Bearer {TOKEN}"}, timeout=60)
        assert told.status_code == 200


def _created(both: Bridge) -> list[tuple[str, dict[str, str], str, int]]:
    simulator = both.desk.simulator
    sent = zip(simulator.asked, simulator.heads, simulator.bodies, strict=True)
    return [
        (line, head, body, len(next(iter(json.loads(body).values()))))
        for line, head, body in sent
        if line.startswith("PUT ")
    ]


class TestMeanwhile(Meanwhile[Stage]):
    """A person is quicker."""

    quay = _Requests()


class TestRequests(Promises[Stage]):
    """With several elements in a request."""

    quay = _Requests()

    def test_records_are_looked_for_together(self, both: Bridge) -> None:
        """A hundred contacts and a hundred invoices: names once, documents of late once, and nothing for each."""
        for number in range(100):
            both.feed.create(Customer(code="", name=f"Baharu {number}", currency="MYR"))
            both.feed.create(self.quay.sold(both, number))
        both.run(SweepMode.NEVER)
        asked = both.desk.simulator.asked
        assert sum(line.startswith("PUT ") for line in asked) == 4
        assert not any("searchTerm" in line for line in asked)
        assert len(asked) <= 20

    def test_a_name_that_is_there_is_asked_about(self, both: Bridge) -> None:
        """Also among many new ones, and in other letters."""
        both.feed.create(Customer(code="", name="ANEKA 3 sdn bhd", currency="MYR"))
        for number in range(20):
            both.feed.create(Customer(code="", name=f"Baharu {number}", currency="MYR"))
        both.run(SweepMode.NEVER)
        told = [both.feed.outcome(change) for change in both.feed.changed]
        assert (told[0], set(told[1:])) == ("conflict", {"applied"})
