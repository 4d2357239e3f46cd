"""What the agent does when a face looks through the sync log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from threading import Event

from connector.agent.agent import Agent
from connector.agent.log_of_all import LogOfAll
from connector.agent.queue import Ticket
from connector.connections import Connection
from connector.control import log_book as say
from connector.control.envelope import Message
from connector.control.messages import GetLog, GetRuns, LoggedLine, LogPage, RunList
from connector.domain.errors import NotFound, RetryLater
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.runs import EntryKind, LogEntry, Outcome, RunRecord
from connector.domain.shown import fields_shown, value_shown
from connector.hosting.explaining import explain, page_of

MOST_LINES = 2000
"""Of one answer that is not by place."""
_MOST_DAYS = 400
_MOST_FIELDS = 200


class LogBook:
    """Answers requests; each is called on its client's thread."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self._of_all = LogOfAll(agent)

    def reply(self, request: say.Request) -> Message:
        """The reply. Raises BridgeError, which is told to the client."""
        match request:
            case say.GetLogRows(connection=say.ALL):
                return self._of_all.rows(request)
            case say.CountLog(connection=say.ALL):
                return self._of_all.count(request)
            case say.GetLogRows():
                return self._rows(request)
            case say.CountLog():
                connection = self._agent.only(request.connection)
                with self._agent.workshop.store(connection) as memory:
                    matched = memory.log_count(request.wanted, anchor=request.anchor)
                return say.LogCount(connection=connection.id, matched=matched)
            case say.GetLogEntry():
                return self._entry(request)
            case say.CompareSides():
                return self._compare(request)
            case say.GetHistory():
                return self._history(request)

    def lines(self, request: GetLog) -> LogPage:
        """Lines of one connection or of all, in the order in which they were written."""
        limit = min(request.limit, MOST_LINES)
        lines: list[LoggedLine] = []
        for connection in self._agent.connections(request.connection):
            with self._agent.workshop.store(connection) as memory:
                entries = memory.entries_log(
                    after=request.after,
                    before=request.before,
                    entity=request.entity,
                    run=RunId(request.run) if request.run else None,
                    search=request.search,
                    limit=limit,
                )
            lines.extend(logged(connection, entries, request.kinds))
        lines.sort(key=lambda line: line.entry.at)
        return LogPage(lines=tuple(lines[-limit:] if request.before is not None else lines[:limit]))

    def runs(self, request: GetRuns) -> RunList:
        """The newest runs of one connection or of all."""
        runs: list[RunRecord] = []
        before = RunId(request.before) if request.before else None
        for connection in self._agent.connections(request.connection):
            with self._agent.workshop.store(connection) as memory:
                runs.extend(memory.runs(request.limit, before))
        runs.sort(key=lambda run: run.started_at, reverse=True)
        return RunList(runs=tuple(runs[: request.limit]))

    def _rows(self, request: say.GetLogRows) -> say.LogRows:
        connection = self._agent.only(request.connection)
        with self._agent.workshop.store(connection) as memory:
            found = memory.log_slice(
                request.wanted, anchor=request.anchor, position=max(0, request.position), limit=request.limit
            )
        return say.LogRows(
            connection=connection.id,
            anchor=found.anchor,
            position=found.position,
            entries=found.entries,
            matched=found.matched,
            complete=found.complete,
        )

    def _entry(self, request: say.GetLogEntry) -> say.LogEntryShown:
        connection = self._agent.only(request.connection)
        with self._agent.workshop.store(connection) as memory:
            entry = memory.log_entry(request.entry)
            if entry is None:
                raise NotFound("This line of the log is no longer kept.")
            page = page_of(self._agent.status(connection).platform, connection.provider, memory, entry)
            return say.LogEntryShown(shown=explain(connection.id, memory, entry, page))

    def _compare(self, request: say.CompareSides) -> say.SidesCompared:
        agent = self._agent
        connection = agent.only(request.connection)
        agent.ready(connection, looking=True)
        if agent.queue.running(connection.id) is not None:
            raise RetryLater("A run is under way; the books are looked at between runs.", remedy="Try again after it.")

        def look(ticket: Ticket[say.SidesCompared]) -> say.SidesCompared:
            return self._look(connection, request.entity, request.key, ticket.stop)

        return agent.queue.submit(connection.id, ("compare", request.entity, request.key), look).result()

    def _look(self, connection: Connection, entity: EntityKind, key: Key, stop: Event) -> say.SidesCompared:
        ours: Mapping[str, object] | None = None
        failure = ""
        with self._agent.workshop.opened(connection, stop) as opened:
            for page in opened.source.fetch(entity, [key]):
                for change in page.changes:
                    failure = change.failure.sentence if change.failure is not None else ""
                    ours = fields_shown(canonical(change.entity)) if change.entity is not None else None
        theirs = self._agent.workshop.on_platform(connection, entity, key)
        fields, equal = _side_by_side(ours or {}, theirs or {})
        return say.SidesCompared(
            connection=connection.id,
            entity=entity,
            key=key,
            at=self._agent.clock.now(),
            in_books=ours is not None or bool(failure),
            on_platform=theirs is not None,
            failure=failure,
            fields=fields if not failure else (),
            equal=equal,
        )

    def _history(self, request: say.GetHistory) -> say.History:
        agent, connection = self._agent, self._agent.only(request.connection)
        today = agent.clock.now().astimezone().date()
        first = today - dt.timedelta(days=max(1, min(request.days, _MOST_DAYS)) - 1)
        midnight = dt.datetime.combine(first, dt.time()).astimezone()
        with agent.workshop.store(connection) as memory:
            runs = memory.runs_since(midnight)
        return say.History(connection=connection.id, days=tuple(_days(runs, first, today)))


def logged(connection: Connection, entries: Sequence[LogEntry], kinds: Collection[EntryKind]) -> Iterator[LoggedLine]:
    """Lines of some kinds, or of all, with the connection that they belong to."""
    for entry in entries:
        if not kinds or entry.kind in kinds:
            yield LoggedLine(connection=connection.id, entry=entry)


def _days(runs: Iterable[RunRecord], first: dt.date, last: dt.date) -> Iterable[say.DayOfRuns]:
    by_day: dict[dt.date, list[RunRecord]] = {}
    for run in runs:
        by_day.setdefault(run.started_at.astimezone().date(), []).append(run)
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        there = by_day.get(day, [])
        yield say.DayOfRuns(
            day=day,
            runs=len(there),
            failed_runs=sum(run.outcome is Outcome.FAILED for run in there),
            written=sum(counts.written for run in there for counts in run.counts),
            failed=sum(counts.failed for run in there for counts in run.counts),
        )


def _side_by_side(ours: Mapping[str, object], theirs: Mapping[str, object]) -> tuple[tuple[say.SideBySide, ...], int]:
    names = sorted(ours.keys() | theirs.keys())
    differing = [name for name in names if ours.get(name) != theirs.get(name)]
    fields = tuple(
        say.SideBySide(name=name, books=value_shown(name, ours.get(name)), platform=value_shown(name, theirs.get(name)))
        for name in differing[:_MOST_FIELDS]
    )
    return fields, len(names) - len(differing)
