"""One line of the log: what changed, why it did not go through, who can mend it, and a button that does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from connector.control.log_book import CompareSides, GetLogEntry, LogEntryShown, SidesCompared, cloud_place
from connector.domain.errors import BridgeError
from connector.domain.runs import LogEntry
from connector.domain.sync_log import Help, LogFilter, Shown
from ui import log_words
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.field_words import field_title
from ui.models.log_model import Column, LogModel
from ui.places import open_in_browser
from ui.text import kind_title, moment
from ui.theme import GAP, icon
from ui.widgets.basics import Heading, Muted, Plain, Tinted

_UNKNOWN: Final = "—"
_ROWS: Final = 8
"""Rows of a table of fields that are seen without scrolling."""


class LogDetails(QScrollArea):
    """Shows one line. `wanted` asks for what a button promises."""

    wanted = Signal(str, object)
    """A `Help`, and the `Shown` that it is about."""
    attempt_chosen = Signal(object)
    """A `LogEntry` among the attempts of the record."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.shown: Shown | None = None
        self._number = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.title, self.outcome, self.facts = Heading("", 1.15), Tinted(), Muted()
        self.cause, self.remedy, self.who = Plain(), Plain(), Muted()
        self.buttons = QHBoxLayout()
        self._helps: list[QPushButton] = []
        self.on_platform = QPushButton(icon("platform"), self.tr("Open on the platform"))
        self.on_platform.setToolTip(self.tr("The record's page in your browser; you may have to sign in there."))
        self.on_platform.clicked.connect(self._open_page)
        self.open_browser: Callable[[str], bool] = open_in_browser
        self.fields = _field_table(self.tr("Changed fields"))
        self.sides = _field_table(self.tr("Both sides now"))
        self.compared = Muted()
        self.compare = QPushButton(icon("link"), self.tr("Compare both sides now"))
        self.compare.clicked.connect(self._compare)
        self.attempts_title = QLabel()
        self.attempts = LogModel(bridge, self)
        self.attempts_view = _attempts_view(self.attempts, self.tr("Attempts for this record"))
        self.attempts_view.clicked.connect(self._choose_attempt)
        self.attempts_view.activated.connect(self._choose_attempt)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self.shown, self._number = None, 0
        self._call(self.tr("Choose a line to see more"))
        for each in self._parts:
            each.hide()
        self._set_buttons(())

    def show_line(self, connection: str, entry: LogEntry) -> None:
        """Show a line at once as far as it is known, and ask for the rest."""
        if entry.id == self._number and self.shown is not None and self.shown.connection == connection:
            return
        self._number = entry.id
        self._draw(Shown(connection=connection, entry=entry, values=entry.values))
        named = (connection, entry.id)

        def take(found: LogEntryShown) -> None:
            if self.shown is not None and named == (self.shown.connection, self._number):
                self._draw(found.shown)

        request = GetLogEntry(connection=connection, entry=entry.id)
        self._bridge.ask(self, request, LogEntryShown, take, lambda _: None)
        if entry.entity is not None and entry.key is not None:
            self.attempts.show_lines(connection, LogFilter(entities=(entry.entity,), key=entry.key))
        else:
            self.attempts.clear()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, 0, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        self._parts: tuple[QWidget, ...] = (
            self.outcome, self.facts, self.cause, self.remedy, self.who, self.fields, self.compare, self.on_platform,
            self.compared, self.sides, self.attempts_title, self.attempts_view,
        )  # fmt: skip
        looks = QHBoxLayout()
        for each in self._parts:
            if each is self.compare:
                column.addLayout(looks)
            (looks if each in (self.compare, self.on_platform) else column).addWidget(each)
            if each is self.who:
                column.addLayout(self.buttons)
        looks.addStretch(1)
        column.addStretch(1)
        self.setWidget(inside)

    def _draw(self, shown: Shown) -> None:
        entry = shown.entry
        self.shown = shown
        kind = kind_title(entry.entity) if entry.entity is not None else self.tr("Run")
        self._call(entry.title or (f"{kind} {entry.key}" if entry.key else kind))
        self.outcome.set_role(log_words.outcome_role(entry.outcome))
        self._say(self.outcome, log_words.outcome(entry) + self._since(shown))
        parts = [kind, log_words.way(entry.toward), moment(entry.at)]
        if shown.run is not None:
            parts.append(log_words.trigger(shown.run.trigger))
        self._say(self.facts, " · ".join(part for part in parts if part))
        told = agent_said(shown.cause or entry.sentence)
        self._say(self.cause, told[:1].upper() + told[1:])
        self._say(self.remedy, advice(shown.remedy))
        hosted = cloud_place(shown.connection) is not None
        self._say(self.who, log_words.fixer(shown.fixer, hosted=hosted) if shown.is_open else "")
        self._set_buttons(shown.helps if shown.is_open else ())
        rows = [(field_title(each.name), each.old or _UNKNOWN, each.new or _UNKNOWN) for each in shown.values]
        conflict = entry.code.startswith("conflict.")
        before, after = (self.tr("Books"), self.tr("Platform")) if conflict else (self.tr("Before"), self.tr("After"))
        _fill(self.fields, (self.tr("Field"), before, after), rows)
        record = entry.entity is not None and entry.key is not None and not entry.key.startswith("new:")
        self.compare.setVisible(record and not hosted)
        self.on_platform.setVisible(bool(shown.page))
        self.compared.hide()
        self.sides.hide()
        self.attempts_title.setText(self.tr("Attempts for this record"))
        self.attempts_title.setVisible(shown.attempts > 1)
        self.attempts_view.setVisible(shown.attempts > 1)

    def _call(self, title: str) -> None:
        """The heading, which is also what a screen reader says where the keyboard stops to scroll."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def _since(self, shown: Shown) -> str:
        if shown.settled_at is not None:
            return " · " + self.tr("went through {when}").format(when=moment(shown.settled_at))
        if shown.next_try is not None:
            return " · " + self.tr("tried again {when}").format(when=moment(shown.next_try))
        return ""

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _set_buttons(self, helps: Sequence[Help]) -> None:
        while self.buttons.count():
            self.buttons.takeAt(0)
        for button in self._helps:
            button.deleteLater()
        self._helps.clear()
        for each in helps:
            button = QPushButton(log_words.help_label(each))
            button.clicked.connect(lambda _=False, what=each: self.wanted.emit(what, self.shown))
            self._helps.append(button)
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)

    def _compare(self) -> None:
        shown = self.shown
        if shown is None or shown.entry.entity is None or shown.entry.key is None:
            return
        named = (shown.connection, self._number)

        def still() -> bool:
            return self.shown is not None and named == (self.shown.connection, self._number)

        self.compare.setEnabled(False)
        self._say(self.compared, self.tr("Looking at the books and at the platform…"))

        def take(found: SidesCompared) -> None:
            self.compare.setEnabled(True)
            if still():
                self._draw_sides(found)

        def refuse(error: BridgeError) -> None:
            self.compare.setEnabled(True)
            if still():
                self._say(self.compared, advice(error.sentence, error.remedy))

        request = CompareSides(connection=shown.connection, entity=shown.entry.entity, key=shown.entry.key)
        self._bridge.ask(self, request, SidesCompared, take, refuse)

    def _draw_sides(self, found: SidesCompared) -> None:
        if found.failure:
            words = self.tr("The books' record cannot be read: {why}").format(why=found.failure)
        elif not found.in_books and not found.on_platform:
            words = self.tr("The record is on neither side any more.")
        elif not found.in_books:
            words = self.tr("The record is not in the books.")
        elif not found.on_platform:
            words = self.tr("The record is not on the platform.")
        elif not found.fields:
            words = self.tr("Both sides are the same now.")
        else:
            words = self.tr("%n field(s) differ.", "", len(found.fields))
        self._say(self.compared, words)
        both = found.in_books and found.on_platform
        rows = [
            (field_title(each.name), each.books or _UNKNOWN, each.platform or _UNKNOWN) for each in found.fields if both
        ]
        _fill(self.sides, (self.tr("Field"), self.tr("Books"), self.tr("Platform")), rows)

    def _open_page(self) -> None:
        page = self.shown.page if self.shown is not None else ""
        if not self.open_browser(page):
            self._say(self.compared, self.tr("No browser could be opened. The page is {address}").format(address=page))

    def _choose_attempt(self) -> None:
        entry = self.attempts.entry(self.attempts_view.currentIndex().row())
        if entry is not None:
            self.attempt_chosen.emit(entry)


def _field_table(name: str) -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)  # Tab goes on, arrows go from cell to cell
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Fields in rows; the table is as high as its first rows, and hidden without any."""
    table.setVisible(bool(rows))
    table.setHorizontalHeaderLabels(list(headings))
    table.setRowCount(len(rows))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            item = QTableWidgetItem(value)
            item.setToolTip(value)
            table.setItem(row, column, item)
    table.resizeRowsToContents()
    seen = sum(table.rowHeight(row) for row in range(min(len(rows), _ROWS)))
    table.setFixedHeight(seen + table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth())


def _attempts_view(model: LogModel, name: str) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.setWordWrap(False)
    view.horizontalHeader().setStretchLastSection(True)
    wide = view.fontMetrics().horizontalAdvance("0")
    for column, letters in ((Column.AT, 20), (Column.WAY, 10), (Column.OUTCOME, 20)):
        view.horizontalHeader().resizeSection(column, letters * wide)
    for column in (Column.KIND, Column.RECORD, Column.COMPANY):
        view.setColumnHidden(column, True)
    view.setMinimumHeight(view.fontMetrics().height() * _ROWS)
    return view
