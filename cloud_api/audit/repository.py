"""Reads the audit trail, within a transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, Row, func, select

from cloud_api.audit.actors import Actor
from cloud_api.audit.chain import Anchor, Entry, Fault, faults_of
from cloud_api.db.tables import audit_entries
from cloud_api.db.types import instant_text

_PAGE = 1000
_c = audit_entries.c


def newest(
    connection: Connection, chain: str, *, limit: int, before: int | None = None, action: str | None = None
) -> list[Entry]:
    """Entries of a chain, the newest first; those before a number."""
    statement = select(audit_entries).where(_c.chain == chain)
    if before is not None:
        statement = statement.where(_c.number < before)
    if action is not None:
        statement = statement.where(_c.action == action)
    return [_entry(row) for row in connection.execute(statement.order_by(_c.number.desc()).limit(limit))]


def chains(connection: Connection) -> Sequence[str]:
    """Every chain that has an entry."""
    return connection.execute(select(_c.chain).distinct().order_by(_c.chain)).scalars().all()


def head(connection: Connection, chain: str) -> Anchor | None:
    """Where a chain ends now; None while it has no entry."""
    found = newest(connection, chain, limit=1)
    if not found:
        return None
    last = found[0]
    return Anchor(chain=chain, number=last.number, hash=last.hash.hex(), at=instant_text(last.at))


def count(connection: Connection, chain: str) -> int:
    """How many entries a chain has."""
    return connection.execute(select(func.count()).select_from(audit_entries).where(_c.chain == chain)).scalar_one()


def verify(connection: Connection, chain: str, anchors: Mapping[int, Anchor]) -> list[Fault]:
    """What is wrong with a chain; read in pages, whatever its length."""
    return list(faults_of(chain, _whole(connection, chain), anchors))


def _whole(connection: Connection, chain: str) -> Iterator[Entry]:
    number: int | None = None
    while True:
        statement = select(audit_entries).where(_c.chain == chain).order_by(_c.number).limit(_PAGE)
        if number is not None:
            statement = statement.where(_c.number > number)
        rows = connection.execute(statement).all()
        yield from map(_entry, rows)
        if len(rows) < _PAGE:
            return
        number = rows[-1].number


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(
        chain=row.chain,
        number=row.number,
        organization_id=row.organization_id,
        at=row.at,
        actor=Actor(kind=row.actor_kind, id=row.actor_id, name=row.actor_name),
        action=row.action,
        provider=row.provider,
        facts=row.facts,
        previous=bytes(row.previous),
        hash=bytes(row.hash),
    )
