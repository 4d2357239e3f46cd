"""One turn of a hosted connection: its memory and its books are opened, what is due is done, and all is closed again.

Nothing of it stays in the process but what saves work: a connection at rest costs neither a thread nor a session. It
reaches the platform over HTTP with a token of its own, as an agent does.
"""

from __future__ import annotations

import datetime as dt
import secrets as random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event
from types import TracebackType
from typing import Self

from cloud_api.hosted import gathering
from cloud_api.hosted.carrying_out import Cleared, Desk, Silent
from cloud_api.hosted.hints import Hints
from cloud_api.hosted.orders import OrderBook
from cloud_api.hosted.repository import HOST_NAME
from cloud_api.hosted.rules_file import RulesFile
from cloud_api.jobs.quotas import Pace, Quotas
from cloud_api.operations.metrics import hosted_runs
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, StateCorrupt, Stopped
from connector.domain.gathered import METRICS, Gathers
from connector.domain.keys import ConnectionId, RunId
from connector.domain.policies import Policies
from connector.domain.runs import Outcome, RunRecord
from connector.domain.secret import Secret, Secrets
from connector.hosting.acquaintance import Acquaintance
from connector.hosting.memories import Memories
from connector.hosting.metering import note_usage
from connector.hosting.rules import follow_rules
from connector.hosting.running import Order, Parts, run_once
from connector.platform.client import PlatformClient
from connector.platform.run_logs import RunLogPost, StoredRunLogs
from connector.platform.sink import PlatformSink, introduction
from connector.platform.wire import Handshake
from connector.providers.registry import open_source, spec
from connector.sync.quiet import QuietRuns


@dataclass(frozen=True, slots=True)
class Task:
    """What is hosted, as the table has it."""

    connection: ConnectionId
    organization_id: str
    provider: str
    settings: dict[str, object]
    policies: Policies
    every: float
    """Seconds."""
    revision: int
    rules: str = ""
    """A person's mapping rules, as TOML."""

    @property
    def both_ways(self) -> bool:
        """Whether anything is written into the books."""
        return any(policy.write for policy in self.policies.kinds.values())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all turns of one worker share."""

    platform: str
    """Address of the platform's API."""
    memories: Memories
    orders: OrderBook
    secrets: Callable[[Task], Secrets]
    allow: Callable[[str, dict[str, object]], object]
    """Raises SettingsInvalid for settings that lead where the server must not go."""
    clock: Clock
    quotas: Quotas
    hints: Hints
    quiet: dict[ConnectionId, QuietRuns] = field(default_factory=dict)
    """Runs that found nothing, counted here and written once an hour."""


