"""Other books than before: explained, what accepting does is told, and accepted knowingly or not at all."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.control.attention import PreviewRebase, RebasePreview
from connector.control.messages import Accepted, Activity, Message, Rebase, Request
from connector.domain.errors import LedgerInUse, WrongCompany
from connector.domain.identity import Break
from tests.ui.attention import dies, past_write, waits
from tests.ui.scripted import ScriptedAgent, status
from ui.bridge import Bridge
from ui.dialogs.rebase import RebaseDialog

RESTORED = RebasePreview(
    looks_like=Break.RESTORE,
    sentence="The company file seems to be restored from a backup. Nothing was written.",
    remedy="Accept it.",
    dropped=14,
    lost=(past_write(1), past_write(2)),
    lost_total=2,
)


def opened(qtbot: QtBot, bridge: Bridge) -> RebaseDialog:
    """The dialog, shown and answered."""
    dialog = RebaseDialog(bridge, "c1")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # looked at after it was closed
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.preview is not None or dialog.news.isVisible())
    return dialog


def test_it_is_explained_before_it_is_accepted(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """What it looks like, what accepting does, what is no longer in the books."""
    agent.answers[PreviewRebase] = RESTORED
    dialog = opened(qtbot, bridge)
    assert "backup was restored" in dialog.what.text()
    assert "14 change(s)" in dialog.steps.text()
    assert "one by one" in dialog.steps.text()
    assert dialog.lost.rowCount() == 2
    assert not dialog.accepting.isEnabled()


def test_it_is_accepted_after_a_tick_and_once(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """A double click accepts once."""
    agent.answers[PreviewRebase] = RESTORED
    dialog = opened(qtbot, bridge)
    dialog.sure.click()
    go = waits(agent, Rebase, Accepted(jobs=("j",)))
    QTest.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(dialog.accepting, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.changed):
        go.set()
    assert agent.asked(Rebase) == [Rebase(connection="c1")]


def test_enter_and_escape_accept_nothing(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Ticked or not."""
    agent.answers[PreviewRebase] = RESTORED
    dialog = opened(qtbot, bridge)
    dialog.sure.click()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert agent.asked(Rebase) == []


def test_another_company_cannot_be_accepted(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Its records would mix with the first one's: there is no button for it."""
    other = RebasePreview(looks_like=Break.OTHER_COMPANY, sentence="These are the books of Other.", acceptable=False)
    agent.answers[PreviewRebase] = other
    dialog = opened(qtbot, bridge)
    assert "company of their own" in dialog.steps.text()
    assert not dialog.accepting.isVisible()
    assert not dialog.sure.isVisible()


def test_what_is_well_again_needs_nothing(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """The right file was put back meanwhile."""
    agent.answers[PreviewRebase] = RebasePreview(sentence="Both sides are the ones that were known.", acceptable=False)
    dialog = opened(qtbot, bridge)
    assert dialog.lead.text() == "Both sides are the ones that were known."
    assert not dialog.accepting.isVisible()


def test_books_that_cannot_be_looked_at(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Nothing can be accepted blindly."""

    def locked(_: Request) -> Message:
        raise LedgerInUse("Another program holds the company file.")

    agent.answers[PreviewRebase] = locked
    dialog = opened(qtbot, bridge)
    assert "Another program" in dialog.news.text.text()
    assert not dialog.lead.isVisible(), "nobody looks any more"
    assert not dialog.accepting.isEnabled()


def test_a_long_run_is_named_as_the_reason(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Nobody stares at a bar without knowing why; it goes away with the answer."""
    agent.set_status(status(activity=Activity.RUNNING))
    qtbot.waitUntil(lambda: bridge.desk.connections[0].activity is Activity.RUNNING)
    go = waits(agent, PreviewRebase, RESTORED)
    dialog = RebaseDialog(bridge, "c1")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.later.isVisible)
    go.set()
    qtbot.waitUntil(lambda: dialog.preview is not None)
    assert not dialog.later.isVisible()


def test_a_run_of_another_company_is_no_reason(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Nor is one that ended meanwhile; one that begins is."""
    agent.set_status(status(), status("c2", activity=Activity.RUNNING))
    qtbot.waitUntil(lambda: len(bridge.desk.connections) == 2)
    go = waits(agent, PreviewRebase, RESTORED)
    dialog = RebaseDialog(bridge, "c1")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._patience.start(0)
    qtbot.waitUntil(lambda: not dialog._patience.isActive())
    assert not dialog.later.isVisible()
    agent.set_status(status(activity=Activity.RUNNING), status("c2"))
    qtbot.waitUntil(dialog.later.isVisible)
    agent.set_status(status(), status("c2"))
    qtbot.waitUntil(lambda: not dialog.later.isVisible())
    go.set()
    qtbot.waitUntil(lambda: dialog.preview is not None)


def test_a_refusal_and_an_agent_that_goes_away(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Said; it can be tried again."""

    def refuses(_: Request) -> Message:
        raise WrongCompany("The platform answers for Other.")

    agent.answers[PreviewRebase] = RESTORED
    agent.answers[Rebase] = refuses
    dialog = opened(qtbot, bridge)
    dialog.sure.click()
    dialog.accepting.click()
    qtbot.waitUntil(dialog.news.isVisible)
    assert "answers for Other" in dialog.news.text.text()
    dies(agent, Rebase)
    dialog.accepting.click()
    qtbot.waitUntil(lambda: "answers for Other" not in dialog.news.text.text() and not dialog.asking)
    assert dialog.accepting.isEnabled()
