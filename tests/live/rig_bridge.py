"""One company on a real Firebird server, kept equal with one organization of a real platform, run by run.

Wired as the agent wires it, in this process, with a clock that does not wait.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from connector.domain.changes import Cursor, Page
from connector.domain.clock import SystemClock
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.runs import Equality, LogEntry, Outcome, Problem, RunRecord, Trigger
from connector.domain.secret import Secret
from connector.drivers.http import Patience, Timeouts
from connector.hosting.acquaintance import Acquaintance
from connector.mapping import load
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink, introduction
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from connector.sync.meeting import rebase
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.run import Engine
from tests.fakes.reporter import MemoryReporter
from tests.live.comparison import PROVIDER, Stored, stored, unfounded, unlike, unsound
from tests.live.faults import ShakyPlatform
from tests.live.ledgers import Password, settings_of
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder, scratch_root
from tests.sample.cache import Company, make_company
from tests.sample.oracle import expected
from tests.sample.variant import Sizes, Variant
from tests.sample.vendor import VendorProgram

CONNECTION = ConnectionId("rig1")
SMALL = Sizes(customers=10, suppliers=2, products=10, invoices=20, cash_sales=2, credit_notes=2, payments=8)
PATIENT = Timeouts(connect=5, read=20, write=20, pool=5, whole=30)
IMPATIENT = Timeouts(connect=5, read=0.5, write=20, pool=5, whole=30)
_MAPPING = load(PROVIDER)
OPTIONS = EngineOptions(batch=20, retry_first=0.01, retry_longest=5, retry_attempts=8, problem_first=0)
TECHNICAL = ("Traceback", "Exception", "Error:", "isc_", "SQLCODE", "errno", "httpx", "None", "{", "}", "0x", ".py")
"""What no sentence for an accountant may hold."""


class HastyClock(SystemClock):
    """The computer's clock, some time ahead or behind, on which waiting takes no time."""

    def __init__(self) -> None:
        self.offset = dt.timedelta()
        self.waited: list[float] = []

    def now(self) -> dt.datetime:
        """Present time as this clock has it."""
        return super().now() + self.offset

    def wait(self, seconds: float, stop: Event) -> bool:
        """Note how long somebody wanted to wait."""
        self.waited.append(seconds)
        return stop.is_set()


