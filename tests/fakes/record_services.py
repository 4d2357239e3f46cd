"""A service of another team that keeps records, as the platform's page says that one must be.

A real HTTP server on this computer, which holds everything in memory and fails when it is told to. It shares no code
with the platform.
"""

from __future__ import annotations

import json
import ssl
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "canary-of-the-services-4f1c"

Place = tuple[str, str, str]
"""Organization, provider, kind."""
Json = dict[str, Any]


@dataclass
class Kept:
    """One record."""

    remote: str
    revision: int
    action: str
    deleted: bool
    content: Any
    sequence: int


@dataclass
class Shelf:
    """What it keeps, and what it was asked."""

    feed: str = field(default_factory=lambda: uuid.uuid4().hex)
    records: dict[Place, dict[str, Kept]] = field(default_factory=dict)
    sequence: int = 0
    writes: int = 0
    """Records that were changed, ever."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, place: Place, sent: list[Json]) -> list[Json]:
        """A batch, in order."""
        with self.lock:
            return [self._one(self.records.setdefault(place, {}), each) for each in sent]

    def look_up(self, place: Place, keys: list[str]) -> list[Json]:
        """Records by key."""
        with self.lock:
            mine = self.records.get(place, {})
            return [_told(key, mine[key]) for key in keys if key in mine]

    def changes(self, place: Place, after: int, limit: int) -> Json:
        """By their last change."""
        with self.lock:
            mine = self.records.get(place, {})
            later = sorted((r.sequence, key) for key, r in mine.items() if r.sequence > after)
            page = later[:limit]
            return {
                "feed": self.feed,
                "records": [_told(key, mine[key]) for _, key in page],
                "next": page[-1][0] if page else after,
                "complete": len(page) == len(later),
                "count": sum(not r.deleted for r in mine.values()),
            }

    def alter(self, place: Place, key: str, content: Any, *, told: bool = True) -> None:
        """Somebody there changes a record; `told`: as the service should, among its changes."""
        with self.lock:
            record = self.records[place][key]
            record.content = content
            if told:
                record.sequence = self._next()

    def swap(self, place: Place, now: dict[str, str]) -> None:
        """Records go by each other's keys."""
        with self.lock:
            mine = self.records[place]
            before = {key: mine[key] for key in now}
            for key, other in now.items():
                mine[other] = before[key]
                mine[other].sequence = self._next()

    def lose(self, place: Place, key: str) -> None:
        """Somebody deletes a row past the service."""
        with self.lock:
            del self.records[place][key]

    def _next(self) -> int:
        self.sequence += 1
        return self.sequence

    def _one(self, mine: dict[str, Kept], sent: Json) -> Json:
        key, revision, action = sent["key"], sent["revision"], sent["id"]
        deletion, content = sent["kind"] == "delete", sent.get("content")
        now = mine.get(key)
        if now is None or (revision > now.revision and action != now.action):
            kind = _kind(now, content, deletion=deletion)
            former = mine.get(sent.get("renamed_from") or key)
            if kind == "created" and former is not None and former is not now and not former.deleted:
                mine[key] = Kept(former.remote, revision, action, False, content, self._next())
                again = Kept(str(uuid.uuid4()), former.revision + 1, action, True, None, self._next())
                mine[sent["renamed_from"]] = again
            else:
                remote = now.remote if now is not None else str(uuid.uuid4())
                mine[key] = Kept(remote, revision, action, deletion, content, self._next())
            self.writes += 1
        elif deletion:
            kind = "deleted" if now.deleted else "stale"
        else:
            same = (not now.deleted and now.content == content) or action == now.action
            kind = "unchanged" if same else "stale"
        return {"id": action, "kind": kind, "remote": mine[key].remote, "revision": mine[key].revision}


def _kind(now: Kept | None, content: Any, *, deletion: bool) -> str:
    if deletion:
        return "deleted"
    if now is None or now.deleted:
        return "created"
    return "unchanged" if now.content == content else "updated"


def _told(key: str, record: Kept) -> Json:
    told = {"key": key, "remote": record.remote, "revision": record.revision, "action": record.action}
    return {**told, "deleted": True} if record.deleted else {**told, "content": record.content}


