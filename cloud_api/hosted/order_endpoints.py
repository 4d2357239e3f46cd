"""Deciding, looking back and looking ahead for books that the platform hosts, over HTTP."""

from __future__ import annotations

import asyncio
from typing import Annotated

import anyio.to_thread
import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from cloud_api.agents.bell import Bell
from cloud_api.agents.endpoints import MAX_WAIT
from cloud_api.hosted.order_schemas import (
    DEEPEST,
    PAGE,
    ConflictPage,
    Nothing,
    Preview,
    Resolve,
    ShownOrder,
    Undo,
    WrittenPage,
)
from cloud_api.hosted.order_service import OrderService, Window
from cloud_api.hosted.orders import OrderKind, OrderState
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.caller import Caller, PersonCaller, admin_only, may_edit, same_organization
from connector.domain.conflicts import ConflictKind
from connector.domain.keys import EntityKind
from connector.domain.metering import MonthUsage
from connector.hosting.taking_back import Selection
from connector.platform.wire import ProblemCode

_FIRST_LOOK, _SLOWEST_LOOK = 0.1, 1.0
"""Seconds between two looks whether an order is answered: the host may be another process."""
_MOST_BYTES = 256 * 1024

_Request = Request[Caller, None, State]
_Skip = Annotated[int, QueryParameter(ge=0, le=DEEPEST)]
_Limit = Annotated[int, QueryParameter(ge=1, le=PAGE)]
_Wait = Annotated[float, QueryParameter(ge=0, le=MAX_WAIT, description="Seconds to wait for the host's answer.")]
_Text = Annotated[str, QueryParameter(max_length=200)]
_OrderId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f-]{36}$")]


async def window_of(skip: _Skip = 0, limit: _Limit = 50) -> Window:
    """Which rows are asked for."""
    return Window(skip, limit)


async def selection_of(run: _Text = "", entity: FromQuery[EntityKind | None] = None, key: _Text = "") -> Selection:
    """Which writes are asked for."""
    return Selection(run=run, entity=entity, key=key)


