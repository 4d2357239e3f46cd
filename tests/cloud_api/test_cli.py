"""The operator's command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cloud_api.cli import app
from cloud_api.db.engine import Database
from cloud_api.db.migrate import is_current
from cloud_api.security.authentication import find_caller
from cloud_api.security.caller import PersonCaller, Role
from connector.domain.errors import BridgeError, NotFound, SettingsInvalid


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database that is not there yet."""
    return f"sqlite:///{tmp_path}/cloud.sqlite3"


def _run(url: str, *arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "--database-url", url])
    if result.exception is not None and isinstance(result.exception, BridgeError):
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


def test_the_worker_has_no_work_on_sqlite(url: str) -> None:
    """On SQLite the server does it, and the command says so."""
    with pytest.raises(SettingsInvalid, match="server does"):
        _run(url, "worker")
