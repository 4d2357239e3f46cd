"""The file for support on the pages: asked for by a form, saved by a link."""

from __future__ import annotations

import anyio.to_thread
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from cloud_api.agents.bell import Bell
from cloud_api.diagnostics.endpoints import handed_out
from cloud_api.diagnostics.service import DiagnosticsService, may_fetch
from cloud_api.pages import screens
from cloud_api.pages.acting import Acting
from cloud_api.pages.answers import HOME, Form, PageRequest, away, card_of, shown
from cloud_api.pages.markup import notice
from cloud_api.pages.views import Views
from cloud_api.pages.visitors import Visitors
from cloud_api.security.caller import admin_only


class DiagnosticsPages(Acting):
    """`/integrations/providers/{provider}/diagnostics`."""

    @post("/diagnostics", status_code=200)
    async def ask(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        diagnostics_service: NamedDependency[DiagnosticsService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        data: Form,
    ) -> Response[str]:
        """Ask the office PC for it."""
        visitor = await visitors.sender(request, data)
        if visitor is None:
            return away(HOME)
        caller = admin_only(visitor.caller)
        card = await card_of(page_views, caller, provider)
        _, agent = await anyio.to_thread.run_sync(
            diagnostics_service.ask, caller.organization_id, provider, caller.person
        )
        bell.ring(agent)
        cards = await anyio.to_thread.run_sync(page_views.cards, caller)
        told = notice(
            "good", f"The PC of {card.about.title} is asked for diagnostics", "Its details have the file soon."
        )
        return shown(screens.overview(visitor, cards, told))

    @get("/diagnostics")
    async def fetch(
        self,
        request: PageRequest,
        page_views: NamedDependency[Views],
        visitors: NamedDependency[Visitors],
        diagnostics_service: NamedDependency[DiagnosticsService],
        provider: FromPath[str],
    ) -> Response[str] | Response[bytes]:
        """The file, to be saved."""
        visitor = await visitors.find(request)
        if visitor is None:
            return away(HOME)
        caller = may_fetch(visitor.caller)
        await card_of(page_views, caller, provider)
        return handed_out(await anyio.to_thread.run_sync(diagnostics_service.fetch, caller.organization_id, provider))
