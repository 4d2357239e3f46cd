"""An HTTP server on a port of its own, in threads, whose answers are one function's."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True, slots=True)
class Asked:
    """A request."""

    method: str
    target: str
    """Path and query, as they were sent."""
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """Without the query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        """Of the address, as it was sent."""
        return urlsplit(self.target).query

    @property
    def bearer(self) -> str:
        """The token in the header."""
        return self.headers.get("Authorization", "").removeprefix("Bearer ")

    def parameters(self) -> dict[str, str]:
        """Of the address and of a form or an object in the body."""
        found = dict(parse_qsl(self.query))
        if self.headers.get("Content-Type", "").startswith("application/json"):
            found |= json.loads(self.body or b"{}")
        else:
            found |= dict(parse_qsl(self.body.decode()))
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """An answer; with `cut` the line ends instead of it."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False


Answers = Callable[[Asked], Told]


def in_json(status: int, content: object, **headers: str) -> Told:
    """An answer with a value."""
    return Told(status, json.dumps(content).encode(), headers=headers)


def hypertext(body: str) -> Told:
    """An answer that a browser shows."""
    return Told(200, body.encode(), "text/html")


def away(address: str) -> Told:
    """An answer that sends a browser somewhere else."""
    return Told(303, headers={"Location": address})


@contextmanager
def serving(answers: Answers) -> Iterator[str]:
    """A server while the block lasts; its address."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.answers = answers
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    answers: Answers

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    """Head and body leave together."""

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = cast(Mapping[str, str], self.headers)
        told = cast(_Server, self.server).answers(Asked(self.command, self.path, headers, body))
        if told.cut:
            self.close_connection = True
            self.connection.close()
            return
        self.send_response(told.status)
        standard = {"Content-Type": told.kind, "Content-Length": str(len(told.body))}
        for name, value in {**standard, **told.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(told.body)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815  # names of the library

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's name
        """Says nothing."""
