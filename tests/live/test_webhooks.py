"""The promises about webhooks on a real PostgreSQL server, and with programs that are killed, slow or far apart."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
import psycopg
import pytest
from sqlalchemy import Connection, func, insert, select

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import (
    agent_commands,
    agents,
    integration_tenants,
    integration_webhooks,
    organization_integrations,
    organizations,
)
from cloud_api.db.types import new_id, new_ids
from cloud_api.webhooks.repository import Delivery, keep
from cloud_api.worker import handling_webhooks
from connector.providers.quickbooks.webhook import events
from tests.cloud_api.driver import Cloud, Http, new_key_file, served
from tests.contracts.platform_webhooks import (
    WebhookBodyContract,
    WebhookDoorContract,
    WebhookHandlingContract,
    WebhookTroubleContract,
)
from tests.fakes.webhooks import older_change, registrations, signed
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import (
    ChildProcess,
    console_script,
    free_port,
    start_cloud,
    wait_until,
)

DOOR = "/api/integrations/quickbooks/webhook"
ORGANIZATIONS = 400
_c = integration_webhooks.c


@pytest.fixture(scope="module")
def running(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Http, Database]]:
    """One platform over a database of its own, and what the worker does beside it."""
    url = _migrated(postgres)
    folder = tmp_path_factory.mktemp("webhooks")
    more = {"key_file": str(new_key_file(folder)), "registrations_file": registrations(folder)}
    with served(url, **more) as platform, handling_webhooks(platform[1]):
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


@pytest.fixture
def quiet(postgres: PostgresServer) -> Iterator[Database]:
    """A database without a server."""
    database = Database(_migrated(postgres))
    yield database
    database.close()


class TestWebhookDoorOnPostgres(WebhookDoorContract):
    """Who is let in."""


class TestWebhookBodiesOnPostgres(WebhookBodyContract):
    """Bodies that nobody should send."""


class TestWebhookHandlingOnPostgres(WebhookHandlingContract):
    """What follows from events."""


class TestWebhookTroubleOnPostgres(WebhookTroubleContract):
    """A handler that fails."""


def test_workers_that_are_killed_lose_nothing_and_do_nothing_twice(
    quiet: Database, postgres: PostgresServer, tmp_path: Path
) -> None:
    """Workers are killed −9 in the middle of a transaction, with half of its events in hand: in the end each event is
    handled, and each organization's host was woken exactly once."""
    tenants = _organizations(quiet, ORGANIZATIONS)
    url = quiet.engine.url.render_as_string(hide_password=False)

    def worker(number: int) -> ChildProcess:
        program = console_script("bukubridge-cloud")
        return ChildProcess([program, "worker", "--database-url", url], output=tmp_path / f"worker{number}.txt")

    _tell(quiet, tenants)
    for part in (3, 2):
        with quiet.write() as connection:  # whoever comes to this organization waits for us
            in_the_way = select(agents.c.id).where(agents.c.installation == tenants[len(tenants) // part])
            connection.execute(in_the_way.with_for_update())
            with worker(1) as first, worker(2) as second:
                wait_until(lambda: _somebody_waits(postgres), "a worker is in the middle", process=first)
                first.kill()
                second.kill()
        assert _handled(quiet) < len(tenants)
    with worker(1) as last:
        wait_until(lambda: _handled(quiet) == len(tenants), "everything is handled", process=last)
    with quiet.read() as connection:
        woken = connection.execute(
            select(agent_commands.c.organization_id, func.count()).group_by(agent_commands.c.organization_id)
        ).all()
    assert len(woken) == len(tenants)
    assert {count for _, count in woken} == {1}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_was_answered_survives_a_kill_of_the_server(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Killed −9 while events pour in: whatever was answered with 200 is there, once, however often it is sent again."""
    url = f"sqlite:///{tmp_path}/cloud.sqlite3" if kind == "sqlite" else _migrated(request.getfixturevalue("postgres"))
    database = Database(url)
    upgrade(database)
    [tenant] = _organizations(database, 1)
    port, answered = free_port(), set[str]()
    environment = {"BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": registrations(tmp_path)}
    keys = [str(number) for number in range(400)]
    with start_cloud(url, port=port, output=tmp_path / "server.txt", environment=environment) as server:
        answered |= _send(port, tenant, keys, server, kill_after=150)
    assert len(answered) >= 150
    with database.read() as connection:
        assert answered <= set(connection.execute(select(_c.subject)).scalars())
    with start_cloud(url, port=port, output=tmp_path / "server.txt", environment=environment) as server:
        assert _send(port, tenant, keys, server) == set(keys)
    with database.read() as connection:
        rows = connection.execute(select(_c.subject)).scalars().all()
    assert sorted(rows) == sorted(keys)
    database.close()


def test_a_slow_client_is_let_go_and_delays_nobody(tmp_path: Path) -> None:
    """Two hundred clients that never finish their bodies are answered 408 in the end; meanwhile others are served."""
    url = f"sqlite:///{tmp_path}/cloud.sqlite3"
    database = Database(url)
    upgrade(database)
    [tenant] = _organizations(database, 1)
    port = free_port()
    environment = {"BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": registrations(tmp_path)}
    with start_cloud(url, port=port, output=tmp_path / "server.txt", environment=environment) as server:
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
        for line in slow:
            line.sendall(
                b"POST /api/integrations/quickbooks/webhook HTTP/1.1\r\nHost: localhost\r\nintuit-signature: x\r\n"
                b"Content-Length: 1000\r\n\r\nhalf of it"
            )
        assert _send(port, tenant, ["1", "2", "3"], server) == {"1", "2", "3"}
        for line in slow:
            line.settimeout(20)
            assert line.recv(100).startswith(b"HTTP/1.1 408")
            line.close()
    database.close()


def _send(port: int, tenant: str, keys: list[str], server: ChildProcess, kill_after: int = 0) -> set[str]:
    """Send one event for each key, ten at a time; kill the server once some were answered. Those that were answered."""
    answered: set[str] = set()

    def send(key: str) -> None:
        body = older_change(tenant, key=key)
        with suppress(httpx.HTTPError):
            answer = client.post(
                "/api/integrations/quickbooks/webhook", content=body, headers=signed("quickbooks", body)
            )
            if answer.status_code == 200:
                answered.add(key)
        if kill_after and len(answered) >= kill_after and server.running:
            server.kill()

    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client, ThreadPoolExecutor(10) as pool:
        list(pool.map(send, keys))
    return answered


def _migrated(postgres: PostgresServer) -> str:
    url = postgres.create_database(f"webhooks_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    database.close()
    return url


def _handled(database: Database) -> int:
    with database.read() as connection:
        return connection.execute(select(func.count()).where(_c.state == "handled")).scalar_one()


def _somebody_waits(postgres: PostgresServer) -> bool:
    """Whether a session of PostgreSQL waits for a lock."""
    with psycopg.connect(postgres.superuser_url().replace("+psycopg", "")) as connection:
        waiting = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").fetchone()
    return waiting is not None and waiting[0] > 0


def _tell(database: Database, tenants: list[str]) -> None:
    now = dt.datetime.now(dt.UTC)
    with database.write() as connection:
        for tenant in tenants:
            told = events(older_change(tenant))
            keep(connection, [Delivery(provider="quickbooks", signature="", received_at=now, events=told)])


def _organizations(database: Database, count: int) -> list[str]:
    """Organizations whose QuickBooks is kept by a host; what Intuit calls their companies."""
    with database.write() as connection:
        return [_organization(connection, made) for made in new_ids(count)]


def _organization(connection: Connection, organization_id: str) -> str:
    now, agent_id, tenant = dt.datetime.now(dt.UTC), new_id(), f"realm {organization_id}"
    own = {"organization_id": organization_id}
    books = {"company_name": "", "company_marks": json.dumps({}), "books_timeline": "", "pc_name": "PC"}
    connection.execute(
        insert(organizations).values(id=organization_id, slug=organization_id, name="Kedai", created_at=now)
    )
    connection.execute(
        insert(agents).values(
            id=agent_id, installation=tenant, pc_name="PC", token_hash=agent_id.encode(), paired_at=now, **own
        )
    )
    connection.execute(
        insert(organization_integrations).values(
            id=new_id(), provider="quickbooks", connected_at=now, connection="c", agent_id=agent_id, **books, **own
        )
    )
    connection.execute(
        insert(integration_tenants).values(provider="quickbooks", tenant=tenant, connected_at=now, **own)
    )
    return tenant
