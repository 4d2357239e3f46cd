"""The files' rows: one for each connection."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.db.tables import agent_diagnostics
from connector.platform.wire_diagnostics import DiagnosticsState

KEPT = dt.timedelta(days=14)
"""Long enough for whoever helps, short enough that nothing piles up."""

_d = agent_diagnostics.c


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Whom somebody asked for a file."""

    organization_id: str
    provider: str
    agent_id: str
    command: int
    by: str


class Awaited(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked last, and what came."""

    agent_id: str
    command: int
    received_for: int


def note_asked(connection: Connection, asked: Asked) -> None:
    """Somebody asks; a file that came before stays until the next one is here."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    fresh = {"agent_id": asked.agent_id, "command": asked.command, "asked_at": dt.datetime.now(dt.UTC)}
    fresh |= {"asked_by": asked.by, "refused_at": None, "refusal": None}
    named = {"organization_id": asked.organization_id, "provider": asked.provider}
    statement = dialect.insert(agent_diagnostics).values({**named, **fresh})
    connection.execute(statement.on_conflict_do_update(index_elements=list(named), set_=fresh))


def awaited(connection: Connection, organization_id: str, provider: str) -> Awaited | None:
    """What is waited for, locked; None when nobody ever asked."""
    row = connection.execute(
        select(_d.agent_id, _d.command, _d.received_for)
        .where(_d.organization_id == organization_id, _d.provider == provider)
        .with_for_update()
    ).one_or_none()
    if row is None:
        return None
    return Awaited(agent_id=row.agent_id, command=row.command, received_for=row.received_for or 0)


def keep(connection: Connection, organization_id: str, provider: str, command: int, content: bytes) -> None:
    """The file is here; the one before goes."""
    connection.execute(
        update(agent_diagnostics)
        .where(_d.organization_id == organization_id, _d.provider == provider)
        .values(
            received_for=command,
            received_at=dt.datetime.now(dt.UTC),
            size=len(content),
            content=content,
            refused_at=None,
            refusal=None,
        )
    )


def refuse(connection: Connection, organization_id: str, provider: str, sentence: str) -> None:
    """The PC makes none; a file that came before stays."""
    connection.execute(
        update(agent_diagnostics)
        .where(_d.organization_id == organization_id, _d.provider == provider)
        .values(refused_at=dt.datetime.now(dt.UTC), refusal=sentence)
    )


def find(connection: Connection, organization_id: str, provider: str) -> tuple[bytes, dt.datetime] | None:
    """The file and when it came; None when there is none, or it is too old to count."""
    row = connection.execute(
        select(_d.content, _d.received_at).where(
            _d.organization_id == organization_id, _d.provider == provider, _d.received_at > _oldest()
        )
    ).one_or_none()
    return (bytes(row.content), row.received_at) if row is not None else None


def state_of(connection: Connection, organization_id: str, provider: str) -> DiagnosticsState | None:
    """What is told of it, without the file."""
    row = connection.execute(
        select(_d.asked_at, _d.asked_by, _d.received_at, _d.size, _d.refused_at, _d.refusal).where(
            _d.organization_id == organization_id, _d.provider == provider
        )
    ).one_or_none()
    if row is None:
        return None
    there = row.received_at is not None and row.received_at > _oldest()
    return DiagnosticsState(
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        received_at=row.received_at if there else None,
        size=row.size if there else 0,
        refused_at=row.refused_at,
        refusal=row.refusal or "",
    )


def clear_old(connection: Connection) -> int:
    """Clear away files whose time is over, and what was asked in vain; how many rows it was."""
    over = update(agent_diagnostics).where(_d.received_at <= _oldest())
    cleared = connection.execute(over.values(received_at=None, size=None, content=None)).rowcount
    vain = delete(agent_diagnostics).where(_d.received_at.is_(None), _d.asked_at <= _oldest())
    return cleared + connection.execute(vain).rowcount


def _oldest() -> dt.datetime:
    return dt.datetime.now(dt.UTC) - KEPT
