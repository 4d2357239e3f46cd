"""What people look at in the browser: the history of syncs, what providers told, charts, one record.

In headless Chromium, from a server in a process of its own, over an organization to whose books somebody gave hostile
names. Tests take turns in one window, which no test expects anything of.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.security.caller import Role
from cloud_api.webhooks.repository import Delivery, connect_tenant, keep
from connector.domain.keys import EntityKind
from connector.providers.quickbooks.webhook import events
from tests.cloud_api.driver import Cloud, served, upsert
from tests.fakes.entities import customer
from tests.fakes.webhooks import older_change
from tests.live.servers.chromium import Chromium, chromium
from tests.live.servers.processes import free_port, start_cloud
from tests.live.servers.scratch import scratch_folder

HOSTILE = "<img src=x onerror='window.harmed=1'><script>window.harmed=1</script>\"&amp;"
LONG = "anamewithoutanyplacetobreakit" * 5
FAILED, WELL, TOLD = 30, 31, 30
DAY = dt.timedelta(days=1)
WIDTHS = (1280, 400)
ROWS = "document.querySelectorAll('tbody tr').length"


class Office:
    """A running platform with an organization, and a browser whose person signed in."""

    def __init__(self, address: str, file: Path, browser: Chromium) -> None:
        self.address = f"{address}/integrations"
        self.browser = browser
        self._file = file

    def open(self, path: str = "") -> None:
        """Type an address; the page is there when this returns."""
        self.browser.run("document.body.dataset.left = 1")
        self.browser.go(f"{self.address}{path}")
        self.arrived()

    def arrived(self) -> None:
        """Another page than before is there."""
        self.browser.wait_for("body:not([data-left]) main h1")

    def enter(self) -> None:
        """Press Enter on what has the focus, which leads to another page."""
        self.browser.run("document.body.dataset.left = 1")
        self.browser.press("Enter")
        self.arrived()

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What the database itself says."""
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as connection:
            return connection.execute(sql, values).fetchall()

    def column(self, number: int) -> list[str]:
        """Texts of a column of the first table; 1 is the first."""
        cells = f"document.querySelector('tbody').querySelectorAll('tr > :nth-child({number})')"
        return [str(each) for each in self.browser.run(f"[...{cells}].map(e => e.innerText)")]


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """Filled, served and signed in at."""
    with scratch_folder("pages") as folder:
        file = folder / "cloud.sqlite3"
        token = _filled(f"sqlite:///{file}")
        port = free_port()
        with start_cloud(f"sqlite:///{file}", port=port, output=folder / "cloud.txt"), chromium() as browser:
            office = Office(f"http://127.0.0.1:{port}", file, browser)
            browser.resize(WIDTHS[0])
            office.open()
            browser.walk_to("token")
            browser.type(token)
            office.enter()
            browser.wait_for_text("Aminah, admin of kedai")
            yield office


@pytest.fixture(autouse=True)
def _nothing_went_wrong(office: Office) -> Iterator[None]:
    """The console stayed empty, and nothing that came from books or providers became a part of a page."""
    office.browser.resize(WIDTHS[0])
    yield
    assert office.browser.complaints == []
    assert office.browser.run("window.harmed") is None


def _filled(url: str) -> str:
    """An organization's history of four weeks; its admin's token."""
    database = Database(url)
    upgrade(database)
    database.close()
    with served(url) as (http, own):
        cloud = Cloud(http, own)
        cloud.organization("kedai")
        agent = cloud.agent("kedai", f"PC {HOSTILE}")
        agent.shake_hands(company=HOSTILE)
        agent.send(EntityKind.CUSTOMER, upsert(EntityKind.CUSTOMER, "300-A", customer("300-A", HOSTILE)))
        now = dt.datetime.now(dt.UTC)
        logs = [_log(now - dt.timedelta(hours=1 + 11 * n), n) for n in range(FAILED + WELL)]
        assert agent.call("POST", "sync-logs", json={"logs": logs}).status_code == 204
        with own.write() as connection:
            organization = cloud.organizations.id_of(cloud.slug("kedai"))
            assert connect_tenant(connection, organization, "quickbooks", "realm")
            keep(connection, [_told_at(now - n * dt.timedelta(hours=20), n) for n in reversed(range(TOLD))])
        headers = cloud.person("kedai", Role.ADMIN).headers
        return headers["Authorization"].removeprefix("Bearer ")