class Watched(Acquaintance):
    """The books, with something that happens once when a page of some kind was handed over."""

    def __init__(self, source: SqlAccountingSource, kind: EntityKind | None, happens: Callable[[], None]) -> None:
        super().__init__(source)
        self._kind = kind
        self._happens = happens

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Pages of changes, disturbed after the first of the kind."""
        for page in super().changes(kind, since):
            yield page
            if kind is self._kind:
                self._kind = None
                self._happens()


@dataclass(slots=True)
class Bridge:
    """A company, an organization, and the memory that one agent has of them. What may change from run to run is open:
    a test sets another path, password or address as a person would."""

    folder: Path
    server: FirebirdServer
    company: Company
    platform: ShakyPlatform
    slug: str
    settings: SqlAccountingSettings
    password: Password
    address: str
    token: Secret
    pc: str = "PC-1"
    clock: HastyClock = field(default_factory=HastyClock)
    reporter: MemoryReporter = field(default_factory=MemoryReporter)
    options: EngineOptions = OPTIONS
    timeouts: Timeouts = PATIENT

    @property
    def memory(self) -> Path:
        """The state file of this agent."""
        return self.folder / f"{self.pc}.db"

    def run(
        self,
        sweep: SweepMode = SweepMode.ALWAYS,
        *,
        trigger: Trigger = Trigger.PERSON,
        after: EntityKind | None = None,
        happens: Callable[[], None] = lambda: None,
    ) -> RunRecord:
        """One run, as when a person clicks; `happens` is called after the first page of the kind `after`."""
        with self._parts(after, happens) as (source, sink, memory):
            engine = Engine(CONNECTION, source, sink, memory, self.clock, self.reporter, self.options)
            return engine.run(trigger, sweep=sweep)

    def rebase(self) -> None:
        """A person accepts both sides as they are now."""
        with self._parts(None, lambda: None) as (source, sink, memory):
            rebase(memory, source, sink, self.clock)

    @contextmanager
    def remembered(self) -> Iterator[SqliteStore]:
        """The memory, open."""
        memory = SqliteStore(self.memory)
        try:
            yield memory
        finally:
            memory.close()

    def problems(self) -> dict[tuple[EntityKind, Key], Problem]:
        """What is set aside."""
        with self.remembered() as memory:
            return {(each.entity, each.key): each for each in memory.problems()}

    def log(self) -> Sequence[LogEntry]:
        """The sync log."""
        with self.remembered() as memory:
            return memory.entries_log()

    @contextmanager
    def stored(self) -> Iterator[Stored]:
        """What the platform has."""
        with stored(self.platform.database_url, self.slug) as found:
            yield found

    def heads(self) -> dict[EntityKind, dict[str, tuple[int, str, bytes]]]:
        """Revision, action and fingerprint of every record on the platform: equal only when nothing was written."""
        with self.stored() as found:
            return {kind: found.heads(kind) for kind in EntityKind}

    @contextmanager
    def vendor(self, *, offset: int = 0) -> Iterator[VendorProgram]:
        """The vendor's program at work in the company, its PC's clock some seconds ahead."""
        program = VendorProgram(self.company.door, self.company.charset, offset=offset)
        try:
            yield program
        finally:
            program.close()

    def sql(self, *statements: str) -> None:
        """Repair or damage the books as an administrator does."""
        connection = self.company.door.connect(self.company.charset)
        try:
            for statement in statements:
                connection.execute_immediate(statement)
                connection.commit()
        finally:
            connection.close()

    def differences(self) -> list[str]:
        """What is not the same on both sides or in the memory; empty when all of it is."""
        connection = self.company.door.connect(self.company.charset)
        try:
            with self.stored() as platform:
                found = unlike(expected(connection), connection, platform) + unsound(platform)
                return found + unfounded(self.memory, platform, settled=True)
        finally:
            connection.close()

    def ends_equal(self) -> RunRecord:
        """The next run, after which books, platform and memory are the same."""
        run = self.run()
        assert (run.outcome, run.equality) == (Outcome.SUCCESS, Equality.EQUAL), (run, self.problems())
        assert self.differences() == []
        assert self.problems() == {}
        return run

    def told(self, run: RunRecord, code: str) -> str:
        """What a person reads about a run that failed, after a check that it is for people; without any secret."""
        assert (run.outcome, run.error_code) == (Outcome.FAILED, code), run
        said = f"{run.sentence} {run.remedy}".strip()
        self.check_words(said)
        return said

    def check_words(self, said: str) -> None:
        """A sentence: plain words, nothing technical, no secret."""
        assert said[:1].isupper() or said.startswith("/"), said
        assert said.endswith("."), said
        # The name of a throw-away folder is drawn by lot and may read "0x"; the words around it may not.
        spoken = re.sub(rf"{re.escape(str(scratch_root()))}/[^/\s]+", "", said)
        assert not [word for word in TECHNICAL if word in spoken], said
        assert self.password.value not in said
        assert self.token.reveal() not in said

    def second_pc(self, name: str) -> Bridge:
        """Another PC that was paired with the same organization and looks at the same books."""
        return replace(self, pc=name, token=self.platform.pair(self.slug, name), clock=HastyClock())

    @contextmanager
    def _parts(
        self, after: EntityKind | None, happens: Callable[[], None]
    ) -> Iterator[tuple[Acquaintance, PlatformSink, SqliteStore]]:
        client = PlatformClient.at(
            self.address,
            lambda: self.token,
            clock=self.clock,
            timeouts=self.timeouts,
            patience=Patience(attempts=1),
        )
        source = Watched(SqlAccountingSource(self.settings, self.password, _MAPPING, clock=self.clock), after, happens)
        with self.remembered() as memory:

            def books_timeline() -> str:
                timeline = memory.timeline("books")
                return timeline.id if timeline is not None else ""

            sink = PlatformSink(
                client,
                PROVIDER,
                lambda: introduction(self.pc, self.pc, CONNECTION, source.identity, books_timeline()),
                self.clock,
            )
            try:
                yield source, sink, memory
            finally:
                source.close()
                sink.close()
                client.close()


@contextmanager
def bridge(
    server: FirebirdServer, platform: ShakyPlatform, slug: str, variant: Variant, sizes: Sizes = SMALL
) -> Iterator[Bridge]:
    """A new company and a new organization that have never met; both are forgotten at the end."""
    platform.organization(slug)
    company = make_company(server, variant, sizes)
    with scratch_folder("rig") as folder:
        made = Bridge(
            folder,
            server,
            company,
            platform,
            slug,
            settings_of(server, company.path, variant),
            Password(server.password),
            platform.url,
            platform.pair(slug, "PC-1"),
        )
        try:
            yield made
        finally:
            company.path.unlink(missing_ok=True)


def copy_file(source: Path, target: Path) -> None:
    """Put a copy of a file in a place, whose owner stays who it was."""
    owner = target.parent.stat()
    shutil.copyfile(source, target)
    os.chown(target, owner.st_uid, owner.st_gid)
