"""A log of any length, made up as it is asked for, behind the scripted agent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from msgspec.structs import replace

from connector.control.log_book import ALL, CountLog, GetLogRows, LogCount, LogRows
from connector.control.messages import Request
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import EntryKind, EntryOutcome, FieldValue, LogEntry, Toward
from connector.domain.sync_log import LogFilter

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def line(number: int) -> LogEntry:
    """Line by its number; every tenth failed."""
    failed = number % 10 == 0
    return LogEntry(
        id=number,
        at=AT + dt.timedelta(seconds=number),
        connection=ConnectionId("c1"),
        run=RunId("r1"),
        kind=EntryKind.SET_ASIDE if failed else EntryKind.WRITTEN,
        entity=EntityKind.CUSTOMER,
        key=Key(f"C{number}"),
        sentence="=The name is empty." if failed else "updated",
        fields=() if failed else ("name",),
        toward=Toward.PLATFORM,
        outcome=EntryOutcome.FAILED if failed else EntryOutcome.SYNCED,
        title=f"C{number} Syarikat {number}",
        code="unmappable" if failed else "",
        values=() if failed else (FieldValue(name="name", old="Ali", new="Bala"),),
    )


def whose(number: int) -> ConnectionId:
    """Of three companies each has every third line."""
    return ConnectionId(f"c{number % 3 + 1}")


@dataclass
class Log:
    """Answers for lines and their count. A filter with words counts late, as the agent's does."""

    length: int = 1000
    together: int = 600
    asked: list[GetLogRows] = field(default_factory=list)

    def rows(self, request: Request) -> LogRows:
        """A page."""
        assert isinstance(request, GetLogRows)
        self.asked.append(request)
        if request.connection == ALL:
            return self._of_all(request)
        wanted = self.numbers(request.wanted, request.anchor or self.length)
        late = bool(request.wanted.text) and len(wanted) > request.position + request.limit
        picked = wanted[request.position : request.position + request.limit]
        return LogRows(
            connection=request.connection,
            anchor=request.anchor or self.length,
            position=request.position,
            entries=tuple(replace(line(number), connection=ConnectionId(request.connection)) for number in picked),
            matched=request.position + request.limit if late else len(wanted),
            complete=not late,
        )

    def _of_all(self, request: GetLogRows) -> LogRows:
        """The latest of three companies; older ones are there, too."""
        anchor = request.anchor or self.length
        numbers = range(anchor, 0, -1)[: self.together]
        picked = numbers[request.position : request.position + request.limit]
        return LogRows(
            connection=ALL,
            anchor=anchor,
            position=request.position,
            entries=tuple(replace(line(number), connection=whose(number)) for number in picked),
            matched=len(numbers),
            older=True,
        )

    def count(self, request: Request) -> LogCount:
        """All of them."""
        assert isinstance(request, CountLog)
        matched = len(self.numbers(request.wanted, request.anchor))
        return LogCount(connection=request.connection, matched=matched)

    def numbers(self, wanted: LogFilter, anchor: int) -> range:
        """Which lines."""
        if EntryOutcome.FAILED in wanted.outcomes:
            return range(anchor - anchor % 10, 0, -10)
        return range(0) if wanted.text == "nowhere" else range(anchor, 0, -1)
