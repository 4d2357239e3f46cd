"""A value that must never be shown."""

from __future__ import annotations

import hmac
from typing import Protocol, runtime_checkable


class Secret:
    """Holds a password or token; only `reveal` gives it back, nothing prints it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself; call it at the door that needs it, nowhere else."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    __hash__ = None  # type: ignore[assignment]  # a secret is no key

    def __reduce__(self) -> str:
        raise TypeError("a secret is never pickled")


class Secrets(Protocol):
    """Where a host keeps the secrets of one connection."""

    def secret(self, name: str) -> Secret:
        """The secret of that name ("password", "token").

        Raises:
            VaultLocked: the vault cannot be opened.
            NotFound: there is none of that name.
        """


@runtime_checkable
class Renewable(Secrets, Protocol):
    """Secrets of a connection whose token can be asked for anew before its time."""

    def renew(self) -> None:
        """Another token from now on: the other side no longer takes the one that was given.

        Raises:
            SignInRefused: only signing in again helps.
            RetryLater: it could not be renewed just now.
        """


@runtime_checkable
class Lent(Secrets, Protocol):
    """Secrets of a connection whose lender wants to hear when one is over."""

    def over(self, lent: Secret, sentence: str) -> None:
        """The other side takes this token no more, which nobody but a person who signs in again can change: it is lent
        no more. Nothing happens when there is another one by now.

        Raises:
            RetryLater: the lender cannot note it just now.
        """
