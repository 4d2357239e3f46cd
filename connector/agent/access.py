"""How the agent reaches what belongs to a connection: vault, token, platform, mapping file, state file."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from threading import Event

from connector.connections import Connection, Organization
from connector.credentials.keys import KeyFile, KeyStore, SystemKeys
from connector.credentials.vault import Scope, ScopedSecrets, Vault
from connector.domain.clock import Clock
from connector.domain.ports import Books, Source, Store
from connector.domain.secret import Secret, Secrets
from connector.logs import SCRUBBER
from connector.paths import Home
from connector.settings import Settings

PLATFORM = "platform"
"""The vault's provider of the platform's tokens, by organization."""
TOKEN = "token"  # noqa: S105  # the name of a secret, not one


class Access:
    """Knows where things are; opens them when asked."""

    def __init__(self, home: Home, settings: Settings, clock: Clock, keys: KeyStore | None = None) -> None:
        self.home = home
        self.settings = settings
        """As they are now; the agent takes in others while it runs."""
        self.clock = clock
        self.keys = keys or find_keys(home, settings)
        self.vault = Vault(home.vault, self.keys, SCRUBBER.learn)

    def secrets(self, connection: Connection) -> Secrets:
        """The secrets of a connection and its organization's token."""
        own = Scope(connection.provider, connection.id)
        return ScopedSecrets(self.vault, own, {TOKEN: token_scope(connection.organization)})

    def token(self, organization: Organization) -> Secret:
        """The token of an organization. Raises VaultLocked, NotFound."""
        return self.vault.get(token_scope(organization.slug), TOKEN)

    def source(self, connection: Connection, stop: Event | None = None, rules: Path | None = None) -> Source:
        """The books, not opened yet; `rules` is tried instead of the user's mapping. Raises SettingsInvalid."""
        from connector.providers.registry import open_source

        return open_source(
            connection.provider,
            connection.settings,
            self.secrets(connection),
            rules or self.overrides(connection.provider),
            clock=self.clock,
            stop=stop,
        )

    def books(self, connection: Connection, memory: Store, stop: Event | None = None) -> tuple[Source, Books | None]:
        """The books to read and to write over one attachment, not opened yet. Raises SettingsInvalid."""
        from connector.providers.registry import open_books

        source = self.source(connection, stop)
        return source, open_books(connection.provider, source, memory, clock=self.clock)

    def overrides(self, provider: str) -> Path | None:
        """The user's mapping of a provider, when there is one."""
        path = self.home.mappings / f"{provider}.toml"
        return path if path.exists() else None


def find_keys(home: Home, settings: Settings, environ: Mapping[str, str] = os.environ) -> KeyStore:
    """Where the vault's key is kept: the key file that somebody chose, else the key store of the computer."""
    chosen = environ.get("BUKUBRIDGE_KEY_FILE", "").strip() or settings.vault.key_file
    if chosen:
        return KeyFile(Path(chosen).expanduser())
    return KeyFile(home.key_file) if home.key_file.exists() else SystemKeys()


def token_scope(organization: str) -> Scope:
    """Where an organization's token lies in the vault."""
    return Scope(PLATFORM, organization)


def program_version() -> str:
    """Version of this program."""
    return metadata.version("bukubridge")


def pc_name() -> str:
    """What people call this PC."""
    return platform.node() or "unknown PC"
