"""The face as a program: what stands alone stays until it is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from connector.paths import Home
from tests.ui.scripted import ScriptedAgent
from ui import theme
from ui.app import Application
from ui.preferences import Look


@pytest.fixture
def face(
    qtbot: QtBot, qapp: QApplication, home: Home, agent: ScriptedAgent, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The whole face with its window closed: the tray alone."""
    monkeypatch.setenv("BUKUBRIDGE_HOME", str(home.root))
    face = Application(qapp, shown=False)
    assert face.start()
    qtbot.waitUntil(lambda: face.bridge.desk.reachable)
    yield face
    face.bridge.close()
    face.tray.icon.hide()
    face.single.release()
    face.languages.leave()
    theme.apply(qapp, Look.SYSTEM)


def test_quitting_asks_also_without_a_window_and_once(qtbot: QtBot, face: Application) -> None:
    """From the tray's menu with the window closed: the question stands until it is answered, and is there once."""
    face.tray.quit_wanted.emit()
    question = face.question
    assert question is not None
    qtbot.waitUntil(question.isVisible)
    face.tray.quit_wanted.emit()
    assert face.question is question
    question.reject()
    assert not question.isVisible()
    face.tray.quit_wanted.emit()
    assert face.question is not question
    assert face.question.isVisible()
    face.question.reject()
