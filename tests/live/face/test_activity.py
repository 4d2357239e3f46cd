"""Activity on real parts: what an agent, a Firebird company and a platform did, found and explained in the window."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx
import pytest
from pytestqt.qtbot import QtBot

from connector.control.client import ControlClient
from connector.control.log_book import (
    CompareSides,
    GetHistory,
    GetLogEntry,
    GetLogRows,
    History,
    LogEntryShown,
    LogRows,
    SidesCompared,
)
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import EntryOutcome, Toward
from connector.domain.sync_log import LogFilter
from connector.paths import Home
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.live.test_agent import is_green
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Engine, Variant
from ui.bridge import Bridge
from ui.pages.log import LogPage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CUSTOMER = EntityKind.CUSTOMER
SOON = 30_000
_RENAME = "UPDATE AR_CUSTOMER SET COMPANYNAME = ?, LASTMODIFIED = LASTMODIFIED + 86400 WHERE CODE = ?"


@pytest.fixture(scope="module")
def platform() -> Iterator[ShakyPlatform]:
    """One platform."""
    with shaky_platform() as shaky:
        shaky.organization("pejabat-log")
        yield shaky


@pytest.fixture
def company(firebird5: FirebirdServer) -> Company:
    """A small company."""
    return make_company(firebird5, Variant(engine=Engine.FIREBIRD_5), TINY)


@contextmanager
def _page(home: Path) -> Iterator[LogPage]:
    bridge = Bridge(Home(home))
    page = LogPage(bridge)
    bridge.desk_changed.connect(page.take_desk)
    bridge.start()
    page.show()
    page.refresh()
    yield page
    bridge.close()
    page.deleteLater()


def _rename(server: FirebirdServer, company: Company, name: str) -> Key:
    with server.connect(company.path) as books:
        cursor = books.cursor()
        cursor.execute("SELECT MIN(CODE) FROM AR_CUSTOMER")
        key = Key(cursor.fetchone()[0].strip())
        cursor.execute(_RENAME, (name, key))
        books.commit()
    return key


def test_an_edit_is_found_explained_compared_and_exported(
    qtbot: QtBot, platform: ShakyPlatform, firebird5: FirebirdServer, company: Company
) -> None:
    """A customer is renamed twice: both attempts with their values, live, by name; the sides equal, then not."""
    with scratch_folder("desk") as folder:
        desk = Desk(folder / "pc", platform)
        desk.pair("pejabat-log")
        connection = desk.connect(firebird5, company, "pejabat-log", "--cron", "0 0 1 1 *")
        with desk.agent(), _page(desk.home) as page:
            desk.until(is_green, connection, "green")
            qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=SOON)
            before = page.model.rowCount()
            key = _rename(firebird5, company, "Pertama Sdn Bhd")
            desk.sync()
            qtbot.waitUntil(lambda: page.model.rowCount() == before + 1, timeout=SOON)  # by itself: it follows
            _rename(firebird5, company, "Kedua Sdn Bhd")
            desk.sync()
            page.filters.words.setText("kedua sdn")
            qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SOON)
            page.table.setCurrentIndex(page.model.index(0, 0))
            qtbot.waitUntil(lambda: page.details.fields.rowCount() > 0, timeout=SOON)
            qtbot.waitUntil(lambda: page.details.shown is not None and page.details.shown.attempts >= 2, timeout=SOON)
            _check_the_agent(desk, key)
            _open_on_the_platform(qtbot, page, platform, key)
            page.details.compare.click()
            qtbot.waitUntil(lambda: "same" in page.details.compared.text(), timeout=SOON)
            _rename(firebird5, company, "Ketiga Sdn Bhd")
            page.details.compare.click()
            qtbot.waitUntil(lambda: page.details.sides.rowCount() == 1, timeout=SOON)
            page.export.export_to(folder / "log.csv")
            qtbot.waitUntil(lambda: page.export.export is None, timeout=SOON)
            rows = list(csv.reader((folder / "log.csv").read_text("utf-8-sig").splitlines()))
            assert [row[2] for row in rows[1:]] == [f"{key} Kedua Sdn Bhd"]


def _open_on_the_platform(qtbot: QtBot, page: LogPage, platform: ShakyPlatform, key: Key) -> None:
    """The button's address, followed by a browser that is not signed in: the sign-in leads to the record itself."""
    went: list[str] = []

    def opened(address: str) -> bool:
        went.append(address)
        return True

    page.details.open_browser = opened
    qtbot.waitUntil(page.details.on_platform.isVisible, timeout=SOON)
    page.details.on_platform.click()
    with httpx.Client() as client:
        first = client.get(went[0])
        onward = re.search(r'name="onward" value="([^"]+)"', first.text)
        assert onward is not None, first.text
        asked = {"token": platform.person("pejabat-log").reveal(), "onward": unescape(onward.group(1))}
        answer = client.post(f"{platform.url}/integrations/sign-in", data=asked, follow_redirects=True)
    assert str(answer.url) == went[0]
    assert "Kedua Sdn Bhd" in answer.text
    assert key in answer.text


def _check_the_agent(desk: Desk, key: Key) -> None:
    """What stands behind the window: old and new value, both attempts, the sides field by field, today's runs."""
    with ControlClient(Home(desk.home), "test") as client:
        wanted = LogFilter(entities=(CUSTOMER,), key=key, toward=Toward.PLATFORM)
        lines = client.ask(GetLogRows(wanted=wanted), LogRows).entries
        assert [line.outcome for line in lines[:2]] == [EntryOutcome.SYNCED] * 2
        shown = client.ask(GetLogEntry(entry=lines[0].id), LogEntryShown).shown
        (name,) = (value for value in shown.values if value.name == "name")
        assert (name.old, name.new) == ("Pertama Sdn Bhd", "Kedua Sdn Bhd")
        sides = client.ask(CompareSides(entity=CUSTOMER, key=key), SidesCompared)
        assert (sides.in_books, sides.on_platform, sides.fields) == (True, True, ())
        assert sides.equal > 3
        today = client.ask(GetHistory(days=2), History).days[-1]
        assert today.runs >= 3
        assert today.written > 2
