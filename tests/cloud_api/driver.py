"""Speaks to the platform as agents and people do: shared by the fast tests and those on real servers."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import httpx
import msgspec
from litestar.testing import TestClient

from cloud_api.app import create_app
from cloud_api.db.engine import Database
from cloud_api.hosted.keys import ServerKeys
from cloud_api.organizations.service import OrganizationService
from cloud_api.security.caller import Role
from cloud_api.settings import Settings
from connector.domain.actions import ActionKind
from connector.domain.entities import Entity
from connector.domain.fingerprint import action_id, canonical, fingerprint
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, TimelineId
from connector.platform.wire import (
    BatchResult,
    BucketPage,
    ProblemDetails,
    Settled,
    Titles,
    Welcome,
    WireRecord,
    WireResult,
    WireSummary,
    WireTitle,
)

PROVIDER = "sql_accounting"


class Http(Protocol):
    """What a test client and a real one have in common."""

    def request(
        self,
        method: str,
        url: str,
        *,
        content: bytes | None = None,
        json: object = None,
        params: dict[str, str | int] | None = None,
        headers: dict[str, str] | None = None,
        follow_redirects: bool = True,
    ) -> httpx.Response:
        """Send a request."""

    @property
    def cookies(self) -> httpx.Cookies:
        """What it keeps of answers by itself."""


class Cloud:
    """A platform with its operator's door, as one test sees it: its organizations are its own."""

    def __init__(self, http: Http, database: Database) -> None:
        self.http = http
        self.database = database
        self.organizations = OrganizationService(database)
        self._own = secrets.token_hex(4)

    @property
    def url(self) -> str:
        """Where its database is."""
        return self.database.engine.url.render_as_string(hide_password=False)

    def slug(self, name: str) -> str:
        """The slug of this test's organization of that name."""
        return f"{name}-{self._own}"

    def organization(self, name: str = "kedai") -> str:
        """A new organization; its name."""
        self.organizations.create(self.slug(name), f"{name.title()} Sdn. Bhd.")
        return name

    def person(self, name: str, role: Role = Role.ADMIN) -> Person:
        """A person with a token."""
        slug = self.slug(name)
        return Person(self.http, slug, self.organizations.token(slug, "Aminah", role))

    def agent(self, name: str, pc_name: str = "PC-1", installation: str = "") -> Agent:
        """A paired agent that has not shaken hands yet."""
        asked = {
            "code": self.organizations.invite(self.slug(name)),
            "agent_id": installation or f"installation of {pc_name}",
            "pc_name": pc_name,
        }
        answer = self.http.request("POST", "/api/pair", json=asked)
        assert answer.status_code == 200, answer.text
        return Agent(self.http, answer.json()["token"], pc_name)

    def keeper(self, name: str, pc_name: str = "PC-1") -> Agent:
        """A paired agent that holds the lease."""
        agent = self.agent(name, pc_name)
        agent.shake_hands(marks={"guid": f"books of {name}"})
        return agent


class Person:
    """A person's view."""

    def __init__(self, http: Http, slug: str, token: str) -> None:
        self._http = http
        self.slug = slug
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str, **params: str | int) -> httpx.Response:
        """Ask for something of one's organization."""
        asked: dict[str, str | int] = {"organization_slug": self.slug, **params}
        return self._http.request("GET", path, params=asked, headers=self.headers)

    def contacts(self, **params: str | int) -> list[dict[str, object]]:
        """Stored contacts."""
        answer = self.get("/api/contacts", external_provider=PROVIDER, **params)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, object]] = answer.json()["items"]
        return items


