"""Providers that people sign in at, below the companies of this PC: connect opens the browser and follows along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from connector.control.cloud_accounts import (
    AccountDisconnected,
    BrowserWanted,
    CloudAccount,
    DisconnectAccount,
    SignedIn,
    SignIn,
)
from connector.control.messages import Event
from connector.domain.errors import BridgeError
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge, Watching
from ui.places import open_in_browser
from ui.theme import GAP, Role
from ui.widgets.account_card import AccountCard
from ui.widgets.basics import Banner, Heading

Place = tuple[str, str]
"""Organization and provider."""


class Accounts(QWidget):
    """Hidden as long as there is none."""

    go = Signal(str)
    """The page where its runs are shown, with the account."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.cards: dict[Place, AccountCard] = {}
        self.tries: dict[Place, Watching] = {}
        """Sign-ins that are waited for."""
        self.open_browser: Callable[[str], bool] = open_in_browser
        self.title, self.news = Heading(self.tr("Cloud accounts"), 1.25), Banner()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(self.title)
        self.column.addWidget(self.news)
        self._wished: Place | None = None
        """Whose sign-in is begun as soon as it is known."""
        bridge.accounts_told.connect(self._take)
        self.hide()

    def look(self) -> None:
        """Ask the platforms now."""
        self.bridge.look_at_accounts()

    def connect_account(self, place: Place) -> None:
        """Begin a sign-in, as its button does; once it is known, where nobody has looked yet."""
        if place in self.cards:
            self._begin(place)
        else:
            self._wished = place

    def _take(self) -> None:
        known = {(each.organization, each.provider): each for each in self.bridge.accounts}
        for place in [each for each in self.cards if each not in known and each not in self.tries]:
            self.cards.pop(place).deleteLater()
        for place, account in known.items():
            if place not in self.cards:
                self._add(place, account)
            elif place not in self.tries:
                self.cards[place].show_account(account)
        self.setVisible(bool(self.cards))
        wished, self._wished = self._wished, None
        if wished in self.cards:
            self._begin(wished)

    def _add(self, place: Place, account: CloudAccount) -> None:
        card = self.cards[place] = AccountCard(account)
        card.wanted.connect(lambda what: self._do(what, place))
        self.column.addWidget(card)

    def _do(self, what: str, place: Place) -> None:
        if what == "connect":
            self._begin(place)
        elif what == "cancel":
            self._cancel(place)
        elif what == "log":
            self.go.emit(f"log:{self.cards[place].account.log}")
        else:
            self._ask_disconnect(place)

    def _begin(self, place: Place) -> None:
        if place in self.tries:
            return
        self.news.hide()
        self.cards[place].show_waiting(opened=True)
        request = SignIn(organization=place[0], provider=place[1])
        self.tries[place] = self.bridge.watch(
            self,
            request,
            lambda event: self._heard(place, event),
            lambda: self._end(place),
            lambda error: self._failed(place, error),
        )

    def _heard(self, place: Place, event: Event) -> None:
        if isinstance(event, BrowserWanted):
            opened = self.open_browser(event.url)
            self.cards[place].show_waiting(opened=opened)
            if not opened:
                self.cards[place].show_address(event.url)
        elif isinstance(event, SignedIn):
            said = self.tr("{provider} is connected: {account}").format(provider=event.title, account=event.account)
            self.news.show_news(said, Role.OK)

    def _end(self, place: Place) -> None:
        self.tries.pop(place, None)
        self.cards[place].show_account(self.cards[place].account)
        self.look()

    def _failed(self, place: Place, error: BridgeError) -> None:
        self.tries.pop(place, None)
        self.cards[place].show_failed(advice(error.sentence, error.remedy))

    def _cancel(self, place: Place) -> None:
        """The agent listens no more; a browser that comes back later finds nobody."""
        watching = self.tries.pop(place, None)
        if watching is not None:
            watching.cancel()
        self.cards[place].show_account(self.cards[place].account)

    def _ask_disconnect(self, place: Place) -> None:
        account = self.cards[place].account
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle(self.tr("Disconnect"))
        question.setText(
            self.tr("Disconnect {account} from {provider}?").format(account=account.account, provider=account.title)
        )
        question.setInformativeText(
            self.tr("It is synced no more, and the platform forgets its sign-in. Records that were synced stay.")
        )
        yes = question.addButton(self.tr("Disconnect"), QMessageBox.ButtonRole.DestructiveRole)
        stay = question.addButton(self.tr("Stay connected"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        question.buttonClicked.connect(lambda button: self._disconnect(place) if button is yes else None)
        question.open()

    def _disconnect(self, place: Place) -> None:
        def gone(told: AccountDisconnected) -> None:
            if told.sentence:
                self.news.show_news(agent_said(told.sentence), Role.WARNING)
            self.look()

        self.cards[place].show_ending()
        request = DisconnectAccount(organization=place[0], provider=place[1])
        self.bridge.ask(self, request, AccountDisconnected, gone, lambda error: self._failed(place, error))
