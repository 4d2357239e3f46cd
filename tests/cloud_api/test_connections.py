"""The promises about who may write, on SQLite."""

from __future__ import annotations

import uuid

from tests.cloud_api.driver import Cloud, problem
from tests.contracts.platform_connections import (
    CatalogContract,
    LeaseContract,
    PairingContract,
    RunClockContract,
    RunContract,
)


class TestCatalogOnSqlite(CatalogContract):
    """What can be connected."""


class TestPairingOnSqlite(PairingContract):
    """One-time codes."""


class TestLeasesOnSqlite(LeaseContract):
    """One PC keeps a company."""


class TestRunClocksOnSqlite(RunClockContract):
    """When runs were."""


class TestRunsOnSqlite(RunContract):
    """Run logs and commands."""


def test_runs_are_of_what_there_is(cloud: Cloud) -> None:
    """A kind of record, or what is only collected: anything else is refused, told or asked for."""
    agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
    log = {"id": str(uuid.uuid4()), "sync_direction": "inbound", "records_synced": 1, "records_failed": 0}
    log |= {"status": "success", "started_at": "2026-03-01T08:00:00+08:00"}
    for known in ("customers", "metrics"):
        assert agent.call("POST", "sync-logs", json={"logs": [log | {"entity_type": known}]}).status_code == 204
        assert person.get("/api/integrations/sync-logs", entity_type=known).json()["logs"]
    problem(agent.call("POST", "sync-logs", json={"logs": [log | {"entity_type": "weather"}]}), 422)
    problem(person.get("/api/integrations/sync-logs", entity_type="weather"), 422)
