"""Pairing, looking at books, connecting: the same for the agent, whom a face asks, and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Protocol

import msgspec

from connector.agent.access import TOKEN, Access, pc_name, token_scope
from connector.agent.wishes import Wish
from connector.connections import Connection, Organization, Registry, SettingValue, change_registry
from connector.credentials.vault import Scope
from connector.domain.errors import BridgeError, NotFound
from connector.domain.identity import Company
from connector.domain.keys import EntityKind
from connector.domain.secret import Secret, Secrets
from connector.drivers.http_address import Address
from connector.logs import SCRUBBER
from connector.platform.client import PlatformClient
from connector.platform.wire import Pair, Paired
from connector.providers.registry import Found, discover, open_source
from connector.settings import load_settings


class Looked(msgspec.Struct, frozen=True):
    """What books told when they were opened once."""

    company: Company
    kinds: tuple[EntityKind, ...]


class Look(Protocol):
    """Opens books once. Raises as a source does."""

    def __call__(
        self, provider: str, settings: Mapping[str, SettingValue], secrets: Secrets, stop: Event | None
    ) -> Looked: ...


def look_once(
    provider: str, settings: Mapping[str, SettingValue], secrets: Secrets, stop: Event | None = None
) -> Looked:
    """The company and what its books can give; the attachment is given up again.

    Raises:
        NotFound: there are no books of this provider in what was opened.
        BridgeError: as the source says.
    """
    source = open_source(provider, settings, secrets, stop=stop)
    try:
        looked = Looked(source.identify().company, tuple(source.kinds()))
    finally:
        source.close()
    if not looked.kinds:
        raise NotFound(
            "This can be opened, but there are no books in it.",
            remedy="Choose the company that the accounting program itself opens.",
        )
    return looked


class SecretMissing(NotFound):
    """A secret that books need was not given, and none is kept."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No {name.replace('_', ' ')} was given.", remedy="Enter it.")
        self.name = name


class Given:
    """Secrets that were just typed, and those that are kept already (`domain.secret.Secrets`)."""

    def __init__(self, secrets: Mapping[str, Secret], kept: Secrets | None = None) -> None:
        self._secrets = secrets
        self._kept = kept
        for secret in secrets.values():
            SCRUBBER.learn(secret)

    def secret(self, name: str) -> Secret:
        """The typed one before the kept one. Raises SecretMissing, VaultLocked."""
        if name in self._secrets:
            return self._secrets[name]
        try:
            if self._kept is not None:
                return self._kept.secret(name)
        except NotFound as exc:
            raise SecretMissing(name) from exc
        raise SecretMissing(name)


class SettingUp:
    """Changes what a home serves.

    Args:
        access: vault and files of the home.
        look: opens books once.
        platform: the platform at an address, with nobody signed in.
    """

    def __init__(
        self, access: Access, look: Look = look_once, platform: Callable[[str], PlatformClient] = PlatformClient.at
    ) -> None:
        self.access = access
        self._look = look
        self._platform = platform

    def pair(self, url: str, code: str) -> Organization:
        """Exchange a one-time code for a token, which goes into the vault.

        Raises:
            SettingsInvalid: the address cannot work, the code is wrong, used or too old.
            VaultLocked: the token could not be kept; the code was not used.
            Unreachable, AnswerLost: as the platform's client says.
        """
        access, home = self.access, self.access.home
        registry = change_registry(home, lambda unchanged: unchanged)
        address = Address.parse(url.strip()).base
        access.vault.prepare()
        paired = self._exchange(address, Pair(code=code.strip(), agent_id=registry.agent_id, pc_name=pc_name()))
        organization = Organization(
            slug=paired.organization_slug,
            name=paired.organization_name,
            platform=address,
            paired_at=access.clock.now(),
        )
        registry.with_organization(organization)
        access.vault.put(token_scope(organization.slug), TOKEN, Secret(paired.token))
        change_registry(home, lambda known: known.with_organization(organization))
        return organization

    def _exchange(self, address: str, asked: Pair) -> Paired:
        client = self._platform(address)
        try:
            return client.pair(asked)
        finally:
            client.close()

    def look(
        self,
        provider: str,
        settings: Mapping[str, SettingValue],
        secrets: Mapping[str, Secret],
        known: Connection | None = None,
        stop: Event | None = None,
    ) -> Looked:
        """Open books once; secrets that were not given are those of a known connection.

        Raises:
            SecretMissing: one is neither given nor kept.
            BridgeError: as the source says.
        """
        given = Given(secrets, self.access.secrets(known) if known is not None else None)
        return self._look(provider, settings, given, stop)

    def keep(
        self, connection: Connection, secrets: Mapping[str, Secret], *, company: str = "", wish: Wish | None = None
    ) -> Connection:
        """Keep a connection and its secrets; one without a title is called as the company.

        Of a known connection only what the `wish` names becomes another: a look at the books may have taken long, and
        what others changed in that time stays.

        Raises:
            NotFound: the known connection, or the organization of a new one, is gone by now; nothing was kept.
            SettingsInvalid: its organization has books of this provider already.
            VaultLocked, StateCorrupt: nothing was kept.
        """

        def change(known: Registry) -> Registry:
            if wish is None:
                return known.with_connection(connection)
            return known.with_changed(replace(wish, update=connection.id).connection(known))

        if not connection.title:
            connection = msgspec.structs.replace(connection, title=company or connection.organization)
        vault, scope = self.access.vault, Scope(connection.provider, connection.id)
        for name, secret in secrets.items():
            vault.put(scope, name, secret)
        try:
            return change_registry(self.access.home, change).connection(connection.id)
        except BridgeError as exc:
            if wish is None or isinstance(exc, NotFound):
                vault.remove(scope)
            raise

    def find(self, provider: str, folders: Sequence[Path] = ()) -> Sequence[Found]:
        """Books on this PC; nothing is opened. Raises NotFound, SettingsInvalid."""
        chosen = load_settings(self.access.home).company_folders
        return discover(provider, [*folders, *(Path(folder).expanduser() for folder in chosen)])
