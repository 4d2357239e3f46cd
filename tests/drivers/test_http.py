"""The door to HTTP: what may go wrong becomes the right error, and nothing secret gets out."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from threading import Event, Thread

import httpx
import msgspec
import pytest

from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    NotFound,
    ProtocolBroken,
    SettingsInvalid,
    SignInRefused,
    Stopped,
    Throttled,
    Unreachable,
)
from connector.domain.secret import Secret
from connector.drivers.http import HttpOptions, HttpPeer, Patience, Request, Timeouts, at
from connector.drivers.http_address import Address
from connector.drivers.http_errors import TooLarge
from tests.fakes.clock import ManualClock

ONCE = HttpOptions(patience=Patience(attempts=1))
TOKEN = "canary-9f8e7d"
READ = Request(method="GET", path="/things")
WRITE = Request(method="POST", path="/things", body=b'{"a":1}', writes=True)
PAGE = b"<!DOCTYPE html><html><body>Sign in to Hotel WiFi canary-9f8e7d</body></html>"

Handler = Callable[[httpx.Request], httpx.Response]


def peer(handler: Handler, *, address: str = "https://books.example", clock: ManualClock | None = None) -> HttpPeer:
    """A peer behind a handler; each request is tried once."""
    return HttpPeer(
        Address.parse(address),
        called="The platform",
        token=lambda: Secret(TOKEN),
        options=ONCE,
        clock=clock or ManualClock(),
        transport=httpx.MockTransport(handler),
    )


def raising(error: Exception) -> Handler:
    """Fails instead of answering."""

    def handler(_request: httpx.Request) -> httpx.Response:
        raise error

    return handler


def answering(
    status: int, body: bytes = b"", content_type: str = "application/json", headers: dict[str, str] | None = None
) -> Handler:
    """Answers the same to everything."""
    return lambda _request: httpx.Response(
        status, content=body, headers={"Content-Type": content_type, **(headers or {})}
    )


def problem(status: int, code: str, detail: str = "") -> Handler:
    """A refusal as RFC 9457 has it."""
    body = msgspec.json.encode({"type": f"urn:x:{code}", "title": "T", "status": status, "detail": detail})
    return answering(status, body, "application/problem+json")


def caused(error: httpx.ConnectError, cause: Exception) -> httpx.ConnectError:
    """An error with its cause, as httpx raises it."""
    error.__cause__ = cause
    return error


CUT = httpx.RemoteProtocolError("Server disconnected without sending a response.")
HALF = httpx.RemoteProtocolError("peer closed connection without sending complete message body (received 7 bytes)")

FAULTS: list[tuple[str, Handler, type[BridgeError], type[BridgeError], str]] = [
    ("refused", raising(httpx.ConnectError("refused")), Unreachable, Unreachable, "does not answer"),
    ("no route", raising(httpx.ConnectTimeout("")), Unreachable, Unreachable, "does not answer"),
    (
        "unknown name",
        raising(caused(httpx.ConnectError(""), socket.gaierror(-2, "not known"))),
        Unreachable,
        Unreachable,
        "is not known on this network",
    ),
    (
        "bad certificate",
        raising(caused(httpx.ConnectError(""), ssl.SSLCertVerificationError("expired"))),
        Unreachable,
        Unreachable,
        "cannot be trusted",
    ),
    (
        "no TLS",
        raising(caused(httpx.ConnectError(""), ssl.SSLError("wrong version"))),
        Unreachable,
        Unreachable,
        "No encrypted connection",
    ),
    ("proxy", raising(httpx.ProxyError("407")), Unreachable, Unreachable, "proxy of this network"),
    ("pool", raising(httpx.PoolTimeout("")), Unreachable, Unreachable, "in use"),
    ("silence", raising(httpx.ReadTimeout("")), Unreachable, AnswerLost, "said nothing for 60 seconds"),
    ("slow upload", raising(httpx.WriteTimeout("")), Unreachable, AnswerLost, "said nothing"),
    ("cut while sending", raising(httpx.WriteError("")), Unreachable, AnswerLost, "broke off"),
    ("cut while reading", raising(httpx.ReadError("")), Unreachable, AnswerLost, "broke off"),
    ("cut before the answer", raising(CUT), Unreachable, AnswerLost, "broke off"),
    ("cut in the answer", raising(HALF), Unreachable, AnswerLost, "broke off"),
    ("no HTTP", raising(httpx.RemoteProtocolError("illegal status line")), ProtocolBroken, AnswerLost, "be read"),
    ("bad packing", raising(httpx.DecodingError("")), ProtocolBroken, AnswerLost, "be read"),
    ("401", answering(401), SignInRefused, SignInRefused, "no longer accepts the sign-in"),
    ("403", problem(403, "forbidden", "A support token may look."), SignInRefused, SignInRefused, "may look"),
    ("404 in words", problem(404, "not-found", "No such provider."), NotFound, NotFound, "No such provider"),
    ("404 of a stranger", answering(404, b"no"), ProtocolBroken, ProtocolBroken, "did not understand"),
    ("405", answering(405), ProtocolBroken, ProtocolBroken, "HTTP 405"),
    ("408", answering(408), Unreachable, Unreachable, "in time"),
    ("409", problem(409, "conflict", "Not now."), ProtocolBroken, ProtocolBroken, "Not now"),
    ("413", answering(413), TooLarge, TooLarge, "does not take that much"),
    ("413 of a proxy", answering(413, PAGE, "text/html"), TooLarge, TooLarge, "does not take that much"),
    ("422", problem(422, "invalid", "body: field missing"), ProtocolBroken, ProtocolBroken, "field missing"),
    ("429", answering(429), Throttled, Throttled, "asks for a pause"),
    ("500", problem(500, "internal"), Unreachable, AnswerLost, "HTTP 500"),
    ("502", answering(502, PAGE, "text/html"), Unreachable, AnswerLost, "HTTP 502"),
    ("503 of ours", problem(503, "unavailable"), Throttled, Throttled, "asks for a pause"),
    ("503 of a gateway", answering(503, PAGE, "text/html"), Unreachable, AnswerLost, "HTTP 503"),
    ("captive portal", answering(200, PAGE, "text/html"), ProtocolBroken, AnswerLost, "A page, not the platform"),
    ("page without a type", answering(200, b"  <html>", "text/plain"), ProtocolBroken, AnswerLost, "A page, not"),
    ("redirect", answering(302, headers={"Location": "https://evil.example"}), ProtocolBroken, AnswerLost, "A page"),
    ("403 of a firewall", answering(403, PAGE, "text/html"), ProtocolBroken, ProtocolBroken, "A page, not the"),
]


@pytest.mark.parametrize(
    ("handler", "error", "sentence", "request_"),
    [
        pytest.param(handler, error, sentence, request, id=f"{name}-{kind}")
        for name, handler, of_read, of_write, sentence in FAULTS
        for kind, error, request in (("read", of_read, READ), ("write", of_write, WRITE))
    ],
)
def test_each_fault_has_its_error(handler: Handler, error: type[BridgeError], sentence: str, request_: Request) -> None:
    """A fault becomes the error that says what may be done next, in words, without a secret anywhere."""
    with pytest.raises(BridgeError) as raised:
        peer(handler).send(request_)
    assert type(raised.value) is error
    assert sentence in str(raised.value)
    told = f"{raised.value} {raised.value.facts} {''.join(traceback.format_exception(raised.value))}"
    assert TOKEN not in told
    assert "books.example" in f"{raised.value} {raised.value.facts}"


def test_a_refusal_that_repeats_the_token_is_cleaned() -> None:
    """What the other side says is passed on, but not our own token in it."""
    with pytest.raises(ProtocolBroken) as raised:
        peer(problem(422, "invalid", f"bad header Bearer {TOKEN}")).send(READ)
    assert "bad header Bearer ***" in raised.value.sentence
    assert TOKEN not in f"{raised.value} {raised.value.facts}"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "17"}, 17.0),
        ({"Retry-After": " 0 "}, 0.0),
        ({"Retry-After": "999999999"}, 86_400.0),
        ({"Retry-After": "Mon, 02 Mar 2026 09:01:30 GMT"}, 90.0),
        ({"Retry-After": "Mon, 02 Mar 2026 08:00:00 GMT"}, 0.0),
        ({"Retry-After": "Tue, 03 Mar 2026 20:00:05 GMT", "Date": "Tue, 03 Mar 2026 20:00:00 GMT"}, 5.0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "²"}, None),
        ({}, None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_the_asked_pause_is_read(status: int, headers: dict[str, str], seconds: float | None) -> None:
    """Retry-After counts in seconds or as a date by the peer's clock; nonsense means our own backoff."""
    body = msgspec.json.encode({"type": "urn:x:y", "title": "T", "status": status})
    raw = {**headers, "Content-Type": "application/problem+json"}
    encoded = [(name.encode(), value.encode()) for name, value in raw.items()]

    def handler(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, content=body, headers=encoded)

    with pytest.raises(Throttled) as raised:
        peer(handler).send(WRITE)
    assert raised.value.after == seconds


