"""Each account in the cloud from the command line: over the browser to the provider and back, told, and taken back."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from connector.cli.connect_account import PROVIDERS
from connector.control import cloud_accounts as ask
from connector.control.client import ControlClient
from connector.control.setting_up import Pair, Paired
from connector.credentials.keys import KeyFile
from connector.domain.errors import Unreachable
from connector.domain.gathered import Summary
from connector.domain.keys import EntityKind
from connector.domain.runs import EntryOutcome, LogEntry
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
from ui.bridge import Bridge
from ui.pages.log import LogPage
from ui.pages.overview import OverviewPage
from ui.preferences import Preferences
from ui.state import Face as Look
from ui.tray import Tray
from ui.widgets.account_card import AccountCard

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SLUG = "kedai"
_LONG = 180_000
"""Milliseconds for what takes seconds on a machine that is not busy."""
_ORGANISATIONS = [
    {"id": f"c-{n}", "tenantId": f"t-{n}", "tenantName": f"Kedai {n}", "tenantType": "ORGANISATION"} for n in (1, 2)
]
_PAGES = [{"id": f"10{n}", "name": f"Laman {n}", "access_token": f"page-token-{n}"} for n in (1, 2)]
_ACCOUNTS: dict[str, list[dict[str, object]]] = {
    "quickbooks": [{"CompanyInfo": {"CompanyName": "Ujian Sdn Bhd"}, "sub": "one"}],
    "xero": [dict(each) for each in _ORGANISATIONS],
    "facebook": [{"data": _PAGES, "sub": "one"}],
}
"""What each provider tells of the accounts that a person has there."""
_CONNECTED = {  # QuickBooks' is the name that the simulated company says, too, as soon as somebody reads it
    "quickbooks": ("Ujian Sdn Bhd", ""),
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

    def sign_in(self, provider: str, address: str) -> None:
        """What a person does in the browser; of several accounts the last one is chosen."""
        question = _CONNECTED[provider][1]
        self.browser.go(address)
        self.browser.wait_for("#allow")
        self.browser.click("#allow")
        if question:
            self.browser.wait_for_text(question)
            self.browser.click("label:last-of-type input")
            self.browser.click("button[type=submit]")
        self.browser.wait_for_text("Go on in BukuBridge")

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


@dataclass(slots=True)
class Face:
    """The window's pages and the tray over the same agent; the browser only notes what it is to open."""

    bridge: Bridge
    overview: OverviewPage
    log: LogPage
    tray: Tray
    opened: list[str] = field(default_factory=list)

    def open(self, address: str) -> bool:
        """A browser."""
        self.opened.append(address)
        return True


@pytest.fixture
def face(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Face]:
    """Started, with the cards of all accounts."""
    bridge = Bridge(desk.home)
    bridge.accounts_every = 2.0
    made = Face(bridge, OverviewPage(bridge), LogPage(bridge), Tray(bridge, Preferences(tmp_path / "face.ini")))
    for page in (made.overview, made.log):
        qtbot.addWidget(page)
        bridge.desk_changed.connect(page.take_desk)
    made.overview.accounts.open_browser = made.open
    bridge.start()
    made.overview.show()
    made.overview.refresh()
    qtbot.waitUntil(lambda: len(made.overview.accounts.cards) == len(PROVIDERS), timeout=_LONG)
    yield made
    made.tray.icon.hide()
    bridge.close()


def _connect(face: Face, desk: Desk, qtbot: QtBot, provider: str) -> AccountCard:
    """By the buttons of its card; the card when it says so."""
    card = face.overview.accounts.cards[SLUG, provider]
    card.connect_now.click()
    qtbot.waitUntil(lambda: bool(face.opened), timeout=_LONG)
    desk.sign_in(provider, face.opened.pop())
    qtbot.waitUntil(lambda: _CONNECTED[provider][0] in card.where.text(), timeout=_LONG)
    return card


