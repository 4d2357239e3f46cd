"""What it costs to give connections their turns: through the queue, to find what is due, and a turn that finds nothing.

    python -m tests.bench.bench_jobs [--jobs 2000] [--connections 100000] [--turns 40]

Prints JSON lines. The queue's worker, its database and what fills it share the two cores.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

import structlog
from sqlalchemy import insert, select, text

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import connection_turns, hosted_connections, organizations
from cloud_api.db.types import new_id
from cloud_api.hosted.keeper import Keeper
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.vendor import AllowedAddresses
from cloud_api.jobs import turns
from cloud_api.jobs.dispatch import Dispatch
from cloud_api.jobs.postgres_queue import PostgresQueue
from cloud_api.jobs.turns import Next, Work
from cloud_api.worker import AT_ONCE
from connector.domain.clock import SystemClock
from connector.store.postgres import PostgresMemories
from tests.bench.figure import Figure, emit, percentile, scaled, watch
from tests.live.hosted_stage import PROVIDER, hosted_stage, unique_name
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder

_PATIENCE = 600.0
_LATER = dt.timedelta(hours=1)


@contextmanager
def database(server: PostgresServer) -> Iterator[Database]:
    """A migrated database of its own."""
    made = Database(server.create_database(unique_name("bench")))
    upgrade(made)
    yield made
    made.close()


def fill(made: Database, count: int, due: int) -> None:
    """So many connections, each of its own organization; the first ones are due."""
    now = dt.datetime.now(dt.UTC)
    ids = [new_id() for _ in range(count)]
    names = [{"id": each, "slug": f"k{number}", "name": "", "created_at": now} for number, each in enumerate(ids)]
    counts = {"work": "run", "provider": PROVIDER, "priority": 0, "wished": 0, "kinds": "", "failures": 0}
    rows = [
        {"connection": f"c{number}", "organization_id": each, "due_at": now if number < due else now + _LATER, **counts}
        for number, each in enumerate(ids)
    ]
    with made.write() as connection:
        connection.execute(insert(organizations), names)
        connection.execute(insert(connection_turns), rows)
    with made.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def through_the_queue(server: PostgresServer, jobs: int) -> None:
    """From due to over, with a task that does nothing."""
    done, guard, stop = [0], Lock(), Event()
    with database(server) as made:
        fill(made, jobs, jobs)

        def take(name: str, work: Work) -> None:
            with made.write() as connection:
                begun = turns.begin(connection, name, work)
                if begun is not None:
                    turns.end(connection, name, work, begun, Next(after=_LATER))
            with guard:
                done[0] += 1

        queue = PostgresQueue(made.engine.url, take, AT_ONCE)
        works = (Dispatch(made, queue, lambda: None).work, queue.work)
        threads = [Thread(target=work, args=(stop,), daemon=True) for work in works]
        with watch() as taken:
            for thread in threads:
                thread.start()
            wait_until(lambda: done[0] >= jobs, "every job is done", timeout=_PATIENCE)
        stop.set()
        for thread in threads:
            thread.join(60)
    conditions: dict[str, str | float | int] = {"jobs": jobs, "cpu_ms_a_job": round(1000 * taken.cpu / jobs, 2)}
    emit(
        Figure(
            name="jobs: through the queue, one worker", value=jobs / taken.wall, unit="jobs/s", conditions=conditions
        )
    )


def what_is_due(server: PostgresServer, connections: int) -> None:
    """A look when nothing is due, and the choice among those that are, one in a hundred."""
    with database(server) as made:
        fill(made, connections, connections // 100)
        looks, began = [], time.perf_counter()
        for _ in range(20):
            began = time.perf_counter()
            with made.read() as connection:
                turns.anything_due(connection)
            looks.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        with made.write() as connection:
            chosen = turns.admit(connection, Work.RUN, turns.BACKLOG)
        choice = 1000 * (time.perf_counter() - began)
    conditions: dict[str, str | float | int] = {"connections": connections, "chosen": len(chosen)}
    look = percentile(looks, 50)
    emit(Figure(name="jobs: a look at what is due", value=look, unit="ms", conditions=conditions))
    emit(Figure(name="jobs: the choice of whose turn it is", value=choice, unit="ms", conditions=conditions))


def turn_that_finds_nothing(server: PostgresServer, count: int) -> None:
    """Opened, asked both sides, closed: a scheduled turn of a small company whose vendor is in this process."""
    with (
        scratch_folder("jobs") as folder,
        hosted_stage(folder / "stage", server.create_database(unique_name("turn"))) as stage,
    ):
        stage.kill()
        stage.connect()
        made = Database(stage.url)
        address = made.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        keys, allowed = ServerKeys(str(stage.key_file)), AllowedAddresses(("127.0.0.1",))
        keeper = Keeper(made, keys, allowed, PostgresMemories(address), stage.address, SystemClock())
        with made.read() as connection:
            name = connection.execute(select(hosted_connections.c.connection)).scalar_one()
        keeper.take(name, Work.RUN)
        times = []
        with watch() as taken:
            for _ in range(count):
                began = time.perf_counter()
                keeper.take(name, Work.RUN)
                times.append(1000 * (time.perf_counter() - began))
        made.close()
    cpu = round(1000 * taken.cpu / count, 1)
    conditions: dict[str, str | float | int] = {"turns": count, "cpu_ms_with_the_vendor": cpu}
    median = percentile(times, 50)
    emit(Figure(name="jobs: a turn that finds nothing", value=median, unit="ms", conditions=conditions))


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=scaled(2000, 60))
    parser.add_argument("--connections", type=int, default=scaled(100_000, 1000))
    parser.add_argument("--turns", type=int, default=scaled(40, 3))
    chosen = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with postgres_server() as server:
        through_the_queue(server, chosen.jobs)
        what_is_due(server, chosen.connections)
        turn_that_finds_nothing(server, chosen.turns)


if __name__ == "__main__":
    main()
