"""Whether an agent is there, measured from when it was last in touch."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import Connection, select, update

from cloud_api.db.tables import agents
from cloud_api.integrations.companies import Known
from cloud_api.jobs.turns import is_looked_after
from cloud_api.problems import Problem
from connector.platform.wire import ProblemCode

PRESENT: Final = dt.timedelta(seconds=50)
"""An agent asks for commands every 25 seconds: two polls that are missing, and it is shown as offline, within a minute
of its last sign of life."""


def check_paired(connection: Connection, agent_id: str) -> None:
    """Whoever waits, or waited for a lock, may have been revoked meanwhile. Raises Problem (401)."""
    revoked = select(agents.c.revoked_at).where(agents.c.id == agent_id)
    if connection.execute(revoked).scalar_one() is not None:
        detail = "The token was revoked: the books were disconnected, or the agent was."
        raise Problem(401, ProblemCode.UNAUTHORIZED, detail, headers={"WWW-Authenticate": "Bearer"})


def note_contact(connection: Connection, agent_id: str, now: dt.datetime) -> None:
    """An agent is there. Whoever locks its connection's row too, does that first."""
    connection.execute(update(agents).where(agents.c.id == agent_id).values(last_seen_at=now))


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
            self.online = is_looked_after(connection, known.organization_id, known.provider)
