"""The engine in a process of its own: reads an order and then phases from its input, one JSON line each; answers each.

Imports only what the agent imports for a run, so that its memory is the agent's.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import msgspec
import structlog

from connector.domain.clock import SystemClock
from connector.domain.keys import ConnectionId
from connector.domain.runs import EntityCounts, Trigger
from connector.domain.secret import Secret
from connector.mapping import load
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink
from connector.platform.wire import Handshake
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from connector.sync.options import SweepMode
from connector.sync.run import Engine
from tests.fakes.reporter import MemoryReporter

CONNECTION = ConnectionId("bench")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything is; comes over the standard input, never as an argument."""

    path: str
    port: int
    charset: str
    password: str
    address: str
    token: str
    store: str


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """One run that is wanted."""

    sweep: SweepMode = SweepMode.NEVER
    trigger: Trigger = Trigger.PERSON


class PhaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """How it went; seconds, and MB of peak memory of this process so far."""

    wall: float
    cpu: float
    peak_mb: float
    outcome: str
    equality: str
    sentence: str
    counts: tuple[EntityCounts, ...]

    @property
    def read(self) -> int:
        """Records read."""
        return sum(count.read for count in self.counts)

    @property
    def written(self) -> int:
        """Records that changed on the platform."""
        return sum(count.written for count in self.counts)


@dataclass(frozen=True, slots=True)
class OneSecret:
    """The one secret that a source asks for."""

    value: Secret

    def secret(self, name: str) -> Secret:
        """The ledger's password, whatever it is called."""
        return self.value


def build(order: Order) -> Engine:
    """Wire the parts as the agent's composition root does."""
    settings = SqlAccountingSettings(path=order.path, host="127.0.0.1", port=order.port, charset=order.charset)
    source = SqlAccountingSource(settings, OneSecret(Secret(order.password)), load("sql_accounting"))
    token = Secret(order.token)

    def introduce() -> Handshake:
        books = source.identify()
        return Handshake(
            agent_id="bench-agent",
            pc_name="BENCH-PC",
            connection=CONNECTION,
            company_name=books.company.name,
            company_marks=books.marks,
            books_timeline="bench",
        )

    sink = PlatformSink(PlatformClient.at(order.address, lambda: token), "sql_accounting", introduce)
    store = SqliteStore(Path(order.store))
    return Engine(CONNECTION, source, sink, store, SystemClock(), MemoryReporter(), stop=Event())


def main() -> None:
    """Serve phases until the input ends."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
    engine = build(msgspec.json.decode(sys.stdin.readline(), type=Order))
    for line in sys.stdin:
        phase = msgspec.json.decode(line, type=Phase)
        wall, cpu = time.perf_counter(), time.process_time()
        run = engine.run(phase.trigger, sweep=phase.sweep)
        result = PhaseResult(
            wall=time.perf_counter() - wall,
            cpu=time.process_time() - cpu,
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            outcome=str(run.outcome),
            equality=str(run.equality),
            sentence=run.sentence,
            counts=run.counts,
        )
        sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
