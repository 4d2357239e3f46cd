"""What has to happen now and then: expired pairing codes, leases and commands are cleared away.

Nothing waits for it: whatever is expired counts as gone already. On SQLite the server does it itself; on PostgreSQL
`bukubridge-cloud worker` does, so that any number of servers share one.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from threading import Event

import anyio.to_thread
import structlog
from sqlalchemy import delete, or_, update

from cloud_api.agents.service import COMMAND_LIFETIME
from cloud_api.db.engine import Database
from cloud_api.db.tables import agent_commands, organization_integrations, pairing_codes
from connector.domain.errors import RetryLater

INTERVAL_SECONDS = 60.0

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
            .where(lease.lease_expires_at <= now)
            .values(lease=None, lease_expires_at=None)
        ).rowcount
        cleared += connection.execute(
            delete(agent_commands).where(commands.created_at <= now - COMMAND_LIFETIME)
        ).rowcount
    return cleared


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
