"""`bukubridge-tray`: the face as a program. Closing the window keeps the tray; quitting says what stops."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QSystemTrayIcon, QWidget

from connector.control.client import find_home
from connector.control.messages import Done, Quit
from connector.domain.errors import BridgeError, Unreachable
from ui import theme
from ui.agent_process import Revival, start_agent
from ui.autostart import find_autostart
from ui.bridge import Bridge
from ui.preferences import Look, Preferences
from ui.renewal import Renewal, face_of_version, start_face
from ui.single import Single
from ui.state import Desk
from ui.theme import Role
from ui.translator import Languages
from ui.tray import Tray

if TYPE_CHECKING:
    from ui.windows.small_window import SmallWindow

_TRAY_LOOK_MS = 500
_TRAY_WAIT_MS = 5000
_AGENT_WAIT_MS = 1500
"""An agent that a service runs is there at once; only when there is none is one started."""


class Application(QObject):
    """Holds the parts together: bridge, tray, and the window while it is open."""

    def __init__(self, app: QApplication, *, shown: bool) -> None:
        super().__init__()
        self._app = app
        self._home = find_home()
        self._home.prepare()
        self.single = Single(self._home, self)
        self.preferences = Preferences(self._home.root / "face.ini")
        self.languages = Languages(app)
        self.languages.use(self.preferences.language)
        theme.apply(app, self.preferences.look)
        app.styleHints().colorSchemeChanged.connect(self._lit)
        self._shown = shown
        self.window: QWidget | None = None
        self.small: SmallWindow | None = None
        """What stands in where there is no tray."""
        self.started_agent = False
        self.newer: tuple[str, Path] | None = None
        """The version that took this one's place, and its face."""
        self.question: QMessageBox | None = None
        """Whether to quit; the latest one is kept, as it stands alone and must last until it is answered."""

    def start(self, *, quietly: bool = False) -> bool:
        """Appear; False when there is another face of this home, which was raised instead, unless `quietly`."""
        if not self.single.claim(quietly=quietly):
            return False
        self.bridge = Bridge(self._home, self)
        self.tray = Tray(self.bridge, self.preferences, self)
        self.tray.opened.connect(self.open)
        self.tray.quit_wanted.connect(self.quit)
        self.single.raised.connect(lambda: self.open("overview"))
        self.single.dismissed.connect(self._end)
        self._app.setQuitOnLastWindowClosed(False)
        self.tray.show()
        self.bridge.desk_changed.connect(self._first_look)
        revival = Revival(start_agent, self._home.ended.exists)
        # Each change, too: an agent that came and died between two ticks was there all the same.
        for moment in (self.bridge.desk_changed, self.bridge.ticked):
            moment.connect(lambda *_: revival.look(self.bridge.desk, time.monotonic()))
        renewal = Renewal(face_of_version, self.take_newer)
        self.bridge.ticked.connect(lambda: renewal.look(self.bridge.desk, time.monotonic()))
        self.bridge.ticked.connect(self._give_way_when_idle)
        self.bridge.start()
        QTimer.singleShot(_AGENT_WAIT_MS, self._start_agent)
        QTimer.singleShot(_TRAY_WAIT_MS, self._begin_looking)
        if self._shown:
            self.open("overview")
        return True

    def open(self, page: str) -> None:
        """Show a page of the window."""
        from ui.windows.main_window import MainWindow

        if self.window is None:
            window = MainWindow(self.bridge, self.preferences)
            window.closed.connect(self._closed)
            window.preference_changed.connect(self._chosen)
            self.window = window
            self._tell_of_newer()
        assert isinstance(self.window, MainWindow)  # noqa: S101  # nothing else is kept there
        self.window.open(page)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _chosen(self, what: str) -> None:
        """Something that concerns the whole face; a window speaks the language in which it was made."""
        theme.apply(self._app, self.preferences.look)
        self.tray.show_desk()
        if what == "language":
            self.languages.use(self.preferences.language)
            QTimer.singleShot(0, self, self._reopen)

    def _lit(self) -> None:
        """The system turned light or dark."""
        if self.preferences.look is Look.SYSTEM:
            theme.apply(self._app, Look.SYSTEM)

    def _reopen(self) -> None:
        if self.window is not None:
            self.window.close()
            self.open("settings:look")

    def quit(self) -> None:
        """Ask what shall stop: the icon alone, or syncing too."""
        if self.question is not None and self.question.isVisible():
            self.question.raise_()
            self.question.activateWindow()
            return
        self.question = box = QMessageBox(QMessageBox.Icon.Question, "BukuBridge", self.tr("Quit BukuBridge?"))
        box.setInformativeText(
            self.tr("Syncing can go on in the background without the icon, or stop until BukuBridge is started again.")
        )
        icon_only = box.addButton(self.tr("Quit the icon only"), QMessageBox.ButtonRole.AcceptRole)
        everything = box.addButton(self.tr("Stop syncing and quit"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(icon_only)
        box.buttonClicked.connect(lambda button: self._leave(everything=button is everything, icon=button is icon_only))
        box.open()

    def _leave(self, *, everything: bool, icon: bool) -> None:
        if everything:
            self.bridge.ask(self, Quit(), Done, lambda _: self._end(), self._not_stopped)
        elif icon:
            self._end()

    def _not_stopped(self, error: BridgeError) -> None:
        """Where no agent runs there is nothing to stop; one that refuses goes on, and the face stays to say so."""
        if isinstance(error, Unreachable) and not self.bridge.desk.reachable:
            self._end()
        else:
            self.open("overview")
            self.bridge.refused.emit(error)

    def _end(self) -> None:
        self.tray.icon.hide()
        self.bridge.close()
        self.single.release()
        self._app.quit()

    def _closed(self) -> None:
        if self.window is not None:
            self.window.destroyed.connect(theme.forget_drawn)
        self.window = None

    def take_newer(self, version: str, program: Path) -> None:
        """The program was updated: the newer face takes over at once, or as soon as nobody looks at this one."""
        self.newer = version, program
        self._tell_of_newer()
        self._give_way_when_idle()

    def _give_way_when_idle(self) -> None:
        if self.newer is not None and self.window is None and (self.question is None or not self.question.isVisible()):
            self._give_way(shown=False)

    def _tell_of_newer(self) -> None:
        from ui.windows.main_window import MainWindow

        if self.newer is None or not isinstance(self.window, MainWindow):
            return
        said = self.tr("BukuBridge was updated to version {version}.").format(version=self.newer[0])
        self.window.updated.show_news(said, Role.ACCENT, self.tr("Start again now"))
        self.window.updated.clicked.connect(lambda: self._give_way(shown=True))

    def _give_way(self, *, shown: bool) -> None:
        """To the newer face; where it does not start, this one goes on."""
        newer, self.newer = self.newer, None
        if newer is None:
            return
        self.single.release()
        if start_face(newer[1], shown=shown):
            if self.window is not None:
                self.window.close()
            self._end()
        else:
            self.single.claim(quietly=True)

    def _first_look(self, desk: Desk) -> None:
        """Somebody who never connected a company is shown how, once."""
        if desk.reachable:
            self.bridge.desk_changed.disconnect(self._first_look)
            if not desk.connections:
                self.open("first_run")

    def _start_agent(self) -> None:
        if not self.bridge.desk.reachable and not self.started_agent:
            self.started_agent = start_agent()

    def _begin_looking(self) -> None:
        """A desktop may have no tray, or give up the one that it had, or get one later."""
        looking = QTimer(self)
        looking.timeout.connect(self._look_for_tray)
        looking.start(_TRAY_LOOK_MS)
        self._look_for_tray()

    def _look_for_tray(self) -> None:
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and self.small is not None:
            self.small.leave()
            self.small = None
            self.tray.icon.hide()
            self.tray.show()
        elif not there and self.small is None and self.window is None:
            from ui.windows.small_window import SmallWindow

            self.small = SmallWindow(self.bridge)
            self.small.opened.connect(self.open)
            self.small.quit_wanted.connect(self.quit)
            self.small.show()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the face; an exit code.

    `--show` opens the window. `--signed-in` is how the system starts it for everybody: nothing happens where this user
    chose otherwise, or where it runs already. `--quit` ends the face that runs, for an upgrade; the agent goes on.
    """
    given = list(sys.argv if arguments is None else arguments)
    if "--quit" in given:
        # An installer asks, which may have no screen.
        nothing_shown = QCoreApplication(given[:1])
        Single(find_home(), nothing_shown).dismiss()
        return 0
    app = QApplication(given[:1])
    app.setApplicationName("BukuBridge")
    app.setDesktopFileName("bukubridge")
    quietly = "--signed-in" in given
    if quietly and not find_autostart().on():
        return 0
    try:
        face = Application(app, shown="--show" in given)
    except BridgeError as exc:
        sys.stderr.write(f"{exc}\n")
        return 1
    return app.exec() if face.start(quietly=quietly) else 0
