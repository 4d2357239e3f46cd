"""When connections run by themselves. The only file that knows apscheduler (3.x).

A run that was missed (the PC slept, a run took long) is caught up once. A pulse looks at the clock every half minute:
after sleep the timers go on at once, and when the clock was set back they begin anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from connector.domain.clock import Clock
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import ConnectionId
from connector.settings import WEEKDAYS, Schedule

PULSE_SECONDS = 30
_CLOCK_STEP = dt.timedelta(seconds=5)
_CRON_JITTER = 15
"""Seconds: all PCs of all customers would otherwise call the platform in the same second."""
_CRON_FIELDS = ("minute", "hour", "day", "month", "day_of_week")
_CRON_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


class HoursTrigger(BaseTrigger):  # type: ignore[misc]  # apscheduler has no types
    """Every so often, within hours and days of a time zone."""

    def __init__(self, schedule: Schedule, zone: dt.tzinfo) -> None:
        self._period = schedule.period()
        self._window = schedule.window()
        self._days = schedule.weekdays()
        self._zone = zone

    def get_next_fire_time(self, previous: dt.datetime | None, now: dt.datetime) -> dt.datetime:
        """The next time; whatever was missed until now counts as one."""
        soonest = now + self._period if previous is None else max(previous + self._period, now)
        return self._within(soonest.astimezone(self._zone))

    def _within(self, at: dt.datetime) -> dt.datetime:
        """The same time if it lies within hours and days, else the next opening."""
        opens, closes = self._window or (dt.time.min, dt.time.max)
        for days in range(9):
            day = at.date() + dt.timedelta(days=days)
            opening = dt.datetime.combine(day, opens, self._zone)
            if day.weekday() not in self._days:
                continue
            if days == 0 and at.time() >= closes:
                continue
            return max(at, opening)
        return at


class Timetable:
    """Rings for each connection when it is time.

    Args:
        ring: called on a thread of the timetable; must be quick.
        clock: tells the time for the pulse.
        beat: called at each pulse; must be quick.
    """

    def __init__(
        self, ring: Callable[[ConnectionId], None], clock: Clock, beat: Callable[[], None] = lambda: None
    ) -> None:
        self._ring = ring
        self._beat = beat
        self._clock = clock
        self._schedules: dict[ConnectionId, Schedule] = {}
        self._last_pulse = clock.now()
        self._scheduler = BackgroundScheduler(
            timezone=dt.UTC,
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )
        self._scheduler.add_job(self.pulse, IntervalTrigger(seconds=PULSE_SECONDS), id="pulse")

    def start(self) -> None:
        """Begin to ring."""
        self._scheduler.start()

    def close(self) -> None:
        """Ring no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def set(self, connection: ConnectionId, schedule: Schedule) -> None:
        """Give a connection its times, in place of those that it had. Raises SettingsInvalid."""
        if self._schedules.get(connection) == schedule:
            return
        self._scheduler.add_job(self._ring, trigger_of(schedule), (connection,), id=connection, replace_existing=True)
        self._schedules[connection] = schedule

    def again(self, connection: ConnectionId, wait: dt.timedelta) -> None:
        """Ring after a while if the schedule would ring later; it goes on from there."""
        at, next_at = dt.datetime.now(dt.UTC) + wait, self.next_at(connection)
        if next_at is not None and at < next_at:
            with suppress(JobLookupError):
                self._scheduler.modify_job(connection, next_run_time=at)

    def remove(self, connection: ConnectionId) -> None:
        """Forget a connection."""
        self._schedules.pop(connection, None)
        with suppress(JobLookupError):
            self._scheduler.remove_job(connection)

    def next_at(self, connection: ConnectionId) -> dt.datetime | None:
        """When it rings next, UTC."""
        job = self._scheduler.get_job(connection)
        at: dt.datetime | None = getattr(job, "next_run_time", None) if job else None
        return at.astimezone(dt.UTC) if at else None

    def pulse(self) -> None:
        """Look at the clock: when it was set back, all times begin anew from now."""
        now, before = self._clock.now(), self._last_pulse
        self._last_pulse = now
        if now < before - _CLOCK_STEP:
            for connection, schedule in list(self._schedules.items()):
                self._scheduler.reschedule_job(connection, trigger=trigger_of(schedule))
        self._beat()


def trigger_of(schedule: Schedule) -> BaseTrigger:
    """The trigger of a schedule.

    Raises:
        SettingsInvalid: its cron line cannot be understood.
    """
    if not schedule.cron:
        return HoursTrigger(schedule, schedule.zone() or _local_zone())
    fields = schedule.cron.split()
    try:
        if len(fields) != len(_CRON_FIELDS):
            raise ValueError("it has not five fields")
        values = dict(zip(_CRON_FIELDS, [*fields[:4], _cron_days(fields[4])], strict=True))
        return CronTrigger(**values, timezone=schedule.zone() or _local_zone(), jitter=_CRON_JITTER)
    except ValueError as exc:
        raise SettingsInvalid(
            f"The schedule {schedule.cron!r} cannot be understood: {exc}.",
            remedy="Write five fields as for cron, such as “*/10 8-18 * * mon-sat”.",
        ) from exc


def _cron_days(field: str) -> str:
    """Days of the week as names: cron counts them from Sunday, apscheduler from Monday."""
    chosen: set[str] = set()
    for part in field.lower().split(","):
        span, _, step = part.partition("/")
        if span == "*":
            first, last = 0, 6
        else:
            begin, _, end = span.partition("-")
            first, last = _cron_day(begin), _cron_day(end or begin)
            last += 7 if last < first else 0
        chosen.update(_CRON_DAYS[day % 7] for day in range(first, last + 1, int(step or 1)))
    return ",".join(day for day in WEEKDAYS if day in chosen)


def _cron_day(text: str) -> int:
    if text.isdigit() and int(text) < len(_CRON_DAYS):
        return int(text)
    if text in _CRON_DAYS:
        return _CRON_DAYS.index(text)
    raise ValueError(f"{text!r} is no day of the week")


def _local_zone() -> dt.tzinfo:
    from tzlocal import get_localzone

    return get_localzone()
