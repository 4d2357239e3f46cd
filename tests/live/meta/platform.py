"""A platform of real processes that keeps a page of Facebook or an Instagram account, as an admin sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

from cloud_api.db.engine import Database
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from tests.cloud_api.driver import new_key_file
from tests.fakes.meta.server import PAGE_TOKEN, VERSION, Simulator, simulator
from tests.fakes.meta.world import World
from tests.fakes.sign_in.provider import CLIENT_ID, CLIENT_SECRET, SignInProvider, sign_in_provider
from tests.live.comparison import Stored
from tests.live.servers.processes import ChildProcess, free_port, start_cloud, wait_until
from tests.live.servers.registered import organization, registrations

SLUG = "kedai"
VERIFY_TOKEN = "meatyhamhock"


@dataclass(slots=True)
class PlatformStage:
    """Server with its worker, Meta's sign-in and Meta's API."""

    folder: Path
    url: str
    port: int
    provider: str
    sign_in_side: SignInProvider
    graph: Simulator
    token: str
    server: ChildProcess

    @property
    def address(self) -> str:
        """Of the platform."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def path(self) -> str:
        """Of the provider."""
        return f"/api/integrations/{self.provider}"

    def call(self, method: str, path: str, **content: Any) -> httpx.Response:
        """A request of the admin."""
        params = {"organization_slug": SLUG, **content.pop("params", {})}
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.request(method, self.address + path, params=params, headers=headers, timeout=60, **content)

    def sign_in(self, chosen: str = "") -> httpx.Response:
        """Everything that a person does in the browser; where several accounts are opened, they choose one. Where it
        ends."""
        begun = self.call("POST", f"{self.path}/connect", json={})
        assert begun.status_code == 201, begun.text
        with httpx.Client(timeout=60) as browser:
            away = browser.get(begun.json()["url"])
            told = self.sign_in_side.consent(away.headers["location"])
            answer = browser.get(f"{self.address}{self.path}/callback?{urlencode(told)}")
            family = self.sign_in_side.families[-1]
            self.graph.tokens[family.access] = "person"
            if chosen:
                token = re.search(r'name="token" value="([^"]+)"', answer.text)
                number = re.search(rf'value="(\d+)" required> {chosen}', answer.text)
                assert token is not None, answer.text
                assert number is not None, answer.text
                wish = {"token": token[1], "account": number[1]}
                answer = browser.post(f"{self.address}{self.path}/account", data=wish)
        return answer

    def contacts(self) -> dict[str, Customer]:
        """What the platform has."""
        database = Database(self.url)
        with database.engine.connect() as connection:
            found = Stored(connection, SLUG, self.provider).entities(EntityKind.CUSTOMER)
        database.close()
        return {key: entity for key, entity in found.items() if isinstance(entity, Customer)}

    def page(self, path: str) -> str:
        """What the admin sees in the browser."""
        with httpx.Client(base_url=self.address, timeout=60, follow_redirects=True) as browser:
            signed = browser.post("/api/session", headers={"Authorization": f"Bearer {self.token}"})
            assert signed.status_code in (200, 201), signed.text
            return browser.get(path).text

    def ask(self, name: str) -> str:
        """Ask for a sync; the address of its job."""
        asked = self.call("POST", f"{self.path}/sync/{name}")
        assert asked.status_code == 202, asked.text
        return str(asked.headers["location"])

    def done(self, job: str) -> dict[str, Any]:
        """A job when it is over."""
        found: dict[str, Any] = {}

        def over() -> bool:
            found.update(self.call("GET", job.partition("?")[0]).json())
            return found["state"] in ("done", "failed")

        self.wait(over, "the job is over")
        return found

    def collected(self) -> list[dict[str, Any]]:
        """Lines of the history about what was only collected, newest first."""
        answer = self.call("GET", f"{self.path}/sync-logs", params={"entity_type": "metrics"})
        assert answer.status_code == 200, answer.text
        return list(answer.json()["logs"])

    def tell(self, key: str) -> int:
        """Facebook tells of a lead; what it is answered."""
        return self.graph.tell_of_lead(self.address, key)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Until something holds."""
        wait_until(condition, what, timeout=120, process=self.server)

    def output(self) -> str:
        """What all processes wrote."""
        return "\n".join(path.read_text(errors="replace") for path in self.folder.glob("*.txt"))


@contextmanager
def platform_stage(folder: Path, world: World | None = None, provider: str = "facebook") -> Iterator[PlatformStage]:
    """A platform that runs, registered with Meta; nothing is connected yet."""
    url, port = f"sqlite:///{folder}/cloud.sqlite3", free_port()
    token = organization(url, SLUG)
    with ExitStack() as open_:
        meta = open_.enter_context(sign_in_provider())
        graph = open_.enter_context(simulator(world))
        graph.secret = CLIENT_SECRET
        page: dict[str, object] = {"id": graph.world.page, "name": graph.world.name, "access_token": PAGE_TOKEN}
        # By Facebook Login: a page without an account, and one with it.
        named = {"id": graph.world.account, "username": graph.world.username}
        with_account = {"id": "2", "access_token": PAGE_TOKEN, "instagram_business_account": named}
        pages = [page] if provider == "facebook" else [{"id": "1", "name": "Lain"}, with_account]
        meta.accounts = [{"data": pages, "sub": "x"}]
        server = start_cloud(
            url, port=port, output=folder / "cloud.txt", environment=_environment(folder, provider, meta, graph, port)
        )
        open_.enter_context(server)
        yield PlatformStage(folder, url, port, provider, meta, graph, token, server)


def _environment(folder: Path, provider: str, meta: SignInProvider, graph: Simulator, port: int) -> dict[str, str]:
    endpoints = {**meta.endpoints(), "api": f"{graph.address}/{VERSION}"}
    values = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "verify_token": VERIFY_TOKEN}
    values |= {"login": "facebook"} if provider == "instagram" else {}
    file = registrations(folder, f"http://127.0.0.1:{port}", {provider: values}, {provider: endpoints})
    return {
        "BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": str(file),
        "BUKUBRIDGE_CLOUD_KEY_FILE": str(new_key_file(folder)),
        "BUKUBRIDGE_CLOUD_PLATFORM_URL": f"http://127.0.0.1:{port}",
        "BUKUBRIDGE_CLOUD_STATE_FOLDER": str(folder / "cloud.memories"),
    }
