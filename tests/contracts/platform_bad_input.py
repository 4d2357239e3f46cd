"""Every endpoint × input of the wrong kind: refused in words, never a fault of the server. Endpoints, parameters and
bodies come from the API's own description. Subclasses give the fixture `cloud`."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from tests.cloud_api.furnished import Furnished
from tests.contracts.platform_strangers import Operation, StrangerStage, body_for

_INJECTIONS = ("' OR 1=1 --", "\r\nX-A: b", "é\u202e")
_TIMES = ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59")
_ODD: tuple[object, ...] = (None, [], {}, [[]], True, -1, 2**70, 1e308, "", "\0", "x" * 5000, *_INJECTIONS, *_TIMES)
_ODD_TEXTS = ("", "%00", "-1", str(2**70), "x" * 5000, "..%2F..", "nan", *_INJECTIONS, *_TIMES)


class BadInputContract(StrangerStage):
    """Nothing that anybody sends makes the server fail."""

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
        described = self.cloud.http.request("GET", "/schema/openapi.json").json()["paths"]
        for operation in self.operations():
            for parameter in described[operation.path][operation.method.lower()].get("parameters", []):
                for odd in _ODD_TEXTS:
                    where, named = parameter["in"], {parameter["name"]: odd}
                    path, query = named if where == "path" else {}, named if where == "query" else {}
                    faults += self._faults(operation, path=path, query=query, header=named if where == "header" else {})
        assert faults == []

    def _faults(
        self,
        operation: Operation,
        content: bytes | None = None,
        path: dict[str, str] | None = None,
        query: dict[str, str] | None = None,
        header: dict[str, str] | None = None,
    ) -> list[str]:
        """Answers that tell a fault of the server."""
        victim, faults = self.victim, []
        odd = {name: quote(value, safe="%") for name, value in (path or {}).items()}
        known = {
            **victim.ids,
            "provider": "sql_accounting",
            "entity": "customers",
            "key": victim.key,
            "command": "pause",
        }
        known |= odd
        asked: dict[str, str | int] = {"organization_slug": victim.slug, "provider": "sql_accounting"}
        asked |= {"external_provider": "sql_accounting", **(query or {})}
        for name in ("agent", "admin"):
            extra = {name: value for name, value in (header or {}).items() if value.isascii() and value.isprintable()}
            headers = {**victim.callers[name], "X-Agent-Lease": victim.agent.lease, **extra}
            if operation.last:
                continue
            answer = self.cloud.http.request(
                operation.method, operation.path.format(**known), params=asked, headers=headers, content=content
            )
            self.forget_cookies()
            place = f"{name}: {operation.method} {operation.path} {path or query or header or content!r}"
            if answer.status_code >= 500:
                faults.append(f"{place[:500]}: {answer.text[:500]}")
        return faults


def _bodies(operation: Operation, victim: Furnished) -> Iterator[bytes]:
    """What is no body at all, and the right one with each of its fields replaced."""
    yield from (b"", b"{", b"\xff", b'"\\ud800"', b"[" * 20_000)
    yield from (msgspec.json.encode(odd) for odd in _ODD)
    right = msgspec.json.decode(body_for(operation, victim) or b"{}")
    if isinstance(right, dict):
        for place in _places(right):
            for odd in _ODD:
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


def _replaced(right: dict[str, object], place: tuple[str | int, ...], odd: object) -> object:
    wrong: Any = copy.deepcopy(right)
    inner = wrong
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = odd
    return wrong
