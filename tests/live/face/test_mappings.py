"""A column that only this company has, mapped into a contact field on the page, arrives on the platform."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from connector.control import mapping_desk as say
from connector.control.mapping_desk import RuleKind
from connector.domain.keys import EntityKind
from connector.paths import Home
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.live.test_agent import is_green
from tests.sample.cache import make_company
from tests.sample.variant import TINY, Engine, Variant
from ui.bridge import Bridge
from ui.pages.mappings import MappingsPage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
"""The page needs no screen."""

SLUG = "kedai-wilayah"
SOON = 60_000
"""Milliseconds."""


@pytest.fixture
def platform() -> Iterator[ShakyPlatform]:
    """A platform with one organization."""
    with shaky_platform() as platform:
        platform.organization(SLUG)
        yield platform


@pytest.fixture
def folder() -> Iterator[Path]:
    """A scratch folder."""
    with scratch_folder("mappings") as folder:
        yield folder


def opened(qtbot: QtBot, bridge: Bridge) -> MappingsPage:
    """The page with the rules of customers and samples out of the books."""
    bridge.start()
    page = MappingsPage(bridge)
    qtbot.addWidget(page)
    bridge.desk_changed.connect(page.take_desk)
    page.show()
    qtbot.waitUntil(lambda: page.table is not None and bool(page.table.sections[0].columns), timeout=SOON)
    return page


def samples_of(page: MappingsPage) -> list[str]:
    """What the samples become."""
    table = page.panel.samples
    return [str(table.model().index(row, 2).data() or "") for row in range(table.rowCount())]


def test_a_column_of_its_own_arrives_where_the_page_said(
    qtbot: QtBot, folder: Path, platform: ShakyPlatform, firebird5: FirebirdServer
) -> None:
    """Found by typing, tried on the company's own records, counted by a dry run, kept, synchronised, there."""
    company = make_company(firebird5, Variant(engine=Engine.FIREBIRD_5), TINY)
    with firebird5.connect(company.path) as books:
        books.cursor().execute("ALTER TABLE AR_CUSTOMER ADD UDF_WILAYAH VARCHAR(40)")
        books.commit()
        cursor = books.cursor()
        cursor.execute("UPDATE AR_CUSTOMER SET UDF_WILAYAH = 'Zon/' || CODE")
        cursor.execute("SELECT MIN(CODE) FROM AR_CUSTOMER")
        (code,) = cursor.fetchone()
        books.commit()
    desk = Desk(folder / "pc", platform)
    desk.pair(SLUG)
    connection = desk.connect(firebird5, company, SLUG)
    bridge = Bridge(Home(desk.home))
    with desk.agent():
        desk.until(is_green, connection, "green")
        page = opened(qtbot, bridge)
        page.rows.selectRow(page.model.number_of("area"))
        editor = page.panel.editor
        editor.kind.setCurrentIndex(editor.kind.findData(RuleKind.SPLIT))
        editor.columns.lines[0].setEditText("UDF_WILAYAH")
        editor.separator.setText("/")
        editor.part.setValue(2)
        qtbot.waitUntil(lambda: code in samples_of(page), timeout=SOON)
        page.panel.count.click()
        qtbot.waitUntil(lambda: "would change" in page.news.text.text(), timeout=SOON)
        assert not page.news.text.text().startswith("0")
        assert not (desk.home / "mapping" / "sql_accounting.toml").exists()
        page.panel.keep.click()
        qtbot.waitUntil(lambda: page.table is not None and page.table.own_rules == 1, timeout=SOON)
        assert desk.run("sync").code == 0
        bridge.close()
    people = platform.client(platform.person(SLUG))
    stored = people.record("sql_accounting", SLUG, EntityKind.CUSTOMER, str(code))
    people.close()
    assert stored.record is not None
    assert stored.record["area"] == code


def test_samples_are_the_companys_own(folder: Path, platform: ShakyPlatform, firebird5: FirebirdServer) -> None:
    """Every kind is shown with records of the books, and none of its rules fails on them."""
    from connector.control.client import ControlClient

    company = make_company(firebird5, Variant(engine=Engine.FIREBIRD_5), TINY)
    desk = Desk(folder / "pc", platform)
    desk.pair(SLUG)
    connection = desk.connect(firebird5, company, SLUG)
    with desk.agent():
        desk.until(is_green, connection, "green")
        with ControlClient(Home(desk.home), "test") as client:
            for kind in EntityKind:
                table = client.ask(say.GetMapping(connection=connection, entity=kind), say.MappingTable)
                fields = [field for section in table.sections for field in section.fields]
                assert any(sample.result for field in fields for sample in field.samples), kind
                assert [s.problem for field in fields for s in field.samples if s.problem] == []
                assert table.no_samples == ""
