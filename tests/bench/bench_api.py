"""How fast the platform takes batches of 500 in over HTTP on the loopback: records/s, p99, the server's own CPU.

    python -m tests.bench.bench_api [--batches 200] [--only sqlite|postgresql] [--clients 1]

Prints JSON lines. Batches are made beforehand and hold new records only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import httpx
import msgspec

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from cloud_api.records.kinds import RECORD_KINDS
from connector.domain.documents import Invoice, Line
from connector.domain.entities import Entity
from connector.domain.fingerprint import action_id, canonical, fingerprint
from connector.domain.keys import ConnectionId, EntityKind, Key, TimelineId
from connector.domain.parties import Address, Customer
from connector.domain.payments import Allocation, Payment
from tests.bench.database_side import bare_copy, database_cpu
from tests.bench.figure import Figure, emit, percentile, scaled
from tests.bench.rig import cpu_seconds, machine
from tests.live.servers.postgres import postgres_server
from tests.live.servers.processes import free_port, start_cloud
from tests.live.servers.scratch import scratch_folder

BATCH = 500
KINDS = (EntityKind.CUSTOMER, EntityKind.INVOICE, EntityKind.PAYMENT)
_FIRST_DAY = dt.date(2026, 1, 1)


def entity(kind: EntityKind, number: int) -> Entity:
    """A record as a trading company's books have it."""
    if kind is EntityKind.CUSTOMER:
        return _customer(number)
    return _invoice(number) if kind is EntityKind.INVOICE else _payment(number)


def _customer(number: int) -> Customer:
    return Customer(
        code=f"300-{number:06}",
        name=f"Syarikat Perniagaan Maju Jaya {number} Sdn. Bhd.",
        registration_no_new=f"{201901000000 + number}",
        tin=f"C{20000000000 + number}",
        email=f"akaun{number}@majujaya.example.my",
        phone="+603-7785 1234",
        billing_address=Address(
            lines=(f"No. {number % 90 + 1}, Jalan PJS 11/{number % 28 + 1}", "Bandar Sunway", "46150 Petaling Jaya"),
            postcode="46150",
            city="Petaling Jaya",
            state="Selangor",
            country="MY",
            attention="Puan Aminah",
        ),
        currency="MYR",
        credit_term="30 Days",
        credit_limit=5_000_000,
        control_account="300-000",
        created_on=_day(number),
    )


def _invoice(number: int) -> Invoice:
    lines = tuple(_line(number, position) for position in range(3))
    total = sum(line.amount + line.tax_amount for line in lines)
    return Invoice(
        number=f"IV-{number:06}",
        date=_day(number),
        posting_date=_day(number),
        due_date=_day(number) + dt.timedelta(days=30),
        customer=f"300-{number % 2000:06}",
        customer_name=f"Syarikat Perniagaan Maju Jaya {number % 2000} Sdn. Bhd.",
        billing_address=Address(lines=("No. 7, Jalan PJS 11/20", "Bandar Sunway", "46150 Petaling Jaya")),
        terms="30 Days",
        currency="MYR",
        sales_agent="LIM",
        description="Sales",
        references=(f"PO-{number}",),
        lines=lines,
        total=total,
        local_total=total,
        outstanding=total,
    )


def _payment(number: int) -> Payment:
    amount = 106_000 + number % 777
    return Payment(
        number=f"OR-{number:06}",
        date=_day(number),
        posting_date=_day(number),
        customer=f"300-{number % 2000:06}",
        method="310-000",
        reference=f"MBB {100000 + number}",
        description="Payment For Account",
        currency="MYR",
        amount=amount,
        local_amount=amount,
        allocations=(Allocation(document_type="IV", document=f"{number}", number=f"IV-{number:06}", amount=amount),),
    )


def _day(number: int) -> dt.date:
    return _FIRST_DAY + dt.timedelta(days=number % 330)


def _line(number: int, position: int) -> Line:
    quantity = number % 9 + 1
    price = 1250 + number % 400 + position * 10
    return Line(
        key=f"{number * 10 + position}",
        item=f"ITEM-{(number * 3 + position) % 3000:04}",
        description=f"Paip PVC {position + 1} inci kelas D, 5.8 m",
        quantity=Decimal(quantity),
        unit="UNIT",
        unit_price=Decimal(price).scaleb(-2),
        tax_code="SV-8",
        tax_rate="8%",
        tax_amount=quantity * price * 8 // 100,
        local_tax_amount=quantity * price * 8 // 100,
        amount=quantity * price,
        local_amount=quantity * price,
        account="500-000",
    )


def batch(kind: EntityKind, start: int) -> bytes:
    """A batch of new records as an agent sends it."""
    records = []
    for number in range(start, start + BATCH):
        content = canonical(entity(kind, number))
        key = Key(f"300-{number:06}" if kind is EntityKind.CUSTOMER else str(number))
        made = action_id(ConnectionId("bench"), TimelineId("t"), kind, key, 1, fingerprint(content))
        records.append({"id": made, "kind": "create", "key": key, "revision": 1, "content": msgspec.Raw(content)})
    return msgspec.json.encode({"records": records})


