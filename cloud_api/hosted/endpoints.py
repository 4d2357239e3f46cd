"""Books that the platform itself hosts, over HTTP: connect by a key, disconnect, say what is written into them."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

import anyio.to_thread
import msgspec
from anyio import CapacityLimiter
from litestar import Controller, Request, Response, delete, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath, FromQuery, JSONBody, RawBody

from cloud_api.hosted.schemas import ConnectByKey, HostedConnection
from cloud_api.hosted.service import HostedService
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.caller import Caller, PersonCaller, admin_only, same_organization
from cloud_api.sign_in.parting import Parting
from cloud_api.sign_in.service import SignInService
from connector.domain.policies import Policies
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import Disconnected, SignInStarted, StartSignIn

LOOKS_AT_ONCE = 2
"""Looks at other systems at a time: slow ones must not keep the threads that the platform answers with."""
_MOST_BYTES = 64 * 1024

_Request = Request[Caller, None, State]


def connecting(tries_per_minute: int) -> type[Controller]:
    """`/api/integrations/{provider}/connect`, with a bound on the tries of one address."""
    limit = RateLimitConfig(rate_limit=("minute", tries_per_minute), store="connect_tries")

    class ConnectEndpoint(Controller):
        """`/api/integrations/{provider}/connect`."""

        tags = ("integrations",)
        request_max_body_size = _MOST_BYTES

        @post(
            "/api/integrations/{provider:str}/connect",
            responses=PROBLEMS,
            middleware=[limit.middleware],
            status_code=201,
        )
        async def connect(
            self,
            request: _Request,
            hosted_service: NamedDependency[HostedService],
            sign_in_service: NamedDependency[SignInService],
            connect_turns: NamedDependency[CapacityLimiter],
            provider: FromPath[str],
            organization_slug: FromQuery[str],
            body: RawBody,
        ) -> HostedConnection | SignInStarted:
            """Connect books by a key (`ConnectByKey`), or give a connection another one: the books are asked before it
            is kept; the keys are kept encrypted and never given out again. Or begin to sign in at a provider
            (`StartSignIn`, of an agent; an admin sends `{}`): the answer's address is for the browser, and works once.
            """
            if known_provider(provider).sign_in is not None:
                same_organization(request.user, organization_slug)
                start = partial(sign_in_service.begin, request.user, provider, _decoded(body, StartSignIn))
                return await anyio.to_thread.run_sync(start)
            caller = _admin(request, provider, organization_slug)
            ask = partial(hosted_service.connect, caller, provider, _decoded(body, ConnectByKey))
            return await anyio.to_thread.run_sync(ask, limiter=connect_turns)

    return ConnectEndpoint


class HostedEndpoints(Controller):
    """Connections that the platform hosts, once they are there."""

    path = "/api/integrations/{provider:str}"
    tags = ("integrations",)
    request_max_body_size = _MOST_BYTES

    @delete("/disconnect", responses=PROBLEMS, status_code=200)
    async def disconnect(
        self,
        request: _Request,
        hosted_service: NamedDependency[HostedService],
        parting: NamedDependency[Parting],
        sign_in_turns: NamedDependency[CapacityLimiter],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> Response[Disconnected | None]:
        """Erase the secrets and end the connection; records and run logs stay. An office PC that keeps the books must
        be paired again. Where people signed in the consent is taken back at the provider, if it lets us: 200 says so;
        an agent may do that, too, as it may connect.
        """
        if known_provider(provider).sign_in is not None:
            same_organization(request.user, organization_slug)
            end = partial(parting.disconnect, request.user, provider)
            return Response(await anyio.to_thread.run_sync(end, limiter=sign_in_turns), status_code=200)
        caller = _admin(request, provider, organization_slug)
        await anyio.to_thread.run_sync(hosted_service.disconnect, caller, provider)
        return Response(None, status_code=204)

    @get("/policies", responses=PROBLEMS)
    async def policies(
        self,
        request: _Request,
        hosted_service: NamedDependency[HostedService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> Policies:
        """What is written into hosted books, and who wins; nothing unless it was turned on."""
        known_provider(provider)
        same_organization(request.user, organization_slug)
        return await anyio.to_thread.run_sync(hosted_service.policies, request.user, provider)

    @put("/policies", responses=PROBLEMS)
    async def govern(
        self,
        request: _Request,
        hosted_service: NamedDependency[HostedService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        data: JSONBody[Policies],
    ) -> Policies:
        """Set what is written into hosted books; kinds that are not named are only read."""
        caller = _admin(request, provider, organization_slug)
        return await anyio.to_thread.run_sync(hosted_service.govern, caller, provider, data)


_T = TypeVar("_T")


def _decoded(body: bytes, kind: type[_T]) -> _T:
    """A body as what this provider takes. Raises Problem (422)."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise Problem(422, ProblemCode.INVALID, f"body: {exc}") from exc


def _admin(request: _Request, provider: str, slug: str) -> PersonCaller:
    known_provider(provider)
    same_organization(request.user, slug)
    return admin_only(request.user)