class OneTurn:
    """What is open while a turn lasts; its memory is held by whoever takes the turn."""

    def __init__(self, task: Task, around: Surroundings) -> None:
        self._task = task
        self._around = around
        self._memory = around.memories.open(task.connection)
        self._quiet = around.quiet.setdefault(task.connection, QuietRuns(self._memory, around.clock))
        self._quiet.over(self._memory)
        self._client = PlatformClient.at(around.platform, self._token, clock=around.clock)
        self._known_token: Secret | None = None
        self._rules = RulesFile()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close everything. Raises nothing; the lease stays ours until it ends, or the next turn renews it."""
        self._rules.close()
        self._client.close()
        with suppress(BridgeError):
            self._memory.close()

    def interrupt(self) -> None:
        """End at once what waits for the platform, from another thread: the turn ends as stopped then."""
        self._client.interrupt()

    def orders(self, stop: Event, *, previews: bool) -> Cleared:
        """Carry out what people ordered. Raises BridgeError, Stopped."""
        self._client.ready()
        desk = Desk(self._around.orders, self._task.connection)
        try:
            return desk.clear(lambda: self._parts(stop), stop, previews=previews)
        except StateCorrupt:
            self._begin_anew()
            raise

    def run(self, order: Order, stop: Event) -> RunRecord:
        """One run, recorded and told; one that could not begin is recorded as well. Raises BridgeError when the
        platform or the memory is away: then there was none."""
        self._client.ready()
        began = self._around.clock.now()
        try:
            parts = self._parts(stop)
            follow_rules(self._memory, self._task.provider, parts.overrides)
            run = run_once(parts, order, Silent(), stop)
            note_usage(self._memory, parts.books, self._around.clock)
        except Stopped:
            raise
        except StateCorrupt:
            self._begin_anew()
            raise
        except BridgeError as exc:
            run = self._failed(order, exc, began)
        if run.error_code == StateCorrupt.code:
            self._begin_anew()
        hosted_runs.labels(self._task.provider, run.outcome or "none").inc()
        self._tell()
        return run

    def gathers(self, *, asked: bool) -> bool:
        """Whether something is to be collected: it is time, or somebody asks. Raises BridgeError."""
        if not spec(self._task.provider).gathers:
            return False
        return asked or gathering.is_due(self._memory, self._around.clock)

    def gather(self, stop: Event) -> BridgeError | None:
        """Collect; why it was broken off, or None. Raises BridgeError when the platform or the memory is away,
        Stopped."""
        self._client.ready()
        source = self._parts(stop).books
        if not isinstance(source, Gathers):
            return None
        try:
            whose = gathering.Whose(self._task.connection, self._task.provider)
            return gathering.collect(source.gatherer(), self._memory, self._client, whose, self._around.clock)
        finally:
            source.close()

    def _failed(self, order: Order, exc: BridgeError, began: dt.datetime) -> RunRecord:
        run = RunRecord(
            id=RunId(random.token_hex(16)),
            connection=self._task.connection,
            trigger=order.trigger,
            started_at=began,
            completed_at=self._around.clock.now(),
            outcome=Outcome.FAILED,
            error_code=exc.code,
            sentence=exc.sentence,
            remedy=exc.remedy,
        )
        self._quiet.keep(run, begun=False)
        return run

    def _tell(self) -> None:
        task = self._task
        direction = "bidirectional" if task.both_ways else "inbound"
        logs = StoredRunLogs(self._memory)
        with suppress(BridgeError):
            RunLogPost(self._client, task.provider, direction, self._kinds(), logs).send_waiting()

    def _kinds(self) -> Sequence[str]:
        """What a run failed for that came to nothing: kinds that are read. Where there are none it is what was about
        to be collected: the next run does that and tells of it, and nothing is said that stays until the next day."""
        known = spec(self._task.provider)
        if known.entities:
            return self._task.policies.read_of(known.entities)
        return (METRICS,) if self.gathers(asked=False) else ()

    def _parts(self, stop: Event) -> Parts:
        """The connection with everything opened; the address is looked at each time. Raises BridgeError."""
        task = self._task
        self._around.allow(task.provider, task.settings)
        secrets = self._around.secrets(task)
        rules = self._rules.holding(task.rules)
        clock = self._around.clock
        pace = Pace(self._around.quotas, task.provider, task.connection, clock, stop)

        def told() -> Sequence[str]:
            return self._around.hints.told(task.organization_id, task.provider)

        books = open_source(task.provider, task.settings, secrets, rules, clock=clock, stop=stop, pace=pace, told=told)
        source = Acquaintance(books)

        def introduce() -> Handshake:
            timeline = self._memory.timeline("books")
            known = timeline.id if timeline is not None else ""
            return introduction(task.connection, HOST_NAME, task.connection, source.identity, known)

        return Parts(
            connection=task.connection,
            provider=task.provider,
            both_ways=task.both_ways,
            policies=task.policies,
            books=books,
            source=source,
            memory=self._memory,
            quiet=self._quiet,
            client=self._client,
            sink=PlatformSink(self._client, task.provider, introduce, self._around.clock),
            overrides=rules,
            clock=self._around.clock,
        )

    def _begin_anew(self) -> None:
        """A memory that is damaged is looked through before anybody works with it again."""
        with suppress(BridgeError):
            self._memory.close()
        self._memory = self._around.memories.open(self._task.connection, suspect=True)
        self._quiet.over(self._memory)

    def _token(self) -> Secret:
        if self._known_token is None:
            self._known_token = self._around.secrets(self._task).secret("token")
        return self._known_token
