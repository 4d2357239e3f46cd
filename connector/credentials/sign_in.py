"""Signing in at a provider from this PC, by the person's own browser (RFC 8252) and through the platform, which is the
one that keeps what the provider gives.

The verifier of the challenge never leaves this object until it redeems: a code that somebody else caught is worthless.
"""

from __future__ import annotations

import base64
import datetime as dt
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from types import TracebackType
from typing import Protocol, Self

from connector.credentials.loopback import Loopback
from connector.domain.clock import Clock
from connector.domain.errors import SettingsInvalid, SignInRefused
from connector.domain.secret import Secret


def challenge_of(verifier: str) -> str:
    """S256 of a verifier (RFC 7636)."""
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that waits for the browser."""

    url: str = field(repr=False)
    """What the browser opens; it holds a ticket that works once."""
    expires_at: dt.datetime


class Broker(Protocol):
    """The platform, as far as one provider of one organization goes."""

    def begin(self, challenge: str, redirect_uri: str, state: str) -> Begun:
        """Get a ticket. Raises BridgeError."""

    def redeem(self, code: Secret, verifier: Secret) -> str:
        """Connect with what the browser brought; the name of the account. Raises BridgeError."""


class SignIn:
    """One try, from the ticket to the connection. Used from one thread; closing it gives the try up."""

    def __init__(self, broker: Broker, clock: Clock) -> None:
        """Begin to listen on this PC.

        Raises:
            SettingsInvalid: this PC lets no program listen, not even for itself.
        """
        self._broker = broker
        self._clock = clock
        self._verifier = Secret(secrets.token_urlsafe(48))
        self._until: dt.datetime | None = None
        try:
            self._loopback = Loopback()
        except OSError as exc:
            raise SettingsInvalid(
                "This PC lets the agent open no port for the browser to come back to.",
                remedy="A security program may forbid it: allow BukuBridge to listen on 127.0.0.1.",
            ) from exc

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, at: TracebackType | None) -> None:
        self._loopback.close()

    def begin(self, lasts: dt.timedelta) -> str:
        """The address that the browser is to open; it is waited for so long. Raises BridgeError."""
        begun = self._broker.begin(challenge_of(self._verifier.reveal()), self._loopback.address, self._loopback.state)
        self._until = self._clock.now() + lasts
        return begun.url

    def look(self, seconds: float) -> str | None:
        """The name of the account once it is connected; None when the browser has not come within that time.

        Raises:
            SignInRefused: it was not allowed, or nothing can come of it any more.
            BridgeError: the platform did not connect it.
        """
        came = self._loopback.wait(seconds)
        if came is None:
            if self._until is not None and self._clock.now() >= self._until:
                raise SignInRefused("Nobody came back from the browser in time.", remedy="Begin again.")
            return None
        if came.code is None:
            raise SignInRefused(came.sentence or "The provider did not allow it.", facts={"error": came.error[:40]})
        return self._broker.redeem(came.code, self._verifier)
