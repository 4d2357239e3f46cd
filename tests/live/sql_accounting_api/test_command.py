"""Connecting by the vendor's API from the command line: keys from a file, kept encrypted, told by the doctor."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from connector.cli.app import run
from connector.cli.terminal import Exit
from connector.connections import Organization, change_registry, load_registry
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Scope, Vault
from connector.domain.secret import Secret
from connector.paths import Home
from tests.live.sql_accounting_api.simulator import ACCESS, SECRET
from tests.live.sql_accounting_api.stage import stage


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home that is paired with one organization."""
    home = Home(tmp_path / "home")
    monkeypatch.setenv("BUKUBRIDGE_HOME", str(home.root))
    monkeypatch.delenv("BUKUBRIDGE_KEY_FILE", raising=False)
    home.prepare()
    KeyFile.create(home.key_file)
    paired = Organization(slug="acme", name="Acme", platform="http://127.0.0.1:9", paired_at=dt.datetime.now(dt.UTC))
    change_registry(home, lambda known: known.with_organization(paired))
    return home


def _keys(folder: Path, secret: str = SECRET) -> str:
    file = folder / "keys.txt"
    file.write_text(f"{ACCESS}\n{secret}\n")
    return str(file)


def test_a_company_is_connected_with_its_keys(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both keys lie in the vault and nowhere else, the company's name is the title, and the doctor reads the books."""
    with stage() as desk:
        address = ["--address", desk.simulator.address, "--key-file", _keys(tmp_path)]
        assert run(["connect", "sql-accounting-api", *address]) == Exit.OK
        said = capsys.readouterr().out
        (made,) = load_registry(home).connections
        assert (made.provider, made.title, made.settings["way"]) == ("sql_accounting", "Ujian Sdn Bhd", "api")
        vault, scope = Vault(home.vault, KeyFile(home.key_file)), Scope("sql_accounting", made.id)
        assert vault.get(scope, "access_key") == Secret(ACCESS)
        assert vault.get(scope, "secret_key") == Secret(SECRET)
        for file in (home.registry, home.vault):
            assert SECRET.encode() not in file.read_bytes()
            assert ACCESS.encode() not in file.read_bytes()
        run(["doctor"])
        told = capsys.readouterr().out
        assert "The books of Ujian Sdn Bhd can be read" in told
        assert "fifty at a time" in told
        assert SECRET not in said + told


def test_wrong_keys_connect_nothing(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The API is asked first; what it refuses is told in words, and nothing is kept."""
    with stage() as desk:
        options = ["--address", desk.simulator.address, "--key-file", _keys(tmp_path, "wrong")]
        assert run(["connect", "sql-accounting-api", *options]) == Exit.PROBLEM
    assert "access key" in capsys.readouterr().err
    assert not load_registry(home).connections
    assert not home.vault.exists()


def test_the_two_ways_are_not_mixed(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A connection by the API is not changed into one that reads a file, nor the other way round."""
    with stage() as desk:
        options = ["--address", desk.simulator.address, "--key-file", _keys(tmp_path)]
        assert run(["connect", "sql-accounting-api", *options]) == Exit.OK
    assert run(["connect", "sql-accounting", "--path", "x.fdb", "--update", "acme"]) == Exit.PROBLEM
    assert "two ways into the books" in capsys.readouterr().err
    again = ["connect", "sql-accounting-api", "--update", "acme", "--region", "ap-southeast-1", "--no-check"]
    assert run([*again, "--key-file", _keys(tmp_path)]) == Exit.OK
    (made,) = load_registry(home).connections
    assert (made.settings["region"], made.settings["address"]) == ("ap-southeast-1", desk.simulator.address)
