"""From nothing to a company that syncs: six clicks, and nothing is lost when something does not work."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag
from types import FunctionType

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from connector.control import setting_up as say
from connector.control.messages import Activity, Light, Message, Planned, Request, Stop, Sync
from connector.domain.errors import NotFound, SettingsInvalid, Unreachable
from connector.domain.keys import EntityKind
from connector.paths import Home
from tests.ui.agent_for_setup import ANEKA, GOOD, TRIED, Office, planned
from tests.ui.scripted import ScriptedAgent, status
from tests.ui.walker import PASSWORD, Walker, kept
from ui.bridge import Bridge
from ui.dialogs.first_run.step import Step
from ui.dialogs.first_run.tally import SHOWN, Tally
from ui.preferences import Preferences
from ui.windows.main_window import MainWindow


def last(agent: ScriptedAgent, kind: type[say.TryBooks]) -> say.TryBooks:
    request = agent.asked(kind)[-1]
    assert isinstance(request, say.TryBooks)
    return request


def test_six_clicks_and_not_one_path(walker: Walker, agent: ScriptedAgent, office: Office) -> None:
    """A password and a code are typed, nothing else; the sync begins with the sixth click and not before."""
    window = walker.window
    walker.to_preview()
    assert not any(isinstance(each, Sync) and not each.dry_run for each in agent.asked(Sync))
    assert kept(office).enabled is False
    walker.next(window.done_step)
    assert walker.clicks == 6
    walker.qtbot.waitUntil(lambda: window.done_step.started)
    assert kept(office).enabled is True
    (connect,) = agent.asked(say.Connect)
    assert isinstance(connect, say.Connect)
    assert (connect.settings, connect.secrets) == ({"path": GOOD.path}, {"password": PASSWORD})
    assert (connect.title, connect.organization, connect.enabled) == (TRIED.company, "aneka", False)
    assert [each.dry_run for each in agent.asked(Sync) if isinstance(each, Sync)] == [True, False]
    assert agent.asked(say.SetPolicy) == []
    walker.qtbot.waitUntil(lambda: "Equal" in window.done_step.sentence.text())
    finished: list[str] = []
    window.finished_with.connect(finished.append)
    walker.click(window.next)
    walker.gone()
    assert finished == ["new"]


def test_the_keyboard_is_enough(walker: Walker) -> None:
    """Return goes on, Escape closes."""
    window, qtbot = walker.window, walker.qtbot

    def enter(step: Step) -> None:
        qtbot.waitUntil(window.next.isEnabled)
        QTest.keyClick(window, Qt.Key.Key_Return)
        walker.at(step)

    enter(window.books)
    enter(window.sign_in)
    walker.type("password", PASSWORD)
    enter(window.pairing)
    walker.type("code", "AB-12")
    enter(window.directions)
    enter(window.preview)
    enter(window.done_step)
    assert walker.clicks == 0
    QTest.keyClick(window, Qt.Key.Key_Escape)
    walker.gone()


@pytest.mark.parametrize(
    ("blamed", "field", "advanced"),
    [(("user", "password"), "password", False), (("host", "port"), "port", True)],
)
def test_a_failed_sign_in_is_explained_and_nothing_is_lost(
    walker: Walker, office: Office, agent: ScriptedAgent, blamed: tuple[str, ...], field: str, advanced: bool
) -> None:
    """The agent's words, which field to look at, folded away or not; then it is tried again with the rest as it was."""
    walker.to_sign_in()
    form = walker.window.sign_in.form
    assert not form.advanced.isVisible()
    office.tried = say.BooksTried(
        fault=say.Fault(code="x", sentence="It does not work.", remedy="Do this.", settings=blamed)
    )
    walker.type("password", PASSWORD)
    walker.click(walker.window.next)
    walker.says("It does not work. Do this.")
    assert form.fields[field].wrong.isVisible()
    assert form.advanced.isVisible() is advanced
    assert form.secrets() == {"password": PASSWORD}
    office.tried = TRIED
    walker.next(walker.window.pairing)
    assert last(agent, say.TryBooks).secrets == {"password": PASSWORD}


