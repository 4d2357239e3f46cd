"""How fast webhooks are durable: at a thousand a second, and ten thousand at once.

    python -m tests.bench.bench_webhooks [--rate 1000] [--seconds 10] [--burst 10000] [--only sqlite|postgresql]

Prints JSON lines. Requests leave on a fixed schedule, whatever the answers do, and a time counts from when a request
should have left: a server that falls behind shows it. The peer, in the same run, is the bare driver that inserts and
commits one row after the other, with nothing around it.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import msgspec
import psycopg
from sqlalchemy import func, select

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import integration_webhooks
from cloud_api.organizations.service import OrganizationService
from cloud_api.webhooks.repository import connect_tenant
from tests.bench.bench_api import database_url
from tests.bench.database_side import database_cpu
from tests.bench.figure import Figure, emit, percentile, scale
from tests.bench.rig import cpu_seconds, machine
from tests.fakes.webhooks import older_change, registrations, signature
from tests.live.servers.processes import ChildProcess, console_script, free_port, start_cloud, wait_until
from tests.live.servers.scratch import scratch_folder

LINES = 64
"""Connections, as a provider's servers keep them."""
REALM = "1185883450"


def request(key: str) -> bytes:
    """One event as Intuit sends it."""
    body = older_change(REALM, key=key)
    head = (
        "POST /api/integrations/quickbooks/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"intuit-signature: {signature('quickbooks', body)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Lines:
    """Connections that are kept open; each carries one request at a time."""

    def __init__(self) -> None:
        self._free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()

    async def open(self, port: int) -> None:
        """Connect all of them."""
        for _ in range(LINES):
            self._free.put_nowait(await asyncio.open_connection("127.0.0.1", port))

    async def send(self, packet: bytes, began: float) -> float:
        """Send a request; seconds from `began` to its answer. Raises RuntimeError when that is no 200."""
        line = await self._free.get()
        try:
            reader, writer = line
            writer.write(packet)
            answer = await reader.readuntil(b"\r\n\r\n")
            if not answer.startswith(b"HTTP/1.1 200 ") or b"content-length: 0" not in answer.lower():
                raise RuntimeError(answer.decode())
            return time.perf_counter() - began
        finally:
            self._free.put_nowait(line)

    def close(self) -> None:
        """Close all of them."""
        while not self._free.empty():
            self._free.get_nowait()[1].close()


async def steady(port: int, rate: int, seconds: float) -> list[float]:
    """How long each of the requests took that left at that rate."""
    packets = [request(f"steady-{secrets.token_hex(8)}") for _ in range(int(rate * seconds))]
    lines = Lines()
    await lines.open(port)
    began, tasks = time.perf_counter() + 0.1, []
    for number, packet in enumerate(packets):
        due = began + number / rate
        if (ahead := due - time.perf_counter()) > 0:
            await asyncio.sleep(ahead)
        tasks.append(asyncio.create_task(lines.send(packet, due)))
    took = await asyncio.gather(*tasks)
    lines.close()
    return list(took)


async def burst(port: int, count: int) -> float:
    """Seconds until all of them are answered, sent as fast as the lines carry them."""
    packets = [request(f"burst-{secrets.token_hex(8)}") for _ in range(count)]
    lines = Lines()
    await lines.open(port)
    began = time.perf_counter()
    await asyncio.gather(*(lines.send(packet, began) for packet in packets))
    lines.close()
    return time.perf_counter() - began


def bare(url: str, count: int) -> list[float]:
    """How long the bare driver takes to insert and commit a row, one after the other."""
    values = {"p": "bench", "b": older_change(REALM).decode()}
    insert_row: Callable[[], object]
    if url.startswith("sqlite"):
        lite = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        lite.execute("PRAGMA synchronous = FULL")
        lite.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, provider TEXT, payload TEXT)")
        close, insert_row = (
            lite.close,
            lambda: lite.execute("INSERT INTO bare (provider, payload) VALUES (:p, :b)", values),
        )
    else:
        driver = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        driver.execute("CREATE TABLE bare (id bigserial PRIMARY KEY, provider text, payload jsonb)")
        text = "INSERT INTO bare (provider, payload) VALUES (%(p)s, %(b)s)"
        close, insert_row = driver.close, lambda: driver.execute(text, values)
    took = []
    for _ in range(count):
        began = time.perf_counter()
        insert_row()
        took.append(time.perf_counter() - began)
    close()
    return took


@contextmanager
def platform(url: str, folder: Path) -> Iterator[tuple[int, ChildProcess, Database]]:
    """A server and a worker as an operator starts them, and an organization that QuickBooks knows."""
    database = Database(url)
    upgrade(database)
    organizations = OrganizationService(database)
    organizations.create("bench", "Bench")
    with database.write() as connection:
        connect_tenant(connection, organizations.id_of("bench"), "quickbooks", REALM)
    environment = {"BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": registrations(folder)}
    port = free_port()
    program = console_script("bukubridge-cloud")
    worker: list[str | Path] = [program, "worker", "--database-url", url]
    beside = ChildProcess(worker, output=folder / "worker.txt") if url.startswith("postgresql") else nullcontext()
    with beside, start_cloud(url, port=port, output=folder / "server.txt", environment=environment) as server:
        yield port, server, database
    database.close()


def measure(url: str, folder: Path, asked: argparse.Namespace) -> Iterator[Figure]:
    """All figures on one database."""
    with platform(url, folder) as (port, server, database):
        alone = bare(url, max(200, int(1000 * scale())))
        asyncio.run(burst(port, 200))  # warm
        cpu, theirs = cpu_seconds(server.pid), database_cpu(url)
        took = asyncio.run(steady(port, asked.rate, asked.seconds))
        cpu, theirs = cpu_seconds(server.pid) - cpu, database_cpu(url) - theirs
        peer = "the bare driver inserts and commits one row"
        for name, share, goal in (("median", 0.5, ""), ("p99", 0.99, "<= 50")):
            yield Figure(
                name=f"webhook stored before its answer, {name}",
                value=round(percentile(took, share) * 1000, 1),
                unit="ms",
                peer=peer,
                peer_value=round(percentile(alone, share) * 1000, 2),
                goal=goal,
            )
        yield Figure(name="webhook", value=round(cpu / len(took) * 1e6), unit="us of the server's CPU")
        if theirs:
            yield Figure(name="webhook", value=round(theirs / len(took) * 1e6), unit="us of the database's CPU")
        before, began = _count(database), time.perf_counter()
        seconds = asyncio.run(burst(port, asked.burst))
        lost = before + asked.burst - _count(database)
        wait_until(lambda: _count(database, waiting=True) == 0, "the worker is through", timeout=120)
        handled = time.perf_counter() - began
        yield Figure(
            name="burst of webhooks",
            value=round(asked.burst / seconds),
            unit="events/s, each stored before its answer",
            peer=peer,
            peer_value=round(len(alone) / sum(alone)),
            ratio=round(asked.burst / seconds / (len(alone) / sum(alone)), 2),
            goal=f">= {round(asked.burst / 60)}",
        )
        yield Figure(name="burst of webhooks", value=lost, unit="events lost", goal="0")
        yield Figure(name="burst of webhooks", value=round(handled, 1), unit="s until the last one was handled")


def _count(database: Database, *, waiting: bool = False) -> int:
    counted = select(func.count()).select_from(integration_webhooks)
    if waiting:
        counted = counted.where(integration_webhooks.c.state == "waiting")
    with database.read() as connection:
        return connection.execute(counted).scalar_one()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=max(2.0, 20 * scale()))
    parser.add_argument("--burst", type=int, default=max(500, int(10_000 * scale())))
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    asked = parser.parse_args()
    for kind in [asked.only] if asked.only else ["sqlite", "postgresql"]:
        conditions = {**machine(), "database": kind, "rate": asked.rate, "seconds": asked.seconds, "burst": asked.burst}
        with database_url(kind) as url, scratch_folder("platform") as folder:
            for figure in measure(url, folder, asked):
                emit(msgspec.structs.replace(figure, conditions=conditions))


if __name__ == "__main__":
    main()
