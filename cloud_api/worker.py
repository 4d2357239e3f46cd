"""What happens beside the requests: connections that the platform hosts are kept equal, and what expired is cleared.

Nothing waits for the clearing: whatever is expired counts as gone already. On SQLite the server does all of it itself;
on PostgreSQL `bukubridge-cloud worker` does, any number of them, and each turn of a connection is one worker's.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import anyio.to_thread
import structlog
from sqlalchemy import delete, or_, update

from cloud_api.agents.service import COMMAND_LIFETIME
from cloud_api.db.engine import Database
from cloud_api.db.tables import agent_commands, organization_integrations, pairing_codes, sessions
from cloud_api.diagnostics.repository import clear_old as clear_old_diagnostics
from cloud_api.hosted.keeper import Keeper
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.orders import clear_old
from cloud_api.hosted.repository import all_hosted
from cloud_api.hosted.vendor import AllowedAddresses
from cloud_api.jobs.dispatch import Dispatch, Queue
from cloud_api.jobs.repository import clear_old as clear_old_jobs
from cloud_api.jobs.thread_queue import ThreadQueue
from cloud_api.jobs.turns import Work, queue_is_gone
from cloud_api.settings import Settings
from cloud_api.sign_in.keeping import keeping
from cloud_api.sign_in.lending import Lending
from cloud_api.sign_in.parts import parts_of
from cloud_api.webhooks.handling import WebhookHandling
from cloud_api.webhooks.repository import clear_old as clear_old_events
from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import RetryLater
from connector.hosting.memories import Memories
from connector.store.folder import StateFolder

INTERVAL_SECONDS = 60.0
GRACE_SECONDS = 5.0
"""How long runs have to end by themselves when their process is told to end."""
STOP_SECONDS = 25.0
"""How long they may take after that; whoever dies over it is taken up by another one."""
AT_ONCE = {Work.RUN: 4, Work.ORDERS: 2}
"""Turns that a worker takes at a time."""

_log = structlog.get_logger("cloud_api.worker")


def clear_expired(database: Database) -> int:
    """Clear away what is expired; how many rows it was."""
    now = dt.datetime.now(dt.UTC)
    codes, lease, commands = pairing_codes.c, organization_integrations.c, agent_commands.c
    with database.write() as connection:
        cleared = connection.execute(
            delete(pairing_codes).where(or_(codes.expires_at <= now, codes.used_at.is_not(None)))
        ).rowcount
        cleared += connection.execute(
            update(organization_integrations)
            .where(lease.lease_expires_at <= now, lease.lease.is_not(None))
            .values(lease=None)
        ).rowcount
        cleared += connection.execute(
            delete(agent_commands).where(commands.created_at <= now - COMMAND_LIFETIME)
        ).rowcount
        cleared += connection.execute(delete(sessions).where(sessions.c.expires_at <= now)).rowcount
        cleared += clear_old(connection)
        cleared += clear_old_events(connection)
        cleared += clear_old_jobs(connection)
        cleared += clear_old_diagnostics(connection)
    return cleared


def keeper_of(settings: Settings, database: Database) -> Keeper | None:
    """Takes turns of hosted connections; None when this process was told no address of the platform, or has no key."""
    missing = [name for name, value in _wanted(settings) if not value]
    if missing:
        # A server on SQLite that nobody wants to host anything misses nothing.
        tell = _log.info if database.dialect == "sqlite" and not _hosts_any(database) else _log.warning
        tell("this program hosts no connection: it was not told all that this takes", missing=missing)
        return None
    clock = SystemClock()
    return Keeper(
        database,
        ServerKeys(settings.key_file),
        AllowedAddresses(settings.allowed_hosts),
        memories_of(settings, database, clock),
        settings.platform_url,
        clock,
        Lending(parts_of(settings, database, clock)),
    )


@contextmanager
def keeping_tokens(settings: Settings, database: Database) -> Iterator[None]:
    """Renew tokens while the block lasts, in a process that has a key."""
    parts = parts_of(settings, database, SystemClock())
    try:
        with keeping(parts.keeping if settings.key_file else None):
            yield
    finally:
        parts.close()


@contextmanager
def handling_webhooks(database: Database) -> Iterator[None]:
    """Handle what providers tell while the block lasts."""
    stop = Event()
    thread = Thread(target=WebhookHandling(database).work, args=(stop,), name="webhooks")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _wanted(settings: Settings) -> tuple[tuple[str, str], ...]:
    """What hosting takes, by the name that an operator knows it by."""
    return (
        ("BUKUBRIDGE_CLOUD_PLATFORM_URL", settings.platform_url),
        ("BUKUBRIDGE_CLOUD_KEY_FILE", settings.key_file),
    )


def _hosts_any(database: Database) -> bool:
    """Whether somebody waits for it, or may: a database that does not answer keeps no server from starting."""
    try:
        with database.read() as connection:
            return bool(all_hosted(connection))
    except RetryLater:
        return True


@contextmanager
def hosting(keeper: Keeper | None, database: Database) -> Iterator[None]:
    """Host while the block lasts; at its end runs stop at a safe point."""
    if keeper is None:
        yield
        return
    queue, stop = queue_of(keeper, database), Event()
    dispatch = Dispatch(database, queue, keeper.upkeep)
    threads = [
        Thread(target=dispatch.work, args=(stop,), name="dispatch", daemon=True),
        Thread(target=queue.work, args=(stop,), name="queue", daemon=True),
        Thread(target=_tidy, args=(keeper,), name="tidy", daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        keeper.stop()
        _join(threads, GRACE_SECONDS)
        keeper.interrupt()  # within the server on SQLite nobody answers any more by now
        _join(threads, STOP_SECONDS)
        keeper.close()


def _join(threads: Sequence[Thread], seconds: float) -> None:
    """Until all of them ended, at most so long."""
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))


def queue_of(keeper: Keeper, database: Database) -> Queue:
    """Procrastinate's on PostgreSQL, where other workers take from it too; this process's own on SQLite."""
    if database.dialect == "postgresql":
        from cloud_api.jobs.postgres_queue import PostgresQueue

        return PostgresQueue(database.engine.url, keeper.take, AT_ONCE)
    with database.write() as connection:
        queue_is_gone(connection)
    return ThreadQueue(keeper.take, AT_ONCE)


def _tidy(keeper: Keeper) -> None:
    try:
        keeper.forget_disconnected()
    except RetryLater as exc:
        _log.warning("memories of what was disconnected stay for now", sentence=exc.sentence)


def memories_of(settings: Settings, database: Database, clock: Clock) -> Memories:
    """In the database itself on PostgreSQL, so that any worker on any machine goes on; in files beside SQLite's."""
    url = database.engine.url
    if database.dialect == "postgresql":
        from connector.store.postgres import PostgresMemories

        return PostgresMemories(url.set(drivername="postgresql").render_as_string(hide_password=False))
    return StateFolder(Path(settings.state_folder or f"{url.database}.memories").expanduser().absolute(), clock)


def work(database: Database, stop: Event) -> None:
    """Clear away again and again until told to stop."""
    while True:
        _clear(database)
        if stop.wait(INTERVAL_SECONDS):
            return


async def work_beside_server(database: Database) -> None:
    """The same within the server's event loop, until cancelled."""
    while True:
        await anyio.to_thread.run_sync(_clear, database)
        await asyncio.sleep(INTERVAL_SECONDS)


def _clear(database: Database) -> None:
    try:
        cleared = clear_expired(database)
    except RetryLater as exc:
        _log.warning("expired rows stay for now", sentence=exc.sentence)
        return
    if cleared:
        _log.info("expired rows were cleared", rows=cleared)
