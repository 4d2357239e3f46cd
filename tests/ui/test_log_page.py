"""Activity: found, explained, mended by a button, copied, exported; new lines come by themselves."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from connector.control.attention import RetryNow
from connector.control.log_book import (
    ALL,
    CompareSides,
    CountLog,
    GetLogEntry,
    GetLogRows,
    LogEntryShown,
    SideBySide,
    SidesCompared,
)
from connector.control.messages import Accepted, GetRuns, JobEnded, Message, Request, RunList
from connector.domain.errors import RetryLater
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import EntityCounts, EntryOutcome, Outcome, RunRecord, Toward, Trigger
from connector.domain.sync_log import Fixer, Help, LogFilter, Shown
from tests.ui.log_lines import AT, Log, line
from tests.ui.scripted import ScriptedAgent, status
from ui.bridge import Bridge
from ui.models.log_model import Column
from ui.pages.log import LogPage


def run(number: int) -> RunRecord:
    """A run that wrote two customers and could not write one invoice."""
    counts = (
        EntityCounts(entity=EntityKind.CUSTOMER, read=40, updated=2),
        EntityCounts(entity=EntityKind.INVOICE, read=9, failed=1),
        EntityCounts(entity=EntityKind.PRODUCT, read=9),
    )
    return RunRecord(
        id=RunId(f"r{number}"), connection=ConnectionId("c1"), trigger=Trigger.PERSON, counts=counts,
        started_at=AT + dt.timedelta(minutes=number), completed_at=AT, outcome=Outcome.PARTIAL,
    )  # fmt: skip


def details(request: Request) -> LogEntryShown:
    """Of a failed line, something to do."""
    assert isinstance(request, GetLogEntry)
    entry = line(request.entry)
    shown = Shown(connection="c1", entry=entry, values=entry.values, attempts=3)
    if entry.outcome is EntryOutcome.FAILED:
        shown = Shown(
            connection="c1", entry=entry, cause="The name is empty.", remedy="Enter a name in the books.",
            fixer=Fixer.BOOKKEEPER, helps=(Help.RETRY, Help.MAPPINGS), is_open=True, attempts=1,
        )  # fmt: skip
    return LogEntryShown(shown=shown)


@pytest.fixture
def log(agent: ScriptedAgent) -> Log:
    """A thousand lines at the agent."""
    log = Log()
    agent.answers[GetLogRows] = log.rows
    agent.answers[CountLog] = log.count
    agent.answers[GetLogEntry] = details
    agent.answers[GetRuns] = RunList(runs=(run(2), run(1)))
    return log


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, log: Log) -> LogPage:
    """The page, opened, its first lines there."""
    page = LogPage(bridge)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.take_desk(bridge.desk)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1000 and page.runs.topLevelItemCount() == 3)
    return page


def _choose(page: LogPage, row: int) -> None:
    page.table.setCurrentIndex(page.model.index(row, 0))


def _helps(page: LogPage) -> list[QPushButton]:
    inside = page.details.buttons
    found = [inside.itemAt(place) for place in range(inside.count())]
    return [widget for each in found if isinstance(widget := each.widget(), QPushButton)]


def _buttons(page: LogPage) -> list[str]:
    return [each.text() for each in _helps(page)]


def test_lines_are_there_with_their_number(page: LogPage) -> None:
    """The newest first; one company needs no choice."""
    assert page.count.text().replace(",", "") == "1000 line(s)"
    assert page.lines.currentWidget() is page.table
    assert not page.filters.company.isVisible()


def test_choices_become_a_filter(qtbot: QtBot, page: LogPage, log: Log) -> None:
    """Kind, direction, outcome and time at once, words after a moment; everything again with one button."""
    filters = page.filters
    filters.kind.setCurrentIndex(filters.kind.findData("invoices"))
    filters.way.setCurrentIndex(filters.way.findData("books"))
    filters.outcome.setCurrentIndex(filters.outcome.findData("failed waiting"))
    filters.when.setCurrentIndex(filters.when.findData("week"))
    QTest.keyClicks(filters.words, "ali")
    qtbot.waitUntil(lambda: log.asked[-1].wanted.text == "ali")
    wanted = log.asked[-1].wanted
    assert (wanted.entities, wanted.toward) == ((EntityKind.INVOICE,), Toward.BOOKS)
    assert wanted.outcomes == (EntryOutcome.FAILED, EntryOutcome.WAITING)
    midnight = dt.datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    assert wanted.begin is not None
    assert abs(wanted.begin - (midnight - dt.timedelta(days=6))) <= dt.timedelta(hours=1)
    assert len([request for request in log.asked if request.wanted.text in ("a", "al")]) == 0
    QTest.mouseClick(filters.reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: log.asked[-1].wanted == LogFilter())
    assert not filters.reset.isVisible()


def test_own_days_include_the_last_one(qtbot: QtBot, page: LogPage, log: Log) -> None:
    """From and to are whole days of this computer."""
    filters = page.filters
    filters.when.setCurrentIndex(filters.when.findData("custom"))
    assert filters.begin.isVisible()
    filters.begin.setDate(filters.end.date())
    qtbot.waitUntil(lambda: log.asked[-1].wanted.begin is not None)
    wanted = filters.wanted()
    assert wanted.begin is not None
    assert wanted.end is not None
    assert dt.timedelta(hours=23) <= wanted.end - wanted.begin <= dt.timedelta(hours=25)


def test_a_run_and_one_kind_of_it_are_shown(qtbot: QtBot, page: LogPage, log: Log) -> None:
    """A run's lines; a click on a kind below it narrows them; kinds without anything to tell are left out."""
    item = page.runs.topLevelItem(1)
    assert item is not None
    assert "2 written" in item.text(0)
    assert "1 failed" in item.text(0)
    assert item.childCount() == 2
    page.runs.setCurrentItem(item)
    qtbot.waitUntil(lambda: log.asked[-1].wanted.run == "r2")
    page.runs.setCurrentItem(item.child(1))
    qtbot.waitUntil(lambda: log.asked[-1].wanted.entities == (EntityKind.INVOICE,))
    page.runs.setCurrentItem(page.runs.topLevelItem(0))  # type: ignore[arg-type]  # it is there
    qtbot.waitUntil(lambda: log.asked[-1].wanted == LogFilter())


