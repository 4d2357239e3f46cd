"""The audit trail on SQLite, and the operator's commands for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from cloud_api.cli import app
from cloud_api.db.engine import Database
from connector.domain.errors import SettingsInvalid
from tests.contracts.platform_audit import TamperContract, TrailContract


class TestTrailOnSqlite(TrailContract):
    """Entries."""


class TestTamperingOnSqlite(TamperContract):
    """A chain that somebody changed."""


class Operator:
    """Somebody at the command line."""

    def __init__(self, url: str) -> None:
        self._url = url

    def run(self, *arguments: str, code: int = 0) -> str:
        """What a command prints."""
        result = CliRunner(env={"COLUMNS": "250"}).invoke(app, [*arguments, "--database-url", self._url])
        if isinstance(result.exception, SettingsInvalid):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output


@pytest.fixture
def operator(sqlite_url: str) -> Operator:
    """With an organization, and keys that were turned once."""
    somebody = Operator(sqlite_url)
    somebody.run("org", "create", "kedai")
    for _ in range(3):
        somebody.run("org", "token", "kedai", "--role", "admin", "--person", "Aminah")
    return somebody


def test_an_operator_reads_and_checks_the_trail(operator: Operator, sqlite_url: str, tmp_path: Path) -> None:
    """The platform's own chain and an organization's; a chain that is whole is told so, with its newest hash."""
    key_file = str(tmp_path / "server.key")
    assert CliRunner().invoke(app, ["keys", "create", "--key-file", key_file]).exit_code == 0
    operator.run("keys", "rotate", "--key-file", key_file)
    assert "api-token.issued" in operator.run("audit", "list", "--org", "kedai")
    assert "server-key.rotated" in operator.run("audit", "list")
    told = operator.run("audit", "verify")
    assert "3 entries, whole" in told
    assert "platform: 1 entries, whole" in told
    assert "Without anchors" in told


def test_an_anchor_tells_of_a_cut_end(operator: Operator, sqlite_url: str, tmp_path: Path) -> None:
    """`audit head` prints the ends; kept elsewhere they show what was cut off since, and `verify` ends with 1."""
    anchors = tmp_path / "anchors.jsonl"
    anchors.write_text(operator.run("audit", "head"))
    assert "whole" in operator.run("audit", "verify", "--anchors", str(anchors))
    database = Database(sqlite_url)
    with database.write() as connection:
        connection.execute(text("DROP TRIGGER audit_entries_no_delete"))
        connection.execute(text("DELETE FROM audit_entries WHERE number = 3"))
    database.close()
    assert "cut off" in operator.run("audit", "verify", "--anchors", str(anchors), code=1)
    assert "whole" in operator.run("audit", "verify")
    anchors.write_text("nonsense")
    with pytest.raises(SettingsInvalid, match="anchors"):
        operator.run("audit", "verify", "--anchors", str(anchors))


def test_tokens_and_agents_are_listed_and_revoked(operator: Operator) -> None:
    """By ids, never by what they are; a token that was revoked is told as such."""
    assert operator.run("org", "list").split() == ["kedai", "kedai"]
    lines = operator.run("org", "tokens", "kedai").splitlines()
    assert [line.split("\t")[-1] for line in lines] == ["valid"] * 3
    operator.run("org", "revoke-token", "kedai", lines[0].split("\t")[0])
    assert sorted(line.split("\t")[-1] for line in operator.run("org", "tokens", "kedai").splitlines()) == [
        "revoked",
        "valid",
        "valid",
    ]
    assert operator.run("agent", "list", "kedai") == ""
