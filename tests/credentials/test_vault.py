"""The vault keeps secrets so that nobody else reads them, and says why when it cannot."""

from pathlib import Path

import msgspec
import pytest

from connector.credentials.keys import KeyFile
from connector.credentials.vault import Scope, ScopedSecrets, Vault
from connector.domain.errors import NotFound, VaultLocked
from connector.domain.secret import Secret
from tests.fakes.keys import MemoryKeys

CANARY = "canary-7f3a-pässwörd"
LEDGER = Scope("sql_accounting", "c0ffee00")
PLATFORM = Scope("platform", "acme")


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()


@pytest.fixture
def vault(tmp_path: Path, keys: MemoryKeys) -> Vault:
    return Vault(tmp_path / "vault.json", keys)


def everything_on_disk(folder: Path) -> str:
    return "".join(path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


def test_a_secret_comes_back_and_is_not_in_the_file(vault: Vault, tmp_path: Path) -> None:
    """What is put in comes out, and nothing on the disk shows it."""
    vault.put(LEDGER, "password", Secret(CANARY))
    assert vault.get(LEDGER, "password") == Secret(CANARY)
    assert "canary" not in everything_on_disk(tmp_path)
    assert "canary" not in repr(vault)


def test_a_new_value_replaces_the_old_one(vault: Vault) -> None:
    """There is one secret of a name."""
    vault.put(LEDGER, "password", Secret("first"))
    vault.put(LEDGER, "password", Secret("second"))
    assert vault.get(LEDGER, "password") == Secret("second")
    assert vault.check() == 1


def test_a_missing_secret_is_said_in_words(vault: Vault) -> None:
    """Asking for what was never kept names what is missing and what to do."""
    with pytest.raises(NotFound, match=r"No password is kept .* Connect or pair it again"):
        vault.get(LEDGER, "password")


@pytest.mark.parametrize("part", ["provider", "connection", "field", "key"])
def test_a_ciphertext_does_not_open_in_another_place(tmp_path: Path, keys: MemoryKeys, part: str) -> None:
    """A secret moved to another provider, connection, field or key id does not open."""
    vault = Vault(tmp_path / "vault.json", keys)
    vault.put(LEDGER, "password", Secret(CANARY))
    file = msgspec.json.decode((tmp_path / "vault.json").read_bytes())
    sealed = file["secrets"][0]
    if part == "key":
        keys.keys["other"] = next(iter(keys.keys.values()))
        sealed["key"] = "other"
    elif part == "field":
        sealed["field"] = "other"
    else:
        sealed["scope"][part] = "other"
    (tmp_path / "vault.json").write_bytes(msgspec.json.encode(file))
    with pytest.raises(VaultLocked, match="changed or moved"):
        vault.check()


def test_every_nonce_is_its_own(vault: Vault, tmp_path: Path) -> None:
    """The same value sealed twice never looks the same."""
    for number in range(20):
        vault.put(Scope("sql_accounting", str(number)), "password", Secret("same"))
    sealed = msgspec.json.decode((tmp_path / "vault.json").read_bytes())["secrets"]
    assert len({item["nonce"] for item in sealed}) == len({item["text"] for item in sealed}) == 20


def test_rotation_renews_every_secret_and_forgets_the_old_key(vault: Vault, keys: MemoryKeys, tmp_path: Path) -> None:
    """After a rotation the secrets are the same, the file and the key are not."""
    vault.put(LEDGER, "password", Secret(CANARY))
    vault.put(PLATFORM, "token", Secret("another"))
    before, old = (tmp_path / "vault.json").read_bytes(), dict(keys.keys)
    assert vault.rotate() == 2
    assert (vault.get(LEDGER, "password"), vault.get(PLATFORM, "token")) == (Secret(CANARY), Secret("another"))
    assert (tmp_path / "vault.json").read_bytes() != before
    assert len(keys.keys) == 1
    assert keys.keys.keys().isdisjoint(old)


def test_an_interrupted_rotation_leaves_a_vault_that_opens(tmp_path: Path, keys: MemoryKeys) -> None:
    """A rotation that dies before the file is replaced has changed nothing that matters."""

    class Dying(MemoryKeys):
        def get(self, key_id: str) -> bytes | None:
            if len(self.keys) > 1:
                raise RuntimeError("power cut")
            return super().get(key_id)

    vault = Vault(tmp_path / "vault.json", keys)
    vault.put(LEDGER, "password", Secret(CANARY))
    dying = Dying()
    dying.keys = keys.keys
    with pytest.raises(RuntimeError):
        Vault(tmp_path / "vault.json", dying).rotate()
    assert vault.get(LEDGER, "password") == Secret(CANARY)


def test_removal_takes_only_the_scope(vault: Vault, keys: MemoryKeys) -> None:
    """Disconnecting removes one connection's secrets, even while the key store is closed."""
    vault.put(LEDGER, "password", Secret(CANARY))
    vault.put(PLATFORM, "token", Secret("another"))
    keys.open = False
    assert vault.remove(LEDGER) == 1
    keys.open = True
    assert vault.get(PLATFORM, "token") == Secret("another")
    with pytest.raises(NotFound):
        vault.get(LEDGER, "password")


def test_a_file_open_to_others_is_refused(vault: Vault, tmp_path: Path) -> None:
    """A vault that other users can read is not used, and the sentence says why."""
    vault.put(LEDGER, "password", Secret(CANARY))
    (tmp_path / "vault.json").chmod(0o640)
    with pytest.raises(VaultLocked, match="can be read or changed by other users"):
        vault.get(LEDGER, "password")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1}', b"\x00\xff"])