def test_a_chosen_kind_of_a_run_stays_chosen_when_news_come(
    qtbot: QtBot, page: LogPage, log: Log, agent: ScriptedAgent
) -> None:
    """The list is drawn anew with every run; what somebody looks at is not taken away by that."""
    item = page.runs.topLevelItem(1)
    assert item is not None
    page.runs.setCurrentItem(item.child(1))
    wanted = LogFilter(run=RunId("r2"), entities=(EntityKind.INVOICE,))
    qtbot.waitUntil(lambda: log.asked[-1].wanted == wanted)
    agent.answers[GetRuns] = RunList(runs=(run(3), run(2), run(1)))
    agent.tell(JobEnded(job="j", connection="c1"))
    qtbot.waitUntil(lambda: page.runs.topLevelItemCount() == 4)
    current = page.runs.currentItem()
    assert current is not None
    assert current.parent() is page.runs.topLevelItem(2)
    assert page.wanted() == wanted
    assert log.asked[-1].wanted == wanted


def test_another_company_is_not_filtered_by_a_run_of_the_former_one(
    qtbot: QtBot, page: LogPage, log: Log, agent: ScriptedAgent
) -> None:
    """All its lines are shown, and its own runs listed; one that another page asks for is chosen when it is there."""
    agent.set_status(status(), status("c2", "Kedai Bintang"))
    qtbot.waitUntil(lambda: len(page.bridge.desk.connections) == 2)
    page.take_desk(page.bridge.desk)
    page.runs.setCurrentItem(page.runs.topLevelItem(1))  # type: ignore[arg-type]  # it is there
    qtbot.waitUntil(lambda: log.asked[-1].wanted.run == "r2")
    page.filters.company.setCurrentIndex(page.filters.company.findData("c2"))
    qtbot.waitUntil(lambda: log.asked[-1].connection == "c2")
    assert page.wanted() == LogFilter()
    assert all(asked.wanted == LogFilter() for asked in log.asked if asked.connection == "c2")
    page.show_what("c1,run=r1")
    qtbot.waitUntil(lambda: log.asked[-1].wanted == LogFilter(run=RunId("r1")))
    qtbot.waitUntil(lambda: page.runs.currentItem() is page.runs.topLevelItem(2))
    assert page.wanted().run == "r1"


def test_what_changed_stands_field_by_field(qtbot: QtBot, page: LogPage) -> None:
    """Before and after; the attempts of the same record below."""
    _choose(page, 1)
    table = page.details.fields
    qtbot.waitUntil(lambda: page.details.attempts_view.isVisibleTo(page.details))
    assert page.details.title.text() == "C999 Syarikat 999"
    assert [table.item(0, column).text() for column in range(3)] == ["Name", "Ali", "Bala"]  # type: ignore[union-attr]
    assert _buttons(page) == []
    asked = page.details.attempts.wanted
    assert (asked.entities, asked.key) == ((EntityKind.CUSTOMER,), "C999")


