"""Cloud accounts on the overview: connect opens the browser and follows along, and claims nothing that is not so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from threading import Event as Flag

import msgspec
import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from connector.control.attention import AttentionPage, GetAttention
from connector.control.cloud_accounts import (
    AccountDisconnected,
    BrowserWanted,
    CloudAccount,
    CloudAccounts,
    DisconnectAccount,
    GetCloudAccounts,
    SignedIn,
    SignIn,
    Trouble,
)
from connector.control.messages import Ended, Message, Request
from connector.domain.errors import SignInRefused
from connector.domain.gathered import Amount, Counted, Notice, Summary, Used
from connector.paths import Home
from tests.ui.scripted import ScriptedAgent, now, status
from ui.bridge import Bridge
from ui.notices import Notices
from ui.pages.overview import OverviewPage
from ui.pages.problems import ProblemsPage
from ui.places import open_in_browser
from ui.preferences import Preferences
from ui.state import Desk, Face, known_attention
from ui.text import moment
from ui.tray import Tray
from ui.widgets.account_card import AccountCard
from ui.widgets.accounts_in_need import AccountsInNeed
from ui.windows.main_window import MainWindow

URL = "https://platform.example/api/integrations/xero/auth?ticket=canary"
XERO = ("aneka", "xero")


def account(**changes: object) -> CloudAccount:
    """Xero of a paired organization, not connected."""
    known = {"organization": "aneka", "organization_name": "Aneka Group", "provider": "xero", "title": "Xero"}
    return CloudAccount(**{**known, "summary": "Contacts and invoices.", **changes})  # type: ignore[arg-type]


class Office:
    """An agent whose platform has cloud accounts, and a browser that only notes what it opens."""

    def __init__(self, agent: ScriptedAgent) -> None:
        self.agent = agent
        self.opened: list[str] = []
        self.came, self.left = Flag(), Flag()
        self.accounts: tuple[CloudAccount, ...] = (account(),)
        agent.answers[GetCloudAccounts] = lambda _: CloudAccounts(accounts=self.accounts)
        agent.answers[SignIn] = self.sign_in

    def open(self, address: str) -> bool:
        """A browser."""
        self.opened.append(address)
        return True

    def sign_in(self, _: Request) -> Iterator[Message | None]:
        """Waits until the person came back, or the face left."""
        try:
            yield BrowserWanted(url=URL)
            while not self.came.wait(0.02):
                yield None
            self.accounts = (account(connected=True, account="Kedai Satu", signed_in_by="PC-1"),)
            yield SignedIn(title="Xero", account="Kedai Satu")
            yield Ended()
        finally:
            self.left.set()


@pytest.fixture
def cloud(agent: ScriptedAgent) -> Office:
    """The office's cloud side."""
    return Office(agent)


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, cloud: Office) -> OverviewPage:
    """The page, as the window makes it."""
    page = OverviewPage(bridge)
    page.accounts.open_browser = cloud.open
    qtbot.addWidget(page)
    page.take_desk(bridge.desk)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.accounts.cards))
    return page


@pytest.fixture
def card(page: OverviewPage) -> AccountCard:
    """Xero's card."""
    return page.accounts.cards[XERO]


def test_connecting_opens_the_browser_and_follows_along(
    qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office
) -> None:
    """Waiting is said, once the person came back the account is shown; the browser is opened once."""
    assert (card.connect_now.isVisible(), card.cancel.isVisible(), card.disconnect_now.isVisible()) == (
        True,
        False,
        False,
    )
    card.connect_now.click()
    qtbot.waitUntil(lambda: cloud.opened == [URL])
    assert card.sentence.text() == "Waiting for you in the browser…"
    assert (card.connect_now.isVisible(), card.cancel.isVisible(), card.progress.isVisible()) == (False, True, True)
    cloud.came.set()
    qtbot.waitUntil(card.disconnect_now.isVisible)
    assert card.where.text() == "Aneka Group · Kedai Satu · signed in: PC-1"
    assert page.accounts.news.text.text() == "Xero is connected: Kedai Satu"
    assert not card.connect_now.isVisible()
    assert cloud.opened == [URL]


def test_cancelling_ends_the_waiting(qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office) -> None:
    """The agent stops to listen, and it can be tried again."""
    card.connect_now.click()
    qtbot.waitUntil(lambda: bool(cloud.opened))
    card.cancel.click()
    qtbot.waitUntil(cloud.left.is_set)
    assert (card.connect_now.isVisible(), card.cancel.isVisible()) == (True, False)
    card.connect_now.click()
    qtbot.waitUntil(lambda: len(cloud.opened) == 2)


