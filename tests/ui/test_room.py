"""Every text has the room that it needs, and every control a name for those who do not see it, on every page and in
every dialog, in each language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from connector.control.messages import Sync
from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.platform_changes import ChangeId
from connector.paths import Home
from tests.ui.agent_for_setup import Office, planned
from tests.ui.attention import held_matter
from tests.ui.busy_agent import LONG, fill
from tests.ui.scripted import ScriptedAgent
from ui.bridge import Bridge
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.disconnect import Disconnect
from ui.dialogs.first_run import FirstRun
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.rebase import RebaseDialog
from ui.dialogs.safeguard import SafeguardDialog
from ui.dialogs.undo import UndoDialog
from ui.pages.diagnostics import DiagnosticsPage
from ui.pages.log import LogPage
from ui.pages.mappings import MappingsPage
from ui.pages.page import Page
from ui.pages.problems import ProblemsPage
from ui.pages.settings.page import SettingsPage
from ui.preferences import Preferences
from ui.windows.main_window import PAGES, MainWindow

LEAST = (900, 640)
"""The smallest sensible window."""


def cut_off(window: QWidget) -> list[str]:
    """Texts of visible widgets that have less room than they need, and what must be scrolled sideways to be read."""
    found = [
        f"{type(each.widget()).__name__} is {bar.maximum()} wider than its window"
        for each in window.findChildren(QScrollArea)
        if each.isVisible() and (bar := each.horizontalScrollBar()).maximum()
    ]
    for each in window.findChildren(QWidget):
        if isinstance(each, QLabel | QAbstractButton) and each.isVisible() and each.text():
            wraps = isinstance(each, QLabel) and each.wordWrap()
            wide = each.width() + 1 < each.sizeHint().width() and not wraps
            high = wraps and each.height() + 1 < each.heightForWidth(each.width())
            if wide or high:
                found.append(f"{type(each).__name__} {each.text()!r}: {each.width()} of {each.sizeHint().width()}")
        elif isinstance(each, QHeaderView) and each.isVisible() and each.orientation() is Qt.Orientation.Horizontal:
            found += narrow_headings(each)
    return found


def narrow_headings(header: QHeaderView) -> list[str]:
    """Headings of a table that do not fit above their columns."""
    names = {place: header.model().headerData(place, Qt.Orientation.Horizontal) for place in range(header.count())}
    return [
        f"heading {name!r}: {header.sectionSize(place)} of {header.fontMetrics().horizontalAdvance(str(name))}"
        for place, name in names.items()
        if not header.isSectionHidden(place)
        and header.sectionSize(place) < header.fontMetrics().horizontalAdvance(str(name or ""))
    ]


_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QProgressBar)


def nameless(window: QWidget) -> list[str]:
    """Controls of which a screen reader would say nothing but what they are: as the system is told of them."""
    found = []
    for each in window.findChildren(QWidget):
        inner = isinstance(each.parent(), (QComboBox, QAbstractSpinBox, QHeaderView, QTableView, QMessageBox))
        if not isinstance(each, _CONTROLS) or isinstance(each, QHeaderView) or inner or not each.isVisible():
            continue
        told = QAccessible.queryAccessibleInterface(each)
        if not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(each).__name__} {each.objectName()} in {type(each.parent()).__name__}")
    return found


def fits(qtbot: QtBot, window: QWidget) -> None:
    """Everything has its room, once it is laid out and nothing more appears."""
    seen = [-1]

    def settled() -> None:
        seen.append(sum(each.isVisible() for each in window.findChildren(QWidget)))
        assert seen[-1] == seen[-2], "something more appeared"
        assert cut_off(window) == []

    qtbot.waitUntil(settled)
    assert nameless(window) == []


def filled(page: Page) -> bool:
    """Whether what the page asked for is there; something is chosen where something can be."""
    match page:
        case LogPage():
            if page.model.rowCount() and page.details.shown is None:
                page.table.selectRow(1)
            return page.details.shown is not None and page.runs.topLevelItemCount() > 1
        case ProblemsPage():
            return page.loaded and page.panel.isVisible()
        case MappingsPage():
            return page.table is not None
        case SettingsPage():
            for row in page.companies.rows.values():
                row.open(opened=True)
            return bool(page.places.rows and page.companies.rows)
        case DiagnosticsPage():
            if page.made is None and page.make_button.isEnabled():
                page.make()
            return page.rows.count() > 0 and page.viewer.isVisible()
        case _:
            return True


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_pages(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home, spoken: str, page: str) -> None:
    """Each with something on it, in the smallest sensible window."""
    fill(agent)
    window = MainWindow(bridge, Preferences(home.root / "face.ini"))
    qtbot.addWidget(window)
    window.resize(*LEAST)
    agent.set_status(*agent.statuses)
    qtbot.waitUntil(lambda: len(bridge.desk.connections) == 4)
    window.open(page)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: filled(window.page(page)))
    fits(qtbot, window)
    assert window.width() == LEAST[0], "it grew by itself"


def test_every_way_to_fill_a_field(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home, spoken: str) -> None:
    """The rules of the mappings, one after the other, and a column that nothing reads."""
    fill(agent)
    window = MainWindow(bridge, Preferences(home.root / "face.ini"))
    qtbot.addWidget(window)
    window.resize(*LEAST)
    window.open("mappings")
    window.show()
    page = window.page("mappings")
    assert isinstance(page, MappingsPage)
    qtbot.waitUntil(lambda: page.table is not None)
    for row in range(page.model.rowCount()):
        page.rows.selectRow(row)
        fits(qtbot, window)


DIALOGS: dict[str, Callable[[Bridge], QDialog]] = {
    **{f"conflict-{kind}": partial(ConflictDialog, connection="c1", change=ChangeId(kind)) for kind in ConflictKind},
    "deletions": lambda bridge: SafeguardDialog(bridge, held_matter(1)),
    "changes": lambda bridge: SafeguardDialog(bridge, held_matter(1, ActionKind.UPDATE)),
    "preview": lambda bridge: PreviewDialog(bridge, "c1"),
    "rebase": lambda bridge: RebaseDialog(bridge, "c1"),
    "undo": lambda bridge: UndoDialog(bridge, "c1"),
}


def asked(dialog: QDialog) -> bool:
    """Whether a dialog shows what it asked for."""
    match dialog:
        case ConflictDialog():
            return dialog.choices is not None and dialog.choices.isVisible()
        case SafeguardDialog():
            return dialog.rows.rowCount() > 0
        case PreviewDialog():
            return dialog.over
        case RebaseDialog():
            return dialog.table.isVisible()
        case UndoDialog():
            return dialog.steps.rowCount() > 0
        case _:
            return True


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, spoken: str, name: str) -> None:
    """As they open, filled."""
    fill(agent)
    agent.answers[Sync] = planned(2)
    dialog = DIALOGS[name](bridge)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    before = dialog.size()
    dialog.show()
    qtbot.waitUntil(lambda: asked(dialog))
    fits(qtbot, dialog)
    assert dialog.size() == before, "it grew by itself"


def test_disconnecting(qtbot: QtBot, bridge: Bridge, spoken: str) -> None:
    """A box of Qt's own makes its room; its buttons are ours, so they speak every language."""
    above = QWidget()
    qtbot.addWidget(above)
    box = Disconnect(LONG, above)
    box.show()
    fits(qtbot, box)
    assert [box.standardButton(each) for each in box.buttons()] == [QMessageBox.StandardButton.NoButton] * 2


