"""One account's line to the Graph API: signed with a proof, no faster than its usage allows, page by page.

Every request carries `appsecret_proof`, the HMAC-SHA-256 of the token by the app's secret: a token that was stolen is
of no use alone (providers.md, 3.2). The token itself goes into a header, never into an address.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from threading import Event
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import msgspec
import structlog

from connector.domain.clock import Clock, Pace
from connector.domain.errors import BridgeError, ProtocolBroken, SettingsInvalid, Throttled
from connector.domain.secret import Lent, Secret, Secrets
from connector.drivers.http import HttpOptions, HttpPeer, Patience, Request, Timeouts
from connector.drivers.http_address import Address
from connector.drivers.http_errors import Answer, Exchange, unreadable
from connector.providers.meta.refusals import ConfirmationWanted, TokenRefused, fault_of, meaning, refusal
from connector.providers.meta.usage import SILENCE, Gauge, gauge_of

TOKEN: Final = "access_token"  # noqa: S105  # the name of a secret, not one
"""The account's own token: a page's, or an Instagram account's."""
PERSON: Final = "person_token"
"""Of the person who connected it: for ad accounts and for what was allowed."""
APP_SECRET: Final = "app_secret"  # noqa: S105  # the name of a secret, not one

PAGE: Final = 100
"""Objects of one answer."""
_MOST_PAGES: Final = 10_000
_HIDDEN: Final = frozenset({"access_token", "appsecret_proof"})
_OPTIONS: Final = HttpOptions(timeouts=Timeouts(read=60), patience=Patience(attempts=3, first=0.5), pack=False)
_log = structlog.get_logger("connector.meta")

Json = Mapping[str, object]


class GraphSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a connection; tokens come through the host's port."""

    api: str
    """Address with the version: https://graph.facebook.com/v26.0."""
    tenant: str
    """The page's or account's id."""
    login: str = ""
    """By which of two ways it was connected: instagram or facebook; empty where there is one only."""


