"""A face sets the agent up: what is there, pairing, trying, connecting, changing; no secret comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from connector.agent.access import Access
from connector.agent.commands import Commands
from connector.agent.parting import disconnect
from connector.agent.setting_up import Looked, SettingUp
from connector.connections import SettingValue, load_registry
from connector.control import messages, setting_up
from connector.control import setting_up as say
from connector.control.client import ControlClient
from connector.control.server import ControlServer
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Scope
from connector.domain.conflicts import Policy
from connector.domain.errors import (
    BridgeError,
    LedgerInUse,
    NotFound,
    SettingsInvalid,
    SignInRefused,
    Stopped,
    Unreachable,
    Unsupported,
)
from connector.domain.identity import Company
from connector.domain.keys import SYNC_ORDER, ConnectionId, EntityKind
from connector.domain.policies import KindPolicy
from connector.domain.secret import Secret, Secrets
from connector.domain.writing import Deletion, Readiness
from connector.settings import Settings
from tests.agent.office import Office, office
from tests.fakes.platform_app import PlatformApp
from tests.fakes.two_ways import ScriptedBooks
from tests.platform.conftest import client_of
from tests.providers.test_discover import page

ACME = ConnectionId("id-acme")
CANARY = "canary-5e31"
NEW = Looked(Company(name="Kedai Baharu", program="SQL Accounting on Firebird 5.0", home_currency="MYR"), SYNC_ORDER)


@dataclass
class Shelf:
    """Books that are opened as a test says, and what they were opened with."""

    fault: BridgeError | None = None
    meanwhile: Callable[[], None] = lambda: None
    """What happens while somebody looks."""
    seen: list[tuple[Mapping[str, SettingValue], str]] = field(default_factory=list)

    def look(self, provider: str, settings: Mapping[str, SettingValue], secrets: Secrets, stop: Event | None) -> Looked:
        """Ask for the password as a provider does."""
        secret = secrets.secret("access_key" if settings.get("way") == "api" else "password")
        self.seen.append((settings, secret.reveal()))
        if self.fault is not None:
            raise self.fault
        self.meanwhile()
        return NEW


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def app() -> PlatformApp:
    """A platform that gives out one code."""
    app = PlatformApp()
    app.codes.add("AB-12")
    return app


@pytest.fixture
def made(tmp_path: Path, shelf: Shelf, app: PlatformApp) -> Iterator[Office]:
    """One company, agent and control channel running, first run over."""
    made = office(tmp_path, "acme")
    KeyFile.create(made.home.key_file)
    made.agent.start()
    access = Access(made.home, Settings(), made.clock)
    commands = Commands(made.agent, "1.2.3", SettingUp(access, shelf.look, lambda _: client_of(app, None)))
    server = ControlServer(made.home, "1.2.3", commands)
    server.start()
    made.until(lambda status: status.last_run is not None and status.activity is messages.Activity.IDLE)
    yield made
    made.agent.close()
    server.close()


@pytest.fixture
def paired(client: ControlClient) -> str:
    """A second organization that waits for books."""
    return client.ask(say.Pair(platform="https://platform.example", code=" AB-12 "), say.Paired).organization.slug


def connect(client: ControlClient, **more: object) -> say.ConnectionSettings:
    """A second company."""
    asked: dict[str, object] = {"settings": {"path": "C:/DB/B.FDB"}, "secrets": {"password": CANARY}, **more}
    return client.ask(say.Connect(provider="sql_accounting", **asked), say.ConnectionSettings)  # type: ignore[arg-type]


def secret_of(made: Office, connection: str) -> Secret:
    access = Access(made.home, Settings(), made.clock)
    return access.vault.get(Scope("sql_accounting", connection), "password")


def test_what_can_be_connected_is_told_with_its_settings(client: ControlClient) -> None:
    """Titles, helps and defaults; what is a secret; what nearly nobody needs; the further way with its two keys."""
    autocount, provider = client.ask(say.GetProviders(), say.ProviderList).providers
    assert (provider.name, provider.title, provider.kinds) == ("sql_accounting", "SQL Accounting", SYNC_ORDER)
    assert (autocount.name, autocount.title, autocount.kinds) == ("autocount", "AutoCount", SYNC_ORDER)
    (server,) = autocount.ways
    shown = [setting.name for setting in server.settings if not setting.advanced]
    assert shown == ["database", "host", "instance", "user", "password", "trust"]
    assert [setting.name for setting in server.settings if setting.secret] == ["password"]
    file, api = provider.ways
    assert [setting.name for setting in file.settings if not setting.advanced] == ["path", "password"]
    assert {setting.name: setting.default for setting in file.settings}["port"] == 3050
    assert (api.name, bool(api.title), bool(api.help)) == ("api", True, True)
    assert [setting.name for setting in api.settings if setting.secret] == ["access_key", "secret_key"]
    assert all(setting.title and setting.help for way in provider.ways for setting in way.settings)


def test_companies_on_this_pc_are_told_without_opening_them(
    made: Office, client: ControlClient, tmp_path: Path, shelf: Shelf
) -> None:
    """Name, what it is or why it cannot be used, and who has it already; also in the folders of the settings."""
    (tmp_path / "named").mkdir()
    (tmp_path / "asked").mkdir()
    (tmp_path / "named" / "ACC-0001.FDB").write_bytes(page())
    (tmp_path / "asked" / "OLD.FDB").write_bytes(b"no database")
    made.home.settings.write_text(f'company_folders = ["{(tmp_path / "named").as_posix()}"]\n', encoding="utf-8")
    connect_again = say.ChangeConnection(connection=ACME, title="Acme")
    client.ask(connect_again, say.ConnectionSettings)
    settings: dict[str, say.Value] = {"path": str(tmp_path / "named" / "ACC-0001.FDB")}
    known = say.Connect(connection=ACME, provider="sql_accounting", settings=settings, secrets={"password": CANARY})
    client.ask(known, say.ConnectionSettings)
    shelf.seen.clear()
    good, bad = client.ask(say.Discover(folders=(str(tmp_path / "asked"),)), say.BooksFound).books
    assert (good.name, good.usable, good.connected, good.size) == ("ACC-0001", True, "Acme", 16_384)
    assert (bad.name, bad.usable, bad.sentence) == ("OLD", False, "This is no Firebird database.")
    assert shelf.seen == []


def test_books_are_tried_with_what_was_typed(client: ControlClient, shelf: Shelf) -> None:
    """Everything that was not named is the usual; what the books tell of themselves comes back."""
    asked = say.TryBooks(provider="sql-accounting", settings={"path": "B.FDB"}, secrets={"password": CANARY})
    tried = client.ask(asked, say.BooksTried)
    assert (tried.fault, tried.company, tried.currency, tried.kinds) == (None, "Kedai Baharu", "MYR", SYNC_ORDER)
    ((settings, password),) = shelf.seen
    assert (settings["host"], settings["port"], settings["user"], password) == ("localhost", 3050, "SYSDBA", CANARY)


def test_the_vendors_api_is_tried_with_two_keys(client: ControlClient, shelf: Shelf) -> None:
    """No path; the way stands among the settings as the providers know it."""
    secrets = {"access_key": "a", "secret_key": CANARY}
    tried = client.ask(say.TryBooks(provider="sql_accounting", way="api", secrets=secrets), say.BooksTried)
    assert tried.fault is None
    assert shelf.seen[0][0]["way"] == "api"
    assert shelf.seen[0][0]["address"] == "https://api.sql.my"


@pytest.mark.parametrize(
    ("error", "blamed"),
    [
        (SignInRefused("No.", remedy="Again."), ("user", "password")),
        (Unreachable("Nobody answers.", remedy="Start it."), ("host", "port")),
        (NotFound("No such file."), ("path",)),
        (LedgerInUse("Held."), ("path",)),
        (Unsupported("Too old."), ("path",)),
        (SettingsInvalid("It cannot work."), ()),
    ],
)
def test_a_failed_try_says_what_is_wrong(
    client: ControlClient, shelf: Shelf, error: BridgeError, blamed: tuple[str, ...]
) -> None:
    """The sentence, what to do, and which settings to look at; it is an answer, not an error."""
    shelf.fault = error
    asked = say.TryBooks(provider="sql_accounting", settings={"path": "B.FDB"}, secrets={"password": CANARY})
    fault = client.ask(asked, say.BooksTried).fault
    assert fault is not None
    assert (fault.code, fault.sentence, fault.remedy) == (error.code, error.sentence, error.remedy)
    assert set(fault.settings) == set(blamed)


@pytest.mark.parametrize(("settings", "missing"), [({}, "path"), ({"path": "B.FDB"}, "password")])
def test_what_was_not_entered_is_named(client: ControlClient, settings: dict[str, say.Value], missing: str) -> None:
    """By its title, before anything is opened or as soon as it is asked for."""
    fault = client.ask(say.TryBooks(provider="sql_accounting", settings=settings), say.BooksTried).fault
    assert fault is not None
    assert (fault.settings, "missing" in fault.sentence) == ((missing,), True)


def test_pairing_keeps_the_token_and_the_organization_waits(
    made: Office, client: ControlClient, paired: str, app: PlatformApp
) -> None:
    """The address is offered for the next time; a used code is refused in words and nothing is lost."""
    told = client.ask(say.GetOrganizations(), say.OrganizationList)
    known = {each.slug: each for each in told.organizations}
    assert (known["acme"].connected, known[paired].connected) == (("sql_accounting",), ())
    assert told.platform == "https://platform.example"
    with pytest.raises(SettingsInvalid, match="code"):
        client.ask(say.Pair(platform="https://platform.example", code="AB-12"), say.Paired)
    client.ask(say.Unpair(organization=paired), messages.Done)
    assert [each.slug for each in client.ask(say.GetOrganizations(), say.OrganizationList).organizations] == ["acme"]
    with pytest.raises(SettingsInvalid, match="still has a connection"):
        client.ask(say.Unpair(organization="acme"), messages.Done)


def test_a_company_is_connected(made: Office, client: ControlClient, paired: str) -> None:
    """It is called as the company calls itself, belongs to whom waited, and is there at once; the password is kept."""
    kept = connect(client)
    assert (kept.title, kept.organization, kept.settings["path"]) == ("Kedai Baharu", paired, "C:/DB/B.FDB")
    assert kept.policies.kinds == {}
    assert CANARY not in repr(kept)
    assert secret_of(made, kept.connection) == Secret(CANARY)
    status = client.ask(messages.GetStatus(), messages.Status)
    assert [each.title for each in status.connections] == ["Acme Sdn Bhd", "Kedai Baharu"]
    assert client.ask(say.GetConnection(connection=kept.connection), say.ConnectionSettings) == kept


def test_what_the_books_refuse_is_not_connected(made: Office, client: ControlClient, shelf: Shelf, paired: str) -> None:
    """Neither kept nor half kept."""
    shelf.fault = SignInRefused("No.", remedy="Again.")
    with pytest.raises(SignInRefused):
        connect(client)
    assert [item.id for item in load_registry(made.home).connections] == [ACME]
    assert Access(made.home, Settings(), made.clock).vault.check() == 1


def test_a_second_company_belongs_to_another_organization(made: Office, client: ControlClient) -> None:
    """And without one that waits it is refused with the way to it."""
    with pytest.raises(SettingsInvalid, match="waits"):
        connect(client)
    with pytest.raises(SettingsInvalid, match="already has"):
        connect(client, organization="acme")


def test_before_it_is_switched_on_it_can_only_be_looked_at(made: Office, client: ControlClient, paired: str) -> None:
    """A dry run and the rehearsal's answer; nothing by itself, no real run; then it is switched on."""
    made.workshop.books = ScriptedBooks(ready=[Readiness(entity=EntityKind.CUSTOMER, ready=True)])
    kept = connect(client, enabled=False)
    preview = messages.Sync(connection=kept.connection, dry_run=True, watch=True)
    (ended,) = [event for event in client.watch(preview) if isinstance(event, messages.JobEnded)]
    assert ended.run is not None
    assert ended.run.dry_run
    with pytest.raises(Stopped, match="switched off"):
        client.ask(messages.Sync(connection=kept.connection), messages.Accepted)
    change = say.SetPolicy(connection=kept.connection, entity=EntityKind.CUSTOMER, write=True)
    assert client.ask(change, say.ConnectionSettings).policies.of(EntityKind.CUSTOMER).write
    client.ask(say.ChangeConnection(connection=kept.connection, enabled=True), say.ConnectionSettings)
    client.ask(messages.Sync(connection=kept.connection), messages.Accepted)


