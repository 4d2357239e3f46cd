"""From the first click to equal books, with no office PC: which organisation, first sync, both ways, goodbye."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import httpx

from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from tests.fakes.webhooks import KEYS
from tests.fakes.xero.organisation import Organisation
from tests.fakes.xero.server import connection
from tests.live.hosted_account import AccountStage, account_stage
from tests.live.xero.desk import PROVIDER, XeroDesk, tell, xero_desk
from tests.live.xero.stage import contact, small_organisation

_PATH = f"/api/integrations/{PROVIDER}"


def _sign_in(stage: AccountStage, name: str) -> httpx.Response:
    """Everything that a person does in the browser who opened several organisations; where it ends."""
    begun = stage.call("POST", f"{_PATH}/connect", json={}).json()
    with httpx.Client(timeout=60) as browser:
        away = browser.get(begun["url"])
        told = stage.sign_ins.consent(away.headers["location"])
        page = browser.get(f"{stage.address}{_PATH}/callback?{urlencode(told)}").text
        token = re.search(r'name="token" value="([^"]+)"', page)
        number = re.search(rf'value="(\d+)" required> {name}', page)
        assert token is not None, page
        assert number is not None, page
        return browser.post(f"{stage.address}{_PATH}/account", data={"token": token[1], "account": number[1]})


def _customer(stage: AccountStage, key: str) -> Customer:
    found = stage.stored(EntityKind.CUSTOMER)[key]
    assert isinstance(found, Customer)
    return found


def _token_ends(stage: AccountStage, desk: XeroDesk, key: str) -> str:
    """A token is taken back over there, and a webhook tells of a change: another one is asked for, and the change is
    read. The token that was."""
    family = stage.sign_ins.families[-1]
    before, family.access = family.access, "taken back over there"
    with desk.simulator.lock:
        desk.company.edit("Contacts", key, AccountNumber="kemudian")
    assert tell(stage, desk.company.tenant, "CONTACT", key) == 200
    stage.wait(lambda: _customer(stage, key).remark == "kemudian", "a new token was asked for")
    return before


def test_the_chosen_organisation_is_kept_equal_by_the_platform(tmp_path: Path) -> None:
    """Of two that a sign-in opens the other one is never asked; edits of either side reach the other, a webhook wakes
    it; a token that is over is renewed; after a disconnect nothing is asked any more, and no secret was ever told."""
    other = Organisation(tenant="11111111-9458-4c7d-93cc-f02b81b0594f", connection="2", name="Lain Sdn Bhd")
    other.save("Contacts", contact("Bukan Kita"))
    with (
        xero_desk(small_organisation(), other) as desk,
        account_stage(tmp_path / "stage", f"sqlite:///{tmp_path}/cloud.sqlite3", desk) as stage,
    ):
        company = desk.company
        practice = {**connection(other), "tenantType": "PRACTICE", "tenantId": "9"}
        stage.sign_ins.accounts.append(practice)
        assert "success=true" in _sign_in(stage, company.name).headers["location"]
        stage.wait(stage.mirrored, "the first sync is over")

        customers, invoices = ({"write": True, "deleted_on_platform": word} for word in ("deactivate", "cancel"))
        wish = {"kinds": {"customers": customers, "invoices": invoices}}
        assert stage.call("PUT", f"{_PATH}/policies", json=wish).status_code == 200
        first, second = (row["ContactID"] for row in company.rows("Contacts")[3:5])
        with desk.simulator.lock:
            company.edit("Contacts", second, AccountNumber="dari Xero")
        stage.edit("customers", first, {"phone": "03-77"})
        stage.enter("invoices", desk.sold(first, 1250))
        stage.sync()
        stage.wait(lambda: desk.phone_of(first) == "03-77", "written")
        stage.wait(lambda: company.rows("Invoices")[-1]["Total"] == Decimal("12.5"), "posted")
        stage.wait(stage.mirrored, "both sides are equal")
        assert _customer(stage, second).remark == "dari Xero"

        before = _token_ends(stage, desk, second)
        assert 1 <= desk.simulator.limits.most_at_once < desk.simulator.limits.at_once
        assert {tenant for tenant in desk.simulator.tenants if tenant} == {company.tenant}
        used = stage.call("GET", f"{_PATH}/usage").json()
        assert used["reads"] > used["writes"] >= 2
        known = [KEYS[PROVIDER], *stage.sign_ins.secrets(), before]
        assert stage.call("DELETE", f"{_PATH}/disconnect").json()["revoked"] is True
        stage.wait(lambda: not stage.remembered(), "its memory is forgotten")
        assert stage.stored(EntityKind.CUSTOMER)
        assert not [secret for secret in known if secret in stage.output()]
