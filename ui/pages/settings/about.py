"""What this program is, and what it is made with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from connector.control.choices import About, GetAbout
from connector.control.messages import GetStatus, Status
from connector.domain.errors import BridgeError
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.pages.settings.section import Section
from ui.text import translate
from ui.widgets import Muted, Plain

_ROWS_SHOWN = 10


class AboutSection(Section):
    """Version, what is known of newer ones, and on request the libraries with their licences."""

    name = "about"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(translate("AboutSection", "About"), "", parent)
        self._bridge = bridge
        self.version, self.system, self.newer = Plain(), Muted(), Plain()
        self.newer.hide()
        self.button = QPushButton(self.tr("Libraries and their licences"))
        self.button.setCheckable(True)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([self.tr("Library"), self.tr("Version"), self.tr("Licence")])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Libraries and their licences"))
        self.table.setMinimumHeight(self.fontMetrics().height() * 2 * _ROWS_SHOWN)
        for each in (self.version, self.system, self.newer):
            self.body.addWidget(each)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.table)
        self.table.hide()
        self.button.toggled.connect(self.table.setVisible)

    def load(self) -> None:
        """Ask the agent: once what it is, each time what it knows of newer versions."""
        self._bridge.ask(self, GetStatus(), Status, self._take_newer, self._unknown)
        if not self.version.text():
            self._bridge.ask(self, GetAbout(), About, self._take, self._unknown)

    def _take(self, told: About) -> None:
        self.version.setText(self.tr("BukuBridge {version}").format(version=told.version))
        self.system.setText(f"{told.system} · Python {told.python}")
        self.table.setRowCount(len(told.libraries))
        for row, library in enumerate(told.libraries):
            for column, words in enumerate((library.name, library.version, library.licence)):
                item = QTableWidgetItem(words)
                item.setToolTip(library.address or words)
                self.table.setItem(row, column, item)

    def _take_newer(self, status: Status) -> None:
        self.newer.setText(advice(status.update))
        self.newer.setVisible(bool(status.update))

    def _unknown(self, error: BridgeError) -> None:
        self.system.setText(agent_said(error.sentence))
