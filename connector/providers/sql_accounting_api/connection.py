"""Where the vendor's API is and how it is asked."""

from __future__ import annotations

from threading import Event
from typing import Final

import msgspec

from connector.domain.clock import Clock
from connector.domain.errors import SettingsInvalid, Stopped
from connector.domain.secret import Secrets
from connector.drivers.http import HttpOptions, HttpPeer, Patience, Timeouts
from connector.drivers.http_address import Address
from connector.drivers.http_sigv4 import KeyPair, Sigv4
from connector.providers.sql_accounting_api.refusals import refusal

WAY: Final = "api"
"""Value of the setting `way` that stands for this way into the books."""
ACCESS_KEY: Final = "access_key"
SECRET_KEY: Final = "secret_key"  # noqa: S105  # the name of a secret, not one
CALLED: Final = "SQL Accounting's API"


class ApiSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a connection; the two keys lie in the vault."""

    way: str = WAY
    address: str = "https://api.sql.my"
    """The vendor's cloud, or the address of a company's own API service."""
    service: str = "sqlaccount"
    region: str = "ap-southeast-5"
    """Scope of the signature. Public clients use `sqlaccount` in `ap-southeast-5`; the vendor's sample of 2025 uses
    `execute-api` in `ap-southeast-1`."""
    a_second: float = 5.0
    """Requests a second at most. The vendor publishes no limit."""


class Line:
    """The one peer of a connection, opened when it is needed and given up after use."""

    def __init__(self, settings: ApiSettings, secrets: Secrets | None, clock: Clock, stop: Event | None) -> None:
        if settings.a_second <= 0:
            raise SettingsInvalid("The number of requests a second must be more than 0.")
        if not settings.service.strip() or not settings.region.strip():
            raise SettingsInvalid(
                "The scope of the signature is missing.", remedy="Usual are sqlaccount and ap-southeast-5."
            )
        self.address = Address.parse(settings.address)
        self._settings = settings
        self._secrets = secrets
        self._clock = clock
        self._stop = stop or Event()
        self._peer: HttpPeer | None = None
        self._last: float | None = None

    @property
    def peer(self) -> HttpPeer:
        """The peer."""
        if self._peer is None:
            self._peer = HttpPeer(
                self.address,
                called=CALLED,
                refusal=refusal,
                pace=self._pace,
                options=HttpOptions(timeouts=Timeouts(read=90), patience=Patience(attempts=3, first=0.5), pack=False),
                clock=self._clock,
                token=Sigv4(self._keys, self._settings.service, self._settings.region),
            )
        return self._peer

    def close(self) -> None:
        """Give the peer up."""
        if self._peer is not None:
            peer, self._peer = self._peer, None
            peer.close()

    def _keys(self) -> KeyPair:
        if self._secrets is None:
            raise SettingsInvalid("There are no keys for this connection.", remedy="Connect it again.")
        return KeyPair(self._secrets.secret(ACCESS_KEY), self._secrets.secret(SECRET_KEY))

    def _pace(self) -> None:
        """Wait until the next request may go. Raises Stopped."""
        now = self._clock.monotonic()
        if self._last is not None:
            wait = self._last + 1 / self._settings.a_second - now
            if wait > 0 and self._clock.wait(wait, self._stop):
                raise Stopped("The request was stopped.")
        if self._stop.is_set():
            raise Stopped("The request was stopped.")
        self._last = self._clock.monotonic()
