"""Asking an office PC for its file for support, keeping what comes, handing it out. Synchronous; runs in worker
threads."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Connection

from cloud_api.agents.presence import check_paired
from cloud_api.agents.service import CommandKind, leave_command
from cloud_api.agents.versions import check_able
from cloud_api.audit.actors import Actor
from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.db.engine import Database
from cloud_api.diagnostics import repository
from cloud_api.problems import Problem
from cloud_api.security.caller import AgentCaller, Caller, PersonCaller, Role
from connector.platform.wire import Capability, ProblemCode
from connector.platform.wire_diagnostics import MOST_BYTES

_BEGINS = b"PK\x03\x04"
"""A zip with something in it."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it is handed out."""

    name: str
    content: bytes


class DiagnosticsService:
    """One file for each connection, the newest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, organization_id: str, provider: str, by: str, actor: Actor | None = None) -> tuple[int, str]:
        """Ask the PC that keeps a provider, in somebody's name: the command's number, and that agent. `actor` is whom
        the trail names, when it is nobody's request.

        Raises:
            Problem: 409, no PC keeps it, or its agent cannot be asked that.
        """
        with self._database.write() as connection:
            check_able(connection, organization_id, provider, Capability.DIAGNOSTICS)
            left = leave_command(connection, organization_id, provider, CommandKind.DIAGNOSTICS, None)
            if left is None:
                raise Problem(409, ProblemCode.NOT_CONNECTED, "No agent keeps this provider.")
            asked = repository.Asked(
                organization_id=organization_id, provider=provider, agent_id=left[1], command=left[0], by=by
            )
            repository.note_asked(connection, asked)
            told = Told(
                action=Action.DIAGNOSTICS_ASKED, organization_id=organization_id, provider=provider, actor=actor
            )
            tell(connection, told)
        return left

    def keep(self, caller: AgentCaller, provider: str, command: int, content: bytes) -> None:
        """Keep the file that a command asked for; the same command once more changes nothing.

        Raises:
            Problem: 409, nobody asked this agent for it; 413 or 422, it is none.
        """
        organization_id = caller.organization_id
        with self._database.write() as connection:
            awaited = _awaited(connection, caller, provider, command)
            if len(content) > MOST_BYTES:
                raise Problem(413, ProblemCode.TOO_LARGE, f"Diagnostics have at most {MOST_BYTES} bytes.")
            if not content.startswith(_BEGINS):
                raise Problem(422, ProblemCode.INVALID, "This is no diagnostics file.")
            if command <= awaited.received_for:
                return  # its answer was lost, and it is sent again
            repository.keep(connection, organization_id, provider, command, content)
            facts = {"bytes": len(content)}
            told = Told(
                action=Action.DIAGNOSTICS_RECEIVED, organization_id=organization_id, provider=provider, facts=facts
            )
            tell(connection, told)

    def refuse(self, caller: AgentCaller, provider: str, command: int, sentence: str) -> None:
        """Keep why there is no file, unless there is one by now, or somebody asked again.

        Raises:
            Problem: 409, nobody asked this agent for it.
        """
        with self._database.write() as connection:
            awaited = _awaited(connection, caller, provider, command)
            if awaited.received_for < command == awaited.command:
                repository.refuse(connection, caller.organization_id, provider, sentence)

    def fetch(self, organization_id: str, provider: str, actor: Actor | None = None) -> Fetched:
        """The file, handed out.

        Raises:
            Problem: 404, there is none.
        """
        with self._database.write() as connection:
            found = repository.find(connection, organization_id, provider)
            if found is None:
                raise Problem(404, ProblemCode.NOT_FOUND, "There is no diagnostics file of this provider's PC.")
            told = Told(
                action=Action.DIAGNOSTICS_FETCHED, organization_id=organization_id, provider=provider, actor=actor
            )
            tell(connection, told)
        content, received_at = found
        at = received_at.astimezone(dt.UTC)
        return Fetched(name=f"bukubridge-diagnostics-{provider}-{at:%Y%m%d-%H%M%S}.zip", content=content)


def _awaited(connection: Connection, caller: AgentCaller, provider: str, command: int) -> repository.Awaited:
    check_paired(connection, caller.agent_id)
    awaited = repository.awaited(connection, caller.organization_id, provider)
    if awaited is None or awaited.agent_id != caller.agent_id or not 0 < command <= awaited.command:
        raise Problem(409, ProblemCode.CONFLICT, "Nobody asked this PC for its diagnostics.")
    return awaited


def may_fetch(caller: Caller) -> PersonCaller:
    """The caller as somebody who may have the file: it is made for support, and holds no secret.

    Raises:
        Problem: 403, it is an agent, or a member.
    """
    if isinstance(caller, PersonCaller) and caller.role in (Role.ADMIN, Role.SUPPORT):
        return caller
    raise Problem(403, ProblemCode.FORBIDDEN, "Only an admin, or support, may fetch diagnostics.")
