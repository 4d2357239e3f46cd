"""An organisation in Xero under its real limits: see `account_side`.

python -m tests.bench.bench_xero [read] [write] [webhooks]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Final

import structlog

from connector.domain.documents import Invoice, Line
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.mapping import load
from connector.providers.xero.connection import XeroSettings
from connector.providers.xero.sink import XeroBooks
from connector.providers.xero.source import XeroSource
from tests.bench import account_side
from tests.bench.account_side import CUSTOMERS, INVOICES, Bridge, Figures
from tests.bench.figure import scale, scaled
from tests.fakes.clock import ManualClock
from tests.fakes.xero.limits import least_seconds
from tests.fakes.xero.organisation import Json, Organisation
from tests.fakes.xero.server import simulator
from tests.live.hosted_account import account_stage
from tests.live.hosted_kills import begin
from tests.live.servers.scratch import scratch_folder
from tests.live.xero.desk import tell, xero_desk
from tests.live.xero.machine import DAY
from tests.live.xero.stage import Tokens, contact, item, sale, small_organisation

_PAUSE: Final = 10.0
"""Seconds between webhooks: each is a run of some requests, of sixty a minute."""
_CODE: Final = "B-0"


def _sold(buyer: Key, sen: int) -> Invoice:
    line = Line(item=_CODE, amount=sen)
    return Invoice(number="", date=DAY, customer=buyer, currency="MYR", total=sen, local_total=sen, lines=(line,))


_FIGURES = Figures("xero", 50, lambda requests, _: least_seconds(requests), _sold)


@contextmanager
def _bridge(folder: Path, company: Organisation) -> Iterator[Bridge]:
    clock = ManualClock()
    with simulator(company) as running:
        running.limits.a_minute, running.limits.a_day, running.limits.clock = 60, 5000, clock.monotonic
        source = XeroSource(XeroSettings(api=running.api, tenant=company.tenant), Tokens(), load("xero"), clock=clock)
        path = folder / f"{company.tenant}.sqlite3"
        with account_side.bridge(
            path, clock, source, XeroBooks(source), running.asked, lambda: running.limits.refused
        ) as both:
            yield both


def main() -> None:
    """Print one JSON line a figure."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    parts = {"read": _read, "write": _write, "webhooks": _webhooks}
    with scratch_folder("xero") as folder:
        for name in sys.argv[1:] or parts:
            parts[name](folder)


def _read(folder: Path) -> None:
    customers, invoices = scaled(CUSTOMERS), scaled(INVOICES)
    company = _company()
    for number in range(1, customers):
        company.save("Contacts", contact(f"Pelanggan {number}"))
    buyers = [row["ContactID"] for row in company.rows("Contacts")]
    first = company.save("Invoices", sale(buyers[0], Decimal(1)))
    company.fill("Invoices", (_posted(first, buyers[n % customers], n) for n in range(1, invoices)))
    with _bridge(folder, company) as both:
        _FIGURES.read(both, 3)  # items, credit notes, payments


def _write(folder: Path) -> None:
    with _bridge(folder, _company()) as both:
        _FIGURES.write(both)


def _webhooks(folder: Path) -> None:
    with ExitStack() as open_:
        desk = open_.enter_context(xero_desk(small_organisation()))
        stage = open_.enter_context(account_stage(folder / "stage", f"sqlite:///{folder}/cloud.sqlite3", desk))
        begin(stage, desk)
        key = desk.company.rows("Contacts")[4]["ContactID"]

        def told(number: int) -> None:
            with desk.simulator.lock:
                desk.company.edit("Contacts", key, AccountNumber=f"kali {number}")
            at = f"2026-11-30T08:00:{number:02d}.123"
            assert tell(stage, desk.company.tenant, "CONTACT", key, at) == 200

        def is_there(number: int) -> None:
            stage.wait(lambda: _remark(stage.stored(EntityKind.CUSTOMER)[key]) == f"kali {number}", "it is there")

        _FIGURES.webhooks(told, is_there, _PAUSE * min(1, scale()))


def _remark(found: object) -> str:
    return found.remark or "" if isinstance(found, Customer) else ""


def _company() -> Organisation:
    company = Organisation()
    company.save("Contacts", contact("Sudah ada"))
    company.save("Items", item(_CODE))
    return company


def _posted(like: Json, buyer: str, number: int) -> Json:
    """An invoice as Xero keeps it."""
    return {**like, "Contact": {"ContactID": buyer, "Name": "Pelanggan"}, "InvoiceNumber": f"IV-{number}"}


if __name__ == "__main__":
    main()
