"""The platform's feed as a host reads it over HTTP, and the people who fill it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import httpx
import msgspec

from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangeOutcome
from connector.domain.secret import Secret
from connector.drivers.http import Patience, Transport
from connector.platform.changes import PlatformFeed
from connector.platform.client import PlatformClient
from tests.cloud_api.driver import PROVIDER, Cloud, Http
from tests.contracts.actions import upsert
from tests.fakes.entities import key_of, kind_of
from tests.platform.conftest import sink_of


class PlatformStage:
    """One organization with an agent that holds the lease, and a person who edits."""

    def __init__(self, cloud: Cloud, address: str = "https://platform.example", transport: Transport | None = None):
        self.cloud = cloud
        self.organization = cloud.organization()
        self.agent = cloud.agent(self.organization)
        self.person = cloud.person(self.organization)
        token = Secret(self.agent.token)
        self.client = PlatformClient.at(address, lambda: token, patience=Patience(attempts=1), transport=transport)
        self.sink = sink_of(self.client, "PC-1")
        self.sink.identify()
        self.feed = PlatformFeed(self.client, PROVIDER, self.sink)

    def has(self, entity: Entity) -> Key:
        """The agent sends a record."""
        [result] = self.sink.apply(kind_of(entity), [upsert(entity)])
        assert result.agreed
        return key_of(entity)

    def create(self, entity: Entity) -> ChangeId:
        """A person posts a record."""
        answer = self.ask("POST", kind_of(entity), content=canonical(entity))
        assert answer.status_code == 201, answer.text
        return _change_of(answer)

    def edit(self, kind: EntityKind, key: str, **fields: object) -> ChangeId:
        """A person patches a record."""
        answer = self.ask("PATCH", kind, key, content=msgspec.json.encode(fields))
        assert answer.status_code == 202, answer.text
        return _change_of(answer)

    def delete(self, kind: EntityKind, key: str) -> ChangeId:
        """A person deletes a record."""
        answer = self.ask("DELETE", kind, key)
        assert answer.status_code == 202, answer.text
        return _change_of(answer)

    def told(self, change: ChangeId) -> Acknowledgement | None:
        """What people see of a change."""
        answer = self.person.get(f"/api/changes/{change}")
        assert answer.status_code == 200, answer.text
        shown = answer.json()
        if shown["state"] == "pending":
            return None
        assert dt.datetime.fromisoformat(shown["acknowledged_at"]).utcoffset() == dt.timedelta()
        return Acknowledgement(
            change=change,
            outcome=ChangeOutcome(shown["state"]),
            key=Key(shown["books_key"]),
            fields=tuple(shown["fields"]),
            reason=shown["reason"],
            code=shown["code"],
        )

    def ask(
        self,
        method: str,
        kind: EntityKind,
        key: str = "",
        *,
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
        provider: str = PROVIDER,
    ) -> httpx.Response:
        """Anything below `/api/records`, as the person."""
        path = f"/api/records/{kind.value}" + (f"/{key}" if key else "")
        return self.cloud.http.request(
            method,
            path,
            params={"organization_slug": self.person.slug, "provider": provider},
            content=content,
            headers={**self.person.headers, **(headers or {})},
        )


def _change_of(answer: httpx.Response) -> ChangeId:
    return ChangeId(answer.json()["change"]["id"])


def carried_by(http: Http) -> Transport:
    """Carries a host's requests to a platform in this process."""
    return httpx.MockTransport(_carry(http))


def _carry(http: Http) -> Callable[[httpx.Request], httpx.Response]:
    def carry(request: httpx.Request) -> httpx.Response:
        headers = {name: value for name, value in request.headers.items() if name != "host"}
        path = request.url.raw_path.decode()
        answer = http.request(request.method, path, content=request.read(), headers=headers)
        kept = {name: value for name, value in answer.headers.items() if name != "content-encoding"}
        kept["content-length"] = str(len(answer.content))
        return httpx.Response(answer.status_code, headers=kept, content=answer.content)

    return carry