class Agent:
    """An agent's view."""

    def __init__(self, http: Http, token: str, pc_name: str) -> None:
        self._http = http
        self.pc_name = pc_name
        self.token = token
        self.lease = ""

    @property
    def headers(self) -> dict[str, str]:
        """Token and lease."""
        return {"Authorization": f"Bearer {self.token}", "X-Agent-Lease": self.lease}

    def call(self, method: str, path: str, **content: object) -> httpx.Response:
        """Any request below `/api/integrations/sql_accounting`."""
        headers = {**self.headers, **content.pop("headers", {})}  # type: ignore[dict-item]
        return self._http.request(method, f"/api/integrations/{PROVIDER}/{path}", headers=headers, **content)  # type: ignore[arg-type]

    def offer(
        self,
        *,
        marks: dict[str, str] | None = None,
        company: str = "Kedai",
        connection: str = "c1",
        timeline: str = "t1",
        number: str = "",
    ) -> httpx.Response:
        """Shake hands and see."""
        offered = {
            "agent_id": "a",
            "pc_name": self.pc_name,
            "connection": connection,
            "company_name": company,
            "company_marks": marks or {},
            "books_timeline": timeline,
            "company_registration_no": number,
        }
        return self.call("POST", "handshake", json=offered)

    def offer_able(self, *words: str, company: str = "Kedai") -> None:
        """Shake hands once more, and say what this program can be asked."""
        told = {"agent_id": "a", "pc_name": self.pc_name, "connection": "c1", "company_name": company}
        told |= {"books_timeline": "t1", "version": "9.1.0"}
        answer = self.call("POST", "handshake", json={**told, "company_marks": {}, "capabilities": words})
        assert answer.status_code == 200, answer.text

    def shake_hands(self, **offered: object) -> Welcome:
        """Shake hands and keep the lease."""
        answer = self.offer(**offered)  # type: ignore[arg-type]
        assert answer.status_code == 200, answer.text
        welcome = msgspec.json.decode(answer.content, type=Welcome)
        self.lease = welcome.lease
        return welcome

    def post_batch(self, kind: EntityKind, records: Sequence[WireRecord], **extra: object) -> httpx.Response:
        """Send a batch and see."""
        return self.call("POST", f"records/{kind}", content=batch_body(records), **extra)

    def send(self, kind: EntityKind, *records: WireRecord) -> list[WireResult]:
        """Send a batch that is taken."""
        answer = self.post_batch(kind, records)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=BatchResult).results

    def settle(self, kind: EntityKind, *records: WireRecord, revision: bool = True) -> list[WireResult | None]:
        """Ask what became of records."""
        asked = [
            {"id": record.id, "key": record.key, **({"revision": record.revision} if revision else {})}
            for record in records
        ]
        answer = self.call("POST", f"settle/{kind}", json={"records": asked})
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=Settled).results

    def titles(self, kind: EntityKind, *keys: str) -> list[WireTitle]:
        """What people call some records."""
        answer = self.call("POST", f"titles/{kind}", json={"keys": keys})
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=Titles).titles

    def summary(self, kind: EntityKind) -> WireSummary:
        """The platform's side of the reconciliation."""
        answer = self.call("GET", f"reconciliation/{kind}")
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=WireSummary)

    def bucket_page(self, kind: EntityKind, buckets: Sequence[int], after: str = "", limit: int = 5000) -> BucketPage:
        """Some entries of some buckets."""
        query = {"buckets": list(buckets), "after": after, "limit": limit}
        answer = self.call("POST", f"reconciliation/{kind}/keys", json=query)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=BucketPage)


def upsert(kind: EntityKind, key: str, entity: Entity, revision: int = 1) -> WireRecord:
    """A wanted state, as an agent makes it."""
    content = canonical(entity)
    action = ActionKind.CREATE if revision == 1 else ActionKind.UPDATE
    return WireRecord(_id(kind, key, revision, fingerprint(content)), action, Key(key), revision, msgspec.Raw(content))


def deletion(kind: EntityKind, key: str, revision: int) -> WireRecord:
    """A wanted absence."""
    return WireRecord(_id(kind, key, revision, b""), ActionKind.DELETE, Key(key), revision)


def raw(key: str, content: bytes, revision: int = 1) -> WireRecord:
    """A record with any content."""
    return WireRecord(ActionId("a" * 32), ActionKind.CREATE, Key(key), revision, msgspec.Raw(content))


def batch_body(records: Sequence[WireRecord]) -> bytes:
    """A batch as it travels."""
    parts = []
    for record in records:
        part: dict[str, object] = {
            "id": record.id,
            "kind": record.kind,
            "key": record.key,
            "revision": record.revision,
        }
        if record.content:
            part["content"] = record.content
        if record.renamed_from:
            part["renamed_from"] = record.renamed_from
        parts.append(part)
    return msgspec.json.encode({"records": parts})


def _id(kind: EntityKind, key: str, revision: int, target: bytes) -> ActionId:
    return action_id(ConnectionId("c1"), TimelineId("t1"), kind, Key(key), revision, target)


def problem(answer: httpx.Response, status: int) -> ProblemDetails:
    """The problem that an answer must be."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    found = msgspec.json.decode(answer.content, type=ProblemDetails)
    assert found.status == status
    assert found.detail
    return found


def new_key_file(folder: Path) -> Path:
    """A server's key file."""
    path = folder / "server.key"
    ServerKeys.create(str(path))
    return path


@contextmanager
def served(url: str, **more: object) -> Iterator[tuple[Http, Database]]:
    """A platform over a migrated database, in this process; `more` are settings of its server."""
    database = Database(url)
    known = {"pairing_tries_per_minute": 10_000, "connect_tries_per_minute": 10_000, "command_check_seconds": 0.2}
    settings = msgspec.convert({"database_url": url, **known, **more}, Settings)
    with TestClient(create_app(settings, database), raise_server_exceptions=False) as client:
        yield client, database
