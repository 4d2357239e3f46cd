"""Every endpoint × input of the wrong kind, and of the wrong size: refused in words, never a fault of the server.
Endpoints, parameters and bodies come from the API's own description. Subclasses give the fixture `cloud`."""

from __future__ import annotations

import copy
import gzip
import itertools
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import msgspec

from cloud_api.security.caller import Role
from tests.cloud_api.furnished import Furnished
from tests.contracts.platform_strangers import Operation, StrangerStage, body_for

_INJECTIONS = ("' OR 1=1 --", "\r\nX-A: b", "é\u202e")
_TIMES = ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59")
_ODD: tuple[object, ...] = (None, [], {}, [[]], True, -1, 2**70, 1e308, "", "\0", "x" * 5000, *_INJECTIONS, *_TIMES)
_ODD_TEXTS = ("", "%00", "-1", str(2**70), "x" * 5000, "..%2F..", "nan", *_INJECTIONS, *_TIMES)
_SQL = (
    "' OR '1'='1",
    "') OR ('1'='1",
    "x' UNION SELECT * FROM contacts --",
    "'; DELETE FROM contacts; --",
    "%' OR name LIKE '%",
    "1; SELECT pg_sleep(60)",
    "\\' OR 1=1 --",
    "%",
    "_",
)
"""What would reach further than it should, were it part of a statement."""
_TOO_MUCH = 8 * 1024 * 1024
"""Bytes: above every limit (batches, webhooks, diagnostics)."""


class BadInputContract(StrangerStage):
    """Nothing that anybody sends makes the server fail."""

    def test_bodies_that_are_too_much(self) -> None:
        """Of every endpoint that takes one: too long as it is, packed (also what would unfold to twenty times that),
        and nested a hundred thousand times within what would be right."""
        plain, bomb = b" " * _TOO_MUCH, gzip.compress(bytes(20 * _TOO_MUCH), 1)
        deep = b'{"records": [{"content": ' + b'{"a":[' * 100_000 + b"]}" * 100_000 + b"}]}"
        packed: dict[str, str] = {"Content-Encoding": "gzip"}
        as_it_is: dict[str, str] = {}
        sent = (
            (plain, as_it_is),
            (gzip.compress(plain, 1), packed),
            (bomb, packed),
            (deep, as_it_is),
            (zlib.compress(plain), packed),
        )
        described, asked, refused = self.described(), 0, 0
        too_long = [content for content, _ in sent[:3]]
        for operation in self.operations():
            if operation.method not in ("POST", "PUT", "PATCH"):
                continue
            reads = "requestBody" in described[operation.path][operation.method.lower()]
            for content, header in sent:
                faults, statuses = self._asked(operation, content=content, header=header)
                asked += len(statuses)
                refused += statuses.count(413)
                assert faults == []
                # Nobody reads to its end what is too long: it is not called wrong, as one is that was read.
                assert content not in too_long or 422 not in statuses, f"{operation}: {statuses}"
                assert not reads or all(status >= 400 for status in statuses), f"{operation}: {statuses}"
        assert asked > 100
        assert refused > 50

    def test_what_looks_like_a_statement_is_text(self) -> None:
        """In every parameter and every text of a body, of a stranger: nobody learns or changes anything that is not
        his, and nothing of his own is found that was not asked for."""
        before, asked, described = self.victim.rows(self.cloud.database), 0, self.described()
        for operation in self.operations():
            for parameter in described[operation.path][operation.method.lower()].get("parameters", []):
                for odd in _SQL:
                    named = {parameter["name"]: odd}
                    path, query = (named, {}) if parameter["in"] == "path" else ({}, named)
                    asked += self._learns_nothing(operation, path=path, query=query)
            if operation.method in ("POST", "PUT", "PATCH"):
                for content in _told_sql(operation, self.stranger):
                    asked += self._learns_nothing(operation, content=content)
        assert asked > 1000
        assert self.victim.changed(before) == []

    def test_a_search_takes_signs_as_they_are(self) -> None:
        """`%` and `_` stand for themselves: nothing that lacks them is found."""
        admin = self.stranger.people[Role.ADMIN]
        for odd, found in ((self.stranger.mark, 1), ("%", 0), ("_", 0), ("\\", 0), (f"{self.stranger.mark[:-1]}_", 0)):
            page = admin.get("/api/records/customers", provider="sql_accounting", search=odd).json()
            assert len(page["items"]) == found, odd

    def described(self) -> Any:
        """What the API says of its endpoints, by path and method."""
        return self.cloud.http.request("GET", "/schema/openapi.json").json()["paths"]

    def _learns_nothing(self, operation: Operation, **sent: Any) -> int:
        answer = self._answer(operation, "admin", self.stranger, **sent)
        assert answer.status_code < 500, f"{operation} {sent}: {answer.text}"
        assert answer.status_code != 429, "the token made too many requests for one minute: let others ask, too"
        assert self.victim.mark not in answer.text + str(answer.headers), f"{operation} {sent}"
        return 1

    def test_bodies_of_the_wrong_kind(self) -> None:
        """Whole bodies, and every field of a body that would be right, of every other kind."""
        faults: list[str] = []
        for operation in self.operations():
            if operation.method in ("POST", "PUT", "PATCH"):
                for content in _bodies(operation, self.victim):
                    faults += self._faults(operation, content=content)
        assert faults == []

    def test_parameters_of_the_wrong_kind(self) -> None:
        """Each parameter of each endpoint with texts that nobody should send."""
        faults: list[str] = []
        described = self.described()
        for operation in self.operations():
            for parameter in described[operation.path][operation.method.lower()].get("parameters", []):
                for odd in _ODD_TEXTS:
                    where, named = parameter["in"], {parameter["name"]: odd}
                    path, query = named if where == "path" else {}, named if where == "query" else {}
                    faults += self._faults(operation, path=path, query=query, header=named if where == "header" else {})
        assert faults == []

    def _faults(self, operation: Operation, **sent: Any) -> list[str]:
        """Answers that tell a fault of the server."""
        return self._asked(operation, **sent)[0]

    def _asked(self, operation: Operation, **sent: Any) -> tuple[list[str], list[int]]:
        """What is wrong with the answers, and their statuses: an agent and an admin ask."""
        faults: list[str] = []
        statuses: list[int] = []
        for who in ("agent", "admin"):
            if operation.last:
                continue
            answer = self._answer(operation, who, self.victim, **sent)
            statuses.append(answer.status_code)
            if answer.status_code >= 500:
                faults.append(f"{who}: {operation.method} {operation.path} {str(sent)[:500]}: {answer.text[:500]}")
        return faults, statuses

    def _answer(
        self,
        operation: Operation,
        who: str,
        whose: Furnished,
        content: bytes | None = None,
        path: dict[str, str] | None = None,
        query: dict[str, str] | None = None,
        header: dict[str, str] | None = None,
    ) -> httpx.Response:
        known = {**whose.ids, "provider": "sql_accounting", "entity": "customers", "key": whose.key, "command": "pause"}
        known |= {name: quote(value, safe="%") for name, value in (path or {}).items()}
        asked: dict[str, str | int] = {"organization_slug": whose.slug, "provider": "sql_accounting"}
        asked |= {"external_provider": "sql_accounting", **(query or {})}
        extra = {name: value for name, value in (header or {}).items() if value.isascii() and value.isprintable()}
        headers = {**whose.callers[who], "X-Agent-Lease": whose.agent.lease, **extra}
        answer = self.cloud.http.request(
            operation.method, operation.path.format(**known), params=asked, headers=headers, content=content
        )
        self.forget_cookies()
        return answer


