"""AutoCount over ODBC: reading alone, and the whole way into a platform on PostgreSQL; beside what others need for it.

    python -m tests.bench.bench_autocount [--size 1.0] [--rounds 20]

The database is the tests' own on PostgreSQL. Three peers read the same tables in the same run: bare pyodbc and
arrow-odbc over the same driver, dlt into the same PostgreSQL as the platform's. What the translator adds is in our
time, CPU and memory, not in the peers'. At full size a company of a quarter goes before: memory must not grow with the
size. Harm to other users cannot be measured there: PostgreSQL's readers never wait.
"""

from __future__ import annotations

import argparse
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg

from connector.domain.changes import Cursor
from connector.domain.keys import EntityKind
from connector.domain.runs import Trigger
from connector.domain.secret import Secret
from connector.drivers.odbc import SystemDoor, stand_in
from connector.mapping import load
from connector.providers.autocount.connection import AutoCountSettings
from connector.providers.autocount.source import AutoCountSource
from connector.sync.options import SweepMode
from tests.bench.agent_side import AUTOCOUNT, Ledger, Phase, PhaseResult
from tests.bench.autocount_peers import Reading, make_views, moved_by_dlt, read_over_odbc
from tests.bench.database_side import superuser
from tests.bench.figure import Figure, emit, percentile, scale, scaled, watch
from tests.bench.rig import Rig, machine, rig_of
from tests.live.servers.autocount import READER, TranslatedDatabase, TranslatedServer, translated_server
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.scratch import scratch_folder
from tests.sample.autocount.company import make_company
from tests.sample.autocount.person import Person
from tests.sample.variant import Sizes

_KINDS: Final = (EntityKind.CUSTOMER, EntityKind.SUPPLIER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT)
_SMALLER: Final = 0.25
_EDITS: Final = 50
_POLL: Final = 0.005


@dataclass(frozen=True, slots=True)
class _Password:
    def secret(self, name: str) -> Secret:
        """The reader's, whatever it is called."""
        return Secret(READER.password)


def reading(database: TranslatedDatabase) -> Reading:
    """Reading and mapping alone, beside pyodbc and arrow-odbc; what pyodbc's took."""
    theirs = {name: read_over_odbc(database, name) for name in ("pyodbc", "arrow-odbc")}
    stand_in(SystemDoor(database.opener))
    settings = AutoCountSettings(
        database=database.name, host="127.0.0.1", port=database.server.postgres.port, user=READER.user, trust="yes"
    )
    source = AutoCountSource(settings, _Password(), load(AUTOCOUNT))
    try:
        source.identify()
        cursors: dict[EntityKind, Cursor | None] = {}
        with watch() as first:
            entities = sum(_changes(source, kind, cursors) for kind in _KINDS)
        with watch() as again:
            changed = sum(_changes(source, kind, cursors) for kind in _KINDS)
        with watch() as sweep:
            keys = sum(len(batch) for kind in _KINDS for batch in source.keys(kind))
    finally:
        source.close()
    about: dict[str, str | float | int] = {**machine(), "entities": entities}
    for name, read in theirs.items():
        spent = {"cpu_s": round(first.cpu, 2), "peer_cpu_s": round(read.cpu, 2), "peer_peak_mb": round(read.peak_mb)}
        emit(Figure(name="autocount: everything read and mapped", value=round(entities / first.wall), unit="entities/s",
                    peer=f"{name}, the same tables read", peer_value=round(entities / read.seconds),
                    ratio=round(read.seconds / first.wall, 2),
                    conditions={**about, **spent, "rows": read.rows}))  # fmt: skip
    emit(Figure(name="autocount: nothing changed, reading alone, CPU", value=round(again.cpu * 1000), unit="ms",
                conditions={**about, "wall_ms": round(again.wall * 1000), "read_again": changed}))  # fmt: skip
    emit(Figure(name="autocount: all keys, reading alone", value=round(keys / sweep.wall), unit="keys/s",
                conditions={**about, "keys": keys, "seconds": round(sweep.wall, 2)}))  # fmt: skip
    return theirs["pyodbc"]


def _changes(source: AutoCountSource, kind: EntityKind, cursors: dict[EntityKind, Cursor | None]) -> int:
    found = 0
    for page in source.changes(kind, cursors.get(kind)):
        found += len(page.changes)
        cursors[kind] = page.cursor
    return found


