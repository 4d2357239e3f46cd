"""Requests of providers: who is asked for, whether they are genuine, and what they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from cloud_api.integrations.available import known_provider
from cloud_api.problems import Problem
from cloud_api.webhooks.repository import Delivery
from cloud_api.webhooks.signatures import challenge_of, is_signed
from connector.domain.secret import Secret
from connector.platform.wire import ProblemCode
from connector.providers import registry
from connector.providers.description import WebhookSpec

Keys = Callable[[str, str], Secret | None]
"""What the operator registered with a provider: by provider and name; None where nothing is registered."""

MAX_BYTES = 2 * 1024 * 1024
"""Of one request; a thousand changes of Meta have a tenth of it."""


class Door(msgspec.Struct, frozen=True, kw_only=True):
    """Where one provider's requests come in."""

    provider: str
    scheme: WebhookSpec
    key: Secret
    challenge_token: Secret | None


class WebhookService:
    """Reads requests; keeps nothing."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def door(self, provider: str) -> Door:
        """The door of a provider.

        Raises:
            Problem: 404, there is no such provider, it has no webhooks, or the operator registered no key for them.
        """
        scheme = known_provider(provider).webhook
        key = None if scheme is None else self._keys(provider, scheme.secret)
        if scheme is None or key is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "No webhook of this provider is taken in here.")
        token = self._keys(provider, scheme.challenge.secret) if scheme.challenge is not None else None
        return Door(provider=provider, scheme=scheme, key=key, challenge_token=token)

    def answer(self, provider: str, asked: dict[str, str]) -> str | None:
        """What a handshake by GET is answered with, None when somebody else asks.

        Raises:
            Problem: 404, the provider has no such handshake.
        """
        door = self.door(provider)
        if door.scheme.challenge is None or door.challenge_token is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "This provider asks for no handshake.")
        return challenge_of(door.scheme.challenge, door.challenge_token, asked)

    def read(self, door: Door, body: bytes, signature: str) -> Delivery | None:
        """What a request holds; None when its signature is not the provider's."""
        if not is_signed(door.scheme, door.key, body, signature):
            return None
        events = registry.read_webhook(door.provider, body)
        return Delivery(provider=door.provider, signature=signature, received_at=dt.datetime.now(dt.UTC), events=events)
