"""Puts together what is told of a connection."""

from __future__ import annotations

from connector.agent.hosted import Hosted
from connector.agent.pauses import Pauses
from connector.agent.queue import Queue
from connector.agent.schedule import Timetable
from connector.agent.state import judge
from connector.connections import Organization
from connector.control.messages import Activity, ConnectionStatus
from connector.domain.clock import Clock


class StatusBoard:
    """Knows where to look."""

    def __init__(self, queue: Queue, timetable: Timetable, pauses: Pauses, clock: Clock) -> None:
        self._queue = queue
        self._timetable = timetable
        self._pauses = pauses
        self._clock = clock

    def status(self, hosted: Hosted, organization: Organization) -> ConnectionStatus:
        """Where a connection stands now; unknown stays unknown."""
        connection, name = hosted.connection, hosted.connection.id
        until = self._pauses.until(name) if (paused := self._pauses.active(name)) else None
        snapshot = hosted.snapshot(paused=paused, paused_until=until)
        judgement = judge(snapshot, self._clock.now())
        return ConnectionStatus(
            id=name,
            provider=connection.provider,
            title=connection.title,
            organization=organization.slug,
            organization_name=organization.name,
            platform=organization.platform,
            activity=self._activity(hosted, paused=paused),
            light=judgement.light,
            sentence=judgement.sentence,
            remedy=judgement.remedy,
            company=hosted.company,
            equality=snapshot.equality,
            last_run=snapshot.last_run,
            last_success_at=snapshot.last_success_at,
            reconciled_at=snapshot.reconciled_at,
            swept_at=snapshot.swept_at,
            next_run_at=None if paused else self._timetable.next_at(name),
            paused=paused,
            paused_until=until,
            running_since=hosted.running_since,
            progress=hosted.progress,
            expected=hosted.expected,
            due_at=hosted.due_at,
            problems=snapshot.problems,
            held=snapshot.held,
            waiting=hosted.waiting,
            writes=tuple(kind for kind, policy in connection.policies.kinds.items() if policy.write),
            leaves_out=connection.policies.left_out,
            conflicts=snapshot.conflicts,
            changes_held=snapshot.changes_held,
            changes_waiting=snapshot.changes_waiting,
            changes_refused=snapshot.changes_refused,
        )

    def _activity(self, hosted: Hosted, *, paused: bool) -> Activity:
        running = self._queue.running(hosted.connection.id)
        if running is not None and not running.over:
            return Activity.STOPPING if running.stop.is_set() else Activity.RUNNING
        if self._queue.waiting(hosted.connection.id):
            return Activity.QUEUED
        if not hosted.connection.enabled:
            return Activity.DISABLED
        if paused:
            return Activity.PAUSED
        return Activity.OFFLINE if hosted.offline_since is not None else Activity.IDLE
