"""One secret under one key: AES-256-GCM, bound to what it belongs to.

The associated data of every secret names provider, connection, field and key id, so that a ciphertext moved to another
place does not open. The vault of an office PC and the tables of a server keep secrets in this one form.
"""

from __future__ import annotations

import secrets

import msgspec

from connector.domain.errors import VaultLocked

FORMAT = 1
_NONCE_BYTES = 12


class Scope(msgspec.Struct, frozen=True, order=True):
    """What secrets belong to: a provider and one connection (or account) of it."""

    provider: str
    connection: str


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """One secret as it lies on the disk; bytes as base64."""

    scope: Scope
    field: str
    key: str
    nonce: bytes
    text: bytes


def seal(key: bytes, key_id: str, scope: Scope, field: str, text: str) -> Sealed:
    """Seal a text with a key of 32 bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), _binding(scope, field, key_id))
    return Sealed(scope=scope, field=field, key=key_id, nonce=nonce, text=sealed)


def unseal(key: bytes, sealed: Sealed) -> str:
    """The text.

    Raises:
        VaultLocked: it was changed or moved, or belongs to another key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    binding = _binding(sealed.scope, sealed.field, sealed.key)
    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.text, binding).decode()
    except (InvalidTag, ValueError) as exc:
        raise VaultLocked(
            f"The {sealed.field} kept for {sealed.scope.provider} {sealed.scope.connection} was changed or moved.",
            remedy="Connect or pair it again.",
        ) from exc


def _binding(scope: Scope, field: str, key_id: str) -> bytes:
    return msgspec.json.encode(["bukubridge", FORMAT, scope.provider, scope.connection, field, key_id])
