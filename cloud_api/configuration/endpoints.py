"""`…/configuration`: how a connection is kept equal, in one piece. Whoever keeps it follows within seconds: the
platform itself, or an office PC, which is told by its long poll and says what it could apply."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import Controller, Request, get, patch, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from cloud_api.agents.bell import Bell
from cloud_api.configuration import office
from cloud_api.configuration.schemas import Configuration, Configured
from cloud_api.configuration.service import ConfigurationService
from cloud_api.db.engine import Database
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS
from cloud_api.security.caller import AgentCaller, Caller, admin_only, agent_only, same_organization
from connector.platform.wire_configuration import MOST_RULES, SettingsReport, SettingsWish

_Request = Request[Caller, None, State]


class ConfigurationEndpoints(Controller):
    """`/api/integrations/{provider}/configuration`."""

    path = "/api/integrations/{provider:str}/configuration"
    tags = ("integrations",)
    request_max_body_size = 4 * MOST_RULES

    @get(responses=PROBLEMS)
    async def show(
        self,
        request: _Request,
        configuration_service: NamedDependency[ConfigurationService],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> Configured:
        """How the connection is kept equal; of an office PC what it told, and what is wished of it."""
        known_provider(provider)
        same_organization(request.user, organization_slug)
        return await anyio.to_thread.run_sync(configuration_service.shown, request.user, provider)

    @put(responses=PROBLEMS)
    async def change(
        self,
        request: _Request,
        configuration_service: NamedDependency[ConfigurationService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        data: JSONBody[Configuration],
    ) -> Configured:
        """Set all of it; what is left out is as it is at first. Books that an office PC keeps are written into only
        where its own person allowed it."""
        known_provider(provider)
        same_organization(request.user, organization_slug)
        caller = admin_only(request.user)
        shown, agent = await anyio.to_thread.run_sync(configuration_service.change, caller, provider, data)
        if agent is not None:
            bell.ring(agent)
        return shown

    @patch(responses=PROBLEMS)
    async def amend(
        self,
        request: _Request,
        configuration_service: NamedDependency[ConfigurationService],
        bell: NamedDependency[Bell],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        data: JSONBody[dict[str, Any]],
    ) -> Configured:
        """Set some of it, by a JSON merge patch (RFC 7396)."""
        known_provider(provider)
        same_organization(request.user, organization_slug)
        caller, body = admin_only(request.user), await request.body()
        shown, agent = await anyio.to_thread.run_sync(configuration_service.patch, caller, provider, body)
        if agent is not None:
            bell.ring(agent)
        return shown

    @post("/report", responses=PROBLEMS, status_code=200)
    async def report(
        self,
        request: _Request,
        database: NamedDependency[Database],
        provider: FromPath[str],
        data: JSONBody[SettingsReport],
    ) -> SettingsWish:
        """The PC that keeps the books tells its settings, and hears what is wished of them."""
        known_provider(provider)
        return await anyio.to_thread.run_sync(_report, database, agent_only(request.user), provider, data)


def _report(database: Database, caller: AgentCaller, provider: str, told: SettingsReport) -> SettingsWish:
    with database.write() as connection:
        return office.report(connection, caller, provider, told)
