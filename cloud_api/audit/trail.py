"""Adds to the audit trail, within the transaction of what is told of: both become durable, or neither.

Entries are written as the last thing of their transaction. On PostgreSQL whoever appends to a chain holds a lock for it
until the commit; nothing is waited for in between, so that chains never wait for each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from threading import Lock
from typing import Final

import msgspec
from sqlalchemy import Connection, func, insert, select

from cloud_api.audit.actors import Actor, acting
from cloud_api.audit.chain import BEGINNING, PLATFORM, Action, Entry, hash_of
from cloud_api.db.engine import Database, at_the_end
from cloud_api.db.tables import audit_entries
from cloud_api.db.types import written_json

_MOST_REMEMBERED: Final = 10_000
_c = audit_entries.c


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of an action. Facts never hold a secret, nor a hash of one."""

    action: Action
    organization_id: str | None
    """None: it concerns the platform itself."""
    provider: str = ""
    facts: Mapping[str, object] = {}
    actor: Actor | None = None
    """None: whoever acts now."""


def tell(connection: Connection, told: Told) -> None:
    """Add an entry when the transaction ends well; `connection` is one of `Database.write`."""
    at_the_end(connection, partial(_append, told=told, actor=told.actor or acting()))


class Openings:
    """Tells that secrets were opened: once for each process, place and revision of what lies there, as a host looks at
    the same ones again and again. Safe to share between threads."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], None] = {}
        self._guard = Lock()

    def tell(self, database: Database, told: Told, *place: str) -> None:
        """Durable before the caller goes on: nobody has a secret that nothing tells of. Not within another
        transaction. Raises Unreachable."""
        with self._guard:
            if place in self._seen:
                return
        with database.write() as connection:
            tell(connection, told)
        with self._guard:
            if len(self._seen) >= _MOST_REMEMBERED:
                del self._seen[next(iter(self._seen))]
            self._seen[place] = None


def _append(connection: Connection, *, told: Told, actor: Actor) -> None:
    chain = told.organization_id or PLATFORM
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_lock_of(chain))))
    last = connection.execute(
        select(_c.number, _c.hash).where(_c.chain == chain).order_by(_c.number.desc()).limit(1)
    ).one_or_none()
    entry = Entry(
        chain=chain,
        number=1 if last is None else last.number + 1,
        organization_id=told.organization_id,
        at=dt.datetime.now(dt.UTC),
        actor=_plain(actor),
        action=told.action.value,
        provider=told.provider,
        facts=written_json(dict(told.facts)),
        previous=BEGINNING if last is None else bytes(last.hash),
    )
    connection.execute(insert(audit_entries).values(_row(entry)))


def _row(entry: Entry) -> dict[str, object]:
    return {
        "chain": entry.chain,
        "number": entry.number,
        "organization_id": entry.organization_id,
        "at": entry.at,
        "actor_kind": entry.actor.kind,
        "actor_id": entry.actor.id,
        "actor_name": entry.actor.name,
        "action": entry.action,
        "provider": entry.provider,
        "facts": entry.facts,
        "previous": entry.previous,
        "hash": hash_of(entry),
    }


def _plain(actor: Actor) -> Actor:
    """Without the character NUL, which PostgreSQL keeps in no text: a refused entry would undo what it tells of."""
    return Actor(kind=actor.kind, id=actor.id.replace("\0", "\ufffd"), name=actor.name.replace("\0", "\ufffd"))


def _lock_of(chain: str) -> int:
    """The number of a chain's lock, of those that PostgreSQL keeps for programs."""
    return int.from_bytes(sha256(f"audit {chain}".encode()).digest()[:8], "big", signed=True)
