"""A company in QuickBooks under Intuit's real limits: see `account_side`.

python -m tests.bench.bench_quickbooks [read] [write] [webhooks]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path

import structlog

from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.mapping import load
from connector.providers.quickbooks.connection import QuickBooksSettings
from connector.providers.quickbooks.sink import QuickBooksBooks
from connector.providers.quickbooks.source import QuickBooksSource
from tests.bench import account_side
from tests.bench.account_side import CUSTOMERS, INVOICES, Bridge, Figures
from tests.bench.figure import scaled
from tests.fakes.clock import ManualClock
from tests.fakes.quickbooks.company import Company, Json
from tests.fakes.quickbooks.limits import Limits, least_seconds
from tests.fakes.quickbooks.server import simulator
from tests.live.hosted_account import account_stage
from tests.live.hosted_kills import begin
from tests.live.quickbooks.desk import quickbooks_desk, tell
from tests.live.quickbooks.machine import sold
from tests.live.quickbooks.stage import Tokens, customer, item, sale, small_company
from tests.live.servers.scratch import scratch_folder

_THING = "1"
"""The product that is sold."""
_FIGURES = Figures("quickbooks", 30, least_seconds, lambda buyer, sen: sold(buyer, _THING, sen))


@contextmanager
def _bridge(folder: Path, company: Company) -> Iterator[Bridge]:
    clock = ManualClock()
    with simulator(company) as running:
        limits = running.limits = Limits(clock)
        settings = QuickBooksSettings(api=running.api, tenant=company.realm)
        source = QuickBooksSource(settings, Tokens(), load("quickbooks"), clock=clock)
        path = folder / f"{company.realm}.sqlite3"
        with account_side.bridge(
            path, clock, source, QuickBooksBooks(source), running.asked, lambda: limits.refused
        ) as both:
            yield both


def main() -> None:
    """Print one JSON line a figure."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    parts = {"read": _read, "write": _write, "webhooks": _webhooks}
    with scratch_folder("quickbooks") as folder:
        for name in sys.argv[1:] or parts:
            parts[name](folder)


def _read(folder: Path) -> None:
    customers, invoices = scaled(CUSTOMERS), scaled(INVOICES)
    company = Company(realm="9130357849000002")
    company.fill("Item", [{"Name": "Barang", "Type": "NonInventory"}])
    company.fill("Customer", (customer(f"Pelanggan {n}") for n in range(customers)))
    company.fill("Invoice", (_posted(str(2 + n % customers), n) for n in range(invoices)))
    with _bridge(folder, company) as both:
        _FIGURES.read(both, 3)  # products, credit memos, payments


def _write(folder: Path) -> None:
    company = Company(realm="9130357849000003")
    company.save("Item", item("Barang"))
    company.save("Customer", customer("Sudah ada"))
    with _bridge(folder, company) as both:
        _FIGURES.write(both)


def _webhooks(folder: Path) -> None:
    with ExitStack() as open_:
        desk = open_.enter_context(quickbooks_desk(small_company()))
        stage = open_.enter_context(account_stage(folder / "stage", f"sqlite:///{folder}/cloud.sqlite3", desk))
        begin(stage, desk)

        def told(number: int) -> None:
            with desk.simulator.lock:
                desk.company.edit("Customer", "5", Notes=f"kali {number}")
            assert tell(stage, "customer", "5", f"told-{number}") == 200

        def is_there(number: int) -> None:
            stage.wait(lambda: _note(stage.stored(EntityKind.CUSTOMER)["5"]) == f"kali {number}", "it is there")

        _FIGURES.webhooks(told, is_there, 0)


def _note(found: object) -> str:
    return found.note or "" if isinstance(found, Customer) else ""


def _posted(buyer: str, number: int) -> Json:
    """An invoice as QuickBooks keeps it."""
    amount = Decimal(100 + number % 9000) / 100
    made = sale(buyer, _THING, amount, f"IV-{number}")
    return {**made, "TotalAmt": amount, "Balance": amount, "DueDate": "2026-12-02"}


if __name__ == "__main__":
    main()
