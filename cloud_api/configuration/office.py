"""Connections that an office PC keeps: what it told, what is wished of it. Within a transaction of the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
from sqlalchemy import Connection

from cloud_api.agents.service import CommandKind, leave_command
from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.configuration import repository
from cloud_api.configuration.repository import Kept, Office
from cloud_api.configuration.schemas import Configuration, ConfigurationState, Configured
from cloud_api.db.types import new_id
from cloud_api.problems import Problem
from cloud_api.security.caller import AgentCaller, PersonCaller
from connector.domain.policies import Policies
from connector.platform.wire import ProblemCode
from connector.platform.wire_configuration import OfficeSettings, Schedule, SettingsReport, SettingsWish

_read = msgspec.json.Decoder(OfficeSettings).decode
_sentences = msgspec.json.Decoder(list[str]).decode


def shown(connection: Connection, organization_id: str, provider: str) -> Configured:
    """What is wished while the PC has not heard it, else what holds. Raises Problem (404)."""
    kept, row = _told(connection, organization_id, provider)
    present, wanted = _read(row.settings), _wanted(row)
    settings = wanted or present
    return Configured(
        policies=settings.policies,
        schedule=settings.schedule,
        mapping=settings.mapping,
        version=row.version,
        kept_by=kept.pc_name,
        state=ConfigurationState(row.state),
        rules_shared=row.rules_shared,
        in_force=present if wanted is not None else None,
        sentences=_sentences(row.sentences),
        wanted_by=row.wanted_by or "",
        wanted_at=row.wanted_at,
        told_at=row.told_at,
    )


def wish(
    connection: Connection,
    caller: PersonCaller,
    provider: str,
    asked: Configuration,
    check_rules: Callable[[str], None],
) -> str | None:
    """Keep what somebody wishes until the PC hears it; the agent that is to be woken, if any.

    Raises:
        Problem: 404; 412, somebody changed it meanwhile; 422, the PC alone may allow it, or it cannot work.
    """
    organization_id = caller.organization_id
    kept, row = _told(connection, organization_id, provider, lock=True)
    check_version(asked.version, row.version)
    present, before = _read(row.settings), _wanted(row)
    wanted = OfficeSettings(policies=asked.policies, schedule=_schedule(asked), mapping=asked.mapping)
    _check_writing(present.policies, wanted.policies, kept.pc_name)
    if wanted.mapping != present.mapping:
        _check_mapping(wanted.mapping, kept.pc_name, check_rules, shared=row.rules_shared)
    if wanted == (before or present):
        return None
    now, undone = dt.datetime.now(dt.UTC), wanted == present
    values = {
        "version": row.version + 1,
        "state": ConfigurationState.HOLDS if undone else ConfigurationState.WAITING,
        "wish_id": None if undone else new_id(),
        "base": None if undone else row.base if before is not None else row.settings,
        "wanted": None if undone else _text(wanted),
        "wanted_by": caller.person,
        "wanted_at": now,
        "sentences": "[]",
    }
    repository.change(connection, row, values)
    old, new = msgspec.to_builtins(before or present), msgspec.to_builtins(wanted)
    facts = {"wished": sorted(name for name in {*old, *new} if old.get(name) != new.get(name)), "pc": kept.pc_name}
    tell(connection, Told(action=Action.CONFIGURED, organization_id=organization_id, provider=provider, facts=facts))
    left = leave_command(connection, organization_id, provider, CommandKind.CONFIGURATION, None)
    return left[1] if left is not None else None


def report(connection: Connection, caller: AgentCaller, provider: str, told: SettingsReport) -> SettingsWish:
    """Take in what a PC tells; what is wished and it has not dealt with.

    Raises:
        Problem: 409, it does not keep this connection (yet).
    """
    organization_id, now = caller.organization_id, dt.datetime.now(dt.UTC)
    kept = repository.kept(connection, organization_id, provider, lock=True)
    if kept is None or (kept.agent_id, kept.connection) != (caller.agent_id, told.connection):
        raise Problem(409, ProblemCode.NOT_CONNECTED, "This agent does not keep these books.")
    row = repository.find(connection, organization_id, provider, lock=True)
    if row is not None and row.connection != told.connection:  # connected anew: what was wished meant another one
        repository.forget(connection, organization_id, provider)
        row = None
    values: dict[str, object] = {
        "settings": _text(told.present),
        "rules_shared": told.rules_shared,
        "told_at": now,
    }
    if row is None:
        scope = {"organization_id": organization_id, "provider": provider, "connection": told.connection}
        first = {"version": 1, "state": ConfigurationState.HOLDS, "sentences": "[]"}
        repository.add(connection, {**scope, **first, **values})
        return SettingsWish()
    waiting = row.state == ConfigurationState.WAITING
    if waiting and told.dealt == row.wish_id and told.outcome is not None:
        waiting = False
        values |= {"state": told.outcome.value, "sentences": msgspec.json.encode(told.sentences).decode()}
        values |= {"wish_id": None, "base": None, "wanted": None}
    if told.present != _read(row.settings):
        values["version"] = row.version + 1
    repository.change(connection, row, values)
    return _wish_of(row, now) if waiting else SettingsWish()


def check_version(seen: int | None, version: int) -> None:
    """Refuse what was built on another version. Raises Problem (412)."""
    if seen is not None and seen != version:
        detail = "These settings were changed by somebody else meanwhile: look at them again, and change them then."
        raise Problem(412, ProblemCode.OUTDATED, detail)


def _told(connection: Connection, organization_id: str, provider: str, *, lock: bool = False) -> tuple[Kept, Office]:
    kept = repository.kept(connection, organization_id, provider, lock=lock)
    if kept is None:
        raise Problem(404, ProblemCode.NOT_FOUND, "No books of this provider are connected.")
    row = repository.find(connection, organization_id, provider, lock=lock)
    if row is None or row.connection != kept.connection:
        detail = f"The PC {kept.pc_name} has not told its settings yet: it does when it is reached and up to date."
        raise Problem(404, ProblemCode.NOT_FOUND, detail)
    return kept, row


def _wish_of(row: Office, now: dt.datetime) -> SettingsWish:
    return SettingsWish(
        id=row.wish_id,
        base=_read(row.base),
        wanted=_read(row.wanted),
        by=row.wanted_by,
        age_seconds=max(0.0, (now - row.wanted_at).total_seconds()),
    )


def _wanted(row: Office) -> OfficeSettings | None:
    return _read(row.wanted) if row.wanted is not None else None


def _schedule(asked: Configuration) -> Schedule | None:
    if asked.schedule is not None and asked.schedule != Schedule():
        return asked.schedule
    return Schedule(every=f"{asked.every_seconds}s") if asked.every_seconds is not None else None


def _check_writing(present: Policies, wanted: Policies, pc_name: str) -> None:
    """Nobody begins to write into the books of a PC from here."""
    for kind, policy in wanted.kinds.items():
        if policy.write and not present.of(kind).write:
            name = kind.value.replace("_", " ").capitalize()
            detail = f"{name}: writing into the books can only be allowed on the PC {pc_name}, by its own person."
            raise Problem(422, ProblemCode.INVALID, detail)


def _check_mapping(rules: str, pc_name: str, check_rules: Callable[[str], None], *, shared: bool) -> None:
    if shared:
        detail = f"Other companies of the PC {pc_name} follow the same mapping rules: change them there."
        raise Problem(422, ProblemCode.INVALID, detail)
    if rules:
        check_rules(rules)


def _text(settings: OfficeSettings) -> str:
    return msgspec.json.encode(settings).decode()