class LookEndpoints(Controller):
    """What anybody of the organization may look at."""

    path = "/api/integrations/{provider:str}"
    tags = ("decisions",)

    @get("/conflicts", responses=PROBLEMS)
    async def conflicts(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        window: NamedDependency[Window],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        entity: FromQuery[EntityKind | None] = None,
        kind: FromQuery[ConflictKind | None] = None,
    ) -> ConflictPage:
        """What a person has to decide: each record with the values of both sides, and who changed what."""
        caller = _looking(request, provider, organization_slug)
        return await anyio.to_thread.run_sync(order_service.conflicts, caller, provider, entity, kind, window)

    @get("/written", responses=PROBLEMS)
    async def written(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        window: NamedDependency[Window],
        selection: NamedDependency[Selection],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> WrittenPage:
        """What was written into the books, newest first: of a run (the beginning of its id), of a record, or all."""
        caller = _looking(request, provider, organization_slug)
        return await anyio.to_thread.run_sync(order_service.written, caller, provider, selection, window)

    @get("/usage", responses=PROBLEMS)
    async def usage(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> MonthUsage:
        """What was asked of a provider that meters its readings, in the last month in which anything was. 404 where
        nothing is counted."""
        caller = _looking(request, provider, organization_slug)
        return await anyio.to_thread.run_sync(order_service.usage, caller, provider)

    @get("/orders/{order_id:str}", responses=PROBLEMS)
    async def order(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        order_id: FromPath[_OrderId],
        organization_slug: FromQuery[str],
        wait: _Wait = 0.0,
    ) -> ShownOrder:
        """What became of an order; waits for the host to answer, at most `wait` seconds. Kept for a week."""
        caller = _looking(request, provider, organization_slug)
        return await _Look(order_service, bell, caller, provider, wait).answered(order_id)


class OrderEndpoints(Controller):
    """What the host carries out: 200 with its answer, 202 while it is open, 409 with a sentence when it refused."""

    path = "/api/integrations/{provider:str}"
    tags = ("decisions",)
    request_max_body_size = _MOST_BYTES

    @post("/conflicts/resolve", responses=PROBLEMS, status_code=202)
    async def resolve(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        data: JSONBody[Resolve],
        wait: _Wait = 0.0,
    ) -> Response[ShownOrder]:
        """Decide conflicts, all alike, all or none of them; the run that carries it on follows at once."""
        ask = _Ask(order_service, bell, _deciding(request, provider, organization_slug), provider, wait)
        return await ask.leave(OrderKind.RESOLVE, data)

    @post("/undo", responses=PROBLEMS, status_code=202)
    async def undo(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        data: JSONBody[Undo],
        wait: _Wait = 0.0,
    ) -> Response[ShownOrder]:
        """Take back what a run wrote into the books, or the writes of one record, newest first; what somebody touched
        since stays. With `preview` only tell what that would do."""
        ask = _Ask(order_service, bell, _deciding(request, provider, organization_slug), provider, wait)
        return await ask.leave(OrderKind.PREVIEW_UNDO if data.preview else OrderKind.UNDO, data)

    @post("/preview", responses=PROBLEMS, status_code=202)
    async def preview(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        data: JSONBody[Preview],
        wait: _Wait = 0.0,
    ) -> Response[ShownOrder]:
        """What the next run would write on either side; nothing is written."""
        ask = _Ask(order_service, bell, _deciding(request, provider, organization_slug), provider, wait)
        return await ask.leave(OrderKind.PREVIEW, data)

    @post("/rebase", responses=PROBLEMS, status_code=202)
    async def rebase(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        wait: _Wait = 0.0,
    ) -> Response[ShownOrder]:
        """Accept both sides of hosted books as they are now, after one of them was restored from a backup: everything
        is read again and compared."""
        caller = admin_only(_looking(request, provider, organization_slug))
        return await _Ask(order_service, bell, caller, provider, wait).leave(OrderKind.REBASE, Nothing())

    @post("/release", responses=PROBLEMS, status_code=202)
    async def release(
        self,
        request: _Request,
        order_service: NamedDependency[OrderService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        wait: _Wait = 0.0,
    ) -> Response[ShownOrder]:
        """Let go what the safeguard holds of hosted books: more changes or deletions at once than is usual."""
        caller = admin_only(_looking(request, provider, organization_slug))
        return await _Ask(order_service, bell, caller, provider, wait).leave(OrderKind.RELEASE, Nothing())


class _Ask(msgspec.Struct, frozen=True):
    service: OrderService
    bell: Bell
    caller: PersonCaller
    provider: str
    wait: float

    async def leave(self, kind: OrderKind, asked: msgspec.Struct) -> Response[ShownOrder]:
        """Leave an order, wake the host, wait for its answer as long as is wished. Raises Problem."""
        order_id, host = await anyio.to_thread.run_sync(self.service.leave, self.caller, self.provider, kind, asked)
        self.bell.ring(host)
        look = _Look(self.service, self.bell, self.caller, self.provider, self.wait)
        shown = await look.answered(order_id)
        if shown.state is OrderState.REFUSED:
            raise Problem(409, ProblemCode.CONFLICT, shown.sentence)
        return Response(shown, status_code=200 if shown.state is OrderState.DONE else 202)


class _Look(msgspec.Struct, frozen=True):
    service: OrderService
    bell: Bell
    caller: Caller
    provider: str
    wait: float

    async def answered(self, order_id: str) -> ShownOrder:
        """An order, once it is answered or the time is over."""
        clock = asyncio.get_running_loop().time
        end, pause = clock() + self.wait, _FIRST_LOOK
        while True:
            shown = await anyio.to_thread.run_sync(self.service.find, self.caller, self.provider, order_id)
            left = end - clock()
            if shown.state is not OrderState.OPEN or left <= 0 or self.bell.closed:
                return shown
            await asyncio.sleep(min(pause, left))
            pause = min(pause * 1.5, _SLOWEST_LOOK)


def _looking(request: _Request, provider: str, slug: str) -> Caller:
    known_provider(provider)
    same_organization(request.user, slug)
    return request.user


def _deciding(request: _Request, provider: str, slug: str) -> PersonCaller:
    return may_edit(_looking(request, provider, slug))
