"""What whoever runs the platform sees of it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import httpx
import pytest
from litestar.testing import TestClient
from prometheus_client import generate_latest
from sqlalchemy import delete, text, update
from typer.testing import CliRunner

from cloud_api.agents.bell import Bell
from cloud_api.app import create_app
from cloud_api.cli import app
from cloud_api.db.engine import Database
from cloud_api.db.tables import connection_turns
from cloud_api.jobs.turns import Place, Work, wish
from cloud_api.operations.metrics import REGISTRY, told_at
from cloud_api.settings import Settings
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import PROVIDER, Cloud, problem, upsert
from tests.fakes.entities import customer
from tests.live.servers.processes import free_port


def _refusal(settings: Settings, path: str = "/ready", bell: Bell | None = None) -> str:
    """Why a server is not ready."""
    application = create_app(settings, Database(settings.database_url), bell)
    with TestClient(application, raise_server_exceptions=False) as client:
        assert client.get("/health").json()["ok"] is True
        refused = problem(client.get(path), 503)
    assert refused.code == ProblemCode.UNAVAILABLE
    return refused.detail


def test_a_server_is_ready_or_says_why_not(sqlite_url: str, tmp_path: Path) -> None:
    """It lives all the same: a watcher replaces what does not live, and sends nobody to what is not ready."""
    assert "this version's tables" in _refusal(Settings(database_url=f"sqlite:///{tmp_path}/empty.sqlite3"))
    with_key = Settings(database_url=sqlite_url, key_file=str(tmp_path / "missing.key"))
    assert "key file cannot be read" in _refusal(with_key)
    bell = Bell()
    bell.close()
    assert "about to end" in _refusal(Settings(database_url=sqlite_url), bell=bell)
    database = Database(sqlite_url)
    with database.write() as connection:
        connection.execute(text("DELETE FROM platform"))
    database.close()
    assert "lost its identity" in _refusal(Settings(database_url=sqlite_url))


def test_a_database_that_is_away_is_told(tmp_path: Path) -> None:
    """Its disk is not there."""
    gone = Settings(database_url=f"sqlite:///{tmp_path}/no/such/folder.sqlite3")
    application = create_app(gone, Database(gone.database_url))
    with TestClient(application, raise_server_exceptions=False) as client:
        assert client.get("/health").status_code == 200
        assert "does not answer" in problem(client.get("/ready"), 503).detail


def test_metrics_count_by_routes_and_tell_of_nobody(cloud: Cloud) -> None:
    """By the template of the path, never the path; no organization, key, token or person stands in them."""
    name = cloud.organization("secretive")
    agent, person = cloud.keeper(name, "PC-CANARY"), cloud.person(name)
    agent.send(EntityKind.CUSTOMER, upsert(EntityKind.CUSTOMER, "canary-key", customer("canary-key", "Canary")))
    person.get("/api/records/customers/canary-key", provider=PROVIDER)
    cloud.http.request("GET", "/canary/nowhere")
    told = generate_latest(REGISTRY).decode()
    assert _value(told, "bukubridge_records_in_total", entity="customers", result="created") >= 1
    route = "/api/integrations/{provider}/records/{entity}"
    assert _value(told, "bukubridge_requests_total", method="POST", route=route, status="200") >= 1
    assert _value(told, "bukubridge_requests_total", method="GET", route="none", status="404") >= 1
    for secret in (cloud.slug(name), agent.token, "canary", "CANARY", "Canary", "Aminah", PROVIDER + "/"):
        assert secret not in told
    labels = set(re.findall(r'route="([^"]*)"', told))
    described = cloud.http.request("GET", "/schema/openapi.json").json()["paths"].keys()
    assert len(labels) <= len(described) + 20


def test_metrics_have_an_address_of_their_own(cloud: Cloud) -> None:
    """Not the API's: there nobody finds them. What lies in the database is looked up when somebody asks."""
    cloud.keeper(cloud.organization())
    assert cloud.http.request("GET", "/metrics").status_code == 404
    address = f"127.0.0.1:{free_port()}"
    with told_at(address, cloud.database):
        told = httpx.get(f"http://{address}/metrics").text
    assert _value(told, "bukubridge_database_up") == 1
    assert _value(told, "bukubridge_agents_present") >= 1
    assert _value(told, "bukubridge_webhooks_lying", state="dead") >= 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://{address}/metrics")


def test_metrics_tell_of_the_queue(cloud: Cloud) -> None:
    """Waiting and running by queue; on SQLite a job is a row of turns."""
    mine = cloud.organizations.id_of(cloud.slug(cloud.organization()))
    place = Place(connection=cloud.slug("queued"), organization_id=mine, provider=PROVIDER)
    before, now, c = _queue(cloud), dt.datetime.now(dt.UTC), connection_turns.c
    row = c.connection == place.connection
    with cloud.database.write() as connection:
        for work in Work:
            wish(connection, place, work)
        connection.execute(update(connection_turns).where(row).values(queued_at=now))
        connection.execute(update(connection_turns).where(row, c.work == Work.RUN.value).values(begun_at=now))
    after = _queue(cloud)
    with cloud.database.write() as connection:
        connection.execute(delete(connection_turns).where(row))
    assert {key: after[key] - before[key] for key in after} == {
        ("run", "waiting"): 0, ("run", "running"): 1, ("run", "failed"): 0,
        ("orders", "waiting"): 1, ("orders", "running"): 0, ("orders", "failed"): 0,
    }  # fmt: skip


def _queue(cloud: Cloud) -> dict[tuple[str, str], float]:
    address = f"127.0.0.1:{free_port()}"
    with told_at(address, cloud.database):
        told = httpx.get(f"http://{address}/metrics").text
    words = [(work.value, state) for work in Work for state in ("waiting", "running", "failed")]
    return {(queue, state): _value(told, "bukubridge_jobs", queue=queue, state=state) for queue, state in words}


def test_metrics_tell_that_the_database_is_away(tmp_path: Path) -> None:
    """They are told all the same, without what lies there."""
    address, away = f"127.0.0.1:{free_port()}", Database(f"sqlite:///{tmp_path}/no/such/folder.sqlite3")
    with told_at(address, away):
        told = httpx.get(f"http://{address}/metrics").text
    away.close()
    assert _value(told, "bukubridge_database_up") == 0
    assert "bukubridge_agents_present" not in told


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:", ":9464", "127.0.0.1:99999", "127.0.0.1:999999"])
def test_an_address_that_is_none_is_told(cloud: Cloud, address: str) -> None:
    """A sentence, before anything is served."""
    with pytest.raises(SettingsInvalid, match="etrics"), told_at(address, cloud.database):
        pytest.fail("nothing is told at such an address")


def test_serve_looks_where_metrics_are_told(sqlite_url: str) -> None:
    """The option stands before the command, for server and worker alike."""
    refused = CliRunner().invoke(app, ["--metrics-address", "nonsense", "serve", "--database-url", sqlite_url])
    assert isinstance(refused.exception, SettingsInvalid)


def _value(told: str, name: str, **labels: str) -> float:
    """One number of what is told; -1 where it is not."""
    wanted = [f'{key}="{value}"' for key, value in labels.items()]
    for line in told.splitlines():
        if re.match(rf"{name}[ {{]", line) and all(each in line for each in wanted):
            return float(line.rpartition(" ")[2])
    return -1.0
