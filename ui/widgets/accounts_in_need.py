"""Cloud accounts that only a new sign-in helps, above the list of what needs a person: a line each, with its button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from connector.control.cloud_accounts import CloudAccount
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.state import Desk
from ui.theme import GAP, Role
from ui.widgets.basics import Notice


class AccountsInNeed(QWidget):
    """Hidden while there is none."""

    go = Signal(str)
    """The page where the browser is opened and followed, with the account."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[CloudAccount, Notice] = {}
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
        for gone in [account for account in self.lines if account not in accounts]:
            self.lines.pop(gone).deleteLater()
        for account in accounts:
            if account not in self.lines:
                self._add(account)
        self.setVisible(bool(self.lines))

    def _add(self, account: CloudAccount) -> None:
        names = (account.title, account.account, account.organization_name or account.organization)
        whose = " · ".join(name for name in names if name)
        said = agent_said(account.attention) or self.tr("Nothing is exchanged until somebody signs in again.")
        line = self.lines[account] = Notice()
        line.show_news(f"{whose}\n{said}", Role.WARNING, self.tr("Connect again"))
        line.button.setAccessibleName(self.tr("Connect {provider} again").format(provider=account.title))
        line.clicked.connect(lambda: self.go.emit(f"overview:{account.organization}/{account.provider}"))
        self._column.addWidget(line)
