"""Where the vault's key is kept: the key store of the operating system, or an explicit key file (only here: keyring).

A key never lies beside the secrets by itself: without a key store somebody must say so, with a command that makes the
key file or with a setting that names it.
"""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from connector.domain.errors import SettingsInvalid, VaultLocked
from connector.paths import exposure, write_private

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "BukuBridge"
MAX_STORED = 1280
"""Characters: Windows Credential Locker holds 2,560 bytes of UTF-16."""

_KEY_BYTES = 32
_TRUSTED = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
)
_REMADE = "run `bukubridge vault create-key-file` and connect again"
_NO_KEY_STORE = "Run `bukubridge vault create-key-file`, which keeps the vault's key in a file that only you can read."


class KeyStore(Protocol):
    """Keeps keys of 32 bytes by their id."""

    def get(self, key_id: str) -> bytes | None:
        """A key, or None. Raises VaultLocked when the store cannot be asked."""

    def put(self, key_id: str, key: bytes) -> None:
        """Keep a key durably. Raises VaultLocked."""

    def remove(self, key_id: str) -> None:
        """Forget a key; nothing happens when there is none. Raises VaultLocked."""

    def describe(self) -> str:
        """Where keys are kept, in words."""


class SystemKeys:
    """The operating system's key store."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._backend = backend

    def get(self, key_id: str) -> bytes | None:
        """A key, or None."""
        from keyring.errors import KeyringError

        try:
            stored = self._trusted().get_password(SERVICE, key_id)
        except KeyringError as exc:
            raise _unusable(exc) from exc
        return None if stored is None else _decode(stored)

    def put(self, key_id: str, key: bytes) -> None:
        """Keep a key durably."""
        from keyring.errors import KeyringError

        text = _encode(key)
        if len(text) > MAX_STORED:
            raise VaultLocked("The vault's key is too long for the key store.")
        try:
            self._trusted().set_password(SERVICE, key_id, text)
        except KeyringError as exc:
            raise _unusable(exc) from exc

    def remove(self, key_id: str) -> None:
        """Forget a key."""
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            self._trusted().delete_password(SERVICE, key_id)
        except PasswordDeleteError:
            return
        except KeyringError as exc:
            raise _unusable(exc) from exc

    def describe(self) -> str:
        """Where keys are kept, in words."""
        return f"the key store of this computer ({type(self._trusted()).__module__})"

    def _trusted(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = _find_backend()
        return self._backend


class KeyFile:
    """A file that only its owner can read, made by an explicit command.

    Args:
        path: where it lies.
        remade: what makes a new one, in words, for when it is gone.
    """

    def __init__(self, path: Path, remade: str = _REMADE) -> None:
        self.path = path
        self._remade = remade

    @classmethod
    def create(cls, path: Path) -> KeyFile:
        """Make an empty key file; keys come into it when the vault is first used.

        Raises:
            SettingsInvalid: there is one already, or its folder cannot be written.
        """
        if path.exists():
            raise SettingsInvalid(f"There is a key file already: {path}.", remedy="Keep it: secrets depend on it.")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, msgspec.json.encode({}))
        return cls(path)

    def get(self, key_id: str) -> bytes | None:
        """A key, or None."""
        text = self._read().get(key_id)
        return None if text is None else _decode(text)

    def put(self, key_id: str, key: bytes) -> None:
        """Keep a key durably."""
        write_private(self.path, msgspec.json.encode({**self._read(), key_id: _encode(key)}))

    def remove(self, key_id: str) -> None:
        """Forget a key."""
        rest = {name: text for name, text in self._read().items() if name != key_id}
        write_private(self.path, msgspec.json.encode(rest))

    def ids(self) -> list[str]:
        """Ids of all keys, in order. Raises VaultLocked."""
        return sorted(self._read())

    def describe(self) -> str:
        """Where keys are kept, in words."""
        return f"the key file {self.path}"

    def _read(self) -> dict[str, str]:
        try:
            reason = exposure(self.path)
            content = b"" if reason else self.path.read_bytes()
        except OSError as exc:
            raise VaultLocked(
                f"The key file {self.path} cannot be read: {exc.strerror}.",
                remedy=f"Put it back, or {self._remade}.",
            ) from exc
        if reason:
            raise VaultLocked(
                f"The vault's key is not safe: {reason}", remedy="Give the file to your user alone (chmod 600)."
            )
        try:
            return msgspec.json.decode(content, type=dict[str, str])
        except msgspec.MsgspecError as exc:
            raise VaultLocked(f"The key file {self.path} is damaged.", remedy="Put back a copy of it.") from exc


def new_key() -> bytes:
    """A fresh random key."""
    return os.urandom(_KEY_BYTES)


def _encode(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()


def _decode(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.encode())
    except (binascii.Error, ValueError) as exc:
        raise VaultLocked("The vault's key is damaged.") from exc
    if len(key) != _KEY_BYTES:
        raise VaultLocked("The vault's key is damaged.")
    return key


def _find_backend() -> KeyringBackend:
    import keyring

    return choose_backend(keyring.get_keyring())


def choose_backend(found: KeyringBackend) -> KeyringBackend:
    """The key store of the operating system in what keyring found; it may be one of several. Raises VaultLocked."""
    from keyring.backends.chainer import ChainerBackend

    candidates = list(found.backends) if isinstance(found, ChainerBackend) else [found]
    for backend in candidates:
        if is_trusted(backend):
            return backend
    raise VaultLocked("This computer has no key store that keeps the vault's key safe.", remedy=_NO_KEY_STORE)


def is_trusted(backend: object) -> bool:
    """Whether a keyring backend is a key store of an operating system (others may keep plain text)."""
    return type(backend).__module__ in _TRUSTED


def _unusable(exc: Exception) -> VaultLocked:
    return VaultLocked(
        "The key store of this computer cannot be used now.",
        remedy=f"Sign in to the computer so that its key store is open. {_NO_KEY_STORE}",
        facts={"error": type(exc).__name__},
    )
