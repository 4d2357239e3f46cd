"""Problems: what needs a person, grouped by what to do, with a button that does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from connector.control.attention import AttentionPage, GetAttention, Todo
from connector.control.messages import Activity, Event, JobEnded
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind, Key
from ui import state
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.undo import UndoDialog
from ui.matters import todo_title
from ui.models.matters import MattersModel
from ui.pages.page import Page
from ui.state import Desk
from ui.text import translate
from ui.theme import Role, icon
from ui.widgets import Banner, EmptyState
from ui.widgets.accounts_in_need import AccountsInNeed
from ui.widgets.matter_actions import MatterPanel
from ui.widgets.matters_table import MattersTable

_TYPED_MS = 250
"""After the last key, the list is asked for."""
_CHANGED_MS = 400
"""Changes that come together are looked at together."""


class ProblemsPage(Page):
    """A list with its filter, and below it whatever is chosen with what can be done about it."""

    name = "problems"
    icon_name = "problems"

    @classmethod
    def heading(cls) -> str:
        """Its name."""
        return translate("ProblemsPage", "Problems")

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._round = 0
        """Answers to what was asked before the filter moved come too late."""
        self.loaded = False
        """Whether an answer came."""
        self._known = True
        self._sought: tuple[str, EntityKind, Key] | None = None
        """What another page asked for, until the list is there."""
        self._done_for: dict[str, object] = {}
        self.news = Banner()
        self.model = MattersModel(self)
        self.model.wanted.connect(self._next)
        self.table = MattersTable(self.model)
        self.panel = MatterPanel(bridge)
        self.panel.go.connect(self.go)
        self.panel.changed.connect(self.refresh)
        self.table.chosen.connect(self.panel.show_matter)
        self.table.opened.connect(lambda _: self.panel.press_first())
        self.empty = EmptyState(
            "check", self.tr("Nothing needs you"), self.tr("Whatever needs a decision or a look is listed here.")
        )
        self.company, self.todo, self.search = self._filters()
        self.accounts = AccountsInNeed(bridge)
        self.accounts.go.connect(self.go)
        self.column.addWidget(self.news)
        self.column.addWidget(self.accounts)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.panel)
        self.column.addWidget(self.empty, 1)
        self._typed = _timer(self, _TYPED_MS, self._look_if_seen)
        self._later = _timer(self, _CHANGED_MS, self._look_if_seen)
        bridge.heard.connect(self._hear)
        self.empty.hide()
        self.panel.hide()

    def take_desk(self, desk: Desk) -> None:
        """Companies come and go; a run that ended may have changed the list."""
        known = [self.company.itemData(row) for row in range(1, self.company.count())]
        if known != [item.id for item in desk.connections]:
            self._list_companies(desk)
        ended = {item.id: item.last_run for item in desk.connections if item.activity is not Activity.RUNNING}
        if ended != self._done_for:
            self._done_for = dict(ended)
            self._later.start()
        now = dt.datetime.now(dt.UTC)
        self.attention.emit(state.known_attention(desk, now))
        if state.believed(desk, now) != self._known:
            self._known = not self._known
            self._come_and_go(desk)
        self.more.setEnabled(bool(desk.connections))

    def _come_and_go(self, desk: Desk) -> None:
        """Without the agent an empty list is no good news; as soon as it is back, it is asked."""
        if self._known:
            self._later.start()
            return
        self.empty.hide()
        waiting = translate("OverviewPage", "Waiting for BukuBridge's agent…")
        self.news.show_news(agent_said(desk.sentence) or waiting, Role.WARNING)

    def refresh(self) -> None:
        """Look again; what was chosen stays chosen."""
        self._round += 1
        round_ = self._round

        def take(page: AttentionPage) -> None:
            if round_ == self._round:
                self._show(page)

        self.bridge.ask(self, self._request(0), AttentionPage, take, self._lost)

    def show_what(self, wanted: str) -> None:
        """One company's problems, all of them; a record that is named (as by `_record`) is chosen."""
        self._sought = _record(wanted)
        self.todo.setCurrentIndex(0)
        self.search.clear()
        row = self.company.findData(wanted.partition(",")[0])
        self.company.setCurrentIndex(max(row, 0))
        if self._sought is not None:
            self.refresh()

    def _filters(self) -> tuple[QComboBox, QComboBox, QLineEdit]:
        company, todo, search = QComboBox(), QComboBox(), QLineEdit()
        company.setAccessibleName(self.tr("Company"))
        company.addItem(self.tr("All companies"), "")
        todo.setAccessibleName(self.tr("What to do"))
        todo.addItem(self.tr("Everything"), None)
        for each in Todo:
            todo.addItem(todo_title(each), each)
        search.setPlaceholderText(self.tr("Search"))
        search.setAccessibleName(self.tr("Search"))
        search.setClearButtonEnabled(True)
        self.more = QPushButton(icon("more"), self.tr("More"))
        menu = QMenu(self.more)
        menu.addAction(self.tr("What the next sync would do…"), lambda: self._of_company(PreviewDialog))
        menu.addAction(self.tr("What was written into the books…"), lambda: self._of_company(UndoDialog))
        self.more.setMenu(menu)
        row = QHBoxLayout()
        for widget, stretch in ((company, 1), (todo, 1), (search, 1), (self.more, 0)):
            row.addWidget(widget, stretch)
        self.column.addLayout(row)
        company.currentIndexChanged.connect(lambda _: self.refresh())
        todo.currentIndexChanged.connect(lambda _: self.refresh())
        search.textChanged.connect(lambda _: self._typed.start())
        return company, todo, search

    def _of_company(self, kind: type[PreviewDialog] | type[UndoDialog]) -> None:
        """For the chosen company, or the only one; else a company is to be chosen first."""
        wanted = self.company.currentData() or (self.company.itemData(1) if self.company.count() == 2 else "")
        if not wanted:
            self.news.show_news(self.tr("Choose a company above first."), Role.ACCENT)
            self.company.setFocus()
            return
        dialog = kind(self.bridge, wanted, self)
        dialog.changed.connect(self.refresh)
        dialog.open()

    def _list_companies(self, desk: Desk) -> None:
        chosen = self.company.currentData()
        self.company.blockSignals(True)  # Qt's call
        while self.company.count() > 1:
            self.company.removeItem(1)
        for item in desk.connections:
            self.company.addItem(item.title, item.id)
        self.company.setCurrentIndex(max(self.company.findData(chosen), 0))
        self.company.blockSignals(False)  # Qt's call
        self.company.setVisible(len(desk.connections) > 1)

    def _request(self, skip: int) -> GetAttention:
        return GetAttention(
            connection=self.company.currentData() or "",
            todo=self.todo.currentData(),
            search=self.search.text().strip(),
            skip=skip,
        )

    def _next(self, skip: int) -> None:
        round_ = self._round

        def take(page: AttentionPage) -> None:
            if round_ == self._round:
                self._add(page)

        self.bridge.ask(self, self._request(skip), AttentionPage, take, self._no_more)

    def _show(self, page: AttentionPage) -> None:
        self.loaded = True
        self.news.hide()
        chosen = self.table.matter()
        companies = {item.id: item.title for item in self.bridge.desk.connections}
        self.model.show(page, companies)
        self.table.span_headings()
        place = self.model.find(chosen) if chosen is not None else QModelIndex()
        if self._sought is not None:
            place, self._sought = self.model.find_record(*self._sought), None
        self.table.choose(place if place.isValid() else self.table.first())
        self._show_emptiness(page)

    def _show_emptiness(self, page: AttentionPage) -> None:
        filtered = bool(self.search.text().strip() or self.todo.currentData() or self.company.currentData())
        nothing = not page.matters
        title, words = _nothing(filtered=filtered, others=bool(self.bridge.desk.accounts))
        self.empty.title.setText(title)
        self.empty.text.setText(words)
        self.empty.setVisible(nothing)
        self.table.setVisible(not nothing)
        self.panel.setVisible(not nothing)

    def _add(self, page: AttentionPage) -> None:
        self.model.add(page)
        self.table.span_headings()

    def _no_more(self, error: BridgeError) -> None:
        self.model.failed()
        self._lost(error)

    def _lost(self, error: BridgeError) -> None:
        """What is shown is no longer sure to be true; it is said, and asked again when the agent is back."""
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)

    def _hear(self, event: Event) -> None:
        if isinstance(event, JobEnded) and self.loaded:
            self._later.start()

    def _look_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()


def _record(wanted: str) -> tuple[str, EntityKind, Key] | None:
    """A connection with a record of it, `connection,kind/key`; None without a record."""
    connection, _, record = wanted.partition(",")
    kind, _, key = record.partition("/")
    return (connection, EntityKind(kind), Key(key)) if kind in set(EntityKind) else None


def _timer(parent: QObject, milliseconds: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer


def _nothing(*, filtered: bool, others: bool) -> tuple[str, str]:
    """What an empty list means: title and words. Accounts that need somebody stand above it."""
    if filtered:
        chosen = translate("ProblemsPage", "Nothing fits what was chosen above.")
        return translate("ProblemsPage", "Nothing like this"), chosen
    rest = translate("ProblemsPage", "Nothing else needs you")
    title = rest if others else translate("ProblemsPage", "Nothing needs you")
    return title, translate("ProblemsPage", "Whatever needs a decision or a look is listed here.")
