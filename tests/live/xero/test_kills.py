"""A day of the kill matrix over an organisation in Xero; in full, on both databases, in `make crash`."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from tests.live.hosted_account import account_stage
from tests.live.hosted_kills import People, begin, days
from tests.live.xero.desk import xero_desk
from tests.live.xero.stage import small_organisation


@pytest.mark.timeout(600)
def test_whoever_dies_nothing_is_lost_doubled_or_half(tmp_path: Path) -> None:
    """Worker, server and lines die at random exchanges while people work on both sides; what a bad bridge would leave
    is seen."""
    with xero_desk(small_organisation()) as desk:
        with account_stage(tmp_path / "stage", f"sqlite:///{tmp_path}/cloud.sqlite3", desk) as stage:
            begin(stage, desk)
            people = People(stage, desk, random.Random(5))
            verdicts = list(days(people, 1))
        assert [verdict.wrong for verdict in verdicts] == [()]
        assert any(verdict.died for verdict in verdicts)

        # Also where a worker was killed over a request that Xero goes on with, and another one began at once.
        assert desk.simulator.limits.most_at_once <= desk.simulator.limits.at_once
        assert people.wrong() == []
        desk.company.rows("Invoices")[4]["AmountDue"] -= Decimal("0.01")
        customer, phone = next(iter(people.phones.items()))
        desk.company.edit("Contacts", customer, Phones=[{"PhoneType": "DEFAULT", "PhoneNumber": "03-0"}])
        assert f"{customer} has 03-0, not {phone}" in people.wrong()
        assert [sentence.split()[0] for sentence in people.wrong()] == [customer, "Invoice"]
