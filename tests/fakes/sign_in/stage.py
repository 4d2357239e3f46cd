"""A platform whose people sign in at a simulated provider: the browser, the agent and the person, in a test's hand."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
from sqlalchemy import select

from cloud_api.db.engine import Database
from cloud_api.db.tables import metadata
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from connector.credentials.sign_in import challenge_of
from connector.domain.errors import NotFound
from connector.providers.registry import look_also_in, look_no_more_in
from tests.cloud_api.driver import Agent, Cloud, Http, Person, served
from tests.fakes.sign_in.provider import CLIENT_ID, CLIENT_SECRET, SignInProvider, back

FURTHER = Path(__file__).parents[1] / "providers"
LOOPBACK = "http://127.0.0.1:49152/signed-in"
AGENT_STATE = "state-of-the-agent-0123456789"
PROVIDERS = ("quickbooks", "xero", "facebook", "instagram", "daftar")


def registrations(folder: Path, provider: SignInProvider) -> str:
    """The operator's file, which leads every provider to the simulated one; its path."""
    lines = []
    for name in PROVIDERS:
        lines += [f"[{name}]", f'client_id = "{CLIENT_ID}"', f'client_secret = "{CLIENT_SECRET}"']
        lines += [f"[{name}.endpoints]", *(f"{key} = {json.dumps(url)}" for key, url in provider.endpoints().items())]
    path = folder / "registrations.toml"
    path.touch(0o600)
    path.write_text("\n".join(lines))
    return str(path)


@contextmanager
def platform(url: str, folder: Path, provider: SignInProvider, key_file: Path) -> Iterator[tuple[Http, Database]]:
    """The platform, which knows the further provider too."""
    look_also_in(FURTHER)
    try:
        with served(url, key_file=str(key_file), registrations_file=registrations(folder, provider)) as running:
            yield running
    finally:
        look_no_more_in(FURTHER)


class Browser:
    """A person's browser: keeps cookies, goes nowhere by itself."""

    def __init__(self, http: Http) -> None:
        self._http = http
        self.cookies: dict[str, str] = {}
        self.seen: list[httpx.Response] = []

    def go(self, address: str, /, **form: str) -> httpx.Response:
        """Open an address of the platform, or send a form there."""
        parts = urlsplit(address)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = httpx.QueryParams(form).__str__().encode()
        self._http.cookies.clear()
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        answer = self._http.request(
            "POST" if form else "GET", path, headers=headers, content=body, follow_redirects=False
        )
        for name, value in answer.cookies.items():
            self.cookies[name] = value
        self._http.cookies.clear()
        self.seen.append(answer)
        return answer


class SignInStage:
    """One test's organizations, at one provider."""

    def __init__(self, cloud: Cloud, provider: SignInProvider, keys: ServerKeys) -> None:
        self.cloud = cloud
        self.provider = provider
        self.keys = keys
        cloud.organization()
        self.agent = cloud.agent("kedai")
        self.admin = cloud.person("kedai")
        self.verifier = secrets.token_urlsafe(32)

    def browser(self) -> Browser:
        """Another browser."""
        return Browser(self.cloud.http)

    def call(
        self, method: str, path: str, who: Agent | Person | None = None, slug: str = "kedai", **content: object
    ) -> httpx.Response:
        """A request for somebody, the admin unless said otherwise."""
        params: dict[str, str | int] = {"organization_slug": self.cloud.slug(slug)}
        headers = (who or self.admin).headers
        return self.cloud.http.request(
            method,
            f"/api/integrations/{path}",
            params=params,
            headers=headers,
            **content,  # type: ignore[arg-type]
        )

    def begin(self, name: str, who: Agent | None = None, slug: str = "kedai", **other: str) -> httpx.Response:
        """An agent begins."""
        asked = {"code_challenge": challenge_of(self.verifier), "redirect_uri": LOOPBACK, "state": AGENT_STATE}
        return self.call("POST", f"{name}/connect", who or self.agent, slug, json={**asked, **other})

    def leave(self, name: str, browser: Browser) -> str:
        """An agent begins, and the browser is sent on; where to."""
        begun = self.begin(name)
        assert begun.status_code == 201, begun.text
        answer = browser.go(begun.json()["url"])
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def come_back(self, name: str, browser: Browser, told: dict[str, str]) -> httpx.Response:
        """The browser comes from the provider."""
        return browser.go(back(f"/api/integrations/{name}/callback", told))

    def code_for(self, name: str, **more: str) -> str:
        """Everything up to the agent's own address; the one-time code that came there."""
        browser = self.browser()
        told = self.provider.consent(self.leave(name, browser), **more)
        answer = self.come_back(name, browser, told)
        assert answer.status_code == 303, answer.text
        return self.at_agent(answer)["code"]

    def at_agent(self, answer: httpx.Response) -> dict[str, str]:
        """What came to the agent's own address."""
        location = answer.headers["location"]
        assert location.startswith(f"{LOOPBACK}?"), location
        told = dict(parse_qsl(urlsplit(location).query))
        assert told["state"] == AGENT_STATE
        return told

    def redeem(self, name: str, code: str, who: Agent | None = None, verifier: str = "") -> httpx.Response:
        """An agent redeems."""
        asked = {"code": code, "code_verifier": verifier or self.verifier}
        return self.call("POST", f"{name}/redeem", who or self.agent, json=asked)

    def connect(self, name: str, **more: str) -> None:
        """Everything."""
        answer = self.redeem(name, self.code_for(name, **more))
        assert answer.status_code == 200, answer.text

    def connected(self, slug: str = "kedai") -> dict[str, dict[str, object]]:
        """What is connected, by provider."""
        answer = self.call("GET", "connected", self.cloud.person(slug), slug)
        return {each["provider"]: each for each in answer.json()["integrations"] if each["is_active"]}

    def secret(self, name: str, field: str, slug: str = "kedai") -> str | None:
        """A token as it is kept, opened; None when there is none."""
        with self.cloud.database.read() as connection:
            try:
                return Envelopes(connection, self.keys).get(self.organization_id(slug), name, field).reveal()
            except NotFound:
                return None

    def organization_id(self, slug: str = "kedai") -> str:
        """Its identifier."""
        return self.cloud.organizations.id_of(self.cloud.slug(slug))

    def leaked(self) -> list[str]:
        """Secrets of the provider that lie in some table in the clear."""
        with self.cloud.database.read() as connection:
            tables = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
        everything = repr(tables)
        return [each for each in self.provider.secrets() if each in everything]
