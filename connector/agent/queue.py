"""One line of jobs for each connection: never two at once on one connection, side by side on different ones."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Hashable
from threading import Condition, Event, Thread
from typing import Generic, TypeVar

import structlog

from connector.domain.errors import BridgeError, Stopped
from connector.domain.keys import ConnectionId

T = TypeVar("T")


class Ticket(Generic[T]):
    """A job that waits, runs or is over. `stop` asks it to end at its next safe point."""

    def __init__(self, connection: ConnectionId, name: Hashable, work: Callable[[Ticket[T]], T]) -> None:
        self.id = secrets.token_hex(6)
        self.connection = connection
        self.name = name
        self.stop = Event()
        self._work = work
        self._over = Event()
        self._result: T | None = None
        self._error: BaseException | None = None

    @property
    def over(self) -> bool:
        """Whether it has a result or an error."""
        return self._over.is_set()

    def result(self, seconds: float | None = None) -> T:
        """Wait for the result; raises what the job raised, TimeoutError when it takes longer."""
        if not self._over.wait(seconds):
            raise TimeoutError(f"job {self.id} is not over yet")
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]  # set, as it is over without an error

    def run(self) -> None:
        """Do the work; whatever happens, the ticket is over afterwards."""
        try:
            self._result = self._work(self)
        except BridgeError as exc:
            self._error = exc
        except Exception as exc:  # noqa: BLE001  # a bug in one run must not end the worker; the log has the traceback
            structlog.get_logger("queue").exception("a job failed", connection=self.connection)
            self._error = exc
        finally:
            self._over.set()

    def refuse(self, error: BridgeError) -> None:
        """End it without having begun."""
        self._error = error
        self._over.set()


class _Lane:
    """The jobs of one connection and the thread that does them."""

    def __init__(self, prepare: Callable[[], None], ended: Callable[[Ticket[object]], None]) -> None:
        self._ended = ended
        self.changed = Condition()
        self.waiting: deque[Ticket[object]] = deque()
        self.running: Ticket[object] | None = None
        self.closed = False
        self._prepare = prepare
        self.thread = Thread(target=self._work, name="worker", daemon=True)
        self.thread.start()

    def _work(self) -> None:
        self._prepare()
        while True:
            with self.changed:
                self.changed.wait_for(lambda: bool(self.waiting) or self.closed)
                if self.closed:
                    return
                self.running = ticket = self.waiting.popleft()
            ticket.run()
            self.running = None
            self._ended(ticket)

    def close(self) -> list[Ticket[object]]:
        """Take nothing more, ask the running job to stop; gives back those that waited, refused."""
        with self.changed:
            self.closed = True
            waiting, running = list(self.waiting), self.running
            self.waiting.clear()
            self.changed.notify_all()
        if running is not None:
            running.stop.set()
        for ticket in waiting:
            ticket.refuse(_stopping())
        return waiting


class Queue:
    """Puts jobs into line.

    Args:
        prepare: called once on each worker's thread (to lower its priority).
        refused: told of each job that will never begin; must not raise.
        ended: told of each job after its connection is free again; must not raise.
    """

    def __init__(
        self,
        prepare: Callable[[], None] = lambda: None,
        refused: Callable[[Ticket[object]], None] = lambda _: None,
        ended: Callable[[Ticket[object]], None] = lambda _: None,
    ) -> None:
        self._prepare = prepare
        self._ended = ended
        self._refused = refused
        self._lanes: dict[ConnectionId, _Lane] = {}
        self._guard = Condition()
        self._closed = False

    def submit(self, connection: ConnectionId, name: Hashable, work: Callable[[Ticket[T]], T]) -> Ticket[T]:
        """Put a job into line; a job of the same name that still waits is shared.

        Raises:
            Stopped: the agent is ending.
        """
        with self._guard:
            if self._closed:
                raise _stopping()
            lane = self._lanes.get(connection)
            if lane is None:
                lane = self._lanes[connection] = _Lane(self._prepare, self._ended)
            with lane.changed:
                for waiting in lane.waiting:
                    if waiting.name == name:
                        return waiting  # type: ignore[return-value]  # the same name stands for the same work
                ticket = Ticket(connection, name, work)
                lane.waiting.append(ticket)  # type: ignore[arg-type]  # the lane looks at no result
                lane.changed.notify_all()
                return ticket

    def running(self, connection: ConnectionId) -> Ticket[object] | None:
        """The job that runs now."""
        lane = self._lanes.get(connection)
        return lane.running if lane else None

    def waiting(self, connection: ConnectionId) -> int:
        """How many jobs wait."""
        lane = self._lanes.get(connection)
        return len(lane.waiting) if lane else 0

    def idle(self) -> bool:
        """Whether nothing runs and nothing waits, of any connection."""
        with self._guard:
            lanes = list(self._lanes.values())
        return not any(lane.running or lane.waiting for lane in lanes)

    def stop(self, connection: ConnectionId, job: str = "") -> bool:
        """Ask the running job, or only this one, to end at its next safe point; whether it was running."""
        running = self.running(connection)
        if running is None or (job and running.id != job):
            return False
        running.stop.set()
        return True

    def withdraw(self, connection: ConnectionId, name: Hashable, why: BridgeError) -> None:
        """Ask the running job to end if this is its name, and refuse one of this name that waits; no other job."""
        lane = self._lanes.get(connection)
        if lane is None:
            return
        with lane.changed:
            running, waiting = lane.running, [ticket for ticket in lane.waiting if ticket.name == name]
            for ticket in waiting:
                lane.waiting.remove(ticket)
        if running is not None and running.name == name:
            running.stop.set()
        for ticket in waiting:
            ticket.refuse(why)

    def forget(self, connection: ConnectionId, seconds: float) -> bool:
        """Stop and end the line of a connection; whether its job ended in time."""
        with self._guard:
            lane = self._lanes.pop(connection, None)
        if lane is None:
            return True
        self._end(lane)
        lane.thread.join(seconds)
        return not lane.thread.is_alive()

    def close(self, seconds: float) -> bool:
        """Stop everything; whether all jobs ended in time."""
        with self._guard:
            self._closed = True
            lanes = list(self._lanes.values())
        for lane in lanes:
            self._end(lane)
        for lane in lanes:
            lane.thread.join(seconds)
        return not any(lane.thread.is_alive() for lane in lanes)

    def _end(self, lane: _Lane) -> None:
        for ticket in lane.close():
            self._refused(ticket)


def _stopping() -> Stopped:
    return Stopped("The agent is ending.", remedy="Start it again with: bukubridge run")
