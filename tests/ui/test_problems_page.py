"""The page of problems: grouped, filtered, by keyboard; an order goes out once; empty says so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.control.attention import (
    AttentionPage,
    GetAttention,
    GetConflict,
    GetWritingRuns,
    Matter,
    MatterKind,
    RetryNow,
    TickOff,
    Todo,
    WritingRuns,
)
from connector.control.cloud_accounts import GetCloudAccounts
from connector.control.messages import Accepted, Done, GetStatus, JobEnded, Light, Sync, Watch
from connector.domain.errors import NotFound
from connector.domain.keys import Key
from connector.domain.platform_changes import ChangeId
from connector.paths import Home
from tests.ui.attention import C, conflict_matter, held_matter, listed, matter, waits
from tests.ui.scripted import ScriptedAgent, status
from ui.bridge import Bridge
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.undo import UndoDialog
from ui.models.matters import MattersModel
from ui.pages.problems import ProblemsPage
from ui.preferences import Preferences
from ui.windows.main_window import MainWindow


def opened(qtbot: QtBot, bridge: Bridge) -> ProblemsPage:
    """The page, shown and filled."""
    page = ProblemsPage(bridge)
    qtbot.addWidget(page)
    page.take_desk(bridge.desk)
    page.resize(900, 700)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.loaded)  # the first answer came
    return page


def shown(model: MattersModel) -> list[str]:
    """The rows as they are read: headings, and names of what is below."""
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_nothing_to_do_says_so(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """An empty list is good news, not an empty table."""
    agent.answers[GetAttention] = AttentionPage()
    page = opened(qtbot, bridge)
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Nothing needs you"
    assert not page.table.isVisible()
    assert not page.panel.isVisible()


def test_what_needs_a_person_is_grouped_by_what_to_do(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """A heading with a number for each thing to do; the first line is chosen and told in full."""
    agent.answers[GetAttention] = listed([conflict_matter(1), conflict_matter(2), held_matter(), matter(key=Key("C9"))])
    page = opened(qtbot, bridge)
    assert shown(page.model) == [
        "Decide (2)", "C1 Kedai", "C2 Kedai", "Look at and let go (1)", "300 invoice(s)", "Correct in the books (1)",
        "Customers C9",
    ]  # fmt: skip
    assert page.panel.title.text() == "C1 Kedai"
    assert page.panel.sentence.text() == "Both sides changed it: Name."
    assert [button.text() for button in page.panel.buttons] == ["Decide…"]


def test_the_keyboard_goes_past_headings_and_opens(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Arrow keys move from line to line; Enter opens what is to be decided, and decides nothing."""
    agent.answers[GetAttention] = listed([conflict_matter(1), held_matter()])
    agent.answers[GetConflict] = lambda _: (_ for _ in ()).throw(NotFound("This is decided already."))
    page = opened(qtbot, bridge)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.title.text() == "300 invoice(s)"
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = page.panel.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "decided already" in dialog.news.text.text())
    assert {type(request) for request in agent.seen} <= {GetAttention, GetConflict, GetStatus, GetCloudAccounts, Watch}


