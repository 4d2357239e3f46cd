"""A few days of the kill matrix over a company in QuickBooks; in full, on both databases, in `make crash`."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from connector.domain.keys import EntityKind
from tests.live.hosted_account import account_stage
from tests.live.hosted_kills import People, begin, days
from tests.live.quickbooks.desk import quickbooks_desk
from tests.live.quickbooks.stage import small_company


@pytest.mark.timeout(600)
def test_whoever_dies_nothing_is_lost_doubled_or_half(tmp_path: Path) -> None:
    """Worker, server and lines die at random exchanges while people work on both sides. And what a faulty bridge would
    leave is seen: a second document, an edit that is gone, a sum that is wrong."""
    with quickbooks_desk(small_company()) as desk:
        with account_stage(tmp_path / "stage", f"sqlite:///{tmp_path}/cloud.sqlite3", desk) as stage:
            begin(stage, desk)
            people = People(stage, desk, random.Random(4))
            verdicts = list(days(people, 1))
        assert [verdict.wrong for verdict in verdicts] == [()]
        assert any(verdict.died for verdict in verdicts)

        assert people.wrong() == []
        sold = next(made for made in reversed(people.made) if made.kind is EntityKind.INVOICE and made.times)
        (key,) = desk.found(sold.kind, sold.change, "")
        again = dict(desk.company.get("Invoice", key))
        again["Line"] = [line for line in again["Line"] if "SalesItemLineDetail" in line]
        desk.company.save("Invoice", {name: again[name] for name in ("CustomerRef", "Line", "PrivateNote")})
        customer, phone = next(iter(people.phones.items()))
        desk.company.edit("Customer", customer, PrimaryPhone={"FreeFormNumber": "03-0"})
        desk.company.rows("Invoice")[0]["Balance"] -= Decimal("0.01")
        assert [sentence.split()[0] for sentence in people.wrong()] == ["invoices", customer, "Invoice"]
        assert f"{customer} has 03-0, not {phone}" in people.wrong()
