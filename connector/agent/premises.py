"""The real workshop: books, platform and memory of each connection. See `workshop.py` for what each call promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, RLock

from connector.agent.access import Access, pc_name
from connector.agent.acquaintance import Acquaintance
from connector.agent.doctor import Doctor
from connector.agent.letters import Letters
from connector.agent.parting import disconnect
from connector.agent.workshop import Order, Wake
from connector.connections import Connection, Organization, load_registry
from connector.control.messages import Check
from connector.domain.actions import Action, ActionKind
from connector.domain.errors import BridgeError, RetryLater, StateCorrupt, Unreachable
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.ports import Reporter, Store
from connector.domain.runs import EntryKind, LogEntry, RunRecord, Trigger
from connector.domain.secret import Secret
from connector.drivers.http import Patience, Timeouts
from connector.logs import logger
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink, introduction
from connector.platform.wire import Handshake
from connector.store.sqlite import SqliteStore, open_store
from connector.sync.ages import ask_for_sweep
from connector.sync.options import SweepMode
from connector.sync.quiet import QuietRuns

_RULES = "mapping"
"""Fact of a store: hash of the rules that its links were made with."""

_MUCH = 5_000
"""Records read in a run, after which the memory's caches are given up."""


class _Way:
    """The way to the platform with one organization's token."""

    def __init__(self, organization: Organization, access: Access) -> None:
        self.organization = organization
        self._access = access
        self._token: Secret | None = None
        self.client = PlatformClient.at(organization.platform, self.token, clock=access.clock)
        self.sink: PlatformSink | None = None

    def token(self) -> Secret:
        """The organization's token, opened once."""
        if self._token is None:
            self._token = self._access.token(self.organization)
        return self._token

    def close(self, *, online: bool) -> None:
        """Give the lease back and close the connections. Raises nothing."""
        if self.sink is not None and online:
            self.sink.close()
        self.client.close()


class _Room:
    """What is kept of one connection between runs: its memory, its way to the platform. Used by its worker only."""

    def __init__(self, connection: Connection, access: Access, *, suspect: bool) -> None:
        self.id = connection.id
        self._access = access
        self.memory, self.was_damaged = open_store(access.home.store(connection.id), access.clock, suspect=suspect)
        self.quiet = QuietRuns(self.memory, access.clock)
        self.way: _Way | None = None
        self.rules_stamp: object = None

    def rest(self) -> None:
        """Open the memory anew after much work: SQLite would keep its caches and statements for ever."""
        self._close_memory()
        self.memory, _ = open_store(self._access.home.store(self.id), self._access.clock)
        self.quiet = QuietRuns(self.memory, self._access.clock)

    def close(self, *, online: bool = True) -> None:
        """Give the lease back, write what was counted, close everything. Raises nothing."""
        if self.way is not None:
            self.way.close(online=online)
        self._close_memory()

    def _close_memory(self) -> None:
        with suppress(BridgeError):
            self.quiet.flush()
        with suppress(BridgeError):
            self.memory.close()


