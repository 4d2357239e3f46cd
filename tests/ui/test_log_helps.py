"""Each button beside a line of the log does what it says: clicked in the window, followed until the agent is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from connector.control import setting_up as say
from connector.control.attention import GetAttention, GetConflict, ReleaseHeld, RetryNow, SimilarConflicts
from connector.control.both_ways import Resolve
from connector.control.log_book import GetLogEntry, LogEntryShown
from connector.control.mapping_desk import GetMapping
from connector.control.messages import Accepted, Examine, Message, Request
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.keys import EntityKind, Key
from connector.domain.platform_changes import ChangeId
from connector.domain.runs import EntryOutcome, LogEntry
from connector.domain.sync_log import Fixer, Help, Shown
from connector.paths import Home
from tests.ui.agent_for_setup import GOOD
from tests.ui.attention import conflict_matter, dispute, held_matter, listed
from tests.ui.busy_agent import fill
from tests.ui.log_lines import line
from tests.ui.scripted import ScriptedAgent
from ui import log_words
from ui.bridge import Bridge
from ui.dialogs.choices import SideChoices
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.safeguard import SafeguardDialog
from ui.pages.log import LogPage
from ui.pages.problems import ProblemsPage
from ui.pages.settings.page import SettingsPage
from ui.preferences import Preferences
from ui.windows.main_window import MainWindow


@dataclass
class Scene:
    """A window over an agent that has something to do for every button."""

    qtbot: QtBot
    agent: ScriptedAgent
    window: MainWindow

    def help_offered(self, what: Help, entry: LogEntry, connection: str = "c1") -> QPushButton:
        """The button beside a line that this helps."""
        shown = Shown(
            connection=connection, entry=entry, cause="It is so.", fixer=Fixer.OWNER, helps=(what,), is_open=True
        )
        self.agent.answers[GetLogEntry] = LogEntryShown(shown=shown)
        self.window.open(f"log:{connection}")
        log = self.window.page("log")
        assert isinstance(log, LogPage)
        self.until(lambda: log.model.rowCount() > 0)
        log.table.setCurrentIndex(log.model.index(0, 0))
        self.until(lambda: log.details.shown == shown)
        (button,) = [
            each for each in log.details.findChildren(QPushButton) if each.text() == log_words.help_label(what)
        ]
        return button

    def until(self, met: Callable[[], bool]) -> None:
        """Wait, as long as a busy machine takes."""
        self.qtbot.waitUntil(met, timeout=60_000)

    def click(self, button: QPushButton) -> None:
        """One click, as soon as the button can be clicked."""
        self.until(lambda: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def told(self, kind: type[Message]) -> Request:
        """The last thing of a kind that the agent was asked."""
        self.until(lambda: bool(self.agent.asked(kind)))
        return self.agent.asked(kind)[-1]

    def problems(self) -> ProblemsPage:
        """The page, with one of them chosen."""
        page = self.window.page("problems")
        assert isinstance(page, ProblemsPage)
        self.until(page.panel.isVisible)
        return page


@pytest.fixture
def scene(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, home: Home) -> Scene:
    """Several conflicts, something held, a company that is at work."""
    fill(agent)
    agent.answers[GetAttention] = listed([*(conflict_matter(number) for number in range(1, 6)), held_matter(3)])
    agent.answers[RetryNow] = agent.answers[Resolve] = agent.answers[ReleaseHeld] = Accepted(jobs=("j",))
    window = MainWindow(bridge, Preferences(home.root / "face.ini"))
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.resize(1000, 700)
    window.show()
    agent.set_status(*agent.statuses)
    qtbot.waitUntil(lambda: len(bridge.desk.connections) == 4)
    return Scene(qtbot, agent, window)


def of(kind: EntityKind, key: str, **changes: object) -> LogEntry:
    """A line of that record that is open."""
    return replace(line(1000), entity=kind, key=Key(key) if key else None, **changes)


@pytest.mark.parametrize(
    ("what", "kind", "choice"),
    [(Help.LINK, ConflictKind.DUPLICATE, Choice.LINK), (Help.DECIDE, ConflictKind.FIELDS, Choice.KEEP_BOOKS)],
)
def test_a_decision_is_about_the_record_of_the_line(
    scene: Scene, what: Help, kind: ConflictKind, choice: Choice
) -> None:
    """The third of five is chosen, and what is decided of it reaches the agent: also whether it is a duplicate."""
    scene.agent.answers[GetConflict] = SimilarConflicts(conflict=dispute(3, kind))
    scene.click(scene.help_offered(what, of(EntityKind.CUSTOMER, "C3", code=f"conflict.{kind}")))
    page = scene.problems()
    scene.until(lambda: page.panel.title.text() == "C3 Kedai")
    assert page.company.currentData() == "c1"
    scene.click(page.panel.buttons[0])
    dialog = page.panel.dialog
    assert isinstance(dialog, ConflictDialog)
    scene.until(lambda: dialog.choices is not None)
    assert dialog.choices is not None
    (dialog.choices.choose if isinstance(dialog.choices, SideChoices) else dialog.choices.choose_all)(choice)
    scene.click(dialog.decide)
    order = scene.told(Resolve)
    assert isinstance(order, Resolve)
    assert (order.connection, order.changes, order.choice) == ("c1", (ChangeId("x3"),), choice)


def test_what_is_held_is_let_go(scene: Scene) -> None:
    """All of its kind, after a look and a tick."""
    scene.click(scene.help_offered(Help.RELEASE, of(EntityKind.INVOICE, "", outcome=EntryOutcome.WAITING)))
    page = scene.problems()
    scene.until(lambda: page.panel.matter == held_matter(3))
    scene.click(page.panel.buttons[0])
    dialog = page.panel.dialog
    assert isinstance(dialog, SafeguardDialog)
    scene.until(dialog.sure.isEnabled)
    dialog.sure.click()
    scene.click(dialog.release)
    order = scene.told(ReleaseHeld)
    assert isinstance(order, ReleaseHeld)
    assert (order.connection, order.entity) == ("c1", EntityKind.INVOICE)


def test_reconnecting_asks_for_the_password_and_keeps_it(scene: Scene) -> None:
    """The way to a company opens at its sign-in; what was typed is tried, and then kept for this connection."""
    company = say.ConnectionSettings(
        connection="c1", provider="sql_accounting", title="Kedai", organization="aneka", settings={"path": GOOD.path}
    )
    scene.agent.answers[say.GetConnection] = scene.agent.answers[say.Connect] = company
    scene.click(scene.help_offered(Help.RECONNECT, of(EntityKind.CUSTOMER, "C3", code="signin.refused")))
    scene.until(lambda: scene.window.setting_up is not None)
    way = scene.window.setting_up
    assert way is not None
    way.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    scene.until(lambda: way.step is way.sign_in and not way.sign_in.busy)
    password = way.sign_in.findChild(QLineEdit, "password")
    assert password is not None
    QTest.keyClicks(password, "kata-laluan")
    scene.click(way.next)
    tried, kept = scene.told(say.TryBooks), scene.told(say.Connect)
    assert isinstance(tried, say.TryBooks)
    assert isinstance(kept, say.Connect)
    assert tried.connection == kept.connection == "c1"
    assert set(kept.secrets) == {"password"}


@pytest.mark.parametrize(
    ("what", "asked", "about"),
    [
        (Help.RETRY, RetryNow, "c2"),
        (Help.SETTINGS, say.GetConnection, "c2"),
        (Help.MAPPINGS, GetMapping, "c2"),
        (Help.DIAGNOSTICS, Examine, ""),
    ],
)
def test_other_buttons_show_what_concerns_the_company(
    scene: Scene, what: Help, asked: type[Message], about: str
) -> None:
    """Or order it at once; the agent is asked about this company, the second of four. Diagnostics look at all."""
    scene.click(scene.help_offered(what, of(EntityKind.CUSTOMER, "C1000"), "c2"))
    scene.until(lambda: about in [getattr(request, "connection", None) for request in scene.agent.asked(asked)])
    if what is Help.SETTINGS:
        settings = scene.window.page("settings")
        assert isinstance(settings, SettingsPage)
        assert settings.companies.company.currentData() == "c2"


def test_every_button_is_tried_here() -> None:
    """A new one is not forgotten."""
    tried = {Help.LINK, Help.DECIDE, Help.RELEASE, Help.RECONNECT, Help.RETRY, Help.SETTINGS, Help.MAPPINGS}
    assert tried | {Help.DIAGNOSTICS} == set(Help)