def whole_way(database: TranslatedDatabase, platform: PostgresServer, folder: Path, rounds: int) -> PhaseResult:
    """Backfill, nothing changed, sweep and *Sync now* with the platform behind; the backfill."""
    url = platform.create_database(f"bench_{database.name.lower()}")
    books = Ledger(
        path=database.name, port=database.server.postgres.port, password=READER.password, user=READER.user,
        provider=AUTOCOUNT,
    )  # fmt: skip
    with rig_of(books, url, folder) as parts:

        def phase(name: str, sweep: SweepMode) -> PhaseResult:
            done = parts.engine.run(Phase(sweep=sweep))
            rate = name == "backfill"
            value = round(done.read / done.wall) if rate else round(done.wall, 3)
            conditions = {
                **machine(), "outcome": done.outcome, "equality": done.equality, "agent_cpu_s": round(done.cpu, 2),
                "records": done.read, "seconds": round(done.wall, 2), "peak_mb": round(done.peak_mb, 1),
            }  # fmt: skip
            goal = {"backfill": ">= 10000", "sweep": "<= 10 s at 1,000,000 keys"}.get(name, "")
            emit(Figure(name=f"autocount: {name}, the whole way", value=value, unit="entities/s" if rate else "s",
                        goal=goal, conditions=conditions))  # fmt: skip
            return done

        first = phase("backfill", SweepMode.NEVER)
        phase("first run that finds nothing", SweepMode.NEVER)
        empty = phase("nothing changed", SweepMode.NEVER)
        emit(Figure(name="autocount: nothing changed, agent's CPU", value=round(empty.cpu * 1000), unit="ms",
                    goal="<= 200"))  # fmt: skip
        swept = phase("sweep", SweepMode.ALWAYS)
        emit(Figure(name="autocount: peak memory of the agent", value=round(swept.peak_mb, 1), unit="MB",
                    goal="<= 150, flat", conditions={"records": first.read,
                    "after_backfill": round(first.peak_mb, 1)}))  # fmt: skip
        if rounds:
            sync_now(database, parts, url, rounds)
    return first


def sync_now(database: TranslatedDatabase, parts: Rig, url: str, rounds: int) -> None:
    """From the beginning of a run after 50 edits until the first of them is on the platform."""
    person = Person(database)
    try:
        rows = person.books.rows("SELECT AccNo FROM Debtor ORDER BY AccNo")
        accounts, took = [str(account) for (account,) in rows], []
        edits = min(_EDITS, len(accounts))
        person.rollback()
        with superuser(url) as looking:
            looking.autocommit = True
            for number in range(rounds):
                start = number * edits % len(accounts)
                for account in (accounts + accounts)[start : start + edits]:
                    person.edit_customer(account, f"Round {number} Sdn Bhd")
                took.append(_first_visible(parts, looking, f"Round {number} Sdn Bhd"))
    finally:
        person.close()
    emit(Figure(name="autocount: Sync now, first of 50 edits visible", value=round(percentile(took, 0.95), 2),
                unit="s, p95", goal="<= 2", conditions={**machine(), "rounds": rounds, "edits": edits,
                "customers": len(accounts), "median_s": round(percentile(took, 0.5), 2)}))  # fmt: skip


def _first_visible(parts: Rig, looking: psycopg.Connection[tuple[object, ...]], name: str) -> float:
    began = time.perf_counter()
    parts.engine.begin(Phase(trigger=Trigger.PERSON))
    while not looking.execute("SELECT 1 FROM contacts WHERE company_name = %s LIMIT 1", (name,)).fetchone():
        threading.Event().wait(_POLL)
    took = time.perf_counter() - began
    parts.engine.result()
    return took


def measure(server: TranslatedServer, size: float, rounds: int, *, peers: bool) -> PhaseResult:
    """One company; the backfill. Without peers: the whole way alone."""
    database = make_company(server, sizes=sizes(size))
    assert isinstance(database, TranslatedDatabase)
    with postgres_server() as platform, scratch_folder("bench") as folder:
        bare = None
        if peers:
            make_views(database)
            bare = reading(database)
        first = whole_way(database, platform, folder, rounds)
        if bare is not None:
            emit(Figure(name="autocount: the whole way against bare pyodbc's reading alone", value=round(first.wall, 2),
                        unit="s", peer="pyodbc fetchmany", peer_value=round(bare.seconds, 2),
                        ratio=round(bare.seconds / first.wall, 2), conditions=machine()))  # fmt: skip
            rows, seconds = moved_by_dlt(database, platform, folder)
            emit(Figure(name="autocount: the whole way against dlt", value=round(bare.rows / first.wall), unit="rows/s",
                        peer="dlt, read through psycopg2", peer_value=round(rows / seconds),
                        ratio=round(bare.rows / first.wall / (rows / seconds), 2), goal=">= 3",
                        conditions={**machine(), "rows": rows, "seconds": round(seconds, 1)}))  # fmt: skip
    database.drop()
    return first


def sizes(share: float) -> Sizes:
    """A share of the full company: 100,000 records."""
    return Sizes(
        customers=scaled(int(10_000 * share)), suppliers=scaled(int(500 * share)), products=scaled(int(10_000 * share)),
        invoices=scaled(int(40_000 * share)), cash_sales=0, credit_notes=0, payments=scaled(int(40_000 * share)),
        light=True,
    )  # fmt: skip


def main() -> None:
    """Make the companies and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", "--scale", type=float, default=scale(), help="share of the full company")
    parser.add_argument("--rounds", type=int, default=scaled(20, least=2), help="of Sync now")
    asked = parser.parse_args()
    share = asked.size / scale()
    with translated_server() as server:
        small = measure(server, share * _SMALLER, 0, peers=False) if scale() >= 1 else None
        large = measure(server, share, asked.rounds, peers=True)
    if small is not None:
        emit(Figure(name="autocount: peak memory after backfill, four times the size", value=round(large.peak_mb, 1),
                    unit="MB", peer="a quarter of the company", peer_value=round(small.peak_mb, 1),
                    ratio=round(large.peak_mb / small.peak_mb, 2), goal="<= 150, flat"))  # fmt: skip


if __name__ == "__main__":
    main()
