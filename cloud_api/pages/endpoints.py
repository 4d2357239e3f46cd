"""`/integrations` in the browser. Each page finds the session of its cookie and sees that organization's rows only;
anybody else is shown the sign-in. What changes something is a form with the session's CSRF token.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Final

import anyio.to_thread
from anyio import CapacityLimiter
from litestar import Controller, MediaType, Response, get, post
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath, FromQuery

from cloud_api.db.engine import Database
from cloud_api.hosted.service import HostedService
from cloud_api.pages import screens
from cloud_api.pages.answers import HOME, Form, PageRequest, away, card_of, problem_page, refusal_page, shown
from cloud_api.pages.markup import Markup, notice
from cloud_api.pages.records import onward_of
from cloud_api.pages.style import STYLE, TIMES
from cloud_api.pages.views import Card, Views
from cloud_api.pages.visitors import Visitors
from cloud_api.problems import Problem
from cloud_api.runs.repository import SUBJECTS, Wanted
from cloud_api.security import sessions
from cloud_api.security.authentication import OPEN, session_of
from cloud_api.security.caller import admin_only
from cloud_api.settings import Settings
from cloud_api.sign_in.pages import ending_words
from cloud_api.sign_in.parting import Parting
from cloud_api.sign_in.session_endpoints import session_cookie
from connector.platform.wire import ProblemCode


def pages(tries_per_minute: int) -> type[Controller]:
    """All of them, with a bound on how often one address may try to sign in."""
    limit = RateLimitConfig(rate_limit=("minute", tries_per_minute), store="page_tries")

    class Pages(PageEndpoints):
        """`/integrations`."""

        @post("/sign-in", middleware=[limit.middleware], status_code=200)
        async def begin(
            self,
            request: PageRequest,
            database: NamedDependency[Database],
            settings: NamedDependency[Settings],
            data: Form,
        ) -> Response[str]:
            """A person's API token for a session; only from our own page: nobody is signed in as somebody else."""
            if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
                raise Problem(403, ProblemCode.FORBIDDEN, "This form was not sent from our own page.")
            token, onward = data.get("token", "").strip(), onward_of(data.get("onward", ""))
            secret = await anyio.to_thread.run_sync(sessions.begin, database, token, dt.datetime.now(dt.UTC))
            if secret is None:
                told = notice("bad", "Nobody has this token", "It is mistyped, or it was revoked.")
                return shown(screens.sign_in(told, onward), 401)
            answer = away(onward)
            answer.set_cookie(session_cookie(settings, secret))
            return answer

    return Pages


_SCRIPT: Final = "text/javascript"


