"""Signing in at providers over HTTP: what browsers are sent through, and what agents begin and end it with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Annotated, ParamSpec

import anyio.to_thread
import structlog
from anyio import CapacityLimiter
from litestar import Controller, MediaType, Request, Response, get, post
from litestar.datastructures import Cookie, State
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery, JSONBody

from cloud_api.db.engine import Database
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security import sessions
from cloud_api.security.authentication import OPEN, session_of
from cloud_api.security.caller import Caller, admin_only, agent_only, may_command, same_organization
from cloud_api.settings import Settings
from cloud_api.sign_in.answers import Answers
from cloud_api.sign_in.languages import speak
from cloud_api.sign_in.pages import HEADERS, Ending, Reason, refusal
from cloud_api.sign_in.refreshing import Refreshing
from cloud_api.sign_in.service import CONSENT_LIFETIME, SignInService
from connector.domain.errors import AskUser, BridgeError, NotFound
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import RedeemSignIn, Refreshed, SignedIn

AT_ONCE = 4
"""Conversations with providers at a time: slow ones must not keep the threads that the platform answers with."""
_LONGEST = 4096
"""Characters of one value of an address."""
_log = structlog.get_logger("cloud_api.sign_in")
_P = ParamSpec("_P")


class SignInEndpoints(Controller):
    """`/api/integrations/{provider}`, for providers that people sign in at."""

    path = "/api/integrations/{provider:str}"
    tags = ("sign-in",)
    request_max_body_size = 64 * 1024

    @get("/auth", responses=PROBLEMS, opt={OPEN: True}, media_type=MediaType.HTML)
    async def auth(
        self,
        request: Request[object, None, State],
        sign_in_service: NamedDependency[SignInService],
        sign_in_turns: NamedDependency[CapacityLimiter],
        database: NamedDependency[Database],
        settings: NamedDependency[Settings],
        provider: FromPath[str],
    ) -> Response[str]:
        """Where a browser begins, with a one-time ticket (`ticket`), or as an admin who is signed in to the platform
        (`csrf_token`); `organization_slug` must be that of either. It is sent to the provider."""
        speak(request.headers.get("Accept-Language", ""))
        if not _signs_in(provider):
            return _response(refusal(Reason.UNKNOWN, 404), settings)
        told = _told(request)
        if told.get("ticket"):
            return _response(await _safely(sign_in_turns, sign_in_service.open, provider, told), settings)
        return _response(await _of_session(request, sign_in_turns, sign_in_service, database, provider, told), settings)

    @get("/callback", responses=PROBLEMS, opt={OPEN: True}, media_type=MediaType.HTML)
    async def callback(
        self,
        request: Request[object, None, State],
        sign_in_answers: NamedDependency[Answers],
        sign_in_turns: NamedDependency[CapacityLimiter],
        settings: NamedDependency[Settings],
        provider: FromPath[str],
    ) -> Response[str]:
        """Where a provider sends the browser back to: `code` and `state`, or `error` and `state`."""
        speak(request.headers.get("Accept-Language", ""))
        if not _signs_in(provider):
            return _response(refusal(Reason.UNKNOWN, 404), settings)
        return _response(
            await _safely(sign_in_turns, sign_in_answers.answer, provider, _told(request), dict(request.cookies)),
            settings,
        )

    @post("/account", responses=PROBLEMS, opt={OPEN: True}, media_type=MediaType.HTML, status_code=200)
    async def account(
        self,
        request: Request[object, None, State],
        sign_in_answers: NamedDependency[Answers],
        sign_in_turns: NamedDependency[CapacityLimiter],
        settings: NamedDependency[Settings],
        provider: FromPath[str],
        data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
    ) -> Response[str]:
        """Which of several accounts a person connects, from the page that asked."""
        speak(request.headers.get("Accept-Language", ""))
        token, number = data.get("token", ""), data.get("account", "")
        if not _signs_in(provider) or len(token) > _LONGEST or len(number) > 4:
            return _response(refusal(Reason.UNKNOWN, 404), settings)
        return _response(
            await _safely(sign_in_turns, sign_in_answers.choose, provider, token, number, dict(request.cookies)),
            settings,
        )

    @post("/redeem", responses=PROBLEMS, status_code=200)
    async def redeem(
        self,
        request: Request[Caller, None, State],
        sign_in_answers: NamedDependency[Answers],
        sign_in_turns: NamedDependency[CapacityLimiter],
        provider: FromPath[str],
        data: JSONBody[RedeemSignIn],
    ) -> SignedIn:
        """The agent that began brings the code that came to its own address, and its verifier."""
        caller = agent_only(request.user)
        known_provider(provider)
        return await anyio.to_thread.run_sync(sign_in_answers.redeem, caller, provider, data, limiter=sign_in_turns)

    @post("/refresh-token", responses=PROBLEMS, status_code=200)
    async def refresh(
        self,
        request: Request[Caller, None, State],
        refreshing: NamedDependency[Refreshing],
        sign_in_turns: NamedDependency[CapacityLimiter],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> Refreshed:
        """Renew the tokens now. They renew themselves; this is for whoever wants to see that it works."""
        caller = request.user
        may_command(caller)
        same_organization(caller, organization_slug)
        if known_provider(provider).sign_in is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "Nobody signs in at this provider.")
        renew = partial(refreshing.refresh, caller.organization_id, provider)
        try:
            known = await anyio.to_thread.run_sync(renew, limiter=sign_in_turns)
        except NotFound as exc:
            raise Problem(404, ProblemCode.NOT_FOUND, str(exc)) from exc
        except AskUser as exc:
            raise Problem(409, ProblemCode.CONFLICT, str(exc)) from exc
        return Refreshed(
            provider=provider,
            refreshed_at=known.refreshed_at,
            expires_at=known.access_expires_at,
            consent_ends_at=known.consent_ends_at,
        )


async def _of_session(
    request: Request[object, None, State],
    sign_in_turns: CapacityLimiter,
    service: SignInService,
    database: Database,
    provider: str,
    told: dict[str, str],
) -> Ending:
    secret = session_of(request)
    now = dt.datetime.now(dt.UTC)
    caller = await anyio.to_thread.run_sync(sessions.find, database, secret, now) if secret else None
    if caller is None or not sessions.fits(secret, told.get("csrf_token", "")):
        return refusal(Reason.NOT_ALLOWED, 403)
    if told.get("organization_slug") != caller.organization_slug:
        return refusal(Reason.NOT_ALLOWED, 403)
    try:
        return await _safely(sign_in_turns, service.open_for, admin_only(caller), provider)
    except Problem as exc:
        return refusal(Reason.NOT_ALLOWED, 403) if exc.status == 403 else refusal(Reason.NOT_READY, 503)


async def _safely(turns: CapacityLimiter, step: Callable[_P, Ending], *args: _P.args, **kwargs: _P.kwargs) -> Ending:
    """A step in a thread; a fault of ours is a page, too."""
    try:
        return await anyio.to_thread.run_sync(lambda: step(*args, **kwargs), limiter=turns)
    except BridgeError as exc:
        _log.error("a sign-in failed", code=exc.code, sentence=exc.sentence, **exc.facts)
        return refusal(Reason.NOT_READY, 503)


def _told(request: Request[object, None, State]) -> dict[str, str]:
    """The values of the address; one that comes twice or is too long counts as not there (RFC 6749, 3.1)."""
    values = request.query_params.dict()
    return {
        name: found[0]
        for name, found in values.items()
        if len(found) == 1 and isinstance(found[0], str) and len(found[0]) <= _LONGEST
    }


def _signs_in(provider: str) -> bool:
    try:
        return known_provider(provider).sign_in is not None
    except Problem:
        return False


def _response(ending: Ending, settings: Settings) -> Response[str]:
    cookies = []
    if ending.cookie is not None:
        name, value, path = ending.cookie
        cookies.append(
            Cookie(
                key=name,
                value=value,
                path=path,
                max_age=int(CONSENT_LIFETIME.total_seconds()) if value else 0,
                httponly=True,
                secure=settings.public_url.startswith("https:"),
                samesite="lax",
            )
        )
    headers = dict(HEADERS)
    if ending.location:
        headers["Location"] = ending.location
    return Response(ending.page, status_code=ending.status, media_type=MediaType.HTML, headers=headers, cookies=cookies)
