"""Activity of cloud accounts: in the same viewer as companies of this PC, and honest while their platform is away."""

from __future__ import annotations

import pytest
import shiboken6
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from connector.control.cloud_accounts import CloudAccount, CloudAccounts, GetCloudAccounts
from connector.control.log_book import CountLog, GetLogEntry, GetLogRows, LogEntryShown, LogRows
from connector.control.messages import Accepted, GetRuns, Message, Request, RunList, Sync
from connector.domain.errors import Unreachable
from connector.domain.keys import EntityKind
from connector.domain.sync_log import Fixer, Help, Shown
from tests.ui.log_lines import Log, line
from tests.ui.scripted import ScriptedAgent
from ui.bridge import Bridge
from ui.pages.log import LogPage

XERO = "cloud:aneka/xero"
AWAY = "The platform does not answer."


class Cloud:
    """Xero, whose log the platform has; it can be away."""

    def __init__(self, agent: ScriptedAgent) -> None:
        self.agent = agent
        self.away = False
        self.log = Log(length=450)
        self.account = CloudAccount(
            organization="aneka", organization_name="Aneka Group", provider="xero", title="Xero", connected=True,
            account="Kedai", log=XERO,
        )  # fmt: skip
        agent.answers[GetCloudAccounts] = lambda _: CloudAccounts(accounts=(self.account,))
        agent.answers[GetLogRows] = self._rows
        agent.answers[CountLog] = self.log.count
        agent.answers[GetLogEntry] = self._entry
        agent.answers[GetRuns] = lambda _: RunList(runs=())
        agent.answers[Sync] = Accepted(jobs=())

    def _rows(self, request: Request) -> Message:
        assert isinstance(request, GetLogRows)
        if request.connection != XERO:
            return LogRows(connection=request.connection, anchor=7, position=0, entries=(line(7),), matched=1)
        if self.away:
            raise Unreachable(AWAY)
        return self.log.rows(request)

    def _entry(self, request: Request) -> LogEntryShown:
        assert isinstance(request, GetLogEntry)
        shown = Shown(
            connection=request.connection, entry=line(request.entry), cause="The name is empty.", is_open=True,
            fixer=Fixer.OWNER, helps=(Help.RETRY, Help.RECONNECT), page="https://platform.example/x",
        )  # fmt: skip
        return LogEntryShown(shown=shown)


@pytest.fixture
def cloud(agent: ScriptedAgent) -> Cloud:
    """The account."""
    return Cloud(agent)


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, cloud: Cloud) -> LogPage:
    """The page, with the line of the company on this PC; the account is in the choice."""
    page = LogPage(bridge)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.take_desk(bridge.desk)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.filters.company.count() == 2)
    return page


def _look_at_xero(qtbot: QtBot, page: LogPage) -> None:
    page.show_what(XERO)
    qtbot.waitUntil(lambda: page.model.rowCount() == 450)


def test_a_window_that_is_gone_hears_of_no_account(qtbot: QtBot, bridge: Bridge, cloud: Cloud) -> None:
    """Its pages are released with it, while the bridge goes on to ask: what would be told to one of them is an error
    in the event loop, which fails this test."""
    page = LogPage(bridge)
    with qtbot.waitSignal(bridge.accounts_told):
        page.refresh()
    shiboken6.delete(page)
    with qtbot.waitSignal(bridge.accounts_told) as told:
        bridge.look_at_accounts()
    assert told.args == [CloudAccounts(accounts=(cloud.account,))]


def test_a_cloud_account_is_chosen_like_a_company(qtbot: QtBot, page: LogPage, cloud: Cloud) -> None:
    """By provider and name; its lines come by pages of 200, those that are looked at."""
    assert [page.filters.company.itemText(row) for row in range(2)] == ["Syarikat Aneka Sdn Bhd", "Xero · Kedai"]
    page.filters.company.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.model.rowCount() == 450)
    assert page.model.kept == 200
    page.model.entry(449)
    qtbot.waitUntil(lambda: page.model.entry(449) is not None)
    assert {request.limit for request in cloud.log.asked} == {200}
    assert page.lines.currentWidget() is page.table


def test_details_offer_what_helps_from_here(qtbot: QtBot, page: LogPage, cloud: Cloud) -> None:
    """Try its kind again, sign in again, its page on the platform; no comparison with books that are not here."""
    _look_at_xero(qtbot, page)
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(page.details.on_platform.isVisible)
    assert not page.details.compare.isVisible()
    assert "connected this account" in page.details.who.text()
    assert page.details.shown is not None
    with qtbot.waitSignal(page.go, check_params_cb=lambda wanted: wanted == "overview:aneka/xero"):
        page.details.wanted.emit(Help.RECONNECT, page.details.shown)
    page.details.wanted.emit(Help.RETRY, page.details.shown)
    qtbot.waitUntil(lambda: bool(cloud.agent.asked(Sync)))
    assert cloud.agent.asked(Sync) == [Sync(connection=XERO, entities=(EntityKind.CUSTOMER,))]


def test_a_platform_that_is_away_is_no_empty_log(qtbot: QtBot, page: LogPage, cloud: Cloud) -> None:
    """Why is said, lines of another company do not stay in their place, and trying again is one click."""
    cloud.away = True
    page.show_what(XERO)
    qtbot.waitUntil(lambda: page.lines.currentWidget() is page.lines.empty)
    assert page.model.rowCount() == 0
    assert page.lines.empty.title.text() == "What happened is not known now"
    assert page.news.text.text() == AWAY
    assert page.count.text() == ""
    cloud.away = False
    page.lines.empty.button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 450)
    assert page.lines.currentWidget() is page.table
    assert not page.news.isVisible()


def test_lines_that_are_there_stay_and_are_called_old(qtbot: QtBot, page: LogPage, cloud: Cloud) -> None:
    """When the platform goes while somebody looks; another filter is unknown then; newer lines come by themselves."""
    _look_at_xero(qtbot, page)
    cloud.away = True
    page._again.timeout.emit()
    qtbot.waitUntil(page.news.isVisible)
    assert page.news.text.text() == f"{AWAY} What is shown below may be out of date."
    assert page.model.rowCount() == 450
    page.filters.words.setText("nowhere")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page.lines.empty.title.text() == "What happened is not known now"
    cloud.away = False
    cloud.log.length = 451
    page.filters.words.setText("")
    qtbot.waitUntil(lambda: page.model.rowCount() == 451)
    assert not page.news.isVisible()
    cloud.log.length = 452
    page._again.timeout.emit()
    qtbot.waitUntil(lambda: page.model.rowCount() == 452)


def test_a_platform_that_is_away_takes_no_account_from_the_choice(
    qtbot: QtBot, page: LogPage, bridge: Bridge, cloud: Cloud
) -> None:
    """What was known of it still holds; a disconnected one goes."""
    cloud.agent.answers[GetCloudAccounts] = CloudAccounts(accounts=(), sentence=AWAY)
    with qtbot.waitSignal(bridge.accounts_told):
        page.refresh()
    assert page.filters.company.count() == 2
    gone = replace(cloud.account, connected=False, log="")
    cloud.agent.answers[GetCloudAccounts] = CloudAccounts(accounts=(gone,))
    page.refresh()
    qtbot.waitUntil(lambda: page.filters.company.count() == 1)


def test_what_is_shown_is_exported(qtbot: QtBot, page: LogPage) -> None:
    """Every line, page by page, as of a company of this PC."""
    _look_at_xero(qtbot, page)
    path = page.bridge.home.root / "log.csv"
    page.export.export_to(path)
    qtbot.waitUntil(lambda: page.export.export is None)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 451
