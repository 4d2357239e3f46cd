"""Tokens for whoever keeps an account equal: always fresh ones, lent for one request."""

from __future__ import annotations

from typing import Final

from cloud_api.sign_in.parts import SignInParts
from cloud_api.sign_in.tokens import ACCESS
from connector.domain.secret import Secret, Secrets

PERSON: Final = "person_token"
"""Name of the token of whoever signed in, where the account has one of its own."""
APP_SECRET: Final = "app_secret"  # noqa: S105  # the name of a secret, not one


class Lending:
    """Of all accounts, in one process."""

    def __init__(self, parts: SignInParts) -> None:
        self._parts = parts

    def secrets(self, organization_id: str, provider: str, others: Secrets) -> Secrets:
        """The secrets of an account: its token is renewed when that is due, all others are as they are kept."""
        return _Lent(self._parts, organization_id, provider, others)

    def close(self) -> None:
        """Close the lines to providers."""
        self._parts.close()


class _Lent:
    """`domain.secret.Renewable` and `Lent` of one account."""

    def __init__(self, parts: SignInParts, organization_id: str, provider: str, others: Secrets) -> None:
        self._parts = parts
        self._account = (organization_id, provider)
        self._others = others

    def secret(self, name: str) -> Secret:
        """The secret of that name: the account's token, the person's own, or the platform's with the provider."""
        if name in (ACCESS, PERSON):
            return self._parts.refreshing.token(*self._account, own=name == ACCESS)
        if name == APP_SECRET:
            return Secret(self._parts.registered.get(self._account[1]).secret("client_secret"))
        return self._others.secret(name)

    def renew(self) -> None:
        """Another token: the provider no longer takes the one that was lent."""
        self._parts.refreshing.refresh(*self._account)

    def over(self, lent: Secret, sentence: str) -> None:
        """People are asked to sign in again, and the provider is asked nothing until they did."""
        self._parts.refreshing.end(*self._account, lent, sentence)
