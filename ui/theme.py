"""Colours, distances and icons: the one place where they are chosen. Light and dark follow the system."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from connector.control.memory import give_memory_back
from ui.preferences import Look

GAP: Final = 8
"""Between things that belong together, device-independent pixels."""
WIDE: Final = 20
"""Between groups, and around pages."""
RADIUS: Final = 8
"""Of cards."""
_CACHE_KB: Final = 1024
"""What Qt keeps of what its styles drew: one page's worth. By itself it keeps ten times as much, for ever."""
_TEXT_HEIGHT: Final = 17
"""Pixels, of text of the usual size; Windows' own is 15 or 16."""
_GONE_MS: Final = 500
"""After its window nothing of it is left by then."""


class Role(StrEnum):
    """What a colour says."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    ACCENT = "accent"
    MUTED = "muted"
    CARD = "card"
    LINE = "line"


# Each pair reaches a contrast of 4.5 : 1 against the window of its palette (WCAG 2.1 AA); LINE and CARD are no text.
_LIGHT: Final = {
    Role.OK: "#1b7f3b", Role.WARNING: "#9a5b00", Role.ERROR: "#b3261e", Role.ACCENT: "#1a5fb4", Role.MUTED: "#5b6470",
    Role.CARD: "#ffffff", Role.LINE: "#d9dde3",
}  # fmt: skip
_DARK: Final = {
    Role.OK: "#62c983", Role.WARNING: "#e5b567", Role.ERROR: "#ff8a80", Role.ACCENT: "#7db4ff", Role.MUTED: "#a7b0bc",
    Role.CARD: "#2a2e34", Role.LINE: "#444b54",
}  # fmt: skip
_WINDOWS: Final = {
    False: {"window": "#f4f6f8", "base": "#ffffff", "text": "#1d2329", "button": "#fbfcfd", "highlight": "#1a5fb4"},
    True: {"window": "#1f2328", "base": "#262a30", "text": "#e8ebef", "button": "#31363d", "highlight": "#2f6fc7"},
}


class Looks(QObject):
    """Says when the ground changed: what draws in colours of its own draws anew."""

    changed = Signal()


@cache
def looks() -> Looks:
    """The one of this program. Qt tells its widgets of a new palette, but not those that have one of their own."""
    return Looks()


def is_dark() -> bool:
    """Whether light text stands on a dark ground now."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def color(role: Role) -> QColor:
    """The colour of a role on the present ground."""
    return QColor((_DARK if is_dark() else _LIGHT)[role])


def apply(app: QApplication, look: Look) -> None:
    """Dress the program: the system's own style on Windows, Fusion with a quiet palette elsewhere."""
    QPixmapCache.setCacheLimit(_CACHE_KB)
    hints = app.styleHints()
    scheme = {Look.SYSTEM: Qt.ColorScheme.Unknown, Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}
    hints.setColorScheme(scheme[look])
    if app.style().name().lower() in ("windows11", "windowsvista"):
        return
    from ui.outlines import Outlined  # it draws in this module's colours

    app.setStyle(Outlined())
    dark = look is Look.DARK or (look is Look.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark)
    app.setPalette(_palette(dark))
    looks().changed.emit()


def roomy(wide: int, high: int) -> QSize:
    """The size of a window that was drawn that large for text of the usual size, for the text that this person has."""
    room = next((screen.availableSize() for screen in QGuiApplication.screens()), QSize())
    return size_for_text(QSize(wide, high), QFontMetrics(QGuiApplication.font()).height(), room)


def size_for_text(drawn: QSize, text: int, room: QSize) -> QSize:
    """A window grows with its text, which is `text` pixels high, as far as the screen has room; it never shrinks."""
    share = max(1.0, text / _TEXT_HEIGHT)
    grown = QSize(int(drawn.width() * share), int(drawn.height() * share))
    return grown.boundedTo(room).expandedTo(drawn)


def forget_drawn() -> None:
    """Give back what was drawn for a window that is closed, and in a moment, when all of it is gone, its memory."""
    QPixmapCache.clear()
    QTimer.singleShot(_GONE_MS, give_memory_back)


def _palette(dark: bool) -> QPalette:
    named = {name: QColor(value) for name, value in _WINDOWS[dark].items()}
    palette, part = QPalette(), QPalette.ColorRole
    for role in (part.WindowText, part.Text, part.ButtonText, part.ToolTipText):
        palette.setColor(role, named["text"])
        faded = QColor(named["text"])
        faded.setAlpha(110)
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    for role, name in (
        (part.Window, "window"), (part.Base, "base"), (part.AlternateBase, "window"), (part.Button, "button"),
        (part.ToolTipBase, "base"), (part.Highlight, "highlight"), (part.Accent, "highlight"),
    ):  # fmt: skip
        palette.setColor(role, named[name])
    palette.setColor(part.HighlightedText, QColor("#ffffff"))
    muted = QColor((_DARK if dark else _LIGHT)[Role.MUTED])
    palette.setColor(part.PlaceholderText, muted)
    palette.setColor(part.Link, QColor((_DARK if dark else _LIGHT)[Role.ACCENT]))
    return palette


@cache
def _drawing(name: str) -> bytes:
    return (resources.files("ui") / "icons" / f"{name}.svg").read_bytes()


def icon(name: str, role: Role | None = None) -> QIcon:
    """An icon of ours by its name, in the text's colour or a role's; to be fetched anew when the palette changes."""
    ink = color(role) if role else QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return _icon(name, ink.name(), QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText).name())


@cache
def _icon(name: str, ink: str, on_highlight: str) -> QIcon:
    return QIcon(_Drawn(name, ink, on_highlight))


class _Drawn(QIconEngine):
    """Draws an icon at the size that is asked for, and no other: all sizes of all icons are megabytes."""

    def __init__(self, name: str, ink: str, on_highlight: str) -> None:
        super().__init__()
        self._name, self._ink, self._on_highlight = name, ink, on_highlight

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Into a rectangle, as sharp as the screen is."""
        size = rect.size() * painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(size, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """A square of pixels."""
        ink = self._on_highlight if mode is QIcon.Mode.Selected else self._ink
        faded = mode is QIcon.Mode.Disabled
        return _pixels(self._name, ink, min(size.width(), size.height()), faded=faded)


@cache
def _pixels(name: str, ink: str, size: int, *, faded: bool) -> QPixmap:
    return picture(_drawing(name).replace(b"currentColor", ink.encode()), size, 0.4 if faded else 1.0)


def picture(drawing: bytes, size: int, opacity: float = 1.0) -> QPixmap:
    """A drawing (SVG) as pixels."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
