"""Bad input of books in the cloud that no contract asks about, over QuickBooks and Xero: what ends a run in its middle,
a storm of pauses, clocks that go wrong, things of a kind that was never seen."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.runs import Outcome
from tests.contracts.source import everything, latest
from tests.fakes.clock import ManualClock
from tests.fakes.quickbooks.server import Fault
from tests.live.quickbooks import bridge as quickbooks
from tests.live.quickbooks import stage as quickbooks_stage
from tests.live.xero import bridge as xero

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
_PLURALS = {"QuickBooks": ("Customer", "Invoice"), "Xero": ("Contacts", "Invoices")}


@pytest.fixture(params=["QuickBooks", "Xero"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Any]]:
    """A provider's name, and both sides equal after a first run."""
    bridge = quickbooks.bridge if request.param == "QuickBooks" else xero.bridge
    with bridge(tmp_path) as made:
        yield request.param, made


def _until(number: int) -> Callable[[str], bool]:
    """A token that is taken so many times, and never again."""
    times = itertools.count(1)
    return lambda token: next(times) <= number


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_a_consent_that_is_taken_back_in_the_middle_of_a_run_loses_nothing(both: tuple[str, Any], number: int) -> None:
    """Whatever was read by then stays, nothing is deleted, a person is asked to connect again; with the next sign-in
    both sides are equal, and what waited on the platform was written once."""
    called, made = both
    change = made.feed.create(Customer(code="", name="Ditarik Balik", currency="MYR"))
    before, known = len(made.desk.company.rows(_PLURALS[called][0])), dict(made.platform.entities(C))
    taken, made.desk.simulator.tokens = made.desk.simulator.tokens, _until(number)
    run = made.run()
    assert run.outcome is Outcome.FAILED
    assert f"Connect {called} again" in f"{run.sentence} {run.remedy}"
    assert set(known) <= set(made.platform.entities(C))
    made.desk.simulator.tokens = taken
    for _ in range(3):
        made.run(after=6000)
    assert made.feed.outcome(change) is ChangeOutcome.APPLIED
    assert len(made.desk.company.rows(_PLURALS[called][0])) == before + 1
    assert made.mirrored()


def test_a_line_of_a_kind_that_was_never_seen_concerns_its_document_alone(both: tuple[str, Any]) -> None:
    """It comes as far as it can be told, or is set aside; every other document arrives, and so do all customers."""
    called, made = both
    company, plural = made.desk.company, _PLURALS[called][1]
    row = company.rows(plural)[0]
    lines = row["Line"] if called == "QuickBooks" else row["LineItems"]
    lines.append({"Id": "99", "DetailType": "HologramLineDetail", "Amount": 0, "HologramLineDetail": {"x": [1]}})
    row["Hologram"] = {"deep": [{"er": 1}]}
    id_ = row["Id"] if called == "QuickBooks" else row["InvoiceID"]
    if called == "QuickBooks":
        company.edit(plural, id_, PrivateNote="lain")
    else:
        company.touch(row)
    others = {key for key in made.platform.entities(INVOICE) if key != id_}
    run = made.run()
    assert run.outcome in (Outcome.SUCCESS, Outcome.PARTIAL)
    assert others <= set(made.platform.entities(INVOICE))
    aside = {problem.key for problem in made.store.problems(INVOICE)}
    assert aside <= {Key(id_)}


def test_a_storm_of_pauses_ends_equal_with_quickbooks(tmp_path: Path) -> None:
    """Most requests are turned away, said with and without how long; twenty runs with work on both sides."""
    with quickbooks.bridge(tmp_path) as made:
        changes = []
        for n in range(20):
            made.desk.company.save("Customer", quickbooks_stage.customer(f"Ribut {n}"))
            changes.append(made.feed.create(Customer(code="", name=f"Ribut kami {n}", currency="MYR")))
            made.desk.simulator.strike((Fault.SLOW_DOWN, Fault.SLOW_DOWN_SAID)[n % 2], times=1 + n % 3)
            made.run(after=6000)
        made.desk.simulator.faults.clear()
        for _ in range(2):
            made.run(after=6000)
        assert {made.feed.outcome(change) for change in changes} == {ChangeOutcome.APPLIED}
        names = [row["DisplayName"] for row in made.desk.company.rows("Customer")]
        assert len(names) == len(set(names))
        assert made.mirrored()


@pytest.mark.parametrize("hours", [-24, -1, 1, 24])
def test_the_position_is_in_the_time_of_quickbooks(hours: int) -> None:
    """A machine whose clock is wrong loses nothing, and reads nothing for ever."""
    clock = ManualClock(dt.datetime.now(dt.UTC) + dt.timedelta(hours=hours))
    with quickbooks_stage.stage(clock=clock) as desk:
        cursor = everything(desk.source, C)[-1].cursor
        desk.company.edit("Customer", "3", Notes="lain")
        pages = everything(desk.source, C, cursor)
        assert Key("3") in latest(pages)
        assert not latest(everything(desk.source, C, pages[-1].cursor))
