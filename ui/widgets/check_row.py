"""One thing that the doctor looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from connector.control.messages import Check, Verdict
from ui.agent_words import advice, agent_said
from ui.text import translate
from ui.theme import GAP, Role, icon, looks
from ui.widgets.basics import Muted, Plain

_SIGNS = {
    Verdict.OK: ("check", Role.OK),
    Verdict.ADVICE: ("warning", Role.WARNING),
    Verdict.PROBLEM: ("error", Role.ERROR),
    Verdict.UNKNOWN: ("question", Role.MUTED),
}


def verdict_name(verdict: Verdict) -> str:
    """A verdict as a word."""
    return {
        Verdict.OK: translate("CheckRow", "All right"),
        Verdict.ADVICE: translate("CheckRow", "Could be better"),
        Verdict.PROBLEM: translate("CheckRow", "Problem"),
        Verdict.UNKNOWN: translate("CheckRow", "Not known"),
    }[verdict]


class CheckRow(QWidget):
    """A sign, what was found, and what to do about it.

    Args:
        company: whose books it is about; empty for what concerns all.
    """

    def __init__(self, check: Check, company: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = check
        self._sign = QLabel()
        self._sign.setAccessibleName(verdict_name(check.verdict))
        self._sign.setToolTip(verdict_name(check.verdict))
        rows = QGridLayout(self)
        rows.setContentsMargins(0, GAP // 2, 0, GAP // 2)
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        sentence, remedy = agent_said(check.sentence), advice(check.remedy)
        rows.addWidget(Plain(f"{company}: {sentence}" if company else sentence), 0, 1)
        if remedy:
            rows.addWidget(Muted(remedy), 1, 1)
        self.setAccessibleName(f"{verdict_name(check.verdict)}: {sentence} {remedy}".strip())
        self._draw()
        looks().changed.connect(self._draw)

    def _draw(self) -> None:
        name, role = _SIGNS[self.check.verdict]
        self._sign.setPixmap(icon(name, role).pixmap(QSize(20, 20), self.devicePixelRatioF()))
