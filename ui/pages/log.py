"""Activity: every run, every record, every attempt; why something did not go through, and a button that mends it."""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from connector.control.log_book import ALL, cloud_place
from connector.control.messages import Accepted, Event, JobEnded, Progress, Started
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind, RunId
from connector.domain.runs import EntryOutcome, LogEntry
from connector.domain.sync_log import Help, LogFilter, Shown
from ui import log_help
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.models.log_model import LogModel
from ui.pages.page import Page
from ui.state import Desk, believed
from ui.text import number, translate
from ui.theme import GAP, Role, icon
from ui.widgets import Banner, Muted
from ui.widgets.exporting import ExportButton
from ui.widgets.log_details import LogDetails
from ui.widgets.log_filter_bar import LogFilterBar
from ui.widgets.log_lines import LogLines
from ui.widgets.log_table import LogTable
from ui.widgets.run_list import RunListView

_FOLLOW_MS: Final = 500
"""How long news of the agent are gathered until the newest lines are looked for."""
_ASK_AGAIN_MS: Final = 10_000
"""How often a platform is asked for newer lines of what it keeps: it does not tell of them by itself."""


class LogPage(Page):
    """Runs at the left, lines at the right, and below them the chosen one."""

    name = "log"
    icon_name = "activity"

    @classmethod
    def heading(cls) -> str:
        """Its name."""
        return translate("LogPage", "Activity")

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.filters, self.runs, self.details = LogFilterBar(), RunListView(bridge), LogDetails(bridge)
        self.model = LogModel(bridge, self)
        self.table = LogTable(self.model, self.tr("Lines of the log"))
        self.news, self.count = Banner(), Muted()
        self.export = ExportButton(bridge, self.model, self.news)
        self.follow = QCheckBox(self.tr("Follow live"))
        self.lines = LogLines(self.model, self.table)
        self._run, self._kind, self._run_of = "", "", ""
        """The run that is chosen and the kind in it; the company whose runs are listed."""
        self._known, self._unanswered = True, False
        """Whether the news above the lines tell that nobody answered."""
        self._soon, self._again = _timer(self, _FOLLOW_MS, once=True), _timer(self, _ASK_AGAIN_MS)
        self._make_buttons()
        self._lay_out()
        self._connect()

    def take_desk(self, desk: Desk) -> None:
        """Companies come and go; what was said of an agent that did not answer is over when it is back."""
        before, self._known = self._known, believed(desk, dt.datetime.now(dt.UTC))
        if self._known and not before:
            self.news.hide()
            self._soon.start()
        self.model.titles = self.runs.titles = {item.id: item.title for item in desk.connections}
        self.filters.take_companies(desk.connections, self.bridge.accounts)
        self._show_empty()

    def _take_accounts(self, _accounts: object) -> None:
        self.take_desk(self.bridge.desk)

    def refresh(self) -> None:
        """It becomes visible: what happened meanwhile is there."""
        self.bridge.look_at_accounts()
        self._look()
        self.runs.renew()

    def show_what(self, wanted: str) -> None:
        """Parts between commas: a connection's id, `run=`, `outcome=`, `search=`."""
        plain, named = _parts(wanted)
        self.filters.take_companies(self.bridge.desk.connections, self.bridge.accounts)
        outcomes = [EntryOutcome(named["outcome"])] if named.get("outcome") in set(EntryOutcome) else []
        self._list_runs(plain or self.filters.connection)
        self._run, self._kind = named.get("run", ""), ""
        self.runs.select(self._run)
        self.filters.choose(connection=self._run_of, outcomes=outcomes, words=named.get("search", ""))

    def wanted(self) -> LogFilter:
        """Everything that is chosen."""
        chosen = self.filters.wanted()
        if self._kind:
            chosen = msgspec.structs.replace(chosen, entities=(EntityKind(self._kind),))
        return msgspec.structs.replace(chosen, run=RunId(self._run))

    # How it is made ---------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.follow.setChecked(True)
        self.follow.setToolTip(self.tr("Show new lines as they come"))
        self.copy = _with_icon("copy", self.tr("Copy"), self.tr("Copy the chosen lines"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self.column.removeWidget(self.title)
        top.addWidget(self.title, 1)
        for each in (self.count, self.follow, self.copy, self.export):
            top.addWidget(each)
        lines = QSplitter(Qt.Orientation.Vertical)
        lines.addWidget(self.lines)
        lines.addWidget(self.details)
        lines.setSizes([360, 240])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.runs)
        self.splitter.addWidget(_with_margin(lines))
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([230, 700])
        for split in (lines, self.splitter):
            split.setChildrenCollapsible(False)
        self.column.setSpacing(GAP)
        self.column.addLayout(top)
        self.column.addWidget(self.filters)
        self.column.addWidget(self.news)
        self.column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._look)
        self.runs.chosen.connect(self._choose_run)
        self.model.counted.connect(self._show_count)
        self.model.failed.connect(self._say_unknown)
        self.model.answered.connect(self._known_again)
        self.bridge.accounts_told.connect(self._take_accounts)
        self._again.timeout.connect(self._ask_platform)
        self._again.start()
        self.table.chosen.connect(lambda entry: self.details.show_line(self._whose(entry), entry))
        self.details.wanted.connect(self._help)
        self.details.attempt_chosen.connect(lambda entry: self.details.show_line(self._whose(entry), entry))
        self.lines.again.connect(self._look)
        self.lines.everything.connect(self._show_everything)
        self.copy.clicked.connect(self.table.copy_lines)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.filters.words.setFocus)
        self.bridge.heard.connect(self._hear)
        self._soon.timeout.connect(self._follow_now)
        self.follow.toggled.connect(lambda on: self._follow_now() if on else None)

    # Lines ------------------------------------------------------------------------------------------------------------

    def _whose(self, entry: LogEntry) -> str:
        return entry.connection if self.model.connection == ALL else self.model.connection

    def _list_runs(self, connection: str) -> None:
        """A company's runs; a run of another one says nothing of it."""
        if connection != self._run_of:
            self._run_of, self._run, self._kind = connection, "", ""
            self.runs.show_company(connection)

    def _look(self) -> None:
        connection = self.filters.connection
        self._list_runs(connection)
        if not connection:
            self.model.clear()
            return
        self.table.show_companies(shown=connection == ALL)
        if self.model.connection != connection:
            self.details.clear()
            self.table.forget_choice()
        self.model.show_lines(connection, self.wanted())

    def _choose_run(self, run: str, kind: str) -> None:
        if (run, kind) != (self._run, self._kind):
            self._run, self._kind = run, kind
            self._look()

    def _show_everything(self) -> None:
        self._run, self._kind = "", ""
        self.runs.select("")
        self.filters.show_everything()

    def _show_count(self, count: int, complete: bool) -> None:
        self.count.setText(count_words(count, complete=complete, older=self.model.older))
        self.count.setToolTip(self.tr("Choose a company to see its older lines.") if self.model.older else "")
        self._show_empty()

    def _show_empty(self) -> None:
        self.lines.look(filtered=self.wanted() != LogFilter())

    def _say_unknown(self, error: BridgeError) -> None:
        """Nobody answers: lines that are there may be old, and none are no sign that nothing happened."""
        self._unanswered = True
        said = advice(error.sentence, error.remedy)
        if self.model.unknown:
            self.count.clear()
        elif cloud_place(self.model.connection) is not None:
            said += " " + self.tr("What is shown below may be out of date.")
        self._show_empty()
        self.news.show_news(said)

    def _known_again(self) -> None:
        self.news.setHidden(self.news.isHidden() or self._unanswered)
        self._unanswered = False

    def _ask_platform(self) -> None:
        if self.isVisible() and cloud_place(self.model.connection) is not None:
            self._follow_now()

    # News of the agent ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        shown = self.model.connection
        concerns = isinstance(event, (Started, Progress, JobEnded)) and shown in (event.connection, ALL)
        if concerns and not self._soon.isActive() and self.isVisible():
            self._soon.start()

    def _follow_now(self) -> None:
        self.runs.renew()
        if self.follow.isChecked() and self.filters.connection:
            if self.model.connection == self.filters.connection:
                self.model.renew()
            else:
                self._look()

    # What buttons do --------------------------------------------------------------------------------------------------

    def _help(self, wanted: str, shown: Shown) -> None:
        if page := log_help.page_of(Help(wanted), shown):
            self.go.emit(page)
            return
        tried = self.tr("It is tried again now.")
        self.bridge.ask(self, log_help.retry(shown), Accepted, lambda _: self.news.show_news(tried, Role.ACCENT))


def _parts(wanted: str) -> tuple[str, dict[str, str]]:
    """Of what a page is asked to show: the connection, and what has a name."""
    parts = [part.partition("=") for part in wanted.split(",")]
    plain = next((name for name, sign, _ in parts if not sign and name), "")
    return plain, {name: value for name, sign, value in parts if sign}


def _timer(parent: QWidget, milliseconds: int, *, once: bool = False) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(once)
    timer.setInterval(milliseconds)
    return timer


def _with_icon(name: str, words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setToolTip(tip)
    return button


def _with_margin(inside: QWidget) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(GAP, 0, 0, 0)
    column.addWidget(inside)
    return around


def count_words(count: int, *, complete: bool, older: bool) -> str:
    """How many lines there are, as far as they were counted; with older ones elsewhere, these are the latest."""
    words = translate("LogPage", "%n line(s)", "", count).replace(str(count), number(count))
    words = translate("LogPage", "the latest {count}").format(count=words) if older else words
    return words if complete else translate("LogPage", "more than {count}").format(count=words)
