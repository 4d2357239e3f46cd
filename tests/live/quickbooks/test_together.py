"""Several new records in one request: matched by their `bId`, never there twice, whatever befalls."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from connector.domain.errors import Unreachable
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.platform_changes import ChangeId, ChangeOutcome
from connector.domain.runs import Outcome, Trigger
from connector.online.reference import reference_in
from connector.providers.quickbooks.shapes import CUSTOMER
from connector.sync.options import SweepMode
from connector.sync.wishes import reference_of
from tests.fakes.crash import Executioner, Killed
from tests.fakes.quickbooks.server import TOKEN, Fault
from tests.live.quickbooks.bridge import Bridge, bridge
from tests.live.quickbooks.machine import sold

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
APPLIED = ChangeOutcome.APPLIED
_LONG = 86_400.0


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Bridge]:
    """Both sides equal after a first run, and nothing asked yet."""
    with bridge(tmp_path) as made:
        yield _quiet(made)


def _quiet(both: Bridge) -> Bridge:
    both.desk.simulator.asked.clear()
    both.desk.simulator.bodies.clear()
    return both


def _customers(both: Bridge, names: list[str]) -> list[ChangeId]:
    return [both.feed.create(Customer(code="", name=name, currency="MYR")) for name in names]


def _invoices(both: Bridge, count: int) -> list[ChangeId]:
    thing = both.desk.company.rows("Item")[0]["Id"]
    return [both.feed.create(sold(Key(str(3 + n % 3)), thing, 100 + n)) for n in range(count)]


def _batches(both: Bridge) -> list[tuple[str, str]]:
    """What was sent in batches: address with the request's id, and body."""
    simulator = both.desk.simulator
    sent = zip(simulator.asked, simulator.bodies, strict=True)
    return [(line, body) for line, body in sent if "/batch?" in line]


def _alone(both: Bridge) -> list[str]:
    return [line for line in both.desk.simulator.asked if "/invoice?" in line or "/customer?" in line]


def _references(both: Bridge) -> list[str]:
    rows = both.desk.company.rows("Invoice")
    return sorted(found for row in rows if (found := reference_in(row.get("PrivateNote"))))


def _once(both: Bridge, changes: list[ChangeId]) -> None:
    """Every invoice is there, and once."""
    assert _references(both) == sorted(map(reference_of, changes))
    assert [both.feed.outcome(change) for change in changes] == [APPLIED] * len(changes)


def test_records_go_thirty_at_a_time_and_are_looked_for_together(both: Bridge) -> None:
    """Seventy customers are three requests and one question; seventy invoices likewise."""
    changes = _customers(both, [f"Baharu {n}" for n in range(70)]) + _invoices(both, 70)
    both.run(SweepMode.NEVER)
    assert [both.feed.outcome(change) for change in changes] == [APPLIED] * 140
    sizes = [len(json.loads(body)["BatchItemRequest"]) for _, body in _batches(both)]
    assert sizes == [30, 30, 10, 30, 30, 10]
    assert both.desk.simulator.counted()["/query"] == 2
    assert _alone(both) == []
    assert both.mirrored()


def test_answers_are_known_by_their_id_whatever_their_order(both: Bridge) -> None:
    """QuickBooks answers in no order: every change is told the key of the record of its name."""
    names = [f"Baharu {n}" for n in range(7)]
    changes = _customers(both, names)
    both.run(SweepMode.NEVER)
    for change, name in zip(changes, names, strict=True):
        found = both.desk.company.find("Customer", DisplayName=name)
        assert found is not None
        assert both.feed.answers[change].key == found["Id"]


