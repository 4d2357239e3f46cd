"""Finds out who calls, before any handler runs."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import anyio.to_thread
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import ASGIApp, Receive, Scope, Send
from sqlalchemy import select

from cloud_api.audit.actors import VISITOR, act_as, actor_of
from cloud_api.db.engine import Database, act_for
from cloud_api.db.row_security import EVERYBODY
from cloud_api.db.tables import agents, api_tokens, organizations
from cloud_api.problems import Problem
from cloud_api.security import sessions
from cloud_api.security.caller import AgentCaller, Caller, PersonCaller, Role, name_of
from cloud_api.security.quotas import Quotas
from cloud_api.security.tokens import AGENT_PREFIX, PERSON_PREFIX, same_hash, token_hash
from connector.platform.wire import ProblemCode

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = "open"
"""Option of a handler that needs no token."""


class WhoseRows:
    """Middleware that begins each request with nobody's rows. Where no token is asked for, the handler itself finds out
    whose they are, by a code, a signature or a state that nobody guesses: it sees all."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say it before anything reaches the database."""
        if scope["type"] == ScopeType.HTTP:
            act_as(VISITOR)
            act_for(EVERYBODY if scope["route_handler"].opt.get(OPEN) else "")
        await self._app(scope, receive, send)


class Authentication(AbstractAuthenticationMiddleware):
    """`Authorization: Bearer <token>`, of an agent or of a person; or a person's session in the browser, with its CSRF
    token when something is to change. From then on the request sees the rows of the caller's organization."""

    def __init__(self, app: ASGIApp, database: Database, quotas: Quotas) -> None:
        """Over a database that is not bound: whose token it is, is not known before."""
        super().__init__(app, exclude_from_auth_key=OPEN, exclude=["^/schema"])
        self._database = database
        self._quotas = quotas

    async def authenticate_request(
        self, connection: ASGIConnection[object, object, object, State]
    ) -> AuthenticationResult:
        """The caller.

        Raises:
            Problem: 401; 429 when the token made too many requests.
        """
        caller: Caller | None = None
        token, secret = bearer_of(connection), session_of(connection)
        if token:
            caller = await anyio.to_thread.run_sync(find_caller, self._database, token)
        elif secret:
            caller = await anyio.to_thread.run_sync(sessions.find, self._database, secret, dt.datetime.now(dt.UTC))
            if caller is not None and connection.scope["method"] not in _SAFE:  # type: ignore[typeddict-item]  # HTTP only
                _check_csrf(secret, connection.headers.get(sessions.CSRF_HEADER, ""))
        if caller is None:
            detail = "The request has no valid token: it is missing, unknown, or was revoked."
            raise Problem(401, ProblemCode.UNAUTHORIZED, detail, headers={"WWW-Authenticate": "Bearer"})
        self._quotas.take(f"{caller.organization_id} {name_of(caller)}")
        act_for(caller.organization_id)
        act_as(actor_of(caller))
        return AuthenticationResult(user=caller, auth=None)


def bearer_of(connection: ASGIConnection[Any, Any, Any, State]) -> str:
    """The token of the header `Authorization`; empty without one."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def session_of(connection: ASGIConnection[Any, Any, Any, State]) -> str:
    """The secret of the session that the browser's cookie names; empty without one, or beside a token."""
    if connection.headers.get("authorization"):
        return ""
    cookies = connection.cookies
    return cookies.get(sessions.SECURE_COOKIE) or cookies.get(sessions.COOKIE) or ""


def _check_csrf(secret: str, brought: str) -> None:
    if not sessions.fits(secret, brought):
        detail = "The request lacks this session's CSRF token."
        raise Problem(403, ProblemCode.FORBIDDEN, detail)


def find_caller(database: Database, token: str) -> Caller | None:
    """Who a token belongs to, None when nobody's or revoked."""
    wanted = token_hash(token)
    if token.startswith(AGENT_PREFIX):
        return _agent(database, wanted)
    if token.startswith(PERSON_PREFIX):
        return _person(database, wanted)
    return None


def _agent(database: Database, wanted: bytes) -> AgentCaller | None:
    c = agents.c
    statement = (
        select(c.token_hash, organizations.c.id, organizations.c.slug, c.id, c.pc_name)
        .join(organizations, organizations.c.id == c.organization_id)
        .where(c.token_hash == wanted, c.revoked_at.is_(None))
    )
    with database.read() as connection:
        row = connection.execute(statement).one_or_none()
    if row is None or not same_hash(row[0], wanted):
        return None
    return AgentCaller(organization_id=row[1], organization_slug=row[2], agent_id=row[3], pc_name=row[4])


def _person(database: Database, wanted: bytes) -> PersonCaller | None:
    c = api_tokens.c
    statement = (
        select(c.token_hash, organizations.c.id, organizations.c.slug, c.person, c.role, c.id)
        .join(organizations, organizations.c.id == c.organization_id)
        .where(c.token_hash == wanted, c.revoked_at.is_(None))
    )
    with database.read() as connection:
        row = connection.execute(statement).one_or_none()
    if row is None or not same_hash(row[0], wanted):
        return None
    return PersonCaller(
        organization_id=row[1], organization_slug=row[2], person=row[3], role=Role(row[4]), token_id=row[5]
    )
