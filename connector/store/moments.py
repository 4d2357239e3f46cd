"""Times as the state file keeps them: whole microseconds since 1970, UTC."""

from __future__ import annotations

import datetime as dt

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


def micros(moment: dt.datetime) -> int:
    """A moment as a number."""
    return (moment - _EPOCH) // _MICROSECOND


def from_micros(number: int) -> dt.datetime:
    """A number as a moment."""
    return _EPOCH + number * _MICROSECOND
