"""Everything can be reached and done without a mouse: by Tab, arrows, Space and Enter."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from connector.control.diagnosis import DiagnosticPart, GetDiagnosticPart, MakeDiagnostics
from connector.control.messages import Accepted, Activity, Examine, Pause, Request, Resume, Status, Stop, Sync
from connector.paths import Home
from tests.ui.agent_for_setup import planned
from tests.ui.busy_agent import fill
from tests.ui.scripted import ScriptedAgent, now, status
from tests.ui.test_room import DIALOGS, asked, fits, window_on
from ui.bridge import Bridge
from ui.pages.diagnostics import DiagnosticsPage
from ui.pages.overview import OverviewPage
from ui.preferences import Preferences
from ui.tray import Tray
from ui.widgets.connection_card import ConnectionCard
from ui.windows.main_window import PAGES, MainWindow


def stops(window: QWidget) -> list[QWidget]:
    """What the keyboard has to come by: every control that can be operated now, and what takes it besides."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusProxy() is None
        if bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) or is_operated(each)
    ]


def is_operated(each: QWidget) -> bool:
    """Whether something is a control of its own; what stands inside of one belongs to it."""
    controls = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
    inside = isinstance(each.parent(), (*controls, QHeaderView))
    return isinstance(each, controls) and not isinstance(each, QHeaderView) and not inside


def tabbed(first: QWidget, most: int = 400) -> list[QWidget]:
    """Where Tab stops, from there once around; a field may take several."""
    first.setFocus()
    found: list[QWidget] = []
    for _ in range(most):
        here = QApplication.focusWidget()
        assert here is not None, found
        if found and here is first and found[-1] is not first:
            return found
        if not found or found[-1] is not here:
            found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come around; it is at {QApplication.focusWidget()}")


