"""A company in QuickBooks under Intuit's real limits: how many requests reading and writing it take, how long by the
limits, and how soon a webhook's record is on the platform.

Reading and writing go by the simulator's clock, which moves only while somebody waits: seconds are those that limits
cost. A webhook goes through the real server and worker, in real seconds.

    python -m tests.bench.bench_quickbooks
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

import structlog

from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.policies import KindPolicy, Policies
from connector.domain.runs import Outcome, Trigger
from connector.mapping import load
from connector.providers.quickbooks.connection import QuickBooksSettings
from connector.providers.quickbooks.sink import QuickBooksBooks
from connector.providers.quickbooks.source import QuickBooksSource
from connector.store.sqlite import SqliteStore
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.bench.figure import Figure, emit, percentile, scaled
from tests.fakes.clock import ManualClock
from tests.fakes.feed import MemoryFeed
from tests.fakes.quickbooks.company import Company, Json
from tests.fakes.quickbooks.limits import Limits, least_seconds
from tests.fakes.quickbooks.server import Simulator, simulator
from tests.fakes.reporter import MemoryReporter
from tests.fakes.sink import MemorySink
from tests.live.hosted_account import account_stage
from tests.live.hosted_kills import begin
from tests.live.quickbooks.desk import quickbooks_desk, tell
from tests.live.quickbooks.machine import sold
from tests.live.quickbooks.stage import Tokens, customer, sale, small_company
from tests.live.servers.scratch import scratch_folder

CUSTOMERS: Final = 20_000
INVOICES: Final = 50_000
_PAGE: Final = 1000
_SHARE: Final = 50
"""One of so many records is written: what each costs is the same at any size."""
_BUYERS: Final = 200
"""To whom is sold."""
_TOLD: Final = 20
"""Webhooks, one after the other."""
C = EntityKind.CUSTOMER


@dataclass(slots=True)
class Bridge:
    """An engine between a simulator with its limits and a platform in memory."""

    running: Simulator
    source: QuickBooksSource
    clock: ManualClock
    limits: Limits
    store: SqliteStore
    feed: MemoryFeed
    platform: MemorySink

    def run(self) -> None:
        """One run in both directions, without a sweep."""
        policies = Policies(kinds={kind: KindPolicy(write=True) for kind in (C, EntityKind.INVOICE)})
        engine = Engine(
            ConnectionId("c1"), self.source, self.platform, self.store, self.clock, MemoryReporter(),
            EngineOptions(retry_attempts=1),
            inbound=Inbound(self.feed, QuickBooksBooks(self.source), self.store, policies),
        )  # fmt: skip
        run = engine.run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
        assert run.outcome is Outcome.SUCCESS, (run.error_code, run.sentence)
        self.source.close()

    def measured(self) -> tuple[int, float]:
        """Requests and seconds of one run, and no request of it was refused."""
        asked, began = len(self.running.asked), self.clock.monotonic()
        self.run()
        assert self.limits.refused == 0
        return len(self.running.asked) - asked, self.clock.monotonic() - began


@contextmanager
def bridge(folder: Path, company: Company) -> Iterator[Bridge]:
    """Nothing was read yet."""
    clock = ManualClock()
    with simulator(company) as running:
        limits = running.limits = Limits(clock)
        settings = QuickBooksSettings(api=running.api, tenant=company.realm)
        source = QuickBooksSource(settings, Tokens(), load("quickbooks"), clock=clock)
        store = SqliteStore(folder / f"{company.realm}.sqlite3")
        yield Bridge(running, source, clock, limits, store, MemoryFeed(), MemorySink())
        store.close()


def main() -> None:
    """Print one JSON line a figure."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with scratch_folder("quickbooks") as folder:
        _pull(folder)
        _push(folder)
        _webhooks(folder / "stage")


