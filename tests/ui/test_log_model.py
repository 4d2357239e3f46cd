"""The table of the log without a window: any length, few lines in memory, places that stand still."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester

from connector.control.envelope import Message
from connector.control.log_book import GetLogRows
from connector.control.messages import Request
from connector.domain.errors import BridgeError, Unreachable
from connector.domain.runs import EntryOutcome
from connector.domain.sync_log import PAGE, LogFilter
from tests.ui.log_lines import Log, line
from ui.models.log_model import KEPT_PAGES, Column, LogModel, row_text

T = TypeVar("T", bound=Message)


class Desk:
    """Takes questions and answers them when the test says so."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.waiting: deque[Callable[[], None]] = deque()
        self.error: BridgeError | None = None

    def ask(
        self,
        owner: QObject,
        request: Message,
        reply: type[T],
        done: Callable[[T], None],
        failed: Callable[[BridgeError], None] | None = None,
    ) -> None:
        """Keep it."""
        error = self.error

        def answer() -> None:
            if error is not None:
                assert failed is not None
                failed(error)
                return
            how: Callable[[Request], Message] = self.log.rows if isinstance(request, GetLogRows) else self.log.count
            found = how(request)  # type: ignore[arg-type]  # one of the two
            assert isinstance(found, reply)
            done(found)

        self.waiting.append(answer)

    def answer(self, number: int | None = None) -> None:
        """Answer what was asked, in order."""
        while self.waiting and number != 0:
            self.waiting.popleft()()
            number = number - 1 if number is not None else None


@pytest.fixture
def desk() -> Desk:
    """A thousand lines."""
    return Desk(Log())


@pytest.fixture
def model(desk: Desk, qtmodeltester: ModelTester) -> LogModel:
    """A model that shows them all."""
    model = LogModel(desk)
    model.show_lines("c1", LogFilter())
    desk.answer()
    return model


def _record(model: LogModel, row: int) -> object:
    return model.data(model.index(row, Column.RECORD))


def test_it_is_a_proper_model(model: LogModel, desk: Desk, qtmodeltester: ModelTester) -> None:
    """Qt's own test of models finds nothing, while pages are on their way and after."""
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    desk.answer()
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_lines_come_when_they_are_looked_at(model: LogModel, desk: Desk) -> None:
    """A line far down shows as "…" until its page is there; then it is told."""
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    assert (model.rowCount(), _record(model, 0)) == (1000, "C1000 Syarikat 1000")
    assert (_record(model, 730), model.entry(730)) == ("…", None)
    assert _record(model, 731) == "…"
    assert len(desk.waiting) == 1
    desk.answer()
    assert (_record(model, 730), told) == ("C270 Syarikat 270", [(600, 799)])


def test_pages_that_flew_past_are_not_asked_for(desk: Desk) -> None:
    """Of a long jump through the list, two pages are on their way and the latest four wait."""
    desk.log.length = 1_000_000
    model = LogModel(desk)
    model.show_lines("c1", LogFilter())
    desk.answer()
    desk.log.asked.clear()
    for row in range(0, 1_000_000, 10_000):
        model.entry(row)
    desk.answer()
    places = [request.position // 10_000 for request in desk.log.asked]
    assert places[:2] == [1, 2]
    assert set(places[2:]) == {96, 97, 98, 99}


def test_few_lines_are_kept(desk: Desk) -> None:
    """However far somebody scrolls, memory stays: 40 pages."""
    desk.log.length = 100_000
    model = LogModel(desk)
    model.show_lines("c1", LogFilter())
    for row in range(0, 100_000, 50):
        model.entry(row)
        desk.answer()
    assert model.kept == KEPT_PAGES * PAGE
    assert model.entry(99_999) == line(1)


def test_what_comes_later_moves_nothing(model: LogModel, desk: Desk) -> None:
    """Pages are asked for under the first one's anchor, until the newest lines are asked for."""
    desk.log.length = 1500
    model.entry(700)
    desk.answer()
    assert (desk.log.asked[-1].anchor, model.entry(700)) == (1000, line(300))
    model.renew()
    desk.answer()
    assert (model.rowCount(), model.entry(0)) == (1500, line(1500))


def test_another_filter_leaves_the_old_lines_until_the_new_ones_come(model: LogModel, desk: Desk) -> None:
    """Nothing flickers; answers to what was asked before are not taken."""
    model.entry(150)
    model.entry(700)
    model.show_lines("c1", LogFilter(outcomes=(EntryOutcome.FAILED,)))
    assert model.rowCount() == 1000
    desk.waiting.rotate(-1)  # what was asked first is answered last
    desk.answer()
    assert (model.rowCount(), model.entry(0), model.kept) == (100, line(1000), 100)


def test_the_count_may_come_later(desk: Desk) -> None:
    """Lines that are found first are there at once, with "more than"; the rest is appended."""
    model = LogModel(desk)
    counted: list[tuple[int, bool]] = []
    model.counted.connect(lambda count, whole: counted.append((count, whole)))
    model.show_lines("c1", LogFilter(text="syarikat"))
    desk.answer(1)
    assert (model.rowCount(), model.entry(5)) == (200, line(995))
    desk.answer()
    assert (model.rowCount(), counted) == (1000, [(200, False), (1000, True)])
    model.entry(999)
    desk.answer()
    assert model.entry(999) == line(1)


def test_an_agent_that_is_away_is_told(model: LogModel, desk: Desk) -> None:
    """What is there stays; looking again asks again."""
    failed: list[BridgeError] = []
    model.failed.connect(failed.append)
    desk.error = Unreachable("away")
    model.entry(700)
    desk.answer()
    desk.error = None
    assert (len(failed), model.rowCount(), model.entry(700)) == (1, 1000, None)
    desk.answer()
    assert model.entry(700) == line(300)


def test_cells_are_in_words(model: LogModel) -> None:
    """Direction, kind, name, outcome, what happened with the fields; what a reader for the blind says."""
    shown = row_text(line(999))
    assert shown[1:] == ["Synced", "C999 Syarikat 999", "Customers", "Platform", "updated (Name)"]
    said = model.data(model.index(1, Column.OUTCOME), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Outcome: Synced"
    assert model.headerData(Column.RECORD, Qt.Orientation.Horizontal) == "Record"