def test_a_connection_is_changed_and_keeps_the_rest(made: Office, client: ControlClient, paired: str) -> None:
    """Title, times, on and off; a new password with the settings as they were; the kept one is tried with others."""
    kept = connect(client)
    times = say.Times(every="30m", hours="08:00-18:00")
    change = say.ChangeConnection(connection=kept.connection, title="Kedai", times=times, enabled=False)
    changed = client.ask(change, say.ConnectionSettings)
    assert (changed.title, changed.times, changed.enabled) == ("Kedai", times, False)
    again = client.ask(
        say.Connect(connection=kept.connection, provider="sql_accounting", secrets={"password": "next"}),
        say.ConnectionSettings,
    )
    assert (again.settings, again.times, again.title) == (kept.settings, times, "Kedai")
    assert secret_of(made, kept.connection) == Secret("next")
    usual = client.ask(say.ChangeConnection(connection=kept.connection, times=say.Times()), say.ConnectionSettings)
    assert usual.times is None


def test_a_known_connection_is_tried_with_the_secrets_that_are_kept(
    made: Office, client: ControlClient, shelf: Shelf, paired: str
) -> None:
    """So that nobody types a password again to change a port."""
    kept = connect(client)
    asked = say.TryBooks(provider="sql_accounting", connection=kept.connection, settings={"port": 3051})
    assert client.ask(asked, say.BooksTried).fault is None
    settings, password = shelf.seen[-1]
    assert (settings["port"], settings["path"], password) == (3051, "C:/DB/B.FDB", CANARY)
    other = say.TryBooks(provider="sql_accounting", settings={"path": "c:\\DB\\b.fdb"}, secrets={"password": CANARY})
    assert client.ask(other, say.BooksTried).connected == "Kedai Baharu"


