"""What a host collected, in. What it comes to is told by `GET /api/integrations/{provider}/metrics`."""

from __future__ import annotations

import anyio.to_thread
from litestar import Controller, Request, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from cloud_api.db.engine import Database
from cloud_api.hosted.repository import agent_of_host
from cloud_api.integrations.available import known_provider
from cloud_api.marketing import repository
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.caller import AgentCaller, Caller, agent_only
from connector.domain.gathered import GatheredReport
from connector.platform.wire import ProblemCode

MOST = 20_000
"""Figures of one report."""
_LONGEST = 500
_WIDEST = 30
"""Digits of a figure."""


class MarketingEndpoints(Controller):
    """`/api/integrations/{provider}/gathered`."""

    path = "/api/integrations/{provider:str}"
    tags = ("integrations",)

    @post("/gathered", responses=PROBLEMS, status_code=204)
    async def take_in(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        provider: FromPath[str],
        data: JSONBody[GatheredReport],
    ) -> None:
        """Of whoever keeps the provider: sending it again changes nothing."""
        caller = agent_only(request.user)
        known_provider(provider)
        _check(data)
        await anyio.to_thread.run_sync(_save, database, caller, provider, data)


def _check(data: GatheredReport) -> None:
    part = data.part
    spent = [each for span in part.spending for each in span.days]
    if len(part.subjects) + len(part.snapshots) + len(spent) > MOST:
        raise Problem(413, ProblemCode.TOO_LARGE, f"At most {MOST} figures at a time.")
    numbers = [*(each.value for each in part.snapshots), *(each.amount for each in spent)]
    if not all(number.is_finite() and -_WIDEST <= number.adjusted() <= _WIDEST for number in numbers):
        raise Problem(422, ProblemCode.INVALID, "A figure is infinite, none, or out of all proportion.")
    keys = [text for each in part.subjects for text in (each.kind, each.key)]
    keys += [text for each in part.snapshots for text in (each.kind, each.key, each.metric)]
    keys += [text for span in part.spending for text in (span.account, *(each.campaign for each in span.days))]
    texts = [*keys, *(text for each in part.subjects for text in (each.title, each.link))]
    texts += [each.currency for each in spent]
    if not all(keys) or any(len(text) > _LONGEST or "\0" in text for text in texts):
        raise Problem(422, ProblemCode.INVALID, f"Names have 1 to {_LONGEST} characters.")
    times = [*(each.observed_at for each in part.snapshots), *(each.published_at for each in part.subjects)]
    times += [data.standing.at] if data.standing is not None else []
    if any(time is not None and time.tzinfo is None for time in times):
        raise Problem(422, ProblemCode.INVALID, "Times carry their offset from UTC.")
    if any(not 0 <= count < 2**63 for each in spent for count in (each.impressions, each.clicks)):
        raise Problem(422, ProblemCode.INVALID, "Counts are 0 or more.")


def _save(database: Database, caller: AgentCaller, provider: str, data: GatheredReport) -> None:
    with database.write() as connection:
        if agent_of_host(connection, caller.organization_id, provider) != caller.agent_id:
            raise Problem(409, ProblemCode.NOT_CONNECTED, "This agent does not keep the provider.")
        repository.save(connection, caller.organization_id, provider, data.part)
        if data.standing is not None:
            repository.stand(connection, caller.organization_id, provider, data.standing)
