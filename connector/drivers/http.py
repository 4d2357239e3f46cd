"""The one door to HTTP: requests out over verified TLS, whole answers or errors of our own tree back.

httpx's own ideas that are switched off here: redirects (nobody else gets the token), reading `.netrc`, and sending
requests to this very computer through a proxy. Which way leads out is asked of `http_route`.
"""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Callable, Generator, Mapping
from functools import cache
from typing import Final, Protocol, runtime_checkable
from urllib.parse import quote, urlencode

import certifi
import httpx
import msgspec

from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import BridgeError, SignInRefused, Stopped, Unreachable
from connector.domain.secret import Secret
from connector.drivers.http_address import Address
from connector.drivers.http_errors import Answer, Exchange, Failure, failed, page, refused
from connector.drivers.http_lines import Lines
from connector.drivers.http_route import ROUTES, Carriers, Route, Routes

Transport = httpx.BaseTransport
"""What carries requests; tests pass `httpx.MockTransport`."""

PACK_FROM: Final = 16 * 1024
"""Bytes: smaller bodies are not worth packing."""
MAX_ANSWER: Final = 16 * 1024 * 1024
"""Bytes of an unpacked answer."""
_KEPT_ALIVE: Final = 4.0
"""Seconds: below the five after which the common servers close an idle connection, so that none is met dying."""
_HURRY: Final = 3.0
"""Seconds."""
_PACKING: Final = 3
"""gzip's level: most of the gain at a fifth of the cost."""


