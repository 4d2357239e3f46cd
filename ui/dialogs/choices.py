"""What a person chooses of a conflict: a side for each field, or one of a few ways that are told in words."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from connector.control.both_ways import Dispute
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.keys import Key
from ui.field_words import field_name
from ui.text import translate
from ui.theme import GAP
from ui.widgets import Muted, Plain

Way = tuple[Choice, str, str]
"""A choice, what it is called, and what it does."""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A choice as the agent takes it."""

    choice: Choice
    fields: dict[str, Choice] = msgspec.field(default_factory=dict)
    key: Key = Key("")


class FieldChoices(QWidget):
    """Each field with what it was and what either side has; nothing is chosen at first."""

    changed = Signal()

    def __init__(self, conflict: Dispute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: dict[str, QButtonGroup] = {}
        self.books, self.platform = (
            QPushButton(self.tr("All from the books")),
            QPushButton(self.tr("All from the platform")),
        )
        row = QHBoxLayout()
        for button, choice in ((self.books, Choice.KEEP_BOOKS), (self.platform, Choice.KEEP_PLATFORM)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, choice=choice: self.choose_all(choice))
            row.addWidget(button)
        row.addStretch(1)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP * 2)
        self._grid.setVerticalSpacing(GAP)
        self._head(conflict)
        for number, field in enumerate(conflict.fields, start=1):
            self._add(number, field.name, field.base, field.books, field.platform)
        self._grid.setRowStretch(len(conflict.fields) + 1, 1)
        for column in (1, 2, 3):
            self._grid.setColumnStretch(column, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(_scrolled(inside), 1)
        column_.addLayout(row)
        row_visible = len(conflict.fields) > 1
        self.books.setVisible(row_visible)
        self.platform.setVisible(row_visible)

    def choose_all(self, choice: Choice) -> None:
        """One side for every field."""
        for name in self.groups:
            self.choose(name, choice)

    def choose(self, name: str, choice: Choice) -> None:
        """A side for one field."""
        buttons = self.groups[name].buttons()
        buttons[0 if choice is Choice.KEEP_BOOKS else 1].setChecked(True)

    def chosen(self) -> Chosen | None:
        """What was chosen, once every field has a side."""
        sides = {name: self._side(group) for name, group in self.groups.items()}
        if not sides or None in sides.values():
            return None
        apart: dict[str, Choice] = {
            name: Choice.KEEP_PLATFORM for name, side in sides.items() if side is Choice.KEEP_PLATFORM
        }
        if len(apart) == len(sides):
            return Chosen(choice=Choice.KEEP_PLATFORM)
        return Chosen(choice=Choice.KEEP_BOOKS, fields=apart)

    def _side(self, group: QButtonGroup) -> Choice | None:
        return {0: Choice.KEEP_BOOKS, 1: Choice.KEEP_PLATFORM}.get(group.checkedId())

    def _head(self, conflict: Dispute) -> None:
        names = (self.tr("Field"), self.tr("Before"), self.tr("In the books"), self.tr("On the platform"))
        for column, name in enumerate(names):
            self._grid.addWidget(Muted(name), 0, column)

    def _add(self, row: int, name: str, base: str | None, books: str | None, platform: str | None) -> None:
        label, group = QLabel(field_name(name)), QButtonGroup(self)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(Plain(_shown(base)), row, 1, Qt.AlignmentFlag.AlignTop)
        sides = (
            (books, self.tr("{field}: keep the books' {value}")),
            (platform, self.tr("{field}: keep the platform's {value}")),
        )
        for place, (value, spoken) in enumerate(sides):
            button, words = QRadioButton(), Plain(_shown(value))
            button.setAccessibleName(spoken.format(field=field_name(name), value=_shown(value)))
            button.toggled.connect(self.changed)
            group.addButton(button, place)
            holder = QHBoxLayout()
            holder.setSpacing(GAP)
            holder.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
            holder.addWidget(words, 1)
            self._grid.addLayout(holder, row, 2 + place)
        self.groups[name] = group


class SideChoices(QWidget):
    """Two or three ways, each with what it does; nothing is chosen at first."""

    changed = Signal()

    def __init__(self, conflict: Dispute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._ways: list[Choice] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.sides = self._both_sides(conflict)
        column.addWidget(self.sides)
        for choice, words, help_ in self._of(conflict.kind):
            button = QRadioButton(words)
            button.toggled.connect(self.changed)
            self._group.addButton(button, len(self._ways))
            self._ways.append(choice)
            column.addWidget(button)
            explained = Muted(help_)
            explained.setIndent(GAP * 3)
            column.addWidget(explained)
        self.key = QLineEdit()
        self.key.setPlaceholderText(self.tr("Code of another record in the books, if it is not the one above"))
        self.key.setAccessibleName(self.key.placeholderText())
        self.key.setVisible(conflict.kind is ConflictKind.DUPLICATE)
        column.addWidget(self.key)
        column.addStretch(1)

    def _both_sides(self, conflict: Dispute) -> QScrollArea:
        """How the two differ; there may be more of it than a screen is high, and the ways below stay in sight."""
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, GAP, 0)
        lines.setSpacing(GAP)
        if conflict.kind is ConflictKind.DUPLICATE:
            both = self.tr("On the platform: {platform}\nIn the books: {books}")
            lines.addWidget(Plain(both.format(platform=conflict.platform, books=conflict.books or conflict.key)))
        for field in conflict.fields:
            pair = self.tr("{field}: {books} in the books, {platform} on the platform").format(
                field=field_name(field.name), books=_shown(field.books), platform=_shown(field.platform)
            )
            lines.addWidget(Muted(pair))
        scroller = _scrolled(inside)
        scroller.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        scroller.setVisible(lines.count() > 0)
        return scroller

    def choose(self, choice: Choice) -> None:
        """One of the ways."""
        self._group.buttons()[self._ways.index(choice)].setChecked(True)

    def chosen(self) -> Chosen | None:
        """What was chosen; None at first."""
        place = self._group.checkedId()
        if place < 0:
            return None
        choice = self._ways[place]
        return Chosen(choice=choice, key=Key(self.key.text().strip()) if choice is Choice.LINK else Key(""))

    def _of(self, kind: ConflictKind) -> tuple[Way, ...]:
        if kind is ConflictKind.DUPLICATE:
            return self._same_or_another()
        if kind is ConflictKind.DELETED_IN_BOOKS:
            gone = self.tr("The edit on the platform is not taken over; the platform is told so.")
            return (
                (Choice.KEEP_BOOKS, self.tr("It stays deleted"), gone),
                (Choice.KEEP_PLATFORM, self.tr("Keep it"), self.tr("It is created in the books again.")),
            )
        if kind is ConflictKind.DELETED_ON_PLATFORM:
            deleted = self.tr("As was chosen for deletions: deleted, made inactive, or cancelled.")
            kept = self.tr("It stays in the books as it is, and stays on the platform.")
            return (
                (Choice.KEEP_BOOKS, self.tr("Keep it"), kept),
                (Choice.KEEP_PLATFORM, self.tr("Delete it in the books too"), deleted),
            )
        left = self.tr("What the platform wished is not written again; the platform is told so.")
        again = self.tr("As it was before the backup was restored.")
        return (
            (Choice.KEEP_BOOKS, self.tr("Leave the books as they are"), left),
            (Choice.KEEP_PLATFORM, self.tr("Write it into the books again"), again),
        )

    def _same_or_another(self) -> tuple[Way, ...]:
        same = self.tr("Both are linked. The books keep what they have and get what they lack.")
        neither = self.tr("Nothing is written into the books; the platform is told so.")
        return (
            (Choice.LINK, self.tr("It is the same record"), same),
            (Choice.CREATE, self.tr("It is another record"), self.tr("It is created in the books.")),
            (Choice.KEEP_BOOKS, self.tr("Do not take it over"), neither),
        )


def _scrolled(inside: QWidget) -> QScrollArea:
    scroller = QScrollArea()
    scroller.setAccessibleName(translate("LogDetails", "Both sides now"))
    scroller.setWidgetResizable(True)
    scroller.setWidget(inside)
    scroller.setFrameShape(QScrollArea.Shape.NoFrame)
    return scroller


def _shown(value: str | None) -> str:
    return "–" if value is None else value