def _bodies(operation: Operation, victim: Furnished) -> Iterator[bytes]:
    """What is no body at all, and the right one with each of its fields replaced."""
    yield from (b"", b"{", b"\xff", b'"\\ud800"', b"[" * 20_000)
    yield from (msgspec.json.encode(odd) for odd in _ODD)
    right = msgspec.json.decode(body_for(operation, victim) or b"{}")
    if isinstance(right, dict):
        for place in _places(right):
            for odd in _ODD:
                yield msgspec.json.encode(_replaced(right, place, odd))


def _told_sql(operation: Operation, whose: Furnished) -> Iterator[bytes]:
    """The right body with a statement in place of each of its texts."""
    right = msgspec.json.decode(body_for(operation, whose) or b"{}")
    for place, odd in itertools.product(_places(right), _SQL):
        if isinstance(_found(right, place), str):
            yield msgspec.json.encode(_replaced(right, place, odd))


def _places(value: object) -> Iterator[tuple[str | int, ...]]:
    """Where something stands in a body, however deep; of lists the first entry."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (name,)
            yield from ((name, *rest) for rest in _places(inner))
    elif isinstance(value, list) and value:
        yield (0,)
        yield from ((0, *rest) for rest in _places(value[0]))


def _found(right: Any, place: tuple[str | int, ...]) -> object:
    for step in place:
        right = right[step]
    return right


def _replaced(right: dict[str, object], place: tuple[str | int, ...], odd: object) -> object:
    wrong: Any = copy.deepcopy(right)
    inner = wrong
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = odd
    return wrong