def test_what_others_change_during_a_long_look_stays(
    made: Office, client: ControlClient, shelf: Shelf, paired: str
) -> None:
    """Only what was asked for becomes another, and what was switched off in that time is not switched on again."""
    kept = connect(client)

    def meanwhile() -> None:
        with ControlClient(made.home, "other") as other:
            change = say.ChangeConnection(connection=kept.connection, title="Kedai", enabled=False)
            other.ask(change, say.ConnectionSettings)
            wins = Policy.BOOKS_WIN
            policy = say.SetPolicy(connection=kept.connection, entity=EntityKind.CUSTOMER, conflict=wins)
            other.ask(policy, say.ConnectionSettings)

    shelf.meanwhile = meanwhile
    changed = connect(client, connection=kept.connection, settings={"port": 3051})
    assert (changed.title, changed.enabled) == ("Kedai", False)
    assert changed.policies.of(EntityKind.CUSTOMER).conflict is Policy.BOOKS_WIN
    assert (changed.settings["port"], changed.settings["path"]) == (3051, "C:/DB/B.FDB")


@pytest.mark.parametrize("known", [True, False])
def test_what_is_gone_after_a_long_look_leaves_no_secret(
    made: Office, client: ControlClient, shelf: Shelf, paired: str, known: bool
) -> None:
    """The organization, or the connection itself: in words, and nothing of it is kept."""
    more: dict[str, object] = {"connection": connect(client).connection} if known else {"organization": paired}

    def meanwhile() -> None:
        for gone in load_registry(made.home).connections:
            if gone.id != ACME:
                disconnect(Access(made.home, Settings(), made.clock), gone)
        if not known:
            with ControlClient(made.home, "other") as other:
                other.ask(say.Unpair(organization=paired), messages.Done)

    shelf.meanwhile = meanwhile
    with pytest.raises(NotFound):
        connect(client, **more)
    assert [item.id for item in load_registry(made.home).connections] == [ACME]
    assert Access(made.home, Settings(), made.clock).vault.check() == 0


