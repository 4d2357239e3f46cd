"""The Accounting API in the words of this provider: pages, single records, writes (providers.md, 2.2).

Parameters and bodies as in xero_accounting.yaml 16.1.0 (XeroAPI/Xero-OpenAPI, MIT).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from connector.domain.errors import AnswerLost, BridgeError, ProtocolBroken
from connector.drivers.http import Request, at
from connector.online.kinds import ENCODER, decoded
from connector.online.line import Heard
from connector.online.places import Body, inside, listed
from connector.online.refusals import NoSuchRecord
from connector.online.remembered import Json
from connector.providers.xero.connection import OrganisationLine
from connector.providers.xero.moments import moment, since
from connector.providers.xero.refusals import meaning, problem_in
from connector.providers.xero.shapes import Shape

PAGE: Final = 1000
"""Most records of one page (providers.md, 2.2)."""
MOST_TOGETHER: Final = 50
"""Elements of one request, as Xero recommends (providers.md, 2.2)."""
_BY_TIME: Final = "UpdatedDateUTC ASC"
_DECIMALS: Final = {"unitdp": "4"}


class Told(msgspec.Struct, frozen=True):
    """Some records."""

    rows: Sequence[Json]
    at: dt.datetime
    """When, by Xero's clock."""
    count: int | None = None
    """How many there are in all, where Xero says so."""


class Client:
    """Asks one line. Raises what `OrganisationLine.send` raises."""

    def __init__(self, line: OrganisationLine) -> None:
        self._line = line

    def page(self, shape: Shape, number: int, after: dt.datetime | None = None, size: int = PAGE) -> Told:
        """Records in the order in which they were changed last, those of a time on; of a kind without pages all."""
        query = {**self._query(shape), "order": _BY_TIME}
        if shape.where:
            query["where"] = shape.where
        if shape.paged:
            query |= {"page": str(number), "pageSize": str(size)}
        return self._asked(shape, query, after)

    def some(self, shape: Shape, ids: Sequence[str]) -> Told:
        """Records by their identifiers, of a kind that can be asked so; what is not there is left out."""
        paging = {"page": "1", "pageSize": str(PAGE)}
        return self._asked(shape, {**self._query(shape), **paging, "IDs": ",".join(ids)})

    def asked(self, shape: Shape, **query: str) -> Sequence[Json]:
        """Records that something is true of, a page at most."""
        paging = {"page": "1", "pageSize": str(PAGE)} if shape.paged else {}
        return self._asked(shape, {**self._query(shape), **paging, **query}).rows

    def one(self, shape: Shape, identifier: str) -> Json | None:
        """One record as it is now, or None."""
        query = _DECIMALS if shape.prices else {}
        try:
            heard = self._line.send(Request(method="GET", path=at(shape.plural, identifier), query=query))
        except NoSuchRecord:
            return None
        return next(iter(listed(heard.value, shape.plural)), None)

    def told(self, name: str, address: str = "") -> Sequence[Json]:
        """A list of the organisation's own, such as its tax rates."""
        return listed(self._line.send(Request(method="GET", path=at(address or name))).value, name)

    def write(self, shape: Shape, body: Body, key: str, *, new: bool = False) -> Json:
        """Create (PUT never touches what is there, POST would) or change; the record as it is then. What is repeated
        under one key is done once.

        Raises:
            DuplicateKey, NotInBooks, Rejected, NoSuchRecord: as Xero says of this element.
            AnswerLost: the answer shows no record.
        """
        request = _request("PUT" if new else "POST", at(shape.plural), {shape.plural: [body]}, key)
        return self._saved(shape, _by_element(shape, request))

    def create_together(
        self, shape: Shape, bodies: Sequence[bytes], key: str, known_by: Callable[[Json], str]
    ) -> Sequence[Json | BridgeError]:
        """Create several records in one request; of each, in the order given, the record as it is then, or why there is
        none. That answers come in the same order is not promised (community.xero.com, 147618968), so they are matched
        by what a record is known by. What is repeated under one key is done once.
        """
        content = {shape.plural: [msgspec.Raw(body) for body in bodies]}
        heard = self._line.send(_by_element(shape, _request("PUT", at(shape.plural), content, key)))
        found: dict[str, Json | BridgeError] = {}
        for element in listed(heard.value, shape.plural):
            try:
                found[known_by(element)] = self._element(shape, element, heard)
            except BridgeError as exc:
                found[known_by(element)] = exc
        lost = AnswerLost("Xero took a record and does not show it.")
        return [found.get(known_by(decoded(body)), lost) for body in bodies]

    def set_status(self, shape: Shape, identifier: str, status: str, key: str) -> Json:
        """Give one record another status, at its own address; the record as it is then. Raises as `write`."""
        return self._saved(shape, _request("POST", at(shape.plural, identifier), {"Status": status}, key))

    def delete(self, shape: Shape, identifier: str) -> None:
        """An item goes for good."""
        self._line.send(Request(method="DELETE", path=at(shape.plural, identifier), writes=True))

    def _saved(self, shape: Shape, request: Request) -> Json:
        """What the answer shows of the one element that was sent. Raises as `write`."""
        heard = self._line.send(request)
        found = next(iter(listed(heard.value, shape.plural)), None)
        if found is None:
            raise AnswerLost("Xero took a record and does not show it.")
        return self._element(shape, found, heard)

    def _element(self, shape: Shape, found: Json, heard: Heard) -> Json:
        """What an answer shows of one element. Raises as `write`."""
        said = problem_in(found)
        if said:
            raise meaning(said, {"correlation": heard.headers.get("xero-correlation-id", "")})
        if not found.get(shape.id):
            raise AnswerLost("Xero took a record and does not show it.")
        return found

    def _asked(self, shape: Shape, query: Mapping[str, str], after: dt.datetime | None = None) -> Told:
        headers = {"If-Modified-Since": since(after)} if after is not None else {}
        heard = self._line.send(Request(method="GET", path=at(shape.plural), query=query, headers=headers))
        if shape.plural not in heard.value:
            raise ProtocolBroken(f"Xero answered something that is no list of {shape.plural}.")
        count = inside(heard.value, "pagination").get("itemCount")
        return Told(listed(heard.value, shape.plural), _now(heard), count if isinstance(count, int) else None)

    def _query(self, shape: Shape) -> dict[str, str]:
        archived = {"includeArchived": "true"} if shape.archived else {}
        return {**archived, **(_DECIMALS if shape.prices else {})}


def _request(method: str, path: str, content: Mapping[str, object], key: str) -> Request:
    return Request(
        method=method, path=path, body=ENCODER.encode(content), headers={"Idempotency-Key": key}, writes=True
    )


def _by_element(shape: Shape, request: Request) -> Request:
    """Each element is answered for itself: one that is refused stops no other."""
    return msgspec.structs.replace(request, query={"summarizeErrors": "false", **(_DECIMALS if shape.prices else {})})


def _now(heard: Heard) -> dt.datetime:
    return moment(heard.value.get("DateTimeUTC")) or heard.at
