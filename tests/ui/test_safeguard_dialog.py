"""What is held is named before it is let go; deletions want a tick; nothing is let go by Enter, Escape or twice."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.control.attention import GetHeld, HeldPage, ReleaseHeld
from connector.control.messages import Accepted, Message, PlannedChange, Request, Target
from connector.domain.actions import ActionKind
from connector.domain.errors import NotFound
from connector.domain.keys import Key
from tests.ui.attention import IV, dies, held_matter, waits
from tests.ui.scripted import ScriptedAgent
from ui.bridge import Bridge
from ui.dialogs.safeguard import SafeguardDialog


def holds(count: int, sentence: str = "") -> Callable[[Request], Message]:
    """An agent that holds so many invoices."""

    def answer(request: Request) -> Message:
        assert isinstance(request, GetHeld)
        numbers = range(request.skip, min(count, request.skip + request.limit))
        changes = tuple(
            PlannedChange(
                action=request.action,
                entity=IV,
                key=Key(str(number)),
                title=f"IV-{number:05}",
                currency="MYR",
                amount=100_000 + number,
                fields=("total",) if request.action is ActionKind.UPDATE else (),
            )
            for number in numbers
        )
        return HeldPage(changes=changes, total=count, live=2000, sentence=sentence)

    return answer


def opened(qtbot: QtBot, bridge: Bridge, action: ActionKind = ActionKind.DELETE) -> SafeguardDialog:
    """The dialog, shown and filled."""
    dialog = SafeguardDialog(bridge, held_matter(300, action))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # looked at after it was closed
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.total is not None)
    return dialog


def test_every_record_is_named(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Number and amount, on which side, of how many; the rest as it is scrolled."""
    agent.answers[GetHeld] = holds(300)
    dialog = opened(qtbot, bridge)
    assert dialog.title.text() == "300 invoice(s) would be deleted on the platform."
    assert "2000" in dialog.lead.text().replace(",", "")
    rows = dialog.rows
    assert [str(rows.data(rows.index(1, column))).replace(",", "") for column in (0, 1)] == ["IV-00001", "RM 1000.01"]
    while rows.canFetchMore():
        before = rows.rowCount()
        dialog.table.scrollToBottom()
        qtbot.waitUntil(lambda before=before: rows.rowCount() > before)  # type: ignore[misc]
    assert rows.rowCount() == 300


def test_deletions_go_after_a_tick_and_once(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """As many as were shown; a double click lets go once."""
    agent.answers[GetHeld] = holds(300)
    dialog = opened(qtbot, bridge)
    assert not dialog.release.isEnabled()
    dialog.sure.click()
    assert dialog.release.isEnabled()
    go = waits(agent, ReleaseHeld, Accepted(jobs=("j",)))
    QTest.mouseClick(dialog.release, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(dialog.release, Qt.MouseButton.LeftButton)
    assert not dialog.release.isEnabled()
    with qtbot.waitSignal(dialog.changed):
        go.set()
    assert agent.asked(ReleaseHeld) == [
        ReleaseHeld(connection="c1", target=Target.PLATFORM, entity=IV, action=ActionKind.DELETE, expected=300)
    ]


def test_changes_need_no_tick(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """They destroy nothing that the books do not have; which fields is told."""
    agent.answers[GetHeld] = holds(60)
    agent.answers[ReleaseHeld] = Accepted(jobs=("j",))
    dialog = opened(qtbot, bridge, ActionKind.UPDATE)
    assert not dialog.sure.isVisible()
    assert dialog.rows.data(dialog.rows.index(0, 2)) == "Total"
    with qtbot.waitSignal(dialog.changed):
        dialog.release.click()


def test_enter_and_escape_let_nothing_go(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Ticked or not."""
    agent.answers[GetHeld] = holds(60)
    dialog = opened(qtbot, bridge)
    dialog.sure.click()
    assert not dialog.release.isDefault()
    assert not dialog.release.autoDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert agent.asked(ReleaseHeld) == []


def test_another_number_by_now_is_refused_and_wants_another_tick(
    qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge
) -> None:
    """The tick was for what was shown then."""

    def refuses(_: Request) -> Message:
        raise NotFound("Meanwhile 310 are held, not the 300 that were shown. Nothing was released.")

    agent.answers[GetHeld] = holds(300)
    agent.answers[ReleaseHeld] = refuses
    dialog = opened(qtbot, bridge)
    dialog.sure.click()
    dialog.release.click()
    qtbot.waitUntil(dialog.news.isVisible)
    assert "Nothing was released" in dialog.news.text.text()
    assert not dialog.sure.isChecked()
    assert not dialog.release.isEnabled()


def test_names_that_are_not_known_are_said(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Why, beside the keys."""
    agent.answers[GetHeld] = holds(3, "The names on the platform are not known now.")
    dialog = opened(qtbot, bridge)
    assert "not known" in dialog.news.text.text()


def test_what_is_no_longer_held_cannot_be_let_go(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Somebody else let it go, or the books have it back."""
    agent.answers[GetHeld] = holds(0)
    dialog = opened(qtbot, bridge)
    assert dialog.title.text() == "Nothing of this is held any more"
    assert not dialog.release.isEnabled()
    assert not dialog.sure.isEnabled()


def test_an_agent_that_goes_away_in_the_middle(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Said; what was let go would be refused the second time."""
    agent.answers[GetHeld] = holds(60)
    dialog = opened(qtbot, bridge)
    dialog.sure.click()
    dies(agent, ReleaseHeld)
    dialog.release.click()
    qtbot.waitUntil(dialog.news.isVisible)
    assert dialog.isVisible()
    assert not dialog.release.isEnabled(), "it wants a tick again"
