"""`/integrations` in the browser. Each page finds the session of its cookie and sees that organization's rows only;
anybody else is shown the sign-in. What changes something is a form with the session's CSRF token.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Any

import anyio.to_thread
from anyio import CapacityLimiter
from litestar import Controller, MediaType, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import Body, FromPath, FromQuery

from cloud_api.db.engine import Database
from cloud_api.hosted.service import HostedService
from cloud_api.pages import screens
from cloud_api.pages.markup import HEADERS, Markup, document, notice
from cloud_api.pages.style import STYLE
from cloud_api.pages.views import Card, Views
from cloud_api.pages.visitors import Visitors
from cloud_api.problems import Problem
from cloud_api.runs.repository import Wanted
from cloud_api.security import sessions
from cloud_api.security.authentication import OPEN, session_of
from cloud_api.security.caller import PersonCaller, admin_only
from cloud_api.settings import Settings
from cloud_api.sign_in.pages import ending_words
from cloud_api.sign_in.parting import Parting
from cloud_api.sign_in.session_endpoints import session_cookie
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode

_Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_Request = Request[Any, Any, State]
_HOME = "/integrations"


def pages(tries_per_minute: int) -> type[Controller]:
    """All of them, with a bound on how often one address may try to sign in."""
    limit = RateLimitConfig(rate_limit=("minute", tries_per_minute), store="page_tries")

    class Pages(PageEndpoints):
        """`/integrations`."""

        @post("/sign-in", middleware=[limit.middleware], status_code=200)
        async def begin(
            self,
            request: _Request,
            database: NamedDependency[Database],
            settings: NamedDependency[Settings],
            data: _Form,
        ) -> Response[str]:
            """A person's API token for a session; only from our own page: nobody is signed in as somebody else."""
            if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
                raise Problem(403, ProblemCode.FORBIDDEN, "This form was not sent from our own page.")
            token = data.get("token", "").strip()
            secret = await anyio.to_thread.run_sync(sessions.begin, database, token, dt.datetime.now(dt.UTC))
            if secret is None:
                told = notice("bad", "Nobody has this token", "It is mistyped, or it was revoked.")
                return _shown(screens.sign_in(told), 401)
            away = _away(_HOME)
            away.set_cookie(session_cookie(settings, secret))
            return away

    return Pages


class PageEndpoints(Controller):
    """Pages of somebody who is signed in."""

    path = _HOME
    opt = {OPEN: True}  # noqa: RUF012  # litestar's own way to say it
    include_in_schema = False
    media_type = MediaType.HTML
    request_max_body_size = 16 * 1024

    @get("/style.css", media_type=MediaType.CSS)
    async def style(self) -> Response[str]:
        """How they look."""
        return Response(STYLE, media_type=MediaType.CSS, headers={"X-Content-Type-Options": "nosniff"})

    @get("/")
    async def overview(
        self,
        request: _Request,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        success: FromQuery[str] = "",
        provider: FromQuery[str] = "",
        error: FromQuery[str] = "",
    ) -> Response[str]:
        """All providers; also where a sign-in ends that no agent began."""
        visitor = await visitors.find(request)
        if visitor is None:
            return _shown(screens.sign_in(_ended(provider, success, error, [])))
        cards = await anyio.to_thread.run_sync(page_views.cards, visitor.caller)
        return _shown(screens.overview(visitor, cards, _ended(provider, success, error, cards)))

    @post("/sign-out", status_code=200)
    async def end(
        self,
        request: _Request,
        visitors: NamedDependency[Visitors],
        database: NamedDependency[Database],
        settings: NamedDependency[Settings],
        data: _Form,
    ) -> Response[str]:
        """End the session."""
        if await visitors.sender(request, data) is not None:
            await anyio.to_thread.run_sync(sessions.end, database, session_of(request))
        away = _away(_HOME)
        away.set_cookie(session_cookie(settings, ""))
        return away

    @get("/history")
    async def history(
        self,
        request: _Request,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
    ) -> Response[str]:
        """Syncs, by provider, kind and outcome."""
        visitor = await visitors.find(request)
        if visitor is None:
            return _away(_HOME)
        cards = await anyio.to_thread.run_sync(page_views.cards, visitor.caller)
        titles = {card.about.provider: card.about.title for card in cards}
        asked, wanted = _asked(request, titles)
        logs, more = await anyio.to_thread.run_sync(page_views.history, visitor.caller, wanted)
        return _shown(screens.history(visitor, titles, asked, logs, more))

    @get("/providers/{provider:str}")
    async def provider(
        self,
        request: _Request,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        provider: FromPath[str],
    ) -> Response[str]:
        """One provider in detail."""
        visitor = await visitors.find(request)
        if visitor is None:
            return _away(_HOME)
        caller = visitor.caller
        card = await _card(page_views, caller, provider)
        metrics = await anyio.to_thread.run_sync(page_views.metrics, caller, provider)
        told, more = await anyio.to_thread.run_sync(page_views.webhooks, caller, provider, _before(request))
        return _shown(screens.provider(visitor, card, metrics, told, more))

    @get("/providers/{provider:str}/disconnect")
    async def ask(
        self,
        request: _Request,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        provider: FromPath[str],
    ) -> Response[str]:
        """Ask before disconnecting."""
        visitor = await visitors.find(request)
        if visitor is None:
            return _away(_HOME)
        admin_only(visitor.caller)
        card = await _card(page_views, visitor.caller, provider)
        if card.connected is None:
            return _away(_HOME)
        return _shown(screens.disconnecting(visitor, card))

    @post("/providers/{provider:str}/disconnect", status_code=200)
    async def disconnect(
        self,
        request: _Request,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        hosted_service: NamedDependency[HostedService],
        parting: NamedDependency[Parting],
        sign_in_turns: NamedDependency[CapacityLimiter],
        provider: FromPath[str],
        data: _Form,
    ) -> Response[str]:
        """End the connection, as the API does."""
        visitor = await visitors.sender(request, data)
        if visitor is None:
            return _away(_HOME)
        caller = admin_only(visitor.caller)
        card = await _card(page_views, caller, provider)
        said = ""
        if card.about.signs_in:
            ended = await anyio.to_thread.run_sync(parting.disconnect, caller, provider, limiter=sign_in_turns)
            said = ended.sentence
        else:
            await anyio.to_thread.run_sync(hosted_service.disconnect, caller, provider)
        told = notice("good", f"{card.about.title} is disconnected", said)
        cards = await anyio.to_thread.run_sync(page_views.cards, caller)
        return _shown(screens.overview(visitor, cards, told))


