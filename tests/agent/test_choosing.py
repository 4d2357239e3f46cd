"""Settings over the control channel: told, changed at once, refused beside the field; no password comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from connector.agent import surroundings
from connector.agent.access import Access
from connector.agent.agent import Agent
from connector.agent.choosing import Choices
from connector.agent.commands import Commands
from connector.agent.setting_up import SettingUp
from connector.control import choices as say
from connector.control.client import ControlClient
from connector.control.server import ControlServer
from connector.control.setting_up import Times
from connector.credentials.keys import KeyFile
from connector.domain.choices import LogLevel, ProxyUse, UpdateUse
from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.secret import Secret
from connector.settings import Settings, load_settings
from tests.agent.office import Office, office

CANARY = "canary-71aa"
NAMED = say.ProxyChoice(use=ProxyUse.ADDRESS, address="http://proxy.office:8080", user="office")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """One company, agent and control channel running."""
    made = office(tmp_path, "acme")
    KeyFile.create(made.home.key_file)
    made.agent = Agent(made.home, made.workshop, made.clock, lambda home: load_settings(home, {}))
    made.agent.start()
    access = Access(made.home, Settings(), made.clock)
    server = ControlServer(made.home, "1.2.3", Commands(made.agent, "1.2.3", SettingUp(access)))
    server.start()
    made.until(lambda status: status.last_run is not None)
    yield made
    made.agent.close()
    server.close()


def change(client: ControlClient, **wished: object) -> say.SettingsNow:
    """Ask for a change."""
    return client.ask(msgspec.convert(wished, say.SetSettings, from_attributes=True), say.SettingsNow)


def test_what_is_usual_is_told(client: ControlClient) -> None:
    """Without a file."""
    now = client.ask(say.GetSettings(), say.SettingsNow)
    assert (now.times, now.log_level, now.proxy) == (
        Times(),
        LogLevel.INFO,
        say.ProxyChoice(use=ProxyUse.SYSTEM),
    )
    assert now.kept == say.Kept(runs=10_000, lines=1_000_000, log_files=5)
    assert not now.proxy_password


def test_a_change_is_in_force_at_once_and_the_rest_stays(client: ControlClient, made: Office) -> None:
    """Each section by itself; the agent works by it without a new start."""
    before = made.status().next_run_at
    now = change(client, times=Times(every="2h", days="mon-fri"))
    assert now.times == Times(every="2h", days="mon-fri")
    assert now.log_level is LogLevel.INFO
    assert made.status().next_run_at != before
    change(client, log_level=LogLevel.DEBUG, kept=say.Kept(runs=500, lines=2_000, log_files=3))
    settings = made.workshop.settings
    assert (settings.log_level, settings.retention.runs) == (LogLevel.DEBUG, 500)
    assert settings.schedule.every == "2h"
    assert now.updates is UpdateUse.INSTALL
    assert not now.updates_itself, "a clone does not"
    assert change(client, updates=UpdateUse.OFF).updates is UpdateUse.OFF
    assert made.workshop.settings.updates is UpdateUse.OFF
    assert load_settings(made.home, {}).updates is UpdateUse.OFF


def test_a_password_goes_into_the_vault_and_never_back(client: ControlClient, made: Office) -> None:
    """Kept, left as it is, removed; neither file nor answer nor repr show it."""
    now = change(client, proxy=NAMED, proxy_password=CANARY)
    assert now.proxy == NAMED
    assert now.proxy_password
    vault = Access(made.home, Settings(), made.clock).vault
    assert vault.get(surroundings.PROXY, surroundings.PASSWORD) == Secret(CANARY)
    assert change(client, proxy=NAMED).proxy_password
    assert CANARY not in made.home.settings.read_text(encoding="utf-8") + repr(now)
    assert CANARY not in repr(say.SetSettings(proxy_password=CANARY))
    assert not change(client, proxy_password="").proxy_password
    with pytest.raises(NotFound):
        vault.get(surroundings.PROXY, surroundings.PASSWORD)


@pytest.mark.parametrize(
    ("wished", "fields", "words"),
    [
        ({"times": Times(every="1s")}, ["every"], "at least 10s"),
        ({"times": Times(cron="* * *")}, ["cron"], "five fields"),
        ({"times": Times(hours="19-8", days="mondays")}, ["hours", "days"], "reads like"),
        ({"times": Times(timezone="Mars/Base")}, ["timezone"], "no time zone"),
        ({"kept": say.Kept(runs=1, lines=5_000, log_files=0)}, ["runs", "log_files"], "at least"),
        ({"proxy": say.ProxyChoice(use=ProxyUse.ADDRESS)}, ["proxy_address"], "has an address"),
        ({"proxy": say.ProxyChoice(use=ProxyUse.NONE, address="x")}, ["proxy_address"], "reads like"),
        ({"proxy": msgspec.structs.replace(NAMED, user="a:b")}, ["proxy_user"], "colon"),
    ],
)
def test_what_cannot_work_is_told_beside_its_field(
    client: ControlClient, made: Office, wished: dict[str, object], fields: list[str], words: str
) -> None:
    """And nothing of the request is done, the password included."""
    now = change(client, log_level=LogLevel.ERROR, proxy_password=CANARY, **wished)
    assert [fault.field for fault in now.faults] == fields
    assert all(words in fault.sentence and "`" not in fault.sentence for fault in now.faults)
    assert not made.home.settings.exists()
    assert not now.proxy_password
    assert now.log_level is LogLevel.INFO


def test_what_only_together_cannot_work_is_refused(client: ControlClient, made: Office) -> None:
    """No single field is to blame."""
    with pytest.raises(SettingsInvalid, match="not both"):
        change(client, times=Times(every="5m", cron="* * * * *"))
    assert not made.home.settings.exists()


def test_what_the_environment_says_is_told_as_fixed(made: Office) -> None:
    """A face then does not offer to change it."""
    access = Access(made.home, Settings(), made.clock)
    told = Choices(made.agent, access, {"BUKUBRIDGE_LOG_LEVEL": "error"}).reply(say.GetSettings())
    assert isinstance(told, say.SettingsNow)
    assert (told.fixed, told.log_level) == (("log_level",), LogLevel.ERROR)


def test_where_everything_is(client: ControlClient, made: Office) -> None:
    """With the room that it takes, and where the key is."""
    change(client, log_level=LogLevel.DEBUG)
    told = client.ask(say.GetPlaces(), say.PlaceList)
    places = {place.kind: place for place in told.places}
    assert places.keys() == set(say.PlaceKind)
    assert places[say.PlaceKind.SETTINGS].path == str(made.home.settings)
    assert places[say.PlaceKind.SETTINGS].size == len('log_level = "debug"\n')
    assert places[say.PlaceKind.HOME].size > places[say.PlaceKind.SETTINGS].size
    assert str(made.home.key_file) in told.key_store


def test_what_is_inside(client: ControlClient) -> None:
    """Every library that an office PC has, those below them too, each with a licence; none of the tools."""
    about = client.ask(say.GetAbout(), say.About)
    named = {library.name.casefold(): library for library in about.libraries}
    assert {"httpx", "httpcore", "pyside6_essentials", "tomlkit", "keyring", "msgspec"} <= named.keys()
    assert not {"pytest", "mypy", "sqlalchemy", "bukubridge"} & named.keys()
    assert all(library.licence and library.version for library in about.libraries)
    assert "LGPL" in named["pyside6_essentials"].licence
