"""Nothing doubled, nothing half, nothing lost, whatever is killed, cut or full. Real processes, real servers."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from connector.domain.errors import StateCorrupt, StorageFull
from tests.live.kill_process import Fault, Report, perform
from tests.live.kill_world import Tenant, World, world
from tests.live.kills import (
    CUTS,
    Verdict,
    cut_lines,
    daily_runs,
    every,
    first_runs,
    killed_servers,
    planted,
    steps_of_day,
    steps_of_first,
    storms,
    timed_runs,
)
from tests.live.servers.firebird_server import FirebirdServer

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def place(firebird3: FirebirdServer) -> Iterator[World]:
    """A company, a platform and the line between them."""
    with world(firebird3) as made:
        yield made


@pytest.fixture(scope="module")
def shop(place: World) -> Tenant:
    """An organization that is kept equal with the company from test to test."""
    tenant = place.tenant()
    assert place.differences(tenant, perform(place.order(tenant))) == []
    return tenant


@pytest.fixture
def fresh(place: World) -> Tenant:
    """An organization that has the company's records, once."""
    tenant = place.tenant()
    assert place.differences(tenant, perform(place.order(tenant))) == []
    return tenant


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> random.Random:
    """Another sample each week of the year would hide a failure: the same one each time."""
    return random.Random(request.node.name)


def test_first_run_killed(place: World, rng: random.Random) -> None:
    """The first run of a company may be killed at any durable step: the next one completes it."""
    steps = steps_of_first(place)
    assert _wrong(first_runs(place, every(steps, 5, rng)), dead=4) == []


def test_daily_run_killed(place: World, shop: Tenant, rng: random.Random) -> None:
    """A run with new, changed, deleted and refused records may be killed at any durable step."""
    steps = steps_of_day(place, shop)
    assert _wrong(daily_runs(place, shop, every(steps, 7, rng)), dead=6) == []


def test_daily_run_killed_between_steps(place: World, shop: Tenant, rng: random.Random) -> None:
    """A run may be killed inside of a transaction or a request."""
    assert _wrong(timed_runs(place, shop, 3, rng, 0.6), dead=0) == []


def test_kills_in_a_row(place: World, shop: Tenant, rng: random.Random) -> None:
    """Recoveries may be killed too, again and again, while the office works on."""
    assert _wrong(storms(place, shop, 2, rng), dead=2) == []


def test_network_cut(place: World, shop: Tenant, rng: random.Random) -> None:
    """The network may be cut before, in or after any exchange; a request may arrive when all is long over."""
    assert _wrong(cut_lines(place, shop, len(CUTS), rng), dead=len(CUTS)) == []


def test_platform_killed(place: World, shop: Tenant, rng: random.Random) -> None:
    """The platform may be killed −9 with a batch in its hands; the running agent goes on when it is back."""
    assert _wrong(killed_servers(place, shop, 2, rng), dead=2) == []


@pytest.mark.parametrize(
    ("fault", "step", "at", "said"),
    [
        (Fault.CONFIRMS_FIRST, "before mark_fact", 1, "the platform nothing, nothing begun"),
        (Fault.PLANS_LATE, "after apply", 1, "the memory has nothing, the platform revision 1, nothing begun"),
    ],
)
def test_planted_fault_is_seen(place: World, fault: Fault, step: str, at: int, said: str) -> None:
    """An engine that confirms before it sends, or sends before it remembers, does not pass."""
    tenant = place.tenant()
    perform(place.order(tenant))
    verdict = planted(place, tenant, fault, step, at)
    assert any(said in sentence for sentence in verdict.wrong), verdict


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM invoice_lines WHERE invoice_id = {invoice} AND position = 1", "half a document"),
        ("UPDATE invoices SET total = total + 1 WHERE id = {invoice}", "in the books"),
        ("UPDATE invoices SET deleted_at = updated_at WHERE id = {invoice}", "on the platform"),
        ("UPDATE invoices SET revision = revision + 1 WHERE id = {invoice}", "nothing begun"),
        ("UPDATE invoices SET external_id = external_id || '000000' WHERE id = {invoice}", "nothing in the books"),
    ],
)
def test_damage_is_seen(place: World, fresh: Tenant, damage: str, said: str) -> None:
    """What the comparisons look for, they find: half a document, another amount, one missing, one too many."""
    chosen = (
        "(SELECT min(invoices.id) FROM invoices JOIN organizations ON organizations.id = organization_id "
        f"WHERE slug = '{fresh.slug}' AND document_type = 'invoice' AND external_id NOT LIKE 'AR:%')"
    )
    engine = create_engine(place.database_url)
    with engine.begin() as connection:
        connection.execute(text(damage.format(invoice=chosen)))
    engine.dispose()
    found = place.damage(fresh) + place.differences(fresh, Report(killed=True))
    assert any(said in sentence for sentence in found), found


@pytest.mark.parametrize("largest", [16_384, 262_144, 393_216])
def test_disk_full(place: World, largest: int) -> None:
    """When the disk is full the run says so and stops; with room again everything is as it must be."""
    tenant = place.tenant()
    report = perform(replace(place.order(tenant), largest_file=largest))
    said = report.refused or (report.run.error_code if report.run is not None else "")
    assert said.startswith(StorageFull.code), report
    assert place.damage(tenant) == []
    assert place.differences(tenant, perform(place.order(tenant))) == []


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def _half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _scribbled(path: Path) -> None:
    with path.open("r+b") as file:
        for place in range(8192, path.stat().st_size, 4096):
            file.seek(place)
            file.write(b"\xff" * 512)


def _text(path: Path) -> None:
    path.write_text("Dear diary, today the virus scanner put something here." * 200)


@pytest.mark.parametrize("spoil", [_garbage, _half, _scribbled, _text])
def test_memory_damaged(place: World, fresh: Tenant, spoil: Callable[[Path], None]) -> None:
    """A damaged memory is kept aside and built anew from both sides: nothing is doubled, today's work is not missed."""
    place.office.work()
    spoil(fresh.memory)
    report = perform(place.order(fresh))
    if report.run is not None and report.run.error_code == StateCorrupt.code:
        report = perform(replace(place.order(fresh), suspect=True))
    assert report.rebuilt
    assert place.differences(fresh, report) == []
    assert report.run is not None
    assert sum(counts.created for counts in report.run.counts) < 20
    assert list(fresh.memory.parent.glob(f"{fresh.memory.name}.corrupt-*"))


def _wrong(verdicts: Iterator[Verdict], *, dead: int) -> list[Verdict]:
    """Those with something wrong; at least so many must have been disturbed at all."""
    found = list(verdicts)
    assert sum(bool(verdict.died) for verdict in found) >= dead, found
    return [verdict for verdict in found if verdict.wrong]
