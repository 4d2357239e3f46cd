"""The sync log of what the platform hosts, over HTTP: lines, details, runs."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, TypeVar

import anyio.to_thread
from litestar import Controller, Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from cloud_api.db.types import aware
from cloud_api.hosted.log_service import HostedLogService
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.caller import Caller, same_organization
from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.runs import EntryOutcome, Toward
from connector.domain.sync_log import PAGE, LogFilter, LogSlice, Shown
from connector.platform.wire import ProblemCode
from connector.platform.wire_log import MOST_RUNS, LogCount, RunPage

_LAST = 2**53
"""No line has a higher number."""

_Request = Request[Caller, None, State]
_Number = Annotated[int, QueryParameter(ge=0, le=_LAST)]
_Text = Annotated[str, QueryParameter(max_length=200)]
_List = Annotated[str, QueryParameter(max_length=400, description="Words between commas; empty asks for all.")]
_Word = TypeVar("_Word", bound=StrEnum)


async def log_filter_of(
    entities: _List = "",
    toward: FromQuery[Toward | None] = None,
    outcomes: _List = "",
    begin: FromQuery[dt.datetime | None] = None,
    end: FromQuery[dt.datetime | None] = None,
    run: _Text = "",
    key: _Text = "",
    text: _Text = "",
) -> LogFilter:
    """Which lines are asked for; a time without an offset is UTC. Raises Problem (422)."""
    return LogFilter(
        entities=_words(EntityKind, "entities", entities),
        toward=toward,
        outcomes=_words(EntryOutcome, "outcomes", outcomes),
        begin=aware(begin),
        end=aware(end),
        run=RunId(run),
        key=Key(key),
        text=text,
    )


class HostedLogEndpoints(Controller):
    """What anybody of the organization may look at: people, and its office PCs for their faces."""

    path = "/api/integrations/{provider:str}"
    tags = ("runs",)

    @get("/log", responses=PROBLEMS)
    async def lines(
        self,
        request: _Request,
        hosted_log_service: NamedDependency[HostedLogService],
        log_filter: NamedDependency[LogFilter],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        anchor: _Number = 0,
        position: _Number = 0,
        limit: Annotated[int, QueryParameter(ge=0, le=PAGE)] = PAGE,
    ) -> LogSlice:
        """Lines by place, newest first. Ask for the next ones with the same anchor: lines that come later move nothing.
        409 where an office PC keeps the books."""
        caller, name = _looking(request, provider, organization_slug)
        ask = hosted_log_service.lines
        return await anyio.to_thread.run_sync(ask, caller, name, log_filter, anchor, position, limit)

    @get("/log/count", responses=PROBLEMS)
    async def count(
        self,
        request: _Request,
        hosted_log_service: NamedDependency[HostedLogService],
        log_filter: NamedDependency[LogFilter],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        anchor: _Number = 0,
    ) -> LogCount:
        """How many lines are wanted in all."""
        caller, name = _looking(request, provider, organization_slug)
        return await anyio.to_thread.run_sync(hosted_log_service.count, caller, name, log_filter, anchor)

    @get("/log/line", responses=PROBLEMS)
    async def line(
        self,
        request: _Request,
        hosted_log_service: NamedDependency[HostedLogService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        number: _Number = 0,
    ) -> Shown:
        """One line: what changed, why it did not go through, what helps; 404 when it is no longer kept."""
        caller, name = _looking(request, provider, organization_slug)
        return await anyio.to_thread.run_sync(hosted_log_service.line, caller, name, number)

    @get("/runs", responses=PROBLEMS)
    async def runs(
        self,
        request: _Request,
        hosted_log_service: NamedDependency[HostedLogService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        limit: Annotated[int, QueryParameter(ge=1, le=MOST_RUNS)] = 100,
        before: _Text = "",
    ) -> RunPage:
        """Runs and what they did, newest first; `before` is the id of the last one of the page before."""
        caller, name = _looking(request, provider, organization_slug)
        return await anyio.to_thread.run_sync(hosted_log_service.runs, caller, name, limit, before)


def _looking(request: _Request, provider: str, slug: str) -> tuple[Caller, str]:
    same_organization(request.user, slug)
    return request.user, known_provider(provider).name


def _words(kind: type[_Word], name: str, given: str) -> tuple[_Word, ...]:
    """Words between commas. Raises Problem (422)."""
    try:
        return tuple(kind(word) for word in given.split(",") if word)
    except ValueError as exc:
        raise Problem(422, ProblemCode.INVALID, f"{name}: {exc}.") from exc
