"""Columns of the books, chosen from a list that can be searched by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from connector.control.mapping_desk import BooksColumn, NamedRow
from ui.text import translate
from ui.theme import GAP, icon


class ColumnChoice(QComboBox):
    """One column; typing finds it by any part of its name or of its example, and a name may be typed as it is."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(14)
        self.setAccessibleName(translate("ColumnChoice", "Column of the books"))
        completer = self.completer()
        if isinstance(completer, QCompleter):
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.editTextChanged.connect(lambda _: self.chosen.emit())

    def offer(self, columns: Sequence[tuple[str, str]]) -> None:
        """Names with examples to choose from; what is chosen stays."""
        before = self.column()
        self.blockSignals(True)
        self.clear()
        for name, example in columns:
            self.addItem(f"{name} — {example}" if example else name, name)
        self.choose(before)
        self.blockSignals(False)

    def column(self) -> str:
        """The chosen or typed column."""
        text = self.currentText()
        index = self.findText(text)
        return str(self.itemData(index)) if index >= 0 else text.partition(" — ")[0].strip()

    def choose(self, name: str) -> None:
        """Set it."""
        index = self.findData(name)
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText(name)


class ColumnsChoice(QWidget):
    """One column or several, in an order."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[tuple[str, str]] = ()
        self._most = 1
        self.lines: list[ColumnChoice] = []
        self._rows: dict[ColumnChoice, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        self.add = QToolButton()
        self.add.setText(self.tr("Another column"))
        self.add.setIcon(icon("add"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(lambda: self._append("").setFocus())
        self._column.addWidget(self.add)

    def offer(self, columns: Sequence[tuple[str, str]]) -> None:
        """What can be chosen."""
        self._offered = columns

    def show_columns(self, columns: Sequence[str], most: int) -> None:
        """Set them; `most` is 1 for rules that read one column."""
        self._most = most
        for line in self.lines:
            self._drop_widget(line)
        self.lines = []
        for name in columns[:most] or ("",):
            self._append(name)

    def columns(self) -> tuple[str, ...]:
        """Those that are chosen."""
        return tuple(name for line in self.lines if (name := line.column()))

    def _append(self, name: str) -> ColumnChoice:
        line, row = ColumnChoice(), QWidget()
        line.offer(self._offered)
        line.choose(name)
        line.chosen.connect(self.chosen)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line, 1)
        if self.lines:
            drop = QToolButton()
            drop.setIcon(icon("close"))
            drop.setAutoRaise(True)
            drop.setAccessibleName(self.tr("Leave this column out"))
            drop.clicked.connect(lambda: self._drop(line))
            layout.addWidget(drop)
        self._column.insertWidget(len(self.lines), row)
        self.lines.append(line)
        self._rows[line] = row
        self.add.setVisible(self._most > len(self.lines))
        return line

    def _drop(self, line: ColumnChoice) -> None:
        self.lines.remove(line)
        self._drop_widget(line)
        self.add.setVisible(self._most > len(self.lines))
        self.chosen.emit()

    def _drop_widget(self, line: ColumnChoice) -> None:
        row = self._rows.pop(line)
        self._column.removeWidget(row)
        row.deleteLater()


def offered(columns: Sequence[BooksColumn], rows: Sequence[NamedRow], scope: str) -> list[tuple[str, str]]:
    """Columns as a rule names them, with examples: those of its own row first, then those of other rows."""
    own = [(column.name, column.sample) for column in columns if column.table == scope]
    named = {row.table: row.name for row in rows}
    others = [
        (f"{named.get(column.table, column.table)}.{column.name}", column.sample)
        for column in columns
        if column.table != scope
    ]
    return own + others