def test_what_is_rarely_needed_is_folded_away_and_goes_along(walker: Walker, agent: ScriptedAgent) -> None:
    """Only what differs from the usual is sent, lists as lists."""
    walker.to_sign_in()
    walker.window.sign_in.form.unfold.click()
    walker.type("host", "server-2")
    walker.type("legacy_charsets", "gbk, cp1252")
    walker.type("password", PASSWORD)
    walker.next(walker.window.pairing)
    asked = last(agent, say.TryBooks)
    assert asked.settings == {"path": GOOD.path, "host": "server-2", "legacy_charsets": ("gbk", "cp1252")}


def test_the_vendors_api_is_a_second_choice(walker: Walker, agent: ScriptedAgent) -> None:
    """Two keys, no path; both stay hidden."""
    walker.next(walker.window.books)
    way = walker.window.books.findChild(QPushButton, "way_api")
    assert isinstance(way, QPushButton)
    walker.click(way)
    walker.at(walker.window.sign_in)
    walker.type("access_key", "KEY")
    assert not walker.window.next.isEnabled()
    walker.type("secret_key", PASSWORD)
    fields = walker.window.sign_in.findChildren(QLineEdit)
    hidden = {field.objectName() for field in fields if field.echoMode() is QLineEdit.EchoMode.Password}
    assert hidden == {"access_key", "secret_key"}
    walker.next(walker.window.pairing)
    asked = last(agent, say.TryBooks)
    assert (asked.way, asked.settings) == ("api", {})
    assert asked.secrets == {"access_key": "KEY", "secret_key": PASSWORD}


def test_what_cannot_be_used_says_why_and_other_ways_are_there(
    open_window: Callable[..., Walker], office: Office, agent: ScriptedAgent
) -> None:
    """Unusable and connected companies cannot be chosen; a file that somebody points at can."""
    office.books = (replace(GOOD, connected="Kedai Satu"), *office.books[1:])
    walker = open_window(welcome=False)
    books = walker.window.books
    walker.at(books)
    assert "Kedai Satu" in books.list.item(0).text()
    assert "no Firebird database" in books.list.item(1).text()
    books.list.setCurrentRow(0)
    assert not walker.window.next.isEnabled()
    books.choose_file("D:/Books/B.FDB")
    walker.at(walker.window.sign_in)
    walker.type("password", PASSWORD)
    walker.next(walker.window.pairing)
    assert last(agent, say.TryBooks).settings == {"path": "D:/Books/B.FDB"}


