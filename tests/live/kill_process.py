"""One run of the engine in a process of its own, put together as the agent does, with a chosen end."""

from __future__ import annotations

import logging
import resource
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import cast

import msgspec
import structlog

from connector.domain.clock import SystemClock
from connector.domain.conflicts import Policy
from connector.domain.errors import BridgeError
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.policies import KindPolicy, Policies
from connector.domain.ports import Books as BooksPort
from connector.domain.ports import Feed, Inbox, Sink, Source, Store
from connector.domain.runs import RunRecord, Trigger
from connector.domain.secret import Secret
from connector.drivers.http import Patience, Timeouts
from connector.drivers.odbc import SystemDoor, stand_in
from connector.hosting.acquaintance import Acquaintance
from connector.platform.changes import PlatformFeed
from connector.platform.client import PlatformClient
from connector.platform.run_logs import RunLogPost, StoredRunLogs
from connector.platform.sink import PlatformSink, introduction
from connector.providers.registry import open_books, open_source
from connector.store.sqlite import SqliteStore, open_store
from connector.sync.inbound import Inbound
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.quiet import QuietRuns
from connector.sync.run import Engine
from tests.fakes.reporter import MemoryReporter
from tests.live.comparison import PROVIDER
from tests.live.kill_steps import (
    ConfirmsFirst,
    CountedBooks,
    CountedFeed,
    CountedSink,
    PlansLate,
    Steps,
    WritesFirst,
    counted,
)
from tests.live.tsql.opening import Opener

AUTOCOUNT = "autocount"
CONNECTION = ConnectionId("k111")
_PATIENT = EngineOptions(batch=20, retry_first=0.05, retry_longest=0.25, retry_attempts=60, problem_first=0.01)
"""Small batches make many steps; the platform may be away for as long as it takes to start it again."""
_BOTH = {
    PROVIDER: (EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT),
    AUTOCOUNT: (EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT),
}
POLICIES = {
    provider: Policies(kinds={kind: KindPolicy(write=True, conflict=Policy.PLATFORM_WINS) for kind in kinds})
    for provider, kinds in _BOTH.items()
}
"""Everything is written, and nobody has to decide."""
_LOADED = [
    "tests.live.kills",
    "tests.live.kill_two_way",
    "tests.live.lost_answers",
    "tests.live.balance",
    "tests.live.kill_autocount",
    "connector.providers.sql_accounting.opening",
    "connector.providers.autocount.sink",
    "httpcore",
    "h11",
    "rich.console",
    "pytest",
]
"""What the main program of a new process would load, and what a run loads when first needed, is there before it is
born: it lives for a second or two, and loading took longer than the run."""
LONGEST = 240.0
"""Seconds that one run may take."""


class Fault(Enum):
    """What may be planted, to see the matrix fail."""

    NONE = "none"
    CONFIRMS_FIRST = "confirms first"
    PLANS_LATE = "plans late"
    WRITES_AGAIN = "writes again"


@dataclass(frozen=True, slots=True)
class Books:
    """Where the company file, or the company's database, is and how to get in."""

    host: str
    port: int
    path: str
    """File, or name of the database."""
    password: str = field(repr=False)
    user: str = "SYSDBA"
    provider: str = PROVIDER


@dataclass(frozen=True, slots=True)
class Order:
    """One run: of what, into what, and how it ends."""

    books: Books
    platform: str
    token: str = field(repr=False)
    memory: Path
    die_at: int = 0
    die_on: str = ""
    """Count steps of this name only."""
    striker: int = 0
    """Port of this computer where somebody waits to strike at that step, instead of the death."""
    die_after: float = 0.0
    """Seconds until the process is killed from outside; 0 for never."""
    poison: frozenset[str] = frozenset()
    fault: Fault = Fault.NONE
    largest_file: int = 0
    """Bytes that a file may grow to: further writes fail, as on a full disk."""
    suspect: bool = False
    """The last run said that the memory is damaged."""
    two_way: bool = False
    """Changes of the platform are written into the books, too."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a run leaves behind; of one that was killed only `died` is known."""

    killed: bool
    died: str = ""
    """The step at which it died, or was struck."""
    steps: int = 0
    run: RunRecord | None = None
    refused: str = ""
    """Sentence of an error that let no run begin."""
    rebuilt: bool = False
    """The memory was damaged, and begun anew."""


