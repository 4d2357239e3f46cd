"""A value of a field as people give it: a word of a list, yes or no, or a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedLayout, QWidget

from connector.control.mapping_desk import FieldForm, FieldRow
from ui.text import translate


class ValueChoice(QWidget):
    """A line to type in, or a list where only some values are possible."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.words = QLineEdit(), QComboBox()
        for each in (self.line, self.words):
            each.setAccessibleName(translate("ValueChoice", "Value"))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.line)
        self._stack.addWidget(self.words)
        self.line.textChanged.connect(lambda _: self.chosen.emit())
        self.words.currentIndexChanged.connect(lambda _: self.chosen.emit())

    def show_field(self, field: FieldRow) -> None:
        """What values this field can have."""
        choices = ("yes", "no") if field.form is FieldForm.FLAG else field.choices
        self.words.blockSignals(True)
        self.words.clear()
        for choice in choices:
            self.words.addItem(choice.replace("_", " "), choice)
        self.words.blockSignals(False)
        self._stack.setCurrentWidget(self.words if choices else self.line)
        hints = {
            FieldForm.AMOUNT: "12.50",
            FieldForm.DAY: "2026-03-01",
            FieldForm.TEXTS: translate("ValueChoice", "texts, divided by ;"),
        }
        self.line.setPlaceholderText(hints.get(field.form, ""))
        self._several = field.form is FieldForm.TEXTS

    def value(self) -> str:
        """What is chosen or typed."""
        if self._stack.currentWidget() is self.words:
            return str(self.words.currentData() or "")
        text = self.line.text()
        return "\n".join(part.strip() for part in text.split(";") if part.strip()) if self._several else text

    def choose(self, value: str) -> None:
        """Set it."""
        self.line.setText(value.replace("\n", "; ") if self._several else value)
        self.words.setCurrentIndex(max(0, self.words.findData(value)))

    _several = False


class WordsLine(QWidget):
    """Several values in one line, divided by semicolons."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(lambda _: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)

    def values(self) -> tuple[str, ...]:
        """Each value."""
        return tuple(part.strip() for part in self.line.text().split(";") if part.strip())

    def choose(self, values: Sequence[str]) -> None:
        """Set them."""
        self.line.setText("; ".join(values))