def test_one_that_is_refused_does_not_stop_the_others(both: Bridge) -> None:
    """A Fault in the midst concerns its own record, which is not sent again."""
    changes = _invoices(both, 5)
    both.desk.simulator.refusing = ["", "", "6000"]
    assert both.run(SweepMode.NEVER).outcome is Outcome.SUCCESS
    told = [both.feed.outcome(change) for change in changes]
    assert told == [APPLIED, APPLIED, ChangeOutcome.REJECTED, APPLIED, APPLIED]
    assert "as ordered" in both.feed.answers[changes[2]].reason
    both.run(SweepMode.NEVER, _LONG)
    assert _references(both) == sorted(map(reference_of, changes[:2] + changes[3:]))
    assert len(_batches(both)) == 1
    assert _alone(both) == []


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.FAILED_AFTER, Fault.BROKEN])
def test_a_lost_answer_is_looked_up_and_nothing_is_sent_again(both: Bridge, fault: Fault) -> None:
    """Also when QuickBooks has forgotten the request."""
    changes = _invoices(both, 5)
    both.desk.simulator.strike(fault, "/batch")
    assert both.run(SweepMode.NEVER).outcome is Outcome.FAILED
    both.desk.simulator.answers.clear()
    both.run(SweepMode.NEVER)
    assert len(_batches(both)) == 1
    assert _alone(both) == []
    _once(both, changes)


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.FAILED, Fault.AWAY, Fault.NO_TOKEN])
def test_what_never_arrived_is_sent_again_exactly_as_it_was(both: Bridge, fault: Fault) -> None:
    """The same records in the same order under the same id, also when more are wished meanwhile; and the first, when
    it arrives late, is none but that."""
    changes = _invoices(both, 5)
    both.desk.simulator.strike(fault, "/batch")
    both.run(SweepMode.NEVER)
    more = _invoices(both, 3)
    both.run(SweepMode.NEVER)
    first, again, *rest = _batches(both)
    assert again == first
    assert len(rest) == (fault is not Fault.NO_TOKEN or 1)
    _arrives(both, *first)
    _once(both, changes + more)


def test_of_a_batch_that_was_broken_off_the_rest_goes_alone(both: Bridge) -> None:
    """What is there is told at once. What is not may be under way yet: it waits, and the batch is never sent again, as
    QuickBooks does not know it."""
    changes = _invoices(both, 6)
    both.desk.simulator.strike(Fault.HALF, "/batch")
    both.run(SweepMode.NEVER)
    both.run(SweepMode.NEVER, 10)
    assert [both.feed.outcome(change) for change in changes] == [APPLIED] * 3 + [None] * 3
    assert _alone(both) == []
    both.run(SweepMode.NEVER, 600)
    assert len(_batches(both)) == 1
    assert len(_alone(both)) == 3
    _once(both, changes)


def test_one_of_which_nobody_knows_is_looked_up(both: Bridge) -> None:
    """QuickBooks failed over one of the records: the others are told, and that one goes alone when it is not there."""
    changes = _invoices(both, 4)
    both.desk.simulator.refusing = ["", "10000"]
    both.run(SweepMode.NEVER)
    assert [both.feed.outcome(change) for change in changes] == [APPLIED, None, APPLIED, APPLIED]
    assert [entry.change.id for entry in both.store.inbox(INVOICE, InboxState.SENT)] == [changes[1]]
    both.run(SweepMode.NEVER, 600)
    _once(both, changes)
    assert len(_batches(both)) == 1


def test_a_batch_that_is_throttled_goes_later(both: Bridge) -> None:
    """429: nothing was done, and everything is there once in the end."""
    changes = _invoices(both, 5)
    both.desk.simulator.strike(Fault.SLOW_DOWN, "/batch")
    both.run(SweepMode.NEVER)
    assert [both.feed.outcome(change) for change in changes] == [ChangeOutcome.WAITING] * 5
    both.run(SweepMode.NEVER)
    assert len(_batches(both)) == 2
    _once(both, changes)


def test_a_batch_that_is_throttled_when_it_goes_again_keeps_its_shape(both: Bridge) -> None:
    """The first try may be on its way yet: no record of it goes otherwise."""
    changes = _invoices(both, 5)
    both.desk.simulator.strike(Fault.CUT, "/batch")
    both.desk.simulator.strike(Fault.SLOW_DOWN, "/batch")
    both.desk.simulator.strike(Fault.REFUSED, "/batch")
    for _ in range(4):
        both.run(SweepMode.NEVER)
    assert len(set(_batches(both))) == 1
    assert len(_batches(both)) == 4
    _once(both, changes)


def test_a_batch_that_is_refused_as_a_whole_goes_one_by_one(both: Bridge) -> None:
    """One record may be what is wrong, and the others shall not suffer."""
    changes = _invoices(both, 3)
    both.desk.simulator.refuse("2020", "/batch")
    both.run(SweepMode.NEVER)
    assert len(_batches(both)) == 1
    assert len(_alone(both)) == 3
    _once(both, changes)


