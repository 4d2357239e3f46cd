"""An address on this PC that a browser comes back to, once (RFC 8252, 7.3 and 8.3).

It listens on 127.0.0.1 alone, on a port that the system chooses, until the first request with the right path and state.
Whatever else knocks (a page that guesses, another program, a second browser) gets 404 and uses nothing up.
"""

from __future__ import annotations

import hmac
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from threading import Lock, Thread
from types import TracebackType
from typing import Final, Self, cast
from urllib.parse import parse_qsl, urlsplit

from connector.domain.languages import LANGUAGES, preferred
from connector.domain.secret import Secret

_HOST: Final = "127.0.0.1"
_PATIENCE: Final = 5.0
"""Seconds for a knock to say what it wants."""
_LONGEST: Final = 8192
"""Characters of an address."""
_PAGE: Final = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>BukuBridge</title>'
    "<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem;"
    "color-scheme:light dark}}</style></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
)
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "Nothing is here": ("Tiada apa-apa di sini", "这里没有内容"),
    "This address belongs to BukuBridge and was not meant for this page.": (
        "Alamat ini milik BukuBridge dan bukan untuk halaman ini.",
        "此地址属于 BukuBridge，并非供此页面使用。",
    ),
    "BukuBridge has its answer already. You may close this page.": (
        "BukuBridge sudah menerima jawapannya. Anda boleh menutup halaman ini.",
        "BukuBridge 已收到回复。您可以关闭此页面。",
    ),
    "Nothing was connected": ("Tiada apa-apa disambungkan", "没有建立任何连接"),
    "BukuBridge says why. You can begin again there.": (
        "BukuBridge memberitahu sebabnya. Anda boleh mulakan semula di sana.",
        "原因显示在 BukuBridge 中。您可以在那里重新开始。",
    ),
    "Go on in BukuBridge": ("Teruskan dalam BukuBridge", "请回到 BukuBridge 继续"),
    "You may close this page.": ("Anda boleh menutup halaman ini.", "您可以关闭此页面。"),
}
_HEADERS: Final[Mapping[str, str]] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Came:
    """What the browser brought: a one-time code, or why there is none."""

    code: Secret | None = None
    error: str = ""
    sentence: str = field(default="", repr=False)


class Loopback:
    """Listens while it is open."""

    def __init__(self) -> None:
        """Begin to listen. Raises OSError where this PC has no port to give."""
        self.state = secrets.token_urlsafe(32)
        """What the browser must bring back."""
        self._path = f"/signed-in/{secrets.token_urlsafe(16)}"
        self._came: Queue[Came] = Queue(1)
        self._taken = Lock()
        self._server = _Server((_HOST, 0), _Knock)
        self._server.owner = self
        self._thread = Thread(target=self._server.serve_forever, args=(0.1,), name="loopback", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Where the browser is to come."""
        return f"http://{_HOST}:{self._server.server_address[1]}{self._path}"

    def wait(self, seconds: float) -> Came | None:
        """What the browser brought; None when it has not come within that time."""
        try:
            return self._came.get(timeout=seconds)
        except Empty:
            return None

    def close(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, host: str, target: str, accepted: str = "") -> tuple[int, str]:
        """Status and page for a request, in the language that its browser likes best."""
        language = preferred(accepted)

        def page(title: str, text: str) -> str:
            return _page(language, _said(language, title), _said(language, text))

        parts = urlsplit(target) if len(target) <= _LONGEST else urlsplit("")
        asked = parse_qsl(parts.query)
        told = dict(asked)
        right_place = host == f"{_HOST}:{self._server.server_address[1]}" and _same(parts.path, self._path)
        if not right_place or len(told) != len(asked) or not _same(told.get("state", ""), self.state):
            return 404, page("Nothing is here", "This address belongs to BukuBridge and was not meant for this page.")
        if not self._taken.acquire(blocking=False):
            return 404, page("Nothing is here", "BukuBridge has its answer already. You may close this page.")
        self._came.put(_came(told))
        if told.get("error"):
            why = told.get("error_description", "") if language == "en" else ""
            return 200, page("Nothing was connected", why or "BukuBridge says why. You can begin again there.")
        return 200, page("Go on in BukuBridge", "You may close this page.")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    owner: Loopback

    def server_bind(self) -> None:
        """Bind, to a port that nobody else shares, without asking who this PC is."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def handle_error(self, request: object, client_address: object) -> None:
        """A knock that breaks off is nobody's concern."""


class _Knock(BaseHTTPRequestHandler):
    timeout = _PATIENCE
    server_version = "BukuBridge"
    sys_version = ""

    def do_GET(self) -> None:
        """One request."""
        status, page = cast(_Server, self.server).owner.answer(
            self.headers.get("Host", ""), self.path, self.headers.get("Accept-Language", "")
        )
        body = page.encode()
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Anything but a plain GET is not there."""
        self.close_connection = True
        self.send_response_only(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Says nothing: addresses hold codes."""


def _came(told: Mapping[str, str]) -> Came:
    if told.get("code") and not told.get("error"):
        return Came(code=Secret(told["code"]))
    return Came(error=told.get("error") or "refused", sentence=told.get("error_description", "")[:500])


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())


def _said(language: str, text: str) -> str:
    known = _WORDS.get(text)
    return text if language == "en" or known is None else known[LANGUAGES.index(language) - 1]


def _page(language: str, title: str, text: str) -> str:
    return _PAGE.format(language=language, title=escape(title), text=escape(text))
