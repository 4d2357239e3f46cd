"""From the first click to equal books, with no office PC: sign-in, first sync, work on both sides, goodbye."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from tests.live.hosted_account import AccountStage, account_stage
from tests.live.hosted_stage import unique_name
from tests.live.quickbooks.desk import PROVIDER, VERIFIER, QuickBooksDesk, quickbooks_desk, tell
from tests.live.quickbooks.stage import small_company
from tests.live.servers.postgres import PostgresServer

_PATH = f"/api/integrations/{PROVIDER}"


@pytest.fixture
def desk() -> Iterator[QuickBooksDesk]:
    """A small company."""
    with quickbooks_desk(small_company()) as desk:
        yield desk


@pytest.fixture(params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest, tmp_path: Path, desk: QuickBooksDesk) -> Iterator[AccountStage]:
    """A platform on each database; on SQLite the worker is in the server, on PostgreSQL a process of its own."""
    url = f"sqlite:///{tmp_path}/cloud.sqlite3"
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.create_database(unique_name("quickbooks"))
    with account_stage(tmp_path / "stage", url, desk) as running:
        yield running


def _customer(stage: AccountStage, key: str) -> Customer:
    found = stage.stored(EntityKind.CUSTOMER)[key]
    assert isinstance(found, Customer)
    return found


def test_a_company_in_quickbooks_is_kept_equal_by_the_platform(stage: AccountStage, desk: QuickBooksDesk) -> None:
    """Whoever signs in is synchronised at once; edits of either side reach the other; a token that is over is renewed;
    after a disconnect nothing is asked any more, and no secret was ever told."""
    assert "success=true" in stage.sign_in().headers["location"]
    stage.wait(stage.mirrored, "the first sync is over")

    customers, invoices = ({"write": True, "deleted_on_platform": word} for word in ("deactivate", "cancel"))
    wish = {"kinds": {"customers": customers, "invoices": invoices}}
    assert stage.call("PUT", f"{_PATH}/policies", json=wish).status_code == 200
    desk.company.edit("Customer", "3", Notes="dari QuickBooks")
    answer = stage.call("PATCH", "/api/records/customers/1", params={"provider": PROVIDER}, json={"phone": "03-77"})
    assert answer.status_code == 202, answer.text
    line = {"item": desk.company.rows("Item")[0]["Id"], "quantity": "1", "amount": 1250}
    sale = {"number": "", "date": "2026-11-20", "customer": "1", "currency": "MYR", "lines": [line]}
    made = stage.call("POST", "/api/records/invoices", params={"provider": PROVIDER}, json=sale)
    assert made.status_code == 201, made.text
    stage.sync()
    stage.wait(lambda: desk.company.get("Customer", "1")["PrimaryPhone"]["FreeFormNumber"] == "03-77", "written")
    stage.wait(lambda: _customer(stage, "3").note == "dari QuickBooks", "read")
    stage.wait(lambda: desk.company.rows("Invoice")[-1]["TotalAmt"] == Decimal("12.5"), "posted")
    stage.wait(stage.mirrored, "both sides are equal")

    family = stage.sign_ins.families[-1]
    before, family.access = family.access, "taken back over there"
    desk.company.edit("Customer", "4", Notes="kemudian")
    assert tell(stage, "customer", "4") == 200
    stage.wait(lambda: _customer(stage, "4").note == "kemudian", "a new token was asked for")
    assert family.access not in (before, "taken back over there")

    used = stage.call("GET", f"{_PATH}/usage").json()
    assert used["included"] > used["reads"] > used["writes"] >= 2
    known = [VERIFIER, *stage.sign_ins.secrets(), before]
    assert stage.call("DELETE", f"{_PATH}/disconnect").json()["revoked"] is True
    stage.wait(lambda: not stage.remembered(), "its memory is forgotten")
    assert stage.stored(EntityKind.CUSTOMER)
    assert not [secret for secret in known if secret in stage.output()]
