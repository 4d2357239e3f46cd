"""A small HTTP server in front of the real one that answers in its place, badly, as often as it is told to."""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

from connector.platform.wire import PROBLEM_TYPE

PAGE = b"<!DOCTYPE html><html><body><h1>Welcome to Hotel Seri</h1></body></html>"
ALWAYS = 1_000_000


@dataclass(slots=True)
class Fault:
    """What is answered to requests whose path holds `path`, `times` times.

    `arrives`: the real server gets the request first. `half`: its own answer comes, and breaks off in the middle.
    `silent`: nothing comes at all. `largest`: only requests with more bytes than this are met. `holding`: only
    requests that hold these bytes. `swap`: the request reaches the server with some bytes in the place of others.
    """

    path: str
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    times: int = ALWAYS
    arrives: bool = False
    half: bool = False
    silent: bool = False
    largest: int = -1
    holding: bytes = b""
    swap: tuple[bytes, bytes] | None = None


def refusal(path: str, status: int, code: str = "", detail: str = "", **more: object) -> Fault:
    """A fault that speaks problem+json when it has a code or a detail, else says nothing at all."""
    times = more.pop("times", ALWAYS)
    headers = {str(name).replace("_", "-"): str(value) for name, value in more.items()}
    body = b""
    if code or detail:
        body = json.dumps(
            {"type": PROBLEM_TYPE + code, "title": "Refused", "status": status, "detail": detail}
        ).encode()
        headers["Content-Type"] = "application/problem+json"
    assert isinstance(times, int)
    return Fault(path, status, body, headers, times)


class FaultyServer:
    """Listens on a port of its own; passes on what no fault is planned for."""

    def __init__(self, port: int) -> None:
        """Stand in front of the server on a port of this computer."""
        self.behind = port
        self.fault: Fault | None = None
        self.met = 0
        """How many requests the fault has met."""
        self.lifted = Event()
        self._lock = Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"faulty": self}))
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        """Where hosts reach it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @contextlib.contextmanager
    def faulty(self, fault: Fault) -> Iterator[None]:
        """Answer badly as long as this lasts; raises AssertionError when nobody came for it."""
        self.met = 0
        self.lifted.clear()
        self.fault = fault
        try:
            yield
        finally:
            self.fault = None
            self.lifted.set()
        assert self.met, f"nothing was asked of {fault.path}"

    def take(self, path: str, body: bytes) -> Fault | None:
        """The fault for a request, if there is one."""
        with self._lock:
            fault = self.fault
            if fault is None or fault.path not in path or len(body) <= fault.largest or self.met >= fault.times:
                return None
            if fault.holding not in body:
                return None
            self.met += 1
            return fault

    def close(self) -> None:
        """Stop."""
        self.lifted.set()
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One client connection; `faulty` is set for each server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    faulty: FaultyServer

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the base class
        """Say nothing."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        fault = self.faulty.take(self.path, body)
        if fault is None:
            self._answer(*self._real(body))
            return
        if fault.silent:
            self.faulty.lifted.wait(30)
            self.close_connection = True
            return
        if fault.swap is not None:
            self._answer(*self._real(body.replace(*fault.swap)))
            return
        answer = self._real(body) if fault.arrives or fault.half else None
        if fault.half and answer is not None:
            self._answer(*answer, half=True)
        else:
            self._answer(fault.status, {"Content-Type": "text/plain", **fault.headers}, fault.body)

    def _real(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        server = http.client.HTTPConnection("127.0.0.1", self.faulty.behind, timeout=30)
        try:
            kept = {name: value for name, value in self.headers.items() if name.lower() != "content-length"}
            server.request(self.command, self.path, body or None, kept)
            answer = server.getresponse()
            told = {name: value for name, value in answer.getheaders() if name.lower() in ("content-type", "date")}
            return answer.status, told, answer.read()
        finally:
            server.close()

    def _answer(self, status: int, headers: Mapping[str, str], body: bytes, *, half: bool = False) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != http.client.NO_CONTENT:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)
        self.close_connection = self.close_connection or half
