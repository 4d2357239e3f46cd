"""Whether an agent is there, measured from when it was last in touch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select, update

from cloud_api.db.tables import agents, organization_integrations
from cloud_api.integrations.companies import Known
from cloud_api.jobs.turns import keeping
from cloud_api.problems import Problem
from connector.platform.wire import ProblemCode, SyncLog

PRESENT: Final = dt.timedelta(seconds=50)
"""An agent asks for commands every 25 seconds: two polls that are missing, and it is shown as offline, within a minute
of its last sign of life."""

HEARD_WITHIN: Final = dt.timedelta(minutes=1)
"""How long a PC that is there may take to hear of a pause."""

_i = organization_integrations.c


def check_paired(connection: Connection, agent_id: str) -> None:
    """Whoever waits, or waited for a lock, may have been revoked meanwhile. Raises Problem (401)."""
    revoked = select(agents.c.revoked_at).where(agents.c.id == agent_id)
    if connection.execute(revoked).scalar_one() is not None:
        detail = "The token was revoked: the books were disconnected, or the agent was."
        raise Problem(401, ProblemCode.UNAUTHORIZED, detail, headers={"WWW-Authenticate": "Bearer"})


def note_contact(connection: Connection, agent_id: str, now: dt.datetime) -> None:
    """An agent is there. Whoever locks its connection's row too, does that first."""
    connection.execute(update(agents).where(agents.c.id == agent_id).values(last_seen_at=now))


def note_pause(connection: Connection, organization_id: str, provider: str, by: str | None) -> None:
    """Somebody on the platform asked the PC to stand still; None: to go on, or it does so by itself."""
    at = dt.datetime.now(dt.UTC) if by is not None else None
    mine = (_i.organization_id == organization_id, _i.provider == provider)
    connection.execute(update(organization_integrations).where(*mine).values(pause_asked_at=at, pause_asked_by=by))


def note_runs(connection: Connection, agent_id: str, provider: str, logs: Sequence[SyncLog]) -> None:
    """A run that began well after a pause was asked for tells that the PC goes on: its own person saw to that.

    When it began is told by our clock and the run's length; a run that was on its way is given time to end.
    """
    now = dt.datetime.now(dt.UTC)
    begun = [now - (log.completed_at - log.started_at) for log in logs if log.completed_at is not None]
    if begun:
        over = (_i.agent_id == agent_id, _i.provider == provider, _i.pause_asked_at < max(begun) - HEARD_WITHIN)
        values = {"pause_asked_at": None, "pause_asked_by": None}
        connection.execute(update(organization_integrations).where(*over).values(values))


class Contact:
    """When the agent of a connection was in touch, and whether it is there."""

    def __init__(self, connection: Connection, known: Known | None, now: dt.datetime) -> None:
        self.at: dt.datetime | None = None
        self.online = False
        if known is None or known.agent_id is None:
            return
        a = agents.c
        row = connection.execute(select(a.last_seen_at, a.revoked_at).where(a.id == known.agent_id)).one_or_none()
        if row is None:
            return
        self.at = row.last_seen_at
        gone = row.revoked_at is not None or known.lease_expires_at is None  # it gave its lease back: it left
        self.online = not gone and self.at is not None and now - self.at <= PRESENT
        if not self.online:  # between two turns a worker asks for nothing
            self.online = keeping(connection, known.organization_id, known.provider).is_looked_after
