"""Tokens for whoever keeps an account equal: always fresh ones, lent for one request."""

from __future__ import annotations

from cloud_api.sign_in.parts import SignInParts
from cloud_api.sign_in.refreshing import Refreshing
from cloud_api.sign_in.tokens import ACCESS
from connector.domain.secret import Secret, Secrets


class Lending:
    """Of all accounts, in one process."""

    def __init__(self, parts: SignInParts) -> None:
        self._parts = parts

    def secrets(self, organization_id: str, provider: str, others: Secrets) -> Secrets:
        """The secrets of an account: its token is renewed when that is due, all others are as they are kept."""
        return _Lent(self._parts.refreshing, organization_id, provider, others)

    def close(self) -> None:
        """Close the lines to providers."""
        self._parts.close()


class _Lent:
    """`domain.secret.Renewable` of one account."""

    def __init__(self, refreshing: Refreshing, organization_id: str, provider: str, others: Secrets) -> None:
        self._refreshing = refreshing
        self._account = (organization_id, provider)
        self._others = others

    def secret(self, name: str) -> Secret:
        """The secret of that name."""
        return self._refreshing.token(*self._account) if name == ACCESS else self._others.secret(name)

    def renew(self) -> None:
        """Another token: the provider no longer takes the one that was lent."""
        self._refreshing.refresh(*self._account)
