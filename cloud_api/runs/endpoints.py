"""Run logs in and out."""

from __future__ import annotations

import uuid
from typing import Annotated

import anyio.to_thread
from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from cloud_api.db.engine import Database
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.runs import repository
from cloud_api.security.caller import AgentCaller, Caller, agent_only, same_organization
from connector.platform.wire import ProblemCode, ProviderSyncLog, SyncLogPage, SyncLogs

MAX_LOGS = 500
_MAX_COUNT = 2**31 - 1
_STATUSES = frozenset({"success", "partial", "failed"})
_DIRECTIONS = frozenset({"inbound", "outbound", "bidirectional"})


class RunEndpoints(Controller):
    """`integration_sync_logs` over HTTP."""

    path = "/api/integrations"
    tags = ("runs",)

    @post("/{provider:str}/sync-logs", responses=PROBLEMS, status_code=204)
    async def take_in(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        provider: FromPath[str],
        data: JSONBody[SyncLogs],
    ) -> None:
        """Upsert by id: sending logs again changes nothing."""
        caller = agent_only(request.user)
        known_provider(provider)
        _check(data)
        await anyio.to_thread.run_sync(_save, database, caller, provider, data)

    @get("/sync-logs", responses=PROBLEMS)
    async def page(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        organization_slug: FromQuery[str],
        provider: FromQuery[str | None] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
        before: FromQuery[uuid.UUID | None] = None,
    ) -> SyncLogPage:
        """Newest first; `before` is the id of the last log of the page before."""
        caller = request.user
        same_organization(caller, organization_slug)
        last = None if before is None else str(before)
        return SyncLogPage(await anyio.to_thread.run_sync(_page, database, caller, provider, limit, last))


def _check(data: SyncLogs) -> None:
    if len(data.logs) > MAX_LOGS:
        raise Problem(413, ProblemCode.TOO_LARGE, f"At most {MAX_LOGS} logs at a time.")
    for log in data.logs:
        try:
            uuid.UUID(log.id)
        except ValueError as exc:
            raise Problem(422, ProblemCode.INVALID, f"{log.id[:64]!r} is no UUID.") from exc
        if log.status not in _STATUSES or log.sync_direction not in _DIRECTIONS:
            detail = f"Status is one of {sorted(_STATUSES)}, direction one of {sorted(_DIRECTIONS)}."
            raise Problem(422, ProblemCode.INVALID, detail)
        if not (0 <= log.records_synced <= _MAX_COUNT and 0 <= log.records_failed <= _MAX_COUNT):
            raise Problem(422, ProblemCode.INVALID, f"Counts lie between 0 and {_MAX_COUNT}.")
        if log.started_at.tzinfo is None or (log.completed_at is not None and log.completed_at.tzinfo is None):
            raise Problem(422, ProblemCode.INVALID, "Times carry their offset from UTC.")


def _save(database: Database, caller: AgentCaller, provider: str, data: SyncLogs) -> None:
    with database.write() as connection:
        repository.save(connection, caller.organization_id, provider, data.logs)


def _page(
    database: Database, caller: Caller, provider: str | None, limit: int, before: str | None
) -> list[ProviderSyncLog]:
    with database.read() as connection:
        return repository.page(connection, caller.organization_id, provider, limit, before)
