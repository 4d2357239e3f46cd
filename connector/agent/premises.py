"""The real workshop: books, platform and memory of each connection. See `workshop.py` for what each call promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, RLock

from connector.agent import surroundings
from connector.agent.access import Access
from connector.agent.doctor import Doctor
from connector.agent.letters import Letters
from connector.agent.parting import disconnect
from connector.agent.room import Room, Way
from connector.agent.workshop import AgentMemory, Ear, Titled
from connector.connections import Connection, Direction, Organization, load_registry
from connector.control.messages import Check
from connector.domain.errors import BridgeError, NotFound, RetryLater, StateCorrupt, Unreachable
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.ports import Reporter
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry, RunRecord
from connector.drivers.http import Patience, Timeouts
from connector.hosting.acquaintance import Acquaintance
from connector.hosting.held import release_held
from connector.hosting.running import Opened, Order, Parts, Planner, run_once
from connector.logs import logger
from connector.platform.client import PlatformClient
from connector.platform.wire import TitleQuery
from connector.settings import Settings
from connector.store.log_blocks import Views
from connector.store.sqlite import SqliteStore

_MUCH = 5_000
"""Records read in a run, after which the memory's caches are given up."""


class Premises:
    """`Workshop` over the real books, platform and files of one home."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._rooms: dict[ConnectionId, Room] = {}
        self._suspect: set[ConnectionId] = set()
        self._views: dict[ConnectionId, Views] = {}
        self._doors: dict[str, PlatformClient] = {}
        self._letters = Letters(access)
        self._lock = RLock()
        self._log = logger("agent")

    def run(self, connection: Connection, order: Order, reporter: Reporter, stop: Event, planner: Planner) -> RunRecord:
        """One run with a source of its own; the attachment is closed after it."""
        room = self._room(connection)
        books = self._access.source(connection, stop, order.rules)
        source = Acquaintance(books)
        sink = room.sink(connection, source)
        if not order.dry_run:
            room.follow_rules(connection.provider)
        parts = Parts(
            connection=connection.id,
            provider=connection.provider,
            both_ways=connection.direction is not Direction.INBOUND,
            policies=connection.policies,
            books=books,
            source=source,
            memory=room.memory,
            quiet=room.quiet,
            client=room.reach(connection).client,
            sink=sink,
            overrides=order.rules or self._access.overrides(connection.provider),
            clock=self._access.clock,
        )
        run = run_once(parts, order, reporter, stop, planner)
        self._after(connection, room, run)
        return run

    def _after(self, connection: Connection, room: Room, run: RunRecord) -> None:
        """Send the log, and give up what only much work needs."""
        if run.error_code == StateCorrupt.code:
            self._distrust(connection.id)
            return
        if run.error_code != Unreachable.code and not run.dry_run:
            self._letters.send(connection, room.reach(connection).client, room.memory)
        if sum(counts.read for counts in run.counts) > _MUCH:
            room.rest()

    def release(self, connection: Connection, kind: EntityKind | None) -> int:
        """Let go what the safeguard holds, on the way to the platform and into the books."""
        return release_held(self._room(connection).memory, kind)

    def rebase(self, connection: Connection) -> None:
        """Accept both sides as they are now."""
        from connector.sync.meeting import rebase

        room = self._room(connection)
        source = Acquaintance(self._access.source(connection))
        try:
            rebase(room.memory, source, room.sink(connection, source), self._access.clock, room.memory)
        finally:
            source.close()

    def examine(self, connection: Connection | None) -> Sequence[Check]:
        """Check one connection, or what belongs to none."""
        doctor = Doctor(self._access)
        return doctor.general() if connection is None else doctor.connection(connection)

    @contextmanager
    def store(self, connection: Connection) -> Iterator[AgentMemory]:
        """The memory of a connection: a view of its own, because the worker may close the one that it works with."""
        with self._lock:
            views = self._views.setdefault(connection.id, Views())
        memory = SqliteStore(self._access.home.store(connection.id), views=views)
        try:
            yield memory
        finally:
            memory.close()

    def titles(self, connection: Connection, kind: EntityKind, keys: Sequence[Key]) -> Mapping[Key, Titled]:
        """What people call records of the platform, asked on a way of its own: the worker may be busy with its."""
        way = Way(load_registry(self._access.home).organization(connection.organization), self._access)
        try:
            found = way.client.titles(connection.provider, kind, TitleQuery(list(keys))).titles
        finally:
            way.close(online=False)
        return {each.key: Titled(each.title, each.currency, each.amount) for each in found}

    @contextmanager
    def opened(self, connection: Connection, stop: Event) -> Iterator[Opened]:
        """A connection with its books at hand; the attachment is closed afterwards."""
        room = self._room(connection)
        source, books = self._access.books(connection, room.memory, stop)
        try:
            yield Opened(room.memory, source, books)
        finally:
            source.close()

    def on_platform(self, connection: Connection, kind: EntityKind, key: Key) -> Mapping[str, object] | None:
        """A record's fields as the platform has it from the books."""
        client = self._room(connection).reach(connection).client
        try:
            return client.record(connection.provider, connection.organization, kind, key).record
        except NotFound:
            return None

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

    def take_settings(self, settings: Settings) -> None:
        """Obey other settings from now on."""
        self._access.settings = settings
        surroundings.take(settings, self._access.vault)
        with self._lock:
            for room in self._rooms.values():
                room.keep()

    def leave(self, connection: Connection, *, online: bool = True) -> None:
        """The agent ends: give the lease back, write what was counted, close the memory."""
        with self._lock:
            room = self._rooms.pop(connection.id, None)
        if room is not None:
            room.close(online=online)

    def forget(self, connection: Connection) -> None:
        """Disconnect."""
        self.leave(connection)
        with self._lock:
            self._views.pop(connection.id, None)
        disconnect(self._access, connection)

    def listen(self, organization: Organization, ear: Ear, stop: Event) -> None:
        """Hear what the platform asks until told to stop."""
        self._letters.listen(organization, ear, stop)

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

    def _room(self, connection: Connection) -> Room:
        with self._lock:
            room = self._rooms.get(connection.id)
            if room is None:
                suspect = connection.id in self._suspect
                room = self._rooms[connection.id] = Room(connection, self._access, suspect=suspect)
                self._suspect.discard(connection.id)
                if room.was_damaged:
                    self._views.pop(connection.id, None)  # the new file has other lines by the same numbers
                    self._tell_damage(room)
            return room

    def _distrust(self, connection: ConnectionId) -> None:
        with self._lock:
            self._suspect.add(connection)
            room = self._rooms.pop(connection, None)
            self._views.pop(connection, None)
        if room is not None:
            room.close()

    def _tell_damage(self, room: Room) -> None:
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
                    outcome=EntryOutcome.WARNED,
                    code=StateCorrupt.code,
                )
            ]
        )
