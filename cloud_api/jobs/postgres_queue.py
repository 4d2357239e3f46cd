"""The queue on PostgreSQL, by Procrastinate: any number of workers on any number of machines take jobs from it.

A job's lock is its connection, so that no two are at work for one connection; its queueing lock is connection and work,
so that none waits twice. A worker shows by its heartbeat that it lives; what a dead one had at work is taken again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import psycopg
import structlog
from procrastinate import App, PsycopgConnector, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ProcrastinateException
from psycopg_pool import PoolTimeout
from sqlalchemy import URL, Connection, text

from cloud_api.db.row_security import JOBS_SCHEMA
from cloud_api.jobs.dispatch import TakeTurn
from cloud_api.jobs.turns import Turn, Work

HEARTBEAT_SECONDS = 2.0
STALLED_SECONDS = 8.0
"""A worker that was silent for so long is dead: what it had at work is taken again. Should it only have been slow, its
session holds the connection's memory still, and the second turn ends at once."""
POLL_SECONDS = 1.0
"""How often is looked for jobs that nobody told of: what a dead worker left."""

_TASK = "take_turn"
_AGAIN_SECONDS = 2.0
_GONE = (ProcrastinateException, PoolTimeout, psycopg.Error, OSError)
_SEARCH = f"SET LOCAL search_path = {JOBS_SCHEMA}, public"
_KEPT = text(
    f"SELECT args ->> 'connection', args ->> 'work' FROM {JOBS_SCHEMA}.procrastinate_jobs "
    "WHERE status IN ('todo', 'doing')"
)
_HURRY = text(
    f"UPDATE {JOBS_SCHEMA}.procrastinate_jobs SET priority = :priority "
    "WHERE status = 'todo' AND queueing_lock = :lock AND priority < :priority"
)
_log = structlog.get_logger("cloud_api.jobs")


class PostgresQueue:
    """Jobs by priority, then by age."""

    def __init__(self, url: URL, take: TakeTurn, threads: Mapping[Work, int]) -> None:
        """`url` of the database, as the worker signs in; `threads` for each kind of work."""
        self._address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._take = take
        self._threads = threads
        self._asking = App(connector=SyncPsycopgConnector())  # works on connections of its callers only

    def __repr__(self) -> str:
        return "PostgresQueue('***')"

    def put(self, connection: Connection, jobs: Sequence[Turn]) -> None:
        """Add jobs in the transaction that notes that they are there."""
        if not jobs:
            return
        raw = connection.connection.driver_connection
        assert isinstance(raw, psycopg.Connection)  # noqa: S101 - the engine is psycopg's
        connection.exec_driver_sql(_SEARCH)
        for job in jobs:
            deferrer = self._asking.configure_task(
                _TASK,
                allow_unknown=True,
                lock=job.connection,
                queueing_lock=_queueing_lock(job),
                queue=job.work.value,
                priority=job.priority,
                connection=raw,
            )
            try:
                with connection.begin_nested():
                    deferrer.defer(connection=job.connection, work=job.work.value)
            except AlreadyEnqueued:
                _log.info("a job waited already", connection=job.connection, work=job.work.value)

    def hurry(self, connection: Connection, jobs: Sequence[Turn]) -> None:
        """These wait already, and somebody wished for them."""
        for job in jobs:
            connection.execute(_HURRY, {"priority": job.priority, "lock": _queueing_lock(job)})

    def kept(self, connection: Connection) -> Collection[tuple[str, str]]:
        """Connection and work of every job that waits or is at work."""
        return [(name, work) for name, work in connection.execute(_KEPT)]

    def work(self, stop: Event) -> None:
        """Work on jobs until told to stop; a database that goes away is waited for."""
        while not stop.is_set():
            try:
                asyncio.run(self._serve(stop))
            except _GONE as exc:
                _log.warning("no jobs are taken now: the database does not answer", cause=type(exc).__name__)
            stop.wait(_AGAIN_SECONDS if not stop.is_set() else 0)

    async def _serve(self, stop: Event) -> None:
        """Workers for each kind of work, until told to stop or until one of them lost the database."""
        connector = PsycopgConnector(
            conninfo=self._address,
            kwargs={"options": f"-c search_path={JOBS_SCHEMA}", "application_name": "bukubridge jobs"},
            min_size=1,
            max_size=2 * len(self._threads) + 2,
        )
        app = App(connector=connector)
        pools = {work: ThreadPoolExecutor(count, work.value) for work, count in self._threads.items()}
        loop = asyncio.get_running_loop()

        @app.task(name=_TASK)
        async def take_turn(connection: str, work: str) -> None:
            await loop.run_in_executor(pools[Work(work)], self._take, connection, Work(work))

        async with app.open_async():
            parts = [asyncio.create_task(_workers(app, work, count)) for work, count in self._threads.items()]
            parts += [asyncio.create_task(_rescue(app)), asyncio.create_task(_until(stop))]
            done, left = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            for part in left:
                part.cancel()
            ended = await asyncio.gather(*left, return_exceptions=True)
        for pool in pools.values():
            pool.shutdown()
        for result in (*(part.exception() for part in done), *ended):
            if isinstance(result, Exception):
                raise result


async def _workers(app: App, work: Work, count: int) -> None:
    await app.run_worker_async(
        queues=[work.value],
        concurrency=count,
        install_signal_handlers=False,
        fetch_job_polling_interval=POLL_SECONDS,
        delete_jobs="always",  # what came of it stands in the turns and in what people asked for
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_SECONDS,
    )


async def _rescue(app: App) -> None:
    """Jobs of workers that are dead are taken again."""
    while True:
        jobs = app.job_manager
        await jobs.prune_stalled_workers(STALLED_SECONDS)
        for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
            _log.warning("a worker died; what it had at work is taken again", **job.task_kwargs)
            await jobs.retry_job(job)
        await asyncio.sleep(HEARTBEAT_SECONDS)


async def _until(stop: Event) -> None:
    while not stop.is_set():
        await asyncio.sleep(0.1)


def _queueing_lock(job: Turn) -> str:
    return f"{job.connection} {job.work.value}"
