"""Records over HTTP, for agents."""

from __future__ import annotations

from typing import Annotated

import anyio.to_thread
from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.enums import MediaType
from litestar.params import Parameter

from cloud_api.integrations.available import known_provider
from cloud_api.records.service import RecordService
from cloud_api.security.caller import Caller, agent_only
from connector.domain.keys import EntityKind
from connector.platform.wire import BucketPage, BucketQuery, Settle, Settled, WireSummary

Lease = Annotated[str, Parameter(header="X-Agent-Lease", description="The lease of the agent's Welcome.")]


class RecordEndpoints(Controller):
    """`/api/integrations/{provider}/…`."""

    path = "/api/integrations/{provider:str}"
    tags = ("records",)

    @post("/records/{entity:str}", status_code=200)
    async def ingest(
        self,
        request: Request[Caller, None, State],
        record_service: RecordService,
        provider: str,
        entity: EntityKind,
        lease: Lease = "",
    ) -> Response[bytes]:
        """Take a batch in (`Batch` → `BatchResult`): all or nothing, with an answer for each record, in order."""
        caller = agent_only(request.user)
        known_provider(provider)
        body = await request.body()
        answer = await anyio.to_thread.run_sync(record_service.ingest, caller, lease, provider, entity, body)
        return Response(answer, media_type=MediaType.JSON)

    @post("/settle/{entity:str}", status_code=200)
    async def settle(
        self,
        request: Request[Caller, None, State],
        record_service: RecordService,
        provider: str,
        entity: EntityKind,
        data: Settle,
    ) -> Settled:
        """What became of actions whose answer was lost; null for one that never arrived."""
        caller = agent_only(request.user)
        known_provider(provider)
        return await anyio.to_thread.run_sync(record_service.settle, caller, provider, entity, data)

    @get("/reconciliation/{entity:str}")
    async def summary(
        self, request: Request[Caller, None, State], record_service: RecordService, provider: str, entity: EntityKind
    ) -> WireSummary:
        """Count, control totals by currency and bucket sums of what is stored."""
        caller = agent_only(request.user)
        known_provider(provider)
        return await anyio.to_thread.run_sync(record_service.summary, caller, provider, entity)

    @post("/reconciliation/{entity:str}/keys", status_code=200)
    async def bucket_keys(
        self,
        request: Request[Caller, None, State],
        record_service: RecordService,
        provider: str,
        entity: EntityKind,
        data: BucketQuery,
    ) -> BucketPage:
        """Live records of some buckets, by bucket and key."""
        caller = agent_only(request.user)
        known_provider(provider)
        return await anyio.to_thread.run_sync(record_service.bucket_page, caller, provider, entity, data)
