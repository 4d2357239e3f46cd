"""A person's connections become a service's, which runs with nobody signed in: state moves, secrets are re-keyed.

The service's account cannot read a person's key store, nor a person the account's. So it takes two steps: `hand_over`,
by the person, seals every secret with a key that goes along; `take_over`, by the service's agent at its start, seals
them with a key of its own store, and that first key is gone. Either step may be interrupted anywhere and be done again.
What was handed over lies in a folder that the system, administrators and the service's account can read, nobody else.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from connector.connections import load_registry
from connector.credentials.keys import KeyFile, KeyStore
from connector.credentials.vault import Vault
from connector.domain.errors import NotFound, SettingsInvalid, StorageFull
from connector.logs import logger
from connector.paths import Home
from connector.settings import Settings, VaultSettings
from connector.settings_file import change_settings

_HALF: Final = ".half"


def hand_over(home: Home, into: Path, vault: Vault) -> int:
    """Give a home's connections to a service; how many there are. The home has none afterwards.

    Args:
        home: held by the caller, so that no agent runs there.
        into: the folder from which the service takes them.
        vault: the home's.

    Raises:
        NotFound: nothing is connected, nor paired.
        VaultLocked: a secret cannot be opened; nothing was changed.
        StorageFull, SettingsInvalid: the folder cannot be written.
    """
    registry = load_registry(home)
    if not registry.organizations:
        raise NotFound("Nothing is connected here: there is nothing to hand over.")
    # Whole already: an earlier try came that far, and only what is left here has to go.
    if not (into / home.registry.name).exists():
        half = into.with_name(into.name + _HALF)
        shutil.rmtree(half, ignore_errors=True)
        with _written(into):
            half.mkdir(mode=0o700, parents=True)
            for path in _kept(home):
                _copy(path, half / path.name)
        _without_key_file(Home(half))
        vault.copy_to(Vault(half / home.vault.name, KeyFile.create(half / home.key_file.name)))
        with _written(into):
            shutil.rmtree(into, ignore_errors=True)
            half.replace(into)
    vault.destroy()
    for path in (home.registry, *_kept(home)):
        _remove(path)
    return len(registry.connections)


def take_over(home: Home, keys: KeyStore) -> None:
    """Take what a person handed over to this service, when there is something.

    Called by the service's agent before it opens anything, which holds the home.

    Raises:
        SettingsInvalid: this service has connections of its own already; nothing was changed.
        VaultLocked: no key of ours can be kept, or what came cannot be opened; nothing was changed.
        StorageFull: no room.
    """
    given = Home(home.handed_over)
    if home.channel is None or home.face:
        return
    if not given.registry.exists():
        shutil.rmtree(given.root, ignore_errors=True)  # of a former start that was interrupted at the very end
        return
    mine = load_registry(home)
    if mine.organizations and mine.agent_id != load_registry(given).agent_id:
        raise SettingsInvalid(
            "Connections were handed over to the service, which has others already.",
            remedy=f"Disconnect one of them, or remove {given.root}.",
        )
    kept = Vault(given.vault, KeyFile(given.key_file)).copy_to(Vault(home.vault, keys))
    with _written(home.root):
        # The list of connections comes last: without it nothing of the rest counts, and all of it is done again.
        for path in [*(path for path in _kept(given) if path != given.registry), given.registry]:
            _copy(path, home.root / path.name)
    given.registry.unlink()
    shutil.rmtree(given.root, ignore_errors=True)
    logger("agent").info("took over what was handed over", secrets=kept)


def _kept(home: Home) -> list[Path]:
    """What makes up a home's connections, as far as it is there, the vault apart."""
    return [
        path
        for path in (
            home.settings, home.registry, home.pauses, home.heard, home.told_settings, home.mappings, home.stores,
            home.root / "updates",
        )
        if path.exists()
    ]  # fmt: skip


def _copy(path: Path, to: Path) -> None:
    """A file or a folder, in place of what is there; new ones get the rights of the folder that they come into."""
    if path.is_dir():
        to.mkdir(mode=0o700, exist_ok=True)
        for each in path.iterdir():
            _copy(each, to / each.name)
        return
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as written, path.open("rb") as read:
        shutil.copyfileobj(read, written)
        written.flush()
        os.fsync(written.fileno())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _without_key_file(home: Home) -> None:
    """The person's key file is not the service's."""

    def change(settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, vault=VaultSettings())

    if home.settings.exists():
        change_settings(home, change)


class _written:  # noqa: N801  # reads as a word in `with`
    """What the disk refuses becomes our error."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Translate."""
        if isinstance(error, PermissionError):
            raise SettingsInvalid(
                f"{self._place} cannot be written.", remedy="Open a command line as an administrator and try again."
            ) from error
        if isinstance(error, OSError):
            raise StorageFull(
                f"What is connected cannot be copied to {self._place}: {error.strerror or error}.",
                remedy="Free some space.",
            ) from error
