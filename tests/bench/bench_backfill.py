"""The whole way, ledger to stored and reconciled: a backfill, a run that finds nothing, a sweep; and two peers.

    python -m tests.bench.bench_backfill [--size 1.0] [--database sqlite|postgresql] [--no-peer]

At size 1: 200 k customers, 100 k products, 300 k invoices with three lines each, 400 k payments.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from connector.sync.options import SweepMode
from tests.bench.agent_side import Phase, PhaseResult
from tests.bench.figure import Figure, emit, scale, watch
from tests.bench.rig import cpu_seconds, machine, peer_copy, rig
from tests.live.servers.client import client_library
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import BENCH, Sizes, Variant

TABLES = (
    "AR_CUSTOMER",
    "AR_CUSTOMERBRANCH",
    "AP_SUPPLIER",
    "AP_SUPPLIERBRANCH",
    "ST_ITEM",
    "ST_ITEM_UOM",
    "ST_ITEM_BARCODE",
    "SL_IV",
    "SL_IVDTL",
    "AR_IV",
    "AR_IVDTL",
    "AR_PM",
    "AR_KNOCKOFF",
)
"""Whatever the backfill reads, and what the bare driver and the peer read beside it."""
_PEER_SIZE = 0.1
"""The peer moves a tenth of the tables: its rate does not depend on the size."""


def sizes(size: float) -> Sizes:
    """The benchmark company at some share of its full size."""

    def part(full: int) -> int:
        return max(20, int(full * size))

    return Sizes(
        customers=part(BENCH.customers),
        suppliers=part(BENCH.suppliers),
        products=part(BENCH.products),
        invoices=part(BENCH.invoices),
        cash_sales=0,
        credit_notes=0,
        payments=part(BENCH.payments),
        light=True,
    )


def backfill(firebird: FirebirdServer, company: Company, url: str, folder: Path, label: str) -> float:
    """Measure backfill, an empty run and a sweep; gives the seconds of the backfill."""
    with rig(firebird, company, url, folder) as parts:

        def phase(name: str, sweep: SweepMode) -> PhaseResult:
            server, ledger = cpu_seconds(parts.server.pid), cpu_seconds(firebird.process.pid)
            done = parts.engine.run(Phase(sweep=sweep))
            conditions = {
                **machine(),
                "database": label,
                "outcome": done.outcome,
                "equality": done.equality,
                "agent_cpu_s": round(done.cpu, 2),
                "server_cpu_s": round(cpu_seconds(parts.server.pid) - server, 2),
                "ledger_cpu_s": round(cpu_seconds(firebird.process.pid) - ledger, 2),
                "records": done.read,
            }
            rate = name == "backfill"
            emit(
                Figure(
                    name=f"{name}, {label}",
                    value=round(done.read / done.wall) if rate else round(done.wall, 3),
                    unit="entities/s" if rate else "s",
                    goal={"backfill": ">= 10000", "sweep": "<= 10 s at 1,000,000 keys"}.get(name, ""),
                    conditions=conditions,
                )
            )
            return done

        first = phase("backfill", SweepMode.NEVER)
        emit(
            Figure(name=f"peak memory after backfill, {label}", value=round(first.peak_mb, 1), unit="MB", goal="<= 150")
        )
        phase("first empty run", SweepMode.NEVER)
        empty = phase("empty run", SweepMode.NEVER)
        emit(Figure(name=f"empty run: agent's CPU, {label}", value=round(empty.cpu * 1000), unit="ms", goal="<= 200"))
        swept = phase("sweep", SweepMode.ALWAYS)
        emit(Figure(name=f"peak memory after sweep, {label}", value=round(swept.peak_mb, 1), unit="MB", goal="<= 150"))
    return first.wall


def bare_driver(firebird: FirebirdServer, company: Company) -> float:
    """Seconds that fdb's own fetchmany needs to read the same tables whole (BLOBs left out)."""
    connection = firebird.connect(company.path)
    rows = 0
    with watch() as taken:
        for table in TABLES:
            cursor = connection.cursor()
            cursor.execute(f"SELECT {', '.join(_columns(firebird, company, table))} FROM {table}")
            while batch := cursor.fetchmany(5_000):
                rows += len(batch)
            cursor.close()
    connection.close()
    emit(Figure(name="fdb fetchmany, same tables", value=round(rows / taken.wall), unit="rows/s", conditions=machine()))
    return taken.wall


def _columns(firebird: FirebirdServer, company: Company, table: str) -> list[str]:
    connection = firebird.connect(company.path)
    cursor = connection.cursor()
    cursor.execute(
        "SELECT TRIM(R.RDB$FIELD_NAME) FROM RDB$RELATION_FIELDS R JOIN RDB$FIELDS F ON F.RDB$FIELD_NAME ="
        " R.RDB$FIELD_SOURCE WHERE R.RDB$RELATION_NAME = ? AND F.RDB$FIELD_TYPE <> 261 ORDER BY R.RDB$FIELD_POSITION",
        (table,),
    )
    names = [str(name) for (name,) in cursor.fetchall()]
    connection.close()
    return names


