"""Several new records in one batch of QuickBooks: matched by their `bId`, never there twice, whatever befalls."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path

import httpx

from connector.domain.documents import Invoice
from connector.domain.keys import Key
from connector.domain.parties import Customer
from connector.domain.payments import Payment
from connector.domain.platform_changes import ChangeOutcome
from connector.online.reference import reference_in
from connector.providers.quickbooks.shapes import CUSTOMER
from connector.providers.quickbooks.source import QuickBooksSource
from connector.providers.registry import open_source, ordinary
from connector.sync.options import SweepMode
from tests.fakes.quickbooks.server import TOKEN, Fault
from tests.live.account_together import APPLIED, LONG, Meanwhile, Promises, Quay
from tests.live.quickbooks.bridge import Bridge, bridge
from tests.live.quickbooks.machine import sold
from tests.live.quickbooks.stage import Stage, Tokens


class _Batches(Quay[Stage]):
    most = 30

    def bridge(self, folder: Path) -> AbstractContextManager[Bridge]:
        return bridge(folder)

    def quiet(self, both: Bridge) -> None:
        both.desk.simulator.asked.clear()
        both.desk.simulator.bodies.clear()

    def sold(self, both: Bridge, number: int) -> Invoice:
        return sold(Key(str(3 + number % 3)), both.desk.company.rows("Item")[0]["Id"], 100 + number)

    def batches(self, both: Bridge) -> list[tuple[str, str, int]]:
        simulator = both.desk.simulator
        sent = zip(simulator.asked, simulator.bodies, strict=True)
        return [(line, body, len(json.loads(body)["BatchItemRequest"])) for line, body in sent if "/batch?" in line]

    def alone(self, both: Bridge) -> int:
        return sum("/invoice?" in line or "/customer?" in line for line in both.desk.simulator.asked)

    def references(self, both: Bridge) -> list[str]:
        rows = both.desk.company.rows("Invoice")
        return sorted(found for row in rows if (found := reference_in(row.get("PrivateNote"))))

    def named(self, both: Bridge, name: str) -> str:
        return str((both.desk.company.find("Customer", DisplayName=name) or {}).get("Id"))

    def enter(self, both: Bridge, name: str, phone: str = "") -> None:
        told = {"PrimaryPhone": {"FreeFormNumber": phone}} if phone else {}
        if both.desk.company.find("Customer", DisplayName=name) is None:
            both.desk.company.save("Customer", {"DisplayName": name, **told})

    def before_new(self, both: Bridge, work: Callable[[], None]) -> None:
        for path in ("/batch", "/customer"):
            both.desk.simulator.before(path, work)

    def strike(self, both: Bridge, fault: str, times: int = 1) -> None:
        both.desk.simulator.strike(Fault[fault], "/batch", times=times)

    def refuse(self, both: Bridge, *parts: bool) -> None:
        both.desk.simulator.refusing = ["6000" if part else "" for part in parts]

    def keep_back(self, both: Bridge) -> None:
        """QuickBooks failed over it, and does not say whether before or after."""
        both.desk.simulator.refusing = ["", "10000"]

    def forget(self, both: Bridge) -> None:
        both.desk.simulator.answers.clear()

    def late(self, both: Bridge, number: int) -> None:
        line, body, _ = self.batches(both)[number]
        headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "application/json"}
        address = f"{both.desk.simulator.address}{line.split(' ', 1)[1]}"
        assert httpx.post(address, content=body, headers=headers, timeout=60).status_code == 200


def _receipt(number: str, place: int) -> Payment:
    """Paid by one of three customers, of a day and an amount of its own, and set against nothing."""
    amount = 1000 + place
    return Payment(
        number=number, date=dt.date(2026, 1, 1 + place % 27), customer=Key(str(3 + place % 3)), currency="MYR",
        amount=amount, local_amount=amount, unapplied=amount,
    )  # fmt: skip


def _numbered(both: Bridge, number: str) -> int:
    return sum(row.get("PaymentRefNum") == number for row in both.desk.company.rows("Payment"))


class TestMeanwhile(Meanwhile[Stage]):
    """A person is quicker."""

    quay = _Batches()


class TestBatches(Promises[Stage]):
    """With QuickBooks' batches."""

    quay = _Batches()

    def test_records_are_looked_for_together(self, both: Bridge) -> None:
        """Sixty customers and sixty invoices are a question each: readings are metered."""
        for number in range(60):
            both.feed.create(Customer(code="", name=f"Baharu {number}", currency="MYR"))
            both.feed.create(self.quay.sold(both, number))
        both.run(SweepMode.NEVER)
        assert both.desk.simulator.counted()["/query"] == 2
        assert both.desk.simulator.counted()["/batch"] == 4

    def test_receipts_of_one_number_are_never_written_unasked(self, both: Bridge) -> None:
        """QuickBooks takes a number twice; the second is a question, whichever batch the first was in."""
        numbers = ["OR-1", *(f"P-{n}" for n in range(44)), "OR-1"]
        changes = [both.feed.create(_receipt(number, n)) for n, number in enumerate(numbers)]
        both.run(SweepMode.NEVER)
        told = [both.feed.outcome(change) for change in changes]
        assert told == [APPLIED] * 45 + [ChangeOutcome.CONFLICT]
        assert _numbered(both, "OR-1") == 1

    def test_what_somebody_entered_meanwhile_is_asked_about_before_a_batch_goes_again(self, both: Bridge) -> None:
        """It was lost on its way, and the bookkeeper typed one of its receipts: the batch never goes again then, and
        that one is a question in the end."""
        changes = [both.feed.create(_receipt(f"OR-{n}", n)) for n in range(5)]
        self.quay.strike(both, "AWAY")
        both.run(SweepMode.NEVER)
        entered = {"CustomerRef": {"value": "3"}, "TxnDate": "2026-01-03", "TotalAmt": Decimal("10.02")}
        both.desk.company.save("Payment", {**entered, "PaymentRefNum": "OR-2"})
        for _ in range(8):
            both.run(SweepMode.NEVER, LONG)
        told = [both.feed.outcome(change) for change in changes]
        assert told == [APPLIED, APPLIED, ChangeOutcome.CONFLICT, APPLIED, APPLIED]
        assert _numbered(both, "OR-2") == 1
        assert len(self.quay.batches(both)) == 1

    def test_a_batch_that_is_answered_and_told_nothing_by_goes_one_by_one_in_the_end(self, both: Bridge) -> None:
        """Each element says that QuickBooks failed over it, and so does every repetition: what was answered once is
        answered again."""
        changes = [both.feed.create(self.quay.sold(both, n)) for n in range(3)]
        both.desk.simulator.refusing = ["10000"] * 3
        for _ in range(12):
            both.run(SweepMode.NEVER, LONG)
        assert [both.feed.outcome(change) for change in changes] == [APPLIED] * 3
        assert len(self.quay.references(both)) == 3

    def test_each_batch_asks_for_a_turn_among_all_workers(self, both: Bridge) -> None:
        """Also one that goes once more with another token; nothing else does."""
        counted: list[str] = []

        class Paced:
            def __call__(self) -> None:
                counted.append("request")

            def batch(self) -> None:
                counted.append("batch")

            def hush(self, seconds: float) -> None:
                counted.append(f"{seconds}")

        simulator = both.desk.simulator
        settings = {"api": simulator.api, "tenant": both.desk.company.realm, **ordinary("quickbooks")}
        source = open_source("quickbooks", settings, Tokens(), clock=both.clock, pace=Paced())
        assert isinstance(source, QuickBooksSource)
        assert source.preferences.home == "MYR"
        self.quay.strike(both, "NO_TOKEN")
        source.client.create_together(CUSTOMER, [b'{"DisplayName": "A"}'], "1")
        source.close()
        assert counted == ["request", *("batch", "request") * 2]

    def test_no_minute_has_more_than_forty_batches(self, both: Bridge) -> None:
        """Nor does one wait for most of a minute: a worker has others to serve."""
        came: list[float] = []
        for number in range(90):
            both.desk.source.client.create_together(CUSTOMER, [b'{"DisplayName": ""}'], str(number))
            came.append(both.clock.monotonic())
        assert all(later - earlier >= 60 for earlier, later in zip(came, came[40:], strict=False))
        assert max(later - earlier for earlier, later in itertools.pairwise(came)) <= 15
        assert came[-1] - came[0] <= 60 * 90 / 40
