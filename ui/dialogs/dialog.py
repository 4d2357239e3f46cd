"""What every dialog is: nothing happens by Enter, Escape leaves everything as it is, nothing is asked twice at once."""

from __future__ import annotations

import getpass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from connector.control.messages import Activity
from connector.domain.errors import BridgeError
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.theme import GAP, WIDE, Role
from ui.widgets import Banner, Heading, Muted

_PATIENCE_MS = 1500
"""An answer that takes longer is explained."""


class Dialog(QDialog):
    """A heading, a body, news, and buttons below. It is given up when it is closed."""

    changed = Signal()
    """Something was done: whoever shows lists looks again."""

    def __init__(self, bridge: Bridge, connection: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.bridge = bridge
        self.connection = connection
        """Whose company it is about."""
        self.asking = False
        """Whether an order is on its way: its buttons are off until the answer."""
        self._acts: list[QPushButton] = []
        self.title, self.lead = Heading(title, 1.25), Muted()
        self.news, self.wait = Banner(), QProgressBar()
        self.wait.setRange(0, 0)
        self.wait.setTextVisible(False)
        self.wait.setMaximumHeight(GAP)
        self.wait.setAccessibleName(self.tr("Working"))
        self.wait.hide()
        self.later = Muted(self.tr("A sync is running. This is done right after it; you may close this window."))
        self.later.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._explain)
        bridge.desk_changed.connect(self._explain)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self.closing = QPushButton(self.tr("Close"))
        self.closing.setAutoDefault(False)
        self.closing.clicked.connect(self.reject)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(self.closing)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        whole.setSpacing(GAP * 2)
        for each in (self.title, self.lead, self.news):
            whole.addWidget(each)
        whole.addLayout(self.body, 1)
        whole.addWidget(self.wait)
        whole.addWidget(self.later)
        whole.addLayout(self._row)
        self.lead.hide()

    def say(self, text: str) -> None:
        """The sentence below the heading."""
        self.lead.setText(text)
        self.lead.setVisible(bool(text))

    def act(self, label: str) -> QPushButton:
        """A button that does something, beside the one that closes; never the one that Enter presses."""
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.setDefault(False)
        self._row.insertWidget(self._row.count() - 1, button)
        self._acts.append(button)
        return button

    def begin(self) -> bool:
        """An order goes out; False when one is on its way already. `end` or `failed` follows."""
        if self.asking:
            return False
        self.asking = True
        self.wait.show()
        self._patience.start()
        self.news.hide()
        self.look_at_buttons()
        return True

    def end(self) -> None:
        """Its answer came."""
        self.asking = False
        self.wait.hide()
        self.later.hide()
        self._patience.stop()
        self.look_at_buttons()

    def failed(self, error: BridgeError) -> None:
        """It was refused, or nobody answers: said here, and nothing was closed by it."""
        self.end()
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)

    def _explain(self) -> None:
        """Books are asked and changed between runs of their company, never beside one: a long run makes it wait."""
        patient = self.asking and not self._patience.isActive()
        self.later.setVisible(patient and self.waits())

    def waits(self) -> bool:
        """Whether what was asked for is done only after a run that is under way."""
        status = self.bridge.desk.connection(self.connection)
        return status is not None and status.activity in (Activity.RUNNING, Activity.STOPPING)

    def look_at_buttons(self) -> None:
        """What can be pressed now."""
        for button in self._acts:
            button.setEnabled(not self.asking)


def who() -> str:
    """Who decides, as this PC knows them; empty where it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
