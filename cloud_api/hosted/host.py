"""One hosted connection at work: the engine on a schedule and when it is woken, on a thread of its own.

It reaches the platform over HTTP with a token of its own, as an agent does.
"""

from __future__ import annotations

import secrets as random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Semaphore, Thread

import structlog

from cloud_api.agents.service import CommandKind
from cloud_api.hosted.carrying_out import Cleared, Desk, Silent
from cloud_api.hosted.orders import OrderBook
from cloud_api.hosted.repository import HOST_NAME
from cloud_api.hosted.rules_file import RulesFile
from cloud_api.operations.metrics import hosted_runs
from connector.domain.clock import Clock
from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    ConnectionBroken,
    RetryLater,
    StateCorrupt,
    Stopped,
    Throttled,
    Unreachable,
)
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.policies import Policies
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.domain.secret import Secret, Secrets
from connector.hosting.acquaintance import Acquaintance
from connector.hosting.memories import Memories
from connector.hosting.metering import note_usage
from connector.hosting.rules import follow_rules
from connector.hosting.running import Order, Parts, run_once
from connector.platform.client import PlatformClient
from connector.platform.listener import Listener
from connector.platform.run_logs import RunLogPost, StoredRunLogs
from connector.platform.sink import PlatformSink, introduction
from connector.platform.wire import Command, Handshake
from connector.providers.registry import open_source, spec
from connector.sync.quiet import QuietRuns

_FIRST_RETRY = 2.0
"""Seconds until a side that was away is looked for again; twice as long each time, at most the period."""

_LOOK_SECONDS = 1.0
"""How often orders of people are looked for while a run waits for its turn."""

_PASSING = frozenset({Unreachable.code, ConnectionBroken.code, AnswerLost.code, Throttled.code, RetryLater.code})
"""Codes of errors that waiting may cure."""

_HEARD = "platform.commands_heard"
"""Fact of the memory."""

_log = structlog.get_logger("cloud_api.hosted")


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
    """What all hosts of one worker share."""

    platform: str
    """Address of the platform's API."""
    memories: Memories
    orders: OrderBook
    secrets: Callable[[Task], Secrets]
    allow: Callable[[str, dict[str, object]], object]
    """Raises SettingsInvalid for settings that lead where the server must not go."""
    clock: Clock
    took: Callable[[Task], None]
    """Told when a host has the memory and begins to work."""
    turns: Semaphore
    """Bounds how many runs there are at a time; orders of people need none, unless they are a run."""


