"""What people do on the pages besides looking: change settings, synchronise now, connect by a key, pair a PC. Each is a
form with the session's CSRF token, and does what the API does."""

from __future__ import annotations

from collections.abc import Mapping

import anyio.to_thread
import msgspec
from anyio import CapacityLimiter
from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath

from cloud_api.agents.bell import Bell
from cloud_api.agents.service import AgentService, CommandKind
from cloud_api.configuration.schemas import Configured
from cloud_api.configuration.service import ConfigurationService
from cloud_api.hosted.schemas import ConnectByKey
from cloud_api.hosted.service import HostedService
from cloud_api.jobs.service import JobService
from cloud_api.organizations.service import OrganizationService
from cloud_api.pages import connect_screen, screens
from cloud_api.pages.answers import HOME, Form, PageRequest, away, card_of, shown
from cloud_api.pages.endpoints import PageEndpoints
from cloud_api.pages.markup import notice
from cloud_api.pages.settings_form import as_wished, configuration_of
from cloud_api.pages.settings_screen import kinds_of, settings
from cloud_api.pages.views import Card, Views
from cloud_api.pages.visitors import Visitors
from cloud_api.problems import Problem
from cloud_api.security.caller import PersonCaller, admin_only, may_command
from connector.platform.wire import ProblemCode

_HOLDS = {400, 404, 409, 412, 422, 503}
"""Refusals that are told above the form, so that nothing has to be typed again."""


_STANDING = {
    "pause": (CommandKind.PAUSE, "is asked to stand still"),
    "resume": (CommandKind.RESUME, "is asked to go on"),
}


class Acting(Controller):
    """What such pages have in common."""

    path = f"{HOME}/providers/{{provider:str}}"
    opt = PageEndpoints.opt
    include_in_schema = False
    media_type = PageEndpoints.media_type
    request_max_body_size = PageEndpoints.request_max_body_size
    exception_handlers = PageEndpoints.exception_handlers


