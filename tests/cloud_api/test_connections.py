"""The promises about who may write, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_connections import CatalogContract, LeaseContract, PairingContract, RunContract


class TestCatalogOnSqlite(CatalogContract):
    """What can be connected."""


class TestPairingOnSqlite(PairingContract):
    """One-time codes."""


class TestLeasesOnSqlite(LeaseContract):
    """One PC keeps a company."""


class TestRunsOnSqlite(RunContract):
    """Run logs and commands."""
