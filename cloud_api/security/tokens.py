"""Random tokens: the caller keeps the token, the database its SHA-256."""

from __future__ import annotations

import secrets
from hashlib import sha256

AGENT_PREFIX = "bba_"
PERSON_PREFIX = "bbp_"
"""Tells the kinds apart at a glance, for people and for secret scanners."""

_TOKEN_BYTES = 32

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O 1 I L U: nobody misreads a pairing code on the telephone."""
_GROUP = 4
_GROUPS = 3


def new_token(prefix: str) -> str:
    """A token of 256 random bits."""
    return prefix + secrets.token_urlsafe(_TOKEN_BYTES)


def token_hash(token: str) -> bytes:
    """What is stored of a token; 256 random bits need neither salt nor a slow hash."""
    return sha256(token.encode()).digest()


def new_code() -> str:
    """A pairing code such as K7QF-M2XA-9TRP: the first group finds the row, the others are the secret (39 bits)."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))


def read_code(typed: str) -> tuple[str, bytes] | None:
    """Selector and hash of a code as somebody typed it; None when it cannot be one."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != _GROUP * _GROUPS or not set(letters) <= set(_ALPHABET):
        return None
    return letters[:_GROUP], token_hash(letters)


def same_hash(left: bytes, right: bytes) -> bool:
    """Compare in constant time."""
    return secrets.compare_digest(left, right)
