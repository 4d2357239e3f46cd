"""A platform of real processes that keeps a QuickBooks company, as an admin and a person in QuickBooks see it."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from cloud_api.security.caller import Role
from connector.domain.entities import Entity
from connector.domain.keys import EntityKind
from connector.mapping import load
from connector.providers.quickbooks.records import Reader
from connector.providers.quickbooks.shapes import SHAPES
from tests.cloud_api.driver import new_key_file
from tests.fakes.quickbooks.company import Company
from tests.fakes.quickbooks.server import Simulator, simulator
from tests.fakes.sign_in.provider import CLIENT_ID, CLIENT_SECRET, SignInProvider, sign_in_provider
from tests.live.comparison import Stored
from tests.live.servers.processes import ChildProcess, free_port, start_cloud, wait_until

VERIFIER = "canary-verifier-token"
PROVIDER, SLUG = "quickbooks", "kedai"
_PATH = f"/api/integrations/{PROVIDER}"


@dataclass(slots=True)
class PlatformStage:
    """Server with its worker, Intuit's sign-in and Intuit's API."""

    folder: Path
    url: str
    port: int
    intuit: SignInProvider
    api: Simulator
    token: str
    server: ChildProcess

    @property
    def address(self) -> str:
        """Of the platform."""
        return f"http://127.0.0.1:{self.port}"

    def call(self, method: str, path: str, **content: object) -> httpx.Response:
        """A request of the admin."""
        params = {"organization_slug": SLUG, **content.pop("params", {})}  # type: ignore[dict-item]
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.request(method, self.address + path, params=params, headers=headers, timeout=60, **content)  # type: ignore[arg-type]

    def sign_in(self) -> httpx.Response:
        """Everything that a person does in the browser; where it ends."""
        begun = self.call("POST", f"{_PATH}/connect", json={})
        assert begun.status_code == 201, begun.text
        with httpx.Client(timeout=60) as browser:
            away = browser.get(begun.json()["url"])
            told = self.intuit.consent(away.headers["location"], realmId=self.api.company.realm)
            return browser.get(f"{self.address}{_PATH}/callback?{urlencode(told)}")

    def stored(self, kind: EntityKind) -> dict[str, Entity]:
        """What the platform has of one kind."""
        database = Database(self.url)
        with database.engine.connect() as connection:
            found = Stored(connection, SLUG, PROVIDER).entities(kind)
        database.close()
        return found

    def mirrored(self) -> bool:
        """Whether the platform has exactly what QuickBooks has."""
        reader = Reader(load(PROVIDER), "MYR")
        return all(
            {row["Id"]: reader.entity(shape, row) for row in self.api.company.rows(shape.name)} == self.stored(kind)
            for kind, shape in SHAPES.items()
        )

    def sync(self) -> None:
        """Ask for a run."""
        assert self.call("POST", f"{_PATH}/sync/customers").status_code == 202

    def tell(self, name: str, key: str) -> int:
        """Intuit tells by its webhook that a record was changed; what it is answered."""
        event = {
            "specversion": "1.0", "id": f"{name}-{key}", "type": f"qbo.{name}.updated.v1", "source": "intuit",
            "time": "2026-11-30T08:00:00.123456789Z", "intuitentityid": key, "intuitaccountid": self.api.company.realm,
        }  # fmt: skip
        body = json.dumps([event]).encode()
        signature = base64.b64encode(hmac.new(VERIFIER.encode(), body, "sha256").digest()).decode()
        headers = {"intuit-signature": signature, "Content-Type": "application/json"}
        return httpx.post(f"{self.address}{_PATH}/webhook", content=body, headers=headers, timeout=60).status_code

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Until something holds."""
        wait_until(condition, what, timeout=90, process=self.server)

    def output(self) -> str:
        """What all processes wrote."""
        return "\n".join(path.read_text(errors="replace") for path in self.folder.glob("*.txt"))


@contextmanager
def platform_stage(folder: Path, company: Company) -> Iterator[PlatformStage]:
    """A platform that runs, registered with Intuit; nothing is connected yet."""
    url, port = f"sqlite:///{folder}/cloud.sqlite3", free_port()
    database = Database(url)
    upgrade(database)
    organizations = OrganizationService(database)
    organizations.create(SLUG, "Kedai Sdn. Bhd.")
    token = organizations.token(SLUG, "Aminah", Role.ADMIN)
    database.close()
    with ExitStack() as open_:
        intuit = open_.enter_context(sign_in_provider())
        api = open_.enter_context(simulator(company))
        api.tokens = lambda given: any(given == each.access and not each.revoked for each in intuit.families)
        server = start_cloud(
            url, port=port, output=folder / "cloud.txt", environment=_environment(folder, intuit, api, port)
        )
        open_.enter_context(server)
        yield PlatformStage(folder, url, port, intuit, api, token, server)


def _environment(folder: Path, intuit: SignInProvider, api: Simulator, port: int) -> dict[str, str]:
    endpoints = {**intuit.endpoints(), "api": f"{api.address}/v3/company/{{tenant}}"}
    lines = ["[platform]", f'public_url = "http://127.0.0.1:{port}"', f"[{PROVIDER}]"]
    lines += [f"client_id = {json.dumps(CLIENT_ID)}", f"client_secret = {json.dumps(CLIENT_SECRET)}"]
    lines += [f"webhook_secret = {json.dumps(VERIFIER)}"]
    lines += [f"[{PROVIDER}.endpoints]", *(f"{name} = {json.dumps(place)}" for name, place in endpoints.items())]
    file = folder / "registrations.toml"
    file.touch(0o600)
    file.write_text("\n".join(lines))
    return {
        "BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": str(file),
        "BUKUBRIDGE_CLOUD_KEY_FILE": str(new_key_file(folder)),
        "BUKUBRIDGE_CLOUD_PLATFORM_URL": f"http://127.0.0.1:{port}",
        "BUKUBRIDGE_CLOUD_STATE_FOLDER": str(folder / "cloud.memories"),
    }
