"""The whole way for a benchmark: a company file, a platform server as a process, the product's engine in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from connector.domain.clock import SystemClock
from connector.domain.keys import ConnectionId
from connector.domain.ports import Reporter
from connector.domain.secret import Secret
from connector.mapping import load
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink
from connector.platform.wire import Handshake, Pair
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from connector.sync.run import Engine
from tests.fakes.reporter import MemoryReporter
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import ChildProcess, free_port, start_cloud
from tests.sample.cache import Company

PROVIDER = "sql_accounting"
CONNECTION = ConnectionId("bench")


@dataclass(frozen=True, slots=True)
class OnePassword:
    """The one secret that a source asks for."""

    value: Secret

    def secret(self, name: str) -> Secret:
        """The ledger's password, whatever it is called."""
        return self.value


@dataclass(slots=True)
class Rig:
    """Everything of one connection, wired as the agent wires it."""

    engine: Engine
    source: SqlAccountingSource
    sink: PlatformSink
    store: SqliteStore
    server: ChildProcess
    company: Company


def book_source(firebird: FirebirdServer, company: Company, *, user: str = "SYSDBA") -> SqlAccountingSource:
    """The product's source for a sample company."""
    settings = SqlAccountingSettings(
        path=str(company.path), host="127.0.0.1", port=firebird.port, user=user, charset=company.charset.value
    )
    return SqlAccountingSource(settings, OnePassword(Secret(firebird.password)), load(PROVIDER))


@contextmanager
def rig(
    firebird: FirebirdServer, company: Company, database_url: str, folder: Path, reporter: Reporter | None = None
) -> Iterator[Rig]:
    """A migrated platform server, a paired agent and an engine over real parts; all closed at the end."""
    code = _invite(database_url)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = start_cloud(database_url, port=port, output=folder / "cloud.txt")
    source = book_source(firebird, company)
    store = SqliteStore(folder / "connection.db")
    sink = _sink(address, code, source)
    try:
        engine = Engine(CONNECTION, source, sink, store, SystemClock(), reporter or MemoryReporter(), stop=Event())
        yield Rig(engine, source, sink, store, server, company)
    finally:
        source.close()
        store.close()
        server.stop()


def _invite(database_url: str) -> str:
    database = Database(database_url)
    try:
        upgrade(database)
        organizations = OrganizationService(database)
        organizations.create("bench", "Bench")
        return organizations.invite("bench")
    finally:
        database.close()


def _sink(address: str, code: str, source: SqlAccountingSource) -> PlatformSink:
    paired = PlatformClient.at(address).pair(Pair(code, "bench-agent", "BENCH-PC"))
    token = Secret(paired.token)
    client = PlatformClient.at(address, lambda: token)

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

    return PlatformSink(client, PROVIDER, introduce)
