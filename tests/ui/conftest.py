"""A scripted agent behind a real control server, and a bridge to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from connector.paths import Home
from tests.ui.agent_for_setup import Office
from tests.ui.scripted import ScriptedAgent
from tests.ui.walker import Walker
from ui.bridge import Bridge
from ui.dialogs.first_run import FirstRun
from ui.text import LANGUAGES, use_language
from ui.translator import Languages

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
"""A window needs no screen here; what needs one is in tests/live."""


@pytest.fixture(autouse=True)
def english() -> None:
    """Numbers and dates as in Malaysia, whatever this computer says."""
    use_language("en")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home folder of its own."""
    home = Home(tmp_path / "home")
    home.prepare()
    return home


@pytest.fixture
def agent(home: Home) -> Iterator[ScriptedAgent]:
    """An agent that answers what a test says."""
    agent = ScriptedAgent(home)
    agent.start()
    yield agent
    agent.stop()


@pytest.fixture
def bridge(qtbot: QtBot, home: Home, agent: ScriptedAgent) -> Iterator[Bridge]:
    """A bridge that follows the agent, and knows where it stands."""
    bridge = Bridge(home)
    with qtbot.waitSignal(bridge.desk_changed):
        bridge.start()
    yield bridge
    bridge.close()


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """One language after the other; English afterwards."""
    languages = Languages(qapp)
    languages.use(request.param)
    yield request.param
    languages.leave()


@pytest.fixture
def office(agent: ScriptedAgent) -> Office:
    """An agent without any connection."""
    return Office(agent)


@pytest.fixture
def open_window(qtbot: QtBot, bridge: Bridge, office: Office) -> Iterator[Callable[..., Walker]]:
    """Opens the window over the agent."""

    def opened(**how: object) -> Walker:
        window = FirstRun(bridge, **how)  # type: ignore[arg-type]
        windows.append(window)
        window.show()
        return Walker(qtbot, window)

    windows: list[FirstRun] = []
    yield opened
    for window in windows:
        if shiboken6.isValid(window):
            window.close()


@pytest.fixture
def walker(open_window: Callable[..., Walker]) -> Walker:
    """Somebody who starts from nothing."""
    return open_window()
