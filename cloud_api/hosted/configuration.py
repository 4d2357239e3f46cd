"""How a connection that the platform hosts is kept equal, in one piece: what, which way, who wins, how often, by which
rules. Whoever hosts it follows within seconds."""

from __future__ import annotations

from typing import Annotated

import anyio.to_thread
import msgspec
import structlog
from litestar import Controller, Request, get, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.engine import Database
from cloud_api.hosted import repository
from cloud_api.hosted.repository import Hosted
from cloud_api.hosted.schemas import SHORTEST_PERIOD
from cloud_api.hosted.service import check_policies, hosted_or_refused
from cloud_api.integrations.available import known_provider
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.security.caller import Caller, PersonCaller, admin_only, same_organization
from connector.domain.policies import Policies
from connector.mapping.mapping import examine_text
from connector.platform.wire import ProblemCode

_FILE = "mapping"
"""What faults in a person's rules are said to be in."""
_MOST_RULES = 64 * 1024
_log = structlog.get_logger("cloud_api.hosted")


class Configuration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a person decides about a connection."""

    policies: Policies = msgspec.field(default_factory=Policies)
    """By kind: whether it is synchronised at all (`read`), whether edits are written into the books (`write`), who
    wins, what deletions do."""
    every_seconds: Annotated[int, msgspec.Meta(ge=SHORTEST_PERIOD, le=86_400)] = 300
    """How often it is synchronised by itself."""
    mapping: Annotated[str, msgspec.Meta(max_length=_MOST_RULES)] = ""
    """Rules over the provider's own, as TOML; empty: those alone."""


class ConfigurationEndpoints(Controller):
    """`…/configuration`."""

    path = "/api/integrations/{provider:str}/configuration"
    tags = ("integrations",)
    request_max_body_size = 2 * _MOST_RULES

    @get(responses=PROBLEMS)
    async def show(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
    ) -> Configuration:
        """How the connection is kept equal. Books that an office PC keeps are configured there: 404."""
        known_provider(provider)
        same_organization(request.user, organization_slug)
        return await anyio.to_thread.run_sync(_shown, database, request.user, provider)

    @put(responses=PROBLEMS)
    async def change(
        self,
        request: Request[Caller, None, State],
        database: NamedDependency[Database],
        provider: FromPath[str],
        organization_slug: FromQuery[str],
        data: JSONBody[Configuration],
    ) -> Configuration:
        """Set all of it; what is left out is as it is at first."""
        known_provider(provider)
        same_organization(request.user, organization_slug)
        return await anyio.to_thread.run_sync(_changed, database, admin_only(request.user), provider, data)


def _shown(database: Database, caller: Caller, provider: str) -> Configuration:
    with database.read() as connection:
        return _of(hosted_or_refused(connection, caller.organization_id, provider))


def _changed(database: Database, caller: PersonCaller, provider: str, wanted: Configuration) -> Configuration:
    check_policies(wanted.policies)
    if wanted.mapping:
        _check_rules(provider, wanted.mapping)
    values = {
        "policies": msgspec.json.encode(wanted.policies).decode(),
        "every_seconds": wanted.every_seconds,
        "mapping": wanted.mapping or None,
    }
    with database.write() as connection:
        hosted = hosted_or_refused(connection, caller.organization_id, provider)
        repository.change(connection, hosted, values)
        told = Told(
            action=Action.CONFIGURED,
            organization_id=caller.organization_id,
            provider=provider,
            facts=repository.changed(hosted, values),
        )
        tell(connection, told)
    _log.info("a connection was configured", provider=provider, organization=caller.organization_slug, by=caller.person)
    return wanted


def _check_rules(provider: str, rules: str) -> None:
    """Rules that cannot work are refused in the words of whoever reads them."""
    _, faults = examine_text(provider, _FILE, rules)
    if faults:
        raise Problem(422, ProblemCode.INVALID, "; ".join(fault.sentence for fault in faults[:5]))


def _of(hosted: Hosted) -> Configuration:
    return Configuration(
        policies=msgspec.json.decode(hosted.policies, type=Policies),
        every_seconds=hosted.every_seconds,
        mapping=hosted.mapping or "",
    )
