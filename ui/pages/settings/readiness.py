"""Whether one kind can be written into the books of a company, and the rehearsal that finds it out."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from connector.domain.entities import MONEY_KINDS
from connector.domain.keys import EntityKind
from connector.domain.writing import Readiness
from ui import text
from ui.agent_words import agent_said
from ui.posting_words import posting_rules
from ui.theme import GAP, Role
from ui.widgets import Muted, Plain, Tinted


class ReadinessBox(QWidget):
    """What the books say; for documents, with the button that rehearses and how far that is."""

    rehearse = Signal()
    stop = Signal()

    def __init__(self, kind: EntityKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._asked_at: dt.datetime | None = None
        self.state, self.reasons, self.rules = Tinted(), Plain(), Muted()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumHeight(GAP)
        self.busy.setAccessibleName(self.tr("Rehearsing"))
        self.rehearsal, self.halt = QPushButton(self.tr("Rehearse")), QPushButton(self.tr("Stop"))
        self.rehearsal.clicked.connect(self.rehearse)
        self.halt.clicked.connect(self._stop)
        buttons = QHBoxLayout()
        for button in (self.rehearsal, self.halt):
            buttons.addWidget(button)
            button.hide()
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for each in (self.state, self.reasons, self.rules, self.busy):
            column.addWidget(each)
            each.hide()
        column.addLayout(buttons)

    @property
    def rehearsing(self) -> bool:
        """Whether a rehearsal is under way."""
        return self._asked_at is not None

    def show_ready(self, ready: Readiness | None) -> None:
        """What the books say; None where this kind cannot be written."""
        self._over()
        if ready is None:
            self._say(self.tr("This kind is only read: it cannot be written into these books."), Role.MUTED)
        else:
            self._say(self._sentence(ready), Role.OK if ready.ready else Role.WARNING)
        reasons = "\n".join(map(agent_said, ready.reasons)) if ready else ""
        self.reasons.setText(reasons)
        self.reasons.setVisible(bool(reasons))
        rules = "\n".join(posting_rules(ready.rules)) if ready else ""
        self.rules.setText(self.tr("How they are posted:\n{rules}").format(rules=rules))
        self.rules.setVisible(bool(rules))
        again = ready is not None and ready.rehearsed_at is not None
        self.rehearsal.setText(self.tr("Rehearse again") if again else self.tr("Rehearse"))
        self.rehearsal.setVisible(ready is not None and self._kind in MONEY_KINDS)

    def show_unknown(self, sentence: str) -> None:
        """A rehearsal came to nothing."""
        self._over()
        self._say(sentence, Role.WARNING)

    def show_rehearsing(self, now: dt.datetime) -> None:
        """It takes a while; how long it does already is told."""
        self._asked_at = self._asked_at or now
        seconds = max(0, int((now - self._asked_at).total_seconds()))
        self.busy.show()
        self.halt.show()
        self.rehearsal.setEnabled(False)
        self.reasons.hide()
        self._say(
            self.tr(
                "Learning from the company's own documents how they are posted, and checking it on others. Nothing is "
                "written. {minutes}:{seconds} so far."
            ).format(minutes=seconds // 60, seconds=f"{seconds % 60:02}"),
            Role.ACCENT,
        )

    def _stop(self) -> None:
        self.halt.setEnabled(False)
        self.stop.emit()

    def _over(self) -> None:
        self._asked_at = None
        self.busy.hide()
        self.halt.hide()
        self.halt.setEnabled(True)
        self.rehearsal.setEnabled(True)

    def _say(self, words: str, role: Role) -> None:
        self.state.set_role(role)
        self.state.setText(words)
        self.state.show()

    def _sentence(self, ready: Readiness) -> str:
        if not ready.ready:
            return self.tr("Cannot be written into the books yet.")
        if ready.rehearsed_at is None:
            return self.tr("Can be written into the books.")
        return self.tr("Can be written into the books; rehearsed {when}.").format(when=text.moment(ready.rehearsed_at))
