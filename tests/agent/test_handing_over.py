"""What a person connected becomes a service's: state moves, secrets are re-keyed, nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from connector.agent.access import token_scope
from connector.agent.handing_over import hand_over, take_over
from connector.connections import Connection, Organization, Registry, load_registry
from connector.credentials.keys import KeyFile, KeyStore
from connector.credentials.vault import Scope, Vault
from connector.domain.errors import NotFound, SettingsInvalid, VaultLocked
from connector.domain.keys import ConnectionId
from connector.domain.secret import Secret
from connector.paths import Home, write_private
from connector.settings import load_settings
from connector.store.sqlite import SqliteStore
from tests.fakes.clock import ManualClock
from tests.fakes.keys import MemoryKeys

CANARY = "canary-hand-over-pässword"
LEDGER = Scope("sql_accounting", "c0ffee00")


class BrittleKeys(MemoryKeys):
    """A key store that cannot be asked any more after some calls, as when the PC goes off in the middle."""

    def __init__(self, calls: int = -1) -> None:
        super().__init__()
        self.calls = calls

    def _check(self) -> None:
        if self.calls == 0:
            raise VaultLocked("The PC went off.")
        self.calls -= 1


class Pc:
    """A person's home with one connection, and a service without any."""

    def __init__(self, folder: Path, keys: KeyStore, service: KeyStore) -> None:
        self.keys, self.service_keys = keys, service
        self.person = Home(folder / "person")
        self.service = Home(folder / "machine" / "agent", folder / "machine" / "channel")
        self.person.prepare()
        self.service.prepare()
        self.person.settings.write_text('log_level = "debug"\n[vault]\nkey_file = "/home/aminah/keys"\n')
        connection = Connection(
            id=ConnectionId("c0ffee00"),
            provider="sql_accounting",
            organization="acme",
            title="Acme",
            settings={"port": 1},
            connected_at=ManualClock().now(),
        )
        acme = Organization(
            slug="acme", name="acme", platform="https://platform.example", paired_at=ManualClock().now()
        )
        registry = Registry(agent_id="the-pc", organizations=(acme,), connections=(connection,))
        write_private(self.person.registry, msgspec.json.encode(registry))
        memory = SqliteStore(self.person.store(connection.id))
        memory.mark_fact("name", "Acme")
        memory.close()
        self.vault = Vault(self.person.vault, keys)
        self.vault.put(LEDGER, "password", Secret(CANARY))
        self.vault.put(token_scope("acme"), "token", Secret("token-of-acme"))

    def hand_over(self) -> int:
        """As the command does."""
        return hand_over(self.person, self.service.handed_over, self.vault)

    def take_over(self, keys: KeyStore | None = None) -> None:
        """As the service's agent does at each start."""
        take_over(self.service, keys or self.service_keys)

    def check(self) -> None:
        """The service has all of it, and nobody else anything."""
        kept = Vault(self.service.vault, self.service_keys)
        assert kept.get(LEDGER, "password") == Secret(CANARY)
        assert kept.get(token_scope("acme"), "token") == Secret("token-of-acme")
        assert load_registry(self.service).agent_id == "the-pc"
        settings = load_settings(self.service, {})
        assert (settings.log_level, settings.vault.key_file) == ("debug", "")
        memory = SqliteStore(self.service.store(ConnectionId("c0ffee00")))
        assert memory.fact("name") == "Acme"
        memory.close()
        assert not self.service.handed_over.exists()
        assert not self.service.handed_over.with_name("handed-over.half").exists()
        left = [path.name for path in self.person.root.rglob("*") if path.is_file()]
        assert not {"connections.json", "vault.json", "c0ffee00.sqlite3", "settings.toml"} & set(left), left


@pytest.mark.parametrize("stores", ["memory to file", "file to memory"])
def test_secrets_are_sealed_with_a_key_of_the_services_own(tmp_path: Path, stores: str) -> None:
    """Whatever the two key stores are: the person's key is gone, the one between them too, nothing was in the clear."""
    memory = MemoryKeys()
    (tmp_path / "keys").mkdir()
    file = KeyFile.create(tmp_path / "keys" / "key-file")
    pc = Pc(tmp_path, *((memory, file) if stores == "memory to file" else (file, memory)))
    former = set(memory.keys) | set(file.ids())
    assert pc.hand_over() == 1
    between = (pc.service.handed_over / "vault.key").read_bytes()
    assert memory.keys == {}
    assert file.ids() == []
    assert CANARY not in (pc.service.handed_over / "vault.json").read_text("utf-8")
    assert pc.service.handed_over.stat().st_mode & 0o077 == 0
    pc.take_over()
    pc.check()
    now = set(memory.keys) | set(file.ids())
    assert len(now) == 1
    assert not now & (former | set(msgspec.json.decode(between)))


def test_a_step_that_is_interrupted_is_done_again(tmp_path: Path) -> None:
    """At every call of a key store, in both steps."""
    for calls in range(12):
        pc = Pc(tmp_path / f"away-{calls}", BrittleKeys(), MemoryKeys())
        assert isinstance(pc.keys, BrittleKeys)
        pc.keys.calls = calls
        try:
            pc.hand_over()
        except VaultLocked:
            pc.keys.calls = -1
            pc.hand_over()
        pc.take_over()
        pc.check()
    for calls in range(12):
        brittle = BrittleKeys(calls)
        pc = Pc(tmp_path / f"here-{calls}", MemoryKeys(), brittle)
        pc.hand_over()
        try:
            pc.take_over()
        except VaultLocked:
            brittle.calls = -1
            pc.take_over()
        brittle.calls = -1
        pc.check()


def test_a_key_store_that_is_closed_changes_nothing(tmp_path: Path) -> None:
    """The person goes on as before."""
    keys = MemoryKeys()
    pc = Pc(tmp_path, keys, MemoryKeys())
    keys.open = False
    with pytest.raises(VaultLocked):
        pc.hand_over()
    keys.open = True
    assert not pc.service.handed_over.exists()
    assert pc.vault.check() == 2
    assert load_registry(pc.person).connections


def test_a_service_with_connections_of_its_own_keeps_them(tmp_path: Path) -> None:
    """And says what stands in the way."""
    pc = Pc(tmp_path, MemoryKeys(), MemoryKeys())
    other = Organization(slug="bolt", name="bolt", platform="https://platform.example", paired_at=ManualClock().now())
    write_private(pc.service.registry, msgspec.json.encode(Registry(agent_id="another", organizations=(other,))))
    pc.hand_over()
    with pytest.raises(SettingsInvalid, match="has others already"):
        pc.take_over()
    assert load_registry(pc.service).agent_id == "another"


def test_where_nothing_is_there_is_nothing_to_do(tmp_path: Path) -> None:
    """A start of the service, or of a person's agent, as every day."""
    pc = Pc(tmp_path, MemoryKeys(), MemoryKeys())
    pc.take_over()
    assert not pc.service.vault.exists()
    pc.hand_over()
    with pytest.raises(NotFound):
        pc.hand_over()
