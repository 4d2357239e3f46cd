"""A real agent over real books, in a window that speaks Malay and Chinese: nothing that it says is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.live.face import cloud_account
from tests.live.face.office import Office, office
from tests.live.face.test_faults import date_of_first_invoice
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.servers.firebird_server import FirebirdServer
from ui.pages.diagnostics import DiagnosticsPage
from ui.pages.log import LogPage
from ui.pages.overview import OverviewPage
from ui.pages.problems import ProblemsPage
from ui.phrasebook import Phrasebook
from ui.preferences import Preferences
from ui.state import Face
from ui.translator import Languages
from ui.windows.main_window import MainWindow

LONG = 60_000
LIST = Path(__file__).parents[3] / "ui" / "translations" / "agent_sentences.txt"
ENGLISH = Phrasebook(line for line in LIST.read_text("utf-8").splitlines() if len(re.findall("[a-z]{2,}", line)) > 2)


@pytest.fixture(scope="module")
def desk(qapp: QApplication, firebird5: FirebirdServer) -> Iterator[Office]:
    """An office with one invoice that no rule can take, and a cloud account whose sign-in is over."""
    with shaky_platform() as platform, office(platform, firebird5, "bahasa") as made:
        yield prepared(made, platform)


def prepared(made: Office, platform: ShakyPlatform) -> Office:
    """Something for each page to say."""
    date_of_first_invoice(made, "0201-01-01")
    return made


def shown(window: QWidget) -> Iterator[str]:
    """Every text that somebody can read in it now, tool tips and tables with it."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible():
            yield widget.text()
        model = widget.model() if isinstance(widget, QAbstractItemView) and widget.isVisible() else None
        if model is not None:
            for row in range(min(model.rowCount(), 100)):
                for column in range(model.columnCount() if isinstance(widget, QTableView | QTreeView) else 1):
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                        yield str(model.index(row, column).data(role) or "")


def english(texts: Iterator[str]) -> list[str]:
    """Those in which the agent's English is recognised."""
    lines = {line for text in texts for line in text.splitlines()}
    return sorted(line for line in lines if any(reading.template for reading in ENGLISH.read(line)))


@pytest.mark.timeout(300)
def test_nothing_that_the_agent_says_is_left_in_english(qtbot: QtBot, desk: Office, qapp: QApplication) -> None:
    """The tray, and the pages that are looked at each day; in English the same pages say what is found then."""
    qtbot.waitUntil(lambda: desk.tray.face is Face.WARNING, timeout=LONG)
    database = desk.desk.platform.database_url
    cloud_account.begin(database)
    qtbot.waitUntil(lambda: bool(desk.bridge.desk.accounts), timeout=LONG)
    languages = Languages(qapp)
    found = {}
    try:
        for language in ("en", "ms", "zh"):
            languages.use(language)
            window = MainWindow(desk.bridge, Preferences(desk.desk.folder / "window.ini"))
            window.show()
            found[language] = {name: english(texts) for name, texts in pages(qtbot, window)}
            desk.tray.fill()
            found[language]["tray"] = english(iter([action.text() for action in desk.tray.menu.actions()]))
            window.close()
    finally:
        languages.leave()
        cloud_account.end(database)
    assert {name for name, texts in found["en"].items() if texts} >= {"overview", "log", "problems", "diagnostics"}
    assert {name: texts for name, texts in found["ms"].items() if texts} == {}
    assert {name: texts for name, texts in found["zh"].items() if texts} == {}


def pages(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, Iterator[str]]]:
    """Each page, as soon as it has what it asked for."""
    overview, problems, log, diagnostics = (
        window.page(name) for name in ("overview", "problems", "log", "diagnostics")
    )
    assert isinstance(overview, OverviewPage)
    assert isinstance(problems, ProblemsPage)
    assert isinstance(log, LogPage)
    assert isinstance(diagnostics, DiagnosticsPage)
    there = {
        "overview": lambda: bool(overview.cards) and bool(overview.accounts.cards),
        "problems": lambda: problems.loaded and problems.model.rowCount() > 1,
        "log": lambda: log.model.rowCount() > 0 and bool(log.model.index(0, log.model.columnCount() - 1).data()),
        "diagnostics": lambda: diagnostics.rows.count() > 3,
    }  # fmt: skip
    for name, ready in there.items():
        window.open(name)
        qtbot.waitUntil(ready, timeout=LONG)
        yield name, shown(window)