class Timeouts(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds."""

    connect: float = 10
    read: float = 60
    """Between two pieces of an answer."""
    write: float = 60
    pool: float = 10
    whole: float = 300
    """For the body of one answer from beginning to end, so that a trickle does not go on for ever."""


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """How often a request that may be sent again is tried in all, and how long to wait between; the wait doubles."""

    attempts: int = 2
    first: float = 0.2
    longest: float = 5.0


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Something asked of a peer."""

    method: str
    path: str
    """Begins with a slash; build it with `at()` when it holds what somebody else chose."""
    body: bytes = b""
    query: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    writes: bool = False
    """It may change something there, and sending it twice would not be the same as once."""
    signed: bool = True
    """Carries the token."""
    silence: float | None = None
    """Seconds without a byte that are still fine (a long poll), instead of `Timeouts.read`."""
    packed: bool = False
    """The body is dense already: packing it once more gains nothing."""
    hurried: bool = False
    """A courtesy while somebody waits for the end: tried once, a few seconds for each step."""


@runtime_checkable
class Signer(Protocol):
    """Signs each request as a whole, where a token is not enough."""

    def sign(self, method: str, url: str, host: str, body: bytes) -> Mapping[str, str]:
        """Headers that the request gets. Raises SignInRefused."""


def at(*parts: str) -> str:
    """A path of parts, each of them escaped."""
    return "".join(f"/{quote(part, safe='')}" for part in parts)


class HttpOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a peer is treated."""

    timeouts: Timeouts = Timeouts()
    patience: Patience = Patience()
    pack: bool | None = None
    """Whether large bodies are packed; None: unless the peer is on this computer."""
    max_answer: int = MAX_ANSWER
    routes: Routes = ROUTES
    """Where the way out of this computer is asked for, before each request."""


class HttpPeer:
    """One other side, reached over a few kept connections. May be shared between threads."""

    def __init__(
        self,
        address: Address,
        *,
        called: str = "The other side",
        token: Callable[[], Secret] | Signer | None = None,
        refusal: Callable[[Exchange, Answer], BridgeError | None] | None = None,
        pace: Callable[[], None] | None = None,
        options: HttpOptions | None = None,
        clock: Clock | None = None,
        transport: Transport | None = None,
    ) -> None:
        """Prepare; nothing is connected yet.

        Args:
            address: where it is.
            called: its name at the beginning of a sentence.
            token: asked before each request; the value goes into the request and nowhere else. Or what signs requests.
            refusal: reads the peer's own problem codes, before the general table does.
            pace: called before each attempt; waits, or raises `Throttled`, to keep within a quota.
            options: how long, how often, how large.
            clock: time and waiting.
            transport: carries requests instead of the network.
        """
        self.address = address
        self._called = called
        self._token = token
        self._refusal = refusal
        self._pace = pace
        self._options = options or HttpOptions()
        self._clock = clock or SystemClock()
        self._pack = not address.loopback if self._options.pack is None else self._options.pack
        self._lines = Lines()
        timeouts, pack = self._options.timeouts, self._pack
        self._carriers = Carriers(
            self._options.routes, lambda route: _client(address, timeouts, route, transport, pack=pack)
        )

    def send(self, request: Request) -> Answer:
        """A whole answer with a status of success.

        Raises:
            Unreachable: nothing was sent, or it was a read.
            AnswerLost: a write was sent, and nobody knows what became of it.
            Throttled: turned away for now.
            SignInRefused, NotFound: as said there.
            ProtocolBroken: somebody else answered, or nothing that can be understood.
            TooLarge: in smaller pieces, please.
            Stopped: `interrupt` was called.
        """
        patience = self._options.patience
        pause, attempt = patience.first, 1
        while True:
            try:
                return self._attempt(request)
            except Unreachable:
                # A write that raises this was not sent: only then, or for a read, is it safe to try again.
                if attempt >= patience.attempts or request.hurried:
                    raise
            if self._clock.wait(pause, self._lines.stopped):
                raise _stopped()
            pause, attempt = min(pause * 2, patience.longest), attempt + 1

    def interrupt(self) -> None:
        """End whatever waits for an answer now, from another thread, and refuse everything further: `Stopped`."""
        self._lines.cut()

    def close(self) -> None:
        """Close the connections; whoever still asks hears `Stopped`."""
        self._lines.cut()
        self._carriers.close()

    def exchange(self, request: Request) -> Exchange:
        """The words for errors about a request."""
        return Exchange(
            called=self._called,
            host=self.address.origin,
            method=request.method,
            path=request.path,
            writes=request.writes,
        )

    def _attempt(self, request: Request) -> Answer:
        exchange = self.exchange(request)
        if self._lines.stopped.is_set():
            raise _stopped()
        if self._pace is not None:
            self._pace()
        signature = self._signature() if request.signed else None
        try:
            answer = self._converse(request, signature, exchange)
        except httpx.HTTPError as exc:
            if self._lines.stopped.is_set():
                raise _stopped() from exc
            read = self._options.timeouts.read if request.silence is None else request.silence
            silence = _HURRY if request.hurried else read
            raise failed(exchange, _failure(exc), silence, type(exc).__name__) from exc
        if not 200 <= answer.status < 300:
            if isinstance(signature, _Bearer):
                answer = signature.removed_from(answer)
            special = self._refusal(exchange, answer) if self._refusal is not None else None
            raise special or refused(exchange, answer, self._clock.now())
        if answer.is_page:
            raise page(exchange, answer)
        return answer

    def _signature(self) -> httpx.Auth | None:
        if self._token is None:
            return None
        return _Signed(self._token) if isinstance(self._token, Signer) else _Bearer(self._token())

    def _converse(self, request: Request, signature: httpx.Auth | None, exchange: Exchange) -> Answer:
        headers, body = dict(request.headers), request.body
        if body:
            headers.setdefault("Content-Type", "application/json")
            if self._pack and not request.packed and len(body) >= PACK_FROM:
                body = gzip.compress(body, _PACKING, mtime=0)
                headers["Content-Encoding"] = "gzip"
        # Spaces as %20, not as +: signatures are made over the one spelling that everybody reads alike.
        query = f"?{urlencode(request.query, quote_via=quote, safe='')}" if request.query else ""
        with self._carriers.carrier() as client:
            built = client.build_request(
                request.method,
                request.path + query,
                content=body or None,
                headers=headers,
                extensions={"trace": self._lines.noted},
            )
            if request.hurried:
                built.extensions["timeout"] = httpx.Timeout(_HURRY).as_dict()
            elif request.silence is not None:
                built.extensions["timeout"] = {**built.extensions["timeout"], "read": request.silence}
            response = client.send(built, stream=True, auth=signature)
            try:
                return Answer(response.status_code, dict(response.headers), self._read(response, exchange))
            finally:
                response.close()

    def _read(self, response: httpx.Response, exchange: Exchange) -> bytes:
        """The body, as long as it is neither too long nor takes too long."""
        deadline = self._clock.monotonic() + self._options.timeouts.whole
        pieces, size = [], 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > self._options.max_answer:
                raise failed(exchange, Failure.TOO_LONG)
            if self._clock.monotonic() > deadline:
                raise failed(exchange, Failure.TIMEOUT, self._options.timeouts.whole)
            pieces.append(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _client(
    address: Address, timeouts: Timeouts, route: Route, transport: Transport | None, *, pack: bool
) -> httpx.Client:
    outside = not address.loopback
    by_proxy = outside and transport is None and not route.system and bool(route.proxy)
    return httpx.Client(
        base_url=address.base,
        headers={"Accept": "application/json", "Accept-Encoding": "gzip" if pack else "identity"},
        timeout=httpx.Timeout(connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.pool),
        limits=httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=_KEPT_ALIVE),
        follow_redirects=False,
        verify=_trust(address),
        proxy=_proxy(route) if by_proxy else None,
        trust_env=outside and route.system,
        transport=transport,
    )


def _proxy(route: Route) -> httpx.Proxy:
    password = route.password.reveal() if route.password is not None else ""
    return httpx.Proxy(
        route.proxy,
        auth=(route.user, password) if route.user else None,
        ssl_context=_authorities() if route.proxy.startswith("https:") else None,
    )


def _trust(address: Address) -> ssl.SSLContext:
    """Always verifies. For plain http it stays empty: loading the authorities takes a tenth of a second."""
    return _authorities() if address.secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@cache
def _authorities() -> ssl.SSLContext:
    """The authorities of the system (a company's own among them) and those that we ship; one for the process."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class _Bearer(httpx.Auth):
    """Puts the token into one request, so that it lies in no mapping of ours."""

    def __init__(self, token: Secret) -> None:
        value = token.reveal()
        # h11 repeats a header that it cannot send in its error: such a token must not come that far.
        if not value or not all("!" <= character <= "~" for character in value):
            raise SignInRefused("The stored sign-in of this PC is damaged.", remedy="Sign in again.")
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """httpx's way to sign a request."""
        request.headers["Authorization"] = f"Bearer {self._token.reveal()}"
        yield request

    def removed_from(self, answer: Answer) -> Answer:
        """A refusal without our token, should it repeat what it was sent."""
        return msgspec.structs.replace(answer, body=answer.body.replace(self._token.reveal().encode(), b"***"))


class _Signed(httpx.Auth):
    """Puts what a signer says into one request, as it is sent."""

    requires_request_body = True

    def __init__(self, signer: Signer) -> None:
        self._signer = signer

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """httpx's way to sign a request."""
        signed = self._signer.sign(request.method, str(request.url), request.headers["Host"], request.content)
        request.headers.update(signed)
        yield request


def _stopped() -> Stopped:
    return Stopped("The request was stopped.")


_FAILURES: Final[tuple[tuple[type[httpx.HTTPError], Failure], ...]] = (
    (httpx.ConnectTimeout, Failure.CONNECT_TIMEOUT),
    (httpx.PoolTimeout, Failure.BUSY),
    (httpx.ProxyError, Failure.PROXY),
    (httpx.ConnectError, Failure.NOT_CONNECTED),
    (httpx.TimeoutException, Failure.TIMEOUT),
    (httpx.NetworkError, Failure.CUT),
    (httpx.DecodingError, Failure.GARBLED),
)
"""httpx's errors, special ones before their parents."""


def _failure(exc: httpx.HTTPError) -> Failure:
    found = next((failure for kind, failure in _FAILURES if isinstance(exc, kind)), None)
    if isinstance(exc, httpx.RemoteProtocolError):
        return Failure.CUT if _ended_early(exc) else Failure.GARBLED
    if found is Failure.NOT_CONNECTED:
        for cause in _causes(exc):
            if isinstance(cause, ssl.SSLCertVerificationError):
                return Failure.NOT_TRUSTED
            if isinstance(cause, ssl.SSLError):
                return Failure.NOT_ENCRYPTED
            if isinstance(cause, socket.gaierror):
                return Failure.NO_SUCH_HOST
    return found or Failure.CUT


def _ended_early(exc: httpx.RemoteProtocolError) -> bool:
    """Whether the peer hung up (before or within its answer) rather than talk nonsense; httpx has one type for both."""
    words = str(exc).lower()
    return "disconnected" in words or "closed connection" in words


def _causes(exc: BaseException) -> Generator[BaseException, None, None]:
    cause = exc.__cause__ or exc.__context__
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
