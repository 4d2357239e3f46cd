"""Requests to one service that keeps records: verified TLS, bounded answers, bounded patience."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from threading import Event
from typing import Final, TypeVar

import httpx
import msgspec
from structlog.contextvars import get_contextvars

from cloud_api.record_services.services import Service
from cloud_api.record_services.wire import (
    Asked,
    Changes,
    Found,
    HeldRecord,
    KeptBatch,
    KeptResult,
    SentBatch,
    SentRecord,
)
from cloud_api.records.incoming import Incoming
from cloud_api.records.keeping import Place
from connector.domain.actions import ActionKind
from connector.domain.clock import Clock
from connector.domain.errors import Throttled, Unreachable

MOST_BYTES: Final = 16 * 1024 * 1024
"""Of an answer: five hundred records fit, whatever they hold."""
PAGE: Final = 500
_TRIED_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})

_T = TypeVar("_T")


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds."""

    connect: float = 5.0
    silence: float = 10.0
    """Between two pieces of an answer."""
    whole: float = 25.0
    """For a request with all its repetitions."""
    first: float = 0.2
    """Before the first repetition; it doubles, and chance takes up to half of it."""
    longest: float = 3.0


class _Again(Exception):
    """It may work later."""

    def __init__(self, sentence: str, cause: str, after: float | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cause = cause
        self.after = after


class ServiceClient:
    """May be shared between threads. Every request can be repeated without harm, and is: nothing a service answers to
    one is lost with the answer, because actions have ids.

    Every method raises `Unreachable` or `Throttled` when the service cannot be worked with now, with a sentence for the
    operator.
    """

    def __init__(self, service: Service, clock: Clock, patience: Patience | None = None) -> None:
        self._service = service
        self._clock = clock
        self._patience = patience or Patience()
        self._ended = Event()
        self._client = httpx.Client(
            timeout=httpx.Timeout(
                min(self._patience.silence, self._patience.whole),
                connect=min(self._patience.connect, self._patience.whole),
            ),
            follow_redirects=False,  # nobody else gets the token
            trust_env=not service.url.startswith("http://"),
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        )

    def send(self, place: Place, records: Sequence[Incoming]) -> list[KeptResult]:
        """Have a batch kept; answers in its order."""
        batch = SentBatch(place.organization_id, place.provider, [_sent(record) for record in records])
        key = blake2b("\n".join(record.id for record in records).encode(), digest_size=16).hexdigest()
        body = msgspec.json.encode(batch)
        results = self._asked("POST", _path(place), KeptBatch, body=body, headers={"Idempotency-Key": key}).results
        if [result.id for result in results] != [record.id for record in records]:
            raise self._unusable("it answered for other records than it was sent")
        if any(result.remote is None and result.kind != "rejected" for result in results):
            raise self._unusable("it told of a record without its identity")
        return results

    def look_up(self, place: Place, keys: Sequence[str]) -> list[HeldRecord]:
        """What the service has of some keys now."""
        body = msgspec.json.encode(Asked(place.organization_id, place.provider, list(keys)))
        found = self._asked("POST", f"{_path(place)}/lookup", Found, body=body).records
        wanted = set(keys)
        return [record for record in found if record.key in wanted]

    def changes(self, place: Place, after: int) -> Changes:
        """What changed after a place of its feed."""
        query: dict[str, str | int] = {
            "organization": place.organization_id,
            "provider": place.provider,
            "after": after,
            "limit": PAGE,
        }
        page = self._asked("GET", f"{_path(place)}/changes", Changes, query=query)
        if len(page.records) > PAGE or (not page.complete and page.next <= after):
            raise self._unusable("its changes lead nowhere")
        return page

    def close(self) -> None:
        """End whatever waits."""
        self._ended.set()
        self._client.close()

    def _asked(
        self,
        method: str,
        path: str,
        answer: type[_T],
        *,
        body: bytes | None = None,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> _T:
        def request() -> httpx.Request:
            return self._client.build_request(
                method, self._service.url + path, content=body, params=query, headers=self._headers(body, headers)
            )

        content = self._repeated(request)
        try:
            return msgspec.json.decode(content, type=answer)
        except (msgspec.MsgspecError, UnicodeDecodeError) as exc:
            raise self._unusable(f"its answer does not fit ({str(exc)[:200]})") from None

    def _headers(self, body: bytes | None, more: Mapping[str, str] | None) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {self._service.token.reveal()}", **(more or {})}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if request_id := get_contextvars().get("request_id"):
            headers["X-Request-Id"] = str(request_id)
        return headers

    def _repeated(self, request: Callable[[], httpx.Request]) -> bytes:
        patience, pause = self._patience, self._patience.first
        end = self._clock.monotonic() + patience.whole
        while True:
            try:
                return self._once(request(), end)
            except _Again as again:
                wait = max(again.after or 0.0, pause * (0.5 + random.random() / 2))  # noqa: S311 - spreads, hides nothing
                late = self._clock.monotonic() + wait >= end
                if late or self._ended.is_set() or self._clock.wait(wait, self._ended):
                    kind = Throttled if again.cause == "429" else Unreachable
                    raise kind(again.sentence, facts=self._facts(again.cause), after=again.after) from None
            pause = min(pause * 2, patience.longest)

    def _once(self, request: httpx.Request, end: float) -> bytes:
        title = self._service.title
        try:
            response = self._client.send(request, stream=True)
            try:
                body = self._read(response, end)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.StreamError) as exc:
            raise _Again(f"{title} does not answer now.", type(exc).__name__) from None
        status = response.status_code
        if 200 <= status < 300:
            return body
        if status in _TRIED_AGAIN:
            asks = "asks for patience" if status == httpx.codes.TOO_MANY_REQUESTS else "has a fault of its own now"
            raise _Again(f"{title} {asks}.", str(status), _seconds(response.headers))
        if status in (401, 403):
            raise Unreachable(f"{title} does not accept the platform's token.", facts=self._facts(str(status)))
        if status == httpx.codes.NOT_FOUND:
            raise Unreachable(f"{title} is not at the address that was named.", facts=self._facts("404"))
        raise self._unusable(f"it refused a request ({status})")

    def _read(self, response: httpx.Response, end: float) -> bytes:
        """The body as it travels: what comes packed is not unpacked, so that little never becomes much."""
        if response.headers.get("content-encoding", "identity") != "identity":
            raise self._unusable("it packs answers that were asked for unpacked")
        pieces, size = [], 0
        for piece in response.iter_raw():
            size += len(piece)
            if size > MOST_BYTES:
                raise self._unusable("its answer is too long")
            if self._clock.monotonic() > end:
                raise _Again(f"{self._service.title} answers too slowly.", "slow")
            pieces.append(piece)
        return b"".join(pieces)

    def _unusable(self, why: str) -> Unreachable:
        """What a repetition would not change: whoever runs the service has to."""
        return Unreachable(f"{self._service.title} does not work as agreed: {why}.", facts=self._facts(why))

    def _facts(self, cause: str) -> dict[str, object]:
        return {"service": self._service.name, "cause": cause}


def _path(place: Place) -> str:
    return f"/records/{place.entity.value}"


def _sent(record: Incoming) -> SentRecord:
    if record.deletion:
        return SentRecord(record.id, ActionKind.DELETE, record.key, record.revision)
    kind = ActionKind.CREATE if record.revision == 1 else ActionKind.UPDATE
    content = msgspec.Raw(record.content.encode())
    return SentRecord(record.id, kind, record.key, record.revision, content, record.renamed_from)


def _seconds(headers: httpx.Headers) -> float | None:
    text = headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
