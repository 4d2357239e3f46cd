"""Headings, quiet text, cards, news: what every page is made of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import GAP, RADIUS, WIDE, Role, color, icon, looks

_NEWS: Final = {Role.ERROR: "error", Role.WARNING: "warning", Role.OK: "check", Role.ACCENT: "sync"}
"""Icons beside news."""


class Heading(QLabel):
    """What a page or a card is called."""

    def __init__(self, text: str = "", size: float = 1.5, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * size)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setWordWrap(True)


class Plain(QLabel):
    """Text that wraps and may be selected."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class Tinted(Plain):
    """Text in the colour of a role."""

    def __init__(self, text: str = "", role: Role | None = Role.MUTED, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._role = role
        self._tint()
        looks().changed.connect(self._tint)

    def set_role(self, role: Role | None) -> None:
        """Another colour; None for that of all text."""
        self._role = role
        self._tint()

    def _tint(self) -> None:
        if self._role is None:
            self.setPalette(QPalette())
            return
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, color(self._role))
        self.setPalette(palette)


class Muted(Tinted):
    """Text that stands back."""


class Card(QFrame):
    """A raised area with round corners; `body` is where things go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(WIDE, WIDE - 4, WIDE, WIDE - 4)
        self.body.setSpacing(GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw ground and border in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(Role.LINE), 1))
        painter.setBrush(color(Role.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class EmptyState(QWidget):
    """What a page shows when there is nothing yet: why, and what to do about it."""

    clicked = Signal()

    def __init__(
        self, icon_name: str, title: str, text: str, button_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._sign = QLabel()
        self.title, self.text = Heading(title, 1.25), Muted(text)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        for each in (self._sign, self.title, self.text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(each)
        self.button = QPushButton(button_text)
        self.button.setVisible(bool(button_text))
        self.button.clicked.connect(self.clicked)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._draw()
        looks().changed.connect(self._draw)

    def _draw(self) -> None:
        self._sign.setPixmap(icon(self._icon_name, Role.MUTED).pixmap(QSize(48, 48), self.devicePixelRatioF()))


class Banner(QFrame):
    """News within the page, instead of a box that blocks it. Hidden while there is none."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = Role.WARNING
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE - 8, GAP, GAP, GAP)
        self._sign, self.text, self.button, self._close = QLabel(), Plain(), QPushButton(), QToolButton()
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Hide this"))
        self._close.clicked.connect(self.hide)
        self.button.clicked.connect(self.clicked)
        for each in (self._sign, self.text, self.button, self._close):
            row.addWidget(each, 1 if each is self.text else 0)
        self.hide()
        self._draw()
        looks().changed.connect(self._draw)

    def show_news(self, text: str, role: Role = Role.WARNING, button_text: str = "") -> None:
        """Say something; the same is not said again."""
        self._role = role
        self.text.setText(text)
        self.button.setText(button_text)
        self.button.setVisible(bool(button_text))
        self._draw()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """A border in the colour of the news."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(self._role), 1))
        painter.setBrush(color(Role.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def _draw(self) -> None:
        drawn = icon(_NEWS.get(self._role, "question"), self._role)
        self._sign.setPixmap(drawn.pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._close.setIcon(icon("close", Role.MUTED))


class Notice(Banner):
    """News that stays as long as what it tells of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._close.hide()
