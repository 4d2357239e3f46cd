"""`/integrations/providers/{provider}/records/{entity}?key=…`: one record in the browser, for whoever is signed in."""

from __future__ import annotations

import re
from typing import Final

import anyio.to_thread
import msgspec
from litestar import Controller, MediaType, Response, get
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.params import FromPath, FromQuery
from sqlalchemy import select

from cloud_api.changes.repository import ChangeRepository
from cloud_api.db.engine import Database
from cloud_api.pages import screens
from cloud_api.pages.answers import HOME, PageRequest, card_of, problem_page, refusal_page, shown
from cloud_api.pages.markup import NOTHING
from cloud_api.pages.record_screen import RecordShown, record
from cloud_api.pages.views import Views
from cloud_api.pages.visitors import Visitors
from cloud_api.problems import Problem
from cloud_api.records.incoming import MAX_KEY
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.runs import repository as runs
from cloud_api.security.authentication import OPEN
from cloud_api.security.caller import PersonCaller
from connector.domain.keys import EntityKind
from connector.domain.shown import fields_shown
from connector.platform.wire import ProblemCode

_CHANGES: Final = 25
_RUNS: Final = 10
_ONWARD: Final = re.compile(
    rf"{HOME}/providers/[a-z_]{{1,40}}/records/[a-z_]{{1,40}}\?key=[\w.~%+-]{{1,2000}}", re.ASCII
)


class RecordPages(Controller):
    """One record of the organization of whoever is signed in."""

    path = f"{HOME}/providers/{{provider:str}}/records"
    opt = {OPEN: True}  # noqa: RUF012  # litestar's own way to say it
    include_in_schema = False
    media_type = MediaType.HTML

    @get("/{entity:str}")
    async def one(
        self,
        request: PageRequest,
        database: NamedDependency[Database],
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        provider: FromPath[str],
        entity: FromPath[str],
        key: FromQuery[str] = "",
    ) -> Response[str]:
        """Its fields, what people changed of it, and the last syncs of its kind. A sign-in leads here again."""
        visitor = await visitors.find(request)
        if visitor is None:
            return shown(screens.sign_in(NOTHING, onward_of(f"{request.url.path}?{request.url.query}")))
        card = await card_of(page_views, visitor.caller, provider)
        found = await anyio.to_thread.run_sync(_read, database, visitor.caller, provider, entity, key)
        if found is None:
            slug = visitor.caller.organization_slug
            raise Problem(404, ProblemCode.NOT_FOUND, f"{slug} has no such record here. It may not be synced yet.")
        return shown(record(visitor, card, found))


RecordPages.exception_handlers = {Problem: problem_page, HTTPException: refusal_page}


def onward_of(address: str) -> str:
    """Where a sign-in leads: a record's page, as its address was given; else, as of any other, all integrations."""
    return address if _ONWARD.fullmatch(address) else HOME


def _read(database: Database, caller: PersonCaller, provider: str, entity: str, key: str) -> RecordShown | None:
    if entity not in {kind.value for kind in RECORD_KINDS} or not 0 < len(key) <= MAX_KEY or "\0" in key:
        return None
    kind = EntityKind(entity)
    stored = RECORD_KINDS[kind]
    c = stored.table.c
    statement = select(c.entity, c.revision, c.created_at, c.updated_at, c.deleted_at).where(
        stored.matching(caller.organization_id, provider), c.external_id == key
    )
    wanted = msgspec.structs.replace(runs.Wanted(), provider=provider, entity_type=kind.value, limit=_RUNS)
    with database.read() as connection:
        row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        changes = ChangeRepository(connection, caller.organization_id, provider).of_record(kind, key, _CHANGES)
        return RecordShown(
            kind=kind,
            key=key,
            fields=fields_shown(str(row.entity).encode()) if row.entity and row.deleted_at is None else {},
            revision=row.revision,
            created_at=row.created_at,
            updated_at=row.updated_at,
            deleted_at=row.deleted_at,
            changes=changes,
            runs=runs.page(connection, caller.organization_id, wanted),
        )
