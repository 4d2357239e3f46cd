"""What a sign-in must remember until somebody may have it: sealed, under the organization's secrets, for minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.sign_in.grants import Grant, Tenant
from cloud_api.sign_in.repository import SignIn
from connector.domain.errors import NotFound
from connector.domain.secret import Secret


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens and accounts as they are sealed; never shown."""

    access: str
    refresh: str | None
    access_expires_at: dt.datetime | None
    refresh_expires_at: dt.datetime | None
    consent_ends_at: dt.datetime | None
    scope: str
    tenants: list[tuple[str, str, str | None, dict[str, str]]]

    def __repr__(self) -> str:
        return "_Kept(***)"


class Pending:
    """The secrets of one sign-in, within one transaction of the caller."""

    def __init__(self, connection: Connection, keys: ServerKeys, known: SignIn) -> None:
        self._envelopes = Envelopes(connection, keys)
        self._place = (known.organization_id, known.provider)
        self._id = str(known.id)

    def keep_verifier(self, verifier: Secret) -> None:
        """The verifier of the platform's own challenge. Raises VaultLocked."""
        self._put("verifier", verifier)

    def verifier(self) -> Secret | None:
        """The verifier; None when it was erased. Raises VaultLocked."""
        return self._get("verifier")

    def keep_grant(self, grant: Grant, tenants: Sequence[Tenant]) -> None:
        """What the provider gave. Raises VaultLocked."""
        kept = _Kept(
            access=grant.access.reveal(),
            refresh=_text(grant.refresh),
            access_expires_at=grant.access_expires_at,
            refresh_expires_at=grant.refresh_expires_at,
            consent_ends_at=grant.consent_ends_at,
            scope=grant.scope,
            tenants=[(each.id, each.name, _text(each.token), dict(each.kept)) for each in tenants],
        )
        self._put("grant", Secret(msgspec.json.encode(kept).decode()))

    def grant(self) -> tuple[Grant, list[Tenant]] | None:
        """What the provider gave; None when it was erased. Raises VaultLocked."""
        sealed = self._get("grant")
        if sealed is None:
            return None
        kept = msgspec.json.decode(sealed.reveal(), type=_Kept)
        grant = Grant(
            Secret(kept.access),
            _secret(kept.refresh),
            kept.access_expires_at,
            kept.refresh_expires_at,
            kept.consent_ends_at,
            kept.scope,
        )
        return grant, [Tenant(key, name, _secret(token), more) for key, name, token, more in kept.tenants]

    def erase(self) -> None:
        """It is no longer needed."""
        self._envelopes.drop(*self._place, [self._field("verifier"), self._field("grant")])

    def _put(self, name: str, secret: Secret) -> None:
        self._envelopes.hold()
        self._envelopes.put(*self._place, self._id, self._field(name), secret)

    def _get(self, name: str) -> Secret | None:
        try:
            return self._envelopes.get(*self._place, self._field(name))
        except NotFound:
            return None

    def _field(self, name: str) -> str:
        return f"{name} of sign-in {self._id}"


def _text(secret: Secret | None) -> str | None:
    return secret.reveal() if secret is not None else None


def _secret(text: str | None) -> Secret | None:
    return Secret(text) if text is not None else None
