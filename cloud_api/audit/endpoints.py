"""The audit trail of an organization, for its admins."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import anyio.to_thread
import msgspec
from litestar import Controller, Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from cloud_api.audit import repository
from cloud_api.audit.actors import Actor
from cloud_api.audit.chain import Action, Entry
from cloud_api.db.engine import Database
from cloud_api.problems import PROBLEMS
from cloud_api.security.caller import Caller, PersonCaller, admin_only, same_organization


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the trail. Never a secret, nor a hash of one: `hash` and `previous` are the chain's own."""

    number: int
    at: dt.datetime
    actor: Actor
    action: str
    provider: str
    facts: dict[str, object]
    previous: str
    """Hexadecimal, as `hash`; `audit verify` and `audit.chain.hash_of` say what it covers."""
    hash: str


class AuditPage(msgspec.Struct, frozen=True, kw_only=True):
    """Newest first; go on with `before` = the last number, unless complete."""

    entries: list[AuditEntry]
    complete: bool


class AuditEndpoints(Controller):
    """`/api/audit`."""

    path = "/api/audit"
    tags = ("audit",)

    @get("/", responses=PROBLEMS)
    async def entries(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        organization_slug: FromQuery[str],
        action: FromQuery[Action | None] = None,
        before: Annotated[int | None, QueryParameter(ge=1, le=2**62)] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    ) -> AuditPage:
        """Who issued, stored, opened, renewed and ended credentials of this organization, and who configured it."""
        same_organization(request.user, organization_slug)
        caller = admin_only(request.user)
        return await anyio.to_thread.run_sync(_page, database, caller, action, before, limit)


def _page(database: Database, caller: PersonCaller, action: Action | None, before: int | None, limit: int) -> AuditPage:
    with database.read() as connection:
        found = repository.newest(connection, caller.organization_id, limit=limit + 1, before=before, action=action)
    return AuditPage(entries=[_shown(entry) for entry in found[:limit]], complete=len(found) <= limit)


def _shown(entry: Entry) -> AuditEntry:
    return AuditEntry(
        number=entry.number,
        at=entry.at,
        actor=entry.actor,
        action=entry.action,
        provider=entry.provider,
        facts=msgspec.json.decode(entry.facts, type=dict[str, object]),
        previous=entry.previous.hex(),
        hash=entry.hash.hex(),
    )
