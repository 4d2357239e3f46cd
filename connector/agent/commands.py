"""What the agent does when a face asks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from threading import Event as Flag

from connector.agent.access import Access
from connector.agent.agent import Agent
from connector.agent.attention_commands import AttentionCommands
from connector.agent.books_commands import BooksCommands
from connector.agent.choosing import Choices
from connector.agent.doctor import busy
from connector.agent.hub import Subscription
from connector.agent.jobs import Job
from connector.agent.log_book import MOST_LINES, LogBook, logged
from connector.agent.queue import Ticket
from connector.agent.rare_commands import RareCommands
from connector.agent.setting_up import SettingUp
from connector.agent.setting_up_commands import SettingUpCommands
from connector.connections import Connection
from connector.control import attention, both_ways, choices, cloud_accounts, log_book, mapping_desk, setting_up
from connector.control import messages as say
from connector.domain.errors import Unsupported
from connector.domain.ports import Store
from connector.settings import Settings

_HEARTBEAT = 0.5
"""Seconds between looks whether a listener is still there; also how soon a new line of the log is seen."""

_AFTER_ALL = 1 << 62
"""No line of a log has so high a number."""


class Commands:
    """Answers requests of the control channel; each is called on its client's thread."""

    def __init__(self, agent: Agent, version: str, setting_up: SettingUp | None = None) -> None:
        self._agent = agent
        self._version = version
        self._attention = AttentionCommands(agent)
        self._books = BooksCommands(agent)
        self._log_book = LogBook(agent)
        setting_up = setting_up or SettingUp(Access(agent.home, Settings(), agent.clock))
        self._choices = Choices(agent, setting_up.access)
        self._rare = RareCommands(agent, setting_up.access)
        self._setting_up = SettingUpCommands(agent, setting_up, self._books)

    def __call__(self, request: say.Request, gone: Flag) -> Iterator[say.Message | None]:
        """The reply, or events until `Ended`. Raises BridgeError, which is told to the client."""
        match request:
            case say.Watch():
                yield from self._watch(request, gone)
            case say.FollowLog():
                yield from self._follow(request, gone)
            case say.Sync(watch=True) | say.Release(watch=True) | say.Rebase(watch=True) | mapping_desk.PreviewRules():
                yield from self._do_and_watch(request, gone)
            case cloud_accounts.SignIn():
                yield from self._rare.cloud.sign_in(request, gone)
            case _ if isinstance(request, setting_up.Request):
                yield self._setting_up.reply(request, gone)
            case say.Hello():
                raise Unsupported("Hello was said already.")
            case _:
                yield self._reply(request)

    def _reply(self, request: say.Request) -> say.Message:
        match request:
            case say.GetStatus():
                return self._status()
            case say.GetRuns():
                hosted = log_book.cloud_place(request.connection) is not None
                return (self._rare.cloud_logs if hosted else self._log_book).runs(request)
            case say.GetLog():
                return self._log_book.lines(request)
            case say.GetProblems():
                return self._problems(request)
            case say.Examine():
                return self._examine(request)
            case say.Reload():
                self._agent.reload()
                return self._status()
            case say.Quit():
                self._agent.ending.set()
                return say.Done(sentence="The agent ends.")
            case _:
                return self._of_part(request)

    def _of_part(self, request: say.Request) -> say.Message:
        """What a module of its own answers."""
        if isinstance(request, attention.Request):
            return self._attention.reply(request)
        if isinstance(request, both_ways.Request):
            return self._books.reply(request)
        if isinstance(request, choices.Request):
            return self._choices.reply(request)
        if isinstance(request, log_book.Request):
            hosted = log_book.cloud_place(request.connection) is not None
            return (self._rare.cloud_logs if hosted else self._log_book).reply(request)
        return self._rare.reply(request) if self._rare.answers(request) else self._order(request)

    def _order(self, request: say.Request) -> say.Message:
        agent = self._agent
        match request:
            case say.Sync() if log_book.cloud_place(request.connection) is not None:
                self._rare.cloud_logs.sync(request.connection, request.entities)
                return say.Accepted(jobs=())
            case say.Sync():
                wanted = agent.connections(request.connection)
                ready = [item for item in wanted if agent.may_run(item)] or wanted
                return _accepted([agent.sync(item, request.entities, dry_run=request.dry_run) for item in ready])
            case say.Release():
                return _accepted([agent.release(agent.only(request.connection), request.entity)])
            case say.Rebase():
                return _accepted([agent.rebase(agent.only(request.connection))])
            case mapping_desk.PreviewRules():
                return self._rare.reply(request)
            case say.Pause():
                return self._each(request.connection, lambda item: agent.pause(item, request.seconds))
            case say.Resume():
                return self._each(request.connection, agent.resume)
            case say.Stop():
                return self._each(request.connection, lambda item: agent.queue.stop(item.id, request.job))
            case say.Forget():
                connection = agent.only(request.connection)
                agent.forget(connection)
                return say.Done(sentence=f"{connection.title} is disconnected; its secrets are removed.")
            case _:
                raise Unsupported("The agent does not know this request.")

    def _each(self, wanted: str, act: Callable[[Connection], object]) -> say.Status:
        for connection in self._agent.connections(wanted):
            act(connection)
        return self._status()

    def _status(self) -> say.Status:
        agent = self._agent
        return say.Status(
            version=self._version,
            pid=os.getpid(),
            started_at=agent.started_at,
            now=agent.clock.now(),
            connections=tuple(agent.status(item) for item in agent.connections()),
            update=agent.updating.sentence if agent.updating is not None else "",
        )

    def _problems(self, request: say.GetProblems) -> say.ProblemList:
        found: list[say.SetAside] = []
        for connection in self._agent.connections(request.connection):
            with self._agent.workshop.store(connection) as store:
                problems = store.problems(request.entity, limit=request.limit)
            found.extend(say.SetAside(connection=connection.id, problem=problem) for problem in problems)
        return say.ProblemList(problems=tuple(found[: request.limit]))

    def _follow(self, request: say.FollowLog, gone: Flag) -> Iterator[say.Message | None]:
        """New lines, looked for while something runs and once after it ended."""
        agent, busy = self._agent, True
        with ExitStack() as open_stores:
            stores = {}
            for connection in agent.connections(request.connection):
                store = open_stores.enter_context(agent.workshop.store(connection))
                newest = store.entries_log(before=_AFTER_ALL, limit=1)
                stores[connection.id] = (connection, store, [newest[-1].id if newest else 0])
            yield None
            while not gone.wait(_HEARTBEAT) and not agent.ending.is_set():
                yield None
                was_busy, busy = busy, any(agent.queue.running(name) for name in stores)
                if busy or was_busy:
                    for connection, store, last in stores.values():
                        yield from _fresh_lines(connection, store, last, request)
        yield say.Ended()

    def _watch(self, request: say.Watch, gone: Flag) -> Iterator[say.Message | None]:
        """Events of some jobs until they are over, or of everything."""
        wanted = set(request.jobs)
        with self._agent.hub.subscribe(lambda event: not wanted or getattr(event, "job", None) in wanted) as heard:
            yield from _missed(self._agent, wanted)
            yield from self._tell(heard, wanted, gone, everything=not request.jobs)
        yield say.Ended()

    def _do_and_watch(self, request: say.Request, gone: Flag) -> Iterator[say.Message | None]:
        """Listen first, then put into line: nothing is missed."""
        with self._agent.hub.subscribe(lambda event: hasattr(event, "job")) as heard:
            accepted = self._order(request)
            wanted = set(accepted.jobs) if isinstance(accepted, say.Accepted) else set()
            yield accepted
            yield from self._tell(heard, wanted, gone)
        yield say.Ended()

    def _tell(
        self, heard: Subscription, wanted: set[str], gone: Flag, *, everything: bool = False
    ) -> Iterator[say.Message | None]:
        while not gone.is_set() and (wanted or (everything and not self._agent.ending.is_set())):
            event = heard.get(_HEARTBEAT)
            if event is None:
                yield None
            elif everything or getattr(event, "job", None) in wanted:
                yield event
            if isinstance(event, say.JobEnded):
                wanted.discard(event.job)

    def _examine(self, request: say.Examine) -> say.Diagnosis:
        agent = self._agent
        checks = list(agent.workshop.examine(None))
        for connection in agent.connections(request.connection):
            if agent.queue.running(connection.id):
                checks.append(busy(connection))
                continue
            examine = partial(_examine_one, agent, connection)
            checks.extend(agent.queue.submit(connection.id, ("examine",), examine).result())
        return say.Diagnosis(checks=tuple(checks))


def _missed(agent: Agent, wanted: set[str]) -> Iterator[say.Message]:
    """Jobs that were over before anybody listened."""
    for ended in agent.jobs.recently_ended():
        if ended.job in wanted:
            wanted.discard(ended.job)
            yield ended


def _examine_one(agent: Agent, connection: Connection, _: Ticket[Sequence[say.Check]]) -> Sequence[say.Check]:
    return agent.workshop.examine(connection)


def _fresh_lines(
    connection: Connection, store: Store, last: list[int], request: say.FollowLog
) -> Iterator[say.LogLine]:
    entries = store.entries_log(after=last[0], entity=request.entity, search=request.search, limit=MOST_LINES)
    if entries:
        last[0] = entries[-1].id
    for line in logged(connection, entries, request.kinds):
        yield say.LogLine(line=line)


def _accepted(jobs: Sequence[Job]) -> say.Accepted:
    return say.Accepted(jobs=tuple(dict.fromkeys(job.id for job in jobs)))
