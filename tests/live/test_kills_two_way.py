"""No duplicate, no half document and nothing lost, whichever durable step of a run in both directions is its last, and
whatever becomes of the answers of either side."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.kill_two_way import SIZES, Clerk, prepare, rehearsal, steps_of, two_way_fault, two_way_kills
from tests.live.kill_world import Tenant, World, world
from tests.live.kills import every
from tests.live.lost_answers import OVERTAKEN, SWALLOWED, Weather, storms
from tests.live.servers.firebird_server import FirebirdServer

_SAMPLE = 4
_RECOVERIES = 1
_STORMS, _MOST_STORMS = 2, 8

pytestmark = pytest.mark.timeout(600)
"""Some forty processes and a rehearsal, one after the other."""


@pytest.fixture(scope="module")
def office(firebird3: FirebirdServer) -> Iterator[World]:
    """A company with enough documents to learn from."""
    with world(firebird3, SIZES) as made:
        yield made


@pytest.fixture(scope="module")
def facts(office: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How the company posts, learned once."""
    folder: Path = tmp_path_factory.mktemp("rehearsal")
    return rehearsal(office, office.tenant(), folder)


@pytest.fixture
def tenant(office: World, facts: dict[str, str]) -> Tenant:
    """An organization of its own, whose agent knows how the company posts."""
    made = office.tenant()
    prepare(made, facts)
    return made


def test_a_run_that_dies_and_whose_recoveries_die_leaves_everything_once_and_whole(
    office: World, tenant: Tenant
) -> None:
    """Some of the steps (all of them in `make crash`), each with recoveries that die, too."""
    rng, clerk = random.Random(7), Clerk(office, tenant)
    steps = every(steps_of(office, tenant, clerk), _SAMPLE, rng)
    verdicts = list(two_way_kills(office, tenant, clerk, steps, rng, _RECOVERIES))
    assert [verdict for verdict in verdicts if verdict.wrong] == []
    assert any(verdict.died for verdict in verdicts)


def test_lost_late_and_overtaken_answers_of_either_side_are_settled(office: World, tenant: Tenant) -> None:
    """Swallowed, delayed and overtaken on both lines; when they heal, one run settles everything."""
    clerk, weather = Clerk(office, tenant, seed=3), Weather(office, 5)
    steps_of(office, tenant, clerk)
    verdicts = []
    for verdict in storms(office, tenant, clerk, weather, _MOST_STORMS):
        verdicts.append(verdict)
        if len(verdicts) >= _STORMS and _met(weather):
            break
    assert [verdict for verdict in verdicts if verdict.wrong] == []
    assert all(verdict.died for verdict in verdicts), verdicts
    assert _met(weather), weather.met


def _met(weather: Weather) -> bool:
    """Whether everything was met that these lines can do."""
    met = weather.met
    always = (*OVERTAKEN, "cut in the books", "late in the books", "slow in the books")
    return all(met[kind] for kind in always) and any(met[kind] for kind in SWALLOWED)


def test_a_recovery_that_does_not_ask_is_found_out(office: World, tenant: Tenant) -> None:
    """Planted fault: what was written and not confirmed is written again without asking; the matrix tells."""
    clerk = Clerk(office, tenant, seed=2)
    steps_of(office, tenant, clerk)
    verdicts = [two_way_fault(office, tenant, clerk, at) for at in (1, 3, 5)]
    assert any(verdict.wrong for verdict in verdicts)