class PageEndpoints(Controller):
    """Pages of somebody who is signed in."""

    path = HOME
    opt = {OPEN: True}  # noqa: RUF012  # litestar's own way to say it
    include_in_schema = False
    media_type = MediaType.HTML
    request_max_body_size = 16 * 1024

    @get("/style.css", media_type=MediaType.CSS)
    async def style(self) -> Response[str]:
        """How they look."""
        return Response(STYLE, media_type=MediaType.CSS, headers={"X-Content-Type-Options": "nosniff"})

    @get("/times.js", media_type=_SCRIPT)
    async def times(self) -> Response[str]:
        """Times by the reader's own clock."""
        return Response(TIMES, media_type=_SCRIPT, headers={"X-Content-Type-Options": "nosniff"})

    @get("/")
    async def overview(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        success: FromQuery[str] = "",
        provider: FromQuery[str] = "",
        error: FromQuery[str] = "",
    ) -> Response[str]:
        """All providers; also where a sign-in ends that no agent began."""
        visitor = await visitors.find(request)
        if visitor is None:
            return shown(screens.sign_in(_ended(provider, success, error, [])))
        cards = await anyio.to_thread.run_sync(page_views.cards, visitor.caller)
        return shown(screens.overview(visitor, cards, _ended(provider, success, error, cards)))

    @post("/sign-out", status_code=200)
    async def end(
        self,
        request: PageRequest,
        visitors: NamedDependency[Visitors],
        database: NamedDependency[Database],
        settings: NamedDependency[Settings],
        data: Form,
    ) -> Response[str]:
        """End the session."""
        if await visitors.sender(request, data) is not None:
            await anyio.to_thread.run_sync(sessions.end, database, session_of(request))
        answer = away(HOME)
        answer.set_cookie(session_cookie(settings, ""))
        return answer

    @get("/history")
    async def history(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
    ) -> Response[str]:
        """Syncs, by provider, kind and outcome."""
        visitor = await visitors.find(request)
        if visitor is None:
            return away(HOME)
        cards = await anyio.to_thread.run_sync(page_views.cards, visitor.caller)
        titles = {card.about.provider: card.about.title for card in cards}
        asked, wanted = _asked(request, titles)
        logs, more = await anyio.to_thread.run_sync(page_views.history, visitor.caller, wanted)
        return shown(screens.history(visitor, titles, asked, logs, more))

    @get("/history/{log_id:uuid}")
    async def run(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        log_id: FromPath[uuid.UUID],
    ) -> Response[str]:
        """One sync."""
        visitor = await visitors.find(request)
        if visitor is None:
            return away(HOME)
        log = await anyio.to_thread.run_sync(page_views.run, visitor.caller, str(log_id))
        if log is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such sync.")
        cards = await anyio.to_thread.run_sync(page_views.cards, visitor.caller)
        return shown(screens.run(visitor, {card.about.provider: card.about.title for card in cards}, log))

    @get("/providers/{provider:str}")
    async def provider(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        provider: FromPath[str],
    ) -> Response[str]:
        """One provider in detail."""
        visitor = await visitors.find(request)
        if visitor is None:
            return away(HOME)
        caller = visitor.caller
        card = await card_of(page_views, caller, provider)
        metrics = await anyio.to_thread.run_sync(page_views.metrics, caller, provider)
        told, more = await anyio.to_thread.run_sync(page_views.webhooks, caller, provider, _before(request))
        return shown(screens.provider(visitor, card, metrics, told, more))

    @get("/providers/{provider:str}/disconnect")
    async def ask(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        provider: FromPath[str],
    ) -> Response[str]:
        """Ask before disconnecting."""
        visitor = await visitors.find(request)
        if visitor is None:
            return away(HOME)
        admin_only(visitor.caller)
        card = await card_of(page_views, visitor.caller, provider)
        if card.connected is None:
            return away(HOME)
        return shown(screens.disconnecting(visitor, card))

    @post("/providers/{provider:str}/disconnect", status_code=200)
    async def disconnect(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        hosted_service: NamedDependency[HostedService],
        parting: NamedDependency[Parting],
        sign_in_turns: NamedDependency[CapacityLimiter],
        provider: FromPath[str],
        data: Form,
    ) -> Response[str]:
        """End the connection, as the API does."""
        visitor = await visitors.sender(request, data)
        if visitor is None:
            return away(HOME)
        caller = admin_only(visitor.caller)
        card = await card_of(page_views, caller, provider)
        said = ""
        if card.about.signs_in:
            ended = await anyio.to_thread.run_sync(parting.disconnect, caller, provider, limiter=sign_in_turns)
            said = ended.sentence
        else:
            await anyio.to_thread.run_sync(hosted_service.disconnect, caller, provider)
        told = notice("good", f"{card.about.title} is disconnected", said)
        cards = await anyio.to_thread.run_sync(page_views.cards, caller)
        return shown(screens.overview(visitor, cards, told))


PageEndpoints.exception_handlers = {Problem: problem_page, HTTPException: refusal_page}


def _ended(provider: str, success: str, error: str, cards: list[Card]) -> Markup:
    """How a sign-in at a provider ended, as the address tells; whoever is signed in is told only what is so."""
    if not success and not error:
        return Markup("")
    title, sentence = ending_words(provider, success=success == "true" and not error, reason=error)
    done = success == "true" and not error
    if done and cards and not any(card.connected and card.about.provider == provider for card in cards):
        return Markup("")
    return notice("good" if done and title.endswith("is connected") else "bad", title, sentence)


def _asked(request: PageRequest, titles: dict[str, str]) -> tuple[dict[str, str], Wanted]:
    """The filters of the address, as they stand there and as they are looked for; what nobody offers is refused."""
    offered = {
        "provider": set(titles),
        "entity_type": set(SUBJECTS),
        "status": set(screens.OUTCOMES),
    }
    asked = {name: value for name in offered if (value := request.query_params.get(name, ""))}
    for name, value in asked.items():
        if value not in offered[name]:
            raise Problem(422, ProblemCode.INVALID, "There is no such filter.")
    wanted = Wanted(
        provider=asked.get("provider"),
        entity_type=asked.get("entity_type"),
        status=asked.get("status"),
        before=_before(request),
    )
    return asked, wanted


def _before(request: PageRequest) -> str | None:
    before = request.query_params.get("before", "")
    try:
        return str(uuid.UUID(before)) if before else None
    except ValueError as exc:
        raise Problem(422, ProblemCode.INVALID, "There is no such page.") from exc
