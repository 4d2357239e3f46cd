"""A small window for desktops without a tray: the same face, the same few orders."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from connector.control.messages import Accepted, Sync
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.state import Steadied, known_attention
from ui.theme import GAP, WIDE
from ui.widgets import FaceMark, Heading, Muted
from ui.widgets.face_mark import spoken


class SmallWindow(QWidget):
    """Stays where it is put; closing it asks what shall stop."""

    opened = Signal(str)
    quit_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle("BukuBridge")
        self._bridge = bridge
        self._steadied = Steadied()
        self.mark, self.word, self.line = FaceMark(32), Heading("", 1.1), Muted()
        sync, show = QPushButton(self.tr("Sync now")), QPushButton(self.tr("Open"))
        sync.clicked.connect(lambda: bridge.ask(self, Sync(), Accepted, lambda _: None))
        show.clicked.connect(lambda: self.opened.emit("overview"))
        top = QHBoxLayout()
        top.setSpacing(GAP * 2)
        top.addWidget(self.mark)
        top.addWidget(self.word, 1)
        top.addWidget(sync)
        top.addWidget(show)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.addLayout(top)
        column.addWidget(self.line)
        bridge.desk_changed.connect(self._show)
        bridge.ticked.connect(self._show)
        self._show()

    def leave(self) -> None:
        """A tray is there after all."""
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """There is nothing else left to click on."""
        event.ignore()
        self.quit_wanted.emit()

    def _show(self) -> None:
        desk, now = self._bridge.desk, dt.datetime.now(dt.UTC)
        self.mark.show_face(self._steadied.take(desk, now))
        self.word.setText(spoken(self.mark.face))
        count = known_attention(desk, now)
        needed = self.tr("%n thing(s) need(s) you", "", count) if count else ""
        self.line.setText(needed or agent_said(desk.sentence))
        self.line.setVisible(bool(self.line.text()))
