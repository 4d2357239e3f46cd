"""Run logs in and out."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Literal

import anyio.to_thread
import msgspec
from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from cloud_api.agents.presence import note_runs
from cloud_api.db.engine import Database
from cloud_api.db.types import aware
from cloud_api.integrations.available import known_provider
from cloud_api.jobs import repository as jobs
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.runs import repository
from cloud_api.runs.clocks import by_our_clock
from cloud_api.runs.metrics import MOST_DAYS, Metrics, metrics_of
from cloud_api.runs.repository import DIRECTIONS, STATUSES, SUBJECTS, Wanted
from cloud_api.security.caller import AgentCaller, Caller, agent_only, same_organization
from connector.platform.wire import ProblemCode, ProviderSyncLog, SyncLog, SyncLogPage, SyncLogs

MAX_LOGS = 500
MAX_REASON = 2000
"""Characters of why a run failed that are kept."""
_MAX_COUNT = 2**31 - 1


async def wanted_logs_of(
    entity_type: FromQuery[str | None] = None,
    status: FromQuery[Literal["success", "partial", "failed"] | None] = None,
    sync_direction: FromQuery[Literal["inbound", "outbound", "bidirectional"] | None] = None,
    since: FromQuery[dt.datetime | None] = None,
    until: FromQuery[dt.datetime | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    before: FromQuery[uuid.UUID | None] = None,
) -> Wanted:
    """Which logs are asked for: of a kind of record, or of what is only collected (`metrics`). A time without an offset
    is UTC."""
    if entity_type is not None:
        _check_subject(entity_type)
    return Wanted(
        entity_type=entity_type,
        status=status,
        sync_direction=sync_direction,
        since=aware(since),
        until=aware(until),
        limit=limit,
        before=None if before is None else str(before),
    )


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
        wanted_logs: NamedDependency[Wanted],
        organization_slug: FromQuery[str],
        provider: FromQuery[str | None] = None,
    ) -> SyncLogPage:
        """Newest first, of all providers or one; `before` is the id of the last log of the page before."""
        same_organization(request.user, organization_slug)
        wanted = msgspec.structs.replace(wanted_logs, provider=provider or None)
        return await anyio.to_thread.run_sync(_page, database, request.user, wanted)

    @get("/sync-logs/{log_id:uuid}", responses=PROBLEMS)
    async def detail(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        log_id: FromPath[uuid.UUID],
        organization_slug: FromQuery[str],
    ) -> ProviderSyncLog:
        """One run of one kind."""
        same_organization(request.user, organization_slug)
        found = await anyio.to_thread.run_sync(_find, database, request.user, str(log_id))
        if found is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such run.")
        return found

    @get("/{provider:str}/sync-logs", responses=PROBLEMS)
    async def page_of_provider(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        wanted_logs: NamedDependency[Wanted],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> SyncLogPage:
        """The same of one provider."""
        same_organization(request.user, organization_slug)
        wanted = msgspec.structs.replace(wanted_logs, provider=known_provider(provider).name)
        return await anyio.to_thread.run_sync(_page, database, request.user, wanted)

    @get("/{provider:str}/metrics", responses=PROBLEMS)
    async def metrics(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        days: Annotated[int, QueryParameter(ge=1, le=MOST_DAYS)] = 30,
    ) -> Metrics:
        """What a dashboard draws: runs, records and webhook events of each day, today last."""
        same_organization(request.user, organization_slug)
        name = known_provider(provider).name
        return await anyio.to_thread.run_sync(_metrics, database, request.user, name, days)


def _check(data: SyncLogs) -> None:
    if data.sent_at is not None and data.sent_at.tzinfo is None:
        raise Problem(422, ProblemCode.INVALID, "Times carry their offset from UTC.")
    if len(data.logs) > MAX_LOGS:
        raise Problem(413, ProblemCode.TOO_LARGE, f"At most {MAX_LOGS} logs at a time.")
    for log in data.logs:
        try:
            uuid.UUID(log.id)
        except ValueError as exc:
            raise Problem(422, ProblemCode.INVALID, f"{log.id[:64]!r} is no UUID.") from exc
        _check_subject(log.entity_type)
        if log.status not in STATUSES or log.sync_direction not in DIRECTIONS:
            detail = f"Status is one of {sorted(STATUSES)}, direction one of {sorted(DIRECTIONS)}."
            raise Problem(422, ProblemCode.INVALID, detail)
        if not (0 <= log.records_synced <= _MAX_COUNT and 0 <= log.records_failed <= _MAX_COUNT):
            raise Problem(422, ProblemCode.INVALID, f"Counts lie between 0 and {_MAX_COUNT}.")
        if log.started_at.tzinfo is None or (log.completed_at is not None and log.completed_at.tzinfo is None):
            raise Problem(422, ProblemCode.INVALID, "Times carry their offset from UTC.")


def _check_subject(entity_type: str) -> None:
    if entity_type not in SUBJECTS:
        raise Problem(422, ProblemCode.INVALID, f"There are no runs of {entity_type[:64]!r}: {', '.join(SUBJECTS)}.")


def _save(database: Database, caller: AgentCaller, provider: str, data: SyncLogs) -> None:
    data = msgspec.structs.replace(data, logs=[_storable(log) for log in data.logs])
    logs = by_our_clock(data, dt.datetime.now(dt.UTC))
    with database.write() as connection:
        repository.save(connection, caller.organization_id, provider, logs)
        jobs.told(connection, caller.agent_id, provider, data.logs)
        note_runs(connection, caller.agent_id, provider, data.logs)


def _storable(log: SyncLog) -> SyncLog:
    """One spelling of its id; of a reason what can be kept, as the log itself matters more."""
    reason = log.error_message.replace("\0", "")
    if len(reason) > MAX_REASON:
        reason = f"{reason[: MAX_REASON - 1]}…"
    return msgspec.structs.replace(log, id=str(uuid.UUID(log.id)), error_message=reason)


def _page(database: Database, caller: Caller, wanted: Wanted) -> SyncLogPage:
    with database.read() as connection:
        return SyncLogPage(repository.page(connection, caller.organization_id, wanted))


def _find(database: Database, caller: Caller, log_id: str) -> ProviderSyncLog | None:
    with database.read() as connection:
        return repository.find(connection, caller.organization_id, log_id)


def _metrics(database: Database, caller: Caller, provider: str, days: int) -> Metrics:
    today = dt.datetime.now(dt.UTC).date()
    with database.read() as connection:
        return metrics_of(connection, caller.organization_id, provider, today - dt.timedelta(days=days - 1), today)
