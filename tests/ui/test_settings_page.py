"""Settings: what is in force is shown, changes are asked for together, what is wrong stands beside its field."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from connector.control.both_ways import EndRehearsal, GetReadiness, ReadinessList, ReadyBooks, Rehearse
from connector.control.choices import (
    About,
    FieldFault,
    GetAbout,
    GetPlaces,
    GetSettings,
    Kept,
    Library,
    Place,
    PlaceKind,
    PlaceList,
    ProxyChoice,
    SetSettings,
    SettingsNow,
)
from connector.control.messages import Done, Message, Request, Stop
from connector.control.setting_up import (
    ChangeConnection,
    ConnectionSettings,
    GetConnection,
    GetProviders,
    Provider,
    ProviderList,
    SetPolicy,
    Times,
)
from connector.domain.choices import LogLevel, ProxyUse, UpdateUse
from connector.domain.conflicts import Policy
from connector.domain.errors import SettingsInvalid, Stopped, Unreachable
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.domain.writing import Deletion, Readiness
from tests.ui.scripted import ScriptedAgent, now, status
from ui.autostart import DesktopFile
from ui.bridge import Bridge
from ui.pages.settings.kind_choices import KindChoices, Way
from ui.pages.settings.kind_row import KindRow
from ui.pages.settings.page import SettingsPage
from ui.preferences import Look, Preferences

IN_FORCE = SettingsNow(
    times=Times(every="10m", days="mon-sat"),
    log_level=LogLevel.INFO,
    kept=Kept(runs=10_000, lines=1_000_000, log_files=5),
    proxy=ProxyChoice(use=ProxyUse.SYSTEM),
)
KINDS = (EntityKind.CUSTOMER, EntityKind.INVOICE, EntityKind.SUPPLIER)
READY = {
    EntityKind.CUSTOMER: Readiness(entity=EntityKind.CUSTOMER, ready=True),
    EntityKind.INVOICE: Readiness(entity=EntityKind.INVOICE, ready=False, reasons=("Only 3 invoices are there.",)),
}


class Office:
    """What a scripted agent knows of its settings and companies."""

    def __init__(self, agent: ScriptedAgent) -> None:
        self.now = IN_FORCE
        self.faults: tuple[FieldFault, ...] = ()
        self.ready = dict(READY)
        self.companies = {
            name: ConnectionSettings(connection=name, provider="sql", title=name, organization=name)
            for name in ("c1", "c2")
        }
        agent.answers[GetSettings] = lambda _: self.now
        agent.answers[SetSettings] = self._set
        agent.answers[GetPlaces] = PlaceList(
            places=(Place(kind=PlaceKind.LOGS, path="/home/siti/logs", size=2_000),), key_store="the key store"
        )
        agent.answers[GetAbout] = About(
            version="1.2.3", python="3.11", system="Here", libraries=(Library(name="x", version="1", licence="MIT"),)
        )
        agent.answers[GetProviders] = ProviderList(providers=(Provider(name="sql", title="SQL", kinds=KINDS, ways=()),))
        agent.answers[GetConnection] = self._get
        agent.answers[GetReadiness] = self._readiness
        agent.answers[ChangeConnection] = self._change
        agent.answers[SetPolicy] = self._govern

    def _set(self, request: Request) -> Message:
        assert isinstance(request, SetSettings)
        if self.faults:
            return replace(self.now, faults=self.faults)
        named = {name: getattr(request, name) for name in ("times", "log_level", "kept", "proxy", "updates")}
        self.now = replace(self.now, **{name: value for name, value in named.items() if value is not None})
        if request.proxy_password is not None:
            self.now = replace(self.now, proxy_password=bool(request.proxy_password))
        return self.now

    def _get(self, request: Request) -> Message:
        assert isinstance(request, GetConnection)
        return self.companies[request.connection]

    def _readiness(self, request: Request) -> Message:
        assert isinstance(request, GetReadiness | Rehearse)
        kinds = tuple(self.ready.values())
        return ReadinessList(connections=(ReadyBooks(connection=request.connection, title="", kinds=kinds),))

    def _change(self, request: Request) -> Message:
        assert isinstance(request, ChangeConnection)
        before = self.companies[request.connection]
        after = replace(before, times=request.times if request.times != Times() else None)
        after = after if request.enabled is None else replace(after, enabled=request.enabled)
        self.companies[request.connection] = after
        return after

    def _govern(self, request: Request) -> Message:
        assert isinstance(request, SetPolicy)
        if request.write and not self.ready[request.entity].ready:
            raise SettingsInvalid("Invoices cannot be written yet.", remedy="Rehearse them first.")
        before = self.companies[request.connection]
        named = {name: getattr(request, name) for name in ("read", "write", "conflict", "deleted_on_platform")}
        given = {name: value for name, value in named.items() if value is not None}
        policy = replace(before.policies.of(request.entity), **given)
        after = replace(before, policies=Policies(kinds={**before.policies.kinds, request.entity: policy}))
        self.companies[request.connection] = after
        return after


@pytest.fixture
def told(agent: ScriptedAgent) -> Office:
    """Two companies."""
    agent.statuses = (status("c1"), status("c2", "Kedai Maju"))
    return Office(agent)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Of a face of its own."""
    return Preferences(tmp_path / "face.ini")


