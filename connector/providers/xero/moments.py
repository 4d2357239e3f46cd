"""Times as Xero writes them: `/Date(1584585851967+1300)/`. The number is milliseconds of UTC; the offset behind it is
decoration, and must not be added (providers.md, 2.2)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_DATE: Final = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/")
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def moment(told: object) -> dt.datetime | None:
    """A time, aware; None for what is none. What is written without a zone is UTC (providers.md, 2.3)."""
    text = str(told or "")
    found = _DATE.fullmatch(text)
    if found is not None:
        return _EPOCH + dt.timedelta(milliseconds=int(found[1]))
    try:
        read = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return read.replace(tzinfo=dt.UTC) if read.tzinfo is None else read.astimezone(dt.UTC)


def day(told: object) -> str:
    """A day, as ISO text; what is no time stays as it is, and empty for nothing."""
    if told is None or told == "":
        return ""
    found = moment(told)
    return found.date().isoformat() if found is not None else str(told)


def since(at: dt.datetime) -> str:
    """For `If-Modified-Since`: UTC, whole seconds (providers.md, 2.2)."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")