def test_one_looks_again_and_every_way_is_there_once(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """After a failure, and when a company was put there meanwhile."""
    books = walker.window.books
    found = agent.answers[say.Discover]
    agent.answers[say.Discover] = nobody
    walker.next(books)
    walker.says("Nobody answers.")
    assert not books.lead.isVisible()
    agent.answers[say.Discover] = found
    office.books = ()
    walker.click(books.again)
    walker.at(books)
    walker.qtbot.waitUntil(books.list.isHidden)
    office.books = (GOOD,)
    walker.click(books.again)
    walker.qtbot.waitUntil(lambda: books.list.count() == 1 and not books.busy)
    walker.qtbot.waitUntil(lambda: len(books.findChildren(QPushButton, "choose_file")) == 1)
    walker.qtbot.waitUntil(lambda: len(books.findChildren(QPushButton, "way_api")) == 1)
    assert walker.window.next.isEnabled()


def test_a_company_on_another_computer_asks_for_server_and_path(walker: Walker) -> None:
    """The server's field is not folded away then."""
    walker.next(walker.window.books)
    far = walker.window.books.findChild(QPushButton, "another_computer")
    assert isinstance(far, QPushButton)
    walker.click(far)
    walker.at(walker.window.sign_in)
    walker.type("path", "D:/Books/B.FDB")
    walker.type("host", "server-2")
    assert not walker.window.next.isEnabled()


def test_books_that_are_connected_already_are_not_connected_twice(walker: Walker, office: Office) -> None:
    """Which is said with the name that they have."""
    office.tried = replace(TRIED, connected="Kedai Satu")
    walker.to_sign_in()
    walker.type("password", PASSWORD)
    walker.click(walker.window.next)
    walker.says("Kedai Satu")
    assert walker.window.step is walker.window.sign_in


def test_a_refused_code_can_be_typed_again(walker: Walker, office: Office) -> None:
    """What was typed stays."""
    walker.to_pairing()
    office.pair_fault = SettingsInvalid("The code is wrong.", remedy="Get a new code.")
    walker.type("code", "XX-99")
    walker.click(walker.window.next)
    walker.says("The code is wrong. Get a new code.")
    pairing = walker.window.pairing
    assert (pairing.code.text(), pairing.address.text()) == ("XX-99", "https://platform.example")
    office.pair_fault = None
    walker.type("code", "AB-12")
    walker.next(walker.window.directions)


def test_a_code_that_was_used_is_not_asked_for_again(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """Paired and not connected: the organization waits and is chosen."""
    walker.to_pairing()
    office.connect_fault = NotFound("The vault is locked.")
    walker.type("code", "AB-12")
    walker.click(walker.window.next)
    walker.says("The vault is locked.")
    office.connect_fault = None
    walker.next(walker.window.directions)
    assert len(agent.asked(say.Pair)) == 1


def test_an_organization_that_waits_needs_no_code(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """The step is passed over, and going back does not end there."""
    office.organizations.append(ANEKA)
    walker.to_sign_in()
    walker.type("password", PASSWORD)
    walker.next(walker.window.directions)
    assert agent.asked(say.Pair) == []
    walker.click(walker.window.back)
    walker.at(walker.window.sign_in)
    assert not walker.window.back.isVisible()
    walker.next(walker.window.directions)
    assert len(agent.asked(say.Connect)) == 2


def test_a_second_company_belongs_to_another_organization(
    open_window: Callable[..., Walker], office: Office, agent: ScriptedAgent
) -> None:
    """One that has its books is not offered; of several that wait one is chosen by name."""
    taken = replace(ANEKA, slug="satu", name="Kedai Satu", connected=("sql_accounting",))
    office.organizations += [taken, ANEKA, replace(ANEKA, slug="bolt", name="Bolt Trading")]
    walker = open_window(welcome=False)
    walker.at(walker.window.books)
    walker.next(walker.window.sign_in)
    walker.type("password", PASSWORD)
    walker.next(walker.window.pairing)
    buttons = {button.text(): button for button in walker.window.pairing.choices_shown()}
    assert list(buttons) == ["Aneka Group", "Bolt Trading"]
    buttons["Bolt Trading"].click()
    walker.next(walker.window.directions)
    connect = agent.asked(say.Connect)[-1]
    assert isinstance(connect, say.Connect)
    assert connect.organization == "bolt"


def test_the_preview_shows_names_and_numbers(walker: Walker) -> None:
    """Totals of each kind, the first records by name, and how many more there are."""
    walker.to_preview()
    preview = walker.window.preview
    customers, invoices = (preview.tree.topLevelItem(row) for row in range(2))
    assert customers is not None
    assert invoices is not None
    assert (customers.text(0), customers.text(1)) == ("Customers", "25")
    assert invoices.text(2).replace(",", "") == "RM 2512.50"
    assert (invoices.childCount(), invoices.child(0).text(0)) == (SHOWN + 1, "IV-00000 Kedai 0")
    assert "5" in invoices.child(SHOWN).text(0)


def test_a_preview_that_is_refused_says_why_and_can_be_repeated(walker: Walker, office: Office) -> None:
    """Nothing is started by it."""
    walker.to_directions()
    plan, office.plan = office.plan, []
    office.agent.answers[Sync] = nobody
    walker.next(walker.window.preview)
    walker.says("Nobody answers.")
    assert "equal" not in walker.window.preview.going.text()
    office.agent.answers[Sync] = lambda _: plan
    walker.window.preview.again.click()
    walker.qtbot.waitUntil(lambda: walker.window.preview.tally.total == 50)


def nobody(_: object) -> Message:
    raise Unreachable("Nobody answers.")


def test_nobody_waits_for_a_preview(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """It is stopped before the first sync is ordered, so that the stop does not hit that one."""
    office.plan = planned(5)[:-1]
    walker.to_directions()
    office.hold_preview()
    walker.next(walker.window.preview)
    preview = walker.window.preview
    walker.qtbot.waitUntil(lambda: preview.tally.total == 10)
    assert preview.running
    heard, stopped = Flag(), agent.answers[Stop]

    def slowly(request: Request) -> Message:
        heard.wait(10)
        assert isinstance(stopped, FunctionType)
        answer: Message = stopped(request)
        return answer

    agent.answers[Stop] = slowly
    walker.click(walker.window.next)
    walker.qtbot.waitUntil(lambda: len(agent.asked(Stop)) == 1)
    assert walker.window.step is preview
    heard.set()
    walker.at(walker.window.done_step)
    office.let_go()
    walker.qtbot.waitUntil(lambda: walker.window.done_step.started)
    order = [type(each).__name__ for each in agent.seen if isinstance(each, Stop | Sync)]
    assert order == ["Sync", "Stop", "Sync"]


def test_a_preview_can_be_stopped(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """What it had found by then stays and can be looked at."""
    office.plan = planned(5)[:-1]
    walker.to_directions()
    office.hold_preview()
    walker.next(walker.window.preview)
    preview = walker.window.preview
    walker.qtbot.waitUntil(lambda: preview.tally.total == 10)
    preview.stop.click()
    walker.qtbot.waitUntil(lambda: len(agent.asked(Stop)) == 1)
    office.let_go()
    walker.qtbot.waitUntil(lambda: not preview.running)
    assert preview.tally.total == 10


def test_closing_stops_the_preview_and_keeps_what_was_begun(
    walker: Walker, office: Office, agent: ScriptedAgent, open_window: Callable[..., Walker]
) -> None:
    """It stays switched off, and is gone on with where it was left."""
    walker.to_directions()
    office.hold_preview()
    walker.next(walker.window.preview)
    walker.click(walker.window.cancel)
    walker.gone()
    walker.qtbot.waitUntil(lambda: len(agent.asked(Stop)) == 1)
    office.let_go()
    assert office.kept is not None
    assert not office.kept.enabled
    again = open_window(connection="new")
    again.at(again.window.directions)
    again.click(again.window.back)
    again.at(again.window.sign_in)
    again.next(again.window.directions)
    again.next(again.window.preview)
    again.qtbot.waitUntil(lambda: not again.window.preview.running)
    again.next(again.window.done_step)
    again.qtbot.waitUntil(lambda: again.window.done_step.started)


def test_a_company_at_work_gets_another_sign_in(
    open_window: Callable[..., Walker], office: Office, agent: ScriptedAgent
) -> None:
    """The kept password need not be typed; nothing else is asked, and it is synchronised with what changed."""
    settings: dict[str, say.Value] = {"path": GOOD.path, "port": 3050}
    office.kept = say.ConnectionSettings(
        connection="new", provider="sql_accounting", title="Kedai", organization="aneka", settings=settings
    )
    walker = open_window(connection="new")
    walker.at(walker.window.sign_in)
    assert not walker.window.back.isVisible()
    walker.window.sign_in.form.unfold.click()
    port = walker.window.sign_in.form.fields["port"]
    port.put(3055)
    walker.next(walker.window.done_step)
    walker.qtbot.waitUntil(lambda: walker.window.done_step.started)
    (change,) = agent.asked(say.Connect)
    assert isinstance(change, say.Connect)
    assert (change.connection, change.secrets, change.settings["port"]) == ("new", {}, 3055)
    assert [each.dry_run for each in agent.asked(Sync) if isinstance(each, Sync)] == [False]


def test_kinds_are_left_out_before_anything_is_read(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """One after the other, with what the agent says against it; the boxes show what is in force."""
    walker.to_directions()
    choice = walker.window.directions.kinds
    customers, invoices = choice.boxes[EntityKind.CUSTOMER], choice.boxes[EntityKind.INVOICE]
    assert customers.isChecked()
    invoices.click()
    assert not walker.window.next.isEnabled()
    walker.qtbot.waitUntil(lambda: not choice.switching)
    assert not invoices.isChecked()
    assert agent.asked(say.SetPolicy) == [say.SetPolicy(connection="new", entity=EntityKind.INVOICE, read=False)]
    office.policy_fault = SettingsInvalid("Payments refer to customers.", remedy="Leave payments out first.")
    customers.click()
    walker.qtbot.waitUntil(choice.wrong.isVisible)
    assert choice.wrong.text() == "Payments refer to customers. Leave payments out first."
    assert customers.isChecked()
    office.policy_fault = None
    invoices.click()
    walker.qtbot.waitUntil(lambda: not choice.switching)
    assert invoices.isChecked()
    assert not choice.wrong.isVisible()
    walker.next(walker.window.preview)


def test_the_first_sync_that_cannot_start_is_tried_again(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """The last step says why and offers it."""
    walker.to_preview()
    change = agent.answers.pop(say.ChangeConnection)
    walker.click(walker.window.next)
    walker.says("has no answer")
    agent.answers[say.ChangeConnection] = change
    walker.click(walker.window.next)
    walker.qtbot.waitUntil(lambda: walker.window.done_step.started)


def test_going_back_keeps_what_was_typed(walker: Walker) -> None:
    """Another company begins anew, the same one goes on as it was."""
    walker.to_pairing()
    walker.click(walker.window.back)
    walker.at(walker.window.sign_in)
    assert walker.window.sign_in.form.secrets() == {"password": PASSWORD}
    walker.click(walker.window.back)
    walker.at(walker.window.books)
    walker.next(walker.window.sign_in)
    assert walker.window.sign_in.form.secrets() == {"password": PASSWORD}
    assert PASSWORD not in repr(walker.window.draft)


def test_a_password_is_given_up_once_it_is_kept(walker: Walker) -> None:
    """The face holds it no longer than it must."""
    walker.to_directions()
    assert walker.window.draft.secrets == {}


def test_a_tally_is_bounded() -> None:
    """However many records are told."""
    tally = Tally()
    (invoices,) = [each for each in planned(1000)[4:] if isinstance(each, Planned)]
    for _ in range(10):
        tally.add(invoices.changes)
    kind = tally.kinds[EntityKind.INVOICE]
    assert (kind.count, len(kind.first), kind.amounts["MYR"]) == (10_000, SHOWN, 100_500_000)


def test_a_card_of_one_that_was_begun_offers_to_go_on(qtbot: QtBot, bridge: Bridge, office: Office) -> None:
    """And one that was switched off later offers to switch it on."""
    from ui.widgets.connection_card import ConnectionCard

    off = status("new", activity=Activity.DISABLED, light=Light.UNKNOWN, sentence="This connection is switched off.")
    card = ConnectionCard(off)
    qtbot.addWidget(card)
    card.show()
    assert (card.finish.isVisible(), card.enable.isVisible(), card.sync.isVisible()) == (True, False, False)
    with qtbot.waitSignal(card.wanted) as wanted:
        card.finish.click()
    assert wanted.args == ["first_run", "new"]


def test_the_window_opens_one_way_at_most_and_shows_the_overview_after_it(
    qtbot: QtBot, bridge: Bridge, office: Office, home: Home
) -> None:
    """Asked for twice it is raised; without any connection it begins with a welcome."""
    window = MainWindow(bridge, Preferences(home.root / "face.ini"))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bridge.desk.reachable and not bridge.desk.connections)
    window.open("first_run")
    first = window.setting_up
    assert first is not None
    qtbot.waitUntil(first.isVisible)
    assert first.step is first.welcome
    window.open("first_run")
    assert window.setting_up is first
    first.finished_with.emit("new")
    assert window.names.currentRow() == 0
    first.reject()
    qtbot.waitUntil(lambda: window.setting_up is None)
    office.agent.set_status(status("old"))
    qtbot.waitUntil(lambda: bool(bridge.desk.connections))
    window.open("first_run")
    second = window.setting_up
    assert second is not None
    assert second.step is second.books
