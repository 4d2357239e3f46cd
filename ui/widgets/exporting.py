"""A button that writes the shown lines into a file, and news of how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from ui.bridge import Bridge
from ui.export import Export
from ui.file_words import speak
from ui.models.log_model import LogModel
from ui.text import number
from ui.theme import Role, icon
from ui.widgets.basics import Banner


class ExportButton(QPushButton):
    """One export at a time; it can be cancelled where it is told of."""

    def __init__(self, bridge: Bridge, model: LogModel, news: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon("export"))
        self.setText(self.tr("Export"))
        self._bridge = bridge
        self._model = model
        self._news = news
        self.export: Export | None = None
        menu = QMenu(self)
        menu.addAction(self.tr("Excel workbook…")).triggered.connect(lambda: self._ask_where("xlsx"))
        menu.addAction(self.tr("CSV file…")).triggered.connect(lambda: self._ask_where("csv"))
        self.setMenu(menu)
        news.clicked.connect(self.cancel)
        model.counted.connect(self._show_possible)
        self._show_possible()

    def export_to(self, path: Path) -> None:
        """Write what is shown into a file, in the background."""
        if self.export is not None:
            return
        self.export = Export(self._bridge.home, self._model, path, self)
        self._show_possible()
        self.progressed(0, self._model.rowCount())
        self._bridge.beside(self, self.export.run, "face-export")

    def cancel(self) -> None:
        """Write no more."""
        if self.export is not None:
            self.export.cancel()

    def _show_possible(self) -> None:
        self.setEnabled(self.export is None and self._model.rowCount() > 0)

    def _ask_where(self, kind: str) -> None:
        dialog = QFileDialog(self.window(), self.tr("Export the log"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        speak(dialog)
        dialog.setNameFilter(f"Excel (*.{kind})" if kind == "xlsx" else f"CSV (*.{kind})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def progressed(self, rows: int, total: int) -> None:
        """How far it is."""
        words = self.tr("Writing {done} of {total} lines…").format(done=number(rows), total=number(total))
        self._news.show_news(words, Role.ACCENT, self.tr("Cancel"))

    def finished(self, rows: int, whole: bool) -> None:
        """The file is there."""
        words = self.tr("%n line(s) are in the file.", "", rows)
        if not whole:
            words += " " + self.tr("That is as many as a sheet of Excel takes; CSV takes all.")
        self._end(words, Role.OK if whole else Role.WARNING)

    def failed(self, why: str) -> None:
        """There is no file."""
        self._end(why or self.tr("The export was cancelled."), Role.WARNING)

    def _end(self, words: str, role: Role) -> None:
        self.export = None
        self._show_possible()
        self._news.show_news(words, role)
