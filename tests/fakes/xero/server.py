"""Organisations over HTTP: tokens, which organisation is meant, listing, saving, limits, and faults to order.

Rules (sources as in `organisation`; "2.1" is a section of providers.md, too):

- without `Accept: application/json` the answer is XML ([R])
- a token opens the organisations that its person connected, and no other: without `xero-tenant-id`, or with that of
  another one, 403 with `AuthenticationUnsuccessful` (2.1, 2.2); a token that is over is 401 with `TokenExpired`, a
  scope that is lacking 401 with `AuthorizationUnsuccessful` ([R]); granular scopes (2.1)
- `GET /connections` lists what a token opens, `DELETE /connections/{id}` takes one away: 204 (2.1)
- with `summarizeErrors=false` a validation error is HTTP 200 with `StatusAttributeString` ERROR in its element (2.2);
  otherwise 400 with `ErrorNumber` 10 and `Elements` (2.2)
- a request may have several elements (about 50 are recommended: 2.2); each is saved by itself, also when others are
  wrong (stackoverflow.com/questions/52706101, answered by Xero), and that they are told in the order in which they came
  is not promised (community.xero.com/developer/discussion/147618968): here they are told in none. A request that was
  broken off half way is not remembered (not published: the harder case)
- what is repeated under one `Idempotency-Key` is answered as the first time; a key has 128 characters at most, and
  another body under a known key is 400 (2.2)
- an organisation takes 60 requests a minute, 5,000 a day, five at once: 429 with an empty body, `X-Rate-Limit-Problem`
  and `Retry-After` (2.2); every answer says what is left
- slashes of dates are escaped on the wire (2.2)
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from tests.fakes.befalling import Befalling, in_no_order
from tests.fakes.xero.limits import Limits
from tests.fakes.xero.listing import listed, told
from tests.fakes.xero.organisation import IDS, Json, Organisation, stamp
from tests.fakes.xero.validation import Absent, Invalid

TOKEN = "access-canary-0123456789"
_PATH = "/api.xro/2.0"
_SCOPES = {
    "Contacts": "accounting.contacts", "Items": "accounting.invoices", "Invoices": "accounting.invoices",
    "CreditNotes": "accounting.invoices", "Payments": "accounting.payments",
}  # fmt: skip
SETTINGS = "accounting.settings.read"


class Fault(Enum):
    """What befalls one request."""

    PAGE = "a page for people, before anything is done"
    MINUTE = "429 of the minute"
    DAY = "429 of the day"
    CONCURRENT = "429 of too many at once"
    APP = "429 of the app, in an unknown spelling and without Retry-After"
    FAILED = "500, before anything is done"
    FAILED_AFTER = "500, after it was done"
    AWAY = "503"
    LOST = "done, and the line is cut before the answer"
    CUT = "the line is cut before anything is done"
    BROKEN = "half of the answer, after it was done"
    HALF = "of several elements the first half is done, then the line is cut; of one all, and the answer is lost"
    NO_TOKEN = "401, as for a token that is over"
    NO_SCOPE = "401, as for a scope that is lacking"
    FORBIDDEN = "403, as for an organisation that was disconnected"
    NOT_FOUND = "404"
    INVALID = "400 of a query"


_PROBLEMS = {Fault.MINUTE: ("minute", 7), Fault.DAY: ("day", 5400), Fault.CONCURRENT: ("concurrent", 1)}


@dataclass(slots=True)
class Simulator(Befalling[Fault]):
    """A running simulator."""

    organisations: list[Organisation] = field(default_factory=list)
    address: str = ""
    tokens: Callable[[str], bool] = lambda token: token == TOKEN
    connected: set[str] = field(default_factory=set)
    """Tenants that the sign-in opens."""
    scopes: set[str] = field(default_factory=lambda: {*_SCOPES.values(), SETTINGS})
    limits: Limits = field(default_factory=Limits)
    asked: list[str] = field(default_factory=list)
    """Every request: METHOD path?query."""
    tenants: list[str] = field(default_factory=list)
    """Which organisation each of them named."""
    heads: list[dict[str, str]] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    """Headers of each, in small letters, and what was sent."""
    answers: dict[tuple[str, str], tuple[str, int, Json]] = field(default_factory=dict)
    """First answers by organisation and `Idempotency-Key`, with what was sent."""
    misreading: Decimal | None = None
    """By how much the next new document is another one than was sent."""
    refusing: list[str] = field(default_factory=list)
    """Words of validation errors for the next elements that are to be saved; empty ones let theirs through."""
    unsaid: int = 0
    """So many elements are left out of the next answer that tells of several."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    """One request is worked off at a time; whoever works in the organisation beside them holds it, too."""

    @property
    def organisation(self) -> Organisation:
        """The first one."""
        return self.organisations[0]

    @property
    def api(self) -> str:
        """The address of the API, the same for every organisation."""
        return f"{self.address}{_PATH}"

    def counted(self) -> Counter[str]:
        """Requests by their path."""
        return Counter(urlsplit(line.split(" ", 1)[1]).path.removeprefix(_PATH) for line in self.asked)

    def written(self) -> list[Json]:
        """What was sent to be saved, oldest first: the one element of each."""
        found: list[Json] = []
        for line, body in zip(self.asked, self.bodies, strict=True):
            if line.startswith(("PUT ", "POST ")):
                content = msgspec.json.decode(body)
                found += [content] if "Status" in content else next(iter(content.values()))
        return found

    def answer(
        self, method: str, path: str, query: dict[str, str], head: dict[str, str], body: bytes, *, half: bool = False
    ) -> tuple[int, Json]:
        """What a request that is allowed comes to; `half`: it is broken off, as far as it has halves."""
        key = (head.get("xero-tenant-id", ""), head.get("idempotency-key", ""))
        if key[1] and key in self.answers:
            sent, status, first = self.answers[key]
            known = sent == f"{method} {path} {body!r}"
            return (status, first) if known else (400, error(14, "Idempotency key reused"))
        if len(key[1]) > 128:
            return 400, error(14, "Idempotency key too long")
        books = next(each for each in self.organisations if each.tenant == key[0])
        if half and method == "PUT" and len(wishes := next(iter(_decoder.decode(body).values()))) > 1:
            for wish in wishes[: len(wishes) // 2]:
                self._saved(books, path.strip("/"), wish, query, new=True)
            return 500, {}
        try:
            told_back = self._done(books, method, path, query, head, body)
        except Absent:
            return 404, {}
        except Invalid as exc:
            told_back = 400, error(16 if "QueryParse" in str(exc) else 10, str(exc))
        if key[1]:
            self.answers[key] = (f"{method} {path} {body!r}", *told_back)
        return told_back

    def _done(
        self, books: Organisation, method: str, path: str, query: dict[str, str], head: dict[str, str], body: bytes
    ) -> tuple[int, Json]:
        plural, _, key = path.strip("/").partition("/")
        if plural in _OWN:
            return 200, _envelope(books, _OWN[plural](books))
        if method == "GET":
            found = (
                {plural: [told(books, plural, books.get(plural, unquote(key)), query)]}
                if key
                else listed(books, plural, query, head.get("if-modified-since", ""))
            )
            return 200, _envelope(books, found)
        if method == "DELETE":
            books.delete(plural, unquote(key))
            return 204, {}
        sent = _decoder.decode(body)
        # At a record's own address it comes bare; the example of deletePayment, which wraps it, fails its own schema.
        wishes = [{IDS[plural]: unquote(key), **sent}] if key else sent[plural]
        summarized = query.get("summarizeErrors", "true") == "true"
        elements = [self._saved(books, plural, wish, query, new=method == "PUT") for wish in wishes]
        if len(elements) > 1:
            elements, self.unsaid = in_no_order(elements)[self.unsaid :], 0
        wrong = [each for each in elements if each.get("StatusAttributeString") == "ERROR"]
        if wrong and summarized:
            return 400, {**error(10, "A validation exception occurred"), "Elements": wrong}
        return 200, _envelope(books, {plural: elements})

    def _saved(self, books: Organisation, plural: str, wish: Json, query: dict[str, str], *, new: bool) -> Json:
        try:
            words = self.refusing.pop(0) if self.refusing else ""
            if words:
                raise Invalid(words)
            if self.misreading and new:
                wish["LineItems"][0]["TaxAmount"], self.misreading = self.misreading, None
                wish["LineAmountTypes"] = "Exclusive"
            record = books.create(plural, wish) if new else books.save(plural, wish)
        except Invalid as exc:
            empty = {IDS[plural]: "00000000-0000-0000-0000-000000000000"}
            errors = {"HasValidationErrors": True, "ValidationErrors": [{"Message": str(exc)}]}
            return {**empty, **wish, "StatusAttributeString": "ERROR", **errors}
        return {**told(books, plural, record, query), "StatusAttributeString": "OK", "HasValidationErrors": False}


def error(number: int, message: str) -> Json:
    """An answer of status 400."""
    kinds = {10: "ValidationException", 14: "PostDataInvalidException", 16: "QueryParseException"}
    return {"ErrorNumber": number, "Type": kinds[number], "Message": message}


def refused(status: int, detail: str) -> Json:
    """An answer of status 401 or 403."""
    title = "Unauthorized" if status == 401 else "Forbidden"
    return {"Type": None, "Title": title, "Status": status, "Detail": detail, "Instance": "5a0b", "Extensions": {}}


def _envelope(books: Organisation, content: Json) -> Json:
    return {"Id": "e997d6d7", "Status": "OK", "ProviderName": "Ujian", "DateTimeUTC": stamp(books.now), **content}


def _organisation(books: Organisation) -> Json:
    lock = {"PeriodLockDate": f"{books.locked}T00:00:00"} if books.locked else {}
    return {
        "Organisations": [
            {"Name": books.name, "LegalName": books.name, "BaseCurrency": books.currency, "CountryCode": "MY",
             "Version": "GLOBAL", "IsDemoCompany": False, "OrganisationStatus": "ACTIVE", **lock}
        ]
    }  # fmt: skip


def _tax_rates(books: Organisation) -> Json:
    rates = [
        {"Name": code, "TaxType": code, "EffectiveRate": rate, "Status": "ACTIVE", "CanApplyToRevenue": True}
        for code, rate in books.taxes.items()
    ]
    return {"TaxRates": rates}


_OWN: dict[str, Callable[[Organisation], Json]] = {"Organisation": _organisation, "TaxRates": _tax_rates}


@contextmanager
def simulator(*organisations: Organisation) -> Iterator[Simulator]:
    """A simulator on a port of its own; the sign-in opens all organisations."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.running = Simulator(organisations=list(organisations))
        server.running.address = f"http://127.0.0.1:{server.server_address[1]}"
        server.running.connected = {each.tenant for each in organisations}
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
        running = cast(_Server, self.server).running
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        path = parts.path.removeprefix(_PATH)
        head = {name.lower(): value for name, value in self.headers.items()}
        with running.limits.working(head.get("xero-tenant-id", "")) as fits:
            self._handled(running, path, parts.query, head, body, fits=fits)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815  # names of the library

    def _handled(
        self, running: Simulator, path: str, query: str, head: dict[str, str], body: bytes, *, fits: bool
    ) -> None:
        with running.lock:
            running.asked.append(f"{self.command} {self.path}")
            running.tenants.append(head.get("xero-tenant-id", ""))
            running.heads.append(head)
            running.bodies.append(body.decode())
            striking = running.fault_of(self.command, path)
            if striking in _BEFORE:
                self._strike(striking)
                return
            if self._turned_away(running, path, head, striking, fits=fits):
                return
            running.interlude(self.command, path)
            asked, half = dict(parse_qsl(query)), striking is Fault.HALF
            status, told_back = running.answer(self.command, path, asked, head, body, half=half)
        if striking in (Fault.LOST, Fault.HALF):
            self._cut()
        elif striking is Fault.FAILED_AFTER:
            self._answer(500, {})
        else:
            text = _text(told_back) if status != 204 else b""
            self._send(status, text[: len(text) // 2] if striking is Fault.BROKEN else text, "application/json")

    def _turned_away(
        self, running: Simulator, path: str, head: dict[str, str], striking: Fault | None, *, fits: bool
    ) -> bool:
        """Whether it was answered by what stands before the books."""
        if striking is Fault.NO_TOKEN or not running.tokens(head.get("authorization", "")[7:]):
            self._answer(401, refused(401, "TokenExpired: token expired at 11/30/2026 08:00:00"))
        elif path.startswith("/connections"):
            self._connections(running, path)
        elif striking is Fault.FORBIDDEN or head.get("xero-tenant-id") not in running.connected:
            self._answer(403, refused(403, "AuthenticationUnsuccessful"))
        elif striking is Fault.NO_SCOPE or _SCOPES.get(path.split("/")[1], SETTINGS) not in running.scopes:
            self._answer(401, refused(401, "AuthorizationUnsuccessful"))
        elif "application/json" not in head.get("accept", ""):
            self._send(200, b"<Response/>", "application/xml")
        elif not fits:
            self._strike(Fault.CONCURRENT)
        elif (problem := running.limits.take(head["xero-tenant-id"])) is not None:
            self._send(429, b"", "application/json", **{"X-Rate-Limit-Problem": problem[0], "Retry-After": problem[1]})
        else:
            return False
        return True

    def _connections(self, running: Simulator, path: str) -> None:
        gone = path.removeprefix("/connections").strip("/")
        known = [each for each in running.organisations if each.tenant in running.connected]
        if gone:
            running.connected -= {each.tenant for each in known if each.connection == gone}
            self._send(204, b"", "application/json")
            return
        self._send(200, msgspec.json.encode([connection(each) for each in known]), "application/json")

    def _strike(self, striking: Fault | None) -> None:
        if striking is Fault.CUT:
            self._cut()
        elif striking is Fault.PAGE:
            self._send(200, b"<html><body>Please sign in</body></html>", "text/html")
        elif striking in _PROBLEMS:
            problem, seconds = _PROBLEMS[striking]
            self._send(429, b"", "text/plain", **{"X-Rate-Limit-Problem": problem, "Retry-After": str(seconds)})
        elif striking is Fault.APP:
            self._send(429, b"", "text/plain", **{"X-Rate-Limit-Problem": "AppMinute"})
        elif striking is Fault.NOT_FOUND:
            self._send(404, b"The resource you're looking for cannot be found", "text/plain")
        elif striking is Fault.INVALID:
            self._answer(400, error(16, "No property or field 'Wrong' exists in type 'Contact'"))
        else:
            self._answer(503 if striking is Fault.AWAY else 500, {})

    def _answer(self, status: int, told_back: Json, **more: str) -> None:
        self._send(status, _text(told_back), "application/json", **more)

    def _send(self, status: int, body: bytes, kind: str, **more: str) -> None:
        running = cast(_Server, self.server).running
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Xero-Correlation-Id", f"c-{len(running.asked):08x}")
        for name, value in {**running.limits.left(), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Says nothing."""


def connection(books: Organisation) -> dict[str, Any]:
    """An organisation as the list of connections has it; times without a zone, with seven decimals (2.1)."""
    at = "2026-11-30T08:00:00.1234567"
    return {
        "id": books.connection, "authEventId": "d99ecdfe-391d-43d2-b834-17636ba90e8d", "tenantId": books.tenant,
        "tenantType": "ORGANISATION", "tenantName": books.name, "createdDateUtc": at, "updatedDateUtc": at,
    }  # fmt: skip


def _text(told_back: Json) -> bytes:
    """Slashes of dates are escaped on the wire."""
    return _encoder.encode(told_back).replace(b"/Date(", rb"\/Date(").replace(b')/"', rb')\/"')


_BEFORE = frozenset(
    {Fault.CUT, Fault.PAGE, Fault.FAILED, Fault.AWAY, Fault.APP, Fault.NOT_FOUND, Fault.INVALID, *_PROBLEMS}
)
_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(float_hook=Decimal)
