"""Time left is known from the last run of the same sort, or not at all."""

import datetime as dt

import msgspec
import pytest

from connector.agent.pace import Pace
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from connector.hosting.running import Order

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
USUAL, ASKED = Order(trigger=Trigger.SCHEDULE), Order(trigger=Trigger.PERSON)


def counts(read: int, updated: int = 0) -> tuple[EntityCounts, ...]:
    """What a run did."""
    return (EntityCounts(entity=EntityKind.CUSTOMER, read=read, updated=updated),)


def ran(read: int = 100) -> RunRecord:
    """A run that came through."""
    return RunRecord(
        id=RunId("r"), connection=ConnectionId("c"), trigger=Trigger.SCHEDULE, started_at=AT, counts=counts(read),
        outcome=Outcome.SUCCESS,
    )  # fmt: skip


@pytest.fixture
def pace() -> Pace:
    """After a run of eight minutes that compared all keys."""
    pace = Pace()
    pace.begin(USUAL, None, AT)
    assert pace.due_at(counts(0)) is None, "nothing is known of the first one"
    pace.came_through(ran(), AT + 8 * MINUTE)
    return pace


@pytest.mark.parametrize(
    ("order", "swept", "known"),
    [
        (USUAL, AT, True),
        (USUAL, AT + HOUR - MINUTE, False),
        (ASKED, AT + HOUR - MINUTE, True),
        (msgspec.structs.replace(USUAL, dry_run=True), AT, False),
        (msgspec.structs.replace(USUAL, kinds=(EntityKind.INVOICE,)), AT, False),
    ],
    ids=["swept too", "only what changed", "asked for, so swept", "a look", "some kinds"],
)
def test_a_run_is_compared_with_the_last_one_of_its_sort(
    pace: Pace, order: Order, swept: dt.datetime, known: bool
) -> None:
    """Comparing all keys takes longer than reading what changed, and a look writes nothing."""
    pace.begin(order, swept, AT + HOUR)
    assert pace.due_at(counts(10)) == (AT + HOUR + 8 * MINUTE if known else None)


@pytest.mark.parametrize("more", [counts(601), counts(0, updated=501)])
def test_a_run_with_more_to_do_claims_nothing(pace: Pace, more: tuple[EntityCounts, ...]) -> None:
    """After an import nobody knows how long it takes."""
    pace.begin(USUAL, AT, AT + HOUR)
    assert pace.due_at(counts(600, updated=500)) is not None
    assert pace.due_at(more) is None


def test_some_kinds_say_nothing_of_all(pace: Pace) -> None:
    """What is remembered is of whole runs."""
    pace.begin(msgspec.structs.replace(USUAL, kinds=(EntityKind.INVOICE,)), AT, AT + HOUR)
    pace.came_through(ran(1), AT + HOUR + MINUTE)
    pace.begin(USUAL, AT, AT + 2 * HOUR)
    assert pace.due_at(()) == AT + 2 * HOUR + 8 * MINUTE
