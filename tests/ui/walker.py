"""Somebody who goes the way from nothing to a company that syncs."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from connector.control import setting_up as say
from tests.ui.agent_for_setup import Office
from ui.dialogs.first_run import FirstRun
from ui.dialogs.first_run.step import Step

PASSWORD = "canary-7f02"


class Walker:
    """Somebody at the window: clicks, types, and counts the clicks."""

    def __init__(self, qtbot: QtBot, window: FirstRun) -> None:
        self.qtbot = qtbot
        self.window = window
        self.clicks = 0

    def click(self, button: QPushButton) -> None:
        """One click, as soon as the button can be clicked."""
        self.qtbot.waitUntil(button.isEnabled)
        assert button.isVisible()
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def next(self, step: Step) -> None:
        """On, to that step."""
        self.click(self.window.next)
        self.at(step)

    def at(self, step: Step) -> None:
        """Wait until that step is there and asks."""
        self.qtbot.waitUntil(lambda: self.window.step is step and not step.busy)

    def type(self, name: str, text: str) -> None:
        """Into a field of the step that is shown."""
        field = self.window.step.findChild(QLineEdit, name)
        assert field is not None
        assert field.isVisible()
        field.clear()
        QTest.keyClicks(field, text)

    def says(self, words: str) -> None:
        """Wait until the step says something of that kind."""
        news = self.window.step.news
        self.qtbot.waitUntil(lambda: news.isVisible() and words in news.text.text())

    def gone(self) -> None:
        """The window is closed and given up."""
        self.qtbot.waitUntil(lambda: not shiboken6.isValid(self.window))

    def to_sign_in(self) -> None:
        """The first company that was found."""
        self.next(self.window.books)
        self.next(self.window.sign_in)

    def to_pairing(self) -> None:
        """Signed in."""
        self.to_sign_in()
        self.type("password", PASSWORD)
        self.next(self.window.pairing)

    def to_directions(self) -> None:
        """Paired."""
        self.to_pairing()
        self.type("code", "AB-12")
        self.next(self.window.directions)

    def to_preview(self) -> None:
        """Reading alone, and the preview is over."""
        self.to_directions()
        self.next(self.window.preview)
        self.qtbot.waitUntil(lambda: not self.window.preview.running)


def kept(office: Office) -> say.ConnectionSettings:
    """The connection that there is by now."""
    assert office.kept is not None
    return office.kept
