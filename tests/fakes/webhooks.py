"""Webhooks as providers send them: signed with keys that the platform's operator registered."""

from __future__ import annotations

import base64
import hmac
import json
from hashlib import sha256
from pathlib import Path

KEYS = {
    "quickbooks": "verify_me",
    "xero": "a key of Xero, used as it is written==",
    "facebook": "It's a Secret to Everybody",
    "instagram": "another secret",
}
CHALLENGE_TOKEN = "meatyhamhock"
HEADERS = {
    "quickbooks": "intuit-signature",
    "xero": "x-xero-signature",
    "facebook": "X-Hub-Signature-256",
    "instagram": "X-Hub-Signature-256",
}


def registrations(folder: Path) -> str:
    """The operator's file; its path."""
    values = {
        "quickbooks": {"webhook_secret": KEYS["quickbooks"]},
        "xero": {"webhook_secret": KEYS["xero"]},
        "facebook": {"client_secret": KEYS["facebook"], "verify_token": CHALLENGE_TOKEN},
        "instagram": {"client_secret": KEYS["instagram"], "verify_token": CHALLENGE_TOKEN},
    }
    lines = []
    for provider, named in values.items():
        lines += [f"[{provider}]", *(f"{name} = {json.dumps(value)}" for name, value in named.items())]
    path = folder / "registrations.toml"
    path.touch(0o600)
    path.write_text("\n".join(lines))
    return str(path)


def signature(provider: str, body: bytes, key: str = "") -> str:
    """What the provider writes into its header."""
    digest = hmac.digest((key or KEYS[provider]).encode(), body, sha256)
    if provider in ("facebook", "instagram"):
        return f"sha256={digest.hex()}"
    return base64.b64encode(digest).decode()


def signed(provider: str, body: bytes, key: str = "") -> dict[str, str]:
    """Headers of a request."""
    return {HEADERS[provider]: signature(provider, body, key), "Content-Type": "application/json"}


def older_change(realm: str, name: str = "Invoice", key: str = "1", operation: str = "Update", at: str = "") -> bytes:
    """A body of Intuit's older kind with one change."""
    entity = {"name": name, "id": key, "operation": operation, "lastUpdated": at or "2026-01-01T00:00:00Z"}
    notice = {"realmId": realm, "dataChangeEvent": {"entities": [entity]}}
    return json.dumps({"eventNotifications": [notice]}).encode()


def lead(page: str, key: str) -> bytes:
    """A body of Meta with one lead."""
    value = {"leadgen_id": key, "page_id": page, "form_id": "5", "created_time": 1440120384}
    entry = {"id": page, "time": 1440120400, "changes": [{"value": value, "field": "leadgen"}]}
    return json.dumps({"entry": [entry], "object": "page"}).encode()
