"""Five requests of an organisation at once, no more: Xero refuses the sixth, and other apps use some of them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.runs import Outcome
from tests.fakes.xero.server import TOKEN, Simulator
from tests.live.servers.processes import wait_until
from tests.live.xero.bridge import Bridge, bridge
from tests.live.xero.stage import contact


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Bridge]:
    """Both sides equal after a first run."""
    with bridge(tmp_path) as made:
        yield made


def _get(simulator: Simulator) -> httpx.Response:
    tenant = simulator.organisation.tenant
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "application/json", "xero-tenant-id": tenant}
    return httpx.get(f"{simulator.api}/Contacts", headers=headers, timeout=60)


def test_the_simulator_refuses_the_sixth_at_once(both: Bridge) -> None:
    """As published: 429 with the name of the limit; afterwards there is room again."""
    simulator, limits = both.desk.simulator, both.desk.simulator.limits
    with ThreadPoolExecutor(6) as people:
        with simulator.lock:  # all of them are there before one is worked off
            asked = [people.submit(_get, simulator) for _ in range(6)]
            wait_until(lambda: limits.most_at_once >= 6, "six are there")
        told = [each.result() for each in asked]
    assert sorted(each.status_code for each in told) == [200] * 5 + [429]
    (refused,) = (each for each in told if each.status_code == 429)
    assert refused.headers["X-Rate-Limit-Problem"] == "concurrent"
    assert int(refused.headers["Retry-After"]) > 0
    assert _get(simulator).status_code == 200


def test_one_after_the_other_goes_whatever_others_leave(both: Bridge) -> None:
    """We never have two on the way, so that one place is enough: readings, batches and single writes."""
    limits = both.desk.simulator.limits
    limits.elsewhere, limits.lingering = limits.at_once - 1, 0.02
    both.desk.company.save("Contacts", contact("Dari Xero"))
    changes = [both.feed.create(Customer(code="", name=f"Baharu {n}", currency="MYR")) for n in range(60)]
    assert both.run().outcome is Outcome.SUCCESS
    assert {both.feed.outcome(change) for change in changes} == {ChangeOutcome.APPLIED}
    assert both.mirrored()
    assert (limits.most_at_once, limits.refused) == (1, 0)


def test_while_others_use_all_places_nothing_is_lost(both: Bridge) -> None:
    """It is told as a pause of the account's, nothing is written twice, and it goes on when there is room."""
    limits = both.desk.simulator.limits
    changes = [both.feed.create(Customer(code="", name=f"Baharu {n}", currency="MYR")) for n in range(3)]
    limits.elsewhere = limits.at_once
    for _ in range(3):
        run = both.run()
        assert run.outcome is not Outcome.SUCCESS
        assert run.sentence == "Xero works on as many requests of this organisation as it takes at once."
    assert limits.refused >= 3
    limits.elsewhere = 0
    both.run()
    assert {both.feed.outcome(change) for change in changes} == {ChangeOutcome.APPLIED}
    names = [row["Name"] for row in both.desk.company.rows("Contacts")]
    assert len(names) == len(set(names))
    assert both.mirrored()
