"""A platform of real processes that keeps an account of a provider, which a person signed in at, as an admin sees it.

The provider is a simulator within this process. Between it and the platform's worker there is a line, and another one
between the worker and the platform: both can be cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

import httpx

from cloud_api.hosted.keys import ServerKeys
from connector.domain.entities import Entity
from connector.domain.keys import EntityKind
from tests.fakes.sign_in.provider import CLIENT_ID, CLIENT_SECRET, SignInProvider, sign_in_provider
from tests.live.comparison import stored
from tests.live.hosted_programs import Programs
from tests.live.proxy import FaultProxy
from tests.live.servers.processes import wait_until
from tests.live.servers.registered import organization, registrations

SLUG = "kedai"
_PATIENCE = 120.0
Entities = Mapping[EntityKind, Mapping[str, Entity]]
"""Records by kind and key."""


class AccountBooks(Protocol):
    """An account behind a simulator of its provider."""

    @property
    def provider(self) -> str:
        """The product's name of it."""

    @property
    def port(self) -> int:
        """Where the simulator listens."""

    @property
    def path(self) -> str:
        """Path of the API, with `{tenant}` where the description has it."""

    @property
    def registered(self) -> Mapping[str, str]:
        """What the operator entered besides the client."""

    @property
    def returned(self) -> dict[str, str]:
        """With what the browser comes back besides the code."""

    @property
    def opened(self) -> list[dict[str, object]]:
        """The accounts that a sign-in opens, where the provider lists them; empty where the browser tells it."""

    def admit(self, check: Callable[[str], bool]) -> None:
        """From now on these access tokens are taken."""

    def entities(self) -> Entities:
        """What the platform must have: every record as its mapping reads it."""


@dataclass(slots=True)
class AccountStage(Programs):
    """Server and workers, the provider's sign-in and its API, and the lines between."""

    books: AccountBooks = field(kw_only=True)
    sign_ins: SignInProvider = field(kw_only=True)
    line: FaultProxy = field(kw_only=True)
    """From the worker to the platform."""
    books_line: FaultProxy = field(kw_only=True)
    """From the worker to the provider."""
    token: str = field(kw_only=True, repr=False)

    @property
    def path(self) -> str:
        """Of the connection's addresses."""
        return f"/api/integrations/{self.books.provider}"

    def call(self, method: str, path: str, **content: object) -> httpx.Response:
        """A request of the admin."""
        params = {"organization_slug": SLUG, **content.pop("params", {})}  # type: ignore[dict-item]
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.request(method, self.address + path, params=params, headers=headers, timeout=60, **content)  # type: ignore[arg-type]

    def sign_in(self) -> httpx.Response:
        """Everything that a person does in the browser; where it ends."""
        begun = self.call("POST", f"{self.path}/connect", json={})
        assert begun.status_code == 201, begun.text
        with httpx.Client(timeout=60) as browser:
            away = browser.get(begun.json()["url"])
            told = self.sign_ins.consent(away.headers["location"], **self.books.returned)
            return browser.get(f"{self.address}{self.path}/callback?{urlencode(told)}")

    def enter(self, kind: str, record: object) -> str:
        """Enter a record on the platform; the change's id."""
        answer = self.call("POST", f"/api/records/{kind}", params={"provider": self.books.provider}, json=record)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["change"]["id"])

    def edit(self, kind: str, key: str, fields: object) -> str:
        """Edit a record on the platform; the change's id."""
        path = f"/api/records/{kind}/{key}"
        answer = self.call("PATCH", path, params={"provider": self.books.provider}, json=fields)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["change"]["id"])

    def take_away(self, kind: str, key: str) -> str:
        """Delete a record on the platform; the change's id."""
        answer = self.call("DELETE", f"/api/records/{kind}/{key}", params={"provider": self.books.provider})
        assert answer.status_code == 202, answer.text
        return str(answer.json()["change"]["id"])

    def told(self, change: str) -> dict[str, object]:
        """What became of a change; nothing while the server is away."""
        try:
            found: dict[str, object] = self.call("GET", f"/api/changes/{change}").json()
        except httpx.HTTPError:
            return {}
        return found

    def sync(self, *kinds: str) -> None:
        """Ask for a run over some kinds, customers when none is named."""
        for kind in kinds or ("customers",):
            assert self.call("POST", f"{self.path}/sync/{kind}").status_code == 202

    def stored(self, kind: EntityKind) -> Mapping[str, Entity]:
        """What the platform has of one kind."""
        with stored(self.url, SLUG, self.books.provider) as platform:
            return platform.entities(kind)

    def unlike(self) -> list[str]:
        """What the platform has otherwise than the provider."""
        found = []
        with stored(self.url, SLUG, self.books.provider) as platform:
            for kind, wanted in self.books.entities().items():
                there = platform.entities(kind)
                odd = sorted(key for key in wanted.keys() | there.keys() if wanted.get(key) != there.get(key))
                found += [f"{kind.value} {key}: {wanted.get(key)} is {there.get(key)} on the platform" for key in odd]
        return found

    def mirrored(self) -> bool:
        """Whether the platform has exactly what the provider has."""
        return not self.unlike()

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Until something holds; a process that ended meanwhile is told."""

        def holds() -> bool:
            self.check()
            return condition()

        wait_until(holds, what, timeout=_PATIENCE)


@contextmanager
def account_stage(folder: Path, url: str, books: AccountBooks) -> Iterator[AccountStage]:
    """A platform that runs, registered with the provider; nothing is connected yet."""
    folder.mkdir(exist_ok=True)
    token = organization(url, SLUG)
    with ExitStack() as open_:
        sign_ins = open_.enter_context(sign_in_provider())
        sign_ins.accounts = books.opened or sign_ins.accounts
        books.admit(lambda given: any(given == each.access and not each.revoked for each in sign_ins.families))
        books_line = open_.enter_context(FaultProxy(books.port))
        line = open_.enter_context(FaultProxy(0))
        stage = AccountStage(
            folder, url, books=books, sign_ins=sign_ins, line=line, books_line=books_line, token=token
        )  # fmt: skip
        line.server_port = stage.port
        stage.more |= {
            "BUKUBRIDGE_CLOUD_PLATFORM_URL": line.url,
            "BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": str(_registrations(stage)),
        }
        ServerKeys.create(str(stage.key_file))
        open_.callback(stage.stop)
        stage.start()
        yield stage


def _registrations(stage: AccountStage) -> Path:
    books = stage.books
    endpoints = {**stage.sign_ins.endpoints(), "api": stage.books_line.url + books.path}
    values = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, **books.registered}
    return registrations(stage.folder, stage.address, {books.provider: values}, {books.provider: endpoints})
