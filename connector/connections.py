"""Which connections and organizations this PC serves: `connections.json` in the home folder, without any secret."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from enum import StrEnum

import msgspec

from connector.domain.errors import NotFound, SettingsInvalid, StateCorrupt
from connector.domain.keys import ConnectionId
from connector.domain.policies import Policies
from connector.paths import Home, exposure, locked, write_private
from connector.settings import Schedule

FORMAT = 1

SettingValue = str | int | bool | tuple[str, ...]
"""A provider's setting such as host, port or path; never a secret."""


class Direction(StrEnum):
    """Which way records go, in the platform's words."""

    INBOUND = "inbound"
    """From the books to the platform."""
    OUTBOUND = "outbound"
    BIDIRECTIONAL = "bidirectional"


class Organization(msgspec.Struct, frozen=True, kw_only=True):
    """A customer of the platform that this PC is paired with; its token lies in the vault."""

    slug: str
    name: str
    platform: str
    """Address of the platform."""
    paired_at: dt.datetime


class Connection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One set of books and the organization that it is kept equal with."""

    id: ConnectionId
    provider: str
    title: str
    organization: str
    """Slug."""
    connected_at: dt.datetime
    settings: dict[str, SettingValue] = {}
    schedule: Schedule | None = None
    """None: the schedule of the settings file."""
    direction: Direction = Direction.INBOUND
    enabled: bool = True
    policies: Policies = Policies()
    """What is written into the books, and who wins."""

    def governed(self, policies: Policies) -> Connection:
        """The same under other policies; which way its records go follows from them."""
        writes = any(policy.write for policy in policies.kinds.values())
        direction = Direction.BIDIRECTIONAL if writes else Direction.INBOUND
        return msgspec.structs.replace(self, policies=policies, direction=direction)


class Registry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that this PC serves."""

    format: int = FORMAT
    agent_id: str = ""
    """Random identifier of this installation."""
    organizations: tuple[Organization, ...] = ()
    connections: tuple[Connection, ...] = ()

    def organization(self, slug: str) -> Organization:
        """A paired organization. Raises NotFound."""
        for organization in self.organizations:
            if organization.slug == slug:
                return organization
        raise NotFound(
            f"This PC is not paired with an organization {slug}.", remedy="Run `bukubridge pair URL CODE` first."
        )

    def connection(self, wanted: str) -> Connection:
        """A connection by its id, or the beginning of it, or its organization or title. Raises NotFound."""
        matches = [
            item
            for item in self.connections
            if item.id.startswith(wanted) or wanted.casefold() in (item.organization.casefold(), item.title.casefold())
        ]
        if wanted and len(matches) == 1:
            return matches[0]
        known = ", ".join(f"{item.id} ({item.title})" for item in self.connections) or "none"
        none, several = f"There is no connection {wanted}.", f"More than one connection is meant by {wanted}."
        raise NotFound(several if matches else none, remedy=f"Known connections: {known}.")

    def with_organization(self, organization: Organization) -> Registry:
        """Pair, or pair again. Raises SettingsInvalid when the name already stands for another platform."""
        for known in self.organizations:
            if known.slug == organization.slug and known.platform != organization.platform:
                raise SettingsInvalid(
                    f"This PC is already paired with an organization {known.slug} on {known.platform}.",
                    remedy=f"Disconnect that one first: bukubridge disconnect {known.slug}",
                )
        rest = tuple(item for item in self.organizations if item.slug != organization.slug)
        return msgspec.structs.replace(self, organizations=(*rest, organization))

    def with_connection(self, connection: Connection) -> Registry:
        """Add a connection.

        Raises:
            NotFound: its organization is not paired any more.
            SettingsInvalid: its organization already has one to this provider.
        """
        self.organization(connection.organization)
        for known in self.connections:
            if (known.organization, known.provider) == (connection.organization, connection.provider):
                raise SettingsInvalid(
                    f"{known.organization} already has a {known.provider} connection: {known.title}.",
                    remedy="A second company belongs to another organization: pair that one first.",
                )
        return msgspec.structs.replace(self, connections=(*self.connections, connection))

    def with_changed(self, connection: Connection) -> Registry:
        """Other settings for a connection that there is. Raises NotFound."""
        self.connection(connection.id)
        changed = tuple(connection if item.id == connection.id else item for item in self.connections)
        return msgspec.structs.replace(self, connections=changed)

    def without(self, connection: ConnectionId) -> Registry:
        """Remove a connection, and its organization when nothing else uses it."""
        gone = self.connection(connection)
        rest = tuple(item for item in self.connections if item.id != connection)
        organizations = self.organizations
        if all(item.organization != gone.organization for item in rest):
            organizations = tuple(item for item in organizations if item.slug != gone.organization)
        return msgspec.structs.replace(self, connections=rest, organizations=organizations)

    def without_organization(self, slug: str) -> Registry:
        """Remove an organization that no connection uses. Raises NotFound, SettingsInvalid when one does."""
        gone = self.organization(slug)
        if any(item.organization == slug for item in self.connections):
            raise SettingsInvalid(f"{gone.name} still has a connection.", remedy="Disconnect its company first.")
        rest = tuple(item for item in self.organizations if item.slug != slug)
        return msgspec.structs.replace(self, organizations=rest)


def load_registry(home: Home) -> Registry:
    """What this PC serves; empty where there is no file yet.

    Raises:
        StateCorrupt: the file is damaged or open to others.
    """
    path = home.registry
    try:
        reason = exposure(path)
        if reason:
            raise StateCorrupt(f"The list of connections is not safe: {reason}", remedy="Give it to your user alone.")
        registry = msgspec.json.decode(path.read_bytes(), type=Registry)
    except FileNotFoundError:
        return Registry()
    except (OSError, msgspec.MsgspecError) as exc:
        raise StateCorrupt(
            f"The list of connections {path} cannot be read: {exc}.", remedy="Put back a copy of it, or connect again."
        ) from exc
    if registry.format != FORMAT:
        raise StateCorrupt("The list of connections was made by a newer version.", remedy="Update BukuBridge.")
    return registry


def change_registry(home: Home, change: Callable[[Registry], Registry]) -> Registry:
    """Change what this PC serves, durably, while no other process does; gives the installation its identifier."""
    home.prepare()
    with locked(home.write_lock):
        registry = load_registry(home)
        if not registry.agent_id:
            registry = msgspec.structs.replace(registry, agent_id=secrets.token_hex(16))
        changed = change(registry)
        write_private(home.registry, msgspec.json.format(msgspec.json.encode(changed), indent=2))
    return changed


def new_connection_id() -> ConnectionId:
    """A short random identifier."""
    return ConnectionId(secrets.token_hex(4))
