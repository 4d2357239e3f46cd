"""One language, look and scale: opens each page in turn and takes its picture. A process of its own for `pictures`."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from connector.control.client import find_home
from connector.domain.keys import EntityKind
from tests.live.face.pictures import FOLDER
from ui import theme
from ui.bridge import Bridge
from ui.pages.log import LogPage
from ui.pages.settings.page import SettingsPage
from ui.preferences import Look, Preferences
from ui.translator import Languages
from ui.windows.main_window import PAGES, MainWindow

_LOADS_MS = 2500
"""Until a page has what it asked for; nothing tells when it is all there."""


class Album(QObject):
    """Takes one picture after the other."""

    def __init__(self, app: QApplication, window: MainWindow, name: str) -> None:
        super().__init__()
        self._app = app
        self._window = window
        self._name = name
        self._left = [*(page.name for page in PAGES), "log-line", "settings-kind", "settings-end", "first_run"]

    def turn(self) -> None:
        """The next page, or the end."""
        if not self._left:
            self._app.quit()
            return
        name, _, part = self._left[0].partition("-")
        self._window.open(name)
        if part:
            self._show_part(self._left[0])
        QTimer.singleShot(_LOADS_MS, self._take)

    def _show_part(self, wanted: str) -> None:
        """What a page shows once something was chosen on it; the page itself was shown before."""
        log, settings = self._window.page("log"), self._window.page("settings")
        if wanted == "log-line" and isinstance(log, LogPage):
            log.table.setCurrentIndex(log.model.index(1, 0))
        elif wanted == "settings-kind" and isinstance(settings, SettingsPage):
            settings.show_what("companies")
            settings.companies.rows[EntityKind.INVOICE].open(opened=True)
        elif isinstance(settings, SettingsPage):
            settings.show_what("updates")

    def _take(self) -> None:
        page = self._left.pop(0)
        shown = self._window.setting_up if page == "first_run" else self._window
        assert shown is not None
        shown.grab().save(str(FOLDER / f"{page}-{self._name}.png"))
        self.turn()


def main() -> int:
    """Run; arguments are language, look and the end of the files' names."""
    language, look, name = sys.argv[1:4]
    app = QApplication(sys.argv[:1])
    languages = Languages(app)
    languages.use(language)
    theme.apply(app, Look(look))
    home = find_home()
    bridge = Bridge(home)
    window = MainWindow(bridge, Preferences(home.root / "pictures.ini"))
    window.resize(1080, 720)
    window.show()
    bridge.start()
    album = Album(app, window, name)
    QTimer.singleShot(_LOADS_MS, album.turn)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
