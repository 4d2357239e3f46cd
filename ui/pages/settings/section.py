"""A section of the settings: a card with fields, and what applies or reverts them together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from connector.domain.errors import BridgeError
from ui.agent_words import advice
from ui.theme import GAP, Role
from ui.widgets import Card, Heading, Muted, Tinted

_LABELS, _CONTROLS = 2, 5
"""How labels and controls share the width."""


class Field(QWidget):
    """A control with what is wrong with it below."""

    def __init__(self, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.hint, self.fault = Muted(hint), Tinted("", Role.ERROR)
        self.hint.setVisible(bool(hint))
        self.fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        wide = isinstance(control, QLineEdit) or control.layout() is not None
        column.addWidget(control, alignment=Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft)
        for each in (self.hint, self.fault):
            column.addWidget(each)

    def blame(self, sentence: str) -> None:
        """Say what is wrong; nothing when it is empty."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)


class Section(Card):
    """One part of the settings."""

    name = ""
    """What other pages call it."""

    def __init__(self, title: str, explained: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.explained = Heading(title, 1.2), Muted(explained)
        self.explained.setVisible(bool(explained))
        self.fields: dict[str, Field] = {}
        self.labels: dict[str, QLabel] = {}
        self.form = QGridLayout()
        self.form.setColumnStretch(0, _LABELS)
        self.form.setColumnStretch(1, _CONTROLS)
        self.form.setHorizontalSpacing(GAP * 2)
        self.form.setVerticalSpacing(GAP)
        self.body.addWidget(self.title)
        self.body.addWidget(self.explained)
        self.body.addLayout(self.form)

    def add(self, name: str, label: str, control: QWidget, hint: str = "") -> Field:
        """A field with its label; its name is the one by which the agent blames it."""
        field = self.fields[name] = Field(control, hint)
        words = self.labels[name] = QLabel(label)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words.setBuddy(control)
        control.setAccessibleName(label)
        row = self.form.rowCount()
        self.form.addWidget(words, row, 0)
        self.form.addWidget(field, row, 1)
        return field

    def show_field(self, name: str, *, visible: bool) -> None:
        """Show a field with its label, or hide both."""
        self.labels[name].setVisible(visible)
        self.fields[name].setVisible(visible)

    def blame(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong, each beside its field."""
        for name, field in self.fields.items():
            field.blame(faults.get(name, ""))


class ApplyBar(QWidget):
    """Apply and Revert, shown while something was changed and not applied; and how the last one went."""

    apply = Signal()
    revert = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.news = Tinted("", Role.ERROR)
        self.apply_button, self.revert_button = QPushButton(self.tr("Apply")), QPushButton(self.tr("Revert"))
        self.apply_button.clicked.connect(self.apply)
        self.revert_button.clicked.connect(self.revert)
        for button in (self.apply_button, self.revert_button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.apply_button)
        row.addWidget(self.revert_button)
        row.addWidget(self.news, 1)
        row.addStretch(0)
        self.show_dirty(dirty=False)

    def show_dirty(self, *, dirty: bool, complete: bool = True) -> None:
        """Whether there is something to apply, and whether it can be; what was said before is no longer true then."""
        self.apply_button.setVisible(dirty)
        self.revert_button.setVisible(dirty)
        self.apply_button.setEnabled(complete)
        self.news.setVisible(False)

    def show_applying(self) -> None:
        """It was sent."""
        self.apply_button.setEnabled(False)

    def show_applied(self) -> None:
        """It is in force."""
        self.show_dirty(dirty=False)
        self._say(self.tr("Applied."), Role.OK)

    def show_refused(self, error: BridgeError | None = None) -> None:
        """It is as it was before; why stands here, or beside the fields."""
        self.apply_button.setEnabled(True)
        if error is None:
            self._say(self.tr("Nothing was changed: see what is wrong above."), Role.ERROR)
        else:
            self._say(advice(error.sentence, error.remedy), Role.ERROR)

    def _say(self, words: str, role: Role) -> None:
        self.news.set_role(role)
        self.news.setText(words)
        self.news.setVisible(True)
