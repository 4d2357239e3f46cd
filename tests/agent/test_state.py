"""The light is never green over a fault, and unknown is shown as unknown."""

import datetime as dt

import msgspec
import pytest

from connector.agent.state import Snapshot, judge, spoken
from connector.control.messages import Light
from connector.domain.errors import SignInRefused, Unreachable
from connector.domain.keys import ConnectionId, RunId
from connector.domain.runs import Equality, Outcome, RunRecord, Trigger

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


def run(outcome: Outcome, code: str = "") -> RunRecord:
    return RunRecord(
        id=RunId("r"),
        connection=ConnectionId("c"),
        trigger=Trigger.SCHEDULE,
        started_at=NOW - MINUTE,
        completed_at=NOW - MINUTE,
        outcome=outcome,
        error_code=code,
        sentence="What happened." if code else "",
    )


WELL = Snapshot(
    last_run=run(Outcome.SUCCESS),
    last_success_at=NOW - MINUTE,
    equality=Equality.EQUAL,
    reconciled_at=NOW - MINUTE,
    swept_at=NOW - 10 * MINUTE,
    problems=0,
    held=0,
    conflicts=0,
    changes_held=0,
    changes_waiting=0,
)


def light(**changed: object) -> Light:
    return judge(msgspec.structs.replace(WELL, **changed), NOW).light


def test_equal_and_freshly_compared_is_green() -> None:
    """The one way to green."""
    assert judge(WELL, NOW).light is Light.GREEN
    assert "10 minutes ago" in judge(WELL, NOW).sentence


@pytest.mark.parametrize(
    "changed",
    [
        {"enabled": False},
        {"last_run": None},
        {"equality": Equality.UNKNOWN},
        {"problems": None},
        {"held": None},
        {"conflicts": None},
    ],
)
def test_what_is_not_known_is_shown_as_unknown(changed: dict[str, object]) -> None:
    """Switched off, never run, never compared, memory not readable."""
    assert light(**changed) is Light.UNKNOWN


@pytest.mark.parametrize(
    "changed",
    [
        {"problems": 1},
        {"held": 51},
        {"conflicts": 1},
        {"changes_held": 51},
        {"changes_waiting": 1},
        {"changes_refused": 1},
        {"swept_at": NOW - HOUR},
        {"swept_at": None},
        {"reconciled_at": NOW - 2 * HOUR},
        {"swept_at": NOW + 2 * HOUR},
        {"paused": True},
        {"offline_since": NOW - HOUR},
        {"last_run": run(Outcome.STOPPED)},
        {"last_run": run(Outcome.FAILED, Unreachable.code)},
        {"equality": Equality.DIFFERENT, "problems": 3},
    ],
)
def test_listed_exceptions_and_age_are_amber(changed: dict[str, object]) -> None:
    """Set aside, held, old, compared in the future, paused, away for a while, stopped."""
    assert light(**changed) is Light.AMBER


@pytest.mark.parametrize(
    "changed",
    [
        {"last_run": run(Outcome.FAILED, SignInRefused.code)},
        {"last_run": run(Outcome.FAILED, "unexpected")},
        {"last_run": run(Outcome.FAILED, Unreachable.code), "last_success_at": NOW - 2 * DAY},
        {"last_run": run(Outcome.FAILED, Unreachable.code), "last_success_at": None},
        {"offline_since": NOW - 2 * DAY, "last_success_at": None},
        {"equality": Equality.DIFFERENT},
        {"equality": Equality.DIFFERENT, "conflicts": 1, "changes_waiting": 2},
    ],
)
def test_what_does_not_work_is_red(changed: dict[str, object]) -> None:
    """Failed, different without an exception that explains it, away for more than a day."""
    assert light(**changed) is Light.RED


def test_a_failure_says_its_sentence() -> None:
    """The sentence of the run is the sentence of the light."""
    failed = msgspec.structs.replace(WELL, last_run=run(Outcome.FAILED, SignInRefused.code))
    assert judge(failed, NOW).sentence == "What happened."


def test_what_a_person_has_to_do_is_said_with_its_command() -> None:
    """Every exception is counted, and every command that helps is named once."""
    told = judge(msgspec.structs.replace(WELL, conflicts=2, held=1, changes_held=3, changes_waiting=1), NOW)
    assert "2 changes of the platform are to be decided. 4 changes wait for a person" in told.sentence
    assert [told.remedy.count(name) for name in ("conflicts`", "release`", "preview`", "problems`")] == [1, 1, 1, 0]


def test_lengths_of_time_in_words() -> None:
    """As people say them."""
    assert [spoken(length) for length in (MINUTE / 2, MINUTE, 90 * MINUTE, 3 * DAY)] == [
        "moments",
        "1 minute",
        "1 hour",
        "3 days",
    ]
