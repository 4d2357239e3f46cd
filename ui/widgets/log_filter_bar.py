"""What lines of the log are wanted: company, kind, direction, outcome, time, words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from connector.control.cloud_accounts import CloudAccount
from connector.control.log_book import ALL
from connector.control.messages import ConnectionStatus
from connector.domain.keys import EntityKind
from connector.domain.runs import EntryOutcome, Toward
from connector.domain.sync_log import LogFilter
from ui import log_words
from ui.account_words import account_title
from ui.text import kind_title
from ui.theme import GAP, icon

_TYPING_MS: Final = 200
"""After the last key, until words are looked for."""
_DAYS: Final = {"today": 1, "week": 7, "month": 30}
_CUSTOM: Final = "custom"
_SHORTEST: Final = 12
"""Letters of a choice that are seen at least."""


class LogFilterBar(QWidget):
    """One row of choices. `changed` tells of each, words after a moment."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.company, self.kind, self.way, self.outcome, self.when = (QComboBox() for _ in range(5))
        self.words, self.begin, self.end = QLineEdit(), QDateEdit(), QDateEdit()
        self.reset = QPushButton(icon("close"), self.tr("Show everything"))
        self._fill()
        self._lay_out()
        for each in (self.company, self.kind, self.way, self.outcome):
            each.currentIndexChanged.connect(self._choose)
        self.when.currentIndexChanged.connect(self._choose_when)
        for date in (self.begin, self.end):
            date.dateChanged.connect(self._choose)
        self.words.textChanged.connect(self._type)
        self.words.returnPressed.connect(self._choose)
        self.reset.clicked.connect(self.show_everything)
        self._choose_when()

    @property
    def connection(self) -> str:
        """The chosen company's connection, or `ALL` of several; empty while there is none."""
        return str(self.company.currentData() or "")

    def wanted(self) -> LogFilter:
        """What is chosen, without run and record."""
        begin, end = self._times()
        kind, way, outcome = (each.currentData() for each in (self.kind, self.way, self.outcome))
        return LogFilter(
            entities=(EntityKind(kind),) if kind else (),
            toward=Toward(way) if way else None,
            outcomes=tuple(EntryOutcome(each) for each in outcome.split()) if outcome else (),
            begin=begin,
            end=end,
            text=self.words.text().strip(),
        )

    def take_companies(self, connections: Sequence[ConnectionStatus], accounts: Sequence[CloudAccount] = ()) -> None:
        """Those that there are now, and cloud accounts that the platform keeps; one alone needs no choice."""
        known = [(item.title, item.id) for item in connections]
        hosted = [(account_title(each), each.log) for each in accounts if each.log]
        if len(known) > 1:
            known.insert(0, (self.tr("All companies of this PC") if hosted else self.tr("All companies"), ALL))
        known += hosted
        if known != [(self.company.itemText(row), self.company.itemData(row)) for row in range(self.company.count())]:
            before = self.connection
            with QSignalBlocker(self.company):
                self.company.clear()
                for title, name in known:
                    self.company.addItem(title, name)
                self.company.setCurrentIndex(max(0, self.company.findData(before)))
            if self.connection != before:
                self.changed.emit()
        for each in (self.company, self._company_label):
            each.setVisible(len(known) > 1)

    def choose(self, *, connection: str = "", outcomes: Sequence[EntryOutcome] = (), words: str = "") -> None:
        """Choose for the person, everything else as it was delivered; told once."""
        self._set_all(connection=connection, outcomes=outcomes, words=words)
        self.changed.emit()

    def show_everything(self) -> None:
        """No filter but the company."""
        self.choose(connection=self.connection)

    def _set_all(self, *, connection: str, outcomes: Sequence[EntryOutcome], words: str) -> None:
        parts = (self.company, self.kind, self.way, self.outcome, self.when, self.words)
        blockers = [QSignalBlocker(each) for each in parts]
        if self.company.findData(connection) >= 0:
            self.company.setCurrentIndex(self.company.findData(connection))
        for each in (self.kind, self.way, self.when):
            each.setCurrentIndex(0)
        self.outcome.setCurrentIndex(max(0, self.outcome.findData(" ".join(outcomes))))
        self.words.setText(words)
        for blocker in blockers:
            blocker.unblock()
        self._show_dates()
        self._show_reset()
        self._typing.stop()

    def _fill(self) -> None:
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in EntityKind:
            self.kind.addItem(kind_title(kind), kind.value)
        self.way.addItem(self.tr("Both directions"), "")
        for way in Toward:
            self.way.addItem(log_words.way(way), way.value)
        self.outcome.addItem(self.tr("All outcomes"), "")
        self.outcome.addItem(self.tr("Failed or waiting"), f"{EntryOutcome.FAILED} {EntryOutcome.WAITING}")
        for outcome in EntryOutcome:
            self.outcome.addItem(log_words.outcome_name(outcome), outcome.value)
        for name, words in (
            ("", self.tr("Any time")), ("today", self.tr("Today")), ("week", self.tr("Last 7 days")),
            ("month", self.tr("Last 30 days")), (_CUSTOM, self.tr("From … to …")),
        ):  # fmt: skip
            self.when.addItem(words, name)
        today = QDate.currentDate()
        for date, day in ((self.begin, today.addDays(-7)), (self.end, today)):
            date.setCalendarPopup(True)
            date.setDate(day)
        self.words.setPlaceholderText(self.tr("Search number, name or message"))
        self.words.setClearButtonEnabled(True)
        (clear,) = self.words.findChildren(QToolButton)
        clear.setAccessibleName(self.tr("Clear the search"))
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        (sign,) = (each for each in self.words.findChildren(QToolButton) if each is not clear)
        sign.setAccessibleName(self.words.placeholderText())

    def _lay_out(self) -> None:
        self._company_label = QLabel(self.tr("Company"))
        self._company_label.setBuddy(self.company)
        for each, name in (
            (self.kind, self.tr("Kind")), (self.way, self.tr("Direction")), (self.outcome, self.tr("Outcome")),
            (self.when, self.tr("Time")), (self.words, self.tr("Search")), (self.begin, self.tr("From")),
            (self.end, self.tr("To")),
        ):  # fmt: skip
            each.setAccessibleName(name)
            each.setToolTip(name)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._company_label)
        first.addWidget(self.company)
        first.addWidget(self.words, 1)
        for choice in (self.kind, self.way, self.outcome, self.when):
            second.addWidget(choice)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_SHORTEST)
        second.addWidget(self.begin)
        second.addWidget(self.end)
        first.addWidget(self.reset)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(first)
        column.addLayout(second)

    def _choose(self) -> None:
        self._typing.stop()
        self._show_reset()
        self.changed.emit()

    def _choose_when(self) -> None:
        self._show_dates()
        self._choose()

    def _type(self) -> None:
        self._show_reset()
        self._typing.start()

    def _show_dates(self) -> None:
        for each in (self.begin, self.end):
            each.setVisible(self.when.currentData() == _CUSTOM)

    def _show_reset(self) -> None:
        self.reset.setVisible(self.wanted() != LogFilter())

    def _times(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Whole days of this computer's calendar."""
        chosen = self.when.currentData()
        if chosen == _CUSTOM:
            end = _day(self.end.date()) + dt.timedelta(days=1)
            return _midnight(_day(self.begin.date())), _midnight(end)
        if chosen in _DAYS:
            today = dt.datetime.now().astimezone().date()
            return _midnight(today - dt.timedelta(days=_DAYS[chosen] - 1)), None
        return None, None


def _day(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time()).astimezone().astimezone(dt.UTC)