def test_a_damaged_file_is_said_in_words(vault: Vault, tmp_path: Path, content: bytes) -> None:
    """A damaged vault gives a sentence, not a traceback of a library."""
    path = tmp_path / "vault.json"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(VaultLocked, match="is damaged"):
        vault.get(LEDGER, "password")


def test_a_newer_format_is_refused(vault: Vault, tmp_path: Path) -> None:
    """A vault of a later version is left alone."""
    path = tmp_path / "vault.json"
    path.write_bytes(b'{"format": 99, "key": "", "secrets": []}')
    path.chmod(0o600)
    with pytest.raises(VaultLocked, match="newer version"):
        vault.put(LEDGER, "password", Secret("x"))


def test_a_lost_key_says_what_to_do(vault: Vault, keys: MemoryKeys) -> None:
    """Without its key the vault stays closed, keeps its file and says what to do."""
    vault.put(LEDGER, "password", Secret(CANARY))
    keys.keys.clear()
    with pytest.raises(VaultLocked, match="Sign in as the user who connected"):
        vault.get(LEDGER, "password")
    with pytest.raises(VaultLocked):
        vault.put(LEDGER, "password", Secret("x"))


def test_the_log_is_told_of_every_secret(tmp_path: Path, keys: MemoryKeys) -> None:
    """Whoever hides secrets in the log learns each of them, put or opened."""
    learned: list[Secret] = []
    vault = Vault(tmp_path / "vault.json", keys, learned.append)
    vault.put(LEDGER, "password", Secret("one"))
    vault.get(LEDGER, "password")
    assert learned == [Secret("one"), Secret("one")]


def test_a_connection_sees_its_own_secrets_and_its_organizations_token(vault: Vault) -> None:
    """The password is the connection's, the token its organization's, and nobody else's."""
    vault.put(LEDGER, "password", Secret("mine"))
    vault.put(PLATFORM, "token", Secret("ours"))
    mine = ScopedSecrets(vault, LEDGER, {"token": PLATFORM})
    assert (mine.secret("password"), mine.secret("token")) == (Secret("mine"), Secret("ours"))
    with pytest.raises(NotFound):
        ScopedSecrets(vault, Scope("sql_accounting", "other")).secret("password")


def test_a_vault_with_a_key_file(tmp_path: Path) -> None:
    """On a computer without a key store an explicit key file does the same."""
    vault = Vault(tmp_path / "vault.json", KeyFile.create(tmp_path / "vault.key"))
    vault.put(LEDGER, "password", Secret(CANARY))
    vault.rotate()
    assert Vault(tmp_path / "vault.json", KeyFile(tmp_path / "vault.key")).get(LEDGER, "password") == Secret(CANARY)
    assert "canary" not in everything_on_disk(tmp_path)