def test_why_who_and_a_button_that_does(qtbot: QtBot, page: LogPage, agent: ScriptedAgent) -> None:
    """The cause in words, who can put it right; trying again asks for this record, others open their page."""
    agent.answers[RetryNow] = Accepted(jobs=("j",))
    _choose(page, 0)
    qtbot.waitUntil(lambda: _buttons(page) == ["Try again now", "Open mappings"])
    assert page.details.cause.text() == "The name is empty."
    assert page.details.remedy.text() == "Enter a name in the books."
    assert "keeps the books" in page.details.who.text()
    _helps(page)[0].click()
    qtbot.waitUntil(lambda: bool(agent.asked(RetryNow)) and page.news.isVisible())
    assert agent.asked(RetryNow) == [RetryNow(connection="c1", entity=EntityKind.CUSTOMER, key=Key("C1000"))]
    with qtbot.waitSignal(page.go) as went:
        _helps(page)[1].click()
    assert went.args == ["mappings:c1"]


def test_both_sides_are_compared_on_request(qtbot: QtBot, page: LogPage, agent: ScriptedAgent) -> None:
    """Fields that differ; what cannot be looked at now is said."""
    answers = {
        "differ": SidesCompared(
            connection="c1", entity=EntityKind.CUSTOMER, key=Key("C999"), at=AT, in_books=True, on_platform=True,
            fields=(SideBySide(name="name", books="Ali", platform="Bala"),), equal=9,
        ),
        "gone": SidesCompared(
            connection="c1", entity=EntityKind.CUSTOMER, key=Key("C999"), at=AT, in_books=False, on_platform=True
        ),
    }  # fmt: skip
    _choose(page, 1)
    agent.answers[CompareSides] = answers["differ"]
    page.details.compare.click()
    qtbot.waitUntil(lambda: page.details.sides.rowCount() == 1)
    assert page.details.compared.text() == "1 field(s) differ."
    agent.answers[CompareSides] = answers["gone"]
    page.details.compare.click()
    qtbot.waitUntil(lambda: page.details.compared.text() == "The record is not in the books.")

    def refuse(_: Request) -> SidesCompared:
        raise RetryLater("A run is under way.")

    agent.answers[CompareSides] = refuse
    page.details.compare.click()
    qtbot.waitUntil(lambda: page.details.compared.text() == "A run is under way.")
    assert page.details.compare.isEnabled()


def test_new_lines_come_by_themselves_and_the_chosen_one_stays(
    qtbot: QtBot, page: LogPage, log: Log, agent: ScriptedAgent
) -> None:
    """While it follows; not when that is switched off."""
    _choose(page, 2)
    log.length = 1003
    agent.tell(JobEnded(job="j", connection="c1"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1003)
    assert page.model.entry(page.table.currentIndex().row()) == line(998)
    page.follow.setChecked(False)
    log.length = 1010
    seen = len(agent.asked(GetRuns))
    agent.tell(JobEnded(job="j2", connection="c1"))
    qtbot.waitUntil(lambda: len(agent.asked(GetRuns)) > seen)
    asked = len(log.asked)
    agent.tell(JobEnded(job="j3", connection="c1"))
    qtbot.waitUntil(lambda: len(agent.asked(GetRuns)) > seen + 1)
    assert (page.model.rowCount(), len(log.asked)) == (1003, asked)


def test_nothing_fits(qtbot: QtBot, page: LogPage) -> None:
    """An empty list says why, and shows everything again on a click."""
    page.filters.words.setText("nowhere")
    qtbot.waitUntil(lambda: page.lines.currentWidget() is page.lines.empty)
    assert page.lines.empty.button.isVisible()
    page.lines.empty.button.click()
    qtbot.waitUntil(lambda: page.lines.currentWidget() is page.table)
    assert page.filters.words.text() == ""


def test_a_company_without_a_log_yet(qtbot: QtBot, page: LogPage, log: Log, agent: ScriptedAgent) -> None:
    """It says what will be told here. Two companies: one is chosen."""
    log.length = 0
    agent.set_status(status(), status("c2", "Kedai Bintang"))
    qtbot.waitUntil(lambda: len(page.bridge.desk.connections) == 2)
    page.take_desk(page.bridge.desk)
    page.filters.company.setCurrentIndex(page.filters.company.findData("c2"))
    qtbot.waitUntil(lambda: page.model.connection == "c2" and page.lines.currentWidget() is page.lines.empty)
    assert page.lines.empty.title.text() == "Nothing has happened yet"
    assert not page.lines.empty.button.isVisible()


def test_another_page_asks_for_a_run_or_an_outcome(qtbot: QtBot, page: LogPage, log: Log) -> None:
    """Parts of what `go` says after the colon."""
    page.show_what("c1,run=r2,outcome=failed")
    qtbot.waitUntil(lambda: log.asked[-1].wanted == LogFilter(run=RunId("r2"), outcomes=(EntryOutcome.FAILED,)))
    current = page.runs.currentItem()
    assert current is page.runs.topLevelItem(1)


def test_chosen_lines_are_copied(qtbot: QtBot, page: LogPage) -> None:
    """A tab between cells, the newest line first."""
    page.table.selectRow(1)
    page.copy.click()
    assert QGuiApplication.clipboard().text().split("\t")[1:3] == ["Synced", "C999 Syarikat 999"]


def _exported(qtbot: QtBot, page: LogPage, path: Path) -> None:
    page.export.export_to(path)
    qtbot.waitUntil(lambda: page.export.export is None)
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(path.name)] == [path.name]


