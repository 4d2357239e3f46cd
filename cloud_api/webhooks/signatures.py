"""Whether it was the provider that sent a body: HMAC-SHA-256 over the bytes as they came, compared in constant time."""

from __future__ import annotations

import base64
import hmac
import re
from hashlib import sha256

from connector.domain.secret import Secret
from connector.providers.description import ChallengeSpec, WebhookSpec

_CHALLENGE = re.compile(r"[A-Za-z0-9._~-]{1,256}")
"""What is answered as it came is nothing that a browser could take for a page."""


def is_signed(scheme: WebhookSpec, key: Secret, body: bytes, signature: str) -> bool:
    """Whether the signature is that of the body."""
    digest = hmac.digest(key.reveal().encode(), body, sha256)
    wanted = scheme.prefix + (base64.b64encode(digest).decode() if scheme.encoding == "base64" else digest.hex())
    return hmac.compare_digest(wanted.encode(), signature.encode(errors="replace"))


def challenge_of(spec: ChallengeSpec, token: Secret, asked: dict[str, str]) -> str | None:
    """What the handshake is answered with; None when it is not the provider that asks."""
    given = asked.get(spec.token, "")
    known = hmac.compare_digest(token.reveal().encode(), given.encode(errors="replace"))
    challenge = asked.get(spec.challenge, "")
    right = known and asked.get(spec.mode) == spec.mode_value
    return challenge if right and _CHALLENGE.fullmatch(challenge) else None
