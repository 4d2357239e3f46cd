"""What the next sync would do is watched as it is found, named, and stopped without touching any other run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.control.attention import GetTitles, Title, TitleList
from connector.control.messages import (
    Accepted,
    Event,
    JobEnded,
    Message,
    Note,
    Planned,
    PlannedChange,
    Progress,
    Refused,
    Request,
    Started,
    Status,
    Stop,
    Sync,
    Target,
)
from connector.domain.actions import ActionKind
from connector.domain.errors import Stopped
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import EntityCounts
from tests.ui.attention import IV, C, Going, dies
from tests.ui.scripted import ScriptedAgent, now
from ui.bridge import Bridge
from ui.dialogs.preview import PreviewDialog


def planned(count: int, action: ActionKind, target: Target = Target.PLATFORM, entity: EntityKind = C) -> Planned:
    """So many records that would be written."""
    changes = tuple(
        PlannedChange(
            action=action,
            entity=entity,
            key=Key(f"C{number}"),
            target=target,
            title="" if action is ActionKind.DELETE else f"C{number} Kedai",
            fields=("name",) if action is ActionKind.UPDATE else (),
        )
        for number in range(count)
    )
    return Planned(job="j", connection="c1", changes=changes)


def run(*events: Event) -> list[Message]:
    """A dry run with these between its beginning and its end."""
    begin: list[Message] = [Accepted(jobs=("j",)), Started(job="j", connection="c1")]
    return [*begin, *events, JobEnded(job="j", connection="c1")]


def opened(qtbot: QtBot, bridge: Bridge) -> PreviewDialog:
    """The dialog, shown."""
    dialog = PreviewDialog(bridge, "c1")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # looked at after it was closed
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_would_be_written_is_counted_and_named(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """By side and kind; what would not simply be written is said."""
    into_books = planned(3, ActionKind.CREATE, Target.BOOKS, IV)
    note = Note(job="j", connection="c1", sentence="Customer C7: both sides changed it.")
    counts = EntityCounts(entity=C, read=900)
    agent.answers[Sync] = run(
        into_books, Progress(job="j", connection="c1", counts=counts), planned(2, ActionKind.UPDATE), note
    )
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(lambda: dialog.over)
    assert dialog.summary.text().splitlines() == [
        "In the books · Invoices · create: 3", "On the platform · Customers · change: 2",
    ]  # fmt: skip
    assert dialog.rows.rowCount() == 5
    assert "Nothing was written" in dialog.lead.text()
    assert "both sides changed it" in dialog.notes.toPlainText()
    assert agent.asked(Sync) == [Sync(connection="c1", dry_run=True, watch=True)]
    dialog.kinds.setCurrentIndex(1)
    assert dialog.rows.rowCount() == 3


def test_nothing_to_write_is_said(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """As good news."""
    agent.answers[Sync] = run()
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(lambda: dialog.over)
    assert "would write nothing" in dialog.lead.text()


def test_more_than_anybody_reads_is_counted(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """5,000 are listed, all are counted."""
    agent.answers[Sync] = run(*[planned(500, ActionKind.CREATE) for _ in range(12)])
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(lambda: dialog.over)
    assert dialog.rows.rowCount() == 5000
    assert "create: 6000" in dialog.summary.text().replace(",", "")
    assert "1000 record(s) more" in dialog.summary.text()


def test_deletions_get_their_names_from_the_platform(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """They carry keys only; what nobody can name keeps its key."""
    agent.answers[Sync] = run(planned(2, ActionKind.DELETE))
    agent.answers[GetTitles] = TitleList(titles={Key("C0"): Title(title="C0 Kedai Kopi", currency="MYR", amount=100)})
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(lambda: [each.title for each in dialog.listed[:1]] == ["C0 Kedai Kopi"])
    assert dialog.rows.data(dialog.rows.index(1, 2)) == "C1"
    assert agent.asked(GetTitles) == [GetTitles(connection="c1", entity=C, keys=(Key("C0"), Key("C1")))]


@pytest.mark.parametrize("way", ["stop", "escape", "close"])
def test_whoever_leaves_stops_our_own_look_only(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge, way: str) -> None:
    """Named by its job, once: a real run on the same books goes on."""
    going = Going(Accepted(jobs=("j",)), Started(job="j", connection="c1"), planned(1, ActionKind.UPDATE))
    agent.answers[Sync] = going
    agent.answers[Stop] = Status(version="1", pid=1, started_at=now(), now=now())
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1)
    if way == "stop":
        QTest.mouseClick(dialog.stopping, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(dialog.stopping, Qt.MouseButton.LeftButton)
    elif way == "escape":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    qtbot.waitUntil(lambda: bool(agent.asked(Stop)))
    going.go.set()
    assert dialog.isVisible() == (way == "stop")
    assert agent.asked(Stop) == [Stop(connection="c1", job="j")]


def test_a_look_that_is_over_stops_nothing(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """What runs by then is somebody else's."""
    agent.answers[Sync] = run()
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(lambda: dialog.over)
    dialog.close()
    qtbot.wait(50)  # an order would be on its way by now
    assert agent.asked(Stop) == []


def test_a_refused_look_says_why(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Refused at once, or when its turn came; never called complete."""

    def refuses(_: Request) -> Message:
        raise Stopped("Acme is paused.")

    agent.answers[Sync] = refuses
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(dialog.news.isVisible)
    assert "paused" in dialog.news.text.text()
    assert "not all" in dialog.lead.text()
    refused = Refused(code="unreachable", sentence="The platform cannot be reached.")
    agent.answers[Sync] = [
        Accepted(jobs=("j",)), planned(2, ActionKind.UPDATE), JobEnded(job="j", connection="c1", refused=refused),
    ]  # fmt: skip
    second = opened(qtbot, bridge)
    qtbot.waitUntil(second.news.isVisible)
    assert "cannot be reached" in second.news.text.text()
    assert "not all" in second.lead.text()
    assert second.rows.rowCount() == 2


def test_an_agent_that_goes_away_in_the_middle(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """What was found stays, and is not called all."""
    dies(agent, Sync)
    dialog = opened(qtbot, bridge)
    qtbot.waitUntil(dialog.news.isVisible)
    assert "not all" in dialog.lead.text()
    assert not dialog.stopping.isEnabled()
