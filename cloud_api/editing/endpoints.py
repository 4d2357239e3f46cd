"""Records over HTTP, for people who edit them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated
from urllib.parse import unquote

import anyio.to_thread
from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema
from litestar.params import FromPath, FromQuery, HeaderParameter, QueryParameter

from cloud_api.agents.bell import Bell
from cloud_api.changes.endpoints import feed_name
from cloud_api.editing.edit import Edited, Editor
from cloud_api.editing.schemas import ShownRecord, ShownRecordPage
from cloud_api.editing.service import EditingService
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.caller import Caller, may_edit, same_organization
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode

_Request = Request[Caller, None, State]
IfMatch = Annotated[
    str | None, HeaderParameter(name="If-Match", description="The fingerprint of the record that the person saw.")
]
RequestKey = Annotated[
    str | None,
    HeaderParameter(name="Idempotency-Key", description="The same request once more makes no second change."),
]


@dataclass
class EntityOperation(Operation):
    """Tells OpenAPI what the body is: the handler reads it as bytes, so that no number is read as a float."""

    def __post_init__(self) -> None:
        """Describe an entity."""
        words = "The entity in the domain's terms: amounts in whole sen, decimals as text."
        content = Schema(type=OpenAPIType.OBJECT, description=words)
        self.request_body = RequestBody(content={"application/json": OpenAPIMediaType(content)}, required=True)


@dataclass
class PatchOperation(Operation):
    """The same for a merge patch."""

    def __post_init__(self) -> None:
        """Describe a patch."""
        words = "JSON merge patch (RFC 7396) over what is wished of the record, or else over what the books have."
        content = OpenAPIMediaType(Schema(type=OpenAPIType.OBJECT, description=words))
        self.request_body = RequestBody(content={"application/merge-patch+json": content}, required=True)


async def editor_of(
    request: _Request, organization_slug: FromQuery[str], provider: FromQuery[str], request_key: RequestKey = None
) -> Editor:
    """Who edits: a person with a role for it, of the organization that the request names."""
    same_organization(request.user, organization_slug)
    person = may_edit(request.user)
    known_provider(provider)
    return Editor(
        organization_id=person.organization_id, provider=provider, person=person.person, request_key=request_key
    )


async def reference_of(request: _Request) -> str:
    """Which record the address names, exactly as it was sent: a key may hold slashes, also two in a row."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    parts = raw.decode("latin-1").partition("?")[0].split("/", 4)
    if len(parts) < 5:  # a slash within the kind: the router saw a key where none was sent
        raise Problem(404, ProblemCode.NOT_FOUND, "There is nothing at this address.")
    return unquote(parts[4])


class EditingEndpoints(Controller):
    """`/api/records`. A record goes by the books' key, or by `new:` and the change that creates it."""

    path = "/api/records"
    tags = ("editing",)

    @get("/{entity:str}", responses=PROBLEMS)
    async def page(
        self,
        request: _Request,
        editing_service: NamedDependency[EditingService],
        entity: FromPath[EntityKind],
        organization_slug: FromQuery[str],
        provider: FromQuery[str],
        search: Annotated[str, QueryParameter(max_length=100)] = "",
        after: Annotated[str, QueryParameter(max_length=300)] = "",
        limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    ) -> ShownRecordPage:
        """Records with their pending changes, and what became of the last ones."""
        same_organization(request.user, organization_slug)
        known_provider(provider)
        read = partial(editing_service.page, after=after, limit=limit, search=search)
        return await anyio.to_thread.run_sync(read, request.user.organization_id, provider, entity)

    @get("/{entity:str}/{key:path}", responses=PROBLEMS)
    async def record(
        self,
        request: _Request,
        editing_service: NamedDependency[EditingService],
        entity: FromPath[EntityKind],
        reference: NamedDependency[str],
        organization_slug: FromQuery[str],
        provider: FromQuery[str],
    ) -> Response[ShownRecord]:
        """One record; its fingerprint is the ETag."""
        same_organization(request.user, organization_slug)
        known_provider(provider)
        organization_id = request.user.organization_id
        found = await anyio.to_thread.run_sync(editing_service.show, organization_id, provider, entity, reference)
        return _answer(found, 200)

    @post("/{entity:str}", responses=PROBLEMS, status_code=201, operation_class=EntityOperation)
    async def create(
        self,
        request: _Request,
        editor: NamedDependency[Editor],
        editing_service: NamedDependency[EditingService],
        bell: NamedDependency[Bell],
        entity: FromPath[EntityKind],
    ) -> Response[ShownRecord]:
        """Enter a new record: 201 with the change, and `new:` and its id as the key."""
        body = await request.body()
        edited = await anyio.to_thread.run_sync(editing_service.create, editor, entity, body)
        return _told(bell, editor, edited, 201)

    @patch("/{entity:str}/{key:path}", responses=PROBLEMS, status_code=202, operation_class=PatchOperation)
    async def edit(
        self,
        request: _Request,
        editor: NamedDependency[Editor],
        editing_service: NamedDependency[EditingService],
        bell: NamedDependency[Bell],
        entity: FromPath[EntityKind],
        reference: NamedDependency[str],
        seen: IfMatch = None,
    ) -> Response[ShownRecord]:
        """Edit a record: 202 with the change, 200 when nothing is changed by it."""
        body = await request.body()
        edited = await anyio.to_thread.run_sync(editing_service.edit, editor, entity, reference, body, _hash(seen))
        return _told(bell, editor, edited, 202)

    @delete("/{entity:str}/{key:path}", responses=PROBLEMS, status_code=202)
    async def remove(
        self,
        editor: NamedDependency[Editor],
        editing_service: NamedDependency[EditingService],
        bell: NamedDependency[Bell],
        entity: FromPath[EntityKind],
        reference: NamedDependency[str],
        seen: IfMatch = None,
    ) -> Response[ShownRecord]:
        """Wish that a record goes from the books: 202 with the change."""
        edited = await anyio.to_thread.run_sync(editing_service.delete, editor, entity, reference, _hash(seen))
        return _told(bell, editor, edited, 202)


def _told(bell: Bell, editor: Editor, edited: Edited, status: int) -> Response[ShownRecord]:
    """Wake who waits for changes, and answer."""
    if edited.changed:
        bell.ring(feed_name(editor.organization_id, editor.provider, edited.record.entity))
        if edited.agent_id is not None:
            bell.ring(edited.agent_id)
    return _answer(edited.record, status if edited.changed or status == 201 else 200)


def _answer(record: ShownRecord, status: int) -> Response[ShownRecord]:
    headers = {"ETag": f'"{record.fingerprint}"'} if record.fingerprint else {}
    return Response(record, status_code=status, headers=headers)


def _hash(if_match: str | None) -> str | None:
    """The fingerprint of `If-Match`, however it is quoted; `*` matches whatever is there."""
    found = None if if_match is None else if_match.strip().removeprefix("W/").strip('"').lower()
    return None if found == "*" else found
