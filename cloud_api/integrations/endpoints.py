"""Integrations over HTTP: what can be connected, what is, and who keeps it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import anyio.to_thread
from litestar import Controller, Request, delete, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody

from cloud_api.agents.bell import Bell
from cloud_api.agents.service import AgentService, CommandKind
from cloud_api.integrations.available import available, known_provider
from cloud_api.integrations.service import IntegrationService
from cloud_api.problems import PROBLEMS
from cloud_api.security.caller import Caller, agent_only, may_command, same_organization
from cloud_api.sign_in.registrations import Registered
from connector.platform.wire import Handshake, SyncAccepted, SyncStatus, Welcome
from connector.platform.wire_integrations import AvailableList, ConnectedList

Lease = Annotated[str, HeaderParameter(name="X-Agent-Lease", description="The lease of the agent's Welcome.")]


class Standing(StrEnum):
    """What a PC may be asked besides runs."""

    PAUSE = "pause"
    RESUME = "resume"


class IntegrationEndpoints(Controller):
    """`/api/integrations`."""

    path = "/api/integrations"
    tags = ("integrations",)

    @get("/", responses=PROBLEMS)
    async def list_available(
        self,
        request: Request[Caller, None, State],
        registered: NamedDependency[Registered],
        organization_slug: FromQuery[str],
    ) -> AvailableList:
        """Providers that can be connected, and what each can do."""
        same_organization(request.user, organization_slug)
        return AvailableList(available(registered.names()))

    @get("/connected", responses=PROBLEMS)
    async def list_connected(
        self,
        request: Request[Caller, None, State],
        integration_service: NamedDependency[IntegrationService],
        organization_slug: FromQuery[str],
    ) -> ConnectedList:
        """Connected providers of the organization."""
        same_organization(request.user, organization_slug)
        return ConnectedList(await anyio.to_thread.run_sync(integration_service.connected, request.user))

    @post("/{provider:str}/handshake", responses=PROBLEMS, status_code=200)
    async def handshake(
        self,
        request: Request[Caller, None, State],
        integration_service: NamedDependency[IntegrationService],
        provider: FromPath[str],
        data: JSONBody[Handshake],
    ) -> Welcome:
        """Take or renew the lease of a company; 409 when other books are connected or another PC keeps them."""
        caller = agent_only(request.user)
        known_provider(provider)
        return await anyio.to_thread.run_sync(integration_service.handshake, caller, provider, data)

    @delete("/{provider:str}/lease", responses=PROBLEMS)
    async def release(
        self,
        request: Request[Caller, None, State],
        integration_service: NamedDependency[IntegrationService],
        provider: FromPath[str],
        lease: Lease = "",
    ) -> None:
        """Give the lease back (graceful stop)."""
        caller = agent_only(request.user)
        known_provider(provider)
        await anyio.to_thread.run_sync(integration_service.release, caller, provider, lease)

    @get("/{provider:str}/sync-status", responses=PROBLEMS)
    async def status(
        self,
        request: Request[Caller, None, State],
        integration_service: NamedDependency[IntegrationService],
        provider: FromPath[str],
        organization_slug: FromQuery[str | None] = None,
    ) -> SyncStatus:
        """How the provider's sync stands."""
        known_provider(provider)
        if organization_slug is not None:
            same_organization(request.user, organization_slug)
        return await anyio.to_thread.run_sync(integration_service.status, request.user, provider)

    @post("/{provider:str}/agent/{command:str}", responses=PROBLEMS, status_code=202)
    async def ask_agent(
        self,
        request: Request[Caller, None, State],
        agent_service: NamedDependency[AgentService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        command: FromPath[Standing],
        organization_slug: FromQuery[str],
    ) -> SyncAccepted:
        """Ask the PC that keeps the provider to stand still (`pause`) or to go on (`resume`); 409 when it cannot."""
        caller = request.user
        may_command(caller)
        known_provider(provider)
        same_organization(caller, organization_slug)
        kind = CommandKind(command.value)
        number, agent_id = await anyio.to_thread.run_sync(agent_service.ask_to_stand, caller, provider, kind)
        bell.ring(agent_id)
        return SyncAccepted(number)