@pytest.mark.timeout(400)
def test_the_log_of_what_the_platform_keeps_is_looked_through_like_ones_own(
    desk: Desk, face: Face, qtbot: QtBot
) -> None:
    """Runs with their kinds, lines with what changed, words, export, the record's page. The first to connect it:
    whoever comes later finds its records there, and writes none."""
    card, log = _connect(face, desk, qtbot, "quickbooks"), face.log
    log.show()
    qtbot.waitUntil(lambda: log.filters.company.findData(card.account.log) >= 0, timeout=_LONG)
    log.show_what(card.account.log)
    qtbot.waitUntil(lambda: log.runs.topLevelItemCount() > 1 and log.model.rowCount() > 5, timeout=_LONG)
    rows = log.model.rowCount()
    written = [line for row in range(rows) if (line := log.model.entry(row)) and line.outcome is EntryOutcome.SYNCED]
    assert {EntityKind.CUSTOMER, EntityKind.INVOICE} <= {line.entity for line in written}
    run = log.runs.topLevelItem(log.runs.topLevelItemCount() - 1)
    assert run is not None
    assert run.childCount() > 1, "a run is divided into kinds"
    one = next(line for line in written if line.entity is EntityKind.CUSTOMER and line.title)
    log.filters.words.setText(one.title)
    qtbot.waitUntil(lambda: 0 < log.model.rowCount() < rows, timeout=_LONG)
    log.filters.show_everything()
    qtbot.waitUntil(lambda: log.model.rowCount() >= rows, timeout=_LONG)
    log.details.show_line(log.model.connection, one)
    qtbot.waitUntil(lambda: bool(log.details.shown and log.details.shown.page), timeout=_LONG)
    assert log.details.shown is not None
    assert f"/integrations/providers/quickbooks/records/customers?key={one.key}" in log.details.shown.page
    log.export.export_to(desk.folder / "log.csv")
    qtbot.waitUntil(lambda: log.export.export is None, timeout=_LONG)
    assert len((desk.folder / "log.csv").read_text(encoding="utf-8-sig").splitlines()) >= rows + 1
    with ControlClient(desk.home, "test") as client:
        client.ask(ask.DisconnectAccount(organization=SLUG, provider="quickbooks"), ask.AccountDisconnected)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("provider", PROVIDERS)
def test_an_account_is_connected_shown_and_taken_back(desk: Desk, provider: str) -> None:
    """The browser is opened, the person signs in and chooses among several, the command says what is connected, a card
    what of a metered account was used; after `disconnect` the consent is taken back there, and no secret was told."""
    name, _ = _CONNECTED[provider]
    command = desk.command("connect", provider)
    desk.sign_in(provider, desk.opened(command))
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
@pytest.mark.parametrize("provider", ["xero", "facebook"])
def test_a_card_lets_people_choose_and_tells_of_runs_that_fail(
    desk: Desk, face: Face, qtbot: QtBot, provider: str
) -> None:
    """The last of two organisations or pages is connected; the provider answers nothing that can be used, and that
    shows: on the card, in the tray, which is not green, and in the log, with why. At last the platform is gone, and
    nothing is shown as if nothing had happened."""
    card = _connect(face, desk, qtbot, provider)
    qtbot.waitUntil(lambda: card.wrong.isVisibleTo(card), timeout=_LONG)
    assert card.wrong.text().startswith("The last sync failed.")
    assert face.tray.face not in (Look.OK, Look.SYNCING)
    face.overview.go.connect(lambda wanted: face.log.show_what(wanted.removeprefix("log:")))
    face.log.show()
    card.activity.click()
    qtbot.waitUntil(lambda: face.log.model.rowCount() > 0, timeout=_LONG)
    assert face.log.filters.company.currentText() == f"{PROVIDERS[provider]} · {_CONNECTED[provider][0]}"
    qtbot.waitUntil(lambda: _failed(face.log) is not None, timeout=_LONG)
    failed = _failed(face.log)
    assert failed is not None
    face.log.details.show_line(face.log.model.connection, failed)
    qtbot.waitUntil(lambda: bool(face.log.details.shown and face.log.details.shown.page), timeout=_LONG)
    assert face.log.details.cause.text()
    if provider == "facebook":
        desk.server.stop()
        face.log.filters.choose(connection=card.account.log, words="something else")
        qtbot.waitUntil(lambda: bool(face.log.model.unknown), timeout=_LONG)
        assert face.log.lines.empty.title.text() == "What happened is not known now"
        assert face.log.news.text.text()
        return
    with ControlClient(desk.home, "test") as client:
        client.ask(ask.DisconnectAccount(organization=SLUG, provider=provider), ask.AccountDisconnected)
    qtbot.waitUntil(lambda: not card.wrong.isVisibleTo(card), timeout=_LONG)


def _failed(log: LogPage) -> LogEntry | None:
    """The newest line of something that failed, once it is among those that were fetched."""
    lines = (log.model.entry(row) for row in range(log.model.rowCount()))
    return next((line for line in lines if line is not None and line.outcome is EntryOutcome.FAILED), None)


@pytest.mark.timeout(400)
def test_a_platform_that_does_not_answer_is_to_be_tried_again(desk: Desk) -> None:
    """Nobody says that it offers nothing: it cannot be reached, and that is what to do. The last of this module: the
    platform is gone afterwards."""
    desk.server.stop()
    for wanted in (("connect", "quickbooks"), ("disconnect", "quickbooks", "--yes")):
        command = desk.command(*wanted)
        assert command.wait(90) != 0, command.text()
        assert "Try again when it can be reached." in command.text()
