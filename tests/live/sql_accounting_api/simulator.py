"""The vendor's API over HTTP: signatures, pages of fifty, refusals as seen in the field, and faults to order."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.live.sql_accounting_api.shelf import CHILDREN, Json, Refused, Shelf
from tests.live.sql_accounting_api.signature import is_signed

ACCESS, SECRET = "0123456789abcdef.sql.my/ACCOUNTAPI", "very+secret/key"
SCOPE = ("sqlaccount", "ap-southeast-5")
PAGE = 50


class Fault(Enum):
    """What befalls one request."""

    PAGE = "a page for people, before anything is done"
    PAGE_AFTER = "a page for people, after it was done"
    SLOW_DOWN = "429"
    LOST = "done, and the line is cut before the answer"
    REFUSED = "the line is cut before anything is done"
    BROKEN = "half of the answer"


@dataclass(slots=True)
class Simulator:
    """A running simulator."""

    shelf: Shelf
    address: str
    faults: deque[tuple[Callable[[str, str], bool], Fault]] = field(default_factory=deque)
    interludes: list[tuple[str, Callable[[], None]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Every request that was answered or cut, as METHOD target."""

    def strike(self, fault: Fault, method: str = "", path: str = "") -> None:
        """Let a fault befall the next request that fits."""
        self.faults.append((lambda m, p: (not method or m == method) and p.startswith(path or "/"), fault))

    def before(self, method: str, work: Callable[[], None]) -> None:
        """Let somebody do something just before the next request of a method is worked off."""
        self.interludes.append((method, work))

    def after(self, method: str, work: Callable[[], None]) -> None:
        """Let somebody do something when the next request of a method is done, before it is answered."""
        self.interludes.append((f"{method} done", work))

    def interlude(self, method: str) -> None:
        """Do what somebody wanted to do before such a request."""
        for wanted, work in list(self.interludes):
            if wanted == method:
                self.interludes.remove((wanted, work))
                work()

    def fault_of(self, method: str, path: str) -> Fault | None:
        """The fault that befalls this request; each strikes once."""
        for fits, fault in self.faults:
            if fits(method, path):
                self.faults.remove((fits, fault))
                return fault
        return None


@contextmanager
def simulator(shelf: Shelf) -> Iterator[Simulator]:
    """A simulator on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    running = Simulator(shelf, f"http://127.0.0.1:{server.server_address[1]}")
    server.simulator = running  # type: ignore[attr-defined]
    server.lock = threading.Lock()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16
    """Head and body leave together."""

    def handle_any(self) -> None:
        running: Simulator = self.server.simulator  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        with self.server.lock:  # type: ignore[attr-defined]
            running.asked.append(f"{self.command} {self.path}")
            fault = running.fault_of(self.command, path)
            if fault is Fault.REFUSED:
                self._cut()
                return
            if fault is Fault.PAGE:
                self._answer(200, b"<html><body>Please sign in</body></html>", "text/html")
                return
            if fault is Fault.SLOW_DOWN:
                self._answer(429, b"{}", "application/json", {"Retry-After": "7"})
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            if not is_signed(self.command, self.path, headers, body, {ACCESS: SECRET}, SCOPE):
                self._answer(403, b'{"message":"The security token included in the request is invalid."}')
                return
            running.interlude(self.command)
            status, value = self._do(running.shelf, path, body)
        running.interlude(f"{self.command} done")
        if fault is Fault.LOST:
            self._cut()
        elif fault is Fault.PAGE_AFTER:
            self._answer(200, b"<html><body>Gateway</body></html>", "text/html")
        else:
            answer = json.dumps(value).encode()
            self._answer(status, answer[: len(answer) // 2] if fault is Fault.BROKEN else answer)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815  # names of the library

    def _do(self, shelf: Shelf, path: str, body: bytes) -> tuple[int, object]:
        endpoint, _, key = path.strip("/").partition("/")
        key = unquote(key)
        query = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        try:
            match self.command:
                case "GET" if endpoint == "profile":
                    return 200, {"data": [shelf.profile]}
                case "GET" if endpoint == "version":
                    return 200, {"version": "6.2026.1100.905"}
                case "GET" if not key:
                    return 200, _page(endpoint, shelf, query)
                case "GET":
                    return 200, {"data": [shelf.get(endpoint, key)]}
                case "POST":
                    return 200, shelf.create(endpoint, json.loads(body))
                case "PUT":
                    return 200, shelf.replace(endpoint, key, json.loads(body))
                case _:
                    shelf.delete(endpoint, key)
                    return 200, {}
        except Refused as exc:
            return 400, {"error": {"code": 400, "message": str(exc)}}

    def _answer(
        self, status: int, body: bytes, kind: str = "application/json", more: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Says nothing."""


def _page(endpoint: str, shelf: Shelf, query: dict[str, str]) -> Json:
    """Headers that have the asked values, fifty at most."""
    offset, limit = int(query.pop("offset", "0")), min(int(query.pop("limit", str(PAGE))), PAGE)
    rows = [row for row in shelf.rows(endpoint) if all(str(row.get(n) or "") == v for n, v in query.items())]
    some = [
        {name: value for name, value in row.items() if name not in CHILDREN.get(endpoint, ())}
        for row in rows[offset : offset + limit]
    ]
    return {"pagination": {"offset": offset, "limit": limit, "count": len(some)}, "data": some}