@pytest.mark.parametrize("times", [say.Times(every="1s"), say.Times(cron="whenever"), say.Times(hours="19-8")])
def test_times_that_cannot_work_are_refused(client: ControlClient, times: say.Times) -> None:
    """In words, and nothing is changed."""
    with pytest.raises(SettingsInvalid, match=r"schedule|cron"):
        client.ask(say.ChangeConnection(connection=ACME, times=times), say.ConnectionSettings)
    assert client.ask(say.GetConnection(connection=ACME), say.ConnectionSettings).times is None


def test_writing_is_turned_on_only_where_the_books_can_be_written(made: Office, client: ControlClient) -> None:
    """With what the books say against it; who wins may be chosen at any time."""
    unready = Readiness(entity=EntityKind.INVOICE, ready=False, reasons=("Nothing was rehearsed yet.",))
    made.workshop.books = ScriptedBooks(ready=[unready])
    with pytest.raises(SettingsInvalid, match="Nothing was rehearsed yet"):
        client.ask(say.SetPolicy(connection=ACME, entity=EntityKind.INVOICE, write=True), say.ConnectionSettings)
    for refused in (
        say.SetPolicy(connection=ACME, entity=EntityKind.INVOICE, deleted_on_platform=Deletion.DEACTIVATE),
        say.SetPolicy(connection=ACME, entity=EntityKind.CUSTOMER, fields={"colour": Policy.ASK}),
        say.SetPolicy(connection=ACME, entity=EntityKind.CUSTOMER, deleted_in_books=Deletion.CANCEL),
    ):
        with pytest.raises(SettingsInvalid):
            client.ask(refused, say.ConnectionSettings)
    change = say.SetPolicy(
        connection=ACME, entity=EntityKind.CUSTOMER, conflict=Policy.BOOKS_WIN, fields={"name": Policy.PLATFORM_WINS}
    )
    policy = client.ask(change, say.ConnectionSettings).policies.of(EntityKind.CUSTOMER)
    assert (policy.write, policy.conflict, policy.of("name")) == (False, Policy.BOOKS_WIN, Policy.PLATFORM_WINS)