def test_reads_and_unsent_writes_are_tried_again() -> None:
    """What may be repeated is repeated after a pause; the answer of the second try counts."""
    for request in (READ, WRITE):
        tries = iter([httpx.ConnectError("refused"), None])

        def handler(_request: httpx.Request, tries: Iterator[Exception | None] = tries) -> httpx.Response:
            error = next(tries)
            if error is not None:
                raise error
            return httpx.Response(200, content=b"{}")

        clock = ManualClock()
        patient = HttpPeer(Address.parse("https://books.example"), clock=clock, transport=httpx.MockTransport(handler))
        assert patient.send(request).body == b"{}"
        assert clock.waited == [0.2]


def test_a_write_whose_answer_is_lost_is_sent_once() -> None:
    """Nobody but who can settle it may send it again."""
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        raise httpx.ReadTimeout("")

    patient = HttpPeer(
        Address.parse("https://books.example"),
        options=HttpOptions(patience=Patience(attempts=5)),
        clock=ManualClock(),
        transport=httpx.MockTransport(handler),
    )
    with pytest.raises(AnswerLost):
        patient.send(WRITE)
    assert len(sent) == 1


def test_a_redirect_is_not_followed() -> None:
    """Nobody else ever gets the token."""
    asked = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(307, headers={"Location": "https://evil.example/things"})

    with pytest.raises(AnswerLost):
        peer(handler).send(WRITE)
    assert asked == ["books.example"]


