"""Another language or look, chosen in the window, changes the whole face without a new start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from connector.paths import Home
from tests.ui.scripted import ScriptedAgent
from ui import theme
from ui.app import Application
from ui.pages.settings.page import SettingsPage
from ui.preferences import Look
from ui.windows.main_window import MainWindow


@pytest.fixture
def face(
    qtbot: QtBot, qapp: QApplication, home: Home, agent: ScriptedAgent, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The whole face, its window open at the settings."""
    monkeypatch.setenv("BUKUBRIDGE_HOME", str(home.root))
    face = Application(qapp, shown=False)
    face.preferences.language = "en"
    face.languages.use("en")
    assert face.start()
    qtbot.waitUntil(lambda: face.bridge.desk.reachable)
    face.open("settings")
    yield face
    face.bridge.close()
    face.tray.icon.hide()
    if face.window is not None:
        face.window.close()
    face.single.release()
    face.languages.leave()
    theme.apply(qapp, Look.SYSTEM)


def chosen(face: Application) -> SettingsPage:
    """The page of the window that is open now."""
    assert isinstance(face.window, MainWindow)
    page = face.window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def choose(box: QComboBox, value: object) -> None:
    """As a person does."""
    box.setCurrentIndex(box.findData(value))


def test_a_window_speaks_another_language_at_once(qtbot: QtBot, face: Application) -> None:
    """It is made anew, and shows what it showed."""
    before = face.window
    choose(chosen(face).look.language, "ms")
    qtbot.waitUntil(lambda: face.window is not None and face.window is not before)
    assert QLocale().name() == "ms_MY"
    assert chosen(face).look.language.currentData() == "ms"
    assert chosen(face).isVisible()


def test_dark_is_dark_at_once(face: Application, qapp: QApplication) -> None:
    """In the window that is open."""
    choose(chosen(face).look.look, Look.DARK)
    assert theme.is_dark()
    assert qapp.styleHints().colorScheme() in (Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown)
    choose(chosen(face).look.look, Look.LIGHT)
    assert not theme.is_dark()
