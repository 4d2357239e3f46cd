"""The table of what needs a person: headings over all columns, one line chosen, Enter opens it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from connector.control.attention import Matter
from ui.models.matters import COMPANY, SINCE, WHAT, WHY, MattersModel
from ui.models.paged import Index
from ui.theme import GAP
from ui.widgets.row_table import RowTable


class MattersTable(RowTable):
    """Shows a `MattersModel`."""

    chosen = Signal(object)
    """Another `Matter`, or None."""
    opened = Signal(object)
    """A `Matter` was opened by Enter or a double click."""

    def __init__(self, model: MattersModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "", WHY, {WHAT: 32, COMPANY: 24, SINCE: 21}, parent)
        self.setAccessibleName(self.tr("What needs you"))
        self.matters = model
        self.setMinimumHeight(GAP * 24)
        self.doubleClicked.connect(self._open)

    def matter(self) -> Matter | None:
        """What is chosen."""
        return self.matters.matter(self.currentIndex())

    def choose(self, index: QModelIndex) -> None:
        """Choose a line, or none; it is told also when it says something new of the same thing."""
        self.setCurrentIndex(index)
        self.chosen.emit(self.matters.matter(index) if index.isValid() else None)

    def first(self) -> QModelIndex:
        """The first line that is no heading."""
        rows = (self.matters.index(row, 0) for row in range(self.matters.rowCount()))
        return next((index for index in rows if self.matters.matter(index) is not None), QModelIndex())

    def span_headings(self) -> None:
        """Headings go over all columns; after rows came."""
        self.clearSpans()
        for row in self.matters.headings():
            self.setSpan(row, 0, 1, self.matters.columnCount())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's name
        """The keyboard or the mouse went to another line."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(self.matters.matter(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Enter opens the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        matter = self.matters.matter(index)
        if matter is not None:
            self.opened.emit(matter)
