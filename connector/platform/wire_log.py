"""The sync log of a connection that the platform hosts, line by line, as its memory keeps it.

GET /api/integrations/{provider}/log          LogSlice    lines by place, newest first, at most 200
GET /api/integrations/{provider}/log/count    LogCount    how many are wanted
GET /api/integrations/{provider}/log/line     Shown       one line with everything that is known about it
GET /api/integrations/{provider}/runs         RunPage     runs, newest first
"""

from __future__ import annotations

import msgspec

from connector.domain.runs import RunRecord

MOST_RUNS = 200
"""Of one answer."""


class LogCount(msgspec.Struct, frozen=True):
    """How many lines are wanted."""

    matched: int


class RunPage(msgspec.Struct, frozen=True):
    """Newest first."""

    runs: list[RunRecord]
