"""The latest lines of all companies' sync logs as one log, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from heapq import merge
from typing import Final, NamedTuple

from msgspec.structs import replace

from connector.agent.agent import Agent
from connector.agent.workshop import AgentMemory
from connector.control import log_book as say
from connector.domain.runs import LogEntry
from connector.domain.sync_log import PAGE, LogFilter

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TICK: Final = dt.timedelta(microseconds=1)


class _Found(NamedTuple):
    """The newest wanted lines of one company."""

    entries: list[LogEntry]
    matched: int
    complete: bool


class LogOfAll:
    """Merges pages of each company by time. There is no place in all of them without merging what is newer: so only the
    latest are shown together, and older ones company by company."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    def rows(self, request: say.GetLogRows) -> say.LogRows:
        """A page; its anchor is a moment, as numbers of lines are each company's own."""
        first, limit = max(0, request.position), max(0, min(request.limit, PAGE))
        last = min(first + limit, say.MOST_OF_ALL)
        wanted = _until(request.wanted, request.anchor)
        found = [_newest(memory, wanted, last) for memory in self._memories()]
        merged = list(merge(*(each.entries for each in found), key=lambda entry: entry.at, reverse=True))
        total = sum(each.matched for each in found)
        whole = all(each.complete for each in found)
        return say.LogRows(
            connection=say.ALL,
            anchor=request.anchor or _anchor(merged),
            position=first,
            entries=tuple(merged[first:last]),
            matched=min(total, say.MOST_OF_ALL),
            complete=whole or total >= say.MOST_OF_ALL,
            older=total > say.MOST_OF_ALL or (total == say.MOST_OF_ALL and not whole),
        )

    def count(self, request: say.CountLog) -> say.LogCount:
        """How many of the latest ones are wanted."""
        wanted = _until(request.wanted, request.anchor)
        total = sum(memory.log_count(wanted) for memory in self._memories())
        most = say.MOST_OF_ALL
        return say.LogCount(connection=say.ALL, matched=min(total, most), older=total > most)

    def _memories(self) -> Iterator[AgentMemory]:
        for connection in self._agent.connections(""):
            with self._agent.workshop.store(connection) as memory:
                yield memory


def _newest(memory: AgentMemory, wanted: LogFilter, most: int) -> _Found:
    found = memory.log_slice(wanted, limit=min(PAGE, most))
    entries = list(found.entries)
    while len(entries) < most and len(found.entries) == PAGE:
        limit = min(PAGE, most - len(entries))
        found = memory.log_slice(wanted, anchor=found.anchor, position=len(entries), limit=limit)
        entries += found.entries
    return _Found(entries, found.matched, found.complete)


def _until(wanted: LogFilter, anchor: int) -> LogFilter:
    """The same, without lines that came after the first page was asked for."""
    if not anchor:
        return wanted
    moment = _EPOCH + anchor * _TICK
    return replace(wanted, end=moment if wanted.end is None else min(moment, wanted.end))


def _anchor(merged: list[LogEntry]) -> int:
    """The moment after the newest line, in microseconds of Unix time."""
    return (merged[0].at - _EPOCH) // _TICK + 1 if merged else 1
