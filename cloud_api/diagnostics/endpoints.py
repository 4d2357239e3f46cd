"""Diagnostics of office PCs over HTTP."""

from __future__ import annotations

from typing import Annotated

import anyio.to_thread
from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from cloud_api.agents.bell import Bell
from cloud_api.diagnostics.service import DiagnosticsService, Fetched, may_fetch
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS
from cloud_api.records.endpoints import UNPACKED_ANSWER
from cloud_api.security.caller import Caller, admin_only, agent_only, same_organization
from connector.platform.wire import SyncAccepted
from connector.platform.wire_diagnostics import MEDIA_TYPE, MOST_BYTES, DiagnosticsRefused


def handed_out(found: Fetched) -> Response[bytes]:
    """A file to be saved: no browser shows it, or takes it for something else."""
    headers = {
        "Content-Disposition": f'attachment; filename="{found.name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(found.content, media_type=MEDIA_TYPE, headers=headers)


class DiagnosticsEndpoints(Controller):
    """`/api/integrations/{provider}/…`."""

    path = "/api/integrations/{provider:str}"
    tags = ("agents",)
    request_max_body_size = MOST_BYTES

    @post("/agent/diagnostics", responses=PROBLEMS, status_code=202)
    async def ask(
        self,
        request: Request[Caller, None, State],
        diagnostics_service: NamedDependency[DiagnosticsService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> SyncAccepted:
        """Ask the PC that keeps the provider for its diagnostics file; 409 when it cannot be asked."""
        caller = admin_only(request.user)
        known_provider(provider)
        same_organization(caller, organization_slug)
        number, agent_id = await anyio.to_thread.run_sync(
            diagnostics_service.ask, caller.organization_id, provider, caller.person
        )
        bell.ring(agent_id)
        return SyncAccepted(number)

    @post("/diagnostics", responses=PROBLEMS, status_code=204)
    async def keep(
        self,
        request: Request[Caller, None, State],
        diagnostics_service: NamedDependency[DiagnosticsService],
        provider: FromPath[str],
        command: Annotated[int, QueryParameter(ge=0, le=2**31)] = 0,
    ) -> None:
        """Take the file that a command asked the agent for: the zip as it is."""
        caller = agent_only(request.user)
        known_provider(provider)
        content = await request.body()
        await anyio.to_thread.run_sync(diagnostics_service.keep, caller, provider, command, content)

    @post("/diagnostics/refusal", responses=PROBLEMS, status_code=204)
    async def refuse(
        self,
        request: Request[Caller, None, State],
        diagnostics_service: NamedDependency[DiagnosticsService],
        provider: FromPath[str],
        data: JSONBody[DiagnosticsRefused],
        command: Annotated[int, QueryParameter(ge=0, le=2**31)] = 0,
    ) -> None:
        """Take why the asked agent makes none."""
        caller = agent_only(request.user)
        known_provider(provider)
        await anyio.to_thread.run_sync(diagnostics_service.refuse, caller, provider, command, data.sentence)

    @get("/diagnostics", responses=PROBLEMS, media_type=MEDIA_TYPE, opt={UNPACKED_ANSWER: True})
    async def fetch(
        self,
        request: Request[Caller, None, State],
        diagnostics_service: NamedDependency[DiagnosticsService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> Response[bytes]:
        """The newest file, for an admin or support; 404 when none came within two weeks."""
        caller = may_fetch(request.user)
        known_provider(provider)
        same_organization(caller, organization_slug)
        return handed_out(await anyio.to_thread.run_sync(diagnostics_service.fetch, caller.organization_id, provider))
