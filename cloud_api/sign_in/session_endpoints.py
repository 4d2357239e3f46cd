"""A person's session in the browser: begun with his API token, seen, ended."""

from __future__ import annotations

import datetime as dt

import anyio.to_thread
import msgspec
from litestar import Controller, Request, Response, delete, get, post
from litestar.datastructures import Cookie, State
from litestar.di import NamedDependency

from cloud_api.db.engine import Database
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security import sessions
from cloud_api.security.authentication import bearer_of, session_of
from cloud_api.security.caller import Caller, PersonCaller
from cloud_api.settings import Settings
from connector.platform.wire import ProblemCode


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Who works in this browser."""

    organization_slug: str
    person: str
    role: str
    csrf_token: str
    """Goes into `X-CSRF-Token` of every request that changes something, and into `csrf_token` of `/auth`."""

    def __repr__(self) -> str:
        return f"Session(person={self.person!r}, csrf_token='***')"


class SessionEndpoints(Controller):
    """`/api/session`."""

    path = "/api/session"
    tags = ("sessions",)

    @post("/", responses=PROBLEMS, status_code=201)
    async def begin(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        settings: NamedDependency[Settings],
    ) -> Response[Session]:
        """Exchange the API token of the request for a cookie of eight hours."""
        caller = request.user
        token = bearer_of(request)
        if not isinstance(caller, PersonCaller) or not token:
            raise Problem(403, ProblemCode.FORBIDDEN, "Only people work in a browser, and begin with their own token.")
        secret = await anyio.to_thread.run_sync(sessions.begin, database, token, dt.datetime.now(dt.UTC))
        if secret is None:
            raise Problem(401, ProblemCode.UNAUTHORIZED, "The token was revoked.")
        return Response(
            _shown(caller, secret), cookies=[session_cookie(settings, secret)], headers={"Cache-Control": "no-store"}
        )

    @get("/", responses=PROBLEMS)
    async def seen(self, request: Request[Caller, None, State]) -> Response[Session]:
        """Who works in this browser."""
        caller, secret = request.user, session_of(request)
        if not isinstance(caller, PersonCaller) or not secret:
            raise Problem(404, ProblemCode.NOT_FOUND, "Nobody is signed in to the platform in this browser.")
        return Response(_shown(caller, secret), headers={"Cache-Control": "no-store"})

    @delete("/", responses=PROBLEMS, status_code=204)
    async def end(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        settings: NamedDependency[Settings],
    ) -> Response[None]:
        """Sign out."""
        secret = session_of(request)
        if secret:
            await anyio.to_thread.run_sync(sessions.end, database, secret)
        return Response(None, cookies=[session_cookie(settings, "")])


def _shown(caller: PersonCaller, secret: str) -> Session:
    return Session(
        organization_slug=caller.organization_slug,
        person=caller.person,
        role=caller.role.value,
        csrf_token=sessions.csrf_token(secret),
    )


def session_cookie(settings: Settings, secret: str) -> Cookie:
    """What a browser keeps of a session; with an empty secret it forgets it."""
    secure = settings.public_url.startswith("https:")
    return Cookie(
        key=sessions.SECURE_COOKIE if secure else sessions.COOKIE,
        value=secret,
        path="/",
        max_age=int(sessions.LIFETIME.total_seconds()) if secret else 0,
        httponly=True,
        secure=secure,
        samesite="lax",
    )
