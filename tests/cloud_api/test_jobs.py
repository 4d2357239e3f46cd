"""Syncs that people ask for, turns and limits, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_jobs import JobContract, QuotaContract, TurnContract


class TestJobsOnSqlite(JobContract):
    """Asked for, and told what became of it."""


class TestTurnsOnSqlite(TurnContract):
    """Whose turn it is."""


class TestQuotasOnSqlite(QuotaContract):
    """Limits of a provider."""
