"""The cards say what is known, no more, and ask for what is clicked."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from connector.control.log_book import DayOfRuns, GetHistory, History
from connector.control.messages import (
    Accepted,
    Activity,
    Done,
    Forget,
    JobEnded,
    Light,
    Message,
    Request,
    Status,
    Stop,
    Sync,
)
from connector.domain.errors import Stopped
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from tests.ui.attention import waits
from tests.ui.scripted import ScriptedAgent, now, status
from ui.bridge import Bridge
from ui.dialogs.disconnect import Disconnect
from ui.pages.overview import OverviewPage
from ui.state import Face


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge) -> OverviewPage:
    """The page, as the window makes it."""
    page = OverviewPage(bridge)
    qtbot.addWidget(page)
    page.take_desk(bridge.desk)
    bridge.desk_changed.connect(page.take_desk)
    page.show()
    page.refresh()
    return page


def test_a_card_shows_its_company_and_asks_for_a_sync(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """Name, direction, when both sides were compared; the button asks for that company."""
    agent.answers[Sync] = Accepted(jobs=("j",))
    card = page.cards["c1"]
    assert (card.title.text(), card.mark.face) == ("Syarikat Aneka Sdn Bhd", Face.OK)
    assert "books → platform" in card.where.text()
    assert card.times.text().startswith("Both sides compared just now")
    assert not card.problems.isVisible()
    card.sync.click()
    qtbot.waitUntil(lambda: agent.asked(Sync) == [Sync(connection="c1")])


def test_a_run_shows_how_far_it_is_and_stops_when_asked(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """Counts so far, time left where the preview knows how much there is, and Stop in place of Sync now."""
    agent.answers[Stop] = Status(version="1", pid=1, started_at=now(), now=now())
    counts = (EntityCounts(entity=EntityKind.INVOICE, read=2500, created=20),)
    since = now() - dt.timedelta(minutes=5)
    agent.set_status(status(activity=Activity.RUNNING, progress=counts, expected=5000, running_since=since))
    card = page.cards["c1"]
    qtbot.waitUntil(card.stop.isVisible)
    assert card.going.text() == "Invoices: 2,500 records compared, 20 changed · about 5 minute(s) left"
    assert (card.progress.value(), card.progress.maximum(), card.sync.isVisible()) == (2500, 5000, False)
    card.stop.click()
    qtbot.waitUntil(lambda: bool(agent.asked(Stop)))


def test_a_run_that_takes_longer_than_the_last_one_claims_nothing(
    qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent
) -> None:
    """Time left is told as the last run took; when that is over nobody knows, and the bar fills no further."""
    since, card = now() - dt.timedelta(minutes=6), page.cards["c1"]
    agent.set_status(status(activity=Activity.RUNNING, running_since=since, due_at=since + dt.timedelta(minutes=8)))
    qtbot.waitUntil(lambda: "about 2 minute(s) left, if it takes as long as last time" in card.going.text())
    assert card.progress.maximum() == 1000
    assert 745 <= card.progress.value() <= 760
    agent.set_status(status(activity=Activity.RUNNING, running_since=since, due_at=since + dt.timedelta(seconds=380)))
    qtbot.waitUntil(lambda: "less than a minute left, if it takes as long as last time" in card.going.text())
    agent.set_status(status(activity=Activity.RUNNING, running_since=since, due_at=since + dt.timedelta(minutes=5)))
    qtbot.waitUntil(lambda: "left" not in card.going.text())
    assert card.progress.maximum() == 0


def test_a_record_that_was_as_it_was_is_compared_once(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """Records that a run read and found unchanged are among those that it read."""
    counts = (EntityCounts(entity=EntityKind.INVOICE, read=11, unchanged=10, updated=1),)
    ran = RunRecord(
        id=RunId("r"), connection=ConnectionId("c1"), trigger=Trigger.SCHEDULE, started_at=now(), completed_at=now(),
        outcome=Outcome.SUCCESS, counts=counts,
    )  # fmt: skip
    agent.set_status(status(last_run=ran))
    qtbot.waitUntil(lambda: "11 compared, 1 changed" in page.cards["c1"].counts.text())
    agent.set_status(status(last_run=replace(ran, outcome=Outcome.FAILED, counts=())))
    qtbot.waitUntil(lambda: page.cards["c1"].counts.text().endswith("it did not go through"))


def test_what_was_true_is_not_shown_as_true_without_the_agent(
    qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent
) -> None:
    """When the agent is gone the card says so, and nothing can be ordered."""
    agent.stop()
    card = page.cards["c1"]
    qtbot.waitUntil(lambda: card.mark.face is Face.UNKNOWN)
    assert "does not answer" in card.sentence.text()
    assert (card.sync.isEnabled(), page.news.isVisible()) == (False, True)
    assert "next sync" not in card.times.text(), "nobody is there to begin it"
    starts = iter((True,))
    page.start_agent = lambda: next(starts)
    qtbot.waitUntil(page.news.button.isVisible)
    page.news.button.click()
    assert not list(starts)


def test_an_agent_that_does_not_come_up_is_told(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """That it cannot be started, that it is being started, and what is wrong again when it did not come."""
    page.start_agent = lambda: False
    agent.stop()
    qtbot.waitUntil(page.news.button.isVisible)
    first = page.news.text.text()
    page.news.button.click()
    assert page.news.text.text() == "BukuBridge's agent cannot be started on this computer."
    page.start_agent = lambda: True
    page.news.button.click()
    assert page.news.text.text() == "BukuBridge's agent is being started…"
    assert not page.news.button.isVisible()
    page.take_desk(replace(page.bridge.desk, sentence="Not yet."))
    assert page.news.text.text() == "BukuBridge's agent is being started…"
    page.waiting.timeout.emit()
    page.waiting.start(0)
    qtbot.waitUntil(lambda: page.news.text.text() == first)
    assert page.news.button.isVisible()


def test_what_needs_a_person_is_one_click_away(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """The number of things, and the page where they are."""
    agent.set_status(status(light=Light.AMBER, problems=3))
    card = page.cards["c1"]
    qtbot.waitUntil(card.problems.isVisible)
    with qtbot.waitSignal(page.go) as asked:
        card.problems.click()
    assert asked.args == ["problems:c1"]


def test_cards_come_and_go(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """One for each company; without any, what to do about it."""
    agent.set_status(status(), status("c2", "Dua"))
    qtbot.waitUntil(lambda: set(page.cards) == {"c1", "c2"})
    agent.statuses = ()
    qtbot.waitUntil(lambda: not page.cards)
    assert page.empty.isVisible()


def test_the_last_days_are_asked_for_and_shown(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """At the beginning and after each run; in words for those who do not see bars."""
    days = tuple(DayOfRuns(day=dt.date(2026, 11, n), written=n, failed=n % 2) for n in range(1, 31))
    agent.answers[GetHistory] = History(connection="c1", days=days)
    agent.tell(JobEnded(job="j", connection="c1"))
    chart = page.cards["c1"].chart
    qtbot.waitUntil(chart.isVisible)
    assert chart.accessibleName() == "Last 30 days: 465 records synced, 15 set aside"
    assert len(chart.bars) == 30
    chart.grab()


def test_disconnecting_is_asked_and_never_the_default(qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent) -> None:
    """Escape leaves everything; only the button of that name disconnects."""
    go = waits(agent, Forget, Done())
    page._do("forget", "c1")
    question = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Disconnect))
    assert question.defaultButton() is not question.yes
    question.reject()
    page._do("forget", "c1")
    again = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible())
    assert isinstance(again, Disconnect)
    assert not agent.asked(Forget)
    again.yes.click()
    qtbot.waitUntil(lambda: agent.asked(Forget) == [Forget(connection="c1")])
    card = page.cards["c1"]
    assert not card.isEnabled(), "nothing is ordered twice while the agent is asked"
    page._disconnect("c1")
    go.set()
    agent.statuses = ()
    qtbot.waitUntil(lambda: not page.cards)
    assert len(agent.asked(Forget)) == 1


def test_a_company_that_cannot_be_disconnected_can_be_used_again(
    qtbot: QtBot, page: OverviewPage, agent: ScriptedAgent
) -> None:
    """And it is said why."""

    def refuse(_: Request) -> Message:
        raise Stopped("The running run did not end in time.")

    agent.answers[Forget] = refuse
    with qtbot.waitSignal(page.bridge.refused):
        page._disconnect("c1")
    assert page.cards["c1"].isEnabled()
