"""Overview: a card for each connection, and for each provider that people sign in at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from connector.control.log_book import GetHistory, History
from connector.control.messages import Accepted, Done, Event, Forget, JobEnded, Pause, Resume, Status, Stop, Sync
from connector.control.messages import Message as Request
from connector.control.setting_up import ChangeConnection, ConnectionSettings
from connector.domain.errors import BridgeError
from ui.agent_process import start_agent
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.dialogs.disconnect import Disconnect
from ui.pages.page import Page
from ui.state import Desk, believed
from ui.text import translate
from ui.theme import Role, icon
from ui.widgets import Banner, EmptyState
from ui.widgets.accounts import Accounts
from ui.widgets.connection_card import ConnectionCard

_STARTS_MS = 15_000
"""How long an agent may take to come up."""
DAYS = 30
"""Days on the chart of a card."""


class OverviewPage(Page):
    """How everything stands."""

    name = "overview"
    icon_name = "overview"

    @classmethod
    def heading(cls) -> str:
        """Its name."""
        return translate("OverviewPage", "Overview")

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.cards: dict[str, ConnectionCard] = {}
        self._said = ""
        """Why nothing is known, as it was said last."""
        self.start_agent: Callable[[], bool] = start_agent
        self.waiting = QTimer(self)
        """Runs while an agent that was started may still come up."""
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(_STARTS_MS)
        self.waiting.timeout.connect(self._say_again)
        self.news = Banner()
        self.news.clicked.connect(self._start_again)
        self.add = QPushButton(icon("add"), self.tr("Add a company"))
        self.add.clicked.connect(lambda: self.go.emit("first_run"))
        self.empty = EmptyState(
            "books",
            self.tr("No company is connected yet"),
            self.tr("Connect the books of a company, and its records are kept equal with the platform."),
            self.tr("Connect a company"),
        )
        self.empty.clicked.connect(lambda: self.go.emit("first_run"))
        top = QHBoxLayout()
        self.column.removeWidget(self.title)
        top.addWidget(self.title, 1)
        top.addWidget(self.add)
        self.column.addLayout(top)
        self.column.addWidget(self.news)
        self.column.addWidget(self.empty, 1)
        self.accounts = Accounts(bridge)
        self.accounts.go.connect(self.go)
        self.column.addWidget(self.accounts)
        self.column.addStretch(1)
        bridge.ticked.connect(self._show)
        bridge.heard.connect(self._heard)

    def refresh(self) -> None:
        """Ask what the last days brought."""
        for connection in self.cards:
            self._ask_history(connection)
        self.accounts.look()

    def show_what(self, wanted: str) -> None:
        """A cloud account that is to be connected again: organization and provider."""
        organization, _, provider = wanted.rpartition("/")
        self.accounts.connect_account((organization, provider))

    def take_desk(self, desk: Desk) -> None:
        """Cards come, go and change."""
        known = {item.id for item in desk.connections}
        for gone in [name for name in self.cards if name not in known]:
            self.cards.pop(gone).deleteLater()
        for status in desk.connections:
            if status.id not in self.cards:
                card = self.cards[status.id] = ConnectionCard(status)
                card.wanted.connect(self._do)
                self.column.insertWidget(self.column.count() - 2, card)
                self._ask_history(status.id)
        self._show()

    def _show(self) -> None:
        desk, now = self.bridge.desk, dt.datetime.now(dt.UTC)
        known = believed(desk, now)
        for status in desk.connections:
            if status.id in self.cards:
                self.cards[status.id].show_status(status, now, known=known)
        self.empty.setVisible(known and not desk.connections)
        self.add.setVisible(bool(desk.connections))
        if known:
            self.news.hide()
            self.waiting.stop()
            self._said = ""
        else:
            self._say_gone(desk)

    def _say_gone(self, desk: Desk) -> None:
        """Once for each thing that is wrong; what was closed stays closed."""
        said = agent_said(desk.sentence) or self.tr("Waiting for BukuBridge's agent…")
        if said != self._said and not self.waiting.isActive():
            self._said = said
            again = self.tr("Start it again") if desk.heard_at is not None and not desk.reachable else ""
            self.news.show_news(said, Role.WARNING, again)

    def _start_again(self) -> None:
        """An agent that ended for whatever reason; where one is there after all, a second one goes by itself."""
        if self.start_agent():
            self.news.show_news(self.tr("BukuBridge's agent is being started…"), Role.ACCENT)
            self.waiting.start()
        else:
            failed = self.tr("BukuBridge's agent cannot be started on this computer.")
            self.news.show_news(failed, Role.ERROR, self.tr("Start it again"))

    def _say_again(self) -> None:
        """It did not come up: what is wrong is said anew."""
        self._said = ""
        self._show()

    def _heard(self, event: Event) -> None:
        if isinstance(event, JobEnded) and event.connection in self.cards:
            self._ask_history(event.connection)

    def _ask_history(self, connection: str) -> None:
        def show(history: History) -> None:
            if connection in self.cards:
                self.cards[connection].show_history(history)

        # Without it the card has no chart; what is wrong with the agent shows elsewhere.
        self.bridge.ask(self, GetHistory(connection=connection, days=DAYS), History, show, lambda _: None)

    def _ask_disconnect(self, connection: str) -> None:
        status = self.bridge.desk.connection(connection)
        if status is not None:
            question = Disconnect(status.title, self)
            question.confirmed.connect(lambda: self._disconnect(connection))
            question.open()

    def _disconnect(self, connection: str) -> None:
        """Once: its card can be used again only when that was refused."""

        def refused(error: BridgeError) -> None:
            if connection in self.cards:
                self.cards[connection].setEnabled(True)
            self.bridge.refused.emit(error)

        if connection in self.cards and self.cards[connection].isEnabled():
            self.cards[connection].setEnabled(False)
            self.bridge.ask(self, Forget(connection=connection), Done, lambda _: None, refused)

    def _do(self, what: str, connection: str) -> None:
        orders: dict[str, Request] = {
            "stop": Stop(connection=connection),
            "pause": Pause(connection=connection),
            "resume": Resume(connection=connection),
        }
        if what == "sync":
            self.bridge.ask(self, Sync(connection=connection), Accepted, lambda _: None)
        elif what == "enable":
            change = ChangeConnection(connection=connection, enabled=True)
            self.bridge.ask(self, change, ConnectionSettings, lambda _: None)
        elif what == "change":
            self.go.emit(f"first_run:{connection}")
        elif what == "forget":
            self._ask_disconnect(connection)
        elif what in orders:
            self.bridge.ask(self, orders[what], Status, lambda _: None)
        else:
            self.go.emit(f"{what}:{connection}")
