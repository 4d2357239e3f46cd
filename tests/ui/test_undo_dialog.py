"""What was written is taken back as it was ticked, once, after a look at what that does; what became of it is told."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.control.attention import GetWritingRuns, PastRun, WritingRuns
from connector.control.both_ways import PreviewUndo, Undo, UndoList, UndoOutcome
from connector.control.messages import Message, Request
from connector.domain.errors import NotFound, TimelineBroken
from connector.domain.keys import Key, RunId
from tests.ui.attention import AT, IV, dies, step, waits
from tests.ui.scripted import ScriptedAgent
from ui.bridge import Bridge
from ui.dialogs.undo import UndoDialog


def past_run(name: str = "run-a", writes: int = 3, taken_back: int = 0) -> PastRun:
    """A run that wrote."""
    return PastRun(connection="c1", run=RunId(name), at=AT, writes=writes, taken_back=taken_back, kinds=(IV,))


def steps(*stuck: int, count: int = 3) -> object:
    """What taking back would do; some cannot be."""
    all_ = [
        step(n, UndoOutcome.IMPOSSIBLE, "somebody edited it since") if n in stuck else step(n) for n in range(count)
    ]

    def answer(request: Request) -> Message:
        assert isinstance(request, PreviewUndo)
        return UndoList(steps=tuple(all_[request.skip : request.skip + request.limit]), total=count)

    return answer


def opened(qtbot: QtBot, bridge: Bridge, run: str = "") -> UndoDialog:
    """The dialog, shown and filled."""
    dialog = UndoDialog(bridge, "c1", run=run)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # looked at after it was closed
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.steps.rowCount() > 0 or dialog.news.isVisible())
    return dialog


def told(dialog: UndoDialog) -> list[str]:
    """The last column."""
    model = dialog.steps
    return [str(model.data(model.index(row, 2))) for row in range(model.rowCount())]


def tick(dialog: UndoDialog, row: int) -> bool:
    """As a click on the box does."""
    index = dialog.steps.index(row, 0)
    return dialog.steps.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)


def test_what_taking_back_would_do_is_shown_first(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Record by record, with why one cannot; nothing is ticked."""
    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(taken_back=1),))
    agent.answers[PreviewUndo] = steps(1)  # type: ignore[assignment]
    dialog = opened(qtbot, bridge)
    assert told(dialog) == ["Possible: deletes it", "Not possible: somebody edited it since", "Possible: deletes it"]
    assert "1 taken back" in dialog.runs.itemText(0)
    assert dialog.steps.wanted_back() == []
    assert not dialog.take_back.isEnabled()
    assert not tick(dialog, 1), "what cannot be taken back cannot be ticked"


def test_what_was_ticked_is_taken_back_once(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """And what became of each is told."""
    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(),))
    agent.answers[PreviewUndo] = steps()  # type: ignore[assignment]
    dialog = opened(qtbot, bridge)
    assert tick(dialog, 0)
    assert tick(dialog, 2)
    assert "2" in dialog.take_back.text()
    result = (step(0, UndoOutcome.UNDONE), step(2, UndoOutcome.REFUSED, "Somebody was quicker."))
    go = waits(agent, Undo, UndoList(steps=result, jobs=("j",)))
    QTest.mouseClick(dialog.take_back, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(dialog.take_back, Qt.MouseButton.LeftButton)
    assert not dialog.take_back.isEnabled()
    assert not tick(dialog, 1)
    with qtbot.waitSignal(dialog.changed):
        go.set()
    assert agent.asked(Undo) == [Undo(connection="c1", writes=("w0", "w2"))]  # type: ignore[arg-type]
    assert told(dialog) == ["Taken back: deletes it", "Possible: deletes it", "Not taken back: Somebody was quicker."]
    assert dialog.news.isVisible()
    assert not dialog.take_back.isEnabled()


def test_all_that_can_be_is_ticked_by_one_button(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Newest first, as they are taken back."""
    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(),))
    agent.answers[PreviewUndo] = steps(1)  # type: ignore[assignment]
    dialog = opened(qtbot, bridge)
    dialog.all.click()
    assert dialog.steps.wanted_back() == ["w0", "w2"]


def test_another_run_begins_anew(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Its own writes, and no tick of the one before."""
    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run("run-b"), past_run("run-a")))
    agent.answers[PreviewUndo] = steps()  # type: ignore[assignment]
    dialog = opened(qtbot, bridge, "run-a")
    assert dialog.runs.currentData() == "run-a"
    dialog.all.click()
    dialog.runs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: len(agent.asked(PreviewUndo)) == 2 and dialog.steps.rowCount() == 3)
    assert [request.run for request in agent.asked(PreviewUndo)] == ["run-a", "run-b"]  # type: ignore[union-attr]
    assert dialog.steps.wanted_back() == []


