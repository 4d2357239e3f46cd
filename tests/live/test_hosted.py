"""Books that the platform hosts with no office PC, from end to end: real processes, the vendor's API simulated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from connector.domain.documents import Invoice
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from tests.live.hosted_stage import PROVIDER, HostedStage, hosted_stage, sale_on_platform, unique_name
from tests.live.servers.postgres import PostgresServer
from tests.live.sql_accounting_api.simulator import ACCESS, SECRET
from tests.live.sql_accounting_api.stage import customer, payment, sale


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


def test_rules_of_a_person_are_followed(stage: HostedStage) -> None:
    """A rule that is set over HTTP reaches records that were there before, and is gone with the configuration."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")

    def areas() -> set[str | None]:
        kinds = stage.stored(EntityKind.CUSTOMER).values()
        return {found.area for found in kinds if isinstance(found, Customer)}

    path = f"/api/integrations/{PROVIDER}/configuration"
    for rules, wanted in (('[customers]\narea = { constant = "NORTH" }\n', True), ("", False)):
        answer = stage.call("PUT", path, json={"every_seconds": 60, "mapping": rules})
        assert answer.status_code == 200, answer.text
        stage.wait(lambda wanted=wanted: ("NORTH" in areas()) is wanted, "every customer follows the rule")


def test_killed_while_the_vendor_posts_it_is_there_once(stage: HostedStage) -> None:
    """The worker dies after its request left and before the answer: the next one finds the invoice and tells of it."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    stage.allow_writing()
    stage.vendor.before("POST", stage.kill)
    change = stage.enter("invoices", sale_on_platform())
    stage.wait_after_death(lambda: len(stage.posted()) == 1, "the vendor posted it")
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


def test_a_conflict_is_decided_over_http(stage: HostedStage) -> None:
    """Both sides gave a customer another name: it is shown with both, a member decides by field, and the run that
    follows leaves both sides equal."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    stage.allow_writing()
    with stage.unseen():  # else the run that begins now may show the person what the books have by then
        record = stage.vendor.shelf.get("customer", "300-A0001")
        record["companyname"], record["creditlimit"] = "Books Sdn Bhd", "40000.00"
        stage.vendor.shelf.touch(record)
        change = stage.edit("customers", "300-A0001", name="Platform Sdn Bhd", credit_limit=5_000_000)
    stage.wait(lambda: stage.outcome(change) == "conflict", "nobody but a person can decide it")
    (found,) = stage.look("conflicts")
    fields = found["fields"]
    assert isinstance(fields, list)
    shown = {field["name"]: field for field in fields}
    assert (shown["name"]["books"], shown["name"]["platform"]) == ("Books Sdn Bhd", "Platform Sdn Bhd")
    assert (shown["name"]["base"], found["changed_by"]) == ("Aneka 1 Sdn Bhd", "Aminah")
    assert set(shown) == {"name", "credit_limit"}
    order = stage.order(
        "conflicts/resolve", changes=[change], choice="keep_platform", fields={"credit_limit": "keep_books"}
    )
    assert stage.answer(order)["resolved"] == {"changes": [change]}
    stage.wait(lambda: stage.outcome(change) == "applied", "the decision is carried on")
    assert (record_of(stage)["companyname"], record_of(stage)["creditlimit"]) == ("Platform Sdn Bhd", "40000.00")
    assert stage.look("conflicts") == []
    stage.wait(stage.mirrored, "both sides are equal")
    (written,) = stage.look("written", entity="customers", key="300-A0001")
    assert written["change"] == change


def record_of(stage: HostedStage) -> dict[str, object]:
    """The customer in the books."""
    return dict(stage.vendor.shelf.get("customer", "300-A0001"))


