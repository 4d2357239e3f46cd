"""Records over HTTP, for agents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import anyio.to_thread
from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema
from litestar.params import FromPath, HeaderParameter, JSONBody

from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS
from cloud_api.records.service import RecordService
from cloud_api.security.caller import Caller, agent_only
from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind
from connector.platform.wire import (
    MAX_BATCH_RECORDS,
    BatchResult,
    BucketPage,
    BucketQuery,
    Settle,
    Settled,
    TitleQuery,
    Titles,
    WireSummary,
)

Lease = Annotated[str, HeaderParameter(name="X-Agent-Lease", description="The lease of the agent's Welcome.")]

UNPACKED_ANSWER = "unpacked_answer"
"""Option of a handler whose answers are not worth packing: ids are random, and a backfill waits for them."""


@dataclass
class BatchOperation(Operation):
    """Tells OpenAPI what the body is: the handler reads it as bytes, so that entities stay as they were sent."""

    def __post_init__(self) -> None:
        """Describe a `Batch`."""
        text, number = Schema(type=OpenAPIType.STRING), Schema(type=OpenAPIType.INTEGER, minimum=1)
        kinds = Schema(type=OpenAPIType.STRING, enum=[kind.value for kind in ActionKind])
        content = Schema(type=OpenAPIType.OBJECT, description="The entity; left out of a deletion.")
        record = Schema(
            type=OpenAPIType.OBJECT,
            required=["id", "kind", "key", "revision"],
            properties={"id": text, "kind": kinds, "key": text, "revision": number, "content": content},
        )
        records = Schema(type=OpenAPIType.ARRAY, items=record, max_items=MAX_BATCH_RECORDS)
        batch = Schema(type=OpenAPIType.OBJECT, required=["records"], properties={"records": records})
        self.request_body = RequestBody(content={"application/json": OpenAPIMediaType(batch)}, required=True)


class RecordEndpoints(Controller):
    """`/api/integrations/{provider}/…`."""

    path = "/api/integrations/{provider:str}"
    tags = ("records",)

    @post(
        "/records/{entity:str}",
        responses={**PROBLEMS, 200: ResponseSpec(BatchResult)},
        status_code=200,
        operation_class=BatchOperation,
        opt={UNPACKED_ANSWER: True},
    )
    async def ingest(
        self,
        request: Request[Caller, None, State],
        record_service: NamedDependency[RecordService],
        provider: FromPath[str],
        entity: FromPath[EntityKind],
        lease: Lease = "",
    ) -> Response[bytes]:
        """Take a batch in (`Batch` → `BatchResult`): all or nothing, with an answer for each record, in order."""
        caller = agent_only(request.user)
        known_provider(provider)
        body = await request.body()
        turns = record_service.turns(entity)
        answer = await anyio.to_thread.run_sync(
            record_service.ingest, caller, lease, provider, entity, body, limiter=turns
        )
        return Response(answer, media_type=MediaType.JSON)

    @post("/settle/{entity:str}", responses=PROBLEMS, status_code=200)
    async def settle(
        self,
        request: Request[Caller, None, State],
        record_service: NamedDependency[RecordService],
        provider: FromPath[str],
        entity: FromPath[EntityKind],
        data: JSONBody[Settle],
    ) -> Settled:
        """What became of actions whose answer was lost; null for one that never arrived."""
        caller = agent_only(request.user)
        known_provider(provider)
        turns = record_service.turns(entity)
        return await anyio.to_thread.run_sync(record_service.settle, caller, provider, entity, data, limiter=turns)

    @post("/titles/{entity:str}", responses=PROBLEMS, status_code=200)
    async def titles(
        self,
        request: Request[Caller, None, State],
        record_service: NamedDependency[RecordService],
        provider: FromPath[str],
        entity: FromPath[EntityKind],
        data: JSONBody[TitleQuery],
    ) -> Titles:
        """What people call some live records, for a person who is asked about them by key."""
        caller = agent_only(request.user)
        known_provider(provider)
        return await anyio.to_thread.run_sync(record_service.titles, caller, provider, entity, data)

    @get("/reconciliation/{entity:str}", responses=PROBLEMS)
    async def summary(
        self,
        request: Request[Caller, None, State],
        record_service: NamedDependency[RecordService],
        provider: FromPath[str],
        entity: FromPath[EntityKind],
    ) -> WireSummary:
        """Count, control totals by currency and bucket sums of what is stored."""
        caller = agent_only(request.user)
        known_provider(provider)
        turns = record_service.turns(entity)
        return await anyio.to_thread.run_sync(record_service.summary, caller, provider, entity, limiter=turns)

    @post("/reconciliation/{entity:str}/keys", responses=PROBLEMS, status_code=200)
    async def bucket_keys(
        self,
        request: Request[Caller, None, State],
        record_service: NamedDependency[RecordService],
        provider: FromPath[str],
        entity: FromPath[EntityKind],
        data: JSONBody[BucketQuery],
    ) -> BucketPage:
        """Live records of some buckets, by key."""
        caller = agent_only(request.user)
        known_provider(provider)
        turns = record_service.turns(entity)
        return await anyio.to_thread.run_sync(record_service.bucket_page, caller, provider, entity, data, limiter=turns)
