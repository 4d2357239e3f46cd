"""The promises about who may write, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_connections import LeaseContract, PairingContract, RunContract


class TestPairingOnSqlite(PairingContract):
    """One-time codes."""


class TestLeasesOnSqlite(LeaseContract):
    """One PC keeps a company."""


class TestRunsOnSqlite(RunContract):
    """Run logs and commands."""