def test_the_token_is_asked_for_each_request_and_only_where_wanted() -> None:
    """A renewed token counts from the next request on; unsigned requests carry none."""
    tokens = iter(["first", "second"])
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Authorization"))
        return httpx.Response(200)

    door = HttpPeer(
        Address.parse("https://books.example"),
        token=lambda: Secret(next(tokens)),
        transport=httpx.MockTransport(handler),
    )
    for request in (READ, msgspec.structs.replace(READ, signed=False), READ):
        door.send(request)
    assert seen == ["Bearer first", None, "Bearer second"]


def test_a_damaged_token_goes_nowhere() -> None:
    """A token that no header can hold is refused before any library can repeat it in an error."""
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200)

    door = HttpPeer(
        Address.parse("https://books.example"),
        token=lambda: Secret("canary\r\nX: y"),
        transport=httpx.MockTransport(handler),
    )
    with pytest.raises(SignInRefused) as raised:
        door.send(READ)
    assert not sent
    assert "canary" not in "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize(
    ("address", "size", "packed"),
    [
        ("https://books.example", 100_000, True),
        ("https://books.example", 1_000, False),
        ("http://127.0.0.1:8000", 100_000, False),
    ],
)
def test_large_bodies_are_packed_on_the_way_out(address: str, size: int, packed: bool) -> None:
    """Packing pays on the internet, not on this computer."""
    body = b'{"a":"' + b"x" * size + b'"}'
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers.get("Content-Encoding"), request.read()))
        return httpx.Response(200)

    peer(handler, address=address).send(msgspec.structs.replace(WRITE, body=body))
    encoding, sent = seen[0]
    assert encoding == ("gzip" if packed else None)
    assert (gzip.decompress(sent) if packed else sent) == body


def test_what_is_packed_already_is_sent_as_it_is() -> None:
    """A file of five megabytes that cannot be packed would come out larger than what the other side unpacks."""
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers.get("Content-Encoding"), len(request.read())))
        return httpx.Response(200)

    zipped = msgspec.structs.replace(WRITE, body=b"x" * 100_000, packed=True)
    peer(handler, address="https://books.example").send(zipped)
    assert seen == [(None, 100_000)]