def test_a_step_without_a_list_stays_at_the_top(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent) -> None:
    """Where no company was found, nothing floats in the middle of the window."""
    office = Office(agent)
    office.books = ()
    window = FirstRun(bridge, welcome=False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not window.books.busy and window.books.list.isHidden())
    fits(qtbot, window)
    assert window.books.heading.height() <= window.books.heading.heightForWidth(window.books.heading.width()) + 4


def test_every_step_of_the_way_to_a_company(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, spoken: str) -> None:
    """From the welcome to the first sync, with the folded parts unfolded."""
    office = Office(agent)
    window = FirstRun(bridge)
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    before = window.size()
    window.show()
    for step in window.steps:
        qtbot.waitUntil(lambda step=step: window.step is step and not step.busy)  # type: ignore[misc]
        for name, text in (("password", "x"), ("code", office.code)):
            line = step.findChild(QLineEdit, name)
            if line is not None:
                line.setText(text)
        for unfold in step.findChildren(QAbstractButton, "advanced"):
            unfold.setChecked(True)
        if step is window.directions:
            window.directions.both.setChecked(True)
            qtbot.waitUntil(lambda: bool(window.directions.rows))
        fits(qtbot, window)
        if step is not window.steps[-1]:
            qtbot.waitUntil(window.next.isEnabled)
            window.next.click()
    assert window.size() == before, "it grew by itself"
