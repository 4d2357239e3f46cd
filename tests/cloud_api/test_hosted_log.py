"""The sync log of what the platform hosts, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_hosted_log import HostedLogContract


class TestHostedLogOnSqlite(HostedLogContract):
    """From state files beside the database."""
