"""`/health` and `/ready`: for whoever starts, watches and replaces this process. No token, no secrets."""

from __future__ import annotations

from importlib.metadata import version

import anyio.to_thread
from litestar import get
from litestar.di import NamedDependency
from sqlalchemy import select

from cloud_api.agents.bell import Bell
from cloud_api.db.engine import Database
from cloud_api.db.migrate import is_current
from cloud_api.db.tables import platform
from cloud_api.hosted.keys import ServerKeys
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.authentication import OPEN
from cloud_api.settings import Settings
from connector.domain.errors import Unreachable, VaultLocked
from connector.platform.wire import Health, ProblemCode


@get("/health", opt={OPEN: True}, tags=["health"])
async def health() -> Health:
    """This process is alive; nothing else is looked at, so that a database that is away has no server restarted."""
    return Health(ok=True, version=version("bukubridge"))


@get("/ready", opt={OPEN: True}, tags=["health"], responses=PROBLEMS)
async def ready(
    database: NamedDependency[Database], settings: NamedDependency[Settings], bell: NamedDependency[Bell]
) -> Health:
    """Requests can be answered: the database is reached and at this version's tables, the server's key can be read, and
    the process is not about to end. 503 with the reason otherwise."""
    if bell.closed:
        raise _not_ready("This server is about to end.")
    await anyio.to_thread.run_sync(_check, database, settings)
    return Health(ok=True, version=version("bukubridge"))


def _check(database: Database, settings: Settings) -> None:
    """Raises Problem (503)."""
    try:
        if not is_current(database):
            raise _not_ready("The database is not at this version's tables: bukubridge-cloud migrate brings it there.")
        with database.read() as connection:
            identities = connection.execute(select(platform.c.id)).scalars().all()
    except Unreachable as exc:
        raise _not_ready(exc.sentence) from exc
    if len(identities) != 1:
        raise _not_ready("The database has lost its identity: restore a backup of it.")
    if settings.key_file:
        try:
            ServerKeys(settings.key_file).newest()
        except VaultLocked as exc:
            raise _not_ready("The server's key file cannot be read: secrets can be neither kept nor opened.") from exc


def _not_ready(reason: str) -> Problem:
    return Problem(503, ProblemCode.UNAVAILABLE, reason, headers={"Retry-After": "5"})
