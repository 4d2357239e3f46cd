"""The running agent: connections, their line of jobs, their times, and who is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event, Lock

from connector.agent.configuring import Configuring
from connector.agent.diagnosing import Diagnosing
from connector.agent.hosted import Hosted
from connector.agent.hub import Hub
from connector.agent.jobs import Job, Jobs
from connector.agent.listeners import Listeners
from connector.agent.pauses import Pauses
from connector.agent.priority import lower_priority
from connector.agent.queue import Queue, Ticket
from connector.agent.schedule import Timetable
from connector.agent.status import StatusBoard
from connector.agent.updating import Updating
from connector.agent.workshop import Asks, Wake, Workshop
from connector.connections import Connection, Registry, load_registry
from connector.control.diagnosis import DiagnosticsMade
from connector.control.messages import ConnectionStatus, StatusChanged
from connector.domain.clock import Clock
from connector.domain.errors import NotFound, SettingsInvalid, Stopped
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.runs import Trigger
from connector.hosting.running import Order
from connector.logs import logger
from connector.paths import Home
from connector.settings import Priority, Schedule, Settings, load_settings

STOP_SECONDS = 30
"""How long a run may take to its next safe point."""


class Agent:
    """Keeps the connections of one home equal with the platform until it is closed.

    Args:
        home: where everything is kept; the caller holds its lock.
        workshop: does the work.
        clock: tells the time.
        load: reads the settings, again on `reload`.
    """

    def __init__(
        self, home: Home, workshop: Workshop, clock: Clock, load: Callable[[Home], Settings] = load_settings
    ) -> None:
        self.home = home
        self.workshop = workshop
        self.clock = clock
        self.hub = Hub()
        self.pauses = Pauses(home, clock)
        self.started_at = clock.now()
        self.ending = Event()
        """Set when the agent shall end: by a signal, or from a face."""
        self.updating: Updating | None = None
        """What keeps an installed program up to date."""
        self._load = load
        self._settings = load(home)
        self._registry = Registry()
        self._hosted: dict[ConnectionId, Hosted] = {}
        self._listeners = Listeners(workshop, self._wake, Configuring(self), _diagnosing(self))
        self._guard = Lock()
        prepare = lower_priority if self._settings.priority is Priority.LOW else _nothing
        self.queue = Queue(prepare, self._refused, self._job_ended)
        self.timetable = Timetable(self._ring, clock, self._beat)
        self.board = StatusBoard(self.queue, self.timetable, self.pauses, clock)
        self.jobs = Jobs(self.queue, workshop, clock, self.hub, self._again, self._tell, self.pauses)

    def start(self) -> None:
        """Take up every connection: what a former agent left open is finished first."""
        self.timetable.start()
        self.reload()
        for hosted in list(self._hosted.values()):
            if self.may_run(hosted.connection):
                self.jobs.submit(hosted, Order(trigger=Trigger.RECOVERY))

    def reload(self) -> None:
        """Take in settings and connections as they are on the disk now. Raises SettingsInvalid, StateCorrupt."""
        with self._guard:
            self._settings, self._registry = self._load(self.home), load_registry(self.home)
            self.workshop.take_settings(self._settings)
            present = {item.id: item for item in self._registry.connections}
            fresh = [Hosted(item) for name, item in present.items() if name not in self._hosted]
            gone = [self._hosted.pop(name) for name in list(self._hosted) if name not in present]
            self._hosted.update({hosted.connection.id: hosted for hosted in fresh})
            for name, item in present.items():
                self._hosted[name].connection = item
                self._set_times(item)
            slugs = {item.organization for item in self._registry.connections if item.enabled}
            self._listeners.serve(self._registry.organization(slug) for slug in slugs)
        for hosted in gone:
            self.timetable.remove(hosted.connection.id)
            self.queue.forget(hosted.connection.id, STOP_SECONDS)
            self.workshop.leave(hosted.connection)
        for hosted in fresh:
            self.jobs.look(hosted)
        for hosted in list(self._hosted.values()):
            self._tell(hosted)

    def close(self, seconds: float = STOP_SECONDS) -> bool:
        """End gracefully: runs stop at a safe point, leases go back. Whether everything ended in time."""
        self.ending.set()
        self.timetable.close()
        self._listeners.close()
        ended = self.queue.close(seconds)
        for hosted in list(self._hosted.values()):
            self.workshop.leave(hosted.connection, online=hosted.offline_since is None)
        return ended

    def connections(self, wanted: str = "") -> Sequence[Connection]:
        """One connection by id, organization or title, or all of them. Raises NotFound."""
        return [self._registry.connection(wanted)] if wanted else self._registry.connections

    def only(self, wanted: str) -> Connection:
        """The connection that is meant; it need not be named when there is one. Raises NotFound."""
        found = self.connections(wanted)
        if len(found) == 1:
            return found[0]
        known = ", ".join(f"{item.id} ({item.title})" for item in found) or "none"
        raise NotFound("Which connection?", remedy=f"Name one with --connection: {known}.")

    def may_run(self, connection: Connection) -> bool:
        """Whether it is neither paused nor switched off."""
        return connection.enabled and not self.pauses.active(connection.id)

    def sync(self, connection: Connection, kinds: Sequence[EntityKind] = (), *, dry_run: bool = False) -> Job:
        """A person wants a run now. Raises Stopped while it is paused or, unless it only looks, switched off."""
        order = Order(trigger=Trigger.PERSON, kinds=tuple(sorted(set(kinds))), dry_run=dry_run)
        return self.jobs.submit(self.ready(connection, looking=dry_run), order)

    def release(self, connection: Connection, kind: EntityKind | None) -> Job:
        """Let go what is held, and run. Raises Stopped as `sync`."""
        return self.jobs.submit_after(
            self.ready(connection), ("release", kind), lambda: self.workshop.release(connection, kind)
        )

    def rebase(self, connection: Connection) -> Job:
        """Accept both sides as they are, and run. Raises Stopped as `sync`."""
        return self.jobs.submit_after(self.ready(connection), ("rebase",), lambda: self.workshop.rebase(connection))

    def forget(self, connection: Connection) -> None:
        """Disconnect: stop, remove what was kept. Raises Stopped when its run does not end in time."""
        if not self.queue.forget(connection.id, STOP_SECONDS):
            raise Stopped("The running run did not end in time.", remedy="Try again in a minute.")
        self.workshop.forget(connection)
        self.reload()

    def pause(self, connection: Connection, seconds: int | None) -> None:
        """Do nothing for it by itself; a running run stops at its next safe point."""
        self.pauses.pause(connection.id, seconds)
        self.queue.stop(connection.id)
        self._tell(self._found(connection))

    def resume(self, connection: Connection) -> None:
        """Go on, at once."""
        hosted, was_paused = self._found(connection), self.pauses.active(connection.id)
        self.pauses.resume(connection.id)
        if was_paused and self.may_run(hosted.connection):
            self.jobs.submit(hosted, Order(trigger=Trigger.SCHEDULE))
        self._tell(hosted)

    def status(self, connection: Connection) -> ConnectionStatus:
        """Where a connection stands now. Raises NotFound."""
        hosted = self._found(connection)
        return self.board.status(hosted, self._registry.organization(hosted.connection.organization))

    def _tell(self, hosted: Hosted) -> None:
        try:
            self.hub.publish(StatusChanged(status=self.status(hosted.connection)))
        except NotFound:
            return  # it was disconnected meanwhile

    def _found(self, connection: Connection) -> Hosted:
        found = self._hosted.get(connection.id)
        if found is None:
            raise NotFound(f"{connection.title} is no longer connected.")
        return found

    def _refused(self, job: Ticket[object]) -> None:
        self.jobs.refused(job)

    def _job_ended(self, job: Ticket[object]) -> None:
        hosted = self._hosted.get(job.connection)
        if hosted is not None:
            self._tell(hosted)

    def ready(self, connection: Connection, *, looking: bool = False) -> Hosted:
        """For what a person asks for. Raises Stopped while it is paused or switched off, NotFound.

        One that is switched off may still be looked at: so a new one is previewed before anything of it is sent.
        """
        self.pauses.check(connection, looking=looking)
        return self._found(connection)

    def _ring(self, connection: ConnectionId) -> None:
        """It is time; skipped while a run runs or waits already."""
        hosted = self._hosted.get(connection)
        if hosted is None or self.queue.running(connection) or self.queue.waiting(connection):
            return
        if self.may_run(hosted.connection) and not self.ending.is_set():
            self.jobs.submit(hosted, Order(trigger=Trigger.SCHEDULE))

    def _set_times(self, connection: Connection) -> None:
        """A schedule that cannot be understood stops nobody: the everyday one is taken, and the doctor tells of it."""
        if not connection.enabled:
            self.timetable.remove(connection.id)
            return
        try:
            self.timetable.set(connection.id, connection.schedule or self._settings.schedule)
        except SettingsInvalid as exc:
            logger("agent").error("the schedule cannot be used", connection=connection.id, sentence=exc.sentence)
            self.timetable.set(connection.id, Schedule())

    def _beat(self) -> None:
        """Every half minute: pauses that are over end with a run."""
        for connection in self.pauses.take_ended():
            self._ring(connection)

    def _again(self, hosted: Hosted, wait: dt.timedelta) -> None:
        """The network is gone: look for it again, sooner than the schedule says."""
        longest = (hosted.connection.schedule or self._settings.schedule).period()
        if not self.ending.is_set():
            self.timetable.again(hosted.connection.id, min(wait, longest))

    def _wake(self, organization: str, wake: Wake) -> None:
        """The platform asks for a run, a pause or its end."""
        for hosted in [each for each in list(self._hosted.values()) if _is_asked(each.connection, organization, wake)]:
            connection, kinds = hosted.connection, (wake.kind,) if wake.kind else ()
            if wake.asks is not None:
                self.resume(connection) if wake.asks is Asks.RESUME else self.pause(connection, None)
            elif self.may_run(connection) and not self.ending.is_set():
                self.jobs.submit(hosted, Order(trigger=Trigger.PLATFORM, kinds=kinds))


def _is_asked(connection: Connection, organization: str, wake: Wake) -> bool:
    """Whether the platform means this connection."""
    return (connection.organization, connection.provider) == (organization, wake.provider)


def _diagnosing(agent: Agent) -> Diagnosing:
    """Makes the file for support when the platform asks."""
    return Diagnosing(agent, partial(_for_support, agent))


def _for_support(agent: Agent) -> DiagnosticsMade:
    """Make the file; its code is loaded when somebody first asks. Raises BridgeError."""
    from connector.agent.diagnostics.package import Diagnostics
    from connector.agent.diagnostics.subject import RunningAgent

    return Diagnostics(RunningAgent(agent)).make()


def _nothing() -> None:
    """Workers keep the priority of the process."""
