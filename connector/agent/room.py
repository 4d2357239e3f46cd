"""What is kept of one connection between runs: its memory, its way to the platform."""

from __future__ import annotations

from contextlib import suppress

from connector.agent.access import Access, pc_name
from connector.agent.diagnosing import able_of
from connector.connections import Connection, Organization, load_registry
from connector.domain.errors import BridgeError
from connector.domain.secret import Secret
from connector.hosting.acquaintance import Acquaintance
from connector.hosting.rules import follow_rules
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink, introduction
from connector.platform.wire import Handshake
from connector.store.sqlite import open_store
from connector.sync.quiet import QuietRuns


class Way:
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


class Room:
    """What is kept of one connection between runs: its memory, its way to the platform. Used by its worker only."""

    def __init__(self, connection: Connection, access: Access, *, suspect: bool) -> None:
        self.id = connection.id
        self._access = access
        self.memory, self.was_damaged = open_store(access.home.store(connection.id), access.clock, suspect=suspect)
        self.keep()
        self.quiet = QuietRuns(self.memory, access.clock)
        self.way: Way | None = None
        self.rules_stamp: object = None

    def keep(self) -> None:
        """Keep as many runs and lines as the settings say now. From any thread."""
        kept = self._access.settings.retention
        self.memory.keep(kept.runs, kept.lines)

    def rest(self) -> None:
        """Open the memory anew after much work: SQLite would keep its caches and statements for ever."""
        self._close_memory()
        self.memory, _ = open_store(self._access.home.store(self.id), self._access.clock)
        self.keep()
        self.quiet = QuietRuns(self.memory, self._access.clock)

    def reach(self, connection: Connection) -> Way:
        """The way to the platform; a new one when this PC was paired again."""
        organization = load_registry(self._access.home).organization(connection.organization)
        if self.way is None or self.way.organization != organization:
            if self.way is not None:
                self.way.close(online=False)
            self.way = Way(organization, self._access)
        return self.way

    def sink(self, connection: Connection, source: Acquaintance) -> PlatformSink:
        """Where records of this connection are written; not introduced yet."""
        way, agent_id = self.reach(connection), load_registry(self._access.home).agent_id

        def introduce() -> Handshake:
            timeline = self.memory.timeline("books")
            known = timeline.id if timeline is not None else ""
            return introduction(
                agent_id,
                pc_name(),
                connection.id,
                source.identity,
                known,
                capabilities=able_of(load_registry(self._access.home)),
            )

        way.sink = PlatformSink(way.client, connection.provider, introduce, self._access.clock)
        return way.sink

    def follow_rules(self, provider: str) -> None:
        """When the mapping is another one than the links were made with, everything is read again and compared."""
        path = self._access.overrides(provider)
        stamp = (path.stat().st_mtime_ns, path.stat().st_size) if path is not None else ()
        if stamp == self.rules_stamp:
            return
        follow_rules(self.memory, provider, path)
        self.rules_stamp = stamp

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
