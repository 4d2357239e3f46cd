"""Light and dark: what was drawn follows a change, and can be read on each ground."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.preferences import Look
from ui.theme import Role
from ui.widgets import Banner, EmptyState, FaceMark, Muted


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Light again afterwards."""
    yield qapp
    theme.apply(qapp, Look.LIGHT)


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2.1 counts it."""

    def light(color: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


class Ring:
    """Garbage that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_window_held_is_given_back_after_it(qtbot: QtBot) -> None:
    """Also what refers to itself, and is not waited for until so much more came together."""
    gc.disable()
    try:
        ring = weakref.ref(Ring())
        theme.forget_drawn()
        qtbot.waitUntil(lambda: ring() is None, timeout=60_000)
    finally:
        gc.enable()


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_every_text_can_be_read_on_every_ground(app: QApplication, look: Look) -> None:
    """4.5 : 1 at least, for quiet text and for what is chosen, too."""
    theme.apply(app, look)
    palette, part = QGuiApplication.palette(), QPalette.ColorRole
    grounds = [palette.color(part.Window), palette.color(part.Base), theme.color(Role.CARD)]
    inks = [theme.color(role) for role in Role if role not in (Role.CARD, Role.LINE)] + [palette.color(part.Text)]
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= 4.5
    assert contrast(palette.color(part.HighlightedText), palette.color(part.Highlight)) >= 4.5


def test_what_is_open_follows_another_look(qtbot: QtBot, app: QApplication) -> None:
    """Quiet text, signs and faces are drawn in the new colours, without being made anew."""
    theme.apply(app, Look.LIGHT)
    text, empty, news, mark = Muted("quiet"), EmptyState("books", "t", "u"), Banner(), FaceMark()
    for each in (text, empty, news, mark):
        qtbot.addWidget(each)
        each.show()
    before = mark.pixmap().toImage()
    theme.apply(app, Look.DARK)
    assert text.palette().color(QPalette.ColorRole.WindowText) == theme.color(Role.MUTED)
    assert empty.text.palette().color(QPalette.ColorRole.WindowText) == theme.color(Role.MUTED)
    assert mark.pixmap().toImage() != before


def test_an_icon_is_drawn_sharp_at_the_size_that_is_asked_for(qapp: QApplication) -> None:
    """In the text's colour, faded where it cannot be clicked, light where it is chosen; also on a screen of 200 %."""
    theme.apply(qapp, Look.LIGHT)
    icon = theme.icon("stop")
    for size in (16, 22, 37):
        assert icon.pixmap(QSize(size, size)).size() == QSize(size, size)
    assert icon.pixmap(QSize(24, 24), 2.0).size() == QSize(48, 48)
    ink = QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    assert _inks(icon, QIcon.Mode.Normal) == (ink.name(), 255)
    assert _inks(icon, QIcon.Mode.Selected)[0] == "#ffffff"
    assert _inks(icon, QIcon.Mode.Disabled)[1] < 150


def _inks(icon: QIcon, mode: QIcon.Mode) -> tuple[str, int]:
    """The colour of what is drawn the strongest, and how strong that is."""
    image = icon.pixmap(QSize(48, 48), mode).toImage()
    points = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    strongest = max(points, key=QColor.alpha)
    return strongest.name(), strongest.alpha()


def test_what_was_drawn_is_kept_within_bounds_and_given_back(qapp: QApplication) -> None:
    """Qt keeps ten megabytes for ever by itself; a tray has no use for what a closed window looked like."""
    theme.apply(qapp, Look.LIGHT)
    assert QPixmapCache.cacheLimit() <= 1024
    QPixmapCache.insert("drawn", QPixmap(10, 10))
    assert QPixmapCache.find("drawn", QPixmap())
    theme.forget_drawn()
    assert not QPixmapCache.find("drawn", QPixmap())
