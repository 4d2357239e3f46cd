"""Pairing and commands. Synchronous; runs in worker threads."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select, update

from cloud_api.agents.presence import check_paired, note_contact, note_pause
from cloud_api.agents.versions import check_able
from cloud_api.audit.actors import Actor
from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.engine import Database
from cloud_api.db.tables import (
    agent_commands,
    agents,
    hosted_connections,
    organization_integrations,
    organizations,
    pairing_codes,
)
from cloud_api.db.types import new_id
from cloud_api.hosted.repository import installation_of
from cloud_api.jobs import repository as jobs
from cloud_api.jobs.turns import EVERYTHING, Place, Work, wish
from cloud_api.problems import Problem
from cloud_api.security.caller import AgentCaller, Caller, PersonCaller
from cloud_api.security.tokens import AGENT_PREFIX, new_token, read_code, same_hash, token_hash
from connector.domain.keys import EntityKind
from connector.platform.wire import Capability, Command, CommandPage, Pair, Paired, ProblemCode
from connector.platform.wire_configuration import COMMAND
from connector.platform.wire_diagnostics import COMMAND as DIAGNOSE

MAX_ATTEMPTS = 5
"""Wrong secrets that a code endures."""
MAX_NAME = 255
COMMAND_LIFETIME = dt.timedelta(hours=1)
"""An older wish to sync is not worth waking anybody for."""


class AgentService:
    """What concerns agents as such."""

    def __init__(self, database: Database, lease_seconds: int) -> None:
        self._database = database
        self._lease_time = dt.timedelta(seconds=lease_seconds)

    def pair(self, asked: Pair) -> Paired:
        """Exchange a one-time code for a token. Pairing an installation again replaces its token.

        Raises:
            Problem: 422, the code is wrong, used up or too old.
        """
        read = read_code(asked.code)
        if not (0 < len(asked.agent_id) <= MAX_NAME and 0 < len(asked.pc_name) <= MAX_NAME):
            raise Problem(422, ProblemCode.INVALID, f"Names of agents and PCs have 1 to {MAX_NAME} characters.")
        if read is None or asked.agent_id.startswith(installation_of("")):
            raise _refused()  # names like that are of what the platform hosts: nobody comes to be that by a code
        with self._database.write() as connection:
            organization_id = _use_code(connection, *read)
            paired = None if organization_id is None else _pair(connection, organization_id, asked)
        if paired is None:  # the failed attempt stays counted
            raise _refused()
        return paired

    def commands(self, caller: AgentCaller, after: int) -> CommandPage:
        """Commands for an agent after a number; those too old to matter are left out."""
        c = agent_commands.c
        since = dt.datetime.now(dt.UTC) - COMMAND_LIFETIME
        statement = (
            select(c.id, c.provider, c.kind, c.entity)
            .where(c.agent_id == caller.agent_id, c.id > after, c.created_at >= since)
            .order_by(c.id)
            .limit(100)
        )
        with self._database.read() as connection:
            check_paired(connection, caller.agent_id)  # who was revoked while it waited is told so
            rows = connection.execute(statement).all()
            last = connection.execute(select(func.max(c.id)).where(c.agent_id == caller.agent_id)).scalar_one()
        found = [Command(id=row[0], provider=row[1], kind=row[2], entity=row[3] or "") for row in rows]
        return CommandPage(found, last or 0)

    def seen(self, caller: AgentCaller, after: int) -> None:
        """Note that an agent is there, and which commands it has heard; leases that it holds go on."""
        now = dt.datetime.now(dt.UTC)
        lease = organization_integrations.c
        with self._database.write() as connection:
            connection.execute(
                update(organization_integrations)
                .where(
                    lease.organization_id == caller.organization_id,
                    lease.agent_id == caller.agent_id,
                    lease.lease_expires_at > now,
                )
                .values(lease_expires_at=now + self._lease_time)
            )
            note_contact(connection, caller.agent_id, now)
            jobs.heard(connection, caller.agent_id, after)

    def ask_to_stand(self, caller: Caller, provider: str, kind: CommandKind) -> tuple[int, str]:
        """Ask the PC that keeps a provider to pause, or to go on: the command's number, and that agent.

        Raises:
            Problem: 409, no PC keeps it, or its agent cannot be asked that.
        """
        with self._database.write() as connection:
            check_able(connection, caller.organization_id, provider, Capability.PAUSE)
            left = leave_command(connection, caller.organization_id, provider, kind, None)
            if left is None:
                raise Problem(409, ProblemCode.NOT_CONNECTED, "No agent keeps this provider.")
            by = caller.person if isinstance(caller, PersonCaller) else caller.pc_name
            note_pause(connection, caller.organization_id, provider, by if kind is CommandKind.PAUSE else None)
        return left


class CommandKind(StrEnum):
    """What an agent is woken for."""

    SYNC = "sync"
    CHANGES = "changes"
    """People changed something on the platform."""
    CONFIGURATION = COMMAND
    """People changed how a connection is kept equal."""
    PAUSE = "pause"
    RESUME = "resume"
    DIAGNOSTICS = DIAGNOSE
    """Of agents that said that they can."""
    ORDER = "order"
    """A person left an order for books that the platform hosts (`hosted.orders`)."""


def leave_command(
    connection: Connection,
    organization_id: str,
    provider: str,
    kind: CommandKind,
    entity: EntityKind | None,
    gathered: str = "",
) -> tuple[int, str] | None:
    """Leave a command for the agent that keeps a provider: its number, and that agent; None when nobody keeps it. Where
    the platform keeps it itself, the connection gets a turn; `gathered` is what it shall only collect then.

    The agent's row is locked until the caller's transaction ends: a number is never seen before a lower one.
    """
    c = organization_integrations.c
    keeper = select(c.agent_id).where(c.organization_id == organization_id, c.provider == provider).scalar_subquery()
    agent_id: str | None = connection.execute(
        select(agents.c.id).where(agents.c.id == keeper, agents.c.revoked_at.is_(None)).with_for_update(key_share=True)
    ).scalar_one_or_none()
    if agent_id is None:
        return None
    number = connection.execute(
        insert(agent_commands)
        .values(
            organization_id=organization_id,
            agent_id=agent_id,
            provider=provider,
            kind=kind.value,
            entity=entity.value if entity is not None else None,
            created_at=dt.datetime.now(dt.UTC),
        )
        .returning(agent_commands.c.id)
    ).scalar_one()
    hosted = select(hosted_connections.c.connection).where(hosted_connections.c.agent_id == agent_id)
    name = connection.execute(hosted).scalar_one_or_none()
    if name is not None:
        place = Place(connection=name, organization_id=organization_id, provider=provider)
        work = Work.ORDERS if kind is CommandKind.ORDER else Work.RUN
        wish(connection, place, work, gathered or (entity.value if entity is not None else EVERYTHING))
    return number, agent_id


def _use_code(connection: Connection, selector: str, wanted: bytes) -> str | None:
    """The organization of a code that is right, which is used up by it; a wrong one costs an attempt."""
    c = pairing_codes.c
    now = dt.datetime.now(dt.UTC)
    row = connection.execute(
        select(c.organization_id, c.code_hash, c.attempts)
        .where(c.selector == selector, c.used_at.is_(None), c.expires_at > now)
        .with_for_update()
    ).one_or_none()
    if row is None or row.attempts >= MAX_ATTEMPTS:
        return None
    right = same_hash(row.code_hash, wanted)
    used = {"used_at": now} if right else {"attempts": row.attempts + 1}
    connection.execute(update(pairing_codes).where(c.selector == selector).values(used))
    return row.organization_id if right else None


def _pair(connection: Connection, organization_id: str, asked: Pair) -> Paired:
    token = new_token(AGENT_PREFIX)
    values = {
        "pc_name": asked.pc_name,
        "token_hash": token_hash(token),
        "paired_at": dt.datetime.now(dt.UTC),
        "revoked_at": None,
    }
    known = (agents.c.organization_id == organization_id) & (agents.c.installation == asked.agent_id)
    again = connection.execute(update(agents).where(known).values(values).returning(agents.c.id)).scalar_one_or_none()
    agent_id = again or new_id()
    if again is None:
        identity = {"id": agent_id, "organization_id": organization_id, "installation": asked.agent_id}
        connection.execute(insert(agents).values({**identity, **values}))
    told = Told(
        action=Action.AGENT_PAIRED,
        organization_id=organization_id,
        facts={"again": again is not None},
        actor=Actor(kind="agent", id=agent_id, name=asked.pc_name),
    )
    tell(connection, told)
    found = connection.execute(
        select(organizations.c.slug, organizations.c.name).where(organizations.c.id == organization_id)
    ).one()
    return Paired(token, found.slug, found.name)


def _refused() -> Problem:
    return Problem(422, ProblemCode.CODE_REFUSED, "The code is wrong, was used already, or is older than ten minutes.")
