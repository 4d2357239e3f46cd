"""One host of a connection, in this process, beside a real platform on PostgreSQL: what it waits for and what not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Semaphore

import msgspec
import psycopg
import pytest
from sqlalchemy import select

from cloud_api.db.engine import Database
from cloud_api.db.tables import hosted_connections
from cloud_api.hosted.host import Host, Surroundings, Task
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.orders import OrderBook
from cloud_api.hosted.sealed import SealedSecrets
from connector.domain.clock import SystemClock
from connector.domain.keys import ConnectionId
from connector.domain.policies import Policies
from connector.store.postgres import PostgresMemories, PostgresStore
from connector.store.postgres_database import PostgresDatabase
from tests.live.hosted_stage import HostedStage, hosted_stage, unique_name
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import wait_until


class Watched(PostgresStore):
    """A memory that knows which thread noted what was heard."""

    heard_by: list[str]

    def mark_fact(self, name: str, value: str) -> None:
        """As ever."""
        if name == "platform.commands_heard":
            self.heard_by.append(threading.current_thread().name)
        super().mark_fact(name, value)


class WatchedMemories(PostgresMemories):
    """The same for all of them."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.heard_by: list[str] = []

    def open(self, connection: ConnectionId, *, suspect: bool = False) -> Watched:
        """As ever."""
        del suspect
        memory = Watched(PostgresDatabase(self._writers[connection], self._connect, connection))
        memory.heard_by = self.heard_by
        return memory


class Lodging:
    """A host, and what it stands on."""

    def __init__(self, stage: HostedStage, database: Database, turns: Semaphore) -> None:
        keys, clock = ServerKeys(str(stage.key_file)), SystemClock()
        url = database.engine.url.set(drivername="postgresql")
        self.address = url.render_as_string(hide_password=False)
        self.memories = WatchedMemories(self.address)
        self.around = Surroundings(
            stage.address,
            self.memories,
            OrderBook(database),
            lambda task: SealedSecrets(database, keys, task.organization_id, task.provider),
            lambda _provider, _settings: None,
            clock,
            lambda _task: None,
            turns,
        )
        with database.read() as connection:
            row = connection.execute(select(hosted_connections)).one()
        settings = msgspec.json.decode(row.settings, type=dict[str, object])
        name = ConnectionId(row.connection)
        self.host = Host(
            Task(name, row.organization_id, row.provider, settings, Policies(), 3600.0, row.revision), self.around
        )


@pytest.fixture
def stage(postgres: PostgresServer, tmp_path: Path) -> Iterator[HostedStage]:
    """A platform that no worker hosts anything for."""
    with hosted_stage(tmp_path / "stage", postgres.create_database(unique_name("turns"))) as stage:
        stage.kill()
        stage.connect()
        yield stage


@contextmanager
def hosted(stage: HostedStage, turns: Semaphore) -> Iterator[Lodging]:
    """A host works while the block lasts."""
    database = Database(stage.url)
    lodging = Lodging(stage, database, turns)
    lodging.host.start()
    try:
        yield lodging
    finally:
        lodging.host.stop()
        ended = lodging.host.join(30)
        database.close()
    assert ended


def _listening() -> bool:
    return any(thread.name == "hosted listener" for thread in threading.enumerate())


def test_what_a_person_decides_waits_for_no_run(stage: HostedStage) -> None:
    """Every turn is taken by runs of other connections: orders are carried out, and only a preview waits, as it is a
    run itself. Told to stop, a host waits for no turn any more."""
    turns = Semaphore(0)
    with hosted(stage, turns):
        assert stage.answer(stage.order("release"))["released"] == {"released": 0}
        preview = stage.order("preview")
        assert stage.answer(stage.order("release"))["released"] == {"released": 0}
        turns.release()
        assert stage.answer(preview)["preview"]
        stage.wait(stage.mirrored, "the run came to its turn")
        assert turns.acquire(timeout=30)
        stage.sync("customers")
        assert stage.answer(stage.order("release"))["released"] == {"released": 0}


def test_the_memory_is_the_hosts_own(stage: HostedStage) -> None:
    """What the listener hears is noted by the host's thread; a host that loses its memory listens no more."""
    with hosted(stage, Semaphore()) as lodging:
        stage.wait(stage.mirrored, "the platform has what the books have")
        stage.sync("customers")
        wait_until(lambda: bool(lodging.memories.heard_by), "the wish was noted")
        assert set(lodging.memories.heard_by) == {f"host {lodging.host.task.connection}"}
        with psycopg.connect(lodging.address, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND application_name = 'bukubridge memory'"
            )
        stage.sync("customers")
        wait_until(lambda: not lodging.host.alive, "the host ended")
        assert not _listening()
