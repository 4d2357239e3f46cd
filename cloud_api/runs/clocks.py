"""Times that hosts tell, by the platform's clock: those of office PCs go wrong by hours, days, or a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from connector.platform.wire import SyncLog, SyncLogs

ON_ITS_WAY: Final = dt.timedelta(minutes=1)
"""So late a log may come without its sender's clock being wrong."""


def by_our_clock(told: SyncLogs, now: dt.datetime) -> Sequence[SyncLog]:
    """The logs as if they had been timed here. What still ends later than now ended now, and took as long as it took:
    otherwise it would stand before everything that comes, until that day."""
    wrong = dt.timedelta(0) if told.sent_at is None else now - told.sent_at
    if abs(wrong) < ON_ITS_WAY:
        wrong = dt.timedelta(0)
    return [_moved(log, wrong, now) for log in told.logs]


def _moved(log: SyncLog, wrong: dt.timedelta, now: dt.datetime) -> SyncLog:
    try:
        ahead = max(log.started_at, log.completed_at or log.started_at) + wrong - now
        by = wrong - max(ahead, dt.timedelta(0))
        ended = None if log.completed_at is None else log.completed_at + by
        return msgspec.structs.replace(log, started_at=log.started_at + by, completed_at=ended) if by else log
    except OverflowError:
        return log  # at the ends of the calendar, where no clock is