class Platform(msgspec.Struct, frozen=True):
    """A running server with a paired agent that holds the lease."""

    url: str
    pid: int
    headers: dict[str, str]
    database: str
    """Its URL."""


def measure(platform: Platform, kind: EntityKind, batches: int, clients: int) -> Iterator[Figure]:
    """Send the batches of one kind; how many records a second, how long a batch, and what it costs the server."""
    bodies = [batch(kind, 1 + number * BATCH) for number in range(batches)]
    path = f"/api/integrations/sql_accounting/records/{kind}"
    theirs = database_cpu(platform.database)
    with httpx.Client(base_url=platform.url, headers=platform.headers, timeout=60) as client:

        def send(body: bytes) -> float:
            began = time.perf_counter()
            client.post(path, content=body).raise_for_status()
            return time.perf_counter() - began

        cpu, began = cpu_seconds(platform.pid), time.perf_counter()
        with ThreadPoolExecutor(clients) as pool:
            took = list(pool.map(send, bodies))
        seconds = time.perf_counter() - began
        cpu = cpu_seconds(platform.pid) - cpu
    theirs = database_cpu(platform.database) - theirs
    records = batches * BATCH
    rate = Figure(name=kind.value, value=round(records / seconds), unit="records/s", goal=">= 10000")
    yield _beside_copy(rate, platform.database, kind)
    yield Figure(name=kind.value, value=round(percentile(took, 0.5) * 1000, 1), unit="ms, median of a batch")
    yield Figure(
        name=kind.value, value=round(percentile(took, 0.99) * 1000, 1), unit="ms, p99 of a batch", goal="<= 250"
    )
    yield Figure(name=kind.value, value=round(cpu / records * 1e6, 1), unit="us of the server's CPU, a record")
    if theirs:
        yield Figure(name=kind.value, value=round(theirs / records * 1e6, 1), unit="us of the database's CPU, a record")


def _beside_copy(rate: Figure, url: str, kind: EntityKind) -> Figure:
    """The same rows brought into the same tables by bare COPY, as many in a transaction, where there is COPY."""
    if not url.startswith("postgresql"):
        return rate
    stored = RECORD_KINDS[kind]
    tables = [(stored.table.name, "id"), *([("invoice_lines", "invoice_id")] if stored.lines else [])]
    count, seconds = bare_copy(url, tables, BATCH)
    return msgspec.structs.replace(
        rate,
        peer="bare COPY of the same rows into the same tables, 500 records a transaction",
        peer_value=round(count / seconds),
        ratio=round(rate.value / (count / seconds), 2),
    )


@contextmanager
def database_url(kind: str) -> Iterator[str]:
    """An empty database of a kind."""
    if kind == "postgresql":
        with postgres_server() as server:
            yield server.create_database("bench")
    else:
        with scratch_folder("bench") as folder:
            yield f"sqlite:///{folder}/cloud.sqlite3"


@contextmanager
def running(url: str, folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[Platform]:
    """The server as its operator starts it, over that database; `environment` is what else it is told."""
    database = Database(url)
    upgrade(database)
    organizations = OrganizationService(database)
    organizations.create("bench", "Bench")
    code = organizations.invite("bench")
    database.close()
    port = free_port()
    with start_cloud(url, port=port, output=folder / "server.txt", environment=environment) as process:
        address = f"http://127.0.0.1:{port}"
        pairing = {"code": code, "agent_id": "bench", "pc_name": "BENCH"}
        paired = httpx.post(f"{address}/api/pair", json=pairing).raise_for_status()
        headers = {"Authorization": f"Bearer {paired.json()['token']}"}
        offered = {
            "agent_id": "bench",
            "pc_name": "BENCH",
            "connection": "bench",
            "company_name": "Bench",
            "company_marks": {},
            "books_timeline": "t",
        }
        path = f"{address}/api/integrations/sql_accounting/handshake"
        welcome = httpx.post(path, headers=headers, json=offered).raise_for_status()
        yield Platform(address, process.pid, {**headers, "X-Agent-Lease": welcome.json()["lease"]}, url)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=scaled(200, least=2))
    parser.add_argument("--clients", type=int, default=1)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    asked = parser.parse_args()
    for database in [asked.only] if asked.only else ["sqlite", "postgresql"]:
        conditions = {**machine(), "database": database, "batches": asked.batches, "clients": asked.clients}
        with database_url(database) as url, scratch_folder("platform") as folder, running(url, folder) as platform:
            for kind in KINDS:
                for figure in measure(platform, kind, asked.batches, asked.clients):
                    emit(msgspec.structs.replace(figure, name=f"api {figure.name}", conditions=conditions))


if __name__ == "__main__":
    main()
