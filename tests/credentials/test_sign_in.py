"""Signing in by the browser: the address on this PC, and who gets what came there."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from connector.credentials.loopback import Loopback
from connector.credentials.sign_in import Begun, SignIn, challenge_of
from connector.domain.errors import SignInRefused
from connector.domain.secret import Secret
from tests.fakes.clock import ManualClock

_MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """One that listens."""
    with Loopback() as listening:
        yield listening


def _get(address: str, **headers: str) -> httpx.Response:
    return httpx.get(address, headers=headers, trust_env=False)


def _back(loopback: Loopback, **told: str) -> str:
    return f"{loopback.address}?{urlencode({'state': loopback.state, **told})}"


def test_the_first_that_is_right_is_taken(loopback: Loopback) -> None:
    """It listens on 127.0.0.1 alone; code and page come once, whoever comes afterwards finds nothing."""
    assert urlsplit(loopback.address).hostname == "127.0.0.1"
    answer = _get(_back(loopback, code="one-time"))
    assert (answer.status_code, "Go on in BukuBridge" in answer.text) == (200, True)
    assert answer.headers["referrer-policy"] == "no-referrer"
    came = loopback.wait(1)
    assert came is not None
    assert came.code == Secret("one-time")
    assert "one-time" not in repr(came)
    assert _get(_back(loopback, code="another")).status_code == 404
    assert loopback.wait(0) is None


@pytest.mark.parametrize(
    ("accepted", "code", "title"),
    [
        ("ms-MY,en;q=0.5", "ms", "Teruskan dalam BukuBridge"),
        ("zh", "zh", "请回到 BukuBridge 继续"),
        ("fr", "en", "Go on"),
    ],
)
def test_the_page_is_in_the_language_of_the_browser(loopback: Loopback, accepted: str, code: str, title: str) -> None:
    """What it says at the end, and to whoever comes too late."""
    headers = {"Accept-Language": accepted}
    page = _get(_back(loopback, code="one-time"), **headers).text
    assert title in page
    assert f'<html lang="{code}">' in page
    late = _get(_back(loopback, code="one-time"), **headers).text
    assert ("Nothing is here" in late) == (code == "en")


def test_why_nothing_came_is_not_said_in_a_language_that_the_reader_may_not_read(loopback: Loopback) -> None:
    """The platform's sentence is English: the window says it in the person's own."""
    told = _back(loopback, error="access_denied", error_description="It was not allowed.")
    page = _get(told, **{"Accept-Language": "ms"}).text
    assert "Tiada apa-apa disambungkan" in page
    assert "not allowed" not in page


def test_whatever_else_knocks_uses_nothing_up(loopback: Loopback) -> None:
    """Wrong path, state, method, host or doubled values: 404, and the right one is still taken."""
    right, origin = _back(loopback, code="one-time"), f"http://127.0.0.1:{urlsplit(loopback.address).port}"
    for wrong in (
        origin,
        f"{origin}/favicon.ico",
        right.replace("/signed-in/", "/signed-in/x"),
        right.replace(loopback.state, "made-up"),
        f"{loopback.address}?code=one-time",
        f"{right}&state={loopback.state}",
        f"{right}&more={'x' * 9000}",
    ):
        assert _get(wrong).status_code == 404, wrong
    assert _get(right, Host="evil.example").status_code == 404
    for method in ("POST", "HEAD", "OPTIONS", "PUT"):
        assert httpx.request(method, right, trust_env=False).status_code == 404
    with socket.create_connection(("127.0.0.1", urlsplit(loopback.address).port)) as rude:
        rude.sendall(b"\x00\x01garbage\r\n\r\n")
    assert loopback.wait(0) is None
    assert _get(right).status_code == 200
    assert loopback.wait(1) is not None


def test_of_many_at_once_one_is_taken(loopback: Loopback) -> None:
    """Two browsers with the same address: one page says go on, the others that nothing is here."""
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: _get(_back(loopback, code=f"c{number}")).status_code, range(8)))
    assert sorted(told) == [200] + [404] * 7


def test_a_refusal_is_shown_as_text(loopback: Loopback) -> None:
    """What the browser brings is never markup."""
    answer = _get(_back(loopback, error="access_denied", error_description="<script>alert(1)</script>"))
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text
    came = loopback.wait(1)
    assert came is not None
    assert (came.code, came.error) == (None, "access_denied")


def test_nobody_listens_afterwards() -> None:
    """Closed is closed."""
    with Loopback() as listening:
        address = _back(listening, code="late")
    with pytest.raises(httpx.ConnectError):
        _get(address)


class _Platform:
    """Remembers what it was asked (`Broker`)."""

    def __init__(self) -> None:
        self.begun: tuple[str, str, str] = ("", "", "")
        self.redeemed: list[tuple[str, str]] = []

    def begin(self, challenge: str, redirect_uri: str, state: str) -> Begun:
        """A ticket."""
        self.begun = (challenge, redirect_uri, state)
        return Begun("https://platform.example/auth?ticket=canary", dt.datetime.now(dt.UTC))

    def redeem(self, code: Secret, verifier: Secret) -> str:
        """An account."""
        self.redeemed.append((code.reveal(), verifier.reveal()))
        return "Kedai Satu"


def test_the_verifier_is_shown_only_to_redeem() -> None:
    """What goes out is its S256; the code that comes back goes with the verifier itself."""
    platform = _Platform()
    with SignIn(platform, ManualClock()) as sign_in:
        assert sign_in.begin(_MINUTE) == "https://platform.example/auth?ticket=canary"
        challenge, address, state = platform.begun
        assert sign_in.look(0.01) is None
        assert _get(f"{address}?{urlencode({'code': 'one-time', 'state': state})}").status_code == 200
        assert sign_in.look(1) == "Kedai Satu"
    [(code, verifier)] = platform.redeemed
    assert code == "one-time"
    assert challenge_of(verifier) == challenge


def test_the_challenge_is_made_as_the_standard_says() -> None:
    """RFC 7636, appendix B."""
    vector = {
        "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    }
    assert challenge_of(vector["code_verifier"]) == vector["code_challenge"]


def test_a_refusal_and_a_long_silence_end_it() -> None:
    """With the sentence that came, or that nobody came."""
    platform, clock = _Platform(), ManualClock()
    with SignIn(platform, clock) as sign_in:
        sign_in.begin(_MINUTE)
        _, address, state = platform.begun
        _get(f"{address}?{urlencode({'error': 'access_denied', 'error_description': 'No.', 'state': state})}")
        with pytest.raises(SignInRefused, match="No"):
            sign_in.look(1)
    with SignIn(platform, clock) as sign_in:
        sign_in.begin(_MINUTE)
        clock.advance(61)
        with pytest.raises(SignInRefused, match="in time"):
            sign_in.look(0.01)
    assert platform.redeemed == []