def test_a_big_run_comes_as_it_is_scrolled(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """200 at a time: the books are asked for each."""
    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(writes=500),))
    agent.answers[PreviewUndo] = steps(count=500)  # type: ignore[assignment]
    dialog = opened(qtbot, bridge)
    model = dialog.steps
    while model.canFetchMore():
        before = model.rowCount()
        dialog.table.scrollToBottom()
        qtbot.waitUntil(lambda before=before: model.rowCount() > before)  # type: ignore[misc]
    assert model.rowCount() == 500


def test_one_record_is_looked_at_by_itself(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Without the list of runs."""
    agent.answers[PreviewUndo] = steps(count=1)  # type: ignore[assignment]
    dialog = UndoDialog(bridge, "c1", entity=IV, key="7")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.steps.rowCount() == 1)
    (asked,) = agent.asked(PreviewUndo)
    assert isinstance(asked, PreviewUndo)
    assert (asked.run, asked.entity, asked.key) == ("", IV, Key("7"))
    assert not dialog.runs.isVisible()


def test_nothing_written_is_said(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """An empty list has its sentence."""
    agent.answers[GetWritingRuns] = WritingRuns()
    dialog = UndoDialog(bridge, "c1")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "Nothing was written" in dialog.lead.text())
    assert not dialog.all.isEnabled()


def test_enter_and_escape_take_nothing_back(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """With everything ticked."""
    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(),))
    agent.answers[PreviewUndo] = steps()  # type: ignore[assignment]
    dialog = opened(qtbot, bridge)
    dialog.all.click()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert agent.asked(Undo) == []


def test_books_that_are_not_the_same_are_refused(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """In the agent's words."""

    def refuses(_: Request) -> Message:
        raise TimelineBroken("The company file seems to be restored from a backup.")

    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(),))
    agent.answers[PreviewUndo] = refuses
    dialog = opened(qtbot, bridge)
    assert "restored from a backup" in dialog.news.text.text()
    assert not dialog.lead.isVisible(), "nobody looks any more"
    assert not dialog.take_back.isEnabled()


def test_an_agent_that_goes_away_in_the_middle(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Nobody knows how far it came: what is shown is looked at anew before anything else can be done."""
    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(),))
    agent.answers[PreviewUndo] = steps()  # type: ignore[assignment]
    dialog = opened(qtbot, bridge)
    dialog.all.click()
    dies(agent, Undo)
    dialog.take_back.click()
    qtbot.waitUntil(dialog.news.isVisible)
    assert dialog.steps.rowCount() == 0
    assert not dialog.take_back.isEnabled()


def test_a_run_that_is_gone_is_said(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Taken back by somebody else meanwhile."""

    def gone(_: Request) -> Message:
        raise NotFound("No run called run-a has something in the books.")

    agent.answers[GetWritingRuns] = WritingRuns(runs=(past_run(),))
    agent.answers[PreviewUndo] = gone
    dialog = opened(qtbot, bridge)
    assert "No run called" in dialog.news.text.text()