class Line:
    """The peers of a connection, opened when they are needed and given up after use. One thread at a time."""

    def __init__(
        self,
        called: str,
        settings: GraphSettings,
        secrets: Secrets | None,
        clock: Clock,
        stop: Event | None,
        pace: Pace | None = None,
        *,
        proves: bool = True,
    ) -> None:
        """`called` is the provider's name; `pace` comes before each request; without `proves` no proof is sent."""
        self.called = called
        self.settings = settings
        self.clock = clock
        self.address = Address.parse(settings.api)
        self.stop = stop or Event()
        self._secrets = secrets
        self._pace = pace
        self.proves = proves
        self._peers: dict[str, HttpPeer] = {}
        self._tokens: dict[str, Secret] = {}

    @property
    def gauge(self) -> Gauge:
        """What was used of the limits, in this process."""
        return gauge_of(f"{self.address.base} {self.settings.tenant}")

    def get(self, path: str, query: Mapping[str, str] | None = None, *, by: str = TOKEN) -> Json:
        """One object or one page. Raises BridgeError as `refusals` says."""
        return self._sent(Request(method="GET", path=path, query=query or {}), by)

    def post(self, path: str, query: Mapping[str, str]) -> Json:
        """Ask for a change that comes to the same however often it is asked for."""
        return self._sent(Request(method="POST", path=path, query=query), TOKEN)

    def pages(self, path: str, query: Mapping[str, str], *, by: str = TOKEN) -> Iterator[list[Json]]:
        """Every page of an edge: on while the answer names a next one, never by its address, which holds a token."""
        asked = {"limit": str(PAGE), **query}
        for _ in range(_MOST_PAGES):
            value = self.get(path, asked, by=by)
            data = value.get("data")
            if not isinstance(data, list):
                raise ProtocolBroken(f"{self.called} answered with no list.", facts={"path": path})
            yield [each for each in data if isinstance(each, dict)]
            following = _following(value.get("paging"))
            if following is None:
                return
            after = {**asked, **following}
            if after == asked:
                raise ProtocolBroken(f"{self.called} names the same page again and again.", facts={"path": path})
            asked = after
        raise ProtocolBroken(f"{self.called} names ever more pages.", facts={"path": path})

    def close(self) -> None:
        """Give the peers up."""
        peers, self._peers = self._peers, {}
        for peer in peers.values():
            peer.close()

    def _sent(self, request: Request, by: str) -> Json:
        peer = self._open(by)
        token = self._tokens[by] = self._secret(by)
        asked = dict(request.query)
        if self.proves:
            asked["appsecret_proof"] = proof(self._secret(APP_SECRET), token)
        signed = msgspec.structs.replace(request, query=asked)
        try:
            answer = peer.send(signed)
            self._note(answer)
            return self._value(peer.exchange(signed), answer)
        except Throttled as exc:
            self._hush(exc.after or SILENCE)
            raise
        except TokenRefused as exc:
            # A person's own token is for figures; without the account's there is nothing to be had any more.
            if by == TOKEN and isinstance(self._secrets, Lent) and not isinstance(exc, ConfirmationWanted):
                self._secrets.over(token, exc.sentence)
            raise

    def _value(self, exchange: Exchange, answer: Answer) -> Json:
        fault = fault_of(answer.body)
        if fault is not None:
            raise meaning(exchange, answer, fault)
        try:
            value = _decoder.decode(answer.body)
        except msgspec.MsgspecError as exc:
            raise unreadable(exchange, answer, str(exc)) from exc
        if not isinstance(value, dict):
            raise unreadable(exchange, answer, "no object")
        return value

    def _open(self, by: str) -> HttpPeer:
        if by not in self._peers:
            self._peers[by] = HttpPeer(
                self.address,
                called=self.called,
                refusal=self._refusal,
                pace=self._wait,
                options=_OPTIONS,
                clock=self.clock,
                token=lambda: self._tokens[by],
            )
        return self._peers[by]

    def _refusal(self, exchange: Exchange, answer: Answer) -> BridgeError | None:
        self._note(answer)
        error = refusal(exchange, answer)
        if error is not None:
            _log.info("a request was refused", **error.facts)
        return error

    def _note(self, answer: Answer) -> None:
        silence = self.gauge.note(answer.headers)
        if silence:
            self._hush(silence)

    def _hush(self, seconds: float) -> None:
        """All runs of this account are silent together, also those of other processes."""
        self.gauge.hush(self.clock, seconds)
        if self._pace is not None:
            self._pace.hush(seconds)

    def _wait(self) -> None:
        """Until the next request may go. Raises Stopped, Throttled."""
        self.gauge.wait(self.clock, self.stop)
        if self._pace is not None:
            self._pace()

    def _secret(self, name: str) -> Secret:
        if self._secrets is None:
            raise SettingsInvalid("There is no sign-in for this connection.", remedy="Connect it again.")
        return self._secrets.secret(name)


def proof(app_secret: Secret, token: Secret) -> str:
    """That whoever brings the token knows the app's secret, too (facebook-business, session.py)."""
    return hmac.new(app_secret.reveal().encode(), token.reveal().encode(), sha256).hexdigest()


def objects(value: object) -> list[Json]:
    """The objects of a list; nothing where it is none."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """An id or a word: numbers in some answers, texts in others (providers.md, 3.6)."""
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, str | int) else ""


def _following(paging: object) -> dict[str, str] | None:
    """The parameters of the next page; None when the answer names none."""
    told = paging if isinstance(paging, dict) else {}
    following, cursors = told.get("next"), told.get("cursors")
    if not isinstance(following, str) or not following:
        return None
    after = cursors.get("after") if isinstance(cursors, dict) else None
    if isinstance(after, str) and after:
        return {"after": after}
    return {name: value for name, value in parse_qsl(urlsplit(following).query) if name not in _HIDDEN}


_decoder = msgspec.json.Decoder(float_hook=Decimal)
