"""Connections of accounts that people signed in at, kept by the platform itself. Within a transaction of the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, insert, update

from cloud_api.db.tables import agents, organization_integrations
from cloud_api.db.types import new_id
from cloud_api.hosted import orders, repository
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.marketing import repository as marketing
from cloud_api.security.tokens import AGENT_PREFIX, new_token, token_hash
from connector.domain.secret import Secret

TOKEN = "token"  # noqa: S105  # the name of a secret, not one
EVERY_SECONDS = 300
"""How often such a connection is synchronised by itself until somebody says otherwise."""
_i = organization_integrations.c


@dataclass(frozen=True, slots=True)
class Account:
    """What is to be kept."""

    organization_id: str
    provider: str
    connection: str
    """Its name."""
    settings: Mapping[str, object]
    person: str
    """Who signed in."""


def take_up(connection: Connection, envelopes: Envelopes, account: Account, now: dt.datetime) -> None:
    """Let a worker keep an account from now on; nothing is written into its books until somebody says so. One that is
    kept already goes on with these settings."""
    before = repository.find(connection, account.organization_id, account.provider)
    values = {
        "settings": msgspec.json.encode(dict(account.settings)).decode(),
        "connected_by": account.person,
        "connected_at": now,
    }
    if before is not None:
        repository.change(connection, before, values)
        return
    token = Secret(new_token(AGENT_PREFIX))
    agent_id = enlist(connection, account.organization_id, account.connection, token)
    scope = {"organization_id": account.organization_id, "provider": account.provider}
    first = {"connection": account.connection, "policies": "{}", "agent_id": agent_id, "revision": 1}
    envelopes.put(account.organization_id, account.provider, account.connection, TOKEN, token)
    repository.add(connection, {**scope, **first, "every_seconds": EVERY_SECONDS, **values})
    connection.execute(
        update(organization_integrations)
        .where(_i.organization_id == account.organization_id, _i.provider == account.provider)
        .values(agent_id=agent_id, lease=None, lease_expires_at=None)
    )


def give_up(connection: Connection, organization_id: str, provider: str) -> None:
    """The platform keeps an account no more; nothing happens where it does not."""
    agent_id = repository.agent_of_host(connection, organization_id, provider)
    if agent_id is None:
        return
    repository.remove(connection, organization_id, provider)
    orders.give_up(connection, organization_id, provider)
    marketing.forget(connection, organization_id, provider)
    connection.execute(update(agents).where(agents.c.id == agent_id).values(revoked_at=dt.datetime.now(dt.UTC)))
    connection.execute(
        update(organization_integrations)
        .where(_i.organization_id == organization_id, _i.provider == provider)
        .values(lease=None, lease_expires_at=None)
    )


def enlist(connection: Connection, organization_id: str, name: str, token: Secret) -> str:
    """The agent as which the platform comes to itself."""
    agent_id = new_id()
    connection.execute(
        insert(agents).values(
            id=agent_id,
            organization_id=organization_id,
            installation=repository.installation_of(name),
            pc_name=repository.HOST_NAME,
            token_hash=token_hash(token.reveal()),
            paired_at=dt.datetime.now(dt.UTC),
        )
    )
    return agent_id
