"""The chosen language: our own sentences and Qt's buttons."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ui.text import use_language


class Languages:
    """Installs one language at a time; windows that are open take it when they are made anew."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Speak a language from now on. English has a file, too: of its plurals."""
        self.leave()
        qt = QTranslator()
        if qt.load(f"qtbase_{'zh_CN' if code == 'zh' else code}", _qt_folder()):
            self._take(qt)
        ours = QTranslator()
        if ours.load(f"bukubridge_{code}", str(resources.files("ui") / "translations")):
            self._take(ours)
        use_language(code)

    def leave(self) -> None:
        """Speak as the code is written."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []

    def _take(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)


def _qt_folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
