"""The lines of the log, or in their place why there are none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.models.log_model import LogModel
from ui.widgets.basics import EmptyState
from ui.widgets.log_table import LogTable


class LogLines(QStackedWidget):
    """Nothing that happened, nothing that fits, and nothing that is known are three things."""

    again = Signal()
    """Lines that nobody knows are to be asked for again."""
    everything = Signal()
    """All lines are wanted."""

    def __init__(self, model: LogModel, table: LogTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.table = table
        self.empty = EmptyState("activity", "", "", self.tr("Show everything"))
        self.empty.clicked.connect(self._ask)
        self.addWidget(self.table)
        self.addWidget(self.empty)

    def _ask(self) -> None:
        (self.again if self._model.unknown else self.everything).emit()

    def look(self, *, filtered: bool) -> None:
        """Show what there is now; `filtered` when not all lines are wanted."""
        button = self.tr("Show everything") if filtered else ""
        if self._model.unknown:
            title, button = self.tr("What happened is not known now"), self.tr("Try again")
            words = self.tr("There may be lines; whoever has them does not answer.")
        elif filtered:
            title, words = self.tr("No line is like that"), self.tr("Nothing in the log fits what is chosen above.")
        else:
            title = self.tr("Nothing has happened yet")
            words = self.tr("As soon as a run writes something, or cannot, it is told here.")
        self.empty.title.setText(title)
        self.empty.text.setText(words)
        self.empty.button.setText(button)
        self.empty.button.setVisible(bool(button))
        self.setCurrentWidget(self.table if self._model.rowCount() else self.empty)