def test_a_sign_in_that_fails_says_why(qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office) -> None:
    """In the words that came; trying again is one click."""

    def refused(_: Request) -> Message:
        raise SignInRefused("It was not allowed.", remedy="Begin again.")

    cloud.agent.answers[SignIn] = refused
    card.connect_now.click()
    qtbot.waitUntil(card.attention.isVisible)
    assert card.attention.text() == "It was not allowed. Begin again."
    assert (card.connect_now.text(), card.connect_now.isVisible()) == ("Try again", True)
    cloud.agent.answers[SignIn] = cloud.sign_in
    card.connect_now.click()
    qtbot.waitUntil(lambda: cloud.opened == [URL])
    assert not card.attention.isVisible()


def test_without_a_browser_the_address_is_shown(qtbot: QtBot, page: OverviewPage, card: AccountCard) -> None:
    """A person copies it; no other kind of address is ever opened."""
    page.accounts.open_browser = lambda _: False
    card.connect_now.click()
    qtbot.waitUntil(lambda: URL in card.sentence.text())
    for address in ("file:///etc/passwd", "javascript:alert(1)", "ms-settings:", ""):
        assert not open_in_browser(address)


def test_what_is_metered_is_told(qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office) -> None:
    """How many readings of the month are used, where the provider counts them, and not of one that is not connected."""
    assert told(card) == {}
    cloud.accounts = (account(connected=True, account="Kedai Satu", read=12_340, included=500_000),)
    page.refresh()
    qtbot.waitUntil(card.disconnect_now.isVisible)
    assert told(card) == {"Readings this month": "12,340 of 500,000"}
    (_, words), *_ = card.facts.rows
    assert words.accessibleName() == "Readings this month: 12,340 of 500,000"
    plain = words.palette().color(QPalette.ColorRole.WindowText)
    cloud.accounts = (account(connected=True, account="Kedai Satu", read=400_000, included=500_000),)
    page.refresh()
    qtbot.waitUntil(lambda: words.text() == "400,000 of 500,000")
    assert words.palette().color(QPalette.ColorRole.WindowText) != plain, "a month that is nearly used up is told apart"


def test_what_was_collected_is_told(qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office) -> None:
    """Leads, figures, spend to the sen, limits; what stands in the way; nothing of an account that has none of it."""
    now_ = now()
    collected = Summary(
        at=now_,
        leads=40,
        leads_week=12,
        leads_today=3,
        last_lead_at=now_,
        looked_at=(Counted(kind="page", count=3), Counted(kind="post", count=14), Counted(kind="hologram", count=2)),
        spend=(Amount(currency="MYR", amount=Decimal("1234.5")), Amount(currency="USD", amount=Decimal("7"))),
        used=(Used(of="calls", percent=13), Used(of="time", percent=80)),
        notices=(Notice(code="x", sentence="The page has fewer than 100 likes.", remedy="Nothing need be done."),),
        failure="Facebook does not answer.",
    )
    cloud.accounts = (account(connected=True, title="Facebook", account="Laman", collected=collected),)
    page.refresh()
    qtbot.waitUntil(card.facts.isVisible)
    assert told(card) == {
        "Leads": f"40 in the last 30 days · 12 in the last 7 days · 3 today · last one {moment(now_)}",
        "Spent on ads": "RM 1,234.50 + US$ 7.00 in the last 30 days",
        "Figures": f"3 page(s), 14 post(s) · collected {moment(now_)}",
        "Limit used": "80 % of what Facebook allows",
    }
    assert card.wrong.text().splitlines() == [
        "Collecting was broken off: Facebook does not answer.",
        "The page has fewer than 100 likes. Nothing need be done.",
    ]
    card.show_waiting(opened=True)
    assert not card.facts.isVisible(), "while somebody signs in only that is shown"
    cloud.accounts = (account(connected=True, account="Laman"),)
    page.refresh()
    qtbot.waitUntil(lambda: not card.wrong.isVisible() and not card.facts.isVisible())


@pytest.mark.parametrize(
    ("trouble", "line"),
    [
        (Trouble.FAILED, "The last sync failed. Xero does not answer."),
        (Trouble.PARTIAL, "The last sync left something undone. Xero does not answer."),
        (Trouble.UNKEPT, "Its next sync is overdue: nobody on the platform carries it out."),
    ],
)
def test_runs_that_do_not_come_through_show_everywhere(
    qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office, tray: Tray, trouble: Trouble, line: str
) -> None:
    """On the card, in the tray, which is not green, and as a line with a button that opens the account's log."""
    cloud.agent.statuses = (status(),)
    qtbot.waitUntil(lambda: tray.face is Face.OK)
    why = "Xero does not answer."
    cloud.accounts = (
        account(connected=True, account="Kedai", trouble=trouble, last_words=why, log="cloud:aneka/xero"),
    )
    page.refresh()
    qtbot.waitUntil(lambda: tray.face is Face.WARNING)
    assert card.wrong.text() == line
    tray.fill()
    assert "Xero · Kedai: its sync did not come through" in [action.text() for action in tray.menu.actions()]
    with qtbot.waitSignal(page.go, check_params_cb=_is_log_of_xero):
        card.activity.click()
    needed = AccountsInNeed(page.bridge, page)
    (notice,) = needed.lines.values()
    assert line in notice.text.text()
    with qtbot.waitSignal(needed.go, check_params_cb=_is_log_of_xero):
        notice.button.click()
    cloud.accounts = (account(connected=True, account="Kedai", log="cloud:aneka/xero"),)
    page.refresh()
    qtbot.waitUntil(lambda: tray.face is Face.OK)
    assert not card.wrong.isVisible()
    assert not needed.lines


