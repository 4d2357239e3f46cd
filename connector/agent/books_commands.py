"""What the agent does when a face asks about the way into the books."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import islice
from typing import Protocol, runtime_checkable

from connector.agent.agent import Agent
from connector.agent.between_runs import between_runs
from connector.connections import Connection
from connector.control import both_ways as say
from connector.control.envelope import Message
from connector.control.messages import Accepted, Done
from connector.domain.errors import Stopped, Unsupported
from connector.domain.keys import EntityKind
from connector.domain.writing import Readiness
from connector.hosting import taking_back
from connector.hosting.decisions import Decision, conflicts, decide
from connector.hosting.running import Opened
from connector.hosting.shown import dispute, past_write
from connector.hosting.taking_back import Selection

_MOST = 2000
"""Items of one answer."""


@runtime_checkable
class Rehearsing(Protocol):
    """Books that learn from their own documents how they are posted."""

    def rehearse(self, kind: EntityKind | None) -> Sequence[Readiness]:
        """Learn and check one kind, or every kind that needs it; the readiness that came of it."""


class BooksCommands:
    """Answers requests; each is called on its client's thread, and looks at the books between runs."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    def reply(self, request: say.Request) -> Message:
        """The reply. Raises BridgeError, which is told to the client."""
        match request:
            case say.GetConflicts():
                return self._conflicts(request)
            case say.Resolve():
                return self._resolve(request)
            case say.GetWritten():
                return self._written(request)
            case say.GetReadiness():
                return self._ready(request.connection, ("readiness",), _readiness)
            case say.Rehearse():
                name = _rehearsal(request.entity)
                return self._ready(request.connection, name, lambda opened: _rehearsed(opened, request.entity))
            case say.EndRehearsal():
                return self._end(request)
            case say.PreviewUndo():
                return self._preview_undo(request)
            case say.Undo():
                return self._undo(request)

    def _conflicts(self, request: say.GetConflicts) -> say.ConflictList:
        found: list[say.Dispute] = []
        for connection in self._agent.connections(request.connection):
            with self._agent.workshop.store(connection) as memory:
                waiting = conflicts(memory, request.entity)
                wanted = (item for item in waiting if request.kind in (None, item.kind))
                found += [dispute(connection.id, item) for item in islice(wanted, min(request.limit, _MOST))]
        found.sort(key=lambda item: item.since)
        return say.ConflictList(conflicts=tuple(found[: request.limit]))

    def _resolve(self, request: say.Resolve) -> Accepted:
        agent, connection = self._agent, self._agent.only(request.connection)
        decision = Decision(choice=request.choice, fields=request.fields, key=request.key, by=request.decided_by)
        decided = between_runs(
            self._agent,
            connection,
            ("resolve", request),
            lambda opened: decide(opened.memory, agent.clock, request.changes, decision),
        )
        return Accepted(jobs=(agent.sync(connection, [conflict.entity for conflict in decided]).id,))

    def _written(self, request: say.GetWritten) -> say.WrittenList:
        wanted = Selection(run=request.run, entity=request.entity, key=request.key)
        found: list[say.PastWrite] = []
        for connection in self._agent.connections(request.connection):
            with self._agent.workshop.store(connection) as memory:
                writes = taking_back.history(memory, wanted, min(request.limit, _MOST))
                found += [past_write(connection.id, item) for item in writes]
        if request.run and not found:
            raise taking_back.no_such_run(request.run)
        found.sort(key=lambda item: item.at, reverse=True)
        return say.WrittenList(writes=tuple(found[: request.limit]))

    def readiness(self, connection: Connection) -> Sequence[Readiness]:
        """Which kinds can be written into the books, looked at between runs. Raises BridgeError."""
        return between_runs(self._agent, connection, ("readiness",), _readiness, looking=True)

    def _ready(self, wanted: str, name: Hashable, look: Callable[[Opened], Sequence[Readiness]]) -> say.ReadinessList:
        ready = [
            say.ReadyBooks(
                connection=connection.id,
                title=connection.title,
                kinds=tuple(between_runs(self._agent, connection, name, look, looking=True)),
            )
            for connection in self._agent.connections(wanted)
        ]
        return say.ReadinessList(connections=tuple(ready))

    def _end(self, request: say.EndRehearsal) -> Done:
        ended = Stopped("The rehearsal was stopped.", remedy="Rehearse again when it suits you.")
        for connection in self._agent.connections(request.connection):
            self._agent.queue.withdraw(connection.id, _rehearsal(request.entity), ended)
        return Done()

    def _preview_undo(self, request: say.PreviewUndo) -> say.UndoList:
        connection = self._agent.only(request.connection)
        wanted = Selection(run=request.run, entity=request.entity, key=request.key)
        steps, total = between_runs(
            self._agent,
            connection,
            ("preview_undo", request),
            lambda opened: taking_back.preview(opened, connection.id, wanted, request.skip, request.limit),
        )
        return say.UndoList(steps=steps, total=total)

    def _undo(self, request: say.Undo) -> say.UndoList:
        agent, connection = self._agent, self._agent.only(request.connection)
        steps = between_runs(
            self._agent,
            connection,
            ("undo", request),
            lambda opened: taking_back.take_back(opened, connection.id, request.writes, agent.clock),
        )
        return say.UndoList(steps=steps, jobs=(agent.sync(connection).id,))


def _readiness(opened: Opened) -> Sequence[Readiness]:
    return opened.books.readiness() if opened.books is not None else ()


def _rehearsal(kind: EntityKind | None) -> Hashable:
    """What a rehearsal is called in line."""
    return ("rehearse", kind)


def _rehearsed(opened: Opened, kind: EntityKind | None) -> Sequence[Readiness]:
    books: object = opened.books
    if not isinstance(books, Rehearsing):
        raise Unsupported("These books need no rehearsal.")
    return books.rehearse(kind)