class Host:
    """Keeps one connection equal with the platform until it is stopped, when its memory is free for us."""

    def __init__(self, task: Task, around: Surroundings) -> None:
        self._task = task
        self._around = around
        self._stop = Event()
        self._awake = Event()
        self._guard = Lock()
        self._wished: set[EntityKind] | None = set()
        """Kinds that somebody asked for; None for everything."""
        self._ordered = False
        """Whether somebody left an order."""
        self._thread = Thread(target=self._guarded, name=f"host {task.connection}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def task(self) -> Task:
        """What is hosted now."""
        return self._task

    @property
    def alive(self) -> bool:
        """Whether it still works; it ends by itself when another worker has the memory."""
        return self._thread.is_alive()

    def change(self, task: Task) -> None:
        """Other keys, settings or policies: they hold from the next run on, which begins now."""
        self._task = task
        self._wish(None)

    def stop(self) -> None:
        """End at the next safe point."""
        self._stop.set()
        self._awake.set()

    def join(self, seconds: float) -> bool:
        """Whether it ended in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _guarded(self) -> None:
        """The last door: whatever goes wrong here ends this host, and the worker begins it anew."""
        try:
            with self._around.memories.held(self._task.connection) as ours:
                if ours:
                    self._around.took(self._task)
                    _Work(self, self._around).go_on(self._stop)
        except BridgeError as exc:
            _log.error("a hosted connection cannot work", connection=self._task.connection, sentence=str(exc))
        except Exception:  # a thread's end is seen by nobody: it goes into the log, and on
            _log.exception("a hosted connection failed", connection=self._task.connection)
            raise

    def hear(self, command: Command) -> None:
        """The platform asks for a run, or tells that a person left an order."""
        if command.provider != self._task.provider:
            return
        if command.kind == CommandKind.ORDER:
            with self._guard:
                self._ordered = True
                self._awake.set()
            return
        kinds = set(EntityKind)
        self._wish(EntityKind(command.entity) if command.entity in kinds else None)

    def next_order(self, seconds: float) -> Order | None:
        """Wait until somebody asks, or the time has come; None when there are orders of people and no run is due."""
        self._awake.wait(seconds)
        with self._guard:
            self._awake.clear()
            wished, self._wished = self._wished, set()
            ordered, self._ordered = self._ordered, False
        if wished is None:
            return Order(trigger=Trigger.PLATFORM)
        if wished:
            return Order(trigger=Trigger.PLATFORM, kinds=tuple(sorted(wished)))
        return None if ordered else Order(trigger=Trigger.SCHEDULE)

    def _wish(self, kind: EntityKind | None) -> None:
        with self._guard:
            if kind is None:
                self._wished = None
            elif self._wished is not None:
                self._wished.add(kind)
            self._awake.set()


class _Work:
    """What is open while a host holds its memory."""

    def __init__(self, host: Host, around: Surroundings) -> None:
        self._host = host
        self._around = around
        task = host.task
        self._memory = around.memories.open(task.connection)
        self._quiet = QuietRuns(self._memory, around.clock)
        self._client = PlatformClient.at(around.platform, self._token, clock=around.clock)
        self._sink: PlatformSink | None = None
        self._known_token: Secret | None = None
        self._rules = RulesFile()
        self._desk = Desk(around.orders, task.connection, around.turns)
        self._heard = self._noted()
        """The last command that was taken; set by the listener's thread, while the memory is this thread's alone."""
        self._due = 0.0
        """When the next run begins by itself, on the monotonic clock."""

    def go_on(self, stop: Event) -> None:
        """Run, wait, run, until told to stop."""
        ear = PlatformClient.at(self._around.platform, self._token, clock=self._around.clock)
        listener = Listener(ear, self._host.hear, after=self._heard, keep=self._hear_on, clock=self._around.clock)
        over = Event()  # also when this ends for another reason than being told to
        listening = Thread(target=listener.listen, args=(over,), name="hosted listener", daemon=True)
        listening.start()
        order: Order | None = Order(trigger=Trigger.RECOVERY)
        clock, failures = self._around.clock, 0
        try:
            while not stop.is_set():
                failures = 0 if self._turn(order, stop) else failures + 1
                if failures:
                    period = self._host.task.every
                    self._due = clock.monotonic() + min(period, _FIRST_RETRY * 2.0 ** min(failures - 1, 10))
                order = self._host.next_order(max(0.0, self._due - clock.monotonic()))
        finally:
            over.set()
            listening.join(10)
            ear.close()
            self._rules.close()
            self._close()

    def _turn(self, order: Order | None, stop: Event) -> bool:
        """What people ordered, then a run when one is due or follows from that, unless the platform is away; whether
        the next one can wait for its time. Raises what the memory does when it is no longer ours: then this host ends,
        and the memory is held anew."""
        with self._memory.together():
            pass
        try:
            self._note_heard()
            self._client.ready()
            cleared = Cleared()
            while True:
                if not cleared.left:  # what waits for the books is not tried again every second
                    cleared = self._desk.clear(lambda: self._parts(self._host.task, stop), stop)
                if cleared.run:
                    order = Order(trigger=Trigger.PERSON)  # all keys are compared: what was taken back is gone there
                if order is None or stop.is_set():
                    return not cleared.left
                if self._around.turns.acquire(timeout=_LOOK_SECONDS):
                    break
            try:
                run = self._attempt(order, stop)
            finally:
                self._around.turns.release()
        except Stopped:
            return True
        except StateCorrupt:
            self._begin_anew()
            return False
        except BridgeError:
            return False
        self._due = self._around.clock.monotonic() + self._host.task.every
        return self._after(run) and not cleared.left

    def _after(self, run: RunRecord) -> bool:
        """Tell of a run; whether the next one can wait for its time."""
        hosted_runs.labels(self._host.task.provider, run.outcome or "none").inc()
        if run.error_code == StateCorrupt.code:
            self._begin_anew()
            return False
        task = self._host.task
        direction = "bidirectional" if task.both_ways else "inbound"
        logs = StoredRunLogs(self._memory)
        with suppress(BridgeError):
            RunLogPost(self._client, task.provider, direction, spec(task.provider).entities, logs).send_waiting()
        return run.outcome is not Outcome.FAILED or run.error_code not in _PASSING

    def _attempt(self, order: Order, stop: Event) -> RunRecord:
        task, began = self._host.task, self._around.clock.now()
        try:
            parts = self._parts(task, stop)
            follow_rules(self._memory, task.provider, parts.overrides)
            run = run_once(parts, order, Silent(), stop)
            note_usage(self._memory, parts.books, self._around.clock)
            return run
        except BridgeError as exc:
            run = RunRecord(
                id=RunId(random.token_hex(16)),
                connection=task.connection,
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

    def _parts(self, task: Task, stop: Event) -> Parts:
        """The connection with everything opened; the address is looked at each time. Raises BridgeError."""
        self._around.allow(task.provider, task.settings)
        secrets = self._around.secrets(task)
        rules = self._rules.holding(task.rules)
        books = open_source(task.provider, task.settings, secrets, rules, clock=self._around.clock, stop=stop)
        source = Acquaintance(books)

        def introduce() -> Handshake:
            timeline = self._memory.timeline("books")
            known = timeline.id if timeline is not None else ""
            return introduction(task.connection, HOST_NAME, task.connection, source.identity, known)

        self._sink = PlatformSink(self._client, task.provider, introduce, self._around.clock)
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
            sink=self._sink,
            overrides=rules,
            clock=self._around.clock,
        )

    def _noted(self) -> int:
        """The last command that was taken, as the memory has it: nobody is woken twice for it."""
        return int(self._memory.fact(_HEARD) or 0)

    def _hear_on(self, number: int) -> None:
        self._heard = number

    def _note_heard(self) -> None:
        heard = self._heard
        if heard != self._noted():
            self._memory.mark_fact(_HEARD, str(heard))

    def _begin_anew(self) -> None:
        with suppress(BridgeError):
            self._memory.close()
        self._memory = self._around.memories.open(self._host.task.connection, suspect=True)
        self._quiet = QuietRuns(self._memory, self._around.clock)

    def _token(self) -> Secret:
        if self._known_token is None:
            self._known_token = self._around.secrets(self._host.task).secret("token")
        return self._known_token

    def _close(self) -> None:
        """Give the lease back, write what was counted, close everything. Raises nothing."""
        if self._sink is not None:
            self._sink.close()
        self._client.close()
        with suppress(BridgeError):
            self._note_heard()
        with suppress(BridgeError):
            self._quiet.flush()
        with suppress(BridgeError):
            self._memory.close()
