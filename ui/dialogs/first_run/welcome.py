"""Welcome: what this does and what it does not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ui.bridge import Bridge
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.step import Step
from ui.theme import GAP, Role, icon
from ui.widgets import Plain


class WelcomeStep(Step):
    """Three promises, and a button."""

    def __init__(self, bridge: Bridge, draft: Draft) -> None:
        super().__init__(bridge, draft)
        self.say(
            self.tr(
                "BukuBridge keeps the books of your company and your business platform equal, in the background. "
                "Setting it up takes a few minutes."
            )
        )
        for name, sentence in (
            ("books", self.tr("Your books are only read. Nothing is written into them until you choose it, by kind.")),
            ("key", self.tr("The password of your books stays on this computer, encrypted.")),
            ("search", self.tr("Before the first sync you see what it would do, with names and numbers.")),
        ):
            row, sign = QHBoxLayout(), QLabel()
            sign.setPixmap(icon(name, Role.ACCENT).pixmap(QSize(24, 24), self.devicePixelRatioF()))
            row.setSpacing(GAP * 2)
            row.addWidget(sign)
            row.addWidget(Plain(sentence), 1)
            self.column.addLayout(row)
        self.column.addStretch(1)

    def title(self) -> str:
        """Welcome."""
        return self.tr("Welcome to BukuBridge")

    def next_text(self) -> str:
        """Begin."""
        return self.tr("Get started")