def test_a_connection_that_needs_a_person_says_so(
    qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office
) -> None:
    """The platform's sentence, and connect again beside it."""
    said = "The sign-in at Xero ends tomorrow. Connect it again before, and nothing is interrupted."
    since = dt.datetime(2026, 3, 1, 1, 0, tzinfo=dt.UTC)
    cloud.accounts = (account(connected=True, account="Kedai Satu", attention=said, last_synced_at=since),)
    page.refresh()
    qtbot.waitUntil(card.attention.isVisible)
    assert card.attention.text() == said
    assert (card.connect_now.isVisible(), card.connect_now.text()) == (True, "Connect again")
    assert card.sentence.text().startswith("Last sync ")


def test_disconnecting_is_asked_once_more(qtbot: QtBot, page: OverviewPage, card: AccountCard, cloud: Office) -> None:
    """What goes and what stays is said; what is left to do over there, too."""
    cloud.accounts = (account(connected=True, account="Kedai Satu", signed_in_by="PC-1"),)
    page.refresh()
    qtbot.waitUntil(card.disconnect_now.isVisible)
    cloud.agent.answers[DisconnectAccount] = AccountDisconnected(sentence="Xero was not told.")
    card.disconnect_now.click()
    question = page.findChild(QMessageBox)
    assert question is not None
    assert "Records that were synced stay" in question.informativeText()
    cloud.accounts = (account(),)
    button = next(each for each in question.buttons() if _plain(each) == "Disconnect")
    button.click()
    qtbot.waitUntil(card.connect_now.isVisible)
    assert cloud.agent.asked(DisconnectAccount) == [DisconnectAccount(organization="aneka", provider="xero")]
    assert page.accounts.news.text.text() == "Xero was not told."


def test_a_platform_that_does_not_answer_takes_no_card_away(
    qtbot: QtBot, page: OverviewPage, cloud: Office, agent: ScriptedAgent
) -> None:
    """What is not known now is left as it was; what is gone goes."""
    agent.answers[GetCloudAccounts] = CloudAccounts(accounts=(), sentence="The platform does not answer.")
    before = len(agent.asked(GetCloudAccounts))
    page.refresh()
    qtbot.waitUntil(lambda: len(agent.asked(GetCloudAccounts)) > before)
    assert XERO in page.accounts.cards
    cloud.accounts = ()
    agent.answers[GetCloudAccounts] = CloudAccounts(accounts=())
    page.refresh()
    qtbot.waitUntil(lambda: not page.accounts.cards)
    assert not page.accounts.isVisible()


def test_what_was_known_before_a_platform_fell_silent_has_a_card_on_a_page_that_opens_later(
    qtbot: QtBot, bridge: Bridge, cloud: Office, agent: ScriptedAgent
) -> None:
    """Cards are of what the icon speaks of."""
    with qtbot.waitSignal(bridge.accounts_told):
        bridge.look_at_accounts()
    agent.answers[GetCloudAccounts] = CloudAccounts(accounts=(), sentence="The platform does not answer.")
    page = OverviewPage(bridge)
    qtbot.addWidget(page)
    with qtbot.waitSignal(bridge.accounts_told):
        page.accounts.look()
    assert bridge.accounts == cloud.accounts
    assert set(page.accounts.cards) == {XERO}


def needy() -> CloudAccount:
    """Xero, which takes the sign-in no more."""
    said = "Xero no longer accepts this sign-in. Connect Xero again: nothing is exchanged until then."
    return account(connected=True, account="Kedai Satu", reconnect=True, attention=said)


@pytest.fixture
def tray(bridge: Bridge, tmp_path: Path) -> Tray:
    """The icon over the same agent."""
    return Tray(bridge, Preferences(tmp_path / "face.ini"))


