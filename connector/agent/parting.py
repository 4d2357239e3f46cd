"""The end of a connection: its lease goes back, and nothing of it stays on this PC."""

from __future__ import annotations

from contextlib import closing, suppress

from connector.agent.access import Access, pc_name, token_scope
from connector.agent.heard import Heard
from connector.agent.told_settings import ToldSettings
from connector.connections import Connection, Registry, change_registry, load_registry
from connector.credentials.vault import Scope
from connector.domain.errors import BridgeError
from connector.domain.identity import Timeline
from connector.drivers.http import Patience, Timeouts
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink, introduction
from connector.store.sqlite import SqliteStore, remove_store


def disconnect(access: Access, connection: Connection) -> None:
    """Remove a connection's secrets, its entry and its memory, and its organization's token when nothing needs it."""
    access.vault.remove(Scope(connection.provider, connection.id))

    def change(registry: Registry) -> Registry:
        return registry.without(connection.id)

    after = change_registry(access.home, change)
    if all(item.slug != connection.organization for item in after.organizations):
        forget_organization(access, connection.organization)
    ToldSettings(access.home).forget(connection.id)
    remove_store(access.home.store(connection.id))


def unpair(access: Access, slug: str) -> None:
    """Part from an organization that has no connection. Raises NotFound, SettingsInvalid when it has one."""

    def change(registry: Registry) -> Registry:
        after = registry.without_organization(slug)
        forget_organization(access, slug)  # while nobody can connect anything with it
        return after

    change_registry(access.home, change)


def forget_organization(access: Access, slug: str) -> None:
    """Remove an organization's token, and how far its commands were heard."""
    access.vault.remove(token_scope(slug))
    Heard(access.home).forget(slug)


def give_lease_back(access: Access, connection: Connection) -> None:
    """After an agent that was killed its lease lives on: whoever takes the company next would wait for its end.

    Only the PC that has a lease can give it back, so it is renewed first, with what is remembered of the books: they
    need not be opened. Raises nothing: without the platform it ends by itself.
    """
    path = access.home.store(connection.id)
    if not path.exists():
        return
    with suppress(BridgeError), closing(SqliteStore(path)) as memory:
        books = memory.timeline("books")
        if books is not None:
            _meet_and_part(access, connection, books)


def _meet_and_part(access: Access, connection: Connection, books: Timeline) -> None:
    registry = load_registry(access.home)
    organization = registry.organization(connection.organization)
    client = PlatformClient.at(
        organization.platform,
        lambda: access.token(organization),
        timeouts=Timeouts(connect=5, read=10, write=5, pool=5, whole=20),
        patience=Patience(attempts=1),
        clock=access.clock,
    )
    who = introduction(registry.agent_id, pc_name(), connection.id, books.identity, books.id)
    try:
        sink = PlatformSink(client, connection.provider, lambda: who, access.clock)
        sink.identify()
        sink.close()
    finally:
        client.close()
