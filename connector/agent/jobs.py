"""What a worker does with one job, from its start to what is told of its end."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Hashable

from connector.agent.hosted import Hosted, JobReporter
from connector.agent.hub import Hub
from connector.agent.pauses import Pauses
from connector.agent.queue import Queue, Ticket
from connector.agent.workshop import Workshop
from connector.control.memory import give_memory_back
from connector.control.messages import JobEnded, Refused, Started
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, Stopped, Unexpected, Unreachable
from connector.domain.runs import RunRecord, Trigger
from connector.hosting.running import Order
from connector.logs import logger
from connector.sync.ages import swept_at

Job = Ticket[RunRecord]

_REMEMBERED = 200
FIRST_RETRY = 15
"""Seconds until the network is looked for again; twice as long each time, at most the connection's period."""


class Jobs:
    """Puts runs into line and does them.

    Args:
        again: asks to be rung again for a connection after so many seconds.
        tell: says that a connection's status is another one.
        pauses: asked again when a job's turn has come.
    """

    def __init__(
        self,
        queue: Queue,
        workshop: Workshop,
        clock: Clock,
        hub: Hub,
        again: Callable[[Hosted, dt.timedelta], None],
        tell: Callable[[Hosted], None],
        pauses: Pauses,
    ) -> None:
        self._queue = queue
        self._workshop = workshop
        self._clock = clock
        self._hub = hub
        self._again = again
        self._tell = tell
        self._pauses = pauses
        self._log = logger("agent")
        self._ended: deque[JobEnded] = deque(maxlen=_REMEMBERED)

    def submit(self, hosted: Hosted, order: Order) -> Job:
        """Put a run into line; an equal one that still waits is shared. Raises Stopped while the agent ends."""
        name = ("run", order.kinds, order.dry_run, order.trigger is Trigger.PERSON, order.rules)
        return self._put(hosted, name, lambda job: self._work(job, hosted, order))

    def submit_after(self, hosted: Hosted, name: Hashable, first: Callable[[], object]) -> Job:
        """Put something and a run after it into line. Raises Stopped while the agent ends."""
        order = Order(trigger=Trigger.PERSON)
        return self._put(hosted, name, lambda job: self._work(job, hosted, order, first))

    def look(self, hosted: Hosted) -> None:
        """Read what the memory tells; a memory that cannot be read leaves everything unknown."""
        try:
            with self._workshop.store(hosted.connection) as store:
                hosted.look(store, swept_at(store))
        except BridgeError as exc:
            self._log.warning("the memory cannot be read", connection=hosted.connection.id, sentence=exc.sentence)

    def refused(self, job: Ticket[object]) -> None:
        """A job that waited will never begin."""
        refused = Refused(code=Stopped.code, sentence="The job was taken out of the line.")
        self._tell_end(JobEnded(job=job.id, connection=job.connection, refused=refused))

    def recently_ended(self) -> tuple[JobEnded, ...]:
        """How the latest jobs ended, for whoever begins to listen after their end."""
        return tuple(self._ended)

    def _put(self, hosted: Hosted, name: Hashable, work: Callable[[Job], RunRecord]) -> Job:
        ticket: Job = self._queue.submit(hosted.connection.id, name, work)
        self._tell(hosted)
        return ticket

    def _work(self, job: Job, hosted: Hosted, order: Order, first: Callable[[], object] | None = None) -> RunRecord:
        try:
            run = self._run(job, hosted, order, first)
        except BridgeError as exc:
            self._log.info("no run", connection=job.connection, error=exc.code, sentence=exc.sentence)
            self._refuse(job, hosted, order, exc)
            raise
        except Exception:  # whatever it was, the light must not stay green; it is raised again below
            fault = Unexpected("A fault in this program ended the job.", remedy="The log says more.")
            self._refuse(job, hosted, order, fault)
            raise
        hosted.ran(run, whole=not order.kinds, now=self._clock.now())
        self._finish(job, hosted, run=run)
        return run

    def _refuse(self, job: Job, hosted: Hosted, order: Order, error: BridgeError) -> None:
        refused = Refused(code=error.code, sentence=error.sentence, remedy=error.remedy)
        if not order.dry_run:
            hosted.could_not_run(refused, order.trigger, self._clock.now())
        self._finish(job, hosted, refused=refused)

    def _run(self, job: Job, hosted: Hosted, order: Order, first: Callable[[], object] | None) -> RunRecord:
        self._pauses.check(hosted.connection, looking=order.dry_run)
        hosted.begin(order, self._clock.now())
        self._hub.publish(Started(job=job.id, connection=job.connection, title=hosted.connection.title))
        self._tell(hosted)
        if hosted.offline_since is not None or order.trigger in (Trigger.RECOVERY, Trigger.PERSON):
            self._find_platform(hosted)
        if first is not None:
            first()
        reporter = JobReporter(self._hub, hosted, job.id)
        return self._workshop.run(hosted.connection, order, reporter, job.stop, reporter)

    def _find_platform(self, hosted: Hosted) -> None:
        """Look for the platform before anything else, so that a missing network is told once, not at every run."""
        if self._workshop.reachable(hosted.connection):
            hosted.offline_since = None
            return
        if hosted.offline_since is None:
            hosted.offline_since = self._clock.now()
            self._log.warning("the platform cannot be reached", connection=hosted.connection.id)
        raise Unreachable("The platform cannot be reached.", remedy="Check the network; it is tried again by itself.")

    def _finish(self, job: Job, hosted: Hosted, run: RunRecord | None = None, refused: Refused | None = None) -> None:
        hosted.end()
        give_memory_back()
        self.look(hosted)
        if hosted.offline_since is None:
            hosted.retries = 0
        else:
            self._again(hosted, dt.timedelta(seconds=FIRST_RETRY * 2**hosted.retries))
            hosted.retries = min(hosted.retries + 1, 10)
        self._tell_end(JobEnded(job=job.id, connection=job.connection, run=run, refused=refused))

    def _tell_end(self, ended: JobEnded) -> None:
        self._ended.append(ended)
        self._hub.publish(ended)