class ActingPages(Acting):
    """`/integrations/providers/{provider}/…`."""

    @get("/settings")
    async def settings(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        configuration_service: NamedDependency[ConfigurationService],
        provider: FromPath[str],
    ) -> Response[str]:
        """The settings of a connection, to be changed by an admin."""
        visitor = await visitors.find(request)
        if visitor is None:
            return away(HOME)
        card = await card_of(page_views, visitor.caller, provider)
        known = await anyio.to_thread.run_sync(configuration_service.shown, visitor.caller, provider)
        return shown(settings(visitor, card, known))

    @post("/settings", status_code=200)
    async def save(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        configuration_service: NamedDependency[ConfigurationService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        data: Form,
    ) -> Response[str]:
        """Change them; what cannot be is told above the form, which stays as it was filled in."""
        visitor = await visitors.sender(request, data)
        if visitor is None:
            return away(HOME)
        caller = admin_only(visitor.caller)
        card = await card_of(page_views, caller, provider)
        known = await anyio.to_thread.run_sync(configuration_service.shown, caller, provider)
        try:
            agent = await anyio.to_thread.run_sync(_saved, configuration_service, caller, card, known, data)
        except Problem as exc:
            if exc.status not in _HOLDS:
                raise
            told = notice("bad", "Nothing was saved", exc.detail)
            again = known if exc.status == 412 else as_wished(known, data, kinds_of(card))
            return shown(settings(visitor, card, again, told), exc.status)
        if agent is not None:
            bell.ring(agent)
        now = await anyio.to_thread.run_sync(configuration_service.shown, caller, provider)
        return shown(settings(visitor, card, now, notice("good", "Saved", "")))

    @post("/sync", status_code=200)
    async def sync(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        job_service: NamedDependency[JobService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        data: Form,
    ) -> Response[str]:
        """Synchronise now: one kind, or everything."""
        visitor = await visitors.sender(request, data)
        if visitor is None:
            return away(HOME)
        may_command(visitor.caller)
        card = await card_of(page_views, visitor.caller, provider)
        wanted = _wanted(card, data.get("entity", ""))
        agent = await anyio.to_thread.run_sync(_asked, job_service, visitor.caller, provider, wanted)
        bell.ring(agent)
        told = notice("good", f"{card.about.title} is asked to synchronise", "The history shows how it ended.")
        cards = await anyio.to_thread.run_sync(page_views.cards, visitor.caller)
        return shown(screens.overview(visitor, cards, told))

    @post("/agent/{command:str}", status_code=200)
    async def stand(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        agent_service: NamedDependency[AgentService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        command: FromPath[str],
        data: Form,
    ) -> Response[str]:
        """Ask the office PC to stand still (`pause`), or to go on (`resume`)."""
        visitor = await visitors.sender(request, data)
        if visitor is None:
            return away(HOME)
        may_command(visitor.caller)
        card = await card_of(page_views, visitor.caller, provider)
        if command not in _STANDING:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such page.")
        kind, told = _STANDING[command]
        _, agent = await anyio.to_thread.run_sync(agent_service.ask_to_stand, visitor.caller, provider, kind)
        bell.ring(agent)
        cards = await anyio.to_thread.run_sync(page_views.cards, visitor.caller)
        return shown(screens.overview(visitor, cards, notice("good", f"{card.about.title} {told}", "")))


class _ConnectForm(Acting):
    @get("/connect")
    async def form(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        provider: FromPath[str],
    ) -> Response[str]:
        """The form for keys."""
        visitor = await visitors.find(request)
        if visitor is None:
            return away(HOME)
        return shown(connect_screen.by_key(visitor, await _by_key(page_views, visitor.caller, provider), {}))


def connecting_page(tries_per_minute: int) -> type[Controller]:
    """The form for keys taken, with a bound on how often one address may try."""
    looks = RateLimitConfig(rate_limit=("minute", tries_per_minute), store="connect_tries")

    class ConnectingPage(_ConnectForm):
        """`/integrations/providers/{provider}/connect`."""

        @post("/connect", middleware=[looks.middleware], status_code=200)
        async def connect(
            self,
            request: PageRequest,
            page_views: NamedDependency[Views],
            visitors: NamedDependency[Visitors],
            hosted_service: NamedDependency[HostedService],
            connect_turns: NamedDependency[CapacityLimiter],
            provider: FromPath[str],
            data: Form,
        ) -> Response[str]:
            """Connect books by a key, as the API does; a refusal is told above the form, without the keys."""
            visitor = await visitors.sender(request, data)
            if visitor is None:
                return away(HOME)
            caller = admin_only(visitor.caller)
            card = await _by_key(page_views, caller, provider)
            try:
                asked = _keys(data)
                await anyio.to_thread.run_sync(hosted_service.connect, caller, provider, asked, limiter=connect_turns)
            except Problem as exc:
                if exc.status not in _HOLDS:
                    raise
                told = notice("bad", f"{card.about.title} is not connected", exc.detail)
                return shown(connect_screen.by_key(visitor, card, data, told), exc.status)
            cards = await anyio.to_thread.run_sync(page_views.cards, caller)
            told = notice("good", f"{card.about.title} is connected", "The first sync begins within seconds.")
            return shown(screens.overview(visitor, cards, told))

    return ConnectingPage


def pairing_page(tries_per_minute: int) -> type[Controller]:
    """Codes for PCs, with a bound on how many one address may make."""
    codes = RateLimitConfig(rate_limit=("minute", tries_per_minute), store="page_tries")

    class PairingPage(Acting):
        """`/integrations/providers/{provider}/pairing-code`."""

        @post("/pairing-code", middleware=[codes.middleware], status_code=200)
        async def pair(
            self,
            request: PageRequest,
            page_views: NamedDependency[Views],
            visitors: NamedDependency[Visitors],
            organization_service: NamedDependency[OrganizationService],
            provider: FromPath[str],
            data: Form,
        ) -> Response[str]:
            """A code by which one PC is paired."""
            visitor = await visitors.sender(request, data)
            if visitor is None:
                return away(HOME)
            caller = admin_only(visitor.caller)
            card = await card_of(page_views, caller, provider)
            if card.about.hosted_by != "agent":
                raise Problem(404, ProblemCode.NOT_FOUND, "No PC is paired for this provider.")
            code = await anyio.to_thread.run_sync(organization_service.invite, caller.organization_slug)
            return shown(connect_screen.pairing(visitor, card, code, str(request.base_url).rstrip("/")))

    return PairingPage


def _saved(
    service: ConfigurationService, caller: PersonCaller, card: Card, known: Configured, form: Mapping[str, str]
) -> str | None:
    wanted = configuration_of(form, known, kinds_of(card))
    return service.change(caller, card.about.provider, wanted)[1]


def _wanted(card: Card, wanted: str) -> str:
    """A kind of record, or what is only collected; empty for everything."""
    if wanted and wanted not in (*card.about.entities, *card.about.gathers):
        raise Problem(404, ProblemCode.NOT_FOUND, "This provider does not sync that.")
    return wanted


def _asked(service: JobService, caller: PersonCaller, provider: str, wanted: str) -> str:
    try:
        return service.ask(caller, provider, wanted)[1] if wanted else service.ask_for_all(caller, provider)
    except Problem as exc:
        if exc.code is not ProblemCode.NOT_CONNECTED:
            raise
        raise Problem(409, exc.code, "Nobody keeps these books now: connect them first.") from exc


async def _by_key(page_views: Views, caller: PersonCaller, provider: str) -> Card:
    admin_only(caller)
    card = await card_of(page_views, caller, provider)
    if provider not in screens.BY_KEY:
        raise Problem(404, ProblemCode.NOT_FOUND, "This provider is not connected by a key.")
    return card


def _keys(form: Mapping[str, str]) -> ConnectByKey:
    """Raises Problem (422), which never tells what was typed."""
    names = ("access_key", "secret_key", *(name for name, *_ in connect_screen.FIELDS))
    given = {name: form.get(name, "").strip() for name in names}
    try:
        return msgspec.convert(given, ConnectByKey)
    except msgspec.ValidationError as exc:
        place = str(exc).partition(" - at `$.")[2].rstrip("`").replace("_", " ") or "form"
        detail = f"The {place} is missing, too long, or has characters that it cannot have."
        raise Problem(422, ProblemCode.INVALID, detail) from exc