def test_a_batch_without_any_answer_rests_and_goes_one_by_one_in_the_end(both: Bridge) -> None:
    """It must not hold the others for ever. As long as an earlier try may arrive, no record of it goes otherwise."""
    changes = _invoices(both, 3)
    both.desk.simulator.strike(Fault.FAILED, "/batch", times=30)
    for _ in range(4):
        both.run(SweepMode.NEVER, 1)
    more = _invoices(both, 1)
    both.run(SweepMode.NEVER, 1)
    assert len(_batches(both)) == 3
    assert both.feed.outcome(more[0]) is APPLIED
    for _ in range(12):
        both.run(SweepMode.NEVER, _LONG)
    assert len(set(_batches(both))) == 1
    _once(both, changes + more)


def test_two_of_one_name_do_not_go_together(both: Bridge) -> None:
    """The second is a question, as it would be if the first was there already."""
    changes = _customers(both, ["Sama", "Lain", "Sama"])
    both.run(SweepMode.NEVER)
    assert [both.feed.outcome(change) for change in changes] == [APPLIED, APPLIED, ChangeOutcome.CONFLICT]


def test_an_edit_of_a_new_record_follows_it_in_the_same_run(both: Bridge) -> None:
    """What comes after new records finds them."""
    first = Customer(code="", name="Baharu", currency="MYR")
    born = both.feed.create(first)
    _customers(both, ["Lain"])
    edited = both.feed.edit_new(born, first, Customer(code="", name="Baharu", currency="MYR", phone="03-7"))
    both.run(SweepMode.NEVER)
    assert both.feed.outcome(edited) is APPLIED
    found = both.desk.company.find("Customer", DisplayName="Baharu")
    assert found is not None
    assert found["PrimaryPhone"]["FreeFormNumber"] == "03-7"


def test_no_minute_has_more_than_forty_batches(both: Bridge) -> None:
    """Nor does one wait for most of a minute: a worker has others to serve."""
    line = both.desk.source.client
    came: list[float] = []
    for _ in range(90):
        line.create_together(CUSTOMER, [b'{"DisplayName": ""}'], f"{len(came)}")
        came.append(both.clock.monotonic())
    assert all(later - earlier >= 60 for earlier, later in zip(came, came[40:], strict=False))
    assert max(later - earlier for earlier, later in itertools.pairwise(came)) <= 15
    assert came[-1] - came[0] <= 60 * 90 / 40


def test_whoever_dies_about_a_batch_every_record_is_there_once(tmp_path: Path) -> None:
    """A run is killed at each durable step from the keeping of a batch to the keeping of its results."""
    counted = _dying(tmp_path / "counted", None, after=False)
    sent = counted.index("apply_together")
    for at in range(sent - 4, sent + 7):
        _dying(tmp_path / f"{at}", at, after=False)
    assert "apply_together" in _dying(tmp_path / "after", sent, after=True)


def _dying(folder: Path, at: int | None, *, after: bool) -> list[str]:
    folder.mkdir()
    with bridge(folder) as both:
        changes, watch = _invoices(both, 3), Executioner(at=at, after=after)
        with suppress(Killed):
            both.engine(watch).run(Trigger.PERSON, sweep=SweepMode.NEVER)
        both.run(SweepMode.NEVER, 1)
        both.run(SweepMode.NEVER, 600)
        _once(both, changes)
        return watch.steps


def test_the_platform_may_be_away_meanwhile(both: Bridge) -> None:
    """What became of a batch is told when it is there again; nothing is written once more."""
    changes = _invoices(both, 4)
    both.feed.faults["acknowledge"] = [Unreachable("away")] * 2
    both.run(SweepMode.NEVER)
    both.run(SweepMode.NEVER)
    both.run(SweepMode.NEVER)
    _once(both, changes)
    assert len(_batches(both)) == 1


def _arrives(both: Bridge, line: str, body: str) -> None:
    """A request of before arrives once more, late."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "application/json"}
    address = f"{both.desk.simulator.address}{line.split(' ', 1)[1]}"
    assert httpx.post(address, content=body, headers=headers, timeout=60).status_code == 200