def _problem(_request: _Request, exc: Problem) -> Response[str]:
    headers = {name: value for name, value in exc.headers.items() if name == "Retry-After"}
    return _refused(exc.status, exc.detail, headers)


def _refusal(_request: _Request, exc: HTTPException) -> Response[str]:
    if exc.status_code == 429:
        return _refused(429, "Too many tries from this address: wait a minute.", {"Retry-After": "60"})
    return _refused(exc.status_code, "This page does not take what was sent.", {})


PageEndpoints.exception_handlers = {Problem: _problem, HTTPException: _refusal}


def _refused(status: int, sentence: str, headers: dict[str, str]) -> Response[str]:
    back = Markup(f'{notice("bad", sentence, "")}<p><a href="{_HOME}">Back to the integrations</a></p>')
    answer = _shown(document("That did not work", back), status)
    answer.headers.update(headers)
    return answer


async def _card(page_views: Views, caller: PersonCaller, provider: str) -> Card:
    card = await anyio.to_thread.run_sync(page_views.card, caller, provider)
    if card is None:
        raise Problem(404, ProblemCode.NOT_FOUND, "There is no such provider.")
    return card


def _ended(provider: str, success: str, error: str, cards: list[Card]) -> Markup:
    """How a sign-in at a provider ended, as the address tells; whoever is signed in is told only what is so."""
    if not success and not error:
        return Markup("")
    title, sentence = ending_words(provider, success=success == "true" and not error, reason=error)
    done = success == "true" and not error
    if done and cards and not any(card.connected and card.about.provider == provider for card in cards):
        return Markup("")
    return notice("good" if done and title.endswith("is connected") else "bad", title, sentence)


def _asked(request: _Request, titles: dict[str, str]) -> tuple[dict[str, str], Wanted]:
    """The filters of the address, as they stand there and as they are looked for; what nobody offers is refused."""
    offered = {
        "provider": set(titles),
        "entity_type": {kind.value for kind in EntityKind},
        "status": set(screens.OUTCOMES),
    }
    asked = {name: value for name in offered if (value := request.query_params.get(name, ""))}
    for name, value in asked.items():
        if value not in offered[name]:
            raise Problem(422, ProblemCode.INVALID, "There is no such filter.")
    kind = asked.get("entity_type")
    wanted = Wanted(
        provider=asked.get("provider"),
        entity_type=EntityKind(kind) if kind else None,
        status=asked.get("status"),
        before=_before(request),
    )
    return asked, wanted


def _before(request: _Request) -> str | None:
    before = request.query_params.get("before", "")
    try:
        return str(uuid.UUID(before)) if before else None
    except ValueError as exc:
        raise Problem(422, ProblemCode.INVALID, "There is no such page.") from exc


def _shown(page: str, status: int = 200) -> Response[str]:
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=dict(HEADERS))


def _away(address: str) -> Response[str]:
    return Response("", status_code=303, media_type=MediaType.HTML, headers={**HEADERS, "Location": address})
