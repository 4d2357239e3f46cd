"""The lines of the log as a table: keyboard, copying, and the chosen line stays chosen when newer ones come."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.log_model import Column, Line, LogModel, name_of
from ui.theme import GAP

_MOST_COPIED: Final = 2_000


class LogTable(QTableView):
    """Rows of one height, so that a million cost nothing. `chosen` tells of a `LogEntry`."""

    chosen = Signal(object)

    def __init__(self, model: LogModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._chosen: Line | None = None
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._measure()
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy_lines)
        self.selectionModel().currentRowChanged.connect(self._tell)
        model.dataChanged.connect(self._tell)
        model.modelReset.connect(self._choose_again)

    def forget_choice(self) -> None:
        """No line is chosen any more."""
        self._chosen = None

    def show_companies(self, *, shown: bool) -> None:
        """Whether it is told whose a line is."""
        self.setColumnHidden(Column.COMPANY, not shown)

    def copy_lines(self) -> None:
        """Put the chosen lines on the clipboard, a tab between cells."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})[:_MOST_COPIED]
        entries = [entry for row in rows if (entry := self._lines.entry(row)) is not None]
        if entries:
            QGuiApplication.clipboard().setText("\n".join("\t".join(self._lines.row_text(entry)) for entry in entries))

    def _measure(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + GAP + 4)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        wide = self.fontMetrics().horizontalAdvance("0")
        for column, letters in zip(Column, (18, 18, 28, 12, 10, 30, 24), strict=True):
            header.resizeSection(column, letters * wide)
        header.moveSection(Column.COMPANY, Column.OUTCOME)
        self.show_companies(shown=False)
        self.setMinimumSize(wide * 50, self.verticalHeader().defaultSectionSize() * 5)

    def _tell(self) -> None:
        row = self.currentIndex().row()
        entry = self._lines.entry(row) if 0 <= row < self._lines.rowCount() else None
        if entry is not None and name_of(entry) != self._chosen:
            self._chosen = name_of(entry)
            self.chosen.emit(entry)

    def _choose_again(self) -> None:
        """After other lines came: the chosen one is still chosen where it is among the first."""
        row = self._lines.row_of(self._chosen) if self._chosen is not None else None
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._lines.index(row, 0), flag.ClearAndSelect | flag.Rows)
        self.scrollToTop()
