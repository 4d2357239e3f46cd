"""Every text has the room that it needs, and every control a name for those who do not see it, on every page and in
every dialog, in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QTableView,
    QTreeView,
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
from ui.theme import size_for_text
from ui.translator import Languages
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


_Says = QAccessible.Role
_ROLES: tuple[tuple[type[QWidget], tuple[QAccessible.Role, ...]], ...] = (
    (QCheckBox, (_Says.CheckBox,)),
    (QRadioButton, (_Says.RadioButton,)),
    (QAbstractButton, (_Says.Button, _Says.ButtonMenu, _Says.CheckBox)),
    (QLineEdit, (_Says.EditableText,)),
    (QPlainTextEdit, (_Says.EditableText,)),
    (QComboBox, (_Says.ComboBox,)),
    (QAbstractSpinBox, (_Says.SpinBox,)),
    (QTreeView, (_Says.Tree,)),
    (QTableView, (_Says.Table,)),
    (QAbstractItemView, (_Says.List,)),
    (QProgressBar, (_Says.ProgressBar,)),
)
"""Controls, and what a screen reader may call them."""
_INSIDE = (QComboBox, QAbstractSpinBox, QHeaderView, QTableView, QTreeView, QMessageBox, QLineEdit)
"""What is inside of these belongs to them."""


def named(each: QWidget) -> str:
    """What a screen reader calls a control. For a choice Qt tells its value as its name on this system, and on Windows
    what it is called: only that tells people what there is to choose."""
    labels = [label for label in each.window().findChildren(QLabel) if label.buddy() is each]
    called = each.accessibleName() or " ".join(label.text() for label in labels)
    return called if isinstance(each, QComboBox) else QAccessible.queryAccessibleInterface(each).text(_NAME)


_NAME = QAccessible.Text.Name


def nameless(window: QWidget) -> list[str]:
    """Controls of which a screen reader would say nothing but what they are, or not even that: as the system is told of
    them; and what the keyboard stops at without a word."""
    found = []
    for each in window.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, QHeaderView) or isinstance(each.parent(), _INSIDE):
            continue
        roles = next((roles for kind, roles in _ROLES if isinstance(each, kind)), None)
        stops = each.isEnabled() and bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (roles is not None or stops) and not named(each).strip():
            found.append(f"{type(each).__name__} {each.objectName()} in {type(each.parent()).__name__} has no name")
        told = QAccessible.queryAccessibleInterface(each).role()
        if roles is not None and told not in roles:
            found.append(f"{type(each).__name__} {named(each)!r} is called a {told.name}")
    return found


def fits(qtbot: QtBot, window: QWidget) -> None:
    """Everything has its room, once it is laid out and nothing more appears."""
    seen = [-1]

    def settled() -> None:
        seen.append(sum(each.isVisible() for each in window.findChildren(QWidget)))
        assert seen[-1] == seen[-2], "something more appeared"
        assert cut_off(window) == []

    qtbot.waitUntil(settled, timeout=30_000)
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


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    """Somebody has all text at 200 %."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


def window_on(
    qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home, page: str, size: tuple[int, int] = LEAST
) -> MainWindow:
    """The window, shown, with a page that has something on it."""
    fill(agent)
    window = MainWindow(bridge, Preferences(home.root / "face.ini"))
    qtbot.addWidget(window)
    window.resize(*size)
    agent.set_status(*agent.statuses)
    qtbot.waitUntil(lambda: len(bridge.desk.connections) == 4)
    window.open(page)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: filled(window.page(page)), timeout=60_000)
    return window


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_pages(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home, spoken: str, page: str) -> None:
    """Each with something on it, in the smallest sensible window."""
    window = window_on(qtbot, bridge, agent, home, page)
    fits(qtbot, window)
    assert window.width() == LEAST[0], "it grew by itself"


@pytest.mark.usefixtures("doubled")
@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_pages_with_text_at_200_percent(
    qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home, spoken: str, page: str
) -> None:
    """A window that is twice as large has room for text that is, its list of pages with their numbers too."""
    wide, high = 2 * LEAST[0], 2 * LEAST[1]
    window = window_on(qtbot, bridge, agent, home, page, (wide, high))
    fits(qtbot, window)
    assert window.width() == wide, "it grew by itself"
    names = window.names
    letters = names.fontMetrics()
    for row in range(names.count()):
        wanted = letters.horizontalAdvance(names.item(row).text()) + names.iconSize().width()
        assert names.viewport().width() >= wanted, names.item(row).text()
        assert names.visualItemRect(names.item(row)).height() >= letters.height()


def test_windows_are_as_large_as_their_text_needs() -> None:
    """At 200 % twice as large, where the screen has room; small text makes none smaller."""
    drawn = QSize(860, 560)
    assert size_for_text(drawn, 17, QSize(1920, 1080)) == size_for_text(drawn, 12, QSize(1920, 1080)) == drawn
    assert size_for_text(drawn, 34, QSize(1920, 1080)) == QSize(1720, 1080)
    assert size_for_text(drawn, 34, QSize(800, 600)) == QSize(860, 600)


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
    assert not grows(qtbot, bridge, agent, name)


@pytest.fixture
def malay(qapp: QApplication) -> Iterator[None]:
    """The language with the longest words; English afterwards."""
    languages = Languages(qapp)
    languages.use("ms")
    yield
    languages.leave()


@pytest.mark.usefixtures("doubled", "malay")
@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_with_text_at_200_percent(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, name: str) -> None:
    """As large as they open on a large screen."""
    assert not grows(qtbot, bridge, agent, name, 2)


def grows(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, name: str, times: int = 1) -> bool:
    """Whether a dialog, filled, has no room for everything as it opens, or so many times as large."""
    fill(agent)
    agent.answers[Sync] = planned(2)
    dialog = DIALOGS[name](bridge)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.resize(dialog.size() * times)
    before = dialog.size()
    dialog.show()
    qtbot.waitUntil(lambda: asked(dialog), timeout=60_000)
    fits(qtbot, dialog)
    return dialog.size() != before


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
