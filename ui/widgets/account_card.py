"""One provider that people sign in at, on a card: connected with which account, or how far a sign-in is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from connector.control.cloud_accounts import CloudAccount
from ui import text
from ui.account_words import facts, wrong
from ui.agent_words import agent_said
from ui.provider_words import provider_words
from ui.theme import GAP, Role
from ui.widgets.basics import Card, Heading, Muted, Plain, Tinted
from ui.widgets.fact_rows import FactRows


class AccountCard(Card):
    """Drawn from what the platform says; buttons tell the section what a person wants."""

    wanted = Signal(str)
    """connect, cancel, disconnect, or log."""

    def __init__(self, account: CloudAccount, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = account
        self.title, self.where = Heading("", 1.2), Muted()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.where)
        self.connect_now, self.cancel = QPushButton(), QPushButton(self.tr("Cancel"))
        self.activity, self.disconnect_now = QPushButton(self.tr("Activity")), QPushButton(self.tr("Disconnect…"))
        top = QHBoxLayout()
        top.setSpacing(GAP * 2)
        top.addLayout(names, 1)
        for button, what in (
            (self.connect_now, "connect"),
            (self.cancel, "cancel"),
            (self.activity, "log"),
            (self.disconnect_now, "disconnect"),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, what=what: self.wanted.emit(what))
            top.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self.sentence, self.attention, self.wrong = Plain(), Tinted("", Role.WARNING), Tinted("", Role.WARNING)
        self.facts = FactRows()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(GAP)
        self.progress.setAccessibleName(self.tr("Waiting for the browser"))
        self.body.addLayout(top)
        for line in (self.sentence, self.progress, self.attention, self.wrong, self.facts):
            self.body.addWidget(line)
        self.show_account(account)

    def show_account(self, account: CloudAccount) -> None:
        """What is known of it, while nobody signs in."""
        self.account = account
        self.title.setText(account.title)
        self.activity.setAccessibleName(self.tr("Activity of {provider}").format(provider=account.title))
        where = [account.organization_name or account.organization]
        if account.connected:
            where += [account.account, self.tr("signed in: {person}").format(person=account.signed_in_by)]
        self.where.setText(" · ".join(part for part in where if part))
        again = account.connected and bool(account.attention)
        self.connect_now.setText(self.tr("Connect again") if again else self.tr("Connect"))
        said = provider_words(account.summary)
        if account.last_synced_at is not None:
            said = self.tr("Last sync {when}").format(when=text.moment(account.last_synced_at))
        self._show(said, attention=agent_said(account.attention), connect=again or not account.connected)
        self.disconnect_now.setVisible(account.connected)
        self.activity.setVisible(bool(account.log))
        self.wrong.setText("\n".join(wrong(account)))
        self.wrong.setVisible(bool(self.wrong.text()))
        self.facts.show_facts(facts(account))

    def show_waiting(self, *, opened: bool) -> None:
        """A sign-in is under way."""
        said = (
            self.tr("Waiting for you in the browser…")
            if opened
            else self.tr("The browser could not be opened. Copy this address into it:")
        )
        self._show(said, waiting=True)

    def show_address(self, address: str) -> None:
        """Where no browser can be opened from here, a person does it; the address works once."""
        self.sentence.setText(f"{self.sentence.text()}\n{address}")

    def show_failed(self, sentence: str) -> None:
        """Nothing came of it."""
        self.show_account(self.account)
        self.connect_now.setText(self.tr("Try again"))
        self.attention.setText(sentence)
        self.attention.show()
        self.connect_now.show()

    def show_ending(self) -> None:
        """It is being disconnected."""
        self._show(self.tr("It is being disconnected…"), waiting=True)
        self.cancel.hide()

    def _show(self, said: str, *, attention: str = "", connect: bool = False, waiting: bool = False) -> None:
        self.sentence.setText(said)
        self.sentence.setVisible(bool(said))
        self.attention.setText(attention)
        self.attention.setVisible(bool(attention))
        self.connect_now.setVisible(connect)
        self.cancel.setVisible(waiting)
        self.progress.setVisible(waiting)
        for each in (self.disconnect_now, self.activity, self.wrong, self.facts):
            each.hide()
