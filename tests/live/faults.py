"""A real platform server behind the fault proxy, with an organization that PCs can be paired with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cloud_api.agents.service import AgentService
from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from cloud_api.security.caller import Role
from connector.domain.secret import Secret
from connector.drivers.http import Patience, Timeouts
from connector.platform.client import PlatformClient
from connector.platform.wire import Pair
from tests.live.proxy import FaultProxy
from tests.live.servers.processes import ChildProcess, free_port, start_cloud
from tests.live.servers.scratch import scratch_folder

ONCE = Patience(attempts=1)
"""No second try: each fault shows as it is."""
SHORT = Timeouts(connect=5, read=2, write=5, pool=5, whole=20)
"""Silence is found out quickly."""


class ShakyPlatform:
    """A platform server that is only reached through a proxy that breaks what it is told to.

    Attributes:
        proxy: what stands in the way.
        database_url: of the server's database.
    """

    def __init__(self, database_url: str, folder: Path) -> None:
        """Migrate the database and start the server and the proxy."""
        self.database_url = database_url
        self._output = folder / "cloud.txt"
        self._port = free_port()
        database = Database(database_url)
        upgrade(database)
        database.close()
        self._server = self._start()
        self.proxy = FaultProxy(self._port)

    @property
    def url(self) -> str:
        """Where hosts reach it: the proxy's address."""
        return self.proxy.url

    @property
    def server(self) -> ChildProcess:
        """The server's process."""
        return self._server

    def kill(self) -> None:
        """Kill −9 the server, which cuts every connection, and start it again on its port."""
        self._server.kill()
        self.proxy.cut()
        self._server = self._start()

    def organization(self, slug: str) -> None:
        """Create an organization."""
        database = Database(self.database_url)
        try:
            OrganizationService(database).create(slug, slug.title())
        finally:
            database.close()

    def invite(self, slug: str) -> str:
        """A one-time code for an organization."""
        database = Database(self.database_url)
        try:
            return OrganizationService(database).invite(slug)
        finally:
            database.close()

    def person(self, slug: str) -> Secret:
        """A new API token of an administrator of an organization."""
        database = Database(self.database_url)
        try:
            return Secret(OrganizationService(database).token(slug, "Aminah", Role.ADMIN))
        finally:
            database.close()

    def pair(self, slug: str, pc_name: str) -> Secret:
        """Pair a PC with an organization, past the proxy and the bound on tries; its token."""
        database = Database(self.database_url)
        try:
            code = OrganizationService(database).invite(slug)
            return Secret(AgentService(database, lease_seconds=90).pair(Pair(code, pc_name, pc_name)).token)
        finally:
            database.close()

    def client(self, token: Secret, *, timeouts: Timeouts = SHORT, patience: Patience = ONCE) -> PlatformClient:
        """A client that goes through the proxy."""
        return PlatformClient.at(self.url, lambda: token, timeouts=timeouts, patience=patience)

    def close(self) -> None:
        """End server and proxy."""
        self.proxy.close()
        self._server.stop()

    def _start(self) -> ChildProcess:
        return start_cloud(self.database_url, port=self._port, output=self._output)


@contextmanager
def shaky_platform(database_url: str = "") -> Iterator[ShakyPlatform]:
    """A server on SQLite in a folder of its own, or on the database of a URL, behind a proxy; gone at the end."""
    with scratch_folder("platform") as folder:
        platform = ShakyPlatform(database_url or f"sqlite:///{folder / 'platform.sqlite3'}", folder)
        try:
            yield platform
        finally:
            platform.close()