class Premises:
    """`Workshop` over the real books, platform and files of one home."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._rooms: dict[ConnectionId, _Room] = {}
        self._suspect: set[ConnectionId] = set()
        self._doors: dict[str, PlatformClient] = {}
        self._letters = Letters(access)
        self._lock = RLock()
        self._log = logger("agent")

    def run(
        self,
        connection: Connection,
        order: Order,
        reporter: Reporter,
        stop: Event,
        show: Callable[[Sequence[Action]], None],
    ) -> RunRecord:
        """One run with a source of its own; the attachment is closed after it."""
        from connector.sync.run import Engine

        room = self._room(connection)
        source = Acquaintance(self._access.source(connection, stop))
        sink = self._sink(room, connection, source)
        if not order.dry_run:
            self._follow_rules(room, connection.provider)
        engine = Engine(
            connection.id, source, sink, room.memory, self._access.clock, reporter, stop=stop, quiet=room.quiet
        )
        sweep = SweepMode.ALWAYS if order.trigger is Trigger.PERSON else SweepMode.DUE
        anew = order.dry_run and self._rules_are_new(room, connection.provider)
        run = engine.run(order.trigger, order.kinds or None, sweep=sweep, dry_run=order.dry_run, anew=anew, show=show)
        if run.error_code == StateCorrupt.code:
            self._distrust(connection.id)
            return run
        if run.error_code != Unreachable.code and not order.dry_run:
            self._letters.send(connection, self._way(room, connection).client, room.memory)
        if sum(counts.read for counts in run.counts) > _MUCH:
            room.rest()
        return run

    def release(self, connection: Connection, kind: EntityKind | None) -> int:
        """Let go what the safeguard holds."""
        from connector.sync.safeguard import release

        memory = self._room(connection).memory
        kinds = [kind] if kind else list(EntityKind)
        return sum(release(memory, each, action) for each in kinds for action in ActionKind)

    def rebase(self, connection: Connection) -> None:
        """Accept both sides as they are now."""
        from connector.sync.meeting import rebase

        room = self._room(connection)
        source = Acquaintance(self._access.source(connection))
        try:
            rebase(room.memory, source, self._sink(room, connection, source), self._access.clock)
        finally:
            source.close()

    def examine(self, connection: Connection | None) -> Sequence[Check]:
        """Check one connection, or what belongs to none."""
        doctor = Doctor(self._access)
        return doctor.general() if connection is None else doctor.connection(connection)

    @contextmanager
    def store(self, connection: Connection) -> Iterator[Store]:
        """The memory of a connection: a view of its own, because the worker may close the one that it works with."""
        memory = SqliteStore(self._access.home.store(connection.id))
        try:
            yield memory
        finally:
            memory.close()

    def reachable(self, connection: Connection) -> bool:
        """Whether the platform's door opens."""
        address = load_registry(self._access.home).organization(connection.organization).platform
        try:
            self._door(address).health()
        except RetryLater:
            return False
        except BridgeError:
            return True  # somebody answers: what is wrong there, a run tells better
        return True

    def leave(self, connection: Connection, *, online: bool = True) -> None:
        """The agent ends: give the lease back, write what was counted, close the memory."""
        with self._lock:
            room = self._rooms.pop(connection.id, None)
        if room is not None:
            room.close(online=online)

    def forget(self, connection: Connection) -> None:
        """Disconnect."""
        self.leave(connection)
        disconnect(self._access, connection)

    def listen(self, organization: Organization, wake: Callable[[Wake], None], stop: Event) -> None:
        """Hear what the platform asks until told to stop."""
        self._letters.listen(organization, wake, stop)

    def _door(self, address: str) -> PlatformClient:
        """A client that only knocks: impatient, without a token, kept for the next time."""
        with self._lock:
            door = self._doors.get(address)
            if door is None:
                quick = Timeouts(connect=5, read=5, write=5, pool=5, whole=10)
                once = Patience(attempts=1)
                door = PlatformClient.at(address, timeouts=quick, patience=once, clock=self._access.clock)
                self._doors[address] = door
            return door

    def _room(self, connection: Connection) -> _Room:
        with self._lock:
            room = self._rooms.get(connection.id)
            if room is None:
                suspect = connection.id in self._suspect
                room = self._rooms[connection.id] = _Room(connection, self._access, suspect=suspect)
                self._suspect.discard(connection.id)
                if room.was_damaged:
                    self._tell_damage(room)
            return room

    def _way(self, room: _Room, connection: Connection) -> _Way:
        """The way to the platform; a new one when this PC was paired again. Called by the connection's worker only."""
        organization = load_registry(self._access.home).organization(connection.organization)
        if room.way is None or room.way.organization != organization:
            if room.way is not None:
                room.way.close(online=False)
            room.way = _Way(organization, self._access)
        return room.way

    def _sink(self, room: _Room, connection: Connection, source: Acquaintance) -> PlatformSink:
        way, agent_id = self._way(room, connection), load_registry(self._access.home).agent_id

        def introduce() -> Handshake:
            timeline = room.memory.timeline("books")
            known = timeline.id if timeline is not None else ""
            return introduction(agent_id, pc_name(), connection.id, source.identity, known)

        way.sink = PlatformSink(way.client, connection.provider, introduce, self._access.clock)
        return way.sink

    def _follow_rules(self, room: _Room, provider: str) -> None:
        """When the mapping is another one than the links were made with, everything is read again and compared."""
        path = self._access.overrides(provider)
        stamp = (path.stat().st_mtime_ns, path.stat().st_size) if path is not None else ()
        if stamp == room.rules_stamp:
            return
        from connector.mapping import load

        digest = load(provider, path).digest
        before = room.memory.fact(_RULES)
        if before is not None and before != digest:
            room.memory.clear_cursors()
            ask_for_sweep(room.memory)
        if before != digest:
            room.memory.mark_fact(_RULES, digest)
        room.rules_stamp = stamp

    def _rules_are_new(self, room: _Room, provider: str) -> bool:
        """Whether the next run reads everything again for another mapping: a dry run must show what that comes to."""
        from connector.mapping import load

        before = room.memory.fact(_RULES)
        return before is not None and before != load(provider, self._access.overrides(provider)).digest

    def _distrust(self, connection: ConnectionId) -> None:
        with self._lock:
            self._suspect.add(connection)
            room = self._rooms.pop(connection, None)
        if room is not None:
            room.close()

    def _tell_damage(self, room: _Room) -> None:
        sentence = "The memory of this connection was damaged. It was kept aside and is built anew from the books."
        self._log.error("the state file was damaged", connection=room.id)
        room.memory.log(
            [
                LogEntry(
                    at=self._access.clock.now(),
                    connection=room.id,
                    run=RunId(""),
                    kind=EntryKind.ERROR,
                    sentence=sentence,
                )
            ]
        )