def peer(firebird: FirebirdServer, postgres: PostgresServer, company: Company, folder: Path) -> float:
    """Rows a second that dlt moves from the same tables into the same PostgreSQL."""
    url = str(postgres.create_database("peer")).replace("postgresql+psycopg", "postgresql").replace("@", ":unused@", 1)
    login = f"SYSDBA:{firebird.password}@127.0.0.1:{firebird.port}/{company.path}"
    source = f"firebird+firebird://{login}?charset=UTF8&fb_client_library={client_library()}"
    order = {
        "source": source,
        "destination": url,
        "tables": [table.lower() for table in TABLES],
        "backend": "pyarrow",
        "folder": str(folder / "dlt"),
    }
    report = peer_copy(order)
    rows = {name: count for name, count in _counts(report).items() if not name.startswith("_")}
    seconds = float(str(report["seconds"]))
    emit(
        Figure(
            name="dlt, same tables to the same PostgreSQL",
            value=round(sum(rows.values()) / seconds),
            unit="rows/s",
            conditions={**machine(), "rows": sum(rows.values()), "seconds": round(seconds, 1)},
        )
    )
    return sum(rows.values()) / seconds


def _counts(report: dict[str, object]) -> dict[str, int]:
    return msgspec.convert(report["rows"], dict[str, int])


def rows_of(firebird: FirebirdServer, company: Company) -> int:
    """Rows of all tables together."""
    connection = firebird.connect(company.path)
    cursor = connection.cursor()
    total = 0
    for table in TABLES:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        total += cursor.fetchone()[0]
    connection.close()
    return total


@contextmanager
def target(label: str, postgres: PostgresServer, folder: Path) -> Iterator[str]:
    """An empty database of a kind."""
    if label == "postgresql":
        name = f"bench{folder.name.replace('-', '')}".lower()
        yield str(postgres.create_database(name))
        postgres.drop_database(name)
    else:
        yield f"sqlite:///{folder}/cloud.sqlite3"


def against_bare(seconds: float, bare: float, label: str, times: int) -> None:
    """The whole way beside what the bare driver needs to read the same tables."""
    emit(
        Figure(
            name=f"the whole way against the bare driver's reading alone, {label}",
            value=round(seconds, 2),
            unit="s" if times == 1 else f"s, median of {times}",
            peer="fdb fetchmany",
            peer_value=round(bare, 2),
            ratio=round(bare / seconds, 2),
            goal=">= 1",
            conditions=machine(),
        )
    )


def against_peer(rate: float, theirs: float) -> None:
    """The whole way beside dlt, rows of the same tables into the same PostgreSQL."""
    emit(
        Figure(
            name="the whole way against dlt",
            value=round(rate),
            unit="rows/s",
            peer="dlt",
            peer_value=round(theirs),
            ratio=round(rate / theirs, 2),
            goal=">= 3",
            conditions=machine(),
        )
    )


def measure(size: float, databases: list[str], times: int, *, with_peer: bool) -> None:
    """One size on some databases, beside the bare driver and the peer in the same run."""
    with firebird3_server() as firebird, postgres_server() as postgres, scratch_folder("bench") as outer:
        company = make_company(firebird, Variant(), sizes(size))
        rows, medians = rows_of(firebird, company), dict[str, float]()
        bare = statistics.median(bare_driver(firebird, company) for _ in range(min(times, 3)))
        for label in databases:
            took = []
            for _ in range(times):
                with scratch_folder("bench") as folder, target(label, postgres, folder) as url:
                    took.append(backfill(firebird, company, url, folder, label))
            medians[label] = statistics.median(took)
            against_bare(medians[label], bare, label, times)
        if with_peer:
            small = make_company(firebird, Variant(), sizes(min(size, _PEER_SIZE)))
            theirs = peer(firebird, postgres, small, outer)
            against_peer(rows / medians.get("postgresql", min(medians.values())), theirs)


def main() -> None:
    """Without a size: five times at a tenth and once at full size; BUKUBRIDGE_SCALE below 1: once at that size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"))
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    databases = [asked.database] if asked.database else ["postgresql", "sqlite"]
    if asked.size is None and scale() >= 1:
        measure(0.1, databases, 5, with_peer=not asked.no_peer)
        measure(1.0, databases, 1, with_peer=False)
    else:
        measure(asked.size or scale(), databases, asked.times, with_peer=not asked.no_peer)


if __name__ == "__main__":
    main()
