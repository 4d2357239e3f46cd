"""The sync log of what the platform hosts. Synchronous; runs in worker threads, beside whoever holds the memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cloud_api.db.engine import Database
from cloud_api.hosted.here import hosted_here
from cloud_api.problems import Problem
from cloud_api.security.caller import Caller
from connector.domain.keys import ConnectionId, RunId
from connector.domain.sync_log import PAGE, LogFilter, LogSlice, Shown
from connector.hosting.explaining import explain, page_of
from connector.hosting.memories import Kept, Memories
from connector.platform.wire import ProblemCode
from connector.platform.wire_log import LogCount, RunPage

_HERE = "/"
"""Pages are told as they are called on this platform."""


class HostedLogService:
    """One provider of one organization at a time. Everything raises Problem (409: nobody here keeps it)."""

    def __init__(self, database: Database, memories: Memories) -> None:
        self._database = database
        self._memories = memories

    def lines(
        self, caller: Caller, provider: str, wanted: LogFilter, anchor: int, position: int, limit: int
    ) -> LogSlice:
        """Wanted lines from a place on, newest first; `anchor` 0 begins at the newest line that there is now."""
        with self._memory(caller, provider) as (_, memory):
            if memory is None:
                return LogSlice(anchor=anchor, position=position, entries=(), matched=0, complete=True)
            return memory.log_slice(wanted, anchor=anchor, position=position, limit=min(limit, PAGE))

    def count(self, caller: Caller, provider: str, wanted: LogFilter, anchor: int) -> LogCount:
        """How many lines are wanted; looks at all of them."""
        with self._memory(caller, provider) as (_, memory):
            return LogCount(memory.log_count(wanted, anchor=anchor) if memory is not None else 0)

    def line(self, caller: Caller, provider: str, number: int) -> Shown:
        """Everything about one line. Raises Problem (404: it is no longer kept)."""
        with self._memory(caller, provider) as (name, memory):
            entry = memory.log_entry(number) if memory is not None else None
            if memory is None or entry is None:
                raise Problem(404, ProblemCode.NOT_FOUND, "This line of the log is no longer kept.")
            return explain(name, memory, entry, page_of(_HERE, provider, memory, entry))

    def runs(self, caller: Caller, provider: str, limit: int, before: str) -> RunPage:
        """Runs, newest first; `before` is the last one of the page before."""
        with self._memory(caller, provider) as (_, memory):
            return RunPage(list(memory.runs(limit, RunId(before) if before else None)) if memory is not None else [])

    @contextmanager
    def _memory(self, caller: Caller, provider: str) -> Iterator[tuple[ConnectionId, Kept | None]]:
        """The name of the caller's own connection, and what is kept of it; None before its first run."""
        with self._database.read() as connection:
            hosted = hosted_here(connection, caller.organization_id, provider, ", and the log of its runs.")
        name = ConnectionId(hosted.connection)
        with self._memories.look(name) as memory:
            yield name, memory
