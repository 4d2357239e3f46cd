"""One thing that needs a person, told in full, with the buttons that do something about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from connector.control.attention import Matter, MatterKind, RetryNow, TickOff
from connector.control.messages import Accepted, Done, Message, Sync
from connector.domain.errors import BridgeError
from ui import text
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.dialog import Dialog
from ui.dialogs.rebase import RebaseDialog
from ui.dialogs.safeguard import SafeguardDialog
from ui.matters import called, said
from ui.theme import GAP, Role
from ui.widgets.basics import Banner, Card, Heading, Muted, Plain

Act = Callable[[Matter], None]


class MatterPanel(Card):
    """Below the list. Orders go out once: the buttons are off until the answer."""

    changed = Signal()
    go = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.matter: Matter | None = None
        self.asking = False
        self.dialog: Dialog | None = None
        self.title, self.sentence, self.remedy, self.times = Heading("", 1.15), Plain(), Plain(), Muted()
        self.news = Banner()
        self.row = QHBoxLayout()
        self.row.setSpacing(GAP)
        self.row.addStretch(1)
        self.buttons: list[QPushButton] = []
        for each in (self.title, self.sentence, self.remedy, self.times, self.news):
            self.body.addWidget(each)
        self.body.addLayout(self.row)

    def show_matter(self, matter: Matter | None) -> None:
        """Another one, or none."""
        same = matter is not None and self.matter == matter
        self.matter = matter
        self.setVisible(matter is not None)
        if matter is None or same:
            return
        self.news.hide()
        self.title.setText(called(matter))
        self.sentence.setText(said(matter))
        self.remedy.setText(advice(matter.remedy))
        self.remedy.setVisible(bool(advice(matter.remedy)))
        self.times.setText(self._times(matter))
        self.times.setVisible(bool(self.times.text()))
        self._draw_buttons(matter)

    def press_first(self) -> None:
        """What Enter in the list does: open what is to be decided or looked at. Nothing is ordered by it."""
        if self.matter is not None and self.matter.kind in _OPENS and self.buttons and self.buttons[0].isEnabled():
            self.buttons[0].click()

    def _draw_buttons(self, matter: Matter) -> None:
        for button in self.buttons:
            self.row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for label, act in self._acts(matter):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act, matter=matter: act(matter))
            button.setEnabled(not self.asking)
            self.row.insertWidget(len(self.buttons), button)
            self.buttons.append(button)

    def _acts(self, matter: Matter) -> list[tuple[str, Act]]:
        match matter.kind:
            case MatterKind.CONFLICT:
                return [(self.tr("Decide…"), self._decide)]
            case MatterKind.HELD:
                return [(self.tr("Look at them…"), self._look)]
            case MatterKind.TIMELINE:
                return [(self.tr("Look at it…"), self._rebase)]
            case MatterKind.FAULT:
                change = (self.tr("Change the connection…"), lambda one: self.go.emit(f"first_run:{one.connection}"))
                return [change, (self.tr("Try again now"), self._sync)]
            case MatterKind.REFUSED:
                return [(self.tr("I have seen it"), self._tick_off)]
            case MatterKind.UNCERTAIN:
                return [(self.tr("Ask now"), self._sync)]
            case MatterKind.WAITING:
                return [(self.tr("Try again now"), self._retry)]
            case MatterKind.SET_ASIDE:
                kind = text.kind_title(matter.entity) if matter.entity is not None else ""
                every = self.tr("Try all of these again now: {kind}").format(kind=kind)
                return [(self.tr("Try again now"), self._retry), (every, self._retry_all)]

    def _decide(self, matter: Matter) -> None:
        self._open(ConflictDialog(self.bridge, matter.connection, matter.change, self.window()))

    def _look(self, matter: Matter) -> None:
        self._open(SafeguardDialog(self.bridge, matter, self.window()))

    def _rebase(self, matter: Matter) -> None:
        self._open(RebaseDialog(self.bridge, matter.connection, self.window()))

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.changed.connect(self.changed)
        dialog.open()

    def _retry(self, matter: Matter) -> None:
        request = RetryNow(connection=matter.connection, entity=matter.entity, key=matter.key, change=matter.change)
        self._order(request)

    def _retry_all(self, matter: Matter) -> None:
        self._order(RetryNow(connection=matter.connection, entity=matter.entity))

    def _sync(self, matter: Matter) -> None:
        self._order(Sync(connection=matter.connection))

    def _tick_off(self, matter: Matter) -> None:
        if self._begin():
            request = TickOff(connection=matter.connection, changes=(matter.change,))
            self.bridge.ask(self, request, Done, lambda _: self._end(""), self._refused)

    def _order(self, request: Message) -> None:
        if self._begin():
            trying = self.tr("It is being tried now.")
            self.bridge.ask(self, request, Accepted, lambda _: self._end(trying), self._refused)

    def _begin(self) -> bool:
        if self.asking:
            return False
        self.asking = True
        for button in self.buttons:
            button.setEnabled(False)
        return True

    def _end(self, news: str) -> None:
        self.asking = False
        for button in self.buttons:
            button.setEnabled(True)
        if news:
            self.news.show_news(news, Role.OK)
        self.changed.emit()

    def _refused(self, error: BridgeError) -> None:
        self._end("")
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)

    def _times(self, matter: Matter) -> str:
        now = dt.datetime.now(dt.UTC)
        parts = []
        if matter.since is not None:
            since = text.moment(matter.since)
            words = self.tr("Sent {when}") if matter.kind is MatterKind.UNCERTAIN else self.tr("Since {when}")
            parts.append(words.format(when=since))
        if matter.attempts > 1:
            parts.append(self.tr("tried %n time(s)", "", matter.attempts))
        if matter.next_try is not None:
            parts.append(self.tr("tried again {when} by itself").format(when=text.until(matter.next_try, now)))
        return " · ".join(parts)


_OPENS = frozenset({MatterKind.CONFLICT, MatterKind.HELD, MatterKind.TIMELINE})
"""What Enter may open: dialogs that do nothing before they are read."""
