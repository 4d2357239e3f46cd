"""AutoCount's customers, products, invoices and payments: no duplicate, no half record and nothing lost.

Whichever durable step of a run in both directions is its last, and wherever the line to the books is cut.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.live.kill_autocount import CompanyDatabase, OfficeClerk, learned
from tests.live.kill_two_way import prepare, steps_of, two_way_fault, two_way_kills
from tests.live.kill_world import Tenant, World, world_of
from tests.live.kills import every
from tests.live.servers.autocount import TranslatedServer

_SAMPLE = 3
_RECOVERIES = 1

pytestmark = pytest.mark.timeout(1500)
"""Some thirty processes, one after the other."""


@pytest.fixture(scope="module")
def office(autocount_postgres: TranslatedServer) -> Iterator[World]:
    """A company, a platform and the lines between them."""
    with world_of(CompanyDatabase(autocount_postgres)) as made:
        yield made


@pytest.fixture(scope="module")
def facts(office: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How the company posts invoices and payments."""
    assert isinstance(office.ledger, CompanyDatabase)
    return learned(office.ledger, tmp_path_factory.mktemp("rehearsal"))


@pytest.fixture
def tenant(office: World, facts: dict[str, str]) -> Tenant:
    """An organization whose agent knows it."""
    made = office.tenant()
    prepare(made, facts)
    return made


def test_a_run_that_dies_and_whose_recoveries_die_leaves_everything_once_and_whole(
    office: World, tenant: Tenant
) -> None:
    """Some of the steps (all of them in `make crash`), each with recoveries that die, too."""
    rng, clerk = random.Random(7), OfficeClerk(office, tenant)
    _, *steps = every(steps_of(office, tenant, clerk), _SAMPLE, rng)
    verdicts = list(two_way_kills(office, tenant, clerk, steps, rng, _RECOVERIES))
    assert [verdict for verdict in verdicts if verdict.wrong] == []
    assert any(verdict.died for verdict in verdicts)


def test_a_recovery_that_does_not_ask_is_found_out(office: World, tenant: Tenant) -> None:
    """Planted fault: what was written and not confirmed is written again without asking; the matrix tells."""
    clerk = OfficeClerk(office, tenant, seed=2)
    steps_of(office, tenant, clerk)
    assert any(two_way_fault(office, tenant, clerk, at).wrong for at in (1, 2, 3))
