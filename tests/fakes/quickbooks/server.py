"""The company over HTTP: tokens, queries, what changed, saves, and faults to order.

Rules (providers.md, 1.2 unless said otherwise):

- without `Accept: application/json` the answer is XML
- a token that is not taken is 401 with the gateway's Fault in small letters, code 3200
- a request that is repeated under one `requestid` (50 characters at most) is answered as the first time, whatever that
  answer was (that refusals are remembered, too, is not published: the harder case)
- what changed: thirty days back at most, 1,000 records in the whole answer, an entity without changes is `{}`
- a Fault may come with HTTP 200, and in either spelling
- several operations in one request: see `batch`
- 429 has code 003001, and wants sixty seconds of silence; so many requests in a time only where `limits` counts them
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from email.utils import format_datetime
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import parse_qsl, urlsplit

import msgspec

from tests.fakes.befalling import in_no_order
from tests.fakes.quickbooks import batch, queries
from tests.fakes.quickbooks.company import Company, Json
from tests.fakes.quickbooks.faults import Refused

TOKEN = "access-canary-0123456789"
_REACH = dt.timedelta(days=30)
_MOST = 1000
_PATHS = {name.lower(): name for name in ("Customer", "Item", "Invoice", "Payment", "CreditMemo")}


class Fault(Enum):
    """What befalls one request."""

    PAGE = "a page for people, before anything is done"
    SLOW_DOWN = "429 with 003001"
    SLOW_DOWN_SAID = "429 with Retry-After"
    FAILED = "500, before anything is done"
    FAILED_AFTER = "500, after it was done"
    AWAY = "503"
    LOST = "done, and the line is cut before the answer"
    HALF = "of a batch the first half is done, then the line is cut; of anything else all, and the answer is lost"
    CUT = "the line is cut before anything is done"
    BROKEN = "half of the answer, after it was done"
    NO_TOKEN = "401, as for a token that is over"
    REFUSED = "a Fault of any code, see `Simulator.code`"


@dataclass(slots=True)
class Simulator:
    """A running simulator."""

    company: Company
    address: str = ""
    tokens: Callable[[str], bool] = lambda token: token == TOKEN
    faults: deque[tuple[Callable[[str, str], bool], Fault]] = field(default_factory=deque)
    interludes: list[tuple[str, Callable[[], object]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Every request: METHOD path?query."""
    bodies: list[str] = field(default_factory=list)
    """What was sent with each of them."""
    answers: dict[str, tuple[int, Json]] = field(default_factory=dict)
    """First answers by `requestid`."""
    code: str = "6000"
    kind: str = "ValidationFault"
    said: str = "as ordered"
    status: int = 400
    gateway: bool = False
    """Of a Fault that was ordered: code, kind, words, HTTP status, and the gateway's spelling."""
    refusing: list[str] = field(default_factory=list)
    """Codes of Faults for the next operations inside of batches; an empty one lets its operation through."""
    limits: Callable[[str], bool] = lambda path: True
    """By its path whether one more request is worked off, or answered with 429."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    """One request is worked off at a time; whoever works in the company beside them holds it, too."""

    @property
    def api(self) -> str:
        """The company's address."""
        return f"{self.address}/v3/company/{self.company.realm}"

    def strike(self, fault: Fault, path: str = "", method: str = "", times: int = 1) -> None:
        """Let a fault befall the next requests that fit."""
        for _ in range(times):
            self.faults.append((lambda m, p: (not method or m == method) and p.startswith(path or "/"), fault))

    def refuse(
        self, code: str, path: str, *, status: int = 400, gateway: bool = False, said: str = "as ordered"
    ) -> None:
        """Let the next request that fits be answered with a Fault."""
        self.code, self.status, self.gateway, self.said = code, status, gateway, said
        self.strike(Fault.REFUSED, path)

    def before(self, path: str, work: Callable[[], object]) -> None:
        """Let somebody do something just before the next request of a path is worked off."""
        self.interludes.append((path, work))

    def interlude(self, path: str) -> None:
        """Do what somebody wanted to do before such a request."""
        for wanted, work in list(self.interludes):
            if path.startswith(wanted):
                self.interludes.remove((wanted, work))
                work()

    def fault_of(self, method: str, path: str) -> Fault | None:
        """The fault that befalls this request; each strikes once."""
        for fits, fault in self.faults:
            if fits(method, path):
                self.faults.remove((fits, fault))
                return fault
        return None

    def counted(self) -> Counter[str]:
        """Requests by their path within the company."""
        prefix = f"/v3/company/{self.company.realm}"
        return Counter(urlsplit(line.split(" ", 1)[1]).path.removeprefix(prefix) for line in self.asked)

    def answer(
        self, method: str, path: str, query: dict[str, str], body: bytes, *, half: bool = False
    ) -> tuple[int, Json]:
        """What a request that is allowed comes to; `half`: it is broken off, as far as it has halves."""
        request_id = query.get("requestid", "")
        if request_id in self.answers:
            return self.answers[request_id]
        try:
            if len(request_id) > (batch.LONGEST if path == "/batch" else 50):
                raise Refused("2030", "Invalid request id")
            if path == "/batch":
                parts = _decoder.decode(body)["BatchItemRequest"]
                batch.check(parts, request_id)
                if half:
                    self._worked_off(parts[: len(parts) // 2])
                    return 500, {}
                answers = in_no_order(self._worked_off(parts))
                told = 200, {"BatchItemResponse": answers, "time": self.company.stamp()}
            else:
                told = 200, {**self._done(method, path, query, body), "time": self.company.stamp()}
        except Refused as exc:
            told = 400, fault(exc.code, str(exc), exc.kind)
        if request_id:
            self.answers[request_id] = told
        return told

    def _worked_off(self, parts: list[Json]) -> list[Json]:
        company = self.company
        return list(
            batch.worked_off(
                parts,
                lambda name, wish: company.told(name, company.save(name, wish)),
                self.refusing,
                lambda exc: fault(exc.code, str(exc), exc.kind),
            )
        )

    def _done(self, method: str, path: str, query: dict[str, str], body: bytes) -> Json:
        company, name = self.company, _PATHS.get(path.strip("/"))
        if path == "/query":
            return {"QueryResponse": queries.answer(company, body.decode() or query.get("query", ""))}
        if path == "/cdc":
            return self._changed(query)
        if path == f"/companyinfo/{company.realm}":
            return {"CompanyInfo": {"Id": "1", "CompanyName": company.name, "Country": "MY"}}
        if path == "/preferences":
            return {"Preferences": company.preferences}
        if name is None or method != "POST":
            raise Refused("500", f"Unsupported Operation: {method} {path}")
        wish = _decoder.decode(body)
        if query.get("operation") == "delete":
            return {name: company.delete(name, wish)}
        if query.get("operation") == "void" or query.get("include") == "void":
            return {name: company.void(name, wish)}
        return {name: company.told(name, company.save(name, wish))}

    def _changed(self, query: dict[str, str]) -> Json:
        since, left, parts = dt.datetime.fromisoformat(query["changedSince"]), _MOST, []
        if self.company.now - since > _REACH:
            raise Refused("4001", "Invalid query: changedSince is more than 30 days ago")
        for name in query["entities"].split(","):
            rows = self.company.changed(name, since)[:left]
            left -= len(rows)
            shown = [{key: value for key, value in row.items() if key != "Sku"} for row in rows]
            parts.append({name: shown, "startPosition": 1, "maxResults": len(rows)} if rows else {})
        return {"CDCResponse": [{"QueryResponse": parts}]}


def fault(code: str, said: str, kind: str, *, gateway: bool = False) -> Json:
    """A Fault in either spelling."""
    if gateway:
        return {"fault": {"error": [{"message": said, "detail": said, "code": code}], "type": kind}}
    return {"Fault": {"Error": [{"Message": said, "Detail": said, "code": code}], "type": kind}}


@contextmanager
def simulator(company: Company) -> Iterator[Simulator]:
    """A simulator on a port of its own."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.running = Simulator(company, f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.running
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    running: Simulator

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    """Head and body leave together."""

    def handle_any(self) -> None:
        server = cast(_Server, self.server)
        running = server.running
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        path = parts.path.removeprefix(f"/v3/company/{running.company.realm}")
        with running.lock:
            running.asked.append(f"{self.command} {self.path}")
            running.bodies.append(body.decode())
            striking = running.fault_of(self.command, path) if running.limits(path) else Fault.SLOW_DOWN
            if striking in _BEFORE:
                self._strike(running, striking)
                return
            if striking is Fault.NO_TOKEN or not running.tokens(self.headers.get("Authorization", "")[7:]):
                self._answer(401, fault("3200", "message=AuthenticationFailed", "AUTHENTICATION", gateway=True))
                return
            if "application/json" not in self.headers.get("Accept", ""):
                self._send(200, b"<IntuitResponse/>", "application/xml")
                return
            running.interlude(path)
            status, told = running.answer(
                self.command, path, dict(parse_qsl(parts.query)), body, half=striking is Fault.HALF
            )
        if striking in (Fault.LOST, Fault.HALF):
            self._cut()
        elif striking is Fault.FAILED_AFTER:
            self._answer(500, {})
        else:
            text = _encoder.encode(told)
            self._send(status, text[: len(text) // 2] if striking is Fault.BROKEN else text, "application/json")

    do_GET = do_POST = handle_any  # noqa: N815  # names of the library

    def _strike(self, running: Simulator, striking: Fault | None) -> None:
        if striking is Fault.CUT:
            self._cut()
        elif striking is Fault.PAGE:
            self._send(200, b"<html><body>Please sign in</body></html>", "text/html")
        elif striking is Fault.REFUSED:
            self._answer(running.status, fault(running.code, running.said, running.kind, gateway=running.gateway))
        elif striking in (Fault.SLOW_DOWN, Fault.SLOW_DOWN_SAID):
            more = {"Retry-After": "7"} if striking is Fault.SLOW_DOWN_SAID else {}
            self._answer(429, fault("003001", "message=ThrottleExceeded", "ThrottleExceeded"), **more)
        else:
            self._answer(503 if striking is Fault.AWAY else 500, {})

    def _answer(self, status: int, told: Json, **more: str) -> None:
        self._send(status, _encoder.encode(told), "application/json", **more)

    def _send(self, status: int, body: bytes, kind: str, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("intuit_tid", f"1-{len(cast(_Server, self.server).running.asked):08x}")
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The header `Date`: the company's clock."""
        return format_datetime(cast(_Server, self.server).running.company.now, usegmt=True)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Says nothing."""


_BEFORE = frozenset(
    {Fault.CUT, Fault.PAGE, Fault.REFUSED, Fault.SLOW_DOWN, Fault.SLOW_DOWN_SAID, Fault.FAILED, Fault.AWAY}
)
_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(float_hook=Decimal)
