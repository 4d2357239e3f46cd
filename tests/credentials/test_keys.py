"""The vault's key is kept in a real key store or in an explicit private file, never silently in plain text."""

from pathlib import Path

import keyring.backend
import keyring.backends.fail
import pytest
from keyring.errors import KeyringError, PasswordDeleteError

from connector.credentials.keys import (
    MAX_STORED,
    SERVICE,
    KeyFile,
    KeyStore,
    SystemKeys,
    choose_backend,
    is_trusted,
    new_key,
)
from connector.domain.errors import SettingsInvalid, VaultLocked


class _Backend(keyring.backend.KeyringBackend):
    """A key store of a computer, in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class _Locked(_Backend):
    """A key store whose user is not signed in."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringError("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringError("locked")


@pytest.fixture(params=["system", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> KeyStore:
    """Every way to keep a key, under the same promises."""
    return SystemKeys(_Backend()) if request.param == "system" else KeyFile.create(tmp_path / "vault.key")


def test_a_key_is_kept_by_its_id(store: KeyStore) -> None:
    """Keys come back by id, are forgotten on demand, and forgetting twice is no error."""
    first, second = new_key(), new_key()
    store.put("a", first)
    store.put("b", second)
    assert (store.get("a"), store.get("b"), store.get("c")) == (first, second, None)
    store.remove("a")
    store.remove("a")
    assert (store.get("a"), store.get("b")) == (None, second)


def test_what_is_stored_fits_every_key_store() -> None:
    """Windows holds 1,280 characters at most."""
    backend = _Backend()
    SystemKeys(backend).put("a", new_key())
    ((service, _), text) = next(iter(backend.kept.items()))
    assert (service, len(text) <= MAX_STORED) == (SERVICE, True)


def test_a_locked_key_store_is_said_in_words() -> None:
    """A key store that is closed gives a sentence and a remedy for every call."""
    keys = SystemKeys(_Locked())
    with pytest.raises(VaultLocked, match="cannot be used now"):
        keys.get("a")
    with pytest.raises(VaultLocked, match="cannot be used now"):
        keys.put("a", new_key())
    with pytest.raises(VaultLocked, match="cannot be used now"):
        keys.remove("a")


def test_only_key_stores_of_an_operating_system_are_trusted() -> None:
    """Backends that keep plain text, or nothing, are refused."""

    class PlaintextKeyring:
        __module__ = "keyrings.alt.file"

    class SecretService:
        __module__ = "keyring.backends.SecretService"

    assert not is_trusted(PlaintextKeyring())
    assert is_trusted(SecretService())


def test_a_computer_without_a_key_store_says_what_to_do() -> None:
    """Nothing is kept in plain text instead: the sentence names the command that makes a key file."""
    nothing: keyring.backend.KeyringBackend = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with pytest.raises(VaultLocked, match=r"has no key store .* `bukubridge vault create-key-file`"):
        choose_backend(nothing)


def test_a_key_file_is_private_and_made_once(tmp_path: Path) -> None:
    """A new key file is its owner's alone, and never overwritten."""
    path = tmp_path / "deep" / "vault.key"
    KeyFile.create(path)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(SettingsInvalid, match="a key file already"):
        KeyFile.create(path)


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o620, 0o666])
def test_a_key_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    """A key that other users can reach is not used."""
    store = KeyFile.create(tmp_path / "vault.key")
    store.path.chmod(mode)
    with pytest.raises(VaultLocked, match="can be read or changed by other users"):
        store.get("a")


def test_a_key_file_behind_a_link_is_refused(tmp_path: Path) -> None:
    """A link could lead to somebody else's file."""
    KeyFile.create(tmp_path / "real.key")
    (tmp_path / "vault.key").symlink_to(tmp_path / "real.key")
    with pytest.raises(VaultLocked, match="is not a plain file"):
        KeyFile(tmp_path / "vault.key").get("a")


def test_a_missing_or_damaged_key_file_is_said_in_words(tmp_path: Path) -> None:
    """A key file that is named but not there is never made silently; a damaged one is said to be."""
    path = tmp_path / "vault.key"
    with pytest.raises(VaultLocked, match="cannot be read"):
        KeyFile(path).put("a", new_key())
    assert not path.exists()
    for content in (b"not json", b'{"a": "!!"}', b'{"a": "AAAA"}'):
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(VaultLocked, match="is damaged"):
            KeyFile(path).get("a")
