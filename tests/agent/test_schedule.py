"""Runs come at the times that a person chose, and once for whatever was missed."""

import datetime as dt
from collections.abc import Iterator
from threading import Event

import pytest

from connector.agent.schedule import HoursTrigger, Timetable, trigger_of
from connector.domain.clock import SystemClock
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import ConnectionId
from connector.settings import Schedule
from tests.fakes.clock import ManualClock

ZONE = dt.timezone(dt.timedelta(hours=8))
ONE = ConnectionId("one")


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


OFFICE = Schedule(every="10m", hours="08:00-19:00", days="mon-sat")


@pytest.mark.parametrize(
    ("previous", "now", "expected"),
    [
        ("2026-03-02 09:00", "2026-03-02 09:00", "2026-03-02 09:10"),  # a Monday, within hours
        ("2026-03-02 18:55", "2026-03-02 18:55", "2026-03-03 08:00"),  # after closing: the next morning
        ("2026-03-07 18:55", "2026-03-07 18:55", "2026-03-09 08:00"),  # after Saturday comes Monday
        (None, "2026-03-02 03:00", "2026-03-02 08:00"),  # before opening
        (None, "2026-03-08 12:00", "2026-03-09 08:00"),  # a Sunday
        ("2026-03-02 09:00", "2026-03-02 15:00", "2026-03-02 15:00"),  # slept for hours: at once
        ("2026-03-02 09:00", "2026-03-03 03:00", "2026-03-03 08:00"),  # slept until night: at the opening
    ],
)
def test_office_hours(previous: str | None, now: str, expected: str) -> None:
    """Every ten minutes from eight to seven, Monday to Saturday."""
    trigger = HoursTrigger(OFFICE, ZONE)
    assert trigger.get_next_fire_time(at(previous) if previous else None, at(now)) == at(expected)


def test_whatever_was_missed_is_one_run() -> None:
    """After a night of sleep there is one time in the past, not sixty."""
    trigger = HoursTrigger(Schedule(every="5m"), ZONE)
    now = at("2026-03-02 15:00")
    caught_up = trigger.get_next_fire_time(at("2026-03-02 09:00"), now)
    assert caught_up == now
    assert trigger.get_next_fire_time(caught_up, now) == now + dt.timedelta(minutes=5)


@pytest.mark.parametrize(
    ("line", "now", "expected"),
    [
        ("0 8 * * 1-5", "2026-03-06 09:00", "2026-03-09 08:00"),  # Friday → Monday: days count from Sunday
        ("0 8 * * 0", "2026-03-02 09:00", "2026-03-08 08:00"),
        ("0 8 * * 7", "2026-03-02 09:00", "2026-03-08 08:00"),
        ("0 8 * * fri-sun", "2026-03-02 09:00", "2026-03-06 08:00"),
        ("*/15 8-18 * * mon-sat", "2026-03-02 18:50", "2026-03-03 08:00"),
        ("30 1 1 * *", "2026-03-02 09:00", "2026-04-01 01:30"),
    ],
)
def test_cron_lines_mean_what_cron_means(line: str, now: str, expected: str) -> None:
    """Five fields as everybody knows them, in the schedule's time zone, a few seconds of spread."""
    trigger = trigger_of(Schedule(cron=line, timezone="Asia/Kuala_Lumpur"))
    found = trigger.get_next_fire_time(None, at(now))
    assert abs(found - at(expected)) <= dt.timedelta(seconds=15)


@pytest.mark.parametrize("line", ["", "* * * *", "61 * * * *", "* * * * someday", "a b c d e", "* * * * * *"])
def test_a_cron_line_that_cannot_be_understood_is_refused(line: str) -> None:
    """With a sentence and an example."""
    schedule = Schedule(cron=line or " ")
    with pytest.raises(SettingsInvalid, match="cannot be understood"):
        trigger_of(schedule)


class Bell:
    """Counts rings and lets a test wait for them."""

    def __init__(self) -> None:
        self.rung: list[ConnectionId] = []
        self.event = Event()

    def __call__(self, connection: ConnectionId) -> None:
        self.rung.append(connection)
        self.event.set()


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def timetable(bell: Bell, clock: ManualClock) -> Iterator[Timetable]:
    timetable = Timetable(bell, clock)
    timetable.start()
    yield timetable
    timetable.close()


def test_it_rings_and_knows_when_next(bell: Bell) -> None:
    """A connection's bell is rung when its time comes; the next time can be asked."""
    timetable = Timetable(bell, SystemClock())
    timetable.start()
    timetable.set(ONE, Schedule(every="1h"))
    until = timetable.next_at(ONE)
    assert until is not None
    assert dt.timedelta(minutes=59) < until - dt.datetime.now(dt.UTC) <= dt.timedelta(hours=1)
    timetable.again(ONE, dt.timedelta(seconds=0))
    assert bell.event.wait(10)
    timetable.close()
    assert bell.rung == [ONE]


def test_a_removed_connection_has_no_times(timetable: Timetable) -> None:
    """Nothing is left of it, and removing it twice is no error."""
    timetable.set(ONE, Schedule())
    timetable.again(ONE, dt.timedelta(seconds=30))
    timetable.remove(ONE)
    timetable.again(ONE, dt.timedelta(seconds=30))
    timetable.remove(ONE)
    assert timetable.next_at(ONE) is None


def test_a_clock_that_was_set_back_does_not_put_runs_off(timetable: Timetable, clock: ManualClock) -> None:
    """The times begin anew from the new present."""
    timetable.set(ONE, Schedule(every="1h"))
    before = timetable.next_at(ONE)
    clock.advance(-86400)
    timetable.pulse()
    after = timetable.next_at(ONE)
    assert before is not None
    assert after is not None
    assert after > before  # planned anew; the scheduler's own clock went on meanwhile


def test_the_pulse_changes_nothing_while_time_goes_on(timetable: Timetable, clock: ManualClock) -> None:
    """An ordinary pulse leaves the times alone."""
    timetable.set(ONE, Schedule(every="1h"))
    before = timetable.next_at(ONE)
    clock.advance(30)
    timetable.pulse()
    assert timetable.next_at(ONE) == before