def test_what_was_written_is_taken_back(stage: HostedStage) -> None:
    """A preview names what taking back does and does nothing; then the vendor has neither the invoice nor what it
    posted of it, totals are as before, and the platform follows and is told."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    before = stage.totals()
    stage.allow_writing()
    change = stage.enter("invoices", sale_on_platform())
    stage.wait(lambda: stage.outcome(change) == "applied", "the invoice is posted")
    (written,) = stage.look("written")
    with_it = stage.totals()
    assert (with_it["customerinvoice"][0], with_it != before) == (before["customerinvoice"][0] + 1, True)
    steps = stage.answer(stage.order("undo", preview=True, run=written["run"]))["undo"]
    assert [step["outcome"] for step in steps["steps"]] == ["possible"]  # type: ignore[index]  # JSON
    assert stage.totals() == with_it
    done = stage.answer(stage.order("undo", preview=False, run=written["run"], writes=[written["id"]]))["undo"]
    assert (done["undone"], done["refused"]) == (1, 0)  # type: ignore[index]  # JSON
    assert stage.totals() == before
    assert stage.posted() == []
    stage.wait(lambda: stage.outcome(change) == "rejected", "the platform is told")
    stage.wait(stage.mirrored, "both sides are equal")
    (taken_back,) = stage.look("written")
    assert taken_back["undone_at"]


def test_killed_in_the_middle_of_an_undo_it_is_done_once(stage: HostedStage) -> None:
    """The worker dies after its request left and before the answer: the next one goes on with the order, finds the
    invoice gone, and asks the vendor for nothing a second time."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    before = stage.totals()
    stage.allow_writing()
    change = stage.enter("invoices", sale_on_platform())
    stage.wait(lambda: stage.outcome(change) == "applied", "the invoice is posted")
    (written,) = stage.look("written")
    stage.vendor.before("DELETE", stage.kill)
    order = stage.order("undo", preview=False, entity="invoices", key=written["key"])
    stage.wait_after_death(lambda: stage.posted() == [], "the vendor took it back")
    stage.again()
    done = stage.answer(order)["undo"]
    assert (done["undone"], done["refused"], done["total"]) == (1, 0, 1)  # type: ignore[index]  # JSON
    assert sum(asked.startswith("DELETE") for asked in stage.vendor.asked) == 1
    assert stage.totals() == before
    stage.wait(lambda: stage.outcome(change) == "rejected", "the platform is told")
    stage.wait(stage.mirrored, "both sides are equal")


def test_the_next_run_is_shown_and_not_made(stage: HostedStage) -> None:
    """Named and counted on either side, while nothing is written on any."""
    stage.connect()
    stage.wait(stage.mirrored, "the platform has what the books have")
    assert stage.answer(stage.order("preview"))["preview"]["counts"] == []  # type: ignore[index]  # JSON
    stage.vendor.shelf.create("customer", customer("300-B0001", "Baru Sdn Bhd"))
    before = stage.stored(EntityKind.CUSTOMER)
    plan = stage.answer(stage.order("preview", entities=["customers"]))["preview"]
    (planned,) = plan["platform"]  # type: ignore[index]  # JSON
    assert (planned["action"], planned["key"], plan["books"]) == ("create", "300-B0001", [])  # type: ignore[index]  # JSON
    assert "Baru" in planned["title"]
    assert stage.stored(EntityKind.CUSTOMER) == before


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
        stage.more["BUKUBRIDGE_CLOUD_ALLOWED_HOSTS"] = "api.sql.my"
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
        _restore(stage)
        assert len(stage.stored(EntityKind.INVOICE)) == 5


def _restore(stage: HostedStage) -> None:
    """Put an old backup behind the API while no run is under way, and wait until it is told."""
    told = sum(log["status"] == "failed" for log in stage.logs())
    stage.kill()
    for endpoint in ("salesinvoice", "customerinvoice", "customerpayment"):
        stage.vendor.shelf.records[endpoint].clear()
    stage.again()
    stage.wait(lambda: stage.status()["agent_online"], "the host is back")
    stage.sync("invoices")
    stage.wait(lambda: sum(log["status"] == "failed" for log in stage.logs()) > told, "the restore is told")
