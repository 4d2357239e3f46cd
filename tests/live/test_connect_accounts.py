"""Each account in the cloud from the command line: over the browser to the provider and back, told, and taken back."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from connector.cli.connect_account import PROVIDERS
from connector.control import cloud_accounts as ask
from connector.control.client import ControlClient
from connector.control.setting_up import Pair, Paired
from connector.credentials.keys import KeyFile
from connector.domain.errors import Unreachable
from connector.domain.gathered import Summary
from connector.paths import Home
from connector.providers.quickbooks.quota import METERED_A_MONTH
from connector.providers.registry import specs
from tests.cloud_api.driver import new_key_file
from tests.fakes.meta.instagram_login import APP_ID, APP_SECRET, InstagramLogin, instagram_login
from tests.fakes.quickbooks.server import simulator
from tests.fakes.sign_in.provider import CLIENT_ID, CLIENT_SECRET, SignInProvider, sign_in_provider
from tests.live.meta.account import furnished
from tests.live.quickbooks.stage import small_company
from tests.live.servers.chromium import Chromium, chromium
from tests.live.servers.processes import ChildProcess, console_script, free_port, start_agent, start_cloud, wait_until
from tests.live.servers.registered import organization, registrations
from tests.live.servers.scratch import scratch_folder

SLUG = "kedai"
_ORGANISATIONS = [
    {"id": f"c-{n}", "tenantId": f"t-{n}", "tenantName": f"Kedai {n}", "tenantType": "ORGANISATION"} for n in (1, 2)
]
_PAGES = [{"id": f"10{n}", "name": f"Laman {n}", "access_token": f"page-token-{n}"} for n in (1, 2)]
_ACCOUNTS: dict[str, list[dict[str, object]]] = {
    "quickbooks": [{"CompanyInfo": {"CompanyName": "Kedai Sdn Bhd"}, "sub": "one"}],
    "xero": [dict(each) for each in _ORGANISATIONS],
    "facebook": [{"data": _PAGES, "sub": "one"}],
}
"""What each provider tells of the accounts that a person has there."""
_CONNECTED = {
    "quickbooks": ("Kedai Sdn Bhd", ""),
    "xero": ("Kedai 2", "Which organisation shall be connected?"),
    "facebook": ("Laman 2", "Which page shall be connected?"),
    "instagram": ("kedai.aneka", ""),
}
"""What is connected, and what is asked before where there are several: the last is chosen."""


@dataclass(slots=True)
class Desk:
    """A PC with an agent, a browser and a command line; the platform and the providers behind."""

    folder: Path
    home: Home
    browser: Chromium
    providers: dict[str, SignInProvider]
    instagram: InstagramLogin
    server: ChildProcess

    def command(self, *arguments: str) -> ChildProcess:
        """Type a command; a browser that it opens notes the address only."""
        number = len(list(self.folder.glob("command-*.txt")))
        environment = {"BUKUBRIDGE_HOME": str(self.home.root), "BROWSER": f"{self._note()} %s", "COLUMNS": "200"}
        output = self.folder / f"command-{number}.txt"
        return ChildProcess([console_script("bukubridge"), *arguments], output=output, environment=environment)

    def opened(self, process: ChildProcess) -> str:
        """The address that the browser was told to open."""
        noted = self.folder / "opened"
        wait_until(noted.exists, "the browser is opened", timeout=90, process=process)
        address = noted.read_text().strip()
        noted.unlink()
        return address

    def account(self, provider: str) -> ask.CloudAccount:
        """As the agent tells it."""
        with ControlClient(self.home, "test") as client:
            told = client.ask(ask.GetCloudAccounts(), ask.CloudAccounts).accounts
        return next(each for each in told if each.provider == provider)

    def collected(self, provider: str) -> Summary:
        """What its card tells of figures."""
        return self.account(provider).collected or Summary()

    def _note(self) -> Path:
        script = self.folder / "browser"
        noted = self.folder / "opened"
        script.write_text(f'#!/bin/sh\nprintf %s "$1" > {noted}.new\nmv {noted}.new {noted}\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return script


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """Everything, once."""
    with scratch_folder("accounts") as folder, ExitStack() as open_:
        providers = {}
        for name in _ACCOUNTS:
            provider = providers[name] = open_.enter_context(sign_in_provider())
            provider.accounts = _ACCOUNTS[name]
        api = open_.enter_context(simulator(small_company()))
        intuit = providers["quickbooks"]
        intuit.returned = {"realmId": api.company.realm}
        api.tokens = lambda given: any(given == each.access for each in intuit.families)
        url, port = f"sqlite:///{folder}/cloud.sqlite3", free_port()
        organization(url, SLUG)
        instagram = open_.enter_context(instagram_login())
        furnished(instagram.graph.world)
        environment = _environment(folder, providers, port, api.address, instagram)
        server = start_cloud(url, port=port, output=folder / "cloud.txt", environment=environment)
        open_.enter_context(server)
        home = Home(folder / "home")
        home.prepare()
        KeyFile.create(home.key_file)
        agent = open_.enter_context(start_agent(home.root, output=folder / "agent.txt"))
        wait_until(lambda: _answers(home), "the agent answers", timeout=90, process=agent)
        invited = ChildProcess(
            [console_script("bukubridge-cloud"), "agent", "invite", SLUG],
            output=folder / "invited.txt",
            environment={**environment, "BUKUBRIDGE_CLOUD_DATABASE_URL": url},
        )
        assert invited.wait(90) == 0, invited.text()
        with ControlClient(home, "test") as client:
            client.ask(Pair(platform=f"http://127.0.0.1:{port}", code=invited.text().strip().splitlines()[-1]), Paired)
        yield Desk(folder, home, open_.enter_context(chromium()), providers, instagram, server)


def _environment(
    folder: Path, providers: dict[str, SignInProvider], port: int, intuit: str, instagram: InstagramLogin
) -> dict[str, str]:
    values = {name: {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET} for name in providers}
    endpoints = {name: {**each.endpoints(), "api": f"{each.address}/api"} for name, each in providers.items()}
    endpoints["quickbooks"]["api"] = f"{intuit}/v3/company/{{tenant}}"
    values["instagram"] = {"client_id": APP_ID, "client_secret": APP_SECRET}
    endpoints["instagram"] = instagram.endpoints()
    file = registrations(folder, f"http://127.0.0.1:{port}", values, endpoints)
    return {
        "BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": str(file),
        "BUKUBRIDGE_CLOUD_KEY_FILE": str(new_key_file(folder)),
        "BUKUBRIDGE_CLOUD_PLATFORM_URL": f"http://127.0.0.1:{port}",
    }


def _answers(home: Home) -> bool:
    try:
        ControlClient(home, "test").close()
    except Unreachable:
        return False
    return True


def test_every_provider_that_people_sign_in_at_has_its_command() -> None:
    """And no other one."""
    assert {spec.name: spec.title for spec in specs() if spec.sign_in is not None} == PROVIDERS


@pytest.mark.timeout(400)
@pytest.mark.parametrize("provider", PROVIDERS)
def test_an_account_is_connected_shown_and_taken_back(desk: Desk, provider: str) -> None:
    """The browser is opened, the person signs in and chooses among several, the command says what is connected, a card
    what of a metered account was used; after `disconnect` the consent is taken back there, and no secret was told."""
    name, question = _CONNECTED[provider]
    command = desk.command("connect", provider)
    desk.browser.go(desk.opened(command))
    desk.browser.wait_for("#allow")
    desk.browser.click("#allow")
    if question:
        desk.browser.wait_for_text(question)
        desk.browser.click("label:last-of-type input")
        desk.browser.click("button[type=submit]")
    desk.browser.wait_for_text("Go on in BukuBridge")
    assert command.wait(90) == 0, command.text()
    said = command.text()
    assert re.search(rf"is connected with {SLUG}: {re.escape(name)}\.", said), said
    account = desk.account(provider)
    assert (account.connected, account.account) == (True, name)
    if provider == "instagram":  # the worker asks with the long token by itself
        wait_until(lambda: desk.collected(provider).at is not None, "its figures are collected", timeout=180)
        assert (desk.collected(provider).failure, desk.collected(provider).notices) == ("", ())
        assert f"/{desk.instagram.graph.world.account}/media" in desk.instagram.graph.counted()
    if provider == "quickbooks":
        wait_until(lambda: desk.account(provider).read > 0, "what was read is counted", timeout=180)
        assert desk.account(provider).included == METERED_A_MONTH

    ended = desk.command("disconnect", provider, "--yes")
    assert ended.wait(90) == 0, ended.text()
    assert "is disconnected" in ended.text()
    assert not desk.account(provider).connected
    if provider == "instagram":  # nothing takes a consent of Instagram back but its own settings
        assert "over there" in ended.text()
        known = desk.instagram.secrets()
    else:
        assert desk.providers[provider].families[-1].revoked
        known = desk.providers[provider].secrets()
    written = "\n".join(path.read_text(errors="replace") for path in desk.folder.glob("*.txt"))
    assert not [secret for secret in known if secret in written]


@pytest.mark.timeout(400)
def test_who_does_not_allow_it_is_told(desk: Desk) -> None:
    """On the page and by the command, which ends with a failure."""
    command = desk.command("connect", "xero")
    desk.browser.go(desk.opened(command))
    desk.browser.wait_for("#deny")
    desk.browser.click("#deny")
    desk.browser.wait_for_text("Nothing was connected")
    assert command.wait(90) == 1
    assert "did not allow" in command.text()


@pytest.mark.timeout(400)
def test_a_platform_that_does_not_answer_is_to_be_tried_again(desk: Desk) -> None:
    """Nobody says that it offers nothing: it cannot be reached, and that is what to do. The last of this module: the
    platform is gone afterwards."""
    desk.server.stop()
    for wanted in (("connect", "quickbooks"), ("disconnect", "quickbooks", "--yes")):
        command = desk.command(*wanted)
        assert command.wait(90) != 0, command.text()
        assert "Try again when it can be reached." in command.text()