def test_enter_never_orders_anything(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Trying again is a button; Enter in the list does not press it."""
    agent.answers[GetAttention] = listed([matter(key=Key("C1"))])
    page = opened(qtbot, bridge)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Enter)
    assert not page.panel.asking
    assert agent.asked(RetryNow) == []
    assert all(not button.isDefault() and not button.autoDefault() for button in page.panel.buttons)


def test_a_thousand_problems_come_as_they_are_scrolled(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Pages of 200; the last one is reached, each once."""
    agent.answers[GetAttention] = listed([matter(key=Key(f"C{number:04}")) for number in range(1000)])
    page = opened(qtbot, bridge)
    assert page.model.lines == 200
    while page.model.canFetchMore():
        before = page.model.lines
        page.table.scrollToBottom()
        qtbot.waitUntil(lambda before=before: page.model.lines > before, timeout=60_000)  # type: ignore[misc]
    rows = [row.key for row in page.model.rows if isinstance(row, Matter)]
    assert rows == [f"C{number:04}" for number in range(1000)]
    assert [request.skip for request in agent.asked(GetAttention)] == [0, 200, 400, 600, 800]  # type: ignore[union-attr]
    assert len(page.model.headings()) == 1


def test_the_list_is_filtered(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """By what to do and by text; nothing that fits is said as that, not as good news."""
    agent.answers[GetAttention] = listed([conflict_matter(1), matter(key=Key("C9"))])
    page = opened(qtbot, bridge)
    page.todo.setCurrentIndex(page.todo.findData(Todo.DECIDE))
    qtbot.waitUntil(lambda: shown(page.model) == ["Decide (1)", "C1 Kedai"])
    page.todo.setCurrentIndex(0)
    page.search.setText("nowhere")
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.title.text() == "Nothing like this"
    page.search.clear()
    qtbot.waitUntil(lambda: len(shown(page.model)) == 4)


def test_an_answer_for_an_older_filter_is_not_shown(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """It came too late: what is shown fits what is chosen."""
    agent.answers[GetAttention] = listed([conflict_matter(1), matter(key=Key("C9"))])
    page = opened(qtbot, bridge)
    answer = listed([conflict_matter(1), matter(key=Key("C9"))])
    go = waits(agent, GetAttention, answer)
    page.refresh()
    qtbot.waitUntil(lambda: len(agent.asked(GetAttention)) == 2)
    agent.answers[GetAttention] = answer
    page.todo.setCurrentIndex(page.todo.findData(Todo.DECIDE))
    qtbot.waitUntil(lambda: shown(page.model) == ["Decide (1)", "C1 Kedai"])
    go.set()
    qtbot.wait(100)  # the late answer arrives meanwhile, and changes nothing
    assert shown(page.model) == ["Decide (1)", "C1 Kedai"]


def test_one_record_or_all_of_its_kind_are_tried_once(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """The buttons are off until the answer; a double click orders once."""
    agent.answers[GetAttention] = listed([matter(key=Key("C1"))])
    page = opened(qtbot, bridge)
    go = waits(agent, RetryNow, Accepted(jobs=("j",)))
    one, every = page.panel.buttons
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(one, Qt.MouseButton.LeftButton)
    assert not one.isEnabled()
    assert not every.isEnabled()
    go.set()
    qtbot.waitUntil(page.panel.news.isVisible)
    assert agent.asked(RetryNow) == [RetryNow(connection="c1", entity=C, key=Key("C1"))]
    QTest.mouseClick(page.panel.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(agent.asked(RetryNow)) == 2)
    assert agent.asked(RetryNow)[1] == RetryNow(connection="c1", entity=C)


def test_a_refusal_is_said_where_it_happened(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """In the agent's words, and the buttons are back."""
    agent.answers[GetAttention] = listed([matter(key=Key("C1"))])
    agent.answers[RetryNow] = lambda _: (_ for _ in ()).throw(NotFound("This has gone through already."))
    page = opened(qtbot, bridge)
    page.panel.buttons[0].click()
    qtbot.waitUntil(lambda: "gone through" in page.panel.news.text.text())
    assert page.panel.buttons[0].isEnabled()


def test_what_was_seen_is_ticked_off(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """A change that the books refused."""
    refused = matter(MatterKind.REFUSED, Todo.CORRECT_PLATFORM, title="C5 Kedai", change=ChangeId("x5"))
    agent.answers[GetAttention] = listed([refused])
    agent.answers[TickOff] = Done()
    page = opened(qtbot, bridge)
    page.panel.buttons[0].click()
    qtbot.waitUntil(lambda: len(agent.asked(GetAttention)) == 2)
    assert agent.asked(TickOff) == [TickOff(connection="c1", changes=(ChangeId("x5"),))]


def test_a_lost_answer_and_a_fault_have_their_buttons(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Ask now; try again, or change the connection, which another page does."""
    uncertain = matter(MatterKind.UNCERTAIN, Todo.WAIT, title="C7 Kedai")
    fault = matter(MatterKind.FAULT, Todo.RECONNECT, entity=None, title="Syarikat", sentence="The password is wrong.")
    agent.answers[GetAttention] = listed([fault, uncertain])
    agent.answers[Sync] = Accepted(jobs=("j",))
    page = opened(qtbot, bridge)
    with qtbot.waitSignal(page.go) as gone:
        page.panel.buttons[0].click()
    assert gone.args == ["first_run:c1"]
    page.table.choose(page.model.find(uncertain))
    assert "asked before it is sent again" in page.panel.sentence.text()
    assert page.panel.times.text().startswith("Sent ")
    page.panel.buttons[0].click()
    qtbot.waitUntil(lambda: agent.asked(Sync) == [Sync(connection="c1")])


def test_the_list_follows_the_runs(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """After a run it is looked at again, and what was chosen stays chosen."""
    agent.answers[GetAttention] = listed([conflict_matter(1), conflict_matter(2)])
    page = opened(qtbot, bridge)
    page.table.choose(page.model.find(conflict_matter(2)))
    agent.answers[GetAttention] = listed([conflict_matter(2), conflict_matter(3)])
    agent.tell(JobEnded(job="j", connection="c1"))
    qtbot.waitUntil(lambda: "C3 Kedai" in shown(page.model))
    assert page.panel.title.text() == "C2 Kedai"


def test_an_agent_that_went_away_is_said_and_the_list_stays(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """What was known is not thrown away, and not called true."""
    agent.answers[GetAttention] = listed([conflict_matter(1)])
    page = opened(qtbot, bridge)
    agent.stop()
    page.refresh()
    qtbot.waitUntil(page.news.isVisible)
    assert "C1 Kedai" in shown(page.model)
    agent.start()
    page.refresh()
    qtbot.waitUntil(lambda: not page.news.isVisible())


def test_without_the_agent_an_empty_list_is_no_good_news(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Nobody says any more that nothing is to be done; as soon as somebody does, it is shown again."""
    agent.answers[GetAttention] = AttentionPage()
    page = opened(qtbot, bridge)
    bridge.desk_changed.connect(page.take_desk)
    agent.stop()
    qtbot.waitUntil(page.news.isVisible)
    assert not page.empty.isVisible()
    agent.start()
    qtbot.waitUntil(page.empty.isVisible)
    assert not page.news.isVisible()


def test_problems_of_a_company_are_not_hidden_by_a_filter(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Whoever comes from its card sees all of them, whatever was looked for before."""
    agent.answers[GetAttention] = listed([conflict_matter(1)])
    page = opened(qtbot, bridge)
    page.todo.setCurrentIndex(page.todo.findData(Todo.WAIT))
    page.search.setText("nowhere")
    page.show_what("c1")
    assert (page.todo.currentData(), page.search.text()) == (None, "")


def test_the_badge_counts_what_needs_a_person(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Of all companies."""
    agent.answers[GetAttention] = AttentionPage()
    page = opened(qtbot, bridge)
    two = status("c2", "Kedai Buku", conflicts=2, light=Light.AMBER)
    agent.set_status(status(problems=3, held=1, light=Light.AMBER), two)
    qtbot.waitUntil(lambda: len(bridge.desk.connections) == 2)
    with qtbot.waitSignal(page.attention) as told:
        page.take_desk(bridge.desk)
    assert told.args == [6]
    assert [page.company.itemText(row) for row in range(page.company.count())] == [
        "All companies", "Syarikat Aneka Sdn Bhd", "Kedai Buku",
    ]  # fmt: skip
    page.show_what("c2")
    qtbot.waitUntil(lambda: agent.asked(GetAttention)[-1] == GetAttention(connection="c2"))


@pytest.mark.parametrize("kind", list(MatterKind))
def test_every_kind_is_told_and_can_be_acted_on(
    qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge, kind: MatterKind
) -> None:
    """No line without words, a name and a button."""
    agent.answers[GetAttention] = listed([matter(kind, Todo.WAIT, title="Kedai")])
    page = opened(qtbot, bridge)
    assert page.panel.title.text()
    assert page.panel.sentence.text()
    assert page.panel.buttons
    assert all(button.text() for button in page.panel.buttons)


def test_the_window_knows_the_page_its_number_and_its_dialogs(
    qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge, home: Home
) -> None:
    """The number stands beside the name before the page was ever looked at; cards open dialogs for their company."""
    agent.answers[GetWritingRuns] = WritingRuns()
    agent.answers[Sync] = [Accepted(jobs=("j",)), JobEnded(job="j", connection="c1")]
    window = MainWindow(bridge, Preferences(home.root / "face.ini"))
    qtbot.addWidget(window)
    window.show()
    agent.set_status(status(conflicts=2, light=Light.AMBER))
    names = window.names
    qtbot.waitUntil(lambda: "Problems  (2)" in [names.item(row).text() for row in range(names.count())])
    for wanted, kind in (("preview:c1", PreviewDialog), ("written:c1", UndoDialog)):
        window.open(wanted)
        dialog = window.findChild(kind)
        assert dialog is not None
        qtbot.waitUntil(lambda dialog=dialog: not dialog.asking)  # type: ignore[misc]
        assert dialog.isVisible()
        dialog.close()
    assert agent.asked(Sync) == [Sync(connection="c1", dry_run=True, watch=True)]
    assert agent.asked(GetWritingRuns) == [GetWritingRuns(connection="c1")]
    agent.stop()
    qtbot.waitUntil(lambda: "Problems" in [names.item(row).text() for row in range(names.count())])