def brought_forward(window: QWidget) -> bool:
    """Whether keys go to a window, which asks for them."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()


def active_on(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home, page: str) -> MainWindow:
    """The window, with something on its page, where keys go."""
    window = window_on(qtbot, bridge, agent, home, page)
    qtbot.waitUntil(lambda: brought_forward(window))
    return window


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_tab_comes_by_everything_and_around(
    qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home, page: str
) -> None:
    """In both directions it leaves whatever it enters, and shows where it is."""
    window = active_on(qtbot, bridge, agent, home, page)
    reached = tabbed(window.names)
    missed = [each for each in stops(window) if each not in reached]
    assert missed == []
    assert len(reached) > 2
    QTest.keyClick(window.names, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is reached[-1]


def test_pages_are_chosen_by_arrows_and_by_ctrl_and_a_number(
    qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home
) -> None:
    """Down and up in the list; from wherever one is by the shortcut."""
    window = active_on(qtbot, bridge, agent, home, "overview")
    window.names.setFocus()
    for row in range(1, len(PAGES)):
        QTest.keyClick(window.names, Qt.Key.Key_Down)
        assert window.names.currentRow() == row
        assert window.page(PAGES[row].name).isVisible()
    for number in range(1, len(PAGES) + 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda number=number: window.names.currentRow() == number - 1)  # type: ignore[misc]


def oblige(agent: ScriptedAgent) -> None:
    """From now on it does what it is told."""
    agent.answers[Sync] = Accepted(jobs=("j",))
    agent.answers[Pause] = agent.answers[Resume] = agent.answers[Stop] = Status(
        version="1", pid=1, started_at=now(), now=now(), connections=agent.statuses
    )


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_comes_around_in_dialogs(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, name: str) -> None:
    """By everything that can be operated, also tables; of choices that exclude each other it takes one."""
    fill(agent)
    agent.answers[Sync] = planned(2)
    dialog = DIALOGS[name](bridge)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    qtbot.waitUntil(lambda: asked(dialog) and brought_forward(dialog))
    fits(qtbot, dialog)
    first = stops(dialog)[0]
    reached = tabbed(first)
    missed = [each for each in stops(dialog) if each not in reached and not isinstance(each, QRadioButton)]
    assert missed == []


def pressed(qtbot: QtBot, control: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """The key, where the keyboard is; the control was reached by Tab elsewhere."""
    qtbot.waitUntil(lambda: control.isVisible() and control.isEnabled())
    qtbot.waitUntil(lambda: brought_forward(control.window()))
    assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    control.setFocus()
    assert QApplication.focusWidget() is control
    QTest.keyClick(control, key)


def chosen_by_arrows(menu: QMenu, wanted: QAction) -> None:
    """Down to an entry of an open menu, and Enter, which also opens a menu below."""
    for _ in range(2 * len(menu.actions())):
        if menu.activeAction() is wanted:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is wanted
    QTest.keyClick(menu, Qt.Key.Key_Return)


def chosen_in_the_menu_of(qtbot: QtBot, button: QToolButton, wanted: QAction) -> None:
    """Space opens the menu of a button, which waits in a loop of its own: arrows and Enter go on in there."""
    done: list[QAction] = []

    def go_on() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and not done:
            done.append(wanted)
            chosen_by_arrows(menu, wanted)

    looking = QTimer()
    looking.timeout.connect(go_on)
    looking.start(10)
    pressed(qtbot, button)
    looking.stop()
    assert done == [wanted]


def cards_of(window: MainWindow) -> dict[str, ConnectionCard]:
    """The cards by connection."""
    page = window.page("overview")
    assert isinstance(page, OverviewPage)
    return page.cards


def test_a_card_is_operated_by_keys(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home) -> None:
    """Sync, stop, pause behind the three dots, what needs a person."""
    window = active_on(qtbot, bridge, agent, home, "overview")
    oblige(agent)
    cards = cards_of(window)
    pressed(qtbot, cards["c1"].sync)
    pressed(qtbot, cards["c3"].stop)
    qtbot.waitUntil(lambda: bool(agent.asked(Sync) and agent.asked(Stop)))
    assert agent.asked(Sync) == [Sync(connection="c1")]
    assert agent.asked(Stop) == [Stop(connection="c3")]
    (pause,) = [each for each in cards["c1"].menu.actions() if each.objectName() == "pause"]
    chosen_in_the_menu_of(qtbot, cards["c1"].more, pause)
    qtbot.waitUntil(lambda: agent.asked(Pause) == [Pause(connection="c1")])
    pressed(qtbot, cards["c1"].problems)
    qtbot.waitUntil(lambda: window.names.currentRow() == 2)


def test_each_entry_of_a_card_is_chosen_by_keys(qtbot: QtBot) -> None:
    """Those behind the three dots, of a company that is at work and of one that is paused."""
    told: list[str] = []
    for paused in (False, True):
        card = ConnectionCard(status(paused=paused))
        qtbot.addWidget(card)
        card.wanted.connect(lambda what, _: told.append(what))
        card.show()
        for each in card.menu.actions():
            if each.isVisible():
                chosen_in_the_menu_of(qtbot, card.more, each)
    rest = ["change", "forget"]
    assert told == ["preview", "written", "pause", *rest, "preview", "written", "resume", *rest]


def test_a_company_is_added_by_keys(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home) -> None:
    """And one that was begun is gone on with."""
    window = active_on(qtbot, bridge, agent, home, "overview")
    page = window.page("overview")
    assert isinstance(page, OverviewPage)
    for button in (page.add, page.cards["c4"].finish):
        pressed(qtbot, button)
        qtbot.waitUntil(lambda: window.setting_up is not None and window.setting_up.isVisible())
        assert window.setting_up is not None
        QTest.keyClick(window.setting_up, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.setting_up is None)


def test_diagnostics_are_operated_by_keys(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home) -> None:
    """Check again, the file, its parts by arrows, its folder, and the summary."""
    window = active_on(qtbot, bridge, agent, home, "diagnostics")
    page = window.page("diagnostics")
    assert isinstance(page, DiagnosticsPage)
    looked, made = len(agent.asked(Examine)), len(agent.asked(MakeDiagnostics))
    pressed(qtbot, page.again)
    pressed(qtbot, page.make_button)
    qtbot.waitUntil(lambda: len(agent.asked(Examine)) == looked + 1)
    qtbot.waitUntil(lambda: len(agent.asked(MakeDiagnostics)) == made + 1)
    went: list[Path] = []
    page.reveal = went.append
    pressed(qtbot, page.folder)
    assert went == [Path("/somewhere/x.zip")]
    about = {"version": "1.2.3", "system": "Here", "python": "3.11", "written_at": "today"}
    parts = {"about.json": json.dumps(about), "doctor.json": "[]"}

    def part(request: Request) -> DiagnosticPart:
        assert isinstance(request, GetDiagnosticPart)
        return DiagnosticPart(text=parts[request.name], size=2)

    agent.answers[GetDiagnosticPart] = part
    QGuiApplication.clipboard().clear()
    pressed(qtbot, page.copy)
    qtbot.waitUntil(lambda: "1.2.3" in QGuiApplication.clipboard().text())
    names = page.viewer.parts
    names.setCurrentRow(-1)
    pressed(qtbot, names, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "1.2.3" in page.viewer.text.toPlainText())


@pytest.fixture
def tray(bridge: Bridge, home: Home) -> Iterator[Tray]:
    """An icon over the scripted agent."""
    tray = Tray(bridge, Preferences(home.root / "face.ini"))
    yield tray
    tray.icon.hide()
    tray.menu.deleteLater()


def opened(qtbot: QtBot, tray: Tray) -> QMenu:
    """The tray's menu, open, as things stand."""
    tray.menu.popup(QPoint(10, 10))
    qtbot.waitUntil(tray.menu.isVisible)
    return tray.menu


