"""Statements over `office_configurations`, within a transaction of the caller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from cloud_api.db.tables import agents, office_configurations, organization_integrations
from connector.domain.keys import EntityKind
from connector.platform.wire_configuration import OfficeSettings

Office = Row[tuple[object, ...]]


class Kept(NamedTuple):
    """A connection that somebody serves."""

    connection: str
    pc_name: str
    agent_id: str


_read = msgspec.json.Decoder(OfficeSettings).decode
_c = office_configurations.c
_i = organization_integrations.c


def find(connection: Connection, organization_id: str, provider: str, *, lock: bool = False) -> Office | None:
    """What a PC told and what is wished; None while it told nothing."""
    statement = select(office_configurations).where(_c.organization_id == organization_id, _c.provider == provider)
    return connection.execute(statement.with_for_update() if lock else statement).one_or_none()


def left_out(connection: Connection, organization_id: str, provider: str) -> tuple[EntityKind, ...]:
    """Kinds that a PC told it does not synchronise; none while it told nothing."""
    row = find(connection, organization_id, provider)
    return _read(row.settings).policies.left_out if row is not None else ()


def kept(connection: Connection, organization_id: str, provider: str, *, lock: bool = False) -> Kept | None:
    """The organization's live connection to a provider (`organization_integrations`) when somebody serves it."""
    statement = (
        select(_i.connection, _i.pc_name, _i.agent_id)
        .join(agents, agents.c.id == _i.agent_id)
        .where(
            _i.organization_id == organization_id, _i.provider == provider, _i.is_active, agents.c.revoked_at.is_(None)
        )
    )
    locked = statement.with_for_update(of=organization_integrations) if lock else statement
    found = connection.execute(locked).one_or_none()
    return Kept(*found) if found is not None else None


def add(connection: Connection, values: Mapping[str, object]) -> None:
    """The first that a PC tells."""
    connection.execute(insert(office_configurations).values(values))


def change(connection: Connection, row: Office, values: Mapping[str, object]) -> None:
    """Other values."""
    connection.execute(
        update(office_configurations)
        .where(_c.organization_id == row.organization_id, _c.provider == row.provider)
        .values(values)
    )


def forget(connection: Connection, organization_id: str, provider: str) -> None:
    """The connection ended."""
    connection.execute(
        delete(office_configurations).where(_c.organization_id == organization_id, _c.provider == provider)
    )
