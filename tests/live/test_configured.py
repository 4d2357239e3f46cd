"""Books of an office PC configured from the platform: a real agent, a real platform, a person on either side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from connector.control.client import ControlClient
from connector.control.messages import Light
from connector.control.setting_up import ConnectionSettings, GetConnection, SetPolicy
from connector.domain.conflicts import Policy
from connector.domain.keys import EntityKind
from connector.paths import Home
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.servers.chromium import Chromium, chromium
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import make_company
from tests.sample.variant import TINY, Engine, Variant

_SLUG = "kedai"
_SOON = 90
_TOLD = "Aminah changed settings on the platform: products, times."
_FIVE = Variant(engine=Engine.FIREBIRD_5)


@pytest.fixture
def platform() -> Iterator[ShakyPlatform]:
    """One platform with an organization."""
    with shaky_platform() as shaky:
        shaky.organization(_SLUG)
        yield shaky


@pytest.fixture
def folder() -> Iterator[Path]:
    """A scratch folder."""
    with scratch_folder("desk") as made:
        yield made


class Admin:
    """A person on the platform."""

    def __init__(self, platform: ShakyPlatform) -> None:
        self.token = platform.person(_SLUG).reveal()
        self._url = f"{platform.url}/api/integrations/sql_accounting"

    def ask(self, method: str, path: str, json: object = None) -> httpx.Response:
        """A request."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.request(
            method, f"{self._url}/{path}", params={"organization_slug": _SLUG}, json=json, headers=headers, timeout=30
        )

    def shown(self) -> dict[str, Any]:
        """The configuration as it is shown; empty while there is none."""
        answer = self.ask("GET", "configuration")
        shown: dict[str, Any] = answer.json() if answer.status_code == 200 else {}
        return shown

    def until(self, what: str, **wanted: object) -> dict[str, Any]:
        """Until it is shown so."""
        wait_until(lambda: all(self.shown().get(name) == value for name, value in wanted.items()), what, timeout=_SOON)
        return self.shown()


def _here(desk: Desk, connection: str) -> ConnectionSettings:
    """What the PC's own page of settings shows."""
    with ControlClient(Home(desk.home), "test") as client:
        return client.ask(GetConnection(connection=connection), ConnectionSettings)


def _set_here(desk: Desk, connection: str, kind: EntityKind, conflict: Policy) -> None:
    """A person at the PC changes who wins, on that page."""
    with ControlClient(Home(desk.home), "test") as client:
        client.ask(SetPolicy(connection=connection, entity=kind, conflict=conflict), ConnectionSettings)


def _change_on_the_page(browser: Chromium, address: str, token: str) -> None:
    """By keyboard alone: in, to the settings, other times, saved; the page tells when the PC has applied them.

    What happened is told by the clock of the browser's own place, and in UTC where it is pointed at.
    """
    browser.move_to("Asia/Kuala_Lumpur")
    browser.go(f"{address}/integrations")
    browser.wait_for("#token")
    browser.walk_to("token")
    browser.type(token)
    browser.press("Enter")
    browser.wait_for_text("Details")
    browser.wait_for_text("GMT+8")
    assert str(browser.run("document.querySelector('time').title")).endswith("UTC")
    browser.walk_to("Details…")
    browser.press("Enter")
    browser.wait_for_text("Where each kind stands")
    browser.walk_to("Settings")
    browser.press("Enter")
    browser.wait_for("#every")
    browser.walk_to("every")
    browser.type("45m")  # the field's text is selected when the keyboard comes to it
    browser.walk_to("Save")
    browser.press("Enter")
    browser.wait_for_text("Saved")

    def applied() -> bool:
        browser.go(f"{address}/integrations/providers/sql_accounting/settings")
        browser.wait_for("#every")
        return "applied the last change" in browser.text()

    wait_until(applied, "the page says that the PC applied it", timeout=_SOON)


def _wins(conflict: str) -> dict[str, object]:
    return {"kinds": {"products": {"conflict": conflict}}}


def test_people_on_both_sides_configure_the_same_books(
    folder: Path, platform: ShakyPlatform, firebird5: FirebirdServer
) -> None:
    """The platform shows what the PC has, the PC applies what the platform wishes and says so; whoever saves over what
    changed is told; while the PC is off a wish waits, and of two changes of the same the later one holds."""
    company = make_company(firebird5, _FIVE, TINY)
    desk, admin = Desk(folder / "pc", platform), Admin(platform)
    desk.pair(_SLUG)
    connection = desk.connect(firebird5, company, _SLUG, "--every", "1h")
    with desk.agent():
        desk.until(lambda status: status.light is Light.GREEN, connection, "green")
        admin.ask("POST", "sync/terms")  # the long poll need not be waited out
        first = admin.until("the PC told its settings", state="holds", schedule={"every": "1h"})
        refused = admin.ask("PATCH", "configuration", {"policies": {"kinds": {"customers": {"write": True}}}})
        assert (refused.status_code, "allowed on the PC" in refused.text) == (422, True)
        wish = {"schedule": {"every": "2h"}, "policies": _wins("books_win"), "version": first["version"]}
        assert admin.ask("PATCH", "configuration", wish).json()["state"] == "waiting"
        applied = admin.until("the PC applied it", state="applied", schedule={"every": "2h"})
        assert (applied["policies"], applied.get("sentences")) == (_wins("books_win"), None)
        here = _here(desk, connection)
        assert here.times is not None
        assert here.times.every == "2h"
        with chromium() as browser:
            _change_on_the_page(browser, platform.url, admin.token)
        assert admin.until("the PC applied it", state="applied", schedule={"every": "45m"}).get("sentences") is None
        _set_here(desk, connection, EntityKind.PRODUCT, Policy.PLATFORM_WINS)
        admin.ask("POST", "sync/terms")
        admin.until("the PC told what was changed there", policies=_wins("platform_wins"))
        assert admin.ask("PATCH", "configuration", {**wish, "version": applied["version"]}).status_code == 412
        wait_until(lambda: _TOLD in desk.run("log").out, "the PC's log tells of it", timeout=_SOON)
    done = desk.run("policy", "set", "products", "--conflict", "ask")
    assert done.code == 0, done
    later = {"policies": {"kinds": {"products": {"conflict": "books_win"}}}}
    assert admin.ask("PATCH", "configuration", later).json()["state"] == "waiting"
    with desk.agent():
        holds = admin.until("the later change holds", state="applied", policies=_wins("books_win"))
    assert holds["sentences"] == [
        "Products: this had been changed on the PC too, but earlier; the platform's holds now."
    ]
