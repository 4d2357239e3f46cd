"""Jobs on PostgreSQL: asked for, whose turn it is, limits that all workers share, and workers that are killed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from sqlalchemy import text

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.row_security import JOBS_SCHEMA, grant
from cloud_api.jobs import turns
from cloud_api.jobs.dispatch import Dispatch
from cloud_api.jobs.postgres_queue import PostgresQueue
from cloud_api.jobs.quotas import Quotas
from cloud_api.jobs.turns import Next, Place, Work
from cloud_api.operations.metrics import told_at
from cloud_api.organizations.service import OrganizationService
from connector.providers.description import RateSpec
from tests.cloud_api.driver import PROVIDER, Cloud, Http, served
from tests.contracts.platform_jobs import JobContract, QuotaContract, TurnContract
from tests.live.hosted_stage import hosted_stage, unique_name
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import free_port, wait_until
from tests.live.worker_kills import prepared, storm


@pytest.fixture(scope="module")
def running(postgres: PostgresServer) -> Iterator[tuple[Http, Database]]:
    """One platform for all tests here."""
    url = postgres.create_database(unique_name("jobs"))
    database = Database(url)
    upgrade(database)
    database.close()
    with served(url) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestJobsOnPostgres(JobContract):
    """Asked for, and told what became of it."""


class TestTurnsOnPostgres(TurnContract):
    """Whose turn it is."""


class TestQuotasOnPostgres(QuotaContract):
    """Limits of a provider."""


def test_a_limit_holds_for_all_workers_together(cloud: Cloud) -> None:
    """Eight threads over four pools of sessions ask for two hundred tokens of thirty."""
    mark, rates = secrets.token_hex(8), [RateSpec(requests=30, seconds=36_000, whose="app")]
    several = [Database(cloud.url) for _ in range(4)]

    def take(number: int) -> bool:
        quotas = Quotas(several[number % 4], rates)
        return quotas.take("quickbooks", mark).total_seconds() == 0

    with ThreadPoolExecutor(8) as pool:
        taken = sum(pool.map(take, range(200)))
    for database in several:
        database.close()
    assert taken == 30


@pytest.fixture
def empty(postgres: PostgresServer) -> Iterator[Database]:
    """A migrated database of its own."""
    database = Database(postgres.create_database(unique_name("queue")))
    upgrade(database)
    yield database
    database.close()


def test_a_thousand_jobs_of_one_organization_let_others_pass(empty: Database) -> None:
    """In the queue itself, over two workers of two threads: ten others come later, and each of them is done before the
    first tenth of the thousand is."""
    done: list[str] = []
    enough, stop = Event(), Event()

    def take(name: str, work: Work) -> None:
        with empty.write() as connection:
            begun = turns.begin(connection, name, work)
            assert begun is not None
            turns.end(connection, name, work, begun, Next(after=None))
        done.append(name.split()[0])
        if done.count("few") == 10:
            enough.set()

    _wish(empty, "many", 1000)
    queues = [PostgresQueue(empty.engine.url, take, {Work.RUN: 2}) for _ in range(2)]
    dispatch = Dispatch(empty, queues[0], lambda: None, share=8)
    works = (dispatch.work, *(queue.work for queue in queues))
    threads = [Thread(target=work, args=(stop,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    try:
        wait_until(lambda: len(done) > 4, "the first ones are done", timeout=60)
        for number in range(10):
            _wish(empty, f"few {number}", 1)
        assert enough.wait(90)
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)
    assert done.count("many") < 100


def test_metrics_tell_of_the_queue(empty: Database, postgres: PostgresServer) -> None:
    """As Procrastinate has it, under the role that serves and owns nothing; what is done with is not told."""
    role = unique_name("server")
    postgres.create_role(role)
    with empty.write() as connection:
        grant(connection, role)
    _wish(empty, "waits", 5)
    assert (
        Dispatch(empty, PostgresQueue(empty.engine.url, lambda *_: None, {Work.RUN: 1}), lambda: None, share=5).fill()
        == 5
    )
    moved = text(
        f"UPDATE {JOBS_SCHEMA}.procrastinate_jobs SET status = CAST(:status AS {JOBS_SCHEMA}.procrastinate_job_status)"
        f" WHERE id IN (SELECT id FROM {JOBS_SCHEMA}.procrastinate_jobs WHERE status = 'todo' ORDER BY id LIMIT :count)"
    )
    with empty.write() as connection:
        connection.execute(text(f"SET LOCAL search_path = {JOBS_SCHEMA}"))  # its triggers name no schema
        for status, count in (("doing", 2), ("failed", 1), ("succeeded", 1)):
            connection.execute(moved, {"status": status, "count": count})
    address, poor = f"127.0.0.1:{free_port()}", Database(postgres.url(str(empty.engine.url.database), role))
    with told_at(address, poor):
        told = httpx.get(f"http://{address}/metrics").text
    poor.close()
    found = {line for line in told.splitlines() if line.startswith("bukubridge_jobs{")}
    assert found == {
        f'bukubridge_jobs{{queue="{queue}",state="{state}"}} {count}'
        for queue, counts in (("run", ("1.0", "2.0", "1.0")), ("orders", ("0.0", "0.0", "0.0")))
        for state, count in zip(("waiting", "running", "failed"), counts, strict=True)
    }


def _wish(database: Database, word: str, count: int) -> None:
    slug = unique_name("kedai").replace("_", "-")
    organizations = OrganizationService(database)
    organizations.create(slug, slug)
    organization_id = organizations.id_of(slug)
    with database.write() as connection:
        for number in range(count):
            place = Place(connection=f"{word} {number}", organization_id=organization_id, provider=PROVIDER)
            turns.wish(connection, place, Work.RUN)


def test_workers_that_are_killed_lose_nothing_and_double_nothing(postgres: PostgresServer, tmp_path: Path) -> None:
    """Two workers keep one connection, and one of them dies three times while invoices come from both sides; the full
    size is in `make crash`."""
    with hosted_stage(tmp_path / "stage", postgres.create_database(unique_name("workers"))) as stage:
        toll = storm(prepared(stage), kills=3, every=2.0)
    assert toll.wrong == []
    assert toll.kills == 3