def test_what_is_shown_is_exported_as_csv(qtbot: QtBot, page: LogPage, tmp_path: Path) -> None:
    """Every line of the filter, in UTF-8 with its mark; text that looks like a formula stays text."""
    page.filters.outcome.setCurrentIndex(page.filters.outcome.findData("failed"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 100)
    path = tmp_path / "log.csv"
    _exported(qtbot, page, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 101
    assert rows[1][1:6] == ["Failed", "C1000 Syarikat 1000", "Customers", "Platform", "'=The name is empty."]
    assert page.news.text.text() == "100 line(s) are in the file."


def test_what_is_shown_is_exported_for_excel(qtbot: QtBot, page: LogPage, tmp_path: Path) -> None:
    """A workbook of text cells: no formula, no link."""
    path = tmp_path / "log.xlsx"
    _exported(qtbot, page, path)
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 1001
    assert "=The name is empty." in sheet
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def hold(agent: ScriptedAgent, log: Log) -> tuple[Event, Event]:
    """Hold the page that begins with line 400: set when it is asked for, and to be set so that it is answered."""
    begun, gate = Event(), Event()

    def answer(request: Request) -> Message:
        if isinstance(request, GetLogRows) and request.position == 400:
            begun.set()
            assert gate.wait(10)
        return log.rows(request)

    agent.answers[GetLogRows] = answer
    return begun, gate


def test_an_export_is_cancelled(qtbot: QtBot, page: LogPage, log: Log, agent: ScriptedAgent, tmp_path: Path) -> None:
    """Nothing is left behind."""
    begun, gate = hold(agent, log)
    page.export.export_to(tmp_path / "log.csv")
    assert begun.wait(10)
    page.news.button.click()
    gate.set()
    qtbot.waitUntil(lambda: page.export.export is None)
    assert list(tmp_path.glob("log.csv*")) == []
    assert page.news.text.text() == "The export was cancelled."


@pytest.fixture
def three(qtbot: QtBot, page: LogPage, agent: ScriptedAgent) -> LogPage:
    """All of three companies, each of which has every third line."""
    agent.set_status(status(), status("c2", "Kedai Bintang"), status("c3", "Kilang Tiga"))
    qtbot.waitUntil(lambda: len(page.bridge.desk.connections) == 3)
    page.take_desk(page.bridge.desk)
    assert page.model.connection == "c1", "who looks at one goes on looking at it"
    page.filters.company.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.model.connection == ALL and page.model.older)
    return page


def test_all_companies_are_one_log(qtbot: QtBot, three: LogPage, log: Log, agent: ScriptedAgent) -> None:
    """Whose a line is stands beside it; its details are asked of its own company, as is what helps."""
    asked = log.asked[-1]
    assert (asked.connection, three.table.isColumnHidden(Column.COMPANY)) == (ALL, False)
    assert [three.model.index(row, Column.COMPANY).data() for row in range(3)] == [
        "Kedai Bintang", "Syarikat Aneka Sdn Bhd", "Kilang Tiga",
    ]  # fmt: skip
    assert three.count.text() == "the latest 600 line(s)"
    assert "Choose a company" in three.count.toolTip()
    assert agent.asked(GetRuns)[-1] == GetRuns(connection="", limit=100)
    _choose(three, 0)
    qtbot.waitUntil(lambda: any(getattr(each, "connection", "") == "c2" for each in agent.asked(GetLogEntry)))
    three.table.selectRow(1)
    three.copy.click()
    assert QGuiApplication.clipboard().text().endswith("\tSyarikat Aneka Sdn Bhd")
    log.length = 1003
    agent.tell(JobEnded(job="j", connection="c3"))
    qtbot.waitUntil(lambda: log.asked[-1].connection == ALL and log.asked[-1].anchor == 0 and len(log.asked) > 2)
    three.filters.company.setCurrentIndex(three.filters.company.findData("c3"))
    qtbot.waitUntil(lambda: three.model.connection == "c3")
    assert three.table.isColumnHidden(Column.COMPANY)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_all_companies_are_exported_whole(qtbot: QtBot, three: LogPage, tmp_path: Path, kind: str) -> None:
    """Not only the latest lines: those of every company, by time, each with its company's name."""
    path = tmp_path / f"log.{kind}"
    _exported(qtbot, three, path)
    if kind == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert [row[2].split()[0] for row in rows[1:]] == [f"C{n}" for n in range(1000, 0, -1) for _ in range(3)]
        assert rows[0][-1] == "Company"
        assert {row[-1] for row in rows[1:4]} == {"Syarikat Aneka Sdn Bhd", "Kedai Bintang", "Kilang Tiga"}
    else:
        with zipfile.ZipFile(path) as book:
            assert book.read("xl/worksheets/sheet1.xml").decode().count("<row ") == 3001


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, page: LogPage, tmp_path: Path, kind: str) -> None:
    """In words, and the button is there again."""
    page.export.export_to(tmp_path / "none" / f"log.{kind}")
    qtbot.waitUntil(lambda: page.export.export is None)
    assert page.news.text.text() == "The file cannot be written: No such file or directory."
    assert page.export.isEnabled()