def _pull(folder: Path) -> None:
    """Everything, once, and then a run that finds nothing."""
    customers, invoices = scaled(CUSTOMERS), scaled(INVOICES)
    company = Company(realm="9130357849000002")
    company.fill("Customer", (customer(f"Pelanggan {n}") for n in range(customers)))
    company.fill("Item", [{"Name": "Barang", "Type": "NonInventory"}])
    thing = company.rows("Item")[0]["Id"]
    company.fill("Invoice", (_posted(str(1 + n % customers), thing, n) for n in range(invoices)))
    with bridge(folder, company) as both:
        requests, seconds = both.measured()
        assert len(both.platform.entities(EntityKind.INVOICE)) == invoices
        pages = sum(-(-size // _PAGE) for size in (customers, 1, invoices)) + 2  # credit memos, payments: one each
        sizes: dict[str, str | float | int] = {"customers": customers, "invoices": invoices}
        _emit("read a company", requests, seconds, pages, sizes)
        both.clock.advance(300)
        requests, seconds = both.measured()
        _emit("a run that finds nothing", requests, seconds, 1, sizes)


def _push(folder: Path) -> None:
    """New records of the platform, written into QuickBooks."""
    customers, invoices = scaled(CUSTOMERS) // _SHARE or 1, scaled(INVOICES) // _SHARE or 1
    with bridge(folder, small_company(_BUYERS)) as both:
        both.run()
        thing = str(both.running.company.rows("Item")[0]["Id"])
        for number in range(customers):
            both.feed.create(Customer(code="", name=f"Baharu {number}", currency="MYR"))
        for number in range(invoices):
            both.feed.create(sold(Key(str(3 + number % (_BUYERS - 2))), thing, 100 + number))
        requests, seconds = both.measured()
        assert len(both.feed.answers) == customers + invoices
        _emit(
            "write new records", requests, seconds, customers + invoices, {"customers": customers, "invoices": invoices}
        )


def _webhooks(folder: Path) -> None:
    """From Intuit's telling to the record on the platform, through the real server and worker."""
    took: list[float] = []
    with ExitStack() as open_:
        desk = open_.enter_context(quickbooks_desk(small_company()))
        stage = open_.enter_context(account_stage(folder, f"sqlite:///{folder.parent}/cloud.sqlite3", desk))
        begin(stage, desk)
        for number in range(scaled(_TOLD, 3)):
            with desk.simulator.lock:
                desk.company.edit("Customer", "5", Notes=f"kali {number}")
            began = time.monotonic()
            assert tell(stage, "customer", "5", f"told-{number}") == 200
            stage.wait(lambda text=f"kali {number}": _note(stage.stored(C)["5"]) == text, "it is there")  # type: ignore[misc]  # bound at once
            took.append(time.monotonic() - began)
    emit(
        Figure(
            name="quickbooks: webhook to the platform, p95", value=round(percentile(took, 0.95), 2), unit="s",
            peer="median", peer_value=round(percentile(took, 0.5), 2), goal="<= 5", conditions={"webhooks": len(took)},
        )
    )  # fmt: skip


def _emit(what: str, requests: int, seconds: float, least: int, conditions: dict[str, str | float | int]) -> None:
    emit(
        Figure(
            name=f"quickbooks: {what}, requests", value=requests, unit="requests", peer="the least possible",
            peer_value=least, ratio=round(requests / least, 2), conditions=conditions,
        )
    )  # fmt: skip
    allowed = least_seconds(requests)
    emit(
        Figure(
            name=f"quickbooks: {what}, by the limits' clock", value=round(seconds, 1), unit="s",
            peer="as fast as the limits allow so many requests", peer_value=round(allowed, 1),
            ratio=round(seconds / allowed, 3) if allowed else None, goal="within 10 %", conditions=conditions,
        )
    )  # fmt: skip


def _note(found: object) -> str:
    return found.note or "" if isinstance(found, Customer) else ""


def _posted(buyer: str, thing: str, number: int) -> Json:
    """An invoice as QuickBooks keeps it."""
    amount = Decimal(100 + number % 9000) / 100
    made = sale(buyer, thing, amount, f"IV-{number}")
    return {**made, "TotalAmt": amount, "Balance": amount, "DueDate": "2026-12-02"}


if __name__ == "__main__":
    main()