@pytest.fixture
def page(qtbot: QtBot, told: Office, bridge: Bridge, preferences: Preferences, tmp_path: Path) -> SettingsPage:
    """The page, opened and filled."""
    page = SettingsPage(bridge)
    page.take_preferences(preferences, DesktopFile(tmp_path / "autostart", ("tray",)))
    qtbot.addWidget(page)
    page.take_desk(bridge.desk)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.schedule.known is not None and page.companies.rows != {})
    qtbot.waitUntil(lambda: all(row.choices.readiness.state.text() for row in page.companies.rows.values()))
    return page


def click(button: QAbstractButton) -> None:
    """As a person does."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_in_force_is_shown_and_looking_changes_nothing(page: SettingsPage, agent: ScriptedAgent) -> None:
    """No section offers to apply what nobody touched."""
    assert page.schedule.editor.times() == IN_FORCE.times
    assert page.keeping.runs.value() == 10_000
    assert not any(section.bar.apply_button.isVisible() for section in page.of_agent)
    assert not page.companies.dirty
    assert not agent.asked(SetSettings)


def test_a_schedule_is_applied_by_its_own_button(qtbot: QtBot, page: SettingsPage, agent: ScriptedAgent) -> None:
    """Only the times are asked for; then it is said that they are in force."""
    page.schedule.editor.count.setValue(30)
    bar = page.schedule.bar
    assert bar.apply_button.isVisible()
    click(bar.apply_button)
    qtbot.waitUntil(bar.news.isVisible)
    assert agent.asked(SetSettings) == [SetSettings(times=Times(every="30m", days="mon-sat"))]
    assert not bar.apply_button.isVisible()


def test_a_schedule_without_a_day_is_not_applied(page: SettingsPage, agent: ScriptedAgent) -> None:
    """Neither for everything nor for one company; it can be reverted."""
    page.companies.whole.own_times.setChecked(True)
    for editor, bar in (
        (page.schedule.editor, page.schedule.bar),
        (page.companies.whole.editor, page.companies.whole.bar),
    ):
        for box in editor.days:
            box.setChecked(False)
        assert (bar.apply_button.isVisible(), bar.apply_button.isEnabled()) == (True, False)
        assert bar.revert_button.isVisible()
        editor.days[2].setChecked(True)
        assert bar.apply_button.isEnabled()
        click(bar.revert_button)
        assert not bar.apply_button.isVisible()


def test_a_change_is_reverted_and_a_refresh_does_not_take_it_away(qtbot: QtBot, page: SettingsPage) -> None:
    """What a person is about to change stays, until it is applied or reverted."""
    page.keeping.files.setValue(9)
    page.refresh()
    page.schedule.known = None
    qtbot.waitUntil(lambda: page.schedule.known is not None)
    assert page.keeping.files.value() == 9
    click(page.keeping.bar.revert_button)
    assert page.keeping.files.value() == 5
    assert not page.keeping.dirty


def test_what_is_wrong_stands_beside_its_field(qtbot: QtBot, page: SettingsPage, told: Office) -> None:
    """And goes when the field is touched."""
    told.faults = (FieldFault("proxy_address", "An address reads like this."),)
    page.network.use.setCurrentIndex(page.network.use.findData(ProxyUse.ADDRESS))
    QTest.keyClicks(page.network.address, "proxy")
    click(page.network.bar.apply_button)
    fault = page.network.fields["proxy_address"].fault
    qtbot.waitUntil(fault.isVisible)
    assert fault.text() == "An address reads like this."
    assert page.network.bar.apply_button.isVisible()
    QTest.keyClicks(page.network.address, ":")
    assert not fault.isVisible()


def test_a_password_is_sent_once_and_never_shown(qtbot: QtBot, page: SettingsPage, agent: ScriptedAgent) -> None:
    """It goes when its user goes; otherwise it stays as it is."""
    network = page.network
    network.use.setCurrentIndex(network.use.findData(ProxyUse.ADDRESS))
    for line, words in ((network.address, "http://p:1"), (network.user, "siti"), (network.password, "canary")):
        QTest.keyClicks(line, words)
    click(network.bar.apply_button)
    qtbot.waitUntil(lambda: network.known is not None and network.known.proxy_password)
    assert network.password.text() == ""
    assert network.password.placeholderText() == "A password is kept"
    QTest.keyClicks(network.address, "2")
    click(network.bar.apply_button)
    qtbot.waitUntil(lambda: not network.dirty)
    network.user.clear()
    network.user.textEdited.emit("")
    click(network.bar.apply_button)
    qtbot.waitUntil(lambda: not network.dirty)
    sent = [request.proxy_password for request in agent.asked(SetSettings) if isinstance(request, SetSettings)]
    assert sent == ["canary", None, ""]


def test_what_the_environment_fixes_cannot_be_chosen(qtbot: QtBot, page: SettingsPage, told: Office) -> None:
    """And it is said why."""
    told.now = replace(IN_FORCE, fixed=("log_level",), log_level=LogLevel.DEBUG)
    page.refresh()
    qtbot.waitUntil(lambda: not page.keeping.level.isEnabled())
    assert page.keeping.fields["log_level"].hint.isVisible()
    assert not page.keeping.dirty


def test_what_is_done_about_newer_versions_is_chosen(
    qtbot: QtBot, page: SettingsPage, told: Office, agent: ScriptedAgent
) -> None:
    """Installed, told or not looked for; a copy that does not update itself says so."""
    section = page.updates
    assert section.use.currentData() == UpdateUse.INSTALL
    assert section.fields["updates"].hint.isVisible()
    section.use.setCurrentIndex(section.use.findData(UpdateUse.TELL))
    click(section.bar.apply_button)
    qtbot.waitUntil(lambda: not section.dirty)
    assert agent.asked(SetSettings) == [SetSettings(updates=UpdateUse.TELL)]
    told.now = replace(told.now, updates_itself=True)
    page.refresh()
    qtbot.waitUntil(lambda: not section.fields["updates"].hint.isVisible())
    assert section.use.currentData() == UpdateUse.TELL


def test_one_kind_goes_both_ways(qtbot: QtBot, page: SettingsPage, agent: ScriptedAgent) -> None:
    """Only what differs is asked for, together."""
    row = page.companies.rows[EntityKind.CUSTOMER]
    click(row.head)
    row.choices.direction.setCurrentIndex(row.choices.direction.findData(Way.BOTH))
    row.choices.conflict.setCurrentIndex(row.choices.conflict.findData(Policy.BOOKS_WIN))
    row.choices.there.setCurrentIndex(row.choices.there.findData(Deletion.DEACTIVATE))
    click(row.choices.bar.apply_button)
    qtbot.waitUntil(lambda: row.policy.write)
    assert agent.asked(SetPolicy) == [
        SetPolicy(
            connection="c1",
            entity=EntityKind.CUSTOMER,
            write=True,
            conflict=Policy.BOOKS_WIN,
            deleted_on_platform=Deletion.DEACTIVATE,
        )
    ]
    assert "both ways" in row.summary.text()
    assert not row.dirty


def test_what_the_books_say_against_writing_stands_beside_the_direction(qtbot: QtBot, page: SettingsPage) -> None:
    """It stays as it was, and the choice can be taken back."""
    row = page.companies.rows[EntityKind.INVOICE]
    click(row.head)
    row.choices.direction.setCurrentIndex(row.choices.direction.findData(Way.BOTH))
    click(row.choices.bar.apply_button)
    fault = row.choices.fields["write"].fault
    qtbot.waitUntil(fault.isVisible)
    assert fault.text() == "Invoices cannot be written yet. Rehearse them first."
    click(row.choices.bar.revert_button)
    assert row.choices.direction.currentData() == Way.READ
    assert not fault.isVisible()


def test_what_is_inside_a_kind_is_made_when_it_is_opened(qtbot: QtBot, bridge: Bridge) -> None:
    """A dozen kinds with all their boxes are megabytes; what was told before is there all the same."""
    row = KindRow(EntityKind.INVOICE)
    qtbot.addWidget(row)
    row.show_policy(KindPolicy(write=True))
    row.show_ready(Readiness(entity=EntityKind.INVOICE, ready=False, reasons=("Only 3 invoices are there.",)))
    assert not row.findChildren(KindChoices)
    assert "both ways" in row.summary.text()
    assert (row.dirty, row.rehearsing) == (False, False)
    row.show()
    click(row.head)
    (choices,) = row.findChildren(KindChoices)
    assert choices.isVisible()
    assert choices.direction.currentData() == Way.BOTH
    assert choices.readiness.reasons.text() == "Only 3 invoices are there."
    click(row.head)
    assert not choices.isVisible()


def test_one_kind_is_left_out(qtbot: QtBot, page: SettingsPage, agent: ScriptedAgent) -> None:
    """Also one that these books cannot write; both ways is then no choice."""
    row = page.companies.rows[EntityKind.SUPPLIER]
    qtbot.waitUntil(lambda: not page.companies.asking.isVisible())
    click(row.head)
    both = row.choices.direction.model().index(row.choices.direction.findData(Way.BOTH), 0)
    assert not both.flags() & Qt.ItemFlag.ItemIsEnabled
    row.choices.direction.setCurrentIndex(row.choices.direction.findData(Way.LEFT_OUT))
    click(row.choices.bar.apply_button)
    qtbot.waitUntil(lambda: not row.policy.read)
    assert agent.asked(SetPolicy) == [SetPolicy(connection="c1", entity=EntityKind.SUPPLIER, read=False)]
    assert row.summary.text() == "left out"


def test_readiness_and_a_rehearsal_are_told_in_plain_words(
    qtbot: QtBot, page: SettingsPage, told: Office, agent: ScriptedAgent
) -> None:
    """How long it takes already, and what came of it with the rules that were learned."""
    customers, invoices, suppliers = (page.companies.rows[kind] for kind in KINDS)
    assert customers.choices.readiness.state.text() == "Can be written into the books."
    assert not customers.choices.readiness.rehearsal.isVisibleTo(customers.choices)
    assert "only read" in suppliers.choices.readiness.state.text()
    click(invoices.head)
    assert invoices.choices.readiness.reasons.text() == "Only 3 invoices are there."
    learned = Readiness(entity=EntityKind.INVOICE, ready=True, rehearsed_at=now(), rules=("Totals are sums.",))

    def rehearsed(request: Request) -> Message:
        told.ready[EntityKind.INVOICE] = learned
        return told._readiness(request)

    agent.answers[Rehearse] = rehearsed
    click(invoices.choices.readiness.rehearsal)
    assert invoices.choices.readiness.rehearsing
    assert "Nothing is written" in invoices.choices.readiness.state.text()
    assert invoices.choices.readiness.halt.isVisible()
    qtbot.waitUntil(lambda: not invoices.choices.readiness.rehearsing)
    assert "rehearsed" in invoices.choices.readiness.state.text()
    assert "Totals are sums." in invoices.choices.readiness.rules.text()
    assert not invoices.choices.readiness.halt.isVisible()
    assert agent.asked(Rehearse) == [Rehearse(connection="c1", entity=EntityKind.INVOICE)]


def test_a_rehearsal_is_stopped_and_nothing_else(
    qtbot: QtBot, page: SettingsPage, told: Office, agent: ScriptedAgent
) -> None:
    """The button beside it does not stop a run; it is pressed once."""
    row, gate = page.companies.rows[EntityKind.INVOICE], Event()

    def stopped(_: Request) -> Message:
        assert gate.wait(10)
        raise Stopped("The rehearsal was stopped.")

    agent.answers[Rehearse] = stopped
    agent.answers[EndRehearsal] = Done()
    click(row.head)
    click(row.choices.readiness.rehearsal)
    click(row.choices.readiness.halt)
    assert not row.choices.readiness.halt.isEnabled()
    wanted = EndRehearsal(connection="c1", entity=EntityKind.INVOICE)
    qtbot.waitUntil(lambda: agent.asked(EndRehearsal) == [wanted])
    assert not agent.asked(Stop)
    gate.set()
    qtbot.waitUntil(lambda: not row.choices.readiness.rehearsing)
    assert row.choices.readiness.state.text() == "The rehearsal was stopped."
    click(row.choices.readiness.rehearsal)
    assert row.choices.readiness.halt.isEnabled()


def test_a_rehearsal_that_fails_can_be_tried_again(qtbot: QtBot, page: SettingsPage, agent: ScriptedAgent) -> None:
    """Why stands where the result would."""
    row = page.companies.rows[EntityKind.INVOICE]

    def gone(_: Request) -> Message:
        raise Unreachable("The books are closed.", remedy="Open them.")

    agent.answers[Rehearse] = gone
    click(row.head)
    click(row.choices.readiness.rehearsal)
    qtbot.waitUntil(lambda: not row.choices.readiness.rehearsing)
    assert row.choices.readiness.state.text() == "The books are closed. Open them."
    assert row.choices.readiness.rehearsal.isEnabled()


def test_another_company_is_shown_as_it_is(qtbot: QtBot, page: SettingsPage, told: Office) -> None:
    """Each has its own choices and times."""
    told.companies["c2"] = replace(
        told.companies["c2"],
        times=Times(every="1h"),
        policies=Policies(kinds={EntityKind.CUSTOMER: KindPolicy(write=True)}),
    )
    page.show_what("c2")
    qtbot.waitUntil(lambda: page.companies.settings is not None and page.companies.settings.connection == "c2")
    qtbot.waitUntil(lambda: EntityKind.CUSTOMER in page.companies.rows)
    qtbot.waitUntil(lambda: page.companies.rows[EntityKind.CUSTOMER].policy.write)
    assert page.companies.whole.own_times.isChecked()
    assert page.companies.whole.editor.times() == Times(every="1h")
    assert not page.companies.dirty


def test_a_company_gets_times_of_its_own_and_is_switched_off(
    qtbot: QtBot, page: SettingsPage, agent: ScriptedAgent
) -> None:
    """The usual times are written out, because none at all are those of everything."""
    page.companies.whole.own_times.setChecked(True)
    page.companies.whole.enabled.setChecked(False)
    click(page.companies.whole.bar.apply_button)
    qtbot.waitUntil(lambda: not page.companies.dirty)
    assert agent.asked(ChangeConnection) == [ChangeConnection(connection="c1", enabled=False, times=Times(every="5m"))]
    page.companies.whole.own_times.setChecked(False)
    click(page.companies.whole.bar.apply_button)
    qtbot.waitUntil(lambda: not page.companies.dirty)
    assert agent.asked(ChangeConnection)[1] == ChangeConnection(connection="c1", times=Times())


def test_what_concerns_the_face_alone_is_in_force_at_once(
    qtbot: QtBot, page: SettingsPage, preferences: Preferences
) -> None:
    """Language, look and icon are told to whoever draws them; notices can be silent."""
    heard: list[str] = []
    page.preference_changed.connect(heard.append)
    page.look.language.setCurrentIndex(page.look.language.findData("ms"))
    page.look.look.setCurrentIndex(page.look.look.findData(Look.DARK))
    page.look.monochrome.setChecked(True)
    assert heard == ["language", "look", "icon"]
    assert (preferences.language, preferences.look, preferences.monochrome) == ("ms", Look.DARK, True)
    click(page.notices.day)
    assert silent(preferences)
    assert page.notices.again.isVisible()
    click(page.notices.again)
    assert not silent(preferences)
    page.notices.tell.setChecked(False)
    assert not preferences.notices
    assert not page.notices.day.isVisible()


def silent(preferences: Preferences) -> bool:
    """Whether notices wait for something."""
    return preferences.snoozed_until is not None


def test_starting_with_the_computer(qtbot: QtBot, page: SettingsPage, tmp_path: Path) -> None:
    """The box says what the computer says, also when it refuses."""
    click(page.start.box)
    assert DesktopFile(tmp_path / "autostart").on()
    click(page.start.box)
    assert not DesktopFile(tmp_path / "autostart").on()
    (tmp_path / "autostart").rmdir()
    (tmp_path / "autostart").write_text("no folder", encoding="utf-8")
    click(page.start.box)
    assert not page.start.box.isChecked()
    assert "does not allow it" in page.start.field.fault.text()


def test_a_newer_version_of_the_program_is_told(qtbot: QtBot, page: SettingsPage, agent: ScriptedAgent) -> None:
    """As the agent says it now; nothing where there is nothing to say."""
    qtbot.waitUntil(lambda: bool(page.about.version.text()))
    assert not page.about.newer.isVisible()
    agent.update = "Version 2.0 is ready and is installed when nothing runs."
    page.about.load()
    qtbot.waitUntil(page.about.newer.isVisible)
    assert page.about.newer.text() == agent.update


def test_places_are_shown_in_their_folder_and_what_is_inside_is_listed(qtbot: QtBot, page: SettingsPage) -> None:
    """Names instead of paths where there is one; the licences on request."""
    shown: list[Path] = []
    page.places.reveal = shown.append
    qtbot.waitUntil(lambda: PlaceKind.LOGS in page.places.buttons)
    click(page.places.buttons[PlaceKind.LOGS])
    assert shown == [Path("/home/siti/logs")]
    qtbot.waitUntil(lambda: page.about.table.rowCount() == 1)
    assert not page.about.table.isVisible()
    click(page.about.button)
    assert page.about.table.isVisible()
    assert "1.2.3" in page.about.version.text()


def test_without_an_agent_nothing_can_be_chosen_that_it_would_have_to_keep(
    qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent, preferences: Preferences, tmp_path: Path
) -> None:
    """Why is said in the page; what concerns the face alone goes on working."""
    page = SettingsPage(bridge)
    page.take_preferences(preferences, DesktopFile(tmp_path, ("tray",)))
    qtbot.addWidget(page)
    agent.stop()
    page.show()
    page.refresh()
    qtbot.waitUntil(page.news.isVisible)
    assert not page.schedule.isEnabled()
    assert page.look.isEnabled()


def test_settings_can_be_chosen_again_when_the_agent_is_back(
    qtbot: QtBot, page: SettingsPage, bridge: Bridge, agent: ScriptedAgent, told: Office
) -> None:
    """Nobody has to leave the page for it: what is in force is asked for again."""
    bridge.desk_changed.connect(page.take_desk)
    agent.stop()
    qtbot.waitUntil(lambda: not bridge.desk.reachable)
    page.refresh()
    qtbot.waitUntil(page.news.isVisible)
    told.now = replace(IN_FORCE, log_level=LogLevel.DEBUG)
    agent.start()
    qtbot.waitUntil(lambda: page.keeping.level.currentData() == LogLevel.DEBUG)
    assert not page.news.isVisible()


def test_every_control_has_a_name(page: SettingsPage) -> None:
    """For those who do not see it."""
    kinds = (QLineEdit, QComboBox, QSpinBox, QAbstractButton)
    nameless = [
        each
        for section in page.sections.values()
        for each in section.findChildren(QWidget)
        if isinstance(each, kinds)
        and not each.objectName().startswith("qt_")
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and (each.text() or not each.isVisibleTo(section)))
    ]
    assert [type(each).__name__ for each in nameless] == []
