"""The chosen language: our own sentences and Qt's buttons."""

from __future__ import annotations

from importlib import resources
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ui.text import use_language

_QT: Final = {"zh": "zh_CN"}
"""Qt's names of languages, where they are others."""


class Languages:
    """Installs one language at a time; windows that are open take it when they are made anew."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Speak a language from now on. English has a file, too: of its plurals."""
        self.leave()
        folder = str(resources.files("ui") / "translations")
        # Qt does not speak Malay: what its menus and dialogs say then is in a file of ours.
        known = (
            (f"qtbase_{_QT.get(code, code)}", _qt_folder()),
            (f"qt_{code}", folder),
            (f"bukubridge_{code}", folder),
        )
        for file, place in known:
            translator = QTranslator()
            if translator.load(file, place):
                self._take(translator)
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