def _told_at(at: dt.datetime, number: int) -> Delivery:
    """A change of an invoice; the newest one's names it strangely."""
    body = older_change("realm", key=str(number or HOSTILE), at=f"2026-01-01T00:00:{number:02}Z")
    return Delivery(provider="quickbooks", signature="", received_at=at, events=events(body))


def _log(at: dt.datetime, number: int) -> dict[str, object]:
    """Of products, which failed, and customers, which did not, in turn."""
    failed = number % 2 == 0 and number // 2 < FAILED
    return {
        "id": str(uuid.uuid4()),
        "entity_type": "products" if failed else "customers",
        "sync_direction": "inbound",
        "status": "failed" if failed else "success",
        "records_synced": 3 * number,
        "records_failed": 2 if failed else 0,
        "error_message": (HOSTILE if number else LONG) if failed else "",
        "started_at": at.isoformat(),
        "completed_at": (at + dt.timedelta(seconds=30)).isoformat(),
    }


def test_the_history_is_filtered_paged_and_opened_by_keyboard(office: Office) -> None:
    """Filters are chosen with the arrow keys, pages are reached with Tab, and one sync says what the database has."""
    browser = office.browser
    office.open()
    browser.walk_to("Sync history")
    office.enter()
    assert browser.run(ROWS) == 25
    for choice, downs in (("entity_type", "Products"), ("status", "Failed")):
        browser.walk_to(choice)
        chosen = f"document.activeElement.selectedOptions[0].innerText === {json.dumps(downs)}"
        for _ in range(20):
            if browser.run(chosen):
                break
            browser.press("ArrowDown")
        assert browser.run(chosen), downs
    browser.walk_to("Show")
    office.enter()
    assert (set(office.column(3)), set(office.column(5)), browser.run(ROWS)) == ({"Products"}, {"Failed"}, 25)
    assert HOSTILE in office.column(8)
    browser.walk_to("Older ones")
    office.enter()
    assert (set(office.column(3)), set(office.column(5)), browser.run(ROWS)) == ({"Products"}, {"Failed"}, FAILED - 25)
    assert browser.run("document.querySelector('#status').value") == "failed"
    assert "Older ones" not in browser.text()
    first = str(browser.run("document.querySelector('tbody a').innerText"))
    browser.walk_to(first)
    office.enter()
    [(synced, failed)] = office.ask(
        "SELECT records_synced, records_failed FROM integration_sync_logs WHERE lower(hex(id)) = ? OR id = ?",
        browser.address.rpartition("/")[2].replace("-", ""),
        browser.address.rpartition("/")[2],
    )
    facts = str(browser.run("document.querySelector('main dl').innerText")).split("\n")
    told = dict(zip(facts[::2], facts[1::2], strict=True))
    assert (told["Synchronised"], told["Failed"], told["Why"]) == (str(synced), str(failed), HOSTILE)


