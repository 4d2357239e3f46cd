"""The secrets of one home in one file, each sealed for itself (`sealing`).

The file is JSON with a format number; it holds no secret and no key in the clear.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from connector.credentials.keys import KeyStore, new_key
from connector.credentials.sealing import FORMAT, Scope, Sealed, seal, unseal
from connector.domain.errors import NotFound, VaultLocked
from connector.domain.secret import Secret
from connector.paths import exposure, locked, write_private

__all__ = ["FORMAT", "Scope", "ScopedSecrets", "Vault"]


class _File(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    key: str
    """Id of the key that new secrets are sealed with."""
    secrets: tuple[Sealed, ...] = ()


class Vault:
    """The secrets of one home. Every call reads the file afresh, so that several processes may use it.

    Args:
        path: the vault's file.
        keys: where the vault's key is kept.
        learn: told of every secret that is opened or kept, so that the log can hide it.
    """

    def __init__(self, path: Path, keys: KeyStore, learn: Callable[[Secret], None] = lambda _: None) -> None:
        self._path = path
        self._keys = keys
        self._learn = learn

    def __repr__(self) -> str:
        return f"Vault({str(self._path)!r})"

    def get(self, scope: Scope, field: str) -> Secret:
        """A secret.

        Raises:
            VaultLocked: the key is not there or the file is not ours, damaged or open to others.
            NotFound: there is no such secret.
        """
        for sealed in self._read().secrets:
            if (sealed.scope, sealed.field) == (scope, field):
                secret = Secret(self._open(sealed))
                self._learn(secret)
                return secret
        raise NotFound(
            f"No {field} is kept for {scope.provider} {scope.connection}.",
            remedy="Connect or pair it again.",
            facts={"provider": scope.provider, "connection": scope.connection, "field": field},
        )

    def put(self, scope: Scope, field: str, secret: Secret) -> None:
        """Keep a secret in place of an older one of the same name. Raises VaultLocked, StorageFull."""
        self._learn(secret)
        with self._locked():
            file = self._begun()
            kept = tuple(item for item in file.secrets if (item.scope, item.field) != (scope, field))
            sealed = self._seal(file.key, scope, field, secret.reveal())
            self._write(msgspec.structs.replace(file, secrets=(*kept, sealed)))

    def remove(self, scope: Scope) -> int:
        """Forget all secrets of a scope and say how many there were. Needs no key."""
        with self._locked():
            file = self._read()
            kept = tuple(item for item in file.secrets if item.scope != scope)
            if len(kept) != len(file.secrets):
                self._write(msgspec.structs.replace(file, secrets=kept))
            return len(file.secrets) - len(kept)

    def rotate(self) -> int:
        """Seal every secret with a new key, forget the old keys, and say how many secrets there are.

        The new key is kept before the file that needs it, the old ones are forgotten after: an interruption leaves a
        vault that opens.
        """
        with self._locked():
            file = self._begun()
            opened = [(item, self._open(item)) for item in file.secrets]
            key_id = self._add_key()
            renewed = tuple(self._seal(key_id, item.scope, item.field, text) for item, text in opened)
            self._write(_File(format=FORMAT, key=key_id, secrets=renewed))
            for old in {file.key, *(item.key for item in file.secrets)}:
                self._keys.remove(old)
            return len(renewed)

    def copy_to(self, other: Vault) -> int:
        """Keep every secret in another vault, too, sealed with a key of that one's store; how many there are.

        Every secret is opened before the first one is kept, and all of them there afterwards. Raises VaultLocked,
        StorageFull.
        """
        opened = [(item, Secret(self._open(item))) for item in self._read().secrets]
        for item, secret in opened:
            other.put(item.scope, item.field, secret)
        other.check()
        return len(opened)

    def destroy(self) -> None:
        """Forget every secret and every key of them: the file first, so that it never waits for a key that is gone."""
        with self._locked():
            file = self._read()
            self._path.unlink(missing_ok=True)
            for key in {file.key, *(item.key for item in file.secrets)} - {""}:
                self._keys.remove(key)

    def check(self) -> int:
        """Open every secret and say how many there are. Raises VaultLocked."""
        file = self._read()
        if file.key and not file.secrets:
            self._key(file.key)
        for sealed in file.secrets:
            self._learn(Secret(self._open(sealed)))
        return len(file.secrets)

    def prepare(self) -> None:
        """Make sure that a secret can be kept, before one is fetched that is given out once. Raises VaultLocked."""
        with self._locked():
            self._write(self._begun())

    def _locked(self) -> AbstractContextManager[bool]:
        return locked(self._path.with_suffix(".lock"))

    def _begun(self) -> _File:
        """The file with a key to seal with; a first key is made for a new vault."""
        file = self._read()
        if file.key:
            self._key(file.key)
            return file
        return msgspec.structs.replace(file, key=self._add_key())

    def _add_key(self) -> str:
        key_id = f"vault-{secrets.token_hex(8)}"
        key = new_key()
        self._keys.put(key_id, key)
        if self._keys.get(key_id) != key:
            raise VaultLocked(f"A key did not survive in {self._keys.describe()}.")
        return key_id

    def _key(self, key_id: str) -> bytes:
        key = self._keys.get(key_id)
        if key is None:
            raise VaultLocked(
                f"The vault's key is not in {self._keys.describe()}.",
                remedy="Sign in as the user who connected, or connect and pair again.",
                facts={"key_id": key_id},
            )
        return key

    def _seal(self, key_id: str, scope: Scope, field: str, text: str) -> Sealed:
        return seal(self._key(key_id), key_id, scope, field, text)

    def _open(self, sealed: Sealed) -> str:
        return unseal(self._key(sealed.key), sealed)

    def _read(self) -> _File:
        try:
            reason = exposure(self._path)
            content = b"" if reason else self._path.read_bytes()
        except FileNotFoundError:
            return _File(format=FORMAT, key="")
        except OSError as exc:
            raise VaultLocked(f"The vault {self._path} cannot be read: {exc.strerror}.") from exc
        if reason:
            raise VaultLocked(f"The vault is not safe: {reason}", remedy="Give the file to your user alone.")
        try:
            file = msgspec.json.decode(content, type=_File)
        except msgspec.MsgspecError as exc:
            raise VaultLocked(
                f"The vault {self._path} is damaged.", remedy="Put back a copy of it, or connect and pair again."
            ) from exc
        if file.format != FORMAT:
            raise VaultLocked("The vault was made by a newer version of BukuBridge.", remedy="Update BukuBridge.")
        return file

    def _write(self, file: _File) -> None:
        write_private(self._path, msgspec.json.encode(file))


class ScopedSecrets:
    """The secrets of one connection (`domain.secret.Secrets`): its own, and its organization's token.

    Args:
        fields: where a name is kept when it is not the connection's own scope.
    """

    def __init__(self, vault: Vault, scope: Scope, fields: dict[str, Scope] | None = None) -> None:
        self._vault = vault
        self._scope = scope
        self._fields = fields or {}

    def secret(self, name: str) -> Secret:
        """The secret of that name ("password", "token"). Raises VaultLocked, NotFound."""
        return self._vault.get(self._fields.get(name, self._scope), name)
