"""Turns of a hosted connection, taken in this process, beside a real platform on PostgreSQL: what waits for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Table, select, update

from cloud_api.db.engine import Database
from cloud_api.db.tables import agents, connection_turns, hosted_connections
from cloud_api.hosted.keeper import Keeper
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.vendor import AllowedAddresses
from cloud_api.jobs.dispatch import Dispatch
from cloud_api.jobs.postgres_queue import PostgresQueue
from cloud_api.jobs.turns import Place, Work, keeping, wish
from connector.domain.clock import SystemClock
from connector.domain.keys import ConnectionId
from connector.store.postgres import PostgresMemories
from tests.live.hosted_stage import PROVIDER, HostedStage, hosted_stage, unique_name
from tests.live.servers.postgres import PostgresServer

_c = connection_turns.c
TakeTurn = Callable[[str, Work], None]


class Lodging:
    """A worker's parts, and what they stand on."""

    def __init__(self, stage: HostedStage) -> None:
        self.database = Database(stage.url)
        address = self.database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self.memories = PostgresMemories(address)
        keys, allowed = ServerKeys(str(stage.key_file)), AllowedAddresses(("127.0.0.1",))
        self.keeper = Keeper(self.database, keys, allowed, self.memories, stage.address, SystemClock())
        with self.database.read() as connection:
            self.name = ConnectionId(connection.execute(select(hosted_connections.c.connection)).scalar_one())

    def turn(self) -> Mapping[str, object]:
        """What stands in the row of the connection's runs."""
        mine = select(connection_turns).where(_c.connection == self.name, _c.work == Work.RUN.value)
        with self.database.read() as connection:
            return dict(connection.execute(mine).mappings().one())

    def is_overdue(self) -> bool:
        """As people are told."""
        with self.database.read() as connection:
            return keeping(connection, str(self.turn()["organization_id"]), PROVIDER).is_overdue

    def change(self, table: Table, **values: object) -> None:
        """Other values in a table."""
        with self.database.write() as connection:
            connection.execute(update(table).values(values))

    @contextmanager
    def at_work(self, take: TakeTurn) -> Iterator[None]:
        """Turns are taken while the block lasts, one at a time of each kind."""
        stop = Event()
        queue = PostgresQueue(self.database.engine.url, take, {Work.RUN: 1, Work.ORDERS: 1})
        dispatch = Dispatch(self.database, queue, lambda: None)
        threads = [Thread(target=part.work, args=(stop,), daemon=True) for part in (dispatch, queue)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            self.keeper.stop()
            for thread in threads:
                thread.join(60)
            self.database.close()
        assert not any(thread.is_alive() for thread in threads)


@pytest.fixture
def stage(postgres: PostgresServer, tmp_path: Path) -> Iterator[HostedStage]:
    """A platform that no worker hosts anything for."""
    with hosted_stage(tmp_path / "stage", postgres.create_database(unique_name("turns"))) as stage:
        stage.kill()
        stage.connect()
        yield stage


def test_what_a_person_decides_waits_for_no_run(stage: HostedStage) -> None:
    """The only turn of a run is another connection's, and our own run waits in the queue: orders are carried out, and
    only a preview waits, as it is a run itself."""
    lodging, busy, free = Lodging(stage), Event(), Event()
    organization_id = str(lodging.turn()["organization_id"])
    other = Place(connection="another one", organization_id=organization_id, provider=PROVIDER)

    def take(name: str, work: Work) -> None:
        if name == other.connection:
            busy.set()
            free.wait(240)
        else:
            lodging.keeper.take(name, work)

    with lodging.database.write() as connection:
        connection.execute(update(connection_turns).values(due_at=None))
        wish(connection, other, Work.RUN)
    with lodging.at_work(take):
        try:
            stage.wait(busy.is_set, "the other one has the turn")
            stage.sync("customers")
            preview = stage.order("preview")
            assert stage.answer(stage.order("release"))["released"] == {"released": 0}
            stage.wait(lambda: lodging.turn()["queued_at"] is not None, "our run waits in the queue")
            assert stage.answer(stage.order("release"))["released"] == {"released": 0}
            assert stage.logs() == []
        finally:
            free.set()
        assert stage.answer(preview)["preview"]
        stage.wait(stage.mirrored, "the run came to its turn")


def test_a_memory_has_one_worker_whatever_the_queue_believes(stage: HostedStage) -> None:
    """While another session holds it a turn ends without a trace and is due again soon; what was wished is wished
    still, and the job of whoever asked waits on."""
    lodging = Lodging(stage)
    stage.sync("customers")
    with lodging.memories.held(lodging.name) as ours:
        assert ours
        lodging.keeper.take(lodging.name, Work.RUN)
    turn = lodging.turn()
    assert (turn["note"], turn["failures"]) == ("Another worker has it.", 0)
    assert "customers" in str(turn["kinds"])
    assert stage.call("GET", f"/api/integrations/{PROVIDER}/sync-status").json()["jobs"][0]["state"] == "waiting"
    assert stage.logs() == []
    lodging.keeper.take(lodging.name, Work.RUN)
    assert stage.mirrored()
    assert stage.call("GET", f"/api/integrations/{PROVIDER}/sync-status").json()["jobs"][0]["state"] == "done"
    lodging.database.close()


def test_a_turn_whose_provider_is_slow_shows_that_its_worker_lives(stage: HostedStage) -> None:
    """Nothing is asked of the platform meanwhile, however long it takes; without a sign it counts as dead."""
    lodging, waits, answered = Lodging(stage), Event(), Event()

    def wait_there() -> None:
        waits.set()
        answered.wait(240)

    stage.vendor.before("GET", wait_there)
    turn = Thread(target=lodging.keeper.take, args=(lodging.name, Work.RUN), daemon=True)
    turn.start()
    try:
        stage.wait(waits.is_set, "the provider is asked")
        long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)
        lodging.change(connection_turns, begun_at=long_ago)
        lodging.change(agents, last_seen_at=long_ago)
        assert lodging.is_overdue()
        lodging.keeper.upkeep()
        assert not lodging.is_overdue()
    finally:
        answered.set()
        turn.join(60)
    assert stage.mirrored()
    lodging.database.close()


def test_a_run_that_came_to_no_kind_failed_for_those_that_are_read(stage: HostedStage) -> None:
    """What is left out has no later run to make it good."""
    lodging = Lodging(stage)
    left_out = '{"kinds":{"payments":{"read":false},"credit_notes":{"read":false}}}'
    lodging.change(hosted_connections, policies=left_out, settings='{"way":"api","address":"http://192.0.2.1"}')
    lodging.keeper.take(lodging.name, Work.RUN)
    told = {str(log["entity_type"]): log["status"] for log in stage.logs()}
    assert told["customers"] == "failed"
    assert not {"payments", "credit_notes"} & set(told)
    lodging.database.close()
