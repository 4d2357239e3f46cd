"""What the settings say is in force at once: the way out, how much is kept."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from connector.agent import surroundings
from connector.agent.access import Access
from connector.agent.premises import Premises
from connector.agent.room import Room
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Vault
from connector.domain.choices import LogLevel, ProxyUse
from connector.domain.clock import SystemClock
from connector.domain.secret import Secret
from connector.drivers.http_route import ROUTES, Route, Routes
from connector.paths import Home
from connector.settings import Proxy, Retention, Settings
from tests.agent.office import company, office

NAMED = Proxy(use=ProxyUse.ADDRESS, address="http://proxy.office:8080", user="office")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault with the password of the proxy."""
    vault = Vault(tmp_path / "vault.json", KeyFile.create(tmp_path / "vault.key"))
    vault.put(surroundings.PROXY, surroundings.PASSWORD, Secret("canary"))
    return vault


def test_each_choice_is_a_way_out(vault: Vault) -> None:
    """As the computer says, straight, or by the named one with its password."""
    assert surroundings.route(Proxy(), vault) == Route(system=True)
    assert surroundings.route(Proxy(use=ProxyUse.NONE), vault) == Route(system=False)
    by_name = surroundings.route(NAMED, vault)
    assert by_name == Route(system=False, proxy=NAMED.address, user="office", password=Secret("canary"))
    no_user = surroundings.route(Proxy(use=ProxyUse.ADDRESS, address=NAMED.address), vault)
    assert no_user == Route(system=False, proxy=NAMED.address)


def test_a_vault_that_does_not_open_stops_nobody(vault: Vault, tmp_path: Path) -> None:
    """The proxy will ask for the password, and that is told."""
    (tmp_path / "vault.key").unlink()
    routes = Routes()
    surroundings.take(Settings(proxy=NAMED), vault, routes)
    assert routes.route == Route(system=False, proxy=NAMED.address, user="office")


def test_the_agent_takes_in_what_was_changed(tmp_path: Path) -> None:
    """A reload tells the workshop, the start does so too."""
    told = office(tmp_path, "acme")
    wished = Settings(log_level=LogLevel.DEBUG, proxy=NAMED)
    told.agent._load = lambda _: wished
    told.agent.reload()
    assert told.workshop.settings == wished


def test_an_open_memory_keeps_what_is_wished_from_now_on(tmp_path: Path) -> None:
    """Also one that is opened anew after much work."""
    home = Home(tmp_path)
    home.prepare()
    access = Access(home, Settings(retention=Retention(runs=200)), SystemClock(), KeyFile.create(home.key_file))
    premises, (_, connection) = Premises(access), company("acme")
    room = premises._room(connection)
    assert kept(room) == (200, 1_000_000)
    before = ROUTES.route
    try:
        premises.take_settings(Settings(retention=Retention(runs=300, lines=5_000)))
    finally:
        ROUTES.take(before)
    assert kept(room) == (300, 5_000)
    room.rest()
    assert kept(room) == (300, 5_000)
    with closing(room.memory):
        pass


def kept(room: Room) -> tuple[int, int]:
    """What the memory of a room keeps."""
    return room.memory._kept_runs, room.memory._kept_lines
