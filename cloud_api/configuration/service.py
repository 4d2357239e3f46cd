"""Configuring connections, whoever keeps them. Synchronous; runs in worker threads."""

from __future__ import annotations

from functools import partial

import msgspec
import structlog
from sqlalchemy import Connection

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.configuration import office
from cloud_api.configuration.schemas import Configuration, ConfigurationState, Configured
from cloud_api.db.engine import Database
from cloud_api.editing.merge import merged
from cloud_api.hosted import repository
from cloud_api.hosted.repository import HOST_NAME, Hosted
from cloud_api.hosted.service import check_policies
from cloud_api.problems import Problem
from cloud_api.security.caller import Caller, PersonCaller
from connector.domain.policies import Policies
from connector.mapping.mapping import examine_text
from connector.platform.wire import ProblemCode

EVERY_SECONDS = 300
"""Unless somebody says otherwise, where the platform keeps the books."""
_FILE = "mapping"
"""What faults in a person's rules are said to be in."""
_log = structlog.get_logger("cloud_api.configuration")


class ConfigurationService:
    """One connection of one organization at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shown(self, caller: Caller, provider: str) -> Configured:
        """How it is kept equal. Raises Problem (404: nothing is connected, or its PC told nothing yet)."""
        with self._database.read() as connection:
            return _shown(connection, caller, provider)

    def change(self, caller: PersonCaller, provider: str, wanted: Configuration) -> tuple[Configured, str | None]:
        """Set all of it; and the agent that is to be woken for it.

        Raises:
            Problem: 404; 412, it is another than was seen; 422, it cannot work, or the PC alone may allow it.
        """
        check_policies(wanted.policies)
        with self._database.write() as connection:
            return self._changed(connection, caller, provider, wanted)

    def patch(self, caller: PersonCaller, provider: str, body: bytes) -> tuple[Configured, str | None]:
        """Set some of it, by a JSON merge patch. Raises as `change`."""
        with self._database.write() as connection:
            before = _shown(connection, caller, provider, lock=True)
            try:
                msgspec.json.decode(body, type=dict[str, msgspec.Raw])
                wanted = msgspec.json.decode(merged(_encoded(before), body), type=Configuration)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
                raise Problem(422, ProblemCode.INVALID, f"body: {exc}") from exc
            check_policies(wanted.policies)
            return self._changed(connection, caller, provider, wanted)

    def _changed(
        self, connection: Connection, caller: PersonCaller, provider: str, wanted: Configuration
    ) -> tuple[Configured, str | None]:
        hosted = repository.find(connection, caller.organization_id, provider, lock=True)
        agent = None
        if hosted is not None:
            _change_hosted(connection, hosted, provider, wanted)
        else:
            agent = office.wish(connection, caller, provider, wanted, partial(check_rules, provider))
        _log.info(
            "a connection was configured", provider=provider, organization=caller.organization_slug, by=caller.person
        )
        return _shown(connection, caller, provider), agent


def _shown(connection: Connection, caller: Caller, provider: str, *, lock: bool = False) -> Configured:
    hosted = repository.find(connection, caller.organization_id, provider, lock=lock)
    if hosted is None:
        return office.shown(connection, caller.organization_id, provider)
    return Configured(
        policies=msgspec.json.decode(hosted.policies, type=Policies),
        every_seconds=hosted.every_seconds,
        mapping=hosted.mapping or "",
        version=hosted.revision,
        kept_by=HOST_NAME,
        state=ConfigurationState.HOLDS,
    )


def _encoded(shown: Configured) -> bytes:
    """What a patch is laid upon."""
    return msgspec.json.encode(
        Configuration(
            policies=shown.policies, every_seconds=shown.every_seconds, schedule=shown.schedule, mapping=shown.mapping
        )
    )


def _change_hosted(connection: Connection, hosted: Hosted, provider: str, wanted: Configuration) -> None:
    if wanted.schedule is not None:
        raise Problem(422, ProblemCode.INVALID, "The platform keeps these books by a period: every_seconds.")
    office.check_version(wanted.version, hosted.revision)
    if wanted.mapping:
        check_rules(provider, wanted.mapping)
    values = {
        "policies": msgspec.json.encode(wanted.policies).decode(),
        "every_seconds": wanted.every_seconds or EVERY_SECONDS,
        "mapping": wanted.mapping or None,
    }
    repository.change(connection, hosted, values)
    facts = repository.changed(hosted, values)
    told = Told(action=Action.CONFIGURED, organization_id=str(hosted.organization_id), provider=provider, facts=facts)
    tell(connection, told)


def check_rules(provider: str, rules: str) -> None:
    """Rules that cannot work are refused in the words of whoever reads them. Raises Problem (422)."""
    _, faults = examine_text(provider, _FILE, rules)
    if faults:
        raise Problem(422, ProblemCode.INVALID, "; ".join(fault.sentence for fault in faults[:5]))
