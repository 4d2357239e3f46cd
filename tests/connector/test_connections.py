"""What this PC serves is kept without secrets, one connection for each organization and provider."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from connector.connections import (
    Connection,
    Direction,
    Organization,
    Registry,
    change_registry,
    load_registry,
    new_connection_id,
)
from connector.domain.conflicts import Policy
from connector.domain.errors import NotFound, SettingsInvalid, StateCorrupt
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.paths import Home

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def organization(slug: str, platform: str = "https://platform.test") -> Organization:
    return Organization(slug=slug, name=slug.title(), platform=platform, paired_at=NOW)


def connection(name: str, slug: str) -> Connection:
    return Connection(
        id=ConnectionId(name), provider="sql_accounting", title=f"{slug} Bhd", organization=slug, connected_at=NOW
    )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def registry() -> Registry:
    """Two companies."""
    made = Registry().with_organization(organization("acme")).with_organization(organization("bolt"))
    return made.with_connection(connection("aa11", "acme")).with_connection(connection("bb22", "bolt"))


def test_it_comes_back_as_it_was(home: Home, registry: Registry) -> None:
    """Written, private, read; the installation gets an identifier that stays."""
    assert load_registry(home) == Registry()
    written = change_registry(home, lambda known: msgspec.structs.replace(registry, agent_id=known.agent_id))
    assert load_registry(home) == written
    assert written.agent_id
    assert change_registry(home, lambda known: known).agent_id == written.agent_id
    assert home.registry.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("wanted", ["aa11", "aa", "acme", "ACME", "acme bhd"])
def test_a_connection_is_found_as_people_name_it(registry: Registry, wanted: str) -> None:
    """By id, its beginning, organization or title."""
    assert registry.connection(wanted).id == "aa11"


@pytest.mark.parametrize("wanted", ["", "zz", "bhd"])
def test_a_connection_that_is_not_clear_is_refused(registry: Registry, wanted: str) -> None:
    """With the ones that there are."""
    with pytest.raises(NotFound, match=r"aa11 .* bb22"):
        registry.connection(wanted)


def test_a_second_company_belongs_to_another_organization(registry: Registry) -> None:
    """One connection for each organization and provider."""
    with pytest.raises(SettingsInvalid, match="another organization"):
        registry.with_connection(connection("cc33", "acme"))


def test_one_name_stands_for_one_platform(registry: Registry) -> None:
    """The same organization elsewhere would mix two tokens; pairing again with the same platform is fine."""
    with pytest.raises(SettingsInvalid, match="already paired"):
        registry.with_organization(organization("acme", "https://other.test"))
    assert registry.with_organization(organization("acme")).organizations[-1].slug == "acme"


def test_what_is_removed_is_gone(registry: Registry) -> None:
    """The organization goes with its last connection."""
    rest = registry.without(ConnectionId("aa11"))
    assert [item.id for item in rest.connections] == ["bb22"]
    assert [item.slug for item in rest.organizations] == ["bolt"]
    with pytest.raises(NotFound):
        rest.organization("acme")


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": 2}', b'{"connections": 3}'])
def test_a_damaged_file_is_said(home: Home, content: bytes) -> None:
    """And never taken for an empty one."""
    home.prepare()
    home.registry.write_bytes(content)
    home.registry.chmod(0o600)
    with pytest.raises(StateCorrupt):
        load_registry(home)


def test_changes_from_several_sides_are_all_kept(home: Home) -> None:
    """Nobody overwrites what another one just wrote."""

    def add(number: int) -> None:
        change_registry(home, lambda known: known.with_organization(organization(f"o{number}")))

    with ThreadPoolExecutor(8) as several:
        list(several.map(add, range(24)))
    assert len(load_registry(home).organizations) == 24


def test_identifiers_are_short_and_their_own() -> None:
    """Eight hex digits."""
    made = {new_connection_id() for _ in range(100)}
    assert (len(made), {len(item) for item in made}) == (100, {8})


def test_policies_are_kept_with_their_connection(home: Home, registry: Registry) -> None:
    """Nothing is written into the books until somebody says so; then the connection goes both ways."""
    change_registry(home, lambda _: registry)
    ledger = registry.connection("aa11")
    policies = Policies(kinds={EntityKind.CUSTOMER: KindPolicy(write=True, fields={"name": Policy.BOOKS_WIN})})
    change_registry(home, lambda known: known.with_changed(ledger.governed(policies)))
    kept = load_registry(home).connection("aa11")
    assert (kept.policies, kept.direction) == (policies, Direction.BIDIRECTIONAL)
    assert (ledger.policies.of(EntityKind.CUSTOMER).write, ledger.direction) == (False, Direction.INBOUND)
    assert kept.governed(Policies()) == ledger