def test_an_endless_answer_is_cut() -> None:
    """An answer is bounded after unpacking."""
    bomb = gzip.compress(b" " * 3_000_000)

    def handler(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=bomb, headers={"Content-Encoding": "gzip"})

    door = HttpPeer(
        Address.parse("https://books.example"),
        options=HttpOptions(max_answer=1_000_000),
        transport=httpx.MockTransport(handler),
    )
    with pytest.raises(ProtocolBroken, match="longer than an answer may be"):
        door.send(READ)


def test_a_trickle_ends() -> None:
    """A body that never stops coming, a byte at a time, is given up after the time for a whole answer."""
    clock = ManualClock()

    class Trickle(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                clock.advance(50)
                yield b" "

    door = HttpPeer(
        Address.parse("https://books.example"),
        clock=clock,
        options=HttpOptions(timeouts=Timeouts(whole=300)),
        transport=httpx.MockTransport(lambda _request: httpx.Response(200, stream=Trickle())),
    )
    with pytest.raises(AnswerLost, match="300 seconds"):
        door.send(WRITE)


def test_the_quota_is_asked_before_each_try() -> None:
    """A quota that is used up stops the request before it is sent."""

    def no_room() -> None:
        raise Throttled("The quota is used up.", after=30)

    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200)

    door = HttpPeer(Address.parse("https://books.example"), pace=no_room, transport=httpx.MockTransport(handler))
    with pytest.raises(Throttled):
        door.send(READ)
    assert not sent


def test_interrupt_ends_the_pause_and_everything_after() -> None:
    """Stopping does not wait for the next try."""
    waiting = Event()

    class Clock(ManualClock):
        def wait(self, seconds: float, stop: Event) -> bool:
            waiting.set()
            return stop.wait(30)

    door = HttpPeer(
        Address.parse("https://books.example"),
        clock=Clock(),
        transport=httpx.MockTransport(raising(httpx.ConnectError("refused"))),
    )
    errors: list[BridgeError] = []

    def send() -> None:
        try:
            door.send(READ)
        except BridgeError as exc:
            errors.append(exc)

    thread = Thread(target=send)
    thread.start()
    assert waiting.wait(10)
    door.interrupt()
    thread.join(10)
    assert [type(error) for error in errors] == [Stopped]
    with pytest.raises(Stopped):
        door.send(READ)


@pytest.mark.parametrize(
    ("text", "base", "loopback"),
    [
        ("https://books.example", "https://books.example", False),
        (" https://Books.Example:8443/api/ ", "https://books.example:8443/api", False),
        ("books.example", "https://books.example", False),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("http://localhost:8000/", "http://localhost:8000", True),
        ("http://[::1]:8000", "http://[::1]:8000", True),
        ("https://127.0.0.5", "https://127.0.0.5", True),
    ],
)
def test_addresses_that_are_fine(text: str, base: str, loopback: bool) -> None:
    """https anywhere, plain http to this computer."""
    address = Address.parse(text)
    assert (address.base, address.loopback) == (base, loopback)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://books.example",
        "http://127.0.0.1.evil.example",
        "http://10.0.0.5",
        "http://2130706433",
        "https://user:canary@books.example",
        "https://books.example/?token=canary",
        "https://books.example/#canary",
        "ftp://books.example",
        "https://books.example:port",
        "https://books.example:99999",
        "https://bo oks.example",
        "https://[::1",
    ],
)
def test_addresses_that_are_refused(text: str) -> None:
    """No plain http to another computer, nothing secret in an address; what was typed is not repeated."""
    with pytest.raises(SettingsInvalid) as raised:
        Address.parse(text)
    assert "canary" not in "".join(traceback.format_exception(raised.value))


def test_parts_of_a_path_are_escaped() -> None:
    """Nothing that somebody else chose can point elsewhere."""
    assert at("api", "a/../b", "c?d", "é") == "/api/a%2F..%2Fb/c%3Fd/%C3%A9"


def test_the_door_is_lean() -> None:
    """What only httpx's command line needs is not loaded into an agent."""
    told = "import sys, connector.drivers.http; print(sorted({'rich', 'click', 'pygments'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "[]"
