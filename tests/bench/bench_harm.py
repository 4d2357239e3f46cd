"""What a running backfill does to the ledger's users: a second writer's latency, lock waits, statements, transactions.

    python -m tests.bench.bench_harm [--size 0.1]

The control run has the same CPU load without any database work: two busy loops moved a writer's p99 as well.
"""

from __future__ import annotations

import argparse
import multiprocessing
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import fdb

from tests.bench.agent_side import Phase
from tests.bench.bench_backfill import sizes
from tests.bench.figure import Figure, emit, percentile, scale
from tests.bench.rig import machine, rig
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import Variant

_PAUSE = 0.01
_QUIET_SECONDS = 10.0


class Writer(threading.Thread):
    """A user who saves a small row again and again, without waiting for locks: a refused one is counted."""

    def __init__(self, firebird: FirebirdServer, company: Company) -> None:
        super().__init__()
        self._connection = firebird.connect(company.path)
        self.took: list[float] = []
        self.refused = 0
        self.done = threading.Event()

    def run(self) -> None:
        """Save until told to stop."""
        cursor = self._connection.cursor()
        number = 0
        while not self.done.wait(_PAUSE):
            number += 1
            began = time.perf_counter()
            try:
                cursor.execute(
                    "UPDATE AR_CUSTOMER SET REMARK = ? WHERE CODE = (SELECT MIN(CODE) FROM AR_CUSTOMER)", (f"{number}",)
                )
                self._connection.commit()
            except fdb.DatabaseError:
                self.refused += 1
                self._connection.rollback()
            self.took.append(time.perf_counter() - began)
        self._connection.close()


class Monitor(threading.Thread):
    """Looks at the server's monitoring tables: how long did statements and transactions of the product live?"""

    def __init__(self, firebird: FirebirdServer, company: Company) -> None:
        super().__init__()
        self._connection = firebird.connect(company.path)
        self.statement_ms = 0
        self.transaction_ms = 0
        self.attachments = 0
        self.done = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self.done.wait(0.1):
            cursor = self._connection.cursor()
            cursor.execute(_LONGEST)
            attached, statement, transaction = cursor.fetchone()
            self.attachments = max(self.attachments, int(attached or 0))
            self.statement_ms = max(self.statement_ms, int(statement or 0))
            self.transaction_ms = max(self.transaction_ms, int(transaction or 0))
            cursor.close()
            self._connection.commit()
        self._connection.close()


# Two attachments are the writer's and the monitor's; the product's transactions are the read-only ones.
_LONGEST = """
SELECT (SELECT COUNT(*) - 2 FROM MON$ATTACHMENTS A WHERE A.MON$SYSTEM_FLAG = 0),
  (SELECT MAX(DATEDIFF(MILLISECOND FROM S.MON$TIMESTAMP TO CAST('NOW' AS TIMESTAMP))) FROM MON$STATEMENTS S
    JOIN MON$TRANSACTIONS T ON T.MON$TRANSACTION_ID = S.MON$TRANSACTION_ID
    WHERE T.MON$READ_ONLY = 1 AND S.MON$STATE = 1),
  (SELECT MAX(DATEDIFF(MILLISECOND FROM T.MON$TIMESTAMP TO CAST('NOW' AS TIMESTAMP))) FROM MON$TRANSACTIONS T
    WHERE T.MON$READ_ONLY = 1 AND T.MON$STATE = 1)
FROM RDB$DATABASE"""


@contextmanager
def writing(firebird: FirebirdServer, company: Company) -> Iterator[Writer]:
    """A second writer for as long as the block lasts."""
    writer = Writer(firebird, company)
    writer.start()
    try:
        yield writer
    finally:
        writer.done.set()
        writer.join()


def _spin(stop: multiprocessing.synchronize.Event) -> None:
    while not stop.is_set():
        sum(range(10_000))


@contextmanager
def cpu_load(processes: int) -> Iterator[None]:
    """Busy loops in processes of their own."""
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    spinning = [context.Process(target=_spin, args=(stop,)) for _ in range(processes)]
    for process in spinning:
        process.start()
    try:
        yield
    finally:
        stop.set()
        for process in spinning:
            process.join()


def measure(size: float) -> None:
    """A backfill beside a writer, against the same CPU load beside a writer."""
    with firebird3_server() as firebird, scratch_folder("harm") as folder:
        company = make_company(firebird, Variant(), sizes(size))
        with cpu_load(2), writing(firebird, company) as control:
            threading.Event().wait(_QUIET_SECONDS * min(1.0, size * 10))
        monitor = Monitor(firebird, company)
        with rig(firebird, company, f"sqlite:///{folder}/cloud.sqlite3", folder) as parts:
            monitor.start()
            with writing(firebird, company) as writer:
                parts.engine.run(Phase())
            monitor.done.set()
            monitor.join()
    ours, theirs = percentile(writer.took, 0.99) * 1000, percentile(control.took, 0.99) * 1000
    conditions = {**machine(), "writes": len(writer.took), "control_writes": len(control.took)}
    emit(
        Figure(
            name="second writer's p99 beside a backfill",
            value=round(ours, 1),
            unit="ms",
            peer="the same beside two busy loops",
            peer_value=round(theirs, 1),
            ratio=round(ours / theirs, 2),
            goal="<= 1.10",
            conditions=conditions,
        )
    )
    emit(Figure(name="second writer refused by a lock", value=writer.refused, unit="times", goal="0"))
    emit(Figure(name="longest statement seen", value=monitor.statement_ms, unit="ms", goal="<= 200"))
    emit(Figure(name="longest transaction seen", value=monitor.transaction_ms, unit="ms", goal="<= 1000"))
    emit(Figure(name="attachments of the product", value=monitor.attachments, unit="", goal="<= 1"))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=0.1 * scale())
    measure(parser.parse_args().size)


if __name__ == "__main__":
    main()
