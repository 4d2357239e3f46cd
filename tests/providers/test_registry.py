"""Providers by name: their facts without their code, their code when it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.keys import SYNC_ORDER
from connector.providers.registry import open_source, spec, specs
from connector.providers.sql_accounting.connection import SqlAccountingSettings


def test_facts_of_a_provider() -> None:
    """Title, host, entities in their order, and settings with a help text."""
    known = spec("sql-accounting")
    assert known in specs()
    assert (known.name, known.title, known.hosted_by) == ("sql_accounting", "SQL Accounting", "agent")
    assert known.entities == SYNC_ORDER
    assert all(setting.title and setting.help for setting in known.settings)


def test_settings_are_those_of_the_connection() -> None:
    """What a face asks for is what the provider takes; the password is a secret and no setting."""
    asked = {setting.name: setting for setting in spec("sql_accounting").settings}
    assert set(asked) - {"password"} == set(SqlAccountingSettings.__struct_fields__)
    assert [name for name, setting in asked.items() if setting.secret] == ["password"]
    taken = SqlAccountingSettings(path="x")
    assert all(setting.default in (None, getattr(taken, name, None)) for name, setting in asked.items())


def test_facts_cost_no_driver() -> None:
    """Telling which providers there are loads no adapter and no client library."""
    code = (
        "import sys; from connector.providers.registry import specs; specs(); "
        "print(sorted(name for name in sys.modules if name in ('fdb', 'pyodbc') or 'sql_accounting' in name))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"path": ""},
        {"path": "x", "port": "many"},
        {"path": "x", "speed": 9},
        {"path": "x", "legacy_charsets": ["no"]},
    ],
)
def test_settings_that_cannot_work_are_refused(settings: dict[str, object]) -> None:
    """Before anything is opened, with a sentence."""
    with pytest.raises(SettingsInvalid):
        open_source("sql_accounting", settings, None)


def test_an_unknown_provider_is_refused() -> None:
    """The sentence says what is known."""
    with pytest.raises(NotFound, match="sql_accounting"):
        spec("abacus")
