"""The audit trail, agents and their diagnostics, on a real PostgreSQL server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from tests.cloud_api.driver import Cloud, Http, served
from tests.contracts.platform_agents import AgentContract
from tests.contracts.platform_audit import TamperContract, TrailContract
from tests.contracts.platform_diagnostics import DiagnosticsContract
from tests.live.servers.postgres import PostgresServer


@pytest.fixture(scope="module")
def running(postgres: PostgresServer) -> Iterator[tuple[Http, Database]]:
    """One platform over a database of its own."""
    url = postgres.create_database(f"audit_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    database.close()
    with served(url) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestTrailOnPostgres(TrailContract):
    """Entries."""


class TestAgentsOnPostgres(AgentContract):
    """Who they are, what they are asked, how they end."""


class TestDiagnosticsOnPostgres(DiagnosticsContract):
    """Asked for, kept, fetched."""


class TestTamperingOnPostgres(TamperContract):
    """A chain that somebody changed."""
