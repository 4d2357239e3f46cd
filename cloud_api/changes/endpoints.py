"""The feed over HTTP, for hosts, and changes with what became of them, for people."""

from __future__ import annotations

import asyncio
from typing import Annotated

import anyio.to_thread
import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody, QueryParameter

from cloud_api.agents.bell import Bell, rung
from cloud_api.agents.endpoints import MAX_WAIT
from cloud_api.changes.feed import MAX_CHANGES, FeedService
from cloud_api.changes.listing import one_of, page_of
from cloud_api.changes.schemas import ChangeDetail, FeedPage, ShownChangePage
from cloud_api.changes.stored import ChangeLook, ChangeState
from cloud_api.db.engine import Database
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.caller import AgentCaller, Caller, agent_only, same_organization
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode
from connector.platform.wire_changes import WireAcknowledgements, WireChangePage

Lease = Annotated[str, HeaderParameter(name="X-Agent-Lease", description="The lease of the agent's Welcome.")]
_Request = Request[Caller, None, State]
_encode = msgspec.json.Encoder().encode


def feed_name(organization_id: str, provider: str, entity: EntityKind) -> str:
    """What the bell calls a feed."""
    return f"{organization_id} {provider} {entity.value}"


class FeedEndpoints(Controller):
    """`/api/integrations/{provider}/changes/…`."""

    path = "/api/integrations/{provider:str}/changes"
    tags = ("changes",)

    @get("/{entity:str}", responses={**PROBLEMS, 200: ResponseSpec(FeedPage, generate_examples=False)})
    async def changes(
        self,
        request: _Request,
        feed_service: NamedDependency[FeedService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        entity: FromPath[EntityKind],
        cursor: Annotated[int, QueryParameter(ge=0, le=2**62)] = 0,
        limit: Annotated[int, QueryParameter(ge=1, le=MAX_CHANGES)] = 200,
        wait: Annotated[float, QueryParameter(ge=0, le=MAX_WAIT)] = 0.0,
    ) -> Response[bytes]:
        """Open changes after a place of the feed; waits for one to come, at most `wait` seconds."""
        caller = agent_only(request.user)
        known_provider(provider)
        asked = _Asked(caller, provider, entity, cursor, limit)
        page = await _wait_for_changes(feed_service, bell, asked, wait)
        return Response(_encode(page), media_type=MediaType.JSON)

    @post("/{entity:str}/acknowledgements", responses=PROBLEMS, status_code=204)
    async def acknowledge(
        self,
        request: _Request,
        feed_service: NamedDependency[FeedService],
        provider: FromPath[str],
        entity: FromPath[EntityKind],
        data: JSONBody[WireAcknowledgements],
        lease: Lease = "",
    ) -> None:
        """Tell what became of changes; the last answer counts, the same once more changes nothing."""
        caller = agent_only(request.user)
        known_provider(provider)
        await anyio.to_thread.run_sync(feed_service.acknowledge, caller, lease, provider, entity, data)


class _Asked(msgspec.Struct, frozen=True):
    caller: AgentCaller
    provider: str
    entity: EntityKind
    cursor: int
    limit: int


async def _wait_for_changes(service: FeedService, bell: Bell, asked: _Asked, wait: float) -> WireChangePage:
    """As the long poll for commands does it. Whoever asks after a place that was never reached is told so at once."""
    clock = asyncio.get_running_loop().time
    end = clock() + wait
    name = feed_name(asked.caller.organization_id, asked.provider, asked.entity)
    with bell.listening(name) as event:
        while True:
            page = await anyio.to_thread.run_sync(
                service.page, asked.caller, asked.provider, asked.entity, asked.cursor, asked.limit
            )
            left = end - clock()
            if page.changes or left <= 0 or bell.closed or page.last < asked.cursor:
                return page
            await rung(event, min(left, service.check_seconds))


class ChangeEndpoints(Controller):
    """`/api/changes`."""

    path = "/api/changes"
    tags = ("changes",)

    @get("/", responses=PROBLEMS)
    async def page(
        self,
        request: _Request,
        database: NamedDependency[Database],
        organization_slug: FromQuery[str],
        provider: FromQuery[str | None] = None,
        entity: FromQuery[EntityKind | None] = None,
        outcome: FromQuery[ChangeState | None] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
        before: FromQuery[str | None] = None,
    ) -> ShownChangePage:
        """What people changed, newest first, with what became of it."""
        same_organization(request.user, organization_slug)
        look = ChangeLook(provider=provider, entity=entity, state=outcome, limit=limit, before=before)
        return await anyio.to_thread.run_sync(page_of, database, request.user.organization_id, look)

    @get("/{change_id:str}", responses=PROBLEMS)
    async def change(
        self, request: _Request, database: NamedDependency[Database], change_id: FromPath[str]
    ) -> ChangeDetail:
        """One change, with what the person saw and wished."""
        found = await anyio.to_thread.run_sync(one_of, database, request.user.organization_id, change_id)
        if found is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such change.")
        return found
