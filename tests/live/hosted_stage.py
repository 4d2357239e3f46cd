"""A platform of real processes that hosts a company behind the vendor's simulated API, as an admin sees it."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from threading import Event

import httpx

from cloud_api.db.engine import Database
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.organizations.service import OrganizationService
from connector.domain.entities import Entity
from connector.domain.keys import EntityKind
from connector.mapping import load
from connector.providers.sql_accounting_api.source import ApiSource
from tests.contracts.source import everything, latest
from tests.live.comparison import Stored
from tests.live.hosted_programs import Programs
from tests.live.servers.processes import wait_until
from tests.live.servers.registered import organization
from tests.live.sql_accounting_api.shelf import Json
from tests.live.sql_accounting_api.simulator import ACCESS, SECRET, Simulator, simulator
from tests.live.sql_accounting_api.stage import Keys, company, settings_of

PROVIDER = "sql_accounting"
SLUG = "kedai"
_PATH = f"/api/integrations/{PROVIDER}"
_SALES = 12
ALLOWED = {"BUKUBRIDGE_CLOUD_ALLOWED_HOSTS": "127.0.0.1"}
"""Where the worker may go."""
_WRITTEN = ("customers", "products", "invoices", "payments")


@dataclass(slots=True)
class HostedStage(Programs):
    """The same with a vendor, an admin who looks at it, and what each side has."""

    vendor: Simulator = field(kw_only=True)
    token: str = ""
    said: list[str] = field(default_factory=list)
    """Every answer that the admin got."""

    def kill_after(self, requests: int) -> Event:
        """Kill whoever hosts the connection in the middle of the so many-th request from now on."""
        died, left = Event(), itertools.count(requests - 1, -1)

        def count() -> None:
            if next(left) > 0:
                self.vendor.before("GET", count)
            else:
                self.kill()
                died.set()

        self.vendor.before("GET", count)
        return died

    def call(self, method: str, path: str, **content: object) -> httpx.Response:
        """A request of the admin."""
        params = {"organization_slug": SLUG, **content.pop("params", {})}  # type: ignore[dict-item]
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = httpx.request(method, self.address + path, params=params, headers=headers, timeout=60, **content)  # type: ignore[arg-type]
        self.said.append(answer.text)
        return answer

    def connect(self) -> str:
        """Connect by the key; the connection's name."""
        body = {"access_key": ACCESS, "secret_key": SECRET, "address": self.vendor.address, "requests_a_second": 100}
        answer = self.call("POST", f"{_PATH}/connect", json={**body, "every_seconds": 60})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["connection"])

    def allow_writing(self) -> None:
        """All four kinds."""
        wish = {"kinds": {kind: {"write": True, "deleted_on_platform": "delete"} for kind in _WRITTEN}}
        assert self.call("PUT", f"{_PATH}/policies", json=wish).status_code == 200

    def sync(self, kind: str) -> None:
        """Ask for a run."""
        assert self.call("POST", f"{_PATH}/sync/{kind}").status_code == 202

    def status(self) -> dict[str, object]:
        """How the sync stands."""
        found: dict[str, object] = self.call("GET", f"{_PATH}/sync-status").json()
        return found

    def logs(self) -> list[dict[str, object]]:
        """Run logs, newest first."""
        found: list[dict[str, object]] = self.call("GET", "/api/integrations/sync-logs").json()["logs"]
        return found

    def outcome(self, change: str) -> str:
        """What became of a change."""
        return str(self.call("GET", f"/api/changes/{change}").json().get("state"))

    def enter(self, kind: str, record: dict[str, object]) -> str:
        """Enter a record on the platform; the change's id."""
        answer = self.call("POST", f"/api/records/{kind}", params={"provider": PROVIDER}, json=record)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["change"]["id"])

    def edit(self, kind: str, key: str, **fields: object) -> str:
        """Edit a record on the platform; the change's id."""
        answer = self.call("PATCH", f"/api/records/{kind}/{key}", params={"provider": PROVIDER}, json=fields)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["change"]["id"])

    def look(self, path: str, **params: object) -> list[dict[str, object]]:
        """Conflicts, or what was written."""
        answer = self.call("GET", f"{_PATH}/{path}", params=params)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, object]] = answer.json()["items"]
        return found

    def order(self, path: str, **body: object) -> str:
        """Leave an order for the host; its id."""
        answer = self.call("POST", f"{_PATH}/{path}", json=body)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """The host waits for an answer of the vendor: what happens meanwhile happens to it at once."""
        waits, answered = Event(), Event()

        def wait_there() -> None:
            waits.set()
            answered.wait(60)

        self.vendor.before("GET", wait_there)
        self.sync("customers")
        self.wait(waits.is_set, "the host asks the vendor")
        try:
            yield
        finally:
            answered.set()

    def answer(self, order: str) -> dict[str, object]:
        """What came of an order, once its host answered."""
        found: dict[str, object] = {}

        def answered() -> bool:
            found.clear()
            found.update(self.call("GET", f"{_PATH}/orders/{order}", params={"wait": 5}).json())
            return found["state"] != "open"

        self.wait(answered, "the host answers")
        assert found["state"] == "done", found
        return found

    def totals(self) -> dict[str, tuple[int, Decimal, Decimal]]:
        """Documents, amounts and what is paid of them at the vendor, by kind of document."""
        return {
            endpoint: (
                len(rows),
                sum((Decimal(str(row.get("docamt") or 0)) for row in rows), Decimal(0)),
                sum((Decimal(str(row.get("paymentamt") or 0)) for row in rows), Decimal(0)),
            )
            for endpoint in ("salesinvoice", "customerinvoice", "customerpayment")
            for rows in [self.vendor.shelf.rows(endpoint)]
        }

    def stored(self, kind: EntityKind) -> dict[str, Entity]:
        """What the platform has of one kind."""
        database = Database(self.url)
        with database.engine.connect() as connection:
            found = Stored(connection, SLUG).entities(kind)
        database.close()
        return found

    def mirrored(self) -> bool:
        """Whether the platform has exactly what the books have."""
        source = ApiSource(settings_of(self.vendor.address), Keys(), load(PROVIDER))
        try:
            return all(
                {str(key): change.entity for key, change in latest(everything(source, kind)).items()}
                == self.stored(kind)
                for kind in source.kinds()
            )
        finally:
            source.close()

    def posted(self) -> list[Json]:
        """Sales that carry a reference of ours."""
        return [row for row in self.vendor.shelf.rows("salesinvoice") if str(row.get("docref1") or "").startswith("BB")]

    def host_token(self) -> str:
        """The token that the host comes with."""
        database = Database(self.url)
        with database.read() as connection:
            organization_id = OrganizationService(database).id_of(SLUG)
            token = Envelopes(connection, ServerKeys(str(self.key_file))).get(organization_id, PROVIDER, "token")
        database.close()
        return token.reveal()

    def wait(self, condition: object, what: str) -> None:
        """Until something holds; a process that ended meanwhile is told."""
        assert callable(condition)

        def holds() -> bool:
            self.check()
            return bool(condition())

        wait_until(holds, what, timeout=60)

    def wait_after_death(self, condition: Callable[[], bool], what: str) -> None:
        """Until something holds that a killed process left behind."""
        wait_until(condition, what, timeout=60)


@contextmanager
def hosted_stage(folder: Path, url: str) -> Iterator[HostedStage]:
    """A platform that runs, with an organization, its admin and the server's key; nothing is connected yet."""
    folder.mkdir(exist_ok=True)
    token = organization(url, SLUG)
    with simulator(company(_SALES)) as vendor:
        stage = HostedStage(folder, url, more=dict(ALLOWED), vendor=vendor, token=token)
        ServerKeys.create(str(stage.key_file))
        try:
            stage.start()
            yield stage
        finally:
            stage.stop()


def sale_on_platform(customer: str = "300-A0001", sen: int = 500) -> dict[str, object]:
    """An invoice as a person enters it on the platform."""
    line = {"item": "BARANG-1", "unit": "UNIT", "unit_price": "5", "quantity": "1", "amount": sen}
    return {"number": "", "date": "2026-11-20", "customer": customer, "currency": "MYR", "lines": [line]}


def unique_name(word: str) -> str:
    """For a database of its own."""
    return f"{word}_{secrets.token_hex(4)}"
