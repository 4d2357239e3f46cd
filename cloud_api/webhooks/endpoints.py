"""Webhooks over HTTP: the door of the providers, and what people see of it."""

from __future__ import annotations

import asyncio
import datetime as dt
import uuid
from typing import Annotated

import anyio.to_thread
import msgspec
from litestar import Controller, MediaType, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from cloud_api.db.engine import Database
from cloud_api.db.types import aware
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.authentication import OPEN
from cloud_api.security.caller import Caller, same_organization
from cloud_api.webhooks import listing
from cloud_api.webhooks.inbox import WebhookInbox
from cloud_api.webhooks.listing import Wanted
from cloud_api.webhooks.repository import EventState
from cloud_api.webhooks.schemas import WebhookDetail, WebhookLogPage
from cloud_api.webhooks.service import MAX_BYTES, WebhookService
from connector.platform.wire import ProblemCode

_Text = Annotated[str | None, QueryParameter(max_length=100)]
_LARGE = 64 * 1024
"""A body above it is read in a thread: other requests need not wait for it."""


async def wanted_of(
    event_type: _Text = None,
    entity: _Text = None,
    event_state: Annotated[EventState | None, QueryParameter(name="state")] = None,
    since: FromQuery[dt.datetime | None] = None,
    until: FromQuery[dt.datetime | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    before: FromQuery[uuid.UUID | None] = None,
) -> Wanted:
    """Which events are asked for."""
    return Wanted(
        event_type=event_type,
        entity=entity,
        state=event_state,
        since=aware(since),
        until=aware(until),
        limit=limit,
        before=None if before is None else str(before),
    )


class Reception(msgspec.Struct, frozen=True, kw_only=True):
    """What the door needs, as one thing: what a handler asks for by several names is gathered by a task for each of
    them, which costs a request of this size a quarter of its time."""

    service: WebhookService
    inbox: WebhookInbox
    seconds: float
    """How long a body may take to arrive."""


class WebhookDoor(Controller):
    """`…/webhook`: no token, the signature says who it is."""

    path = "/api/integrations"
    tags = ("webhooks",)
    opt = {OPEN: True}  # noqa: RUF012  # litestar's own way to say it
    request_max_body_size = MAX_BYTES

    @post("/{provider:str}/webhook", responses=PROBLEMS, status_code=200)
    async def take_in(
        self,
        request: Request[None, None, State],
        webhook_reception: NamedDependency[Reception],
        provider: FromPath[str],
    ) -> Response[None]:
        """Keep what a provider tells: 200, without a body, as soon as it is durable; 401 when it is signed wrongly."""
        service, inbox = webhook_reception.service, webhook_reception.inbox
        door = service.door(provider)
        signature = request.headers.get(door.scheme.header, "")
        if not signature:
            inbox.refuse(provider, "unsigned")
            return _nothing(door.scheme.refused_status)
        try:
            async with asyncio.timeout(webhook_reception.seconds):
                body = await request.body()
        except TimeoutError as exc:
            inbox.refuse(provider, "slow")
            raise Problem(408, ProblemCode.INVALID, "The body did not arrive in time.") from exc
        if len(body) > _LARGE:
            delivery = await anyio.to_thread.run_sync(service.read, door, body, signature)
        else:
            delivery = service.read(door, body, signature)
        if delivery is None:
            inbox.refuse(provider, "signature")
            return _nothing(door.scheme.refused_status)
        await inbox.keep(delivery)
        return _nothing(200)

    @get("/{provider:str}/webhook", responses=PROBLEMS, media_type=MediaType.TEXT)
    async def handshake(
        self,
        request: Request[None, None, State],
        webhook_reception: NamedDependency[Reception],
        provider: FromPath[str],
    ) -> Response[str]:
        """Answer the challenge of a provider that asks before it sends anything."""
        challenge = webhook_reception.service.answer(provider, dict(request.query_params.items()))
        if challenge is None:
            webhook_reception.inbox.refuse(provider, "handshake")
            raise Problem(403, ProblemCode.FORBIDDEN, "The handshake does not carry the token that was agreed on.")
        return Response(challenge, media_type=MediaType.TEXT, headers={"X-Content-Type-Options": "nosniff"})


class WebhookLogEndpoints(Controller):
    """`…/webhook-logs`."""

    path = "/api/integrations"
    tags = ("webhooks",)

    @get("/{provider:str}/webhook-logs", responses=PROBLEMS)
    async def page(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        wanted_events: NamedDependency[Wanted],
    ) -> WebhookLogPage:
        """What the provider told, newest first; `before` is the id of the last event of the page before."""
        caller = request.user
        same_organization(caller, organization_slug)
        wanted = msgspec.structs.replace(wanted_events, provider=known_provider(provider).name)
        return await anyio.to_thread.run_sync(_page, database, caller.organization_id, wanted)

    @get("/{provider:str}/webhook-logs/{event_id:uuid}", responses=PROBLEMS)
    async def detail(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        provider: FromPath[str],
        event_id: FromPath[uuid.UUID],
        organization_slug: FromQuery[str],
    ) -> WebhookDetail:
        """One event with what the provider wrote."""
        caller = request.user
        same_organization(caller, organization_slug)
        name = known_provider(provider).name
        found = await anyio.to_thread.run_sync(_find, database, caller.organization_id, name, str(event_id))
        if found is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such event.")
        return found


def _page(database: Database, organization_id: str, wanted: Wanted) -> WebhookLogPage:
    with database.read() as connection:
        return WebhookLogPage(*listing.of_organization(connection, organization_id, wanted))


def _find(database: Database, organization_id: str, provider: str, event_id: str) -> WebhookDetail | None:
    with database.read() as connection:
        return listing.find(connection, organization_id, provider, event_id)


def _nothing(status: int) -> Response[None]:
    """A status, no body and no cookie: Xero asks for that, and nobody else minds."""
    return Response(None, status_code=status, media_type=MediaType.TEXT)