def entry(menu: QMenu, label: str) -> QAction:
    """An entry that can be chosen."""
    (found,) = [each for each in menu.actions() if each.text() == label]
    assert found.isEnabled()
    return found


def chosen(qtbot: QtBot, tray: Tray, *labels: str) -> None:
    """An entry, or one of a menu below, by keys alone."""
    menu = opened(qtbot, tray)
    for label in labels:
        chosen_by_arrows(menu, entry(menu, label))
        # `QAction.menu` would delete the menu with what it answers.
        below = [each for each in menu.findChildren(QMenu) if each.title() == label and each.isVisible()]
        menu = below[0] if below else menu
    qtbot.waitUntil(lambda: not tray.menu.isVisible())


def eight_tomorrow(moment: dt.datetime) -> dt.datetime:
    """On this computer's clock."""
    day = moment.astimezone().date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, dt.time(8)).astimezone()


def test_every_pause_is_chosen_from_the_menu(qtbot: QtBot, tray: Tray, agent: ScriptedAgent) -> None:
    """Half an hour, two hours, until tomorrow morning at eight on this computer's clock, until resumed."""
    oblige(agent)
    labels = ("30 minutes", "2 hours", "Until tomorrow morning", "Until I resume")
    for count, label in enumerate(labels, start=1):
        before = now()
        chosen(qtbot, tray, "Pause", label)
        qtbot.waitUntil(lambda count=count: len(agent.asked(Pause)) == count)  # type: ignore[misc]
        request = agent.asked(Pause)[-1]
        assert isinstance(request, Pause)
        if label == "Until tomorrow morning":
            assert request.seconds is not None
            ends = before + dt.timedelta(seconds=request.seconds)
            mornings = [eight_tomorrow(moment) for moment in (before, now())]
            assert min(abs((ends - morning).total_seconds()) for morning in mornings) < 600
        else:
            assert request == Pause(seconds={"30 minutes": 1800, "2 hours": 7200, "Until I resume": None}[label])


def test_the_trays_menu_is_operated_by_keys(qtbot: QtBot, tray: Tray, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Every order and every page: syncing all or one, stopping, resuming, problems, quitting."""
    oblige(agent)
    agent.set_status(
        status("a", "Satu", problems=2),
        status("b", "Dua", activity=Activity.RUNNING, running_since=now()),
        status("c", "Tiga", paused=True),
    )
    qtbot.waitUntil(lambda: {item.id for item in bridge.desk.connections} == {"a", "b", "c"})
    orders: list[tuple[tuple[str, ...], Request]] = [
        (("Sync now", "All companies"), Sync()),
        (("Sync now", "Satu"), Sync(connection="a")),
        (("Stop Dua",), Stop(connection="b")),
        (("Resume",), Resume()),
    ]
    for labels, order in orders:
        chosen(qtbot, tray, *labels)
        qtbot.waitUntil(lambda order=order: order in agent.asked(type(order)))  # type: ignore[misc]
    pages = [("Problems (2)", "problems"), ("Activity", "log"), ("Settings", "settings")]
    for label, page in [*pages, ("Open BukuBridge", "overview")]:
        with qtbot.waitSignal(tray.opened) as told:
            chosen(qtbot, tray, label)
        assert told.args == [page]
    with qtbot.waitSignal(tray.quit_wanted):
        chosen(qtbot, tray, "Quit…")
