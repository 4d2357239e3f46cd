"""The promises about books that the platform hosts, on SQLite; where it may be sent, and its key file."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cloud_api.cli import app
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.vendor import AllowedAddresses
from connector.domain.errors import BridgeError, SettingsInvalid, Unreachable, VaultLocked
from tests.cloud_api.driver import PROVIDER, Cloud, served
from tests.contracts.platform_hosting import HostingContract, RefusalContract, SealingContract


class TestHostingOnSqlite(HostingContract):
    """Connected by a key."""


class TestSealingOnSqlite(SealingContract):
    """Secrets at rest."""


class TestRefusalsOnSqlite(RefusalContract):
    """What is not connected."""


@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1", "http://localhost:8000", "https://10.1.2.3", "https://169.254.169.254", "https://[::1]:8443"],
)
def test_nobody_sends_the_server_into_its_own_network(address: str) -> None:
    """Without a list of the operator's only public addresses are asked."""
    with pytest.raises(SettingsInvalid, match="not on the public internet"):
        AllowedAddresses(()).check(PROVIDER, {"way": "api", "address": address})


@pytest.mark.parametrize("host", ["nowhere.invalid", f"{'a' * 70}.my", "a..my"], ids=("nowhere", "long", "empty part"))
def test_an_unknown_name_is_not_asked(host: str) -> None:
    """A name that leads nowhere, or is none, is told as such."""
    with pytest.raises(Unreachable, match="not known"):
        AllowedAddresses(()).check(PROVIDER, {"way": "api", "address": f"https://{host}"})


def test_tries_to_connect_are_counted_apart_from_tries_to_pair(sqlite_url: str) -> None:
    """An office that pairs its PCs has as many tries to connect as before; too many of these are told to wait."""
    with served(sqlite_url, pairing_tries_per_minute=20, connect_tries_per_minute=1) as platform:
        cloud = Cloud(*platform)
        cloud.organization()
        cloud.agent("kedai")
        person = cloud.person("kedai")
        asked = [
            cloud.http.request(
                "POST", f"/api/integrations/{PROVIDER}/connect",
                params={"organization_slug": person.slug}, headers=person.headers, json={},
            )
            for _ in range(2)
        ]  # fmt: skip
    assert [answer.status_code for answer in asked] == [422, 429]


@pytest.mark.parametrize("wanted", ["api.sql.my", "*.sql.my", "api.sql.my:8443"])
def test_an_operator_may_name_the_hosts(wanted: str) -> None:
    """Exactly those are asked, by name or by name and port."""
    allowed = AllowedAddresses((wanted,))
    found = allowed.check(PROVIDER, {"way": "api", "address": "https://api.sql.my:8443/"})
    assert found == "https://api.sql.my:8443"
    with pytest.raises(SettingsInvalid, match="does not allow"):
        allowed.check(PROVIDER, {"way": "api", "address": "https://api.sql.my.example.com"})


def test_books_on_a_pc_are_not_reached_from_here() -> None:
    """A company file has no address."""
    with pytest.raises(SettingsInvalid, match="office PC"):
        AllowedAddresses(("*",)).check(PROVIDER, {"path": "x.fdb"})


def test_keys_are_made_and_rotated_from_the_terminal(tmp_path: Path) -> None:
    """One command makes the file, for its owner only, never over an old one; another turns the key."""
    file, url = tmp_path / "server.key", f"sqlite:///{tmp_path}/cloud.sqlite3"
    runner = CliRunner(env={"BUKUBRIDGE_CLOUD_KEY_FILE": str(file)})
    assert runner.invoke(app, ["keys", "create"]).exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    first = ServerKeys(str(file)).newest()
    again = runner.invoke(app, ["keys", "create"])
    assert isinstance(again.exception, SettingsInvalid)
    turned = runner.invoke(app, ["keys", "rotate", "--database-url", url])
    assert "0 secrets" in turned.output
    assert ServerKeys(str(file)).newest()[0] > first[0]
    for key in (first[1].hex(), ServerKeys(str(file)).newest()[1].hex()):
        assert key not in turned.output


def test_no_key_file_is_told() -> None:
    """A server without one says what its operator has to do."""
    with pytest.raises(VaultLocked, match="no key file"):
        ServerKeys("").newest()
    unnamed = CliRunner(env={"BUKUBRIDGE_CLOUD_KEY_FILE": ""}).invoke(app, ["keys", "create"])
    assert isinstance(unnamed.exception, BridgeError)
