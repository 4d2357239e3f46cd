"""What the agent does when a face asks what needs a person, and when a person has looked at it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import islice

import msgspec

from connector.agent.agent import Agent
from connector.agent.between_runs import between_runs
from connector.agent.held import held_page, release_held
from connector.agent.needs import Section, View, page_of, sections
from connector.agent.rebasing import preview_rebase
from connector.agent.retrying import retry_now
from connector.agent.writing_runs import writing_runs
from connector.connections import Connection
from connector.control import attention as say
from connector.control.envelope import Message
from connector.control.messages import Accepted, Done
from connector.control.parts import PlannedChange, Target
from connector.domain.actions import ActionKind
from connector.domain.conflicts import Conflict
from connector.domain.errors import BridgeError, NotFound
from connector.domain.inbox import InboxState
from connector.hosting.decisions import entries
from connector.hosting.running import Memory
from connector.hosting.shown import dispute

_replace = msgspec.structs.replace


class AttentionCommands:
    """Answers requests; each is called on its client's thread. What changes anything is done between runs."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    def reply(self, request: say.Request) -> Message:
        """The reply. Raises BridgeError, which is told to the client."""
        match request:
            case say.GetAttention():
                return self._attention(request)
            case say.GetHeld():
                return self._held(request)
            case say.GetConflict():
                return self._conflict(request)
            case say.GetTitles():
                return self._titles(request)
            case say.GetWritingRuns():
                return self._writing_runs(request)
            case say.PreviewRebase():
                connection = self._agent.only(request.connection)
                status = self._agent.status(connection)
                clock = self._agent.clock
                name = ("preview_rebase",)
                return between_runs(
                    self._agent,
                    connection,
                    name,
                    lambda opened: preview_rebase(opened, status, clock.now()),
                    looking=True,
                )
            case _:
                return self._act(request)

    def _act(self, request: say.ReleaseHeld | say.RetryNow | say.TickOff) -> Message:
        agent, connection = self._agent, self._agent.only(request.connection)
        match request:
            case say.ReleaseHeld():
                between_runs(
                    agent, connection, ("release", request), lambda opened: release_held(opened.memory, request)
                )
                return Accepted(jobs=(agent.sync(connection).id,))
            case say.RetryNow():
                now = agent.clock.now()
                kinds = between_runs(
                    agent, connection, ("retry", request), lambda opened: retry_now(opened.memory, request, now)
                )
                return Accepted(jobs=(agent.sync(connection, kinds).id,))
            case say.TickOff():
                between_runs(
                    agent, connection, ("tick_off", request), lambda opened: opened.memory.tick_off(request.changes)
                )
                return Done()

    def _attention(self, request: say.GetAttention) -> say.AttentionPage:
        agent, view = self._agent, View(request.entity, request.search.strip(), request.kind)
        found: list[Section] = []
        with ExitStack() as stack:
            for connection in agent.connections(request.connection):
                memory = stack.enter_context(agent.workshop.store(connection))
                found += sections(agent.status(connection), memory, view)
            order = {todo: place for place, todo in enumerate(say.Todo)}
            found.sort(key=lambda section: order[section.todo])
            wanted = [section for section in found if request.todo in (None, section.todo)]
            matters = page_of(wanted, max(request.skip, 0), _limit(request.limit))
        counts = (
            say.TodoCount(
                todo,
                sum(section.matters for section in found if section.todo is todo),
                sum(section.records for section in found if section.todo is todo),
            )
            for todo in say.Todo
        )
        return say.AttentionPage(
            matters=tuple(matters),
            total=sum(section.matters for section in wanted),
            counts=tuple(count for count in counts if count.matters),
        )

    def _held(self, request: say.GetHeld) -> say.HeldPage:
        connection = self._agent.only(request.connection)
        with self._agent.workshop.store(connection) as memory:
            page = held_page(memory, request, _limit(request.limit))
        if request.action is not ActionKind.DELETE or request.target is not Target.PLATFORM or not page.changes:
            return page
        try:
            changes = self._named(connection, request, page.changes)
        except BridgeError as exc:
            return _replace(page, sentence=f"The names on the platform are not known now. {exc}")
        return _replace(page, changes=changes)

    def _named(
        self, connection: Connection, request: say.GetHeld, changes: Sequence[PlannedChange]
    ) -> tuple[PlannedChange, ...]:
        """A deletion knows only a key: what people call the record, the platform knows."""
        names = self._agent.workshop.titles(connection, request.entity, [change.key for change in changes])
        return tuple(
            _replace(change, title=name.title, currency=name.currency, amount=name.amount)
            if (name := names.get(change.key)) is not None
            else change
            for change in changes
        )

    def _titles(self, request: say.GetTitles) -> say.TitleList:
        connection = self._agent.only(request.connection)
        found = self._agent.workshop.titles(connection, request.entity, request.keys[: say.PAGE])
        titles = {
            key: say.Title(title=each.title, currency=each.currency, amount=each.amount) for key, each in found.items()
        }
        return say.TitleList(titles=titles)

    def _conflict(self, request: say.GetConflict) -> say.SimilarConflicts:
        connection = self._agent.only(request.connection)
        with self._agent.workshop.store(connection) as memory:
            waiting = _waiting(memory)
        chosen = next((conflict for conflict in waiting if conflict.change == request.change), None)
        if chosen is None:
            raise NotFound("This is decided already.", remedy="Look again at what needs you.")
        similar = [conflict for conflict in waiting if conflict is not chosen and _alike(conflict, chosen)]
        page = islice(similar, max(request.skip, 0), max(request.skip, 0) + _limit(request.limit))
        return say.SimilarConflicts(
            conflict=dispute(connection.id, chosen),
            similar=tuple(dispute(connection.id, each) for each in page),
            total=len(similar),
        )

    def _writing_runs(self, request: say.GetWritingRuns) -> say.WritingRuns:
        runs: list[say.PastRun] = []
        for connection in self._agent.connections(request.connection):
            with self._agent.workshop.store(connection) as memory:
                runs += writing_runs(memory, connection.id)
        runs.sort(key=lambda run: run.at, reverse=True)
        return say.WritingRuns(runs=tuple(runs[: _limit(request.limit)]))


def _waiting(memory: Memory) -> list[Conflict]:
    found = entries(memory, None, InboxState.CONFLICT)
    return sorted((entry.conflict for entry in found if entry.conflict is not None), key=lambda each: each.since)


def _alike(one: Conflict, other: Conflict) -> bool:
    """Whether what is decided of one can be said of the other: the same question about the same fields."""
    return (one.entity, one.kind, set(one.fields)) == (other.entity, other.kind, set(other.fields))


def _limit(wanted: int) -> int:
    return max(1, min(wanted, say.PAGE))
