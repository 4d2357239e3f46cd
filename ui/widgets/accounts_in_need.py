"""Cloud accounts that only a new sign-in helps, or whose runs do not come through, above the list of what needs a
person: a line each, with its button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from connector.control.cloud_accounts import CloudAccount
from ui.account_words import trouble_words
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.state import Desk
from ui.theme import GAP, Role
from ui.widgets.basics import Notice


class _Need(NamedTuple):
    """What a line says; counts that go on are not in it."""

    organization: str
    provider: str
    account: str
    reconnect: bool
    said: str

    @classmethod
    def of(cls, account: CloudAccount) -> _Need:
        """Of one account."""
        said = account.attention if account.reconnect else f"{account.trouble} {account.last_words}"
        return cls(account.organization, account.provider, account.account, account.reconnect, said)


class AccountsInNeed(QWidget):
    """Hidden while there is none."""

    go = Signal(str)
    """The page where the browser is opened and followed, or where the runs are shown, with the account."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[_Need, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        self.show_accounts(bridge.desk.accounts)
        bridge.desk_changed.connect(self._take)

    def _take(self, desk: Desk) -> None:
        self.show_accounts(desk.accounts)

    def show_accounts(self, accounts: Sequence[CloudAccount]) -> None:
        """These; lines that stay are not touched, so that nobody loses the button under the pointer."""
        wanted = {_Need.of(account): account for account in accounts}
        for gone in [need for need in self.lines if need not in wanted]:
            self.lines.pop(gone).deleteLater()
        for need, account in wanted.items():
            if need not in self.lines:
                self._add(need, account)
        self.setVisible(bool(self.lines))

    def _add(self, need: _Need, account: CloudAccount) -> None:
        names = (account.title, account.account, account.organization_name or account.organization)
        whose = " · ".join(name for name in names if name)
        line = self.lines[need] = Notice()
        if account.reconnect:
            said = agent_said(account.attention) or self.tr("Nothing is exchanged until somebody signs in again.")
            button, called = self.tr("Connect again"), self.tr("Connect {provider} again")
            target = f"overview:{account.organization}/{account.provider}"
        else:
            said, target = trouble_words(account), f"log:{account.log}"
            button, called = self.tr("Look at its log"), self.tr("Look at the log of {provider}")
        line.show_news(f"{whose}\n{said}", Role.WARNING, button)
        line.button.setAccessibleName(called.format(provider=account.title))
        line.clicked.connect(lambda: self.go.emit(target))
        self._column.addWidget(line)
