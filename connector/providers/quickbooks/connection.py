"""Where a company's books are, how its requests are signed, and how many of them may go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from email.utils import parsedate_to_datetime
from threading import Event
from typing import Final

import msgspec
import structlog

from connector.domain.clock import Clock
from connector.domain.errors import SettingsInvalid, SignInRefused, Throttled
from connector.domain.secret import Renewable, Secret, Secrets
from connector.drivers.http import HttpOptions, HttpPeer, Patience, Request, Timeouts
from connector.drivers.http_address import Address
from connector.drivers.http_errors import Answer, Exchange, unreadable
from connector.providers.quickbooks.quota import Quota, quota_of
from connector.providers.quickbooks.refusals import TokenRefused, fault_of, meaning, refusal

TOKEN: Final = "access_token"  # noqa: S105  # the name of a secret, not one
CALLED: Final = "QuickBooks"
_log = structlog.get_logger("connector.quickbooks")


_OPTIONS: Final = HttpOptions(
    timeouts=Timeouts(read=125), patience=Patience(attempts=3, first=0.5), pack=False, max_answer=64 * 1024 * 1024
)
"""The server gives up after 120 seconds (providers.md, 1.2). A page has a thousand documents with their lines."""


class QuickBooksSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a connection; its token comes through the host's port."""

    api: str
    """The company's address, https://quickbooks.api.intuit.com/v3/company/… (providers.md, 1.2)."""
    tenant: str
    """The company's `realmId`, which came with the sign-in."""
    minor_version: int = 75
    """Values up to 74 are ignored since August 2025 (providers.md, 1.2)."""
    a_second: int = 10
    a_minute: int = 500
    """Requests at most, for each company (providers.md, 1.2)."""


class Heard(msgspec.Struct, frozen=True):
    """A whole answer that is no refusal."""

    value: Mapping[str, object]
    at: dt.datetime
    """When it was given, by the clock of the other side."""


class Line:
    """The one peer of a connection, opened when it is needed and given up after use."""

    def __init__(
        self,
        settings: QuickBooksSettings,
        secrets: Secrets | None,
        clock: Clock,
        stop: Event | None,
        pace: Callable[[], None] | None = None,
    ) -> None:
        """`pace` is called before each request, after the limits of this process."""
        if settings.a_second < 1 or settings.a_minute < 1:
            raise SettingsInvalid("The number of requests must be more than 0.")
        self.address = Address.parse(settings.api)
        self.clock = clock
        self._settings = settings
        self._secrets = secrets
        self._stop = stop or Event()
        self._pace = pace
        self._peer: HttpPeer | None = None

    @property
    def tenant(self) -> str:
        """The company's `realmId`."""
        return self._settings.tenant

    @property
    def quota(self) -> Quota:
        """What may be asked of this company, in this process."""
        return quota_of(self.address.base, self._settings.a_second, self._settings.a_minute)

    def send(self, request: Request) -> Heard:
        """What was answered. A token that is no longer taken is renewed, once.

        Raises:
            SignInRefused: only signing in again helps.
            Rejected, Overtaken, NoSuchRecord: as a Fault says.
            BridgeError: what `HttpPeer.send` raises.
        """
        version = {"minorversion": str(self._settings.minor_version)}
        asked = msgspec.structs.replace(request, query={**request.query, **version})
        try:
            return self._sent(asked)
        except TokenRefused as exc:
            # A request that was refused so was not acted on: a write may go again.
            if not isinstance(self._secrets, Renewable):
                raise
            self._secrets.renew()
            try:
                return self._sent(asked)
            except TokenRefused as again:
                raise SignInRefused(
                    "QuickBooks does not accept the sign-in any more.",
                    remedy="Connect QuickBooks again.",
                    facts=again.facts,
                ) from exc

    def close(self) -> None:
        """Give the peer up."""
        if self._peer is not None:
            peer, self._peer = self._peer, None
            peer.close()

    def _sent(self, request: Request) -> Heard:
        self.quota.count(writes=request.writes)
        peer = self._open()
        exchange = peer.exchange(request)
        try:
            answer = peer.send(request)
            value = _decoded(exchange, answer)
            fault = fault_of(value)
            if fault is not None:  # HTTP 200 can carry one
                raise meaning(exchange, answer, fault)
        except Throttled as exc:
            self.quota.hush(self.clock, exc.after)
            raise
        _log.debug("QuickBooks answered", path=request.path, tid=answer.headers.get("intuit_tid", ""))
        return Heard(value, _moment(answer, self.clock))

    def _open(self) -> HttpPeer:
        if self._peer is None:
            self._peer = HttpPeer(
                self.address,
                called=CALLED,
                refusal=refusal,
                pace=self._wait,
                options=_OPTIONS,
                clock=self.clock,
                token=self._token,
            )
        return self._peer

    def _wait(self) -> None:
        """Until the next request may go. Raises Stopped, Throttled."""
        self.quota.wait(self.clock, self._stop)
        if self._pace is not None:
            self._pace()

    def _token(self) -> Secret:
        if self._secrets is None:
            raise SettingsInvalid("There is no sign-in for this connection.", remedy="Connect it again.")
        return self._secrets.secret(TOKEN)


def _decoded(exchange: Exchange, answer: Answer) -> Mapping[str, object]:
    try:
        value = _decoder.decode(answer.body)
    except msgspec.MsgspecError as exc:
        raise unreadable(exchange, answer, str(exc)) from exc
    if not isinstance(value, dict):
        raise unreadable(exchange, answer, "no object")
    return value


def _moment(answer: Answer, clock: Clock) -> dt.datetime:
    """The other side's time: positions in what changed are in it, and this computer's clock may be wrong."""
    try:
        told = parsedate_to_datetime(answer.headers.get("date", ""))
    except ValueError:
        return clock.now()
    return told.astimezone(dt.UTC) if told.tzinfo is not None else told.replace(tzinfo=dt.UTC)


_decoder = msgspec.json.Decoder(float_hook=Decimal)
