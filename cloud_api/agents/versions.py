"""Which agents the platform works with, and what each of them can be asked."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
from sqlalchemy import Connection, select, update

from cloud_api.db.tables import agents, organization_integrations
from cloud_api.hosted.repository import HOST_NAME
from cloud_api.problems import Problem
from connector.domain.errors import SettingsInvalid
from connector.platform.wire import Capability, Handshake, ProblemCode

_VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?")
_MOST_TOLD = 50
_words = msgspec.json.Decoder(list[str])


def check_version(told: str, oldest: str) -> None:
    """Refuse an agent that is older than the platform works with; one that tells no version is older than any.

    Raises:
        Problem: 409, it is too old.
        SettingsInvalid: `oldest` is no version.
    """
    if not oldest:
        return
    least = _parts(oldest)
    if not least:
        raise SettingsInvalid("The oldest agent's version cannot be read.", remedy="It looks like 0.4.0.")
    if _parts(told) < least:
        here = told or "an older one"
        detail = f"The platform works with BukuBridge {oldest} or later, and this PC has {here}: update it there."
        raise Problem(409, ProblemCode.AGENT_OUTDATED, detail)


def note_program(connection: Connection, agent_id: str, offered: Handshake, now: dt.datetime) -> None:
    """An agent is there, and what it said of its program; words that are none of ours mean nothing."""
    able = [word for word in offered.capabilities[:_MOST_TOLD] if word in set(Capability)]
    values = {
        "last_seen_at": now,
        "version": offered.version[:_MOST_TOLD].replace("\0", ""),
        "capabilities": msgspec.json.encode(able).decode(),
    }
    connection.execute(update(agents).where(agents.c.id == agent_id).values(values))


def check_able(connection: Connection, organization_id: str, provider: str, wanted: Capability) -> None:
    """Ask an agent only what it can.

    Raises:
        Problem: 409, the platform itself keeps the books, nobody does, or the agent there never said that it can.
    """
    i = organization_integrations.c
    row = connection.execute(
        select(agents.c.pc_name, agents.c.capabilities)
        .join(organization_integrations, i.agent_id == agents.c.id)
        .where(i.organization_id == organization_id, i.provider == provider, agents.c.revoked_at.is_(None))
    ).one_or_none()
    if row is None:
        raise Problem(409, ProblemCode.NOT_CONNECTED, "No agent keeps this provider.")
    if wanted in _words.decode(row.capabilities or "[]"):
        return
    detail = f"The BukuBridge on {row.pc_name} cannot be asked that from here: update it there, or do it there."
    if row.pc_name == HOST_NAME:
        detail = "The platform itself keeps these books: leave out what it shall not do, or disconnect them."
        if wanted is Capability.DIAGNOSTICS:
            detail = "The platform itself keeps these books: there is no PC to be asked."
    raise Problem(409, ProblemCode.CONFLICT, detail)


def _parts(version: str) -> tuple[int, ...]:
    """Its numbers; none where it is no version. Whatever follows them (a1, +local) counts for nothing."""
    found = _VERSION.match(version)
    return tuple(int(part or 0) for part in found.groups()) if found is not None else ()
