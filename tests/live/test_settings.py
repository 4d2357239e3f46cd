"""Settings of a running agent: in force at once, without a new start; what a face shows is what the agent does."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.agent.access import PLATFORM, TOKEN, Access
from connector.connections import Connection, Organization, change_registry
from connector.control.choices import GetSettings, ProxyChoice, SetSettings, SettingsNow
from connector.control.client import ControlClient
from connector.control.messages import Accepted, Sync
from connector.control.setting_up import Times
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Scope
from connector.domain.choices import LogLevel, ProxyUse
from connector.domain.clock import SystemClock
from connector.domain.errors import BridgeError
from connector.domain.keys import ConnectionId
from connector.domain.secret import Secret
from connector.paths import Home
from connector.settings import Settings
from tests.fakes.proxy import Asked, NotingProxy
from tests.live.servers.processes import start_agent, wait_until
from tests.live.servers.scratch import scratch_folder
from ui.autostart import DesktopFile
from ui.bridge import Bridge
from ui.pages.settings.page import SettingsPage
from ui.preferences import Preferences

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
CANARY = "canary-proxy-90d1"
ELSEWHERE = "platform.invalid:443"
NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def furnish(home: Home) -> None:
    """A PC that is paired with a platform which nobody reaches straight."""
    home.prepare()
    keys = KeyFile.create(home.key_file)
    access = Access(home, Settings(), SystemClock(), keys)
    access.vault.put(Scope(PLATFORM, "aneka"), TOKEN, Secret("canary-token-0a1b"))
    organization = Organization(slug="aneka", name="Aneka", platform="https://platform.invalid", paired_at=NOW)
    connection = Connection(
        id=ConnectionId("c1"),
        provider="sql_accounting",
        title="Aneka Sdn Bhd",
        organization="aneka",
        connected_at=NOW,
        settings={"path": "/nowhere.fdb"},
    )
    change_registry(home, lambda known: known.with_organization(organization).with_connection(connection))


@pytest.fixture
def home() -> Iterator[Home]:
    """A furnished home whose agent runs."""
    with scratch_folder("settings") as folder, ExitStack() as running:
        home = Home(folder / "home")
        furnish(home)
        environment = {"BUKUBRIDGE_HOME": str(home.root), "BUKUBRIDGE_LOG_LEVEL": ""}
        process = start_agent(home.root, output=folder / "agent.txt", environment=environment)
        running.enter_context(process)
        wait_until(lambda: answers(home), "the agent answers", process=process)
        yield home


def answers(home: Home) -> bool:
    """Whether the agent answers."""
    try:
        ask(home, GetSettings())
    except BridgeError:
        return False
    return True


def ask(home: Home, request: GetSettings | SetSettings) -> SettingsNow:
    """Ask the agent."""
    with ControlClient(home, "test") as client:
        return client.ask(request, SettingsNow)


def sync(home: Home) -> None:
    """A person wants a run: the platform is looked for at once."""
    with ControlClient(home, "test") as client:
        client.ask(Sync(connection="c1"), Accepted)


def lines(home: Home) -> list[dict[str, object]]:
    """The technical log; a new agent answers before it has written the first line of it."""
    written = home.agent_log.read_bytes() if home.agent_log.exists() else b""
    return [msgspec.json.decode(line) for line in written.splitlines()]


def test_another_proxy_is_taken_without_a_new_start(home: Home) -> None:
    """The first one with its password, then the second; the password is in no file and no log."""
    with NotingProxy() as first, NotingProxy() as second:
        named = ProxyChoice(use=ProxyUse.ADDRESS, address=first.address, user="office")
        assert ask(home, SetSettings(proxy=named, proxy_password=CANARY)).proxy_password
        sync(home)
        wait_until(lambda: Asked(ELSEWHERE, "office", CANARY) in first.asked, "the first proxy is asked")
        ask(home, SetSettings(proxy=ProxyChoice(use=ProxyUse.ADDRESS, address=second.address)))
        sync(home)
        wait_until(lambda: Asked(ELSEWHERE) in second.asked, "the second proxy is asked")
        ask(home, SetSettings(log_level=LogLevel.DEBUG))
        sync(home)
    told = [path.read_bytes() for path in home.root.rglob("*") if path.is_file()]
    assert not any(CANARY.encode() in content for content in told)


def test_the_log_becomes_louder_and_quieter_without_a_new_start(home: Home) -> None:
    """Lines of the level that was chosen, from that moment on."""
    assert not [line for line in lines(home) if line["level"] == "debug"]
    ask(home, SetSettings(log_level=LogLevel.DEBUG))
    wait_until(lambda: bool(ask(home, GetSettings())) and "debug" in {line["level"] for line in lines(home)}, "details")
    ask(home, SetSettings(log_level=LogLevel.ERROR))
    wait_until(lambda: settled(home), "quiet")


def settled(home: Home) -> bool:
    """Whether asking adds nothing to the log any more."""
    before = len(lines(home))
    ask(home, GetSettings())
    return len(lines(home)) == before


def test_a_schedule_chosen_in_the_window_is_kept_by_the_agent(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    """From the page to the times of a company, and into the file that a person may read."""
    bridge = Bridge(home)
    with qtbot.waitSignal(bridge.desk_changed):
        bridge.start()
    page = SettingsPage(bridge)
    page.take_preferences(Preferences(tmp_path / "face.ini"), DesktopFile(tmp_path, ("tray",)))
    qtbot.addWidget(page)
    page.show()
    page.take_desk(bridge.desk)
    page.refresh()
    qtbot.waitUntil(lambda: page.schedule.known is not None)
    ask(home, SetSettings(proxy=ProxyChoice(use=ProxyUse.NONE)))
    page.schedule.editor.count.setValue(7)
    page.schedule.editor.days[6].setChecked(False)
    QTest.mouseClick(page.schedule.bar.apply_button, Qt.MouseButton.LeftButton)
    wished = Times(every="7m", days="mon,tue,wed,thu,fri,sat")
    qtbot.waitUntil(lambda: page.schedule.known is not None and page.schedule.known.times == wished)
    assert ask(home, GetSettings()).times == wished
    assert 'every = "7m"' in home.settings.read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: page.about.table.rowCount() > 10)
    bridge.close()
