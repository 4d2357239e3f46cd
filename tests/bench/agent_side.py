"""The engine in a process of its own: reads an order and then phases from its input, one JSON line each; answers each.

Imports only what the agent imports for a run, so that its memory is the agent's.
"""

from __future__ import annotations

import re
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
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink
from connector.platform.wire import Handshake
from connector.providers.registry import open_source
from connector.store.sqlite import SqliteStore
from connector.sync.options import SweepMode
from connector.sync.run import Engine
from tests.fakes.reporter import MemoryReporter

CONNECTION = ConnectionId("bench")
AUTOCOUNT = "autocount"


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """Where the books are and how to get in."""

    path: str
    """File, or name of the database."""
    port: int
    password: str
    charset: str = ""
    """Of a company file."""
    user: str = ""
    """Login of a database server; a company file has its own."""
    provider: str = "sql_accounting"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything is; comes over the standard input, never as an argument."""

    ledger: Ledger
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
    ledger, token = order.ledger, Secret(order.token)
    source = open_source(ledger.provider, _settings(ledger), OneSecret(Secret(ledger.password)), clock=SystemClock())

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

    sink = PlatformSink(PlatformClient.at(order.address, lambda: token), ledger.provider, introduce)
    store = SqliteStore(Path(order.store))
    return Engine(CONNECTION, source, sink, store, SystemClock(), MemoryReporter(), stop=Event())


def _settings(ledger: Ledger) -> dict[str, object]:
    where: dict[str, object] = {"host": "127.0.0.1", "port": ledger.port}
    if ledger.provider != AUTOCOUNT:
        return {**where, "path": ledger.path, "charset": ledger.charset}
    _translate()
    return {**where, "database": ledger.path, "user": ledger.user, "trust": "yes"}


def _translate() -> None:
    """Loaded for AutoCount alone: the translator is no part of an agent, and its memory counts with ours."""
    from connector.drivers.odbc import SystemDoor, stand_in
    from tests.live.tsql.opening import Opener

    stand_in(SystemDoor(Opener({})))


def peak_mb() -> float:
    """The most memory that this program has had. `ru_maxrss` begins with that of the process it came from."""
    told = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    return int(told[1]) / 1024 if told else 0.0


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
            peak_mb=peak_mb(),
            outcome=str(run.outcome),
            equality=str(run.equality),
            sentence=run.sentence,
            counts=run.counts,
        )
        sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
