"""What every step of the way is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from connector.domain.errors import BridgeError
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.dialogs.first_run.draft import Draft
from ui.theme import GAP, Role
from ui.widgets import Banner, Heading, Muted


class Step(QWidget):
    """A question, and the answer's place. It never waits: while it is busy the buttons say so."""

    passed = Signal()
    """The next step is due."""
    changed = Signal()
    """Whether one can go on, or what the button says, is another one now."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.draft = draft
        self.busy = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP + GAP // 2)
        self.heading, self.lead, self.news = Heading(self.title(), 1.5), Muted(), Banner()
        for each in (self.heading, self.lead, self.news):
            self.column.addWidget(each)
        self.lead.hide()

    def title(self) -> str:
        """What this step asks, translated."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """The sentence below the heading."""
        self.lead.setText(text)
        self.lead.setVisible(bool(text))

    def enter(self) -> None:
        """It becomes visible."""

    def leave(self) -> None:
        """Somebody goes back or closes the window: end what takes long."""

    def forward(self) -> None:
        """Somebody wants to go on."""
        self.passed.emit()

    def can_go(self) -> bool:
        """Whether the answer is complete."""
        return True

    def can_go_back(self) -> bool:
        """Whether the step before may be seen again."""
        return True

    def next_text(self) -> str:
        """What the button says."""
        return self.tr("Next")

    def needless(self) -> bool:
        """Whether there is nothing to ask here."""
        return False

    def set_busy(self, busy: bool) -> None:
        """Something is under way; going on waits for it."""
        self.busy = busy
        if busy:
            self.news.hide()
        self.changed.emit()

    def complain(self, error: BridgeError) -> None:
        """Say what does not work and what to do; everything that was typed stays."""
        self.set_busy(False)
        self.news.show_news(advice(error.sentence, error.remedy), Role.ERROR)
