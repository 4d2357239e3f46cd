"""The platform's promises on a real PostgreSQL server."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import insert, select, update

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import agents, hosted_connections, organization_integrations
from cloud_api.db.types import new_id
from cloud_api.hosted.repository import HOST_NAME
from cloud_api.security.tokens import token_hash
from connector.domain.actions import ResultKind
from connector.domain.errors import NotFound, Unreachable
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import PROVIDER, Cloud, Http, new_key_file, problem, served, upsert
from tests.contracts.platform_connections import LeaseContract, PairingContract, RunClockContract, RunContract
from tests.contracts.platform_decisions import DecisionContract, OrderDoorContract
from tests.contracts.platform_hosted_log import HostedLogContract
from tests.contracts.platform_hosting import Hosting, HostingContract, RefusalContract, SealingContract
from tests.contracts.platform_migrations import MigrationContract
from tests.contracts.platform_server import ContentContract, ReconciliationContract, RecordContract, TenantContract
from tests.fakes.entities import customer
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.processes import wait_until


@pytest.fixture(scope="module")
def server_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of the platform."""
    return new_key_file(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def running(postgres: PostgresServer, server_key: Path) -> Iterator[tuple[Http, Database]]:
    """One platform over a database of its own."""
    url = postgres.create_database(f"cloud_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    database.close()
    with served(url, key_file=str(server_key), allowed_hosts=("127.0.0.1",)) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestRecordsOnPostgres(RecordContract):
    """Records in."""


class TestContentOnPostgres(ContentContract):
    """What a record may hold."""


class TestReconciliationOnPostgres(ReconciliationContract):
    """The platform's side of the comparison."""


class TestTenantsOnPostgres(TenantContract):
    """Organizations apart."""


class TestPairingOnPostgres(PairingContract):
    """One-time codes."""


class TestLeasesOnPostgres(LeaseContract):
    """One PC keeps a company."""


class TestRunClocksOnPostgres(RunClockContract):
    """When runs were."""


class TestRunsOnPostgres(RunContract):
    """Run logs and commands."""


class TestHostingOnPostgres(HostingContract):
    """Connected by a key."""

    def test_a_pc_that_is_quicker_by_a_moment_is_told(self, hosting: Hosting) -> None:
        """Its first handshake and the first connecting by a key come at once: the later one is refused in words, and
        leaves no secret behind."""
        pc = hosting.cloud.agent("kedai")
        mine = hosting.cloud.organizations.id_of(hosting.cloud.slug("kedai"))
        a = agents.c
        first = {
            "id": new_id(), "organization_id": mine, "provider": PROVIDER, "is_active": True, "connection": "c1",
            "connected_at": dt.datetime.now(dt.UTC), "company_name": "Kedai", "company_marks": "{}",
            "books_timeline": "t1", "pc_name": pc.pc_name, "sequence": 0,
        }  # fmt: skip
        with ThreadPoolExecutor() as threads:
            with hosting.cloud.database.write() as connection:
                agent_id = select(a.id).where(a.token_hash == token_hash(pc.token)).scalar_subquery()
                connection.execute(insert(organization_integrations).values(**first, agent_id=agent_id))
                answer = threads.submit(hosting.connect)
                wait_until(lambda: _somebody_waits(hosting.cloud.database), "the platform waits for its turn")
            refused = problem(answer.result(), 409)
        assert "A PC connected these books at this very moment" in refused.detail
        with pytest.raises(NotFound):
            hosting.secret("access_key")


class TestSealingOnPostgres(SealingContract):
    """Secrets at rest."""


class TestRefusalsOnPostgres(RefusalContract):
    """What is not connected."""


class TestHostedLogOnPostgres(HostedLogContract):
    """From the tables that all memories share."""


class TestDecisionsOnPostgres(DecisionContract):
    """Decided over HTTP."""


class TestOrderDoorsOnPostgres(OrderDoorContract):
    """Who may order."""


class TestMigrationsOnPostgres(MigrationContract):
    """Tables up and down."""

    @pytest.fixture
    def database(self, postgres: PostgresServer) -> Iterator[Database]:
        """An empty database."""
        database = Database(postgres.create_database(f"migrated_{secrets.token_hex(4)}"))
        yield database
        database.close()


def test_a_pc_that_waited_while_the_platform_took_the_books_is_refused(cloud: Cloud) -> None:
    """It asked before, and came to its turn after the platform had become their host."""
    pc, host = cloud.keeper(cloud.organization()), cloud.agent("kedai", "the host")
    mine = cloud.organizations.id_of(cloud.slug("kedai"))
    row = select(organization_integrations).where(organization_integrations.c.organization_id == mine)
    hosted = {
        "organization_id": mine, "provider": PROVIDER, "connection": secrets.token_hex(8), "settings": "{}",
        "policies": "{}", "every_seconds": 60, "connected_by": "Aminah", "connected_at": dt.datetime.now(dt.UTC),
        "revision": 1,
    }  # fmt: skip
    with ThreadPoolExecutor() as threads:
        with cloud.database.write() as connection:
            connection.execute(row.with_for_update())
            answer = threads.submit(pc.offer)
            wait_until(lambda: _somebody_waits(cloud.database), "the PC waits for its turn")
            agent_id = select(agents.c.id).where(agents.c.token_hash == token_hash(host.token)).scalar_subquery()
            connection.execute(insert(hosted_connections).values(**hosted, agent_id=agent_id))
        refused = problem(answer.result(), 409)
    assert (refused.code, refused.held_by) == (ProblemCode.LEASE_HELD, HOST_NAME)


def test_an_agent_that_waited_while_it_was_disconnected_connects_nothing(cloud: Cloud) -> None:
    """Its token held when it asked, and does not any more when it comes to its turn."""
    pc = cloud.keeper(cloud.organization())
    i = organization_integrations.c
    mine = i.organization_id == cloud.organizations.id_of(cloud.slug("kedai"))
    revoked = (
        update(agents).where(agents.c.token_hash == token_hash(pc.token)).values(revoked_at=dt.datetime.now(dt.UTC))
    )
    with ThreadPoolExecutor() as threads:
        with cloud.database.write() as connection:
            connection.execute(update(organization_integrations).where(mine).values(is_active=False, lease=None))
            answer = threads.submit(pc.offer)
            wait_until(lambda: _somebody_waits(cloud.database), "the PC waits for its turn")
            connection.execute(revoked)
        assert problem(answer.result(), 401).code == ProblemCode.UNAUTHORIZED
    with cloud.database.read() as connection:
        assert connection.execute(select(i.is_active).where(mine)).scalar_one() is False


def _somebody_waits(database: Database) -> bool:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with database.read() as connection:
        return bool(connection.exec_driver_sql(asked).scalar_one())


def test_the_database_may_go_away_for_a_while() -> None:
    """While PostgreSQL is down a host is told to come back later; afterwards everything goes on."""
    with postgres_server() as server:
        url = server.create_database("away")
        database = Database(url)
        upgrade(database)
        database.close()
        with served(url) as platform:
            cloud = Cloud(*platform)
            agent = cloud.keeper(cloud.organization())
            records = [upsert(EntityKind.CUSTOMER, "1", customer())]
            server.kill()
            refused = agent.post_batch(EntityKind.CUSTOMER, records)
            assert problem(refused, 503).code == ProblemCode.UNAVAILABLE
            assert int(refused.headers["retry-after"]) > 0
            server.start()
            assert agent.post_batch(EntityKind.CUSTOMER, records).status_code == 200


def test_the_database_may_end_in_the_middle_of_a_request() -> None:
    """A batch whose rows are written and whose end is not: it is undone and put off; sent again, all is there once."""
    kind = EntityKind.CUSTOMER
    with postgres_server() as server:
        url = server.create_database("middle")
        database = Database(url)
        upgrade(database)
        database.close()
        with served(url) as platform, ThreadPoolExecutor(1) as threads:
            cloud = Cloud(*platform)
            agent = cloud.keeper(cloud.organization())
            records = [upsert(kind, key, customer(key)) for key in "123"]
            lease = select(organization_integrations.c.id).with_for_update()
            answers: list[Future[httpx.Response]] = []

            def end_it() -> None:
                with cloud.database.write() as connection:
                    connection.execute(lease)
                    answers.append(threads.submit(agent.post_batch, kind, records))
                    wait_until(lambda: _somebody_waits(cloud.database), "the batch waits with its rows written")
                    server.kill()

            with pytest.raises(Unreachable):
                end_it()
            refused = problem(answers[0].result(), 503)
            assert (refused.code, "database" in refused.detail) == (ProblemCode.UNAVAILABLE, True)
            server.start()
            assert [result.kind for result in agent.send(kind, *records)] == [ResultKind.CREATED] * 3
            assert agent.summary(kind).count == 3