def perform(order: Order) -> Report:
    """Do one run in a new process and tell how it ended."""
    context = get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    told = order.memory.with_suffix(".told")
    told.unlink(missing_ok=True)
    process = context.Process(target=_work, args=(order, told), daemon=True)
    process.start()
    try:
        process.join(order.die_after or LONGEST)
        if process.is_alive():
            process.kill()
            process.join()
            if not order.die_after:
                raise TimeoutError(f"a run took longer than {LONGEST} s")
        code = process.exitcode
    finally:
        process.close()
    if code == -signal.SIGKILL:
        return Report(killed=True, died=told.read_text() if told.exists() else "by the clock")
    if code != 0:
        raise RuntimeError(f"the process of a run ended with {code}")
    return msgspec.json.decode(told.read_bytes(), type=Report)


def _work(order: Order, told: Path) -> None:
    strike = partial(_call, order.striker) if order.striker else None
    steps = Steps(order.die_at, lambda name: _tell(told, name.encode()), order.die_on, strike)
    report = run_once(order, steps)
    _tell(told, msgspec.json.encode(msgspec.structs.replace(report, died=steps.struck)))


def _call(striker: int) -> None:
    """Return when whoever waits there has struck."""
    with socket.create_connection(("127.0.0.1", striker)) as line:
        line.recv(1)


def _tell(told: Path, words: bytes) -> None:
    told.write_bytes(words)


def run_once(order: Order, steps: Steps) -> Report:
    """One run in this process."""
    clock = SystemClock()
    if order.largest_file:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order.largest_file, resource.RLIM_INFINITY))
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        memory, rebuilt = open_store(order.memory, clock, suspect=order.suspect)
    except BridgeError as exc:
        return Report(killed=False, refused=f"{exc.code}: {exc}")
    client = PlatformClient.at(
        order.platform,
        lambda: Secret(order.token),
        timeouts=Timeouts(connect=2, read=5, write=5),
        patience=Patience(attempts=1),
    )
    provider = order.books.provider
    company = open_source(provider, _settings(order.books), _Password(order.books.password), clock=clock)
    source = Acquaintance(company)
    sink = PlatformSink(client, provider, lambda: introduction("agent", "PC", CONNECTION, source.identity), clock)
    try:
        store = counted(cast(Store, PlansLate(memory)) if order.fault is Fault.PLANS_LATE else memory, steps)
        inbound = (
            _inbound(order, company, memory, PlatformFeed(client, provider, sink), steps) if order.two_way else None
        )
        run = _run(order, source, sink, store, client, steps, inbound)
        return Report(killed=False, steps=steps.count, run=run, rebuilt=rebuilt)
    finally:
        sink.close()
        client.close()
        _close(memory, full=bool(order.largest_file))


def _inbound(order: Order, company: Source, memory: SqliteStore, feed: PlatformFeed, steps: Steps) -> Inbound:
    """The second direction, as the agent puts it together."""
    books = open_books(order.books.provider, company, memory)
    assert books is not None
    made = WritesFirst if order.fault is Fault.WRITES_AGAIN else CountedBooks
    inbox, policies = cast(Inbox, counted(memory, steps)), POLICIES[order.books.provider]
    return Inbound(cast(Feed, CountedFeed(feed, steps)), cast(BooksPort, made(books, steps)), inbox, policies)


def _run(
    order: Order,
    source: Acquaintance,
    sink: PlatformSink,
    store: Store,
    client: PlatformClient,
    steps: Steps,
    inbound: Inbound | None,
) -> RunRecord:
    """As the agent does it: one run, and its log sent afterwards."""
    made = ConfirmsFirst if order.fault is Fault.CONFIRMS_FIRST else CountedSink
    door = cast(Sink, made(sink, steps, frozenset(Key(key) for key in order.poison)))
    clock = SystemClock()
    engine = Engine(
        CONNECTION,
        source,
        door,
        store,
        clock,
        MemoryReporter(),
        _PATIENT,
        quiet=QuietRuns(store, clock),
        inbound=inbound,
    )
    run = engine.run(Trigger.PERSON, sweep=SweepMode.ALWAYS)
    with suppress(BridgeError):  # what could not be sent waits for the next run
        RunLogPost(client, order.books.provider, "inbound", tuple(EntityKind), StoredRunLogs(store)).send_waiting()
    return run


def _settings(books: Books) -> dict[str, object]:
    where: dict[str, object] = {"host": books.host, "port": books.port, "user": books.user}
    if books.provider != AUTOCOUNT:
        return {**where, "path": books.path}
    stand_in(SystemDoor(Opener({})))
    return {**where, "database": books.path, "trust": "yes"}


def _close(store: Store, *, full: bool) -> None:
    try:
        store.close()
    except BridgeError:
        if not full:
            raise


class _Password:
    """The one secret of these books."""

    def __init__(self, password: str) -> None:
        self._password = Secret(password)

    def secret(self, name: str) -> Secret:
        """The password."""
        return self._password
