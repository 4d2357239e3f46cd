"""An agent that says what a test wants, behind the real control server."""

from __future__ import annotations

import datetime as dt
import queue
from collections.abc import Callable, Iterator
from threading import Event as Flag
from threading import Lock
from typing import Any

from msgspec.structs import replace

from connector.control.messages import (
    Activity,
    ConnectionStatus,
    Ended,
    GetStatus,
    Light,
    Message,
    Request,
    Status,
    StatusChanged,
    Watch,
)
from connector.control.server import ControlServer
from connector.domain.errors import NotFound
from connector.domain.runs import Equality
from connector.paths import Home

Answer = Message | list[Message] | Callable[[Request], Message | list[Message] | Iterator[Message | None]]
"""A reply; or events, after which `Ended` follows by itself. A callable may raise a BridgeError, or say one event after
the other, `Ended` too."""


def now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


def status(name: str = "c1", title: str = "Syarikat Aneka Sdn Bhd", **changes: Any) -> ConnectionStatus:
    """A connection that is well."""
    made = ConnectionStatus(
        id=name, provider="sql_accounting", title=title, organization="aneka", organization_name="Aneka Group",
        platform="https://platform.example", activity=Activity.IDLE, light=Light.GREEN, sentence="Equal.",
        equality=Equality.EQUAL, reconciled_at=now(), swept_at=now(), problems=0, held=0, conflicts=0, waiting=0,
        changes_held=0, changes_waiting=0, next_run_at=now() + dt.timedelta(minutes=4),
    )  # fmt: skip
    return replace(made, **changes)


class ScriptedAgent:
    """Answers by `answers`, keeps what was asked in `seen`, tells events to whoever watches everything."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.answers: dict[type[Message], Answer] = {}
        self.seen: list[Request] = []
        self.statuses: tuple[ConnectionStatus, ...] = (status(),)
        self.version = "1.2.3"
        self.update = ""
        """What it says of newer versions of itself."""
        self._watchers: list[queue.Queue[Message]] = []
        self._guard = Lock()
        self._server: ControlServer | None = None

    def start(self) -> None:
        """Begin to answer, also again after `stop`."""
        self._server = ControlServer(self.home, "1.2.3", self._handle)
        self._server.start()

    def stop(self) -> None:
        """Be gone."""
        if self._server is not None:
            server, self._server = self._server, None
            server.close()

    def tell(self, event: Message) -> None:
        """Something that the agent says by itself."""
        with self._guard:
            for watcher in self._watchers:
                watcher.put(event)

    def set_status(self, *statuses: ConnectionStatus) -> None:
        """Where everything stands from now on; it is told."""
        self.statuses = statuses
        for each in statuses:
            self.tell(StatusChanged(status=each))

    def asked(self, kind: type[Message]) -> list[Request]:
        """What was asked of one kind."""
        return [request for request in self.seen if isinstance(request, kind)]

    def _handle(self, request: Request, gone: Flag) -> Iterator[Message | None]:
        self.seen.append(request)
        if isinstance(request, Watch) and not request.jobs:
            yield from self._watch(gone)
        elif type(request) in self.answers:
            answer = self.answers[type(request)]
            said = answer(request) if callable(answer) else answer
            if isinstance(said, Iterator):
                yield from said
            elif isinstance(said, list):
                yield from said
                yield Ended()
            else:
                yield said
        elif isinstance(request, GetStatus):
            yield Status(
                version=self.version, pid=1, started_at=now(), now=now(), connections=self.statuses, update=self.update
            )
        else:
            raise NotFound(f"The scripted agent has no answer for {type(request).__name__}.")

    def _watch(self, gone: Flag) -> Iterator[Message | None]:
        events: queue.Queue[Message] = queue.Queue()
        with self._guard:
            self._watchers.append(events)
        try:
            while not gone.is_set():
                try:
                    yield events.get(timeout=0.05)
                except queue.Empty:
                    yield None
        finally:
            with self._guard:
                self._watchers.remove(events)
