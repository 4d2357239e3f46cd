"""The face as a program: what stands alone stays until it is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from connector.control.messages import Done, Message, Quit, Request
from connector.domain.errors import Unsupported
from connector.paths import Home
from tests.ui.scripted import ScriptedAgent
from ui import theme
from ui.app import Application
from ui.preferences import Look
from ui.single import Single
from ui.windows.main_window import MainWindow


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
    if face.window is not None:
        face.window.close()
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


def window(face: Application) -> MainWindow:
    """The window that is open."""
    assert isinstance(face.window, MainWindow)
    return face.window


def test_an_agent_that_refuses_to_stop_is_not_left_as_if_it_had(
    qtbot: QtBot, face: Application, agent: ScriptedAgent
) -> None:
    """The face stays, and says why syncing goes on."""

    def refuse(_: Request) -> Message:
        raise Unsupported("A service runs the agent.", remedy="Stop the service.")

    agent.answers[Quit] = refuse
    face._leave(everything=True, icon=False)
    qtbot.waitUntil(lambda: face.window is not None and window(face).news.isVisible())
    assert window(face).news.text.text() == "A service runs the agent. Stop the service."
    assert face.tray.icon.isVisible() or not face.tray.icon.isSystemTrayAvailable()
    assert not Single(face.bridge.home).claim(), "it is still the one face"


def test_a_start_by_the_system_raises_nothing_and_an_upgrade_ends_the_face_alone(
    qtbot: QtBot, face: Application, agent: ScriptedAgent
) -> None:
    """Signing in is no wish for the window; whoever replaces the program asks the face to go, and the agent stays."""
    asked: list[Request] = []

    def stop(request: Request) -> Message:
        asked.append(request)
        return Done(sentence="The agent ends.")

    agent.answers[Quit] = stop
    home = face.bridge.home
    assert not Single(home).claim(quietly=True)
    Single(home).dismiss()
    qtbot.waitUntil(lambda: Single(home).claim(quietly=True))
    assert (face.window, asked) == (None, [])


def test_a_second_start_or_a_click_raises_what_is_there(qtbot: QtBot, face: Application) -> None:
    """Closed it is opened, minimised it comes up again; it is one window all the time."""
    assert not Single(face.bridge.home).claim()
    qtbot.waitUntil(lambda: face.window is not None and face.window.isVisible())
    first = window(face)
    first.showMinimized()
    assert not Single(face.bridge.home).claim()
    qtbot.waitUntil(lambda: not first.isMinimized())
    first.showMinimized()
    face.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert (face.window, first.isMinimized()) == (first, False)
    first.close()
    assert face.window is None
    face.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window(face).isVisible()
    window(face).close()


def test_closing_the_window_closes_what_stands_on_it(qtbot: QtBot, face: Application) -> None:
    """As by Escape: what takes long ends with it."""
    face.open("first_run")
    setting_up = window(face).setting_up
    assert setting_up is not None
    qtbot.waitUntil(setting_up.isVisible)
    with qtbot.waitSignal(setting_up.rejected):
        window(face).close()