@pytest.mark.parametrize(
    "message",
    [
        say.TryBooks(provider="p", secrets={"password": CANARY}),
        say.Connect(provider="p", secrets={"password": CANARY}),
        say.Pair(platform="https://p", code=CANARY),
    ],
)
def test_a_message_does_not_show_its_secret(message: setting_up.Request) -> None:
    """Whatever prints it."""
    assert CANARY not in repr(message)


def test_a_change_is_told_to_whoever_watches(made: Office, client: ControlClient) -> None:
    """So that every window shows it at once."""
    with made.agent.hub.subscribe(lambda event: isinstance(event, messages.StatusChanged)) as heard:
        client.ask(say.ChangeConnection(connection=ACME, title="Acme Trading"), say.ConnectionSettings)
        event = heard.get(10)
    assert isinstance(event, messages.StatusChanged)
    assert event.status.title == "Acme Trading"


def test_a_kind_is_left_out_with_what_refers_to_it_or_not_at_all(made: Office, client: ControlClient) -> None:
    """What would lack its parent is named; leaving out turns writing off, and what is left out cannot be written."""
    made.workshop.books = ScriptedBooks(
        ready=[Readiness(entity=kind, ready=True) for kind in (EntityKind.INVOICE, EntityKind.PAYMENT)]
    )

    def choose(kind: EntityKind, read: bool | None = None, write: bool | None = None) -> KindPolicy:
        change = say.SetPolicy(connection=ACME, entity=kind, read=read, write=write)
        return client.ask(change, say.ConnectionSettings).policies.of(kind)

    with pytest.raises(SettingsInvalid, match="Payments refer to invoices"):
        choose(EntityKind.INVOICE, read=False)
    assert choose(EntityKind.PAYMENT, write=True).write
    assert choose(EntityKind.PAYMENT, read=False) == KindPolicy(read=False)
    assert choose(EntityKind.INVOICE, read=False) == KindPolicy(read=False)
    with pytest.raises(SettingsInvalid, match="Payments are left out"):
        choose(EntityKind.PAYMENT, write=True)
    with pytest.raises(SettingsInvalid, match="Payments refer to invoices"):
        choose(EntityKind.PAYMENT, read=True)
    (told,) = client.ask(messages.GetStatus(), messages.Status).connections
    assert told.leaves_out == (EntityKind.INVOICE, EntityKind.PAYMENT)
    assert choose(EntityKind.INVOICE, read=True) == KindPolicy()
    assert choose(EntityKind.PAYMENT, read=True) == KindPolicy()