def test_charts_show_the_numbers_of_the_database(office: Office) -> None:
    """Bars, captions and the table of figures, day by day, of a provider that is kept and of one that tells."""
    browser = office.browser
    office.open("/providers/sql_accounting")
    browser.walk_to("The same in figures")
    browser.press("Enter")
    browser.wait_for("details[open] table")
    shown = _figures(browser)
    rows = office.ask(
        "SELECT substr(started_at, 1, 10), count(*), sum(status = 'failed'), sum(records_synced), sum(records_failed) "
        "FROM integration_sync_logs GROUP BY 1"
    )
    kept = {row[0]: row[1:] for row in rows}
    days = list(shown)
    assert len(days) == 30
    assert sum(1 for day in days if day in kept) > 20
    assert {day: shown[day][:4] for day in days} == {day: kept.get(day, (0, 0, 0, 0)) for day in days}
    for chart, well, badly in ((0, 2, 3), (1, 0, 1)):
        of_day = [(shown[day][well] - (shown[day][1] if chart else 0), shown[day][badly]) for day in days]
        most = max(sum(each) for each in of_day)
        assert _bars(browser, chart) == [tuple(max(2, n * 100 // most) if n else 0 for n in each) for each in of_day]
        caption = str(browser.run(f"document.querySelectorAll('figcaption')[{chart}].innerText"))
        words = ("ended well", "failed") if chart else ("synchronised", "failed")
        sums = [f"{sum(each[side] for each in of_day)} {words[side]}" for side in (0, 1)]
        assert all(each in caption for each in (*sums, f"at most {most} a day")), caption
    office.open("/providers/quickbooks")
    told_by_day = dict(office.ask("SELECT substr(received_at, 1, 10), count(*) FROM integration_webhooks GROUP BY 1"))
    browser.walk_to("The same in figures")
    browser.press("Enter")
    told = {day: row[4] for day, row in _figures(browser).items()}
    assert told == {day: told_by_day.get(day, 0) for day in told}
    assert sum(told.values()) >= TOLD - 1


def _figures(browser: Chromium) -> dict[str, tuple[int, ...]]:
    """The table of figures, by day."""
    rows = browser.run(
        "[...document.querySelectorAll('details tbody tr')].map(r => [...r.cells].map(c => c.innerText))"
    )
    return {str(row[0]): tuple(map(int, row[1:])) for row in rows}


def _bars(browser: Chromium, chart: int) -> list[tuple[int, int]]:
    """Heights of a chart's bars as they are drawn: what went well and what did not, by day."""
    drawn = f"document.querySelectorAll('figure')[{chart}]"
    heights = [
        browser.run(f"[...{drawn}.querySelectorAll('.{name}')].map(e => e.getBBox().height)")
        for name in ("synced", "failed")
    ]
    return [(int(well), int(badly)) for well, badly in zip(*heights, strict=True)]


def test_what_a_provider_told_is_paged_by_keyboard(office: Office) -> None:
    """Newest first, each once, as text; older ones stay where one looks."""
    browser = office.browser
    office.open("/providers/quickbooks")
    first = _told(browser)
    assert HOSTILE in [row[3] for row in first]
    browser.walk_to("Older ones")
    office.enter()
    second = _told(browser)
    assert (len(first), len(second)) == (25, TOLD - 25)
    assert {row[3] for row in [*first, *second]} == {HOSTILE, *(str(n) for n in range(1, TOLD))}
    seen = "(r => r.top >= 0 && r.top < innerHeight)(document.getElementById('webhooks').getBoundingClientRect())"
    assert browser.run(seen) is True


def _told(browser: Chromium) -> list[list[str]]:
    rows: list[list[str]] = browser.run(
        "[...document.querySelectorAll('[aria-label^=Webhooks] tbody tr')].map(r => [...r.cells].map(c => c.innerText))"
    )
    return rows


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_window(office: Office, width: int) -> None:
    """Also with names that break nowhere; what is wider is scrolled by itself, with the keyboard too. What came from
    elsewhere is on no page anything but text."""
    office.browser.resize(width)
    record = f"/providers/sql_accounting/records/customers?key={quote('300-A')}"
    paths = ("", "/history", "/history?status=failed", "/providers/sql_accounting", "/providers/quickbooks", record)
    for path in paths:
        office.open(path)
        wide = office.browser.run("document.documentElement.scrollWidth")
        assert wide <= width, (path, wide)
        loose = "e => e.scrollWidth > e.clientWidth && e.tabIndex < 0"
        assert office.browser.run(f"[...document.querySelectorAll('.wide')].filter({loose}).length") == 0, path
        assert office.browser.run("document.querySelectorAll('main img, main script, main b').length") == 0, path
    assert HOSTILE in office.browser.text()
    office.open(f"/history/{_one(office)}")
    assert office.browser.run("document.documentElement.scrollWidth") <= width


def _one(office: Office) -> str:
    """A sync whose reason is long."""
    [(found,)] = office.ask("SELECT id FROM integration_sync_logs WHERE error_message = ?", LONG)
    return str(uuid.UUID(bytes=found) if isinstance(found, bytes) else uuid.UUID(str(found)))
