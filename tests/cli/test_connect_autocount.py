"""`bukubridge connect autocount`: what is kept, and what is asked for."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from connector.cli.terminal import Exit
from connector.connections import change_registry, load_registry
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Scope, Vault
from connector.domain.secret import Secret
from connector.paths import Home
from tests.agent.office import company
from tests.cli.terminal import Terminal

CANARY = "CANARY-password"


def test_a_company_is_connected_with_what_was_named(
    home: Home, bukubridge: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The password goes to the vault, nothing else does; what was not named is not kept."""
    change_registry(home, lambda known: known.with_organization(company("acme")[0]))
    vault = Vault(home.vault, KeyFile.create(home.key_file))
    monkeypatch.setattr(sys, "stdin", StringIO(f"{CANARY}\n"))
    where = ["--database", "AED_ACME", "--instance", "A2006", "--user", "bukubridge", "--trust", "yes"]
    assert bukubridge("connect", "autocount", *where, "--password-stdin", "--no-check") == Exit.OK
    (kept,) = load_registry(home).connections
    assert kept.provider == "autocount"
    assert (kept.settings["database"], kept.settings["instance"]) == ("AED_ACME", "A2006")
    assert vault.get(Scope("autocount", kept.id), "password") == Secret(CANARY)
    assert CANARY not in bukubridge.out + bukubridge.err


def test_a_windows_login_has_no_password(home: Home, bukubridge: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a login's name nothing is asked for."""
    change_registry(home, lambda known: known.with_organization(company("acme")[0]))
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert bukubridge("connect", "autocount", "--database", "AED_ACME", "--no-check") == Exit.OK
    (kept,) = load_registry(home).connections
    assert not kept.settings.get("user")


@pytest.mark.parametrize("command", [[], ["--database", "AED_X", "--password", CANARY], ["--port", "99999"]])
def test_what_is_not_understood_is_told(home: Home, bukubridge: Terminal, command: list[str]) -> None:
    """A database must be named, a password is no argument, a port is a port."""
    assert bukubridge("connect", "autocount", *command) == Exit.USAGE
    assert bukubridge.err
