"""What a rule makes of some records of the real company."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from connector.control.mapping_desk import Sample
from ui.text import translate
from ui.theme import Role, color

_LINES = 4


class SamplesTable(QTableWidget):
    """Record, values of the columns, result or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setAccessibleName(translate("SamplesTable", "What the rule makes of some records"))
        self.setHorizontalHeaderLabels(
            [
                translate("SamplesTable", "Record"),
                translate("SamplesTable", "In the books"),
                translate("SamplesTable", "Becomes"),
            ]
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 * (_LINES + 1))

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Other samples."""
        self.setRowCount(len(samples))
        for row, sample in enumerate(samples):
            books = ", ".join(f"{name}: {value}" if len(sample.books) > 1 else value for name, value in sample.books)
            for column, text in enumerate((sample.record, books, sample.problem or sample.result)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if column == 2 and sample.problem:
                    item.setForeground(QBrush(color(Role.ERROR)))
                self.setItem(row, column, item)
        self.resizeRowsToContents()
