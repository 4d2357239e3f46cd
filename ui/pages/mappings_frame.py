"""What stands where on the page of mappings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
)

from connector.domain.keys import EntityKind
from ui.bridge import Bridge
from ui.models.mapping_model import MappingModel, Place, Show
from ui.pages.page import Page
from ui.state import Desk
from ui.text import kind_title, translate
from ui.theme import GAP, icon
from ui.widgets import Banner, Muted
from ui.widgets.rule_panel import RulePanel

FIRST = EntityKind.CUSTOMER
"""The kind that is shown first."""


class MappingsFrame(Page):
    """Choices above, fields at the left, the chosen one at the right; what they do is the page's."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.company, self.kind, self.section, self.show_box = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.search, self.rows, self.model = QLineEdit(), QTableView(), MappingModel(self)
        self.news, self.about, self.panel = Banner(), Muted(), RulePanel()
        self.reset_all = QPushButton(icon("undo"), self.tr("Reset all…"))
        self._lay_out()

    def show_companies(self, desk: Desk) -> bool:
        """Offer the companies that are connected; whether they are others than before."""
        known = [(item.title, item.id) for item in desk.connections]
        if known == [(self.company.itemText(n), self.company.itemData(n)) for n in range(self.company.count())]:
            return False
        offer(self.company, known, self.company.currentData())
        self.company.setVisible(len(known) > 1)
        return True

    def _lay_out(self) -> None:
        for box, name in (
            (self.company, self.tr("Company")),
            (self.kind, self.tr("Kind of record")),
            (self.section, self.tr("Table of the books")),
            (self.show_box, self.tr("Which rows are shown")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search fields and columns"))
        self.search.setClearButtonEnabled(True)
        offer(self.kind, [(kind_title(FIRST), FIRST)], FIRST)
        offer(self.show_box, [(shown_words(show), show) for show in Show], Show.ALL)
        self.section.hide()
        top, below = QHBoxLayout(), QSplitter(Qt.Orientation.Horizontal)
        top.setSpacing(GAP)
        for each in (self.company, self.kind, self.section, self.show_box):
            top.addWidget(each)
        top.addWidget(self.search, 1)
        top.addWidget(self.reset_all)
        below.addWidget(self.rows)
        below.addWidget(self.panel)
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 2)
        below.setChildrenCollapsible(False)
        self.column.addWidget(self.news)
        self.column.addLayout(top)
        self.column.addWidget(self.about)
        self.column.addWidget(below, 1)
        self._dress_rows()

    def _dress_rows(self) -> None:
        self.rows.setModel(self.model)
        self.rows.setAccessibleName(self.tr("Fields and what fills them"))
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setTabKeyNavigation(False)
        self.rows.setAlternatingRowColors(True)
        self.rows.setShowGrid(False)
        self.rows.setWordWrap(False)
        self.rows.verticalHeader().hide()
        self.rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.rows.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Place.PLATFORM, QHeaderView.ResizeMode.ResizeToContents)
        # What a column is called can be read, however narrow the window is.
        header.setMinimumSectionSize(max(header.sectionSizeHint(place) for place in Place))
        header.setMaximumSectionSize(self.fontMetrics().averageCharWidth() * 36)
        self.rows.setMinimumHeight(self.fontMetrics().lineSpacing() * 16)


def offer(box: QComboBox, items: list[tuple[str, str]], chosen: object) -> None:
    """Fill a box without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for text, value in items:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def shown_words(show: Show) -> str:
    """A choice of rows in words."""
    return {
        Show.ALL: translate("MappingsPage", "All fields"),
        Show.OWN: translate("MappingsPage", "Changed by you"),
        Show.EMPTY: translate("MappingsPage", "Nothing fills them"),
        Show.UNREAD: translate("MappingsPage", "Columns that nothing reads"),
    }[show]