Fault = Callable[["_Door"], bool]
"""Does something instead of the proper answer; whether the request is done with."""


class RecordServices:
    """The server, with its shelf and its faults."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.faults: deque[tuple[str, Fault]] = deque()
        """Each for the next request whose path ends so."""
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        """Method, path and headers (names in lower case) of every request."""
        self.token = TOKEN
        self.url = ""

    def fail(self, path: str, *faults: Fault) -> None:
        """Let the next requests to a path fail, one after the other."""
        self.faults.extend((path, fault) for fault in faults)

    def file(self, folder: Path, *names: str, token: str = TOKEN) -> str:
        """The operator's file that names it."""
        path = folder / f"services-{uuid.uuid4().hex[:8]}.toml"
        path.touch(mode=0o600)
        parts = (f'[{name}]\nurl = "{self.url}/{name}"\ntoken = "{token}"\n' for name in names or _NAMES)
        path.write_text("".join(parts))
        return str(path)

    def count(self, method: str, end: str) -> int:
        """Requests of a method to paths that end so."""
        return sum(each == method and path.endswith(end) for each, path, _ in self.asked)


_NAMES = ("contacts", "products", "sales")


def status(code: int, **headers: str) -> Fault:
    """Answers with a status and nothing done."""
    return _instead(code, b'{"error": "canary-of-a-fault"}', headers)


def lost(door: _Door) -> bool:
    """Does what it was asked, and its answer never arrives."""
    door.work()
    door.close_connection = True
    door.connection.close()
    return True


def body(content: bytes, **headers: str) -> Fault:
    """Answers something else with a status of success."""
    return _instead(200, content, headers)


def _instead(code: int, content: bytes, headers: dict[str, str]) -> Fault:
    def act(door: _Door) -> bool:
        door.answer(code, content, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return True

    return act


def silent(until: threading.Event) -> Fault:
    """Takes the request and says nothing until somebody lets it; nothing is done."""

    def act(door: _Door) -> bool:
        until.wait(60)
        door.close_connection = True
        return True

    return act


def worked_and(then: Fault) -> Fault:
    """Does what it was asked, and then something else than to answer."""

    def act(door: _Door) -> bool:
        door.work()
        return then(door)

    return act


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    services: RecordServices

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Changes."""
        self._take()

    def do_POST(self) -> None:
        """Records, and look-ups."""
        self._take()

    def _take(self) -> None:
        services = self.services
        self.sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        path = urlsplit(self.path).path
        services.asked.append((self.command, path, headers))
        if services.faults and path.endswith(services.faults[0][0]):
            _, fault = services.faults.popleft()
            if fault(self):
                return
        if headers.get("authorization") != f"Bearer {services.token}":
            self.answer(401, b'{"error": "who are you?"}')
            return
        code, told = self.work()
        self.answer(code, json.dumps(told).encode())

    def work(self) -> tuple[int, Json]:
        """Do what is asked."""
        parts = urlsplit(self.path)
        shelf, words = self.services.shelf, parts.path.strip("/").split("/")
        if len(words) not in (3, 4) or words[1] != "records":
            return 404, {"error": "nothing here"}
        if self.command == "GET":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            place = (asked["organization"], asked["provider"], words[2])
            return 200, shelf.changes(place, int(asked["after"]), int(asked["limit"]))
        told = json.loads(self.sent)
        place = (told["organization"], told["provider"], words[2])
        if words[3:] == ["lookup"]:
            return 200, {"records": shelf.look_up(place, told["keys"])}
        if not self.headers.get("Idempotency-Key"):
            return 422, {"error": "no key"}
        return 200, {"results": shelf.take(place, told["records"])}

    def answer(self, code: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        """Send it; whoever asked may be gone."""
        try:
            self.send_response(code)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            self.close_connection = True


@contextmanager
def record_services(certificate: tuple[str, str] | None = None) -> Iterator[RecordServices]:
    """One that runs while the block lasts; with a certificate and its key it speaks TLS."""
    services = RecordServices()
    door = type("Door", (_Door,), {"services": services})
    server = ThreadingHTTPServer(("127.0.0.1", 0), door)
    server.daemon_threads = True
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    services.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield services
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
