"""Books that the platform itself hosts, over HTTP: connect by a key, disconnect, say what is written into them."""

from __future__ import annotations

from functools import partial

import anyio.to_thread
from anyio import CapacityLimiter
from litestar import Controller, Request, delete, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath, FromQuery, JSONBody

from cloud_api.hosted.schemas import ConnectByKey, HostedConnection
from cloud_api.hosted.service import HostedService
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS
from cloud_api.security.caller import Caller, PersonCaller, admin_only, same_organization
from connector.domain.policies import Policies

_LOOKS_AT_ONCE = 2
"""Looks at other systems at a time: slow ones must not keep the threads that the platform answers with."""
_MOST_BYTES = 64 * 1024

_Request = Request[Caller, None, State]


def connecting(tries_per_minute: int) -> type[Controller]:
    """`/api/integrations/{provider}/connect`, with a bound on the tries of one address."""
    limit = RateLimitConfig(rate_limit=("minute", tries_per_minute), store="connect_tries")
    looks = CapacityLimiter(_LOOKS_AT_ONCE)

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
            provider: FromPath[str],
            organization_slug: FromQuery[str],
            data: JSONBody[ConnectByKey],
        ) -> HostedConnection:
            """Connect books by a key, or give a connection another one. The books are asked before it is kept; the keys
            are kept encrypted and never given out again."""
            caller = _admin(request, provider, organization_slug)
            ask = partial(hosted_service.connect, caller, provider, data)
            return await anyio.to_thread.run_sync(ask, limiter=looks)

    return ConnectEndpoint


class HostedEndpoints(Controller):
    """Connections that the platform hosts, once they are there."""

    path = "/api/integrations/{provider:str}"
    tags = ("integrations",)
    request_max_body_size = _MOST_BYTES

    @delete("/disconnect", responses=PROBLEMS)
    async def disconnect(
        self,
        request: _Request,
        hosted_service: NamedDependency[HostedService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> None:
        """Erase the secrets and end the connection; records and run logs stay. An office PC that keeps the books must
        be paired again."""
        caller = _admin(request, provider, organization_slug)
        await anyio.to_thread.run_sync(hosted_service.disconnect, caller, provider)

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


def _admin(request: _Request, provider: str, slug: str) -> PersonCaller:
    known_provider(provider)
    same_organization(request.user, slug)
    return admin_only(request.user)
