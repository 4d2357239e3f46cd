"""The Accounting API in the words of this provider: queries, what changed, writes (providers.md, 1.2).

Paths and bodies as in Intuit's documentation and in python-quickbooks 0.9.12 (MIT), `client.py`, `mixins.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from connector.domain.errors import AnswerLost, BridgeError, ProtocolBroken
from connector.drivers.http import Request, at
from connector.online.kinds import ENCODER
from connector.online.places import Body, inside, listed
from connector.online.remembered import Json
from connector.providers.quickbooks.connection import BATCH, CompanyLine
from connector.providers.quickbooks.refusals import fault_of
from connector.providers.quickbooks.shapes import Shape

MOST_TOGETHER: Final = 30
"""Records of one batch (blogs.intuit.com, 2023-07-19, and the page on limits; an older page says 10)."""
PAGE: Final = 1000
"""Most records of one answer, of a query and of what changed (providers.md, 1.2)."""


class Rows(msgspec.Struct, frozen=True):
    """What a query gave."""

    rows: Sequence[Json]
    at: dt.datetime
    """When, by the clock of QuickBooks."""


class Changed(msgspec.Struct, frozen=True):
    """What changed since a time."""

    rows: Mapping[str, Sequence[Json]]
    """By QuickBooks' word for the kind; deleted records have `status` Deleted."""
    at: dt.datetime
    full: bool
    """The answer has as many records as it may have: others were left out, and nobody says which."""


class Client:
    """Asks one line. Raises what `Line.send` raises."""

    def __init__(self, line: CompanyLine) -> None:
        self._line = line

    def query(self, text: str, name: str) -> Rows:
        """The records that a query asks for; `name` is the word under which they come."""
        heard = self._line.send(
            Request(method="POST", path="/query", body=text.encode(), headers={"Content-Type": "application/text"})
        )
        return Rows(listed(inside(heard.value, "QueryResponse"), name), heard.at)

    def changed(self, names: Sequence[str], since: dt.datetime) -> Changed:
        """What changed since a time, at most thirty days ago."""
        query = {"entities": ",".join(names), "changedSince": stamp(since)}
        heard = self._line.send(Request(method="GET", path="/cdc", query=query))
        found: dict[str, list[Json]] = {name: [] for name in names}
        for part in listed(heard.value, "CDCResponse"):
            for response in listed(part, "QueryResponse"):
                for name in names:
                    found[name] += listed(response, name)
        return Changed(found, heard.at, sum(map(len, found.values())) >= PAGE)

    def told(self, *path: str) -> Json:
        """A single thing, such as the preferences."""
        value = self._line.send(Request(method="GET", path=at(*path))).value
        found = next((part for part in value.values() if isinstance(part, dict)), None)
        if found is None:
            raise ProtocolBroken("QuickBooks answered something that is no record.")
        return found

    def write(self, shape: Shape, body: Json, request_id: str, **query: str) -> Json:
        """Create, change, void or delete; the record as it is then. What is repeated under one id is done once.

        Raises:
            AnswerLost: the answer shows no record.
        """
        value = self._line.send(
            Request(
                method="POST",
                path=at(shape.name.lower()),
                body=ENCODER.encode(body),
                query={**query, "requestid": request_id},
                writes=True,
            )
        ).value
        found = value.get(shape.name)
        if not isinstance(found, dict) or not found.get("Id"):
            raise AnswerLost("QuickBooks took a record and does not show it.")
        return found

    def create_together(self, shape: Shape, bodies: Sequence[bytes], request_id: str) -> Sequence[Json | BridgeError]:
        """Create several records in one request; of each, in the order given, the record as it is then, or why there is
        none. Answers come in any order, and are known by their `bId` (providers.md, 1.2). What is repeated under one
        id, in one order, is done once.
        """
        sent = {"BatchItemRequest": [_part(number, shape, body) for number, body in enumerate(bodies, 1)]}
        request = Request(
            method="POST", path=BATCH, body=ENCODER.encode(sent), query={"requestid": request_id}, writes=True
        )
        heard = self._line.send(request)
        found: dict[str, Json | BridgeError] = {}
        for part in listed(heard.value, "BatchItemResponse"):
            fault, record = fault_of(part), part.get(shape.name)
            if fault is not None:
                found[str(part.get("bId"))] = self._line.refused(request, heard, fault)
            elif isinstance(record, dict) and record.get("Id"):
                found[str(part.get("bId"))] = record
        lost = AnswerLost("QuickBooks took a record and does not show it.")
        return [found.get(str(number), lost) for number in range(1, len(bodies) + 1)]


def _part(number: int, shape: Shape, body: bytes) -> Body:
    return {"bId": str(number), "operation": "create", shape.name: msgspec.Raw(body)}


def stamp(moment: dt.datetime) -> str:
    """A time as queries have it."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def literal(text: str) -> str:
    """A text within a query."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
