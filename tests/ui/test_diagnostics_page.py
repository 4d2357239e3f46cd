"""Diagnostics: what is wrong comes first with what to do, and the file shows exactly what is in it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from connector.control.diagnosis import DiagnosticPart, DiagnosticsMade, GetDiagnosticPart, MakeDiagnostics, Part
from connector.control.messages import Check, Diagnosis, Examine, Request, Verdict
from connector.domain.errors import StorageFull
from tests.ui.scripted import ScriptedAgent, status
from ui.bridge import Bridge
from ui.pages.diagnostics import DiagnosticsPage
from ui.widgets.check_row import CheckRow

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
ABOUT = json.dumps({"version": "1.2.3", "system": "Windows 11", "python": "3.11", "written_at": "2026-03-02"})
DOCTOR = json.dumps(
    [
        {"verdict": "ok", "topic": "home", "connection": "", "sentence": "All state is kept in …"},
        {"verdict": "problem", "topic": "books", "connection": "c1", "sentence": "The file … is not there."},
    ]
)
TEXTS = {"about.json": ABOUT, "doctor.json": DOCTOR, "agent-log.jsonl": "x" * 30}
PIECE = 20


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent) -> DiagnosticsPage:
    """The page, opened."""
    agent.answers[Examine] = Diagnosis(
        checks=(
            Check(topic="vault", verdict=Verdict.OK, sentence="The vault opens."),
            Check(topic="books", verdict=Verdict.PROBLEM, sentence="No file.", remedy="Look for it.", connection="c1"),
            Check(topic="home", verdict=Verdict.ADVICE, sentence="Little room."),
        )
    )
    agent.answers[MakeDiagnostics] = DiagnosticsMade(
        path="/somewhere/bukubridge-diagnostics.zip",
        file="bukubridge-diagnostics.zip",
        size=7000,
        made_at=AT,
        parts=tuple(Part(name=name, size=len(text)) for name, text in TEXTS.items()),
    )
    agent.answers[GetDiagnosticPart] = part
    page = DiagnosticsPage(bridge)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def part(request: Request) -> DiagnosticPart:
    """A piece of what is in the file; the log in small ones."""
    assert isinstance(request, GetDiagnosticPart)
    text, step = TEXTS[request.name], PIECE if request.name.endswith("l") else 1000
    end = request.offset + step
    return DiagnosticPart(text=text[request.offset : end], size=len(text), next_offset=end if end < len(text) else None)


def rows(page: DiagnosticsPage) -> list[CheckRow]:
    """The checks in their order."""
    found = [page.rows.itemAt(n).widget() for n in range(page.rows.count())]
    return [row for row in found if isinstance(row, CheckRow)]


def test_what_is_wrong_comes_first_and_says_what_to_do(qtbot: QtBot, page: DiagnosticsPage) -> None:
    """Problem, advice, what is well; each with a sign that has a name."""
    attention: list[int] = []
    page.attention.connect(attention.append)
    page.look()
    qtbot.waitUntil(lambda: bool(attention))
    assert [row.check.verdict for row in rows(page)] == [Verdict.PROBLEM, Verdict.ADVICE, Verdict.OK]
    assert [label.text() for label in rows(page)[0].findChildren(QLabel) if label.text()] == [
        "No file.",
        "Look for it.",
    ]
    assert rows(page)[0].accessibleName() == "Problem: No file. Look for it."
    assert page.summary.text().startswith("1 problem(s) found")
    assert set(attention) == {1}


def test_with_several_companies_each_check_names_its_own(
    qtbot: QtBot, page: DiagnosticsPage, agent: ScriptedAgent, bridge: Bridge
) -> None:
    """Nobody guesses whose books are meant; looking again asks again."""
    agent.set_status(status(), status("c2", "Kedai Dua"))
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    qtbot.waitUntil(lambda: len(bridge.desk.connections) == 2)
    page.refresh()
    assert len(agent.asked(Examine)) == 1
    page.again.click()
    qtbot.waitUntil(page.again.isEnabled)
    assert rows(page)[0].findChildren(QLabel)[1].text() == "Syarikat Aneka Sdn Bhd: No file."
    assert len(agent.asked(Examine)) == 2


def test_one_click_makes_a_file_and_shows_what_is_in_it(qtbot: QtBot, page: DiagnosticsPage) -> None:
    """Part by part, a long one piece by piece; its folder opens."""
    opened: list[Path] = []
    page.reveal = opened.append
    assert not page.viewer.isVisible()
    page.make_button.click()
    qtbot.waitUntil(lambda: page.viewer.text.toPlainText() == ABOUT)
    assert "/somewhere/bukubridge-diagnostics.zip (7 KB)" in page.where.text()
    page.viewer.parts.setCurrentRow(2)
    qtbot.waitUntil(lambda: page.viewer.text.toPlainText() == "x" * PIECE)
    assert page.viewer.more.isVisible()
    page.viewer.more.click()
    qtbot.waitUntil(lambda: page.viewer.text.toPlainText() == "x" * 30)
    assert not page.viewer.more.isVisible()
    page.folder.click()
    assert opened == [Path("/somewhere/bukubridge-diagnostics.zip")]


def test_a_summary_goes_into_the_clipboard(qtbot: QtBot, page: DiagnosticsPage) -> None:
    """Version, system and what is not well, taken from the file and so without a name."""
    page.make_button.click()
    qtbot.waitUntil(lambda: page.made is not None)
    QGuiApplication.clipboard().clear()
    page.copy.click()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    first, _, *checks = QGuiApplication.clipboard().text().splitlines()
    assert first == "BukuBridge 1.2.3, Windows 11, Python 3.11"
    assert checks == ["problem: books c1 The file … is not there."]
    assert page.news.isVisible()


def test_a_full_disk_is_a_sentence(qtbot: QtBot, page: DiagnosticsPage, agent: ScriptedAgent) -> None:
    """Nothing hangs, and it can be tried again."""

    def full(request: Request) -> DiagnosticsMade:
        raise StorageFull("No room.", remedy="Free some space.")

    agent.answers[MakeDiagnostics] = full
    page.make_button.click()
    qtbot.waitUntil(page.news.isVisible)
    assert page.news.text.text() == "No room. Free some space."
    assert page.make_button.isEnabled()


def test_what_was_found_is_not_said_of_an_agent_that_is_gone(
    qtbot: QtBot, page: DiagnosticsPage, bridge: Bridge, agent: ScriptedAgent
) -> None:
    """Checks go with it, and come again as soon as it is back."""
    qtbot.waitUntil(lambda: page.rows.count() == 3)
    bridge.desk_changed.connect(page.take_desk)
    agent.stop()
    qtbot.waitUntil(lambda: page.rows.count() == 0)
    assert "found" not in page.summary.text()
    agent.start()
    qtbot.waitUntil(lambda: page.rows.count() == 3)