def test_an_account_whose_sign_in_is_over_shows_in_the_tray(
    qtbot: QtBot, bridge: Bridge, tray: Tray, cloud: Office, agent: ScriptedAgent
) -> None:
    """Nobody opened the window: the icon warns, counts it and says which; signed in again, it is as before."""
    agent.statuses = (status(),)
    qtbot.waitUntil(lambda: tray.face is Face.OK)
    cloud.accounts = (needy(),)
    bridge.look_at_accounts()
    qtbot.waitUntil(lambda: tray.face is Face.WARNING)
    assert known_attention(bridge.desk, now()) == 1
    tray.fill()
    told = [action.text() for action in tray.menu.actions()]
    assert "Xero · Kedai Satu: sign in again" in told
    assert "Problems (1)" in told
    cloud.accounts = (account(connected=True, account="Kedai Satu"),)
    bridge.look_at_accounts()
    qtbot.waitUntil(lambda: tray.face is Face.OK)


def test_accounts_are_looked_at_by_itself(qtbot: QtBot, home: Home, cloud: Office) -> None:
    """As soon as the agent answers, and again and again."""
    bridge = Bridge(home)
    bridge.accounts_every = 0.0
    cloud.accounts = (needy(),)
    bridge.start()
    try:
        qtbot.waitUntil(lambda: bridge.desk.accounts == (needy(),), timeout=60_000)
        cloud.accounts = ()
        qtbot.waitUntil(lambda: bridge.desk.accounts == (), timeout=60_000)
    finally:
        bridge.close()


def test_what_a_silent_platform_said_before_still_holds(
    qtbot: QtBot, bridge: Bridge, cloud: Office, agent: ScriptedAgent
) -> None:
    """No answer makes nothing well; nor does an agent that went and came."""
    cloud.accounts = (needy(),)
    bridge.look_at_accounts()
    qtbot.waitUntil(lambda: bridge.desk.accounts == (needy(),))
    agent.answers[GetCloudAccounts] = CloudAccounts(accounts=(), sentence="The platform does not answer.")
    with qtbot.waitSignal(bridge.accounts_told):
        bridge.look_at_accounts()
    assert bridge.desk.accounts == (needy(),)
    with qtbot.waitSignal(bridge.desk_changed, timeout=60_000):
        pass
    assert bridge.desk.accounts == (needy(),)


def test_it_is_a_notice_once(bridge: Bridge, tmp_path: Path) -> None:
    """It is said when it comes, and when it comes again; not while notices are snoozed."""
    preferences = Preferences(tmp_path / "face.ini")
    notices, moment = Notices(preferences), now()
    desk = Desk(heard_at=moment, reachable=True, accounts=(needy(),))
    preferences.snoozed_until = moment + dt.timedelta(hours=1)
    assert notices.take(desk, moment) == []
    preferences.snoozed_until = None
    assert notices.take(desk, moment) == [("Xero", needy().attention)]
    assert notices.take(desk, moment) == []
    assert notices.take(msgspec.structs.replace(desk, accounts=()), moment) == []
    assert [title for title, _ in notices.take(desk, moment)] == ["Xero"]


def test_the_problems_page_has_a_button_that_signs_in(
    qtbot: QtBot, bridge: Bridge, cloud: Office, agent: ScriptedAgent, tmp_path: Path
) -> None:
    """One click from the line of the account to the browser, also where the overview was never looked at."""
    agent.answers[GetAttention] = AttentionPage(matters=(), total=0, counts=())
    cloud.accounts = (needy(),)
    bridge.look_at_accounts()
    qtbot.waitUntil(lambda: bool(bridge.desk.accounts))
    window = MainWindow(bridge, Preferences(tmp_path / "face.ini"))
    qtbot.addWidget(window)
    window.show()
    window.open("problems")
    page = window.page("problems")
    assert isinstance(page, ProblemsPage)
    qtbot.waitUntil(lambda: page.loaded)
    (line,) = page.accounts.lines.values()
    assert line.isVisible()
    assert "Xero · Kedai Satu · Aneka Group" in line.text.text()
    assert page.empty.title.text() == "Nothing else needs you"
    overview = window.page("overview")
    assert isinstance(overview, OverviewPage)
    overview.accounts.open_browser = cloud.open
    line.button.click()
    qtbot.waitUntil(lambda: cloud.opened == [URL])
    cloud.came.set()
    qtbot.waitUntil(lambda: bridge.desk.accounts == ())
    window.open("problems")
    qtbot.waitUntil(lambda: not page.accounts.isVisible())


def _is_log_of_xero(wanted: str) -> bool:
    return wanted == "log:cloud:aneka/xero"


def told(card: AccountCard) -> dict[str, str]:
    """The lines of a card."""
    return {name.text(): words.text() for name, words in card.facts.rows if words.isVisibleTo(card)}


def _plain(button: QAbstractButton) -> str:
    return button.text().replace("&", "")
