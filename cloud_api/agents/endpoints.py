"""Pairing, and the long poll of the agents."""

from __future__ import annotations

import asyncio
from typing import Annotated

import anyio.to_thread
from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import JSONBody, QueryParameter

from cloud_api.agents.bell import Bell, rung
from cloud_api.agents.service import AgentService
from cloud_api.problems import PROBLEMS
from cloud_api.security.authentication import OPEN
from cloud_api.security.caller import AgentCaller, Caller, agent_only
from cloud_api.settings import Settings
from connector.platform.wire import CommandPage, Pair, Paired

MAX_WAIT = 25.0
"""Seconds; below what proxies on the way cut off."""


class AgentEndpoints(Controller):
    """`/api/agent`."""

    path = "/api/agent"
    tags = ("agents",)

    @get("/commands", responses=PROBLEMS)
    async def commands(
        self,
        request: Request[Caller, None, State],
        agent_service: NamedDependency[AgentService],
        bell: NamedDependency[Bell],
        settings: NamedDependency[Settings],
        after: Annotated[int, QueryParameter(ge=0, le=2**31)] = 0,
        wait: Annotated[float, QueryParameter(ge=0, le=MAX_WAIT)] = 0.0,
    ) -> CommandPage:
        """Commands after a number; waits for one to come, at most `wait` seconds."""
        caller = agent_only(request.user)
        await anyio.to_thread.run_sync(agent_service.seen, caller, after)
        return await _wait_for_commands(agent_service, bell, caller, after, wait, settings)


async def _wait_for_commands(
    service: AgentService, bell: Bell, caller: AgentCaller, after: int, wait: float, settings: Settings
) -> CommandPage:
    """Wakes with the bell of this process; looks into the database now and then for the others'.

    Whoever asks after a number that was never given is told so at once.
    """
    clock = asyncio.get_running_loop().time
    end = clock() + wait
    with bell.listening(caller.agent_id) as event:
        while True:
            page = await anyio.to_thread.run_sync(service.commands, caller, after)
            left = end - clock()
            if page.commands or left <= 0 or bell.closed or (page.last is not None and page.last < after):
                return page
            await rung(event, min(left, settings.command_check_seconds))


def pairing(tries_per_minute: int) -> type[Controller]:
    """`/api/pair`, with a bound on the tries of one address."""
    limit = RateLimitConfig(rate_limit=("minute", tries_per_minute), store="pairing_tries")

    class PairingEndpoint(Controller):
        """`/api/pair`."""

        tags = ("agents",)

        @post("/api/pair", responses=PROBLEMS, middleware=[limit.middleware], status_code=200, opt={OPEN: True})
        async def pair(self, data: JSONBody[Pair], agent_service: NamedDependency[AgentService]) -> Paired:
            """Exchange a one-time code for the agent's token."""
            return await anyio.to_thread.run_sync(agent_service.pair, data)

    return PairingEndpoint
