"""A table of values: what a column has, what the field gets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.text import translate

_LINES = 5
"""Rows that are seen at once."""


class PairsTable(QTableWidget):
    """Two columns to type in; an empty line is always at the end."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setAccessibleName(translate("PairsTable", "Table of values"))
        self.setHorizontalHeaderLabels([translate("PairsTable", "In the books"), translate("PairsTable", "Becomes")])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 * (_LINES + 1))
        self.itemChanged.connect(lambda _: self._changed())

    def choose(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Set it."""
        self.blockSignals(True)
        self.setRowCount(len(pairs) + 1)
        for row, pair in enumerate([*pairs, ("", "")]):
            for column, text in enumerate(pair):
                self.setItem(row, column, QTableWidgetItem(text))
        self.blockSignals(False)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Lines that have both values."""
        found = [(self._text(row, 0), self._text(row, 1)) for row in range(self.rowCount())]
        return tuple((key, value) for key, value in found if key and value)

    def _text(self, row: int, column: int) -> str:
        return self.model().index(row, column).data() or ""

    def _changed(self) -> None:
        if self.rowCount() and (self._text(self.rowCount() - 1, 0) or self._text(self.rowCount() - 1, 1)):
            self.blockSignals(True)
            self.insertRow(self.rowCount())
            self.blockSignals(False)
        self.chosen.emit()
