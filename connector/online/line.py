"""The one line of a connection to its account: whose token a request carries, how many may go, what came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from email.utils import parsedate_to_datetime
from threading import Event
from typing import Final

import msgspec

from connector.domain.clock import Clock, Pace
from connector.domain.errors import BridgeError, SettingsInvalid, SignInRefused, Throttled
from connector.domain.secret import Renewable, Secret, Secrets
from connector.drivers.http import HttpOptions, HttpPeer, Request
from connector.drivers.http_address import Address
from connector.drivers.http_errors import Answer, Exchange, unreadable
from connector.online.quota import Quota
from connector.online.refusals import TokenRefused

TOKEN: Final = "access_token"  # noqa: S105  # the name of a secret, not one


class Heard(msgspec.Struct, frozen=True):
    """A whole answer that is no refusal."""

    value: Mapping[str, object]
    """A list stands under the empty name."""
    at: dt.datetime
    """When it was given, by the clock of the other side."""
    headers: Mapping[str, str] = {}
    """Names in lower case."""


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """What is particular about the other side."""

    called: str
    """Its name in a sentence."""
    options: HttpOptions
    refusal: Callable[[Exchange, Answer], BridgeError | None]
    silence: float
    """Seconds of silence after a 429 that does not say how long."""


class Line:
    """The one peer of a connection, opened when it is needed and given up after use."""

    def __init__(
        self,
        service: Service,
        address: Address,
        quota: Quota,
        secrets: Secrets | None,
        clock: Clock,
        stop: Event | None,
        pace: Pace | None = None,
    ) -> None:
        """`pace` is called before each request, after the limits of this process."""
        self.address = address
        self.clock = clock
        self.quota = quota
        self._service = service
        self._secrets = secrets
        self.stop = stop or Event()
        self.pace = pace
        self._peer: HttpPeer | None = None
        self._told: tuple[dt.datetime, float] | None = None
        """The other side's time, and ours when it was told."""
        self._asked = False
        """Whether the request went to the other side, or was held back by our own limits."""

    @property
    def now(self) -> dt.datetime:
        """By the clock of the other side; by this computer's, which may be wrong, before it told anything."""
        if self._told is None:
            return self.clock.now()
        at, since = self._told
        return at + dt.timedelta(seconds=self.clock.monotonic() - since)

    def send(self, request: Request) -> Heard:
        """What was answered. A token that is no longer taken is renewed, once.

        Raises:
            SignInRefused: only signing in again helps.
            Rejected, Overtaken, NoSuchRecord: as the other side says.
            BridgeError: what `HttpPeer.send` raises.
        """
        try:
            return self._sent(request)
        except TokenRefused as exc:
            # A request that was refused so was not acted on: a write may go again.
            if not isinstance(self._secrets, Renewable):
                raise
            self._secrets.renew()
            self.renewed()
            try:
                return self._sent(request)
            except TokenRefused as again:
                called = self._service.called
                raise SignInRefused(
                    f"{called} does not accept the sign-in any more.",
                    remedy=f"Connect {called} again.",
                    facts=again.facts,
                ) from exc

    def close(self) -> None:
        """Give the peer up."""
        self._told = None
        if self._peer is not None:
            peer, self._peer = self._peer, None
            peer.close()

    def renewed(self) -> None:
        """There is another token from now on."""

    def checked(self, exchange: Exchange, answer: Answer, value: Mapping[str, object]) -> None:
        """Look at a success. Raises BridgeError for one that is none."""

    def _sent(self, request: Request) -> Heard:
        peer = self._open()
        exchange = peer.exchange(request)
        self._asked = False
        try:
            answer = peer.send(request)
            value = _decoded(exchange, answer)
            self.checked(exchange, answer, value)
        except Throttled as exc:
            if self._asked:
                self._hush(exc.after)
            raise
        finally:
            if self._asked:
                self.quota.count(writes=request.writes)
        at = _moment(answer, self.clock)
        self._told = (at, self.clock.monotonic())
        return Heard(value, at, answer.headers)

    def _hush(self, seconds: float | None) -> None:
        """All runs of this account are silent together, also those of other processes."""
        silence = self._service.silence if seconds is None else seconds
        self.quota.hush(self.clock, silence)
        if self.pace is not None:
            self.pace.hush(silence)

    def _open(self) -> HttpPeer:
        if self._peer is None:
            self._peer = HttpPeer(
                self.address,
                called=self._service.called,
                refusal=self._service.refusal,
                pace=self._wait,
                options=self._service.options,
                clock=self.clock,
                token=self._token,
            )
        return self._peer

    def _wait(self) -> None:
        """Until the next request may go. Raises Stopped, Throttled."""
        self.quota.wait(self.clock, self.stop)
        if self.pace is not None:
            self.pace()
        self._asked = True

    def _token(self) -> Secret:
        if self._secrets is None:
            raise SettingsInvalid("There is no sign-in for this connection.", remedy="Connect it again.")
        return self._secrets.secret(TOKEN)


def _decoded(exchange: Exchange, answer: Answer) -> Mapping[str, object]:
    if answer.status == 204:
        return {}
    try:
        value = _decoder.decode(answer.body)
    except msgspec.MsgspecError as exc:
        raise unreadable(exchange, answer, str(exc)) from exc
    if isinstance(value, list):
        return {"": value}
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
