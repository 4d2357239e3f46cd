"""Syncs that people ask for, over HTTP: asked, and what became of them."""

from __future__ import annotations

import uuid

import anyio.to_thread
from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from cloud_api.agents.bell import Bell
from cloud_api.jobs.service import JobService
from cloud_api.problems import PROBLEMS
from cloud_api.security.caller import Caller, may_command, same_organization
from connector.platform.wire import SyncAccepted
from connector.platform.wire_jobs import SyncJob


class JobEndpoints(Controller):
    """`/api/integrations/{provider}/sync…`."""

    path = "/api/integrations/{provider:str}"
    tags = ("integrations",)

    @post("/sync/{entity:str}", responses=PROBLEMS, status_code=202)
    async def sync(
        self,
        request: Request[Caller, None, State],
        job_service: NamedDependency[JobService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        entity: FromPath[str],
        organization_slug: FromQuery[str | None] = None,
    ) -> Response[SyncAccepted]:
        """Ask whoever keeps the provider for a run: the platform's worker, or the agent on the office PC. `Location`
        leads to what becomes of it; asked again while it waits, it is the same job."""
        caller = request.user
        may_command(caller)
        if organization_slug is not None:
            same_organization(caller, organization_slug)
        job, host = await anyio.to_thread.run_sync(job_service.ask, caller, provider, entity)
        bell.ring(host)
        location = f"/api/integrations/{provider}/sync-jobs/{job.id}?organization_slug={caller.organization_slug}"
        return Response(SyncAccepted(job.command, job.id), status_code=202, headers={"Location": location})

    @get("/sync-jobs/{job_id:uuid}", responses=PROBLEMS)
    async def show(
        self,
        request: Request[Caller, None, State],
        job_service: NamedDependency[JobService],
        provider: FromPath[str],
        job_id: FromPath[uuid.UUID],
        organization_slug: FromQuery[str],
    ) -> SyncJob:
        """How far it is: waiting, running, done or failed, with the outcome of its run."""
        same_organization(request.user, organization_slug)
        return await anyio.to_thread.run_sync(job_service.find, request.user, provider, str(job_id))
