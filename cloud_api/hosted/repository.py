"""Statements over `hosted_connections`, within a transaction of the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Row, delete, insert, select, update

from cloud_api.db.tables import agents, hosted_connections, organizations
from cloud_api.jobs import repository as jobs
from cloud_api.jobs.turns import EVERYTHING, Place, Work, wish

HOST_NAME = "the platform"
"""What stands where else the name of a PC does."""
_INSTALLATION = "platform "
_LONG = frozenset({"mapping"})

Hosted = Row[tuple[object, ...]]
_c = hosted_connections.c


def find(connection: Connection, organization_id: str, provider: str, *, lock: bool = False) -> Hosted | None:
    """A hosted connection."""
    statement = select(hosted_connections).where(_c.organization_id == organization_id, _c.provider == provider)
    return connection.execute(statement.with_for_update() if lock else statement).one_or_none()


def agent_of_host(connection: Connection, organization_id: str, provider: str) -> str | None:
    """The agent by which the platform keeps a provider itself; None when it does not."""
    found: str | None = connection.execute(
        select(_c.agent_id).where(_c.organization_id == organization_id, _c.provider == provider)
    ).scalar_one_or_none()
    return found


def hosted_providers(connection: Connection, organization_id: str) -> frozenset[str]:
    """Providers of an organization that the platform keeps itself."""
    return frozenset(connection.execute(select(_c.provider).where(_c.organization_id == organization_id)).scalars())


def one_at_a_time(connection: Connection, organization_id: str) -> None:
    """Let nobody else connect or disconnect anything of the organization until the transaction ends."""
    connection.execute(
        select(organizations.c.id).where(organizations.c.id == organization_id).with_for_update(key_share=True)
    )


def add(connection: Connection, values: Mapping[str, object]) -> None:
    """A new hosted connection; its first turn is due."""
    connection.execute(insert(hosted_connections).values(values))
    place = Place(**{name: str(values[name]) for name in Place.__struct_fields__})
    wish(connection, place, Work.RUN, EVERYTHING)


def change(connection: Connection, hosted: Hosted, values: Mapping[str, object]) -> None:
    """Other values for a hosted connection: they hold from the next turn on, which is due at once."""
    connection.execute(
        update(hosted_connections)
        .where(_c.connection == hosted.connection)
        .values({**values, "revision": hosted.revision + 1})
    )
    place = Place(connection=hosted.connection, organization_id=hosted.organization_id, provider=hosted.provider)
    wish(connection, place, Work.RUN, EVERYTHING)


def changed(hosted: Hosted, values: Mapping[str, object]) -> dict[str, object]:
    """What other values change, each with what was before; of long texts only that they do."""
    found: dict[str, object] = {}
    for name, value in values.items():
        before = getattr(hosted, name)
        if before != value:
            long = name in _LONG
            found[name] = "changed" if long else [before, value]
    return found


def remove(connection: Connection, organization_id: str, provider: str) -> None:
    """The platform no longer hosts it; nobody waits for it any more."""
    jobs.parted(connection, organization_id, provider)
    connection.execute(delete(hosted_connections).where(_c.organization_id == organization_id, _c.provider == provider))


def by_name(connection: Connection, name: str) -> Hosted | None:
    """A hosted connection by its own name."""
    return connection.execute(select(hosted_connections).where(_c.connection == name)).one_or_none()


def all_hosted(connection: Connection) -> Sequence[Hosted]:
    """Every connection that the platform hosts."""
    return connection.execute(select(hosted_connections).order_by(_c.connection)).all()


def installation_of(name: str) -> str:
    """How the agent of a hosted connection is called."""
    return f"{_INSTALLATION}{name}"


def disconnected(connection: Connection) -> frozenset[str]:
    """Every connection that the platform hosted once, and nobody does any more."""
    a = agents.c
    ended = select(a.installation).where(a.installation.startswith(_INSTALLATION), a.revoked_at.is_not(None))
    names = {name.removeprefix(_INSTALLATION) for name in connection.execute(ended).scalars()}
    return frozenset(names.difference(connection.execute(select(_c.connection)).scalars()))


def note_worker(connection: Connection, name: str, worker: str) -> None:
    """A worker took a connection up; for whoever wonders which one."""
    connection.execute(update(hosted_connections).where(_c.connection == name).values(worker=worker))


def note_sign_of_life(connection: Connection, name: str, now: dt.datetime) -> None:
    """Whoever hosts a connection is there; nobody is where it was disconnected."""
    host = select(_c.agent_id).where(_c.connection == name).scalar_subquery()
    connection.execute(update(agents).where(agents.c.id == host).values(last_seen_at=now))
