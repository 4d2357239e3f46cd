"""The window: pages at the left, the chosen one at the right, news above it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from connector.domain.errors import BridgeError
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.undo import UndoDialog
from ui.pages.diagnostics import DiagnosticsPage
from ui.pages.log import LogPage
from ui.pages.mappings import MappingsPage
from ui.pages.overview import OverviewPage
from ui.pages.page import Page
from ui.pages.problems import ProblemsPage
from ui.pages.settings.page import SettingsPage
from ui.preferences import Preferences
from ui.state import Desk, known_attention
from ui.theme import GAP, Role, icon, looks, roomy
from ui.widgets import Banner

if TYPE_CHECKING:
    from ui.dialogs.first_run import FirstRun

PAGES: tuple[type[Page], ...] = (OverviewPage, LogPage, ProblemsPage, MappingsPage, SettingsPage, DiagnosticsPage)
"""In the order in which they stand at the left."""
DIALOGS: dict[str, type[PreviewDialog] | type[UndoDialog]] = {"preview": PreviewDialog, "written": UndoDialog}
"""What pages ask for by name and connection that is no page."""
_ROOM, _TALL, _COUNT = 64, 40, "  (999)"
"""Beside a page's name for its icon; a line's height at least; the number after the name."""


class MainWindow(QWidget):
    """One at most; made when it is opened, and given up when it is closed, so that the tray stays small."""

    closed = Signal()
    preference_changed = Signal(str)
    """As `Page.preference_changed`."""

    def __init__(self, bridge: Bridge, preferences: Preferences) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("BukuBridge")
        self._bridge = bridge
        self._preferences = preferences
        self._pages: dict[str, Page] = {}
        self._badges: dict[str, int] = {}
        self.setting_up: FirstRun | None = None
        self.names = self._make_list()
        self.news, self.updated = Banner(), Banner()
        self._stack = QStackedWidget()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.updated)
        right.addWidget(self.news)
        right.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.names)
        whole.addLayout(right, 1)
        for number, page in enumerate(PAGES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda name=page.name: self.open(name))
        bridge.desk_changed.connect(self._take_desk)
        bridge.refused.connect(self._say)
        self.names.currentRowChanged.connect(self._chosen)
        self.resize(roomy(1080, 720))
        self.restoreGeometry(preferences.geometry)
        self.names.setCurrentRow(0)
        looks().changed.connect(self._draw_names)

    def open(self, wanted: str) -> None:
        """Show a page or a dialog by its name; after a colon what is to be shown there."""
        name, _, what = wanted.partition(":")
        if name == "first_run":
            self.set_up(what)
            return
        if name in DIALOGS:
            DIALOGS[name](self._bridge, what, self).open()
            return
        row = next((row for row, page in enumerate(PAGES) if page.name == name), 0)
        self.names.setCurrentRow(row)
        if what:
            self.page(PAGES[row].name).show_what(what)

    def set_up(self, connection: str = "") -> None:
        """The way to a new company, or on with one that was begun; one such window at most."""
        from ui.dialogs.first_run import FirstRun

        if self.setting_up is None:
            welcome = not self._bridge.desk.connections
            self.setting_up = FirstRun(self._bridge, self, welcome=welcome, connection=connection)
            self.setting_up.destroyed.connect(self._was_set_up)
            self.setting_up.finished_with.connect(lambda _: self.open("overview"))
        # After the window that it stands on, which may only just be shown.
        QTimer.singleShot(0, self.setting_up, self.setting_up.present)

    def _was_set_up(self) -> None:
        self.setting_up = None

    def page(self, name: str) -> Page:
        """A page, made when it is first asked for."""
        found = self._pages.get(name)
        if found is None:
            kind = next(page for page in PAGES if page.name == name)
            found = self._pages[name] = kind(self._bridge)
            found.take_preferences(self._preferences)
            found.preference_changed.connect(self.preference_changed)
            found.go.connect(self.open)
            found.attention.connect(lambda count: self._badge(name, count))
            scroller = QScrollArea()
            scroller.setFrameShape(QFrame.Shape.NoFrame)
            scroller.setWidgetResizable(True)
            scroller.setWidget(found)
            scroller.setAccessibleName(found.heading())
            self._stack.addWidget(scroller)
            found.take_desk(self._bridge.desk)
        return found

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """The tray stays; where the window was is remembered. What stands on it is closed as by Escape: what takes long
        ends, and nothing is decided."""
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        self._preferences.geometry = self.saveGeometry()
        self.closed.emit()
        super().closeEvent(event)

    def _make_list(self) -> QListWidget:
        names = QListWidget()
        names.setFrameShape(QFrame.Shape.NoFrame)
        names.setIconSize(QSize(22, 22))
        names.setSpacing(3)
        names.setAccessibleName(self.tr("Pages"))
        names.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names.setAutoFillBackground(False)
        names.viewport().setAutoFillBackground(False)
        letters = names.fontMetrics()
        for page in PAGES:
            item = QListWidgetItem(icon(page.icon_name), page.heading())
            wide = letters.horizontalAdvance(page.heading() + _COUNT) + _ROOM
            item.setSizeHint(QSize(wide, max(_TALL, letters.height() + 2 * GAP)))
            names.addItem(item)
        names.setFixedWidth(names.sizeHintForColumn(0) + GAP)
        return names

    def _draw_names(self) -> None:
        for row, page in enumerate(PAGES):
            item, count = self.names.item(row), self._badges.get(page.name, 0)
            item.setIcon(icon(page.icon_name))
            item.setText(f"{page.heading()}  ({count})" if count else page.heading())

    def _badge(self, name: str, count: int) -> None:
        self._badges[name] = count
        self._draw_names()

    def _chosen(self, row: int) -> None:
        page = self.page(PAGES[row].name)
        self._stack.setCurrentIndex(list(self._pages).index(PAGES[row].name))
        page.refresh()

    def _take_desk(self, desk: Desk) -> None:
        self._badge(ProblemsPage.name, known_attention(desk, dt.datetime.now(dt.UTC)))
        for page in self._pages.values():
            page.take_desk(desk)

    def _say(self, error: BridgeError) -> None:
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)
