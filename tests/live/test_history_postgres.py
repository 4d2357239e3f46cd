"""How PostgreSQL finds a page of a long history."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, Engine, event

from cloud_api.db.engine import Database, act_for
from cloud_api.db.migrate import upgrade
from cloud_api.organizations.service import OrganizationService
from cloud_api.runs.repository import Wanted, page
from connector.domain.keys import EntityKind
from tests.live.servers.postgres import PostgresServer

ROWS = 6000
_FILL = """
    INSERT INTO integration_sync_logs (id, organization_id, provider, entity_type, sync_direction, records_synced,
        records_failed, status, started_at)
    SELECT gen_random_uuid(), %(mine)s, (ARRAY['xero', 'quickbooks'])[1 + mod(n, 2)],
        (ARRAY['customers', 'products', 'invoices'])[1 + mod(n, 3)],
        (ARRAY['inbound', 'outbound'])[1 + mod(n / 7, 2)], 1, 0,
        (ARRAY['success', 'partial', 'failed'])[1 + mod(n / 5, 3)], %(begin)s::timestamptz + n * interval '1 hour'
    FROM generate_series(1, %(rows)s) AS n
"""
BEGIN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
WANTED = [
    Wanted(provider="xero", entity_type=EntityKind.PRODUCT),
    Wanted(status="failed", limit=200),
    Wanted(entity_type=EntityKind.INVOICE, since=BEGIN + dt.timedelta(days=60), until=BEGIN + dt.timedelta(days=90)),
]


@pytest.fixture(scope="module")
def history(postgres: PostgresServer) -> Iterator[tuple[Database, str]]:
    """An organization's, in a database as requests see it."""
    url = postgres.create_database(f"history_{secrets.token_hex(4)}")
    database = Database(url)
    upgrade(database)
    organizations = OrganizationService(database)
    organizations.create("kedai", "Kedai")
    mine = organizations.id_of("kedai")
    with psycopg.connect(postgres.superuser_url(url.rpartition("/")[2]).replace("+psycopg", "")) as filler:
        filler.autocommit = True
        filler.execute(_FILL, {"mine": mine, "begin": BEGIN, "rows": ROWS})
        filler.execute("VACUUM ANALYZE integration_sync_logs")
    yield database.bound(), mine
    database.close()


@pytest.mark.parametrize("wanted", WANTED, ids=["provider and kind", "failed", "month and kind"])
def test_of_a_filtered_page_only_its_own_logs_are_read(history: tuple[Database, str], wanted: Wanted) -> None:
    """Not the newest ones of every combination that it may have, each of which lies on another page of the disk: which
    ones they are, the index tells."""
    database, mine = history
    act_for(mine)
    with database.read() as connection:
        statement, values = _asked(database.engine, connection, mine, wanted)
        plan = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values).scalar_one()
        found = len(page(connection, mine, wanted))
    act_for("")
    steps = list(_steps((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]))
    logs = [step for step in steps if step.get("Relation Name") == "integration_sync_logs"]
    read = sum(step["Actual Rows"] * step["Actual Loops"] for step in logs if "Only" not in step["Node Type"])
    assert found == wanted.limit
    assert read == found, [(step["Node Type"], step["Actual Rows"], step["Actual Loops"]) for step in logs]


def _asked(engine: Engine, connection: Connection, mine: str, wanted: Wanted) -> tuple[str, Any]:
    """The statement that asks for a page, with its values."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    page(connection, mine, wanted)
    event.remove(engine, "before_cursor_execute", note)
    [found] = asked
    return found


def _steps(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield step
    for inner in step.get("Plans", []):
        yield from _steps(inner)
