"""The server process under fire: killed in the middle of batches, and agents at the same time. Real processes."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import invoice_lines, invoices
from connector.domain.actions import ResultKind
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import canonical, fingerprint
from connector.domain.keys import EntityKind
from connector.domain.reconciliation import Entry, Tally
from connector.platform.wire import WireRecord, WireSummary
from tests.cloud_api.driver import Agent, Cloud, problem, upsert
from tests.fakes.entities import invoice
from tests.fakes.wire import to_wire
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import ChildProcess, free_port, start_cloud

KIND = EntityKind.INVOICE
BATCH = 100
BATCHES = 8


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        made = f"sqlite:///{tmp_path}/cloud.sqlite3"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        made = server.create_database(f"crash_{secrets.token_hex(4)}")
    database = Database(made)
    upgrade(database)
    database.close()
    return made


@contextmanager
def _server(url: str, port: int, folder: Path) -> Iterator[ChildProcess]:
    with start_cloud(url, port=port, output=folder / "server.txt") as process:
        yield process


@contextmanager
def _cloud(url: str, port: int) -> Iterator[Cloud]:
    database = Database(url)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        yield Cloud(client, database)
    database.close()


def _batch(number: int, revision: int = 1) -> list[WireRecord]:
    return [
        upsert(KIND, str(key), invoice(str(key), total=key + revision, text=f"revision {revision}"), revision)
        for key in range(number * BATCH, (number + 1) * BATCH)
    ]


def test_a_kill_leaves_whole_batches_only(url: str, tmp_path: Path) -> None:
    """Killed −9 while batches come in, at any moment: each batch is there whole or not at all, sums and lines agree,
    and sending all again ends where an undisturbed run would have."""
    port = free_port()
    for kill in range(2):
        with _server(url, port, tmp_path) as process, _cloud(url, port) as cloud:
            name = f"kedai{kill}"
            agent = cloud.keeper(cloud.organization(name))
            answered = _send_until_killed(agent, process, after=2 + kill)
        with _server(url, port, tmp_path), _cloud(url, port) as cloud:
            agent = Agent(cloud.http, agent.token, agent.pc_name)
            agent.shake_hands(marks={"guid": f"books of {name}"})
            count = agent.summary(KIND).count
            assert count % BATCH == 0
            assert count >= answered * BATCH
            assert agent.summary(KIND) == _expected(range(count // BATCH))
            for number in range(BATCHES):
                results = agent.send(KIND, *_batch(number))
                done = ResultKind.UNCHANGED if number < count // BATCH else ResultKind.CREATED
                assert {result.kind for result in results} == {done}
            assert agent.summary(KIND) == _expected(range(BATCHES))
            _check_rows(cloud.database)


def test_agents_at_the_same_time(url: str, tmp_path: Path) -> None:
    """Two organizations in parallel, each batch twice: nothing is lost, doubled or mixed."""
    port = free_port()
    with _server(url, port, tmp_path), _cloud(url, port) as cloud:
        agents = [cloud.keeper(cloud.organization(name)) for name in ("a", "b")]
        work = [(agent, number) for agent in agents for number in range(5) for _ in range(2)]

        def send(job: tuple[Agent, int]) -> list[ResultKind]:
            agent, number = job
            return [result.kind for result in agent.send(KIND, *_batch(number))]

        with ThreadPoolExecutor(6) as pool:
            kinds = [kind for answered in pool.map(send, work) for kind in answered]
        assert kinds.count(ResultKind.CREATED) == kinds.count(ResultKind.UNCHANGED) == len(kinds) // 2
        for agent in agents:
            assert agent.summary(KIND) == _expected(range(5))
        sequences = [
            agent.shake_hands(marks={"guid": f"books of {name}"}).sequence
            for agent, name in zip(agents, "ab", strict=True)
        ]
        assert sequences == [10, 10]
        _check_rows(cloud.database)


def test_two_first_handshakes_at_the_same_time(url: str, tmp_path: Path) -> None:
    """Of two PCs that connect the same company in the same moment, one gets it and the other hears its name."""
    port = free_port()
    with _server(url, port, tmp_path), _cloud(url, port) as cloud:
        for attempt in range(5):
            name = cloud.organization(f"kedai{attempt}")
            agents = [cloud.agent(name, "PC-1"), cloud.agent(name, "PC-2")]
            with ThreadPoolExecutor(2) as pool:
                answers = list(pool.map(lambda agent: agent.offer(marks={"guid": "g"}), agents))
            assert sorted(answer.status_code for answer in answers) == [200, 409]
            loser = next(answer for answer in answers if answer.status_code == 409)
            winner = next(a.pc_name for a, answer in zip(agents, answers, strict=True) if answer.status_code == 200)
            assert problem(loser, 409).held_by == winner


def test_newer_and_older_at_the_same_time(url: str, tmp_path: Path) -> None:
    """However revisions of the same records race, the highest one is what stays."""
    port = free_port()
    with _server(url, port, tmp_path), _cloud(url, port) as cloud:
        agent = cloud.keeper(cloud.organization())
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda revision: agent.send(KIND, *_batch(0, revision)), [3, 1, 4, 2, 6, 5]))
        assert agent.summary(KIND) == _expected([0], revision=6)
        _check_rows(cloud.database)


def _send_until_killed(agent: Agent, process: ChildProcess, *, after: int) -> int:
    """Send batches one after the other; kill the server while a later one than `after` is on its way."""
    answered = 0
    for number in range(BATCHES):
        killer = threading.Timer(0.003 * after, process.kill) if number == after else None
        if killer is not None:
            killer.start()
        with suppress(httpx.HTTPError):
            answered += len(agent.send(KIND, *_batch(number))) // BATCH
        if killer is not None:
            killer.join()
        if not process.running:
            break
    return answered


def _expected(batches: range | list[int], revision: int = 1) -> WireSummary:
    tally = Tally()
    for number in batches:
        for key in range(number * BATCH, (number + 1) * BATCH):
            made: Entity = invoice(str(key), total=key + revision, text=f"revision {revision}")
            tally.add(Entry(str(key), fingerprint(canonical(made)), *control_amount(made)))
    return to_wire(tally.summary())


def _check_rows(database: Database) -> None:
    """Every stored document has its one line, no line is without its document."""
    with database.read() as connection:
        documents = connection.execute(select(func.count()).select_from(invoices)).scalar_one()
        lines = connection.execute(select(func.count()).select_from(invoice_lines)).scalar_one()
        joined = connection.execute(
            select(func.count()).select_from(invoices.join(invoice_lines, invoices.c.id == invoice_lines.c.invoice_id))
        ).scalar_one()
    assert documents == lines == joined
