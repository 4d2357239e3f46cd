"""The vendor's API in the words of this provider: lists of fifty, single records, writes.

Paths are those of public clients: `/customer`, `/salesinvoice/{dockey}`; a list is filtered by any column of the header
with `=` (official FAQ of the API). Answers come as the value itself, or in `data` beside `pagination`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from connector.domain.errors import BridgeError
from connector.drivers.http import Request, at
from connector.drivers.http_errors import Answer, unreadable
from connector.providers.sql_accounting_api.connection import Line
from connector.providers.sql_accounting_api.refusals import NoSuchRecord

PAGE: Final = 50
"""Records that the vendor gives in one answer at most (official FAQ of the API)."""

Json = Mapping[str, object]
"""A record as the vendor tells it: column names in lower case, lists of child rows under names that begin with sds."""

_decoder = msgspec.json.Decoder(float_hook=Decimal)


class ApiClient:
    """Asks one line. Raises what `HttpPeer.send` raises, `NoSuchRecord`, and for writes `Rejected` and `Overtaken`."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def page(
        self, endpoint: str, offset: int, limit: int = PAGE, equal: Mapping[str, str] | None = None
    ) -> Sequence[Json]:
        """Headers of a list from an offset on; `equal` are columns with the value that they must have."""
        query = {**(equal or {}), "offset": str(offset), "limit": str(limit)}
        try:
            value = self._ask(Request(method="GET", path=at(endpoint), query=query))
        except NoSuchRecord:
            return ()
        rows = value if isinstance(value, list) else [value]
        return [row for row in rows if isinstance(row, dict) and row]

    def listed(self, endpoint: str) -> Iterator[Sequence[Json]]:
        """Every header of a list, page by page."""
        offset = 0
        while rows := self.page(endpoint, offset):
            yield rows
            if len(rows) < PAGE:
                return
            offset += len(rows)

    def first(self, endpoint: str, **equal: str) -> Json | None:
        """The first header that has these values."""
        rows = self.page(endpoint, 0, equal=equal)
        return next((row for row in rows if all(_same(row.get(name), value) for name, value in equal.items())), None)

    def record(self, endpoint: str, key: str) -> Json | None:
        """A whole record with its child rows, or None when there is none."""
        try:
            return record_of(self._ask(Request(method="GET", path=at(endpoint, key))))
        except NoSuchRecord:
            return None

    def told(self, endpoint: str) -> Json:
        """A single thing such as the company's profile."""
        return record_of(self._ask(Request(method="GET", path=at(endpoint)))) or {}

    def create(self, endpoint: str, content: Json) -> Json:
        """A new record; what the vendor says of it, which may be nothing."""
        body = msgspec.json.encode(content)
        return record_of(self._ask(Request(method="POST", path=at(endpoint), body=body, writes=True))) or {}

    def replace(self, endpoint: str, key: str, content: Json) -> None:
        """The record as it shall be; child rows that are not named go."""
        body = msgspec.json.encode(content)
        self._ask(Request(method="PUT", path=at(endpoint, key), body=body, writes=True))

    def delete(self, endpoint: str, key: str) -> None:
        """Delete a record."""
        self._ask(Request(method="DELETE", path=at(endpoint, key), writes=True))

    def _ask(self, request: Request) -> object:
        answer = self._line.peer.send(request)
        if not answer.body.strip():
            return None
        try:
            value = _decoder.decode(answer.body)
        except msgspec.MsgspecError as exc:
            raise self._unreadable(request, answer, exc) from exc
        return value["data"] if isinstance(value, dict) and "data" in value else value

    def _unreadable(self, request: Request, answer: Answer, exc: Exception) -> BridgeError:
        return unreadable(self._line.peer.exchange(request), answer, str(exc))


def record_of(value: object) -> Json | None:
    """The record in an answer: itself, or the only one of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) and value else None


def _same(found: object, wanted: str) -> bool:
    """Whether a filter was obeyed; columns of fixed length come back padded."""
    return str(found or "").rstrip() == wanted.rstrip()
