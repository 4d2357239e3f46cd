"""Books that the platform hosts with no office PC, from end to end: real processes, the vendor's API simulated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from connector.domain.documents import Invoice
from connector.domain.keys import EntityKind
from tests.live.hosted_stage import PROVIDER, HostedStage, hosted_stage, sale_on_platform, unique_name
from tests.live.servers.postgres import PostgresServer
from tests.live.sql_accounting_api.simulator import ACCESS, SECRET
from tests.live.sql_accounting_api.stage import payment, sale


@pytest.fixture(params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HostedStage]:
    """A platform on each database; on SQLite the worker is in the server, on PostgreSQL a process of its own."""
    url = f"sqlite:///{tmp_path}/cloud.sqlite3"
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.create_database(unique_name("hosted"))
    with hosted_stage(tmp_path / "stage", url) as running:
        yield running


def _paid(stage: HostedStage, key: str) -> int:
    found = stage.stored(EntityKind.INVOICE).get(key)
    return found.paid if isinstance(found, Invoice) else -1


def test_from_a_key_to_a_settled_invoice_and_away_again(stage: HostedStage) -> None:
    """Connected over HTTP, mirrored, an invoice of the platform posted once, a payment of the books settles it, both
    sides equal; after the disconnect no secret is anywhere."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    stage.wait(lambda: stage.status()["agent_online"], "the host is seen")
    assert stage.remembered()
    change = stage.enter("invoices", sale_on_platform())
    stage.sync("invoices")
    assert stage.posted() == []
    stage.allow_writing()
    stage.wait(lambda: stage.outcome(change) == "applied", "the invoice is posted")
    (sale,) = stage.posted()
    key = str(sale["dockey"])
    stage.wait(lambda: _paid(stage, key) == 0, "the platform has the posted invoice")
    stage.vendor.shelf.create("customerpayment", payment("300-A0001", str(sale["docno"]), "5.00"))
    stage.sync("payments")
    stage.sync("invoices")
    stage.wait(lambda: _paid(stage, key) == 500, "the payment settles it on the platform")
    stage.wait(stage.mirrored, "both sides are equal")
    assert len(stage.posted()) == 1
    assert {log["status"] for log in stage.logs()} == {"success"}
    _part(stage)


def _part(stage: HostedStage) -> None:
    """Disconnect, and look for the secrets everywhere."""
    token = stage.host_token()
    assert stage.call("DELETE", f"/api/integrations/{PROVIDER}/disconnect").status_code == 204
    assert stage.status()["connected"] is False
    refused = httpx.get(f"{stage.address}/api/agent/commands", headers={"Authorization": f"Bearer {token}"}, timeout=30)
    assert refused.status_code == 401
    assert stage.logs()
    stage.wait(lambda: not stage.remembered(), "the memory is removed")
    stage.stop()
    files = [path for path in stage.folder.parent.rglob("*") if path.is_file()]
    written = b"\n".join(path.read_bytes() for path in files)
    assert len(written) > 10_000
    for canary in (ACCESS, SECRET, token):
        assert canary.encode() not in written
        assert canary not in "\n".join(stage.said)


def test_killed_while_the_vendor_posts_it_is_there_once(stage: HostedStage) -> None:
    """The worker dies after its request left and before the answer: the next one finds the invoice and tells of it."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    stage.allow_writing()
    stage.vendor.before("POST", stage.kill)
    change = stage.enter("invoices", sale_on_platform())
    stage.wait(lambda: len(stage.posted()) == 1, "the vendor posted it")
    stage.again()
    stage.wait(lambda: stage.outcome(change) == "applied", "it is told")
    stage.wait(stage.mirrored, "both sides are equal")
    assert len(stage.posted()) == 1


@pytest.mark.parametrize("after", [10, 30])
def test_killed_in_the_first_reading_nothing_is_lost_or_doubled(stage: HostedStage, after: int) -> None:
    """However far it came, the next one ends with every record once."""
    stage.connect()
    died = stage.kill_after(after)
    stage.wait(died.is_set, "it was killed")
    stage.again()
    stage.wait(stage.mirrored, "the platform has what the books have")


def test_a_second_worker_stands_by(tmp_path: Path, postgres: PostgresServer) -> None:
    """Of two workers one hosts a connection; when it is killed in the middle of a write, the other one goes on."""
    with hosted_stage(tmp_path / "stage", postgres.create_database(unique_name("hosted"))) as stage:
        stage.connect()
        stage.wait(stage.mirrored, "the platform has what the books have")
        stage.allow_writing()
        stage.start_worker()
        first = stage.hosting_worker()
        stage.vendor.before("POST", lambda: stage.kill_worker(first))
        change = stage.enter("invoices", sale_on_platform())
        stage.wait(lambda: stage.outcome(change) == "applied", "the other one tells of it")
        assert stage.hosting_worker() != first
        assert len(stage.posted()) == 1
        stage.wait(stage.mirrored, "both sides are equal")


def test_an_address_that_is_no_longer_allowed_is_not_asked(tmp_path: Path) -> None:
    """What the operator takes off the list is refused at the next run, in words that reach the run log."""
    with hosted_stage(tmp_path / "stage", f"sqlite:///{tmp_path}/cloud.sqlite3") as stage:
        stage.connect()
        stage.wait(stage.mirrored, "the platform has what the books have")
        stage.kill()
        stage.allowed_hosts = "api.sql.my"
        asked = len(stage.vendor.asked)
        stage.again()
        stage.wait(lambda: any(log["status"] == "failed" for log in stage.logs()), "the refusal is told")
        (said,) = {log["error_message"] for log in stage.logs() if log["status"] == "failed"}
        assert "does not allow the address 127.0.0.1" in str(said)
        assert len(stage.vendor.asked) == asked


def test_a_restored_company_waits_for_a_person(tmp_path: Path) -> None:
    """An old backup behind the API deletes nothing on the platform, until an admin accepts it; accepted once, it is not
    accepted again by a restart."""
    with hosted_stage(tmp_path / "stage", f"sqlite:///{tmp_path}/cloud.sqlite3") as stage:
        stage.connect()
        stage.wait(stage.mirrored, "the platform has what the books have")
        before = stage.stored(EntityKind.INVOICE)
        _restore(stage)
        assert stage.stored(EntityKind.INVOICE) == before
        assert stage.call("POST", f"/api/integrations/{PROVIDER}/rebase").status_code == 202
        stage.wait(stage.mirrored, "both sides are equal again")
        for number in range(5):
            stage.vendor.shelf.create("salesinvoice", sale("300-A0001", Decimal(number + 1)))
        stage.sync("invoices")
        stage.wait(stage.mirrored, "new work in the books is on the platform")
        stage.kill()
        stage.again()
        stage.wait(lambda: stage.status()["agent_online"], "the host is back")
        _restore(stage)
        assert len(stage.stored(EntityKind.INVOICE)) == 5


def _restore(stage: HostedStage) -> None:
    """Put an old backup behind the API, and wait until it is told."""
    told = sum(log["status"] == "failed" for log in stage.logs())
    for endpoint in ("salesinvoice", "customerinvoice", "customerpayment"):
        stage.vendor.shelf.records[endpoint].clear()
    stage.sync("invoices")
    stage.wait(lambda: sum(log["status"] == "failed" for log in stage.logs()) > told, "the restore is told")
