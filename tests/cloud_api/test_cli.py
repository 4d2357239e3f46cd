"""The operator's command line."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cloud_api.cli import app
from cloud_api.db.engine import Database
from cloud_api.db.migrate import is_current, upgrade
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.organizations.service import OrganizationService
from cloud_api.problems import Problem
from cloud_api.security.authentication import find_caller
from cloud_api.security.caller import PersonCaller, Role
from connector.domain.errors import BridgeError, NotFound, SettingsInvalid
from connector.domain.secret import Secret
from tests.cloud_api.driver import PROVIDER, Cloud, served


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database that is not there yet."""
    return f"sqlite:///{tmp_path}/cloud.sqlite3"


def _run(url: str, *arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "--database-url", url])
    if isinstance(result.exception, BridgeError | Problem):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output.strip()


def test_from_nothing_to_a_pairing_code(url: str) -> None:
    """An operator needs two commands on an empty disk."""
    assert "kedai" in _run(url, "org", "create", "kedai", "--name", "Kedai Sdn. Bhd.")
    assert len(_run(url, "agent", "invite", "kedai")) == 14


def test_a_persons_token_is_printed_once_and_works(url: str) -> None:
    """The printed token is the person's, with its role."""
    _run(url, "org", "create", "kedai")
    token = _run(url, "org", "token", "kedai", "--role", "support", "--person", "Aminah")
    caller = find_caller(Database(url), token)
    assert isinstance(caller, PersonCaller)
    assert (caller.person, caller.role, caller.organization_slug) == ("Aminah", Role.SUPPORT, "kedai")


def test_migrate_makes_the_tables(url: str) -> None:
    """An empty database becomes this version's."""
    _run(url, "migrate")
    assert is_current(Database(url))


def test_diagnostics_are_asked_for_and_saved(url: str, tmp_path: Path) -> None:
    """In the operator's name, as the organization's admins see in their trail; the file is its owner's alone."""
    file = tmp_path / "kedai.zip"
    upgrade(Database(url))
    with served(url) as platform:
        cloud = Cloud(*platform)
        agent = cloud.keeper(cloud.organization())
        slug = cloud.slug("kedai")
        with pytest.raises(Problem, match="cannot be asked that"):
            _run(url, "agent", "diagnostics", "ask", slug)
        agent.offer_able("diagnostics")
        with pytest.raises(Problem, match="no diagnostics file"):
            _run(url, "agent", "diagnostics", "save", slug, str(file))
        assert not file.exists()
        _run(url, "agent", "diagnostics", "ask", slug)
        [command] = cloud.http.request("GET", "/api/agent/commands", headers=agent.headers).json()["commands"]
        assert agent.call("POST", "diagnostics", params={"command": command["id"]}, content=b"PK\x03\x04x").is_success
        assert str(file) in _run(url, "agent", "diagnostics", "save", slug, str(file))
        assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"PK\x03\x04x", 0o600)
        with pytest.raises(SettingsInvalid, match="cannot be written"):
            _run(url, "agent", "diagnostics", "save", slug, str(file))
        status = cloud.person("kedai").get(f"/api/integrations/{PROVIDER}/sync-status").json()
        assert status["diagnostics"]["asked_by"] == "the operator of the platform"
        entries = cloud.person("kedai").get("/api/audit").json()["entries"]
    told = [(each["action"], each["actor"]["kind"]) for each in entries if "diagnostics" in each["action"]]
    fetched = ("diagnostics.fetched", "operator")
    assert told == [fetched, fetched, ("diagnostics.received", "agent"), ("diagnostics.asked", "operator")]


def test_what_is_not_there_is_said_in_words(url: str) -> None:
    """Unknown organizations, used slugs and unfit slugs each get a sentence."""
    with pytest.raises(NotFound, match="no organization nobody"):
        _run(url, "agent", "invite", "nobody")
    _run(url, "org", "create", "kedai")
    with pytest.raises(SettingsInvalid, match="already"):
        _run(url, "org", "create", "kedai")
    with pytest.raises(SettingsInvalid, match="slug"):
        _run(url, "org", "create", "Kedai Kopi")
    with pytest.raises(NotFound, match="no books"):
        _run(url, "org", "accept-books", "kedai")


