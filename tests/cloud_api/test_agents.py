"""Agents on SQLite, and which versions of them are let in."""

from __future__ import annotations

import pytest

from cloud_api.agents.versions import check_version
from cloud_api.problems import Problem
from connector.domain.errors import SettingsInvalid
from tests.contracts.platform_agents import AgentContract
from tests.contracts.platform_diagnostics import DiagnosticsContract


class TestAgentsOnSqlite(AgentContract):
    """Who they are, what they are asked, how they end."""


class TestDiagnosticsOnSqlite(DiagnosticsContract):
    """Asked for, kept, fetched."""


def test_versions_are_compared_by_their_numbers() -> None:
    """Not as text; what follows the numbers counts for nothing."""
    for told, oldest in (("0.10.0", "0.9.9"), ("1.0.0rc1", "1.0"), ("2.0+local", "1.9.9"), ("", "")):
        check_version(told, oldest)
    for told, oldest in (("0.9.9", "0.10"), ("nonsense", "0.0.1")):
        with pytest.raises(Problem):
            check_version(told, oldest)
    with pytest.raises(SettingsInvalid, match="cannot be read"):
        check_version("1.0", "latest")
