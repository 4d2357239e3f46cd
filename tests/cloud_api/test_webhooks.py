"""The promises about webhooks, on SQLite, and the operator's commands."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from cloud_api.cli import app
from cloud_api.db.engine import Database
from cloud_api.db.tables import integration_tenants
from cloud_api.registrations import Registrations
from connector.domain.errors import SettingsInvalid
from connector.domain.secret import Secret
from tests.cloud_api.driver import Cloud, Http, served
from tests.contracts.platform_webhooks import (
    WebhookBodyContract,
    WebhookDoorContract,
    WebhookHandlingContract,
    WebhookTroubleContract,
)
from tests.fakes.webhooks import older_change, registrations, signed
from tests.live.servers.processes import wait_until


@pytest.fixture(scope="module")
def running(
    migrated_file: Path, server_key: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Http, Database]]:
    """One platform whose operator registered with every provider."""
    folder = tmp_path_factory.mktemp("webhooks")
    shutil.copyfile(migrated_file, folder / "cloud.sqlite3")
    url = f"sqlite:///{folder}/cloud.sqlite3"
    with served(url, key_file=str(server_key), registrations_file=registrations(folder)) as platform:
        yield platform


@pytest.fixture
def quiet(sqlite_url: str) -> Iterator[Database]:
    """A database without a server."""
    database = Database(sqlite_url)
    yield database
    database.close()


class TestWebhookDoorOnSqlite(WebhookDoorContract):
    """Who is let in."""


class TestWebhookBodiesOnSqlite(WebhookBodyContract):
    """Bodies that nobody should send."""


class TestWebhookHandlingOnSqlite(WebhookHandlingContract):
    """What follows from events."""


class TestWebhookTroubleOnSqlite(WebhookTroubleContract):
    """A handler that fails."""


def test_an_operator_sees_and_sends_round_again(cloud: Cloud) -> None:
    """Listed with its account; sent round again once somebody connected that."""
    name = cloud.organization()
    tenant = cloud.slug(name)
    body = older_change(tenant)
    door, headers = "/api/integrations/quickbooks/webhook", signed("quickbooks", body)
    sent = cloud.http.request("POST", door, content=body, headers=headers)
    assert sent.status_code == 200
    runner = CliRunner()
    listed = runner.invoke(app, ["webhooks", "list", "--state", "unassigned", "--database-url", cloud.url])
    assert tenant[:6] in listed.output
    again = ["webhooks", "redrive", "--state", "unassigned", "--database-url", cloud.url]
    assert "0 events" in runner.invoke(app, again).output
    with cloud.database.write() as connection:
        values = {"provider": "quickbooks", "tenant": tenant, "organization_id": cloud.organizations.id_of(tenant)}
        connection.execute(insert(integration_tenants).values(**values, connected_at=dt.datetime.now(dt.UTC)))
    assert "sent round again" in runner.invoke(app, again).output
    assert runner.invoke(app, ["webhooks", "redrive", "--state", "handled", "--database-url", cloud.url]).exit_code == 2


def test_an_operator_sees_what_was_refused(cloud: Cloud) -> None:
    """Counted by provider and reason."""
    for _ in range(3):
        assert cloud.http.request("POST", "/api/integrations/xero/webhook", content=b"{}").status_code == 401

    def counted() -> bool:
        told = CliRunner().invoke(app, ["webhooks", "refused", "--database-url", cloud.url]).output
        return any(line.startswith("xero\tunsigned\t") and int(line.split("\t")[2]) >= 3 for line in told.splitlines())

    wait_until(counted, "refusals are counted")


def test_registrations_are_their_owners_only(tmp_path: Path) -> None:
    """A file that others can read is refused, as is one that is none; the secrets are not shown."""
    path = Path(registrations(tmp_path))
    known = Registrations.read(str(path))
    assert known("quickbooks", "webhook_secret") == Secret("verify_me")
    assert known("quickbooks", "other") is None
    assert "verify_me" not in repr(vars(known))
    path.chmod(0o644)
    with pytest.raises(SettingsInvalid, match="Others can read"):
        Registrations.read(str(path))
    path.chmod(0o600)
    path.write_text("quickbooks = 1")
    with pytest.raises(SettingsInvalid, match="table of texts"):
        Registrations.read(str(path))
    with pytest.raises(SettingsInvalid, match="cannot be read"):
        Registrations.read(str(tmp_path / "nothing"))