def test_revoking_nobody_is_told(url: str) -> None:
    """The operator sees how many agents a PC's name meant."""
    _run(url, "org", "create", "kedai")
    assert _run(url, "agent", "revoke", "kedai", "--pc", "PC-9") == "0 agents were revoked."


def test_records_and_changes_from_the_terminal(url: str, tmp_path: Path) -> None:
    """An operator enters, edits, looks for and deletes a record, and sees each change."""
    _run(url, "org", "create", "kedai")
    wish, patch = tmp_path / "wish.json", tmp_path / "patch.json"
    wish.write_text('{"name": "Kedai Kopi", "currency": "MYR"}', encoding="utf-8")
    patch.write_text('{"phone": "03-1"}', encoding="utf-8")
    key = _run(url, "record", "create", "customers", "--org", "kedai", "--file", str(wish))
    assert key.startswith("new:")
    change = _run(url, "record", "edit", "customers", key, "--org", "kedai", "--file", str(patch), "--person", "Siti")
    again = _run(url, "record", "edit", "customers", key, "--org", "kedai", "--file", str(patch))
    assert again == "Nothing is changed by this."
    assert _run(url, "record", "list", "customers", "--org", "kedai") == f"{key}\tKedai Kopi\tpending"
    assert json.loads(_run(url, "record", "show", "customers", key, "--org", "kedai"))["wished"]["phone"] == "03-1"
    assert json.loads(_run(url, "change", "show", change, "--org", "kedai"))["changed_by"] == "Siti"
    _run(url, "record", "delete", "customers", key, "--org", "kedai")
    lines = _run(url, "change", "list", "--org", "kedai", "--entity", "customers").splitlines()
    assert [line.split("\t")[1].split()[0] for line in lines] == ["delete", "update", "create"]


def test_content_comes_from_the_standard_input(url: str) -> None:
    """Without a file a record is read from what is piped in; what is not fit ends with its sentence."""
    _run(url, "org", "create", "kedai")
    arguments = ["record", "create", "products", "--org", "kedai", "--database-url", url]
    taken = CliRunner().invoke(app, arguments, input='{"description": "Beras"}')
    assert (taken.exit_code, taken.output[:4]) == (0, "new:")
    refused = CliRunner().invoke(app, arguments, input='{"description": " "}')
    assert "A product has a description." in str(refused.exception)


def test_the_worker_has_no_work_on_sqlite(url: str) -> None:
    """On SQLite the server does it, and the command says so."""
    with pytest.raises(SettingsInvalid, match="server does"):
        _run(url, "worker")


def test_the_servers_keys_are_listed_without_what_they_are(url: str, tmp_path: Path) -> None:
    """By id: when each was made, which one seals now, how many secrets need it; one that is missing, too."""
    file = str(tmp_path / "server.key")
    ServerKeys.create(file)
    keys = ServerKeys(file)
    _run(url, "migrate")
    database = Database(url)
    _run(url, "org", "create", "kedai")
    organization = OrganizationService(database).id_of("kedai")
    with database.write() as connection:
        for field in ("access_key", "secret_key"):
            Envelopes(connection, keys).put(organization, "sql_accounting", "c1", field, Secret("canary"))
        first = keys.newest()[0]
        newest = keys.add()
    database.close()
    lines = [line.split("\t") for line in _run(url, "keys", "list", "--key-file", file).splitlines()]
    assert [(line[0], *line[2:]) for line in lines] == [(first, "opens", "2 secrets"), (newest, "seals", "0 secrets")]
    assert all(line[1].endswith(" UTC") for line in lines)
    told = str(lines)
    assert not any(base64.b64encode(keys.get(key_id)).decode() in told for key_id in (first, newest))
    keys.forget_others({newest})
    assert f"{first}" in _run(url, "keys", "list", "--key-file", file)
    assert "missing\t2 secrets" in _run(url, "keys", "list", "--key-file", file)