def test_an_export_goes_on_when_the_window_is_closed(
    qtbot: QtBot, page: LogPage, log: Log, agent: ScriptedAgent, tmp_path: Path
) -> None:
    """The file is whole; nobody is there any more who could be told."""
    path, (begun, gate) = tmp_path / "log.csv", hold(agent, log)
    page.export.export_to(path)
    assert begun.wait(10)
    with qtbot.waitSignal(page.export.destroyed):
        page.export.deleteLater()
    gate.set()
    qtbot.waitUntil(path.exists)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1001


def test_a_record_of_the_platform_is_opened_there(qtbot: QtBot, page: LogPage, agent: ScriptedAgent) -> None:
    """In the person's browser, at the address that the agent tells; where there is no such page, no button."""
    address = "https://platform.example/integrations/providers/sql_accounting/records/customers?key=C999"

    def told(request: Request) -> LogEntryShown:
        assert isinstance(request, GetLogEntry)
        known = details(request)
        return LogEntryShown(shown=replace(known.shown, page=address if request.entry == 999 else ""))

    agent.answers[GetLogEntry] = told
    went: list[str] = []

    def browser(where: str) -> bool:
        went.append(where)
        return True

    page.details.open_browser = browser
    _choose(page, 1)
    qtbot.waitUntil(page.details.on_platform.isVisible)
    QTest.mouseClick(page.details.on_platform, Qt.MouseButton.LeftButton)
    assert went == [address]
    assert not page.details.compared.isVisible()
    page.details.open_browser = lambda _: False
    QTest.keyClick(page.details.on_platform, Qt.Key.Key_Space)
    assert address in page.details.compared.text()
    _choose(page, 2)
    qtbot.waitUntil(lambda: page.details.shown is not None and page.details.shown.attempts == 3)
    assert not page.details.on_platform.isVisible()


def test_an_agent_that_is_back_is_no_longer_called_gone(
    qtbot: QtBot, page: LogPage, bridge: Bridge, agent: ScriptedAgent
) -> None:
    """What was said of it goes, and new lines are looked for."""
    bridge.desk_changed.connect(page.take_desk)
    agent.stop()
    page.filters.words.setText("ali")
    qtbot.waitUntil(page.news.isVisible)
    qtbot.waitUntil(lambda: not bridge.desk.reachable)
    agent.start()
    qtbot.waitUntil(lambda: not page.news.isVisible())
