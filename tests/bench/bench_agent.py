"""The real agent: *Sync now* with 50 edits, memory and CPU at rest.

    python -m tests.bench.bench_agent [--rounds 20] [--rest 60]

The agent, the platform's server (SQLite) and Firebird run as processes of their own; edits are the vendor's program's.
"""

from __future__ import annotations

import argparse
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.bench.figure import Figure, emit, percentile, scale, scaled
from tests.bench.rig import cpu_seconds, machine
from tests.live.demo_stage import Office, Platform, stage
from tests.sample.cache import Company
from tests.sample.variant import DEMO, Sizes
from tests.sample.vendor import VendorProgram

EDITS = 50
_POLL = 0.005


def first_visible(office: Office, platform: Platform, vendor: VendorProgram, codes: list[str], number: int) -> float:
    """Seconds from *Sync now* until the first of some edits is on the platform; waits for the end of the run."""
    name = f"Round {number} Sdn Bhd"
    for code in codes[number * EDITS : (number + 1) * EDITS]:
        vendor.edit_customer(code, name)
    with seen(platform, name) as visible:
        began = time.perf_counter()
        syncing = threading.Thread(target=office.sync)
        syncing.start()
        while not visible():
            threading.Event().wait(_POLL)
        took = time.perf_counter() - began
        syncing.join()
    return took


@contextmanager
def seen(platform: Platform, name: str) -> Iterator[Callable[[], bool]]:
    """Looks into the platform's database, read only, for a contact of that name."""
    path = platform.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        query = "SELECT 1 FROM contacts WHERE company_name = ? LIMIT 1"
        yield lambda: connection.execute(query, (name,)).fetchone() is not None


def sync_now(office: Office, platform: Platform, company: Company, rounds: int) -> None:
    """p95 of the first visible edit, the command's own start included."""
    vendor = VendorProgram(company.door, company.charset)
    try:
        rows = vendor.books.rows("SELECT CODE FROM AR_CUSTOMER ORDER BY CODE")
        codes = [str(code) for (code,) in rows]
        rounds = min(rounds, len(codes) // EDITS)
        took = [first_visible(office, platform, vendor, codes, number) for number in range(rounds)]
    finally:
        vendor.close()
    conditions = {**machine(), "rounds": rounds, "edits": EDITS, "customers": len(codes)}
    emit(
        Figure(
            name="Sync now, first of 50 edits visible",
            value=round(percentile(took, 0.95), 2),
            unit="s, p95",
            goal="<= 2",
            conditions={**conditions, "median_s": round(percentile(took, 0.5), 2)},
        )
    )


def at_rest(office: Office, seconds: float) -> None:
    """Memory, CPU and disk writes of the agent between runs."""
    pid = office.agent.pid
    emit(Figure(name="idle agent's memory over TCP", value=round(memory_mb(pid), 1), unit="MB", goal="<= 75"))
    cpu, written, began = cpu_seconds(pid), written_bytes(pid), time.monotonic()
    threading.Event().wait(seconds)
    took = time.monotonic() - began
    share = (cpu_seconds(pid) - cpu) / took * 100
    conditions = {**machine(), "seconds": round(took)}
    emit(Figure(name="agent at rest, CPU", value=round(share, 3), unit="%", goal="<= 0.1", conditions=conditions))
    wrote = written_bytes(pid) - written
    emit(Figure(name="agent at rest, written to disk", value=wrote, unit="bytes", goal="0", conditions=conditions))


def memory_mb(pid: int) -> float:
    """Resident memory of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def written_bytes(pid: int) -> int:
    """What a process caused to be written to the disk so far."""
    for line in Path(f"/proc/{pid}/io").read_text().splitlines():
        if line.startswith("write_bytes:"):
            return int(line.split()[1])
    return 0


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=scaled(20, least=2))
    parser.add_argument("--rest", type=float, default=max(3.0, 120 * min(scale(), 1)))
    asked = parser.parse_args()
    size = Sizes(
        customers=max(DEMO.customers, EDITS * asked.rounds) if scale() >= 1 else EDITS * asked.rounds,
        suppliers=20,
        products=scaled(DEMO.products),
        invoices=scaled(DEMO.invoices),
        cash_sales=20,
        credit_notes=20,
        payments=scaled(DEMO.payments),
    )
    with stage() as (books, platform, office):
        company = books.company(size)
        office.start()
        office.command("pair", platform.url, platform.invite())
        where = ["--path", str(company.path), "--host", books.host, "--port", str(books.port)]
        office.command("connect", "sql-accounting", *where, "--password-stdin", stdin=f"{books.server.password}\n")
        office.sync()
        sync_now(office, platform, company, asked.rounds)
        at_rest(office, asked.rest)


if __name__ == "__main__":
    main()
