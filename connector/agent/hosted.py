"""One connection as the agent hosts it: what is known of it now."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from copy import copy
from threading import Lock

import msgspec

from connector.agent.hub import Hub
from connector.agent.pace import Pace
from connector.agent.state import PASSING_CODES, Snapshot
from connector.connections import Connection
from connector.control.messages import Note, Planned, PlannedChange, Progress, Refused
from connector.domain.actions import Action, ActionState
from connector.domain.errors import Stopped, Unreachable
from connector.domain.inbox import InboxState
from connector.domain.keys import EntityKind, RunId
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from connector.domain.writing import Write
from connector.hosting.running import Memory, Order
from connector.hosting.shown import planned_action, planned_write

_SHOWN_AT_ONCE = 500
_UNDERWAY = (InboxState.RECEIVED, InboxState.WAITING, InboxState.RELEASED, InboxState.SENT)
_CAME_THROUGH = (Outcome.SUCCESS, Outcome.PARTIAL)


class Hosted:
    """A connection, the progress of its running job, and what its runs and its memory last told."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.running_since: dt.datetime | None = None
        self.offline_since: dt.datetime | None = None
        self.retries = 0
        """How often the network was looked for since it went away."""
        self.company = ""
        self.waiting: int | None = None
        self._lock = Lock()
        self._progress: dict[EntityKind, EntityCounts] = {}
        self._known = Snapshot()
        self._seen: int | None = None
        self._pace = Pace()

    @property
    def expected(self) -> int | None:
        """How many records the first run is going to read, where its preview has seen them; None when nobody knows."""
        return self._seen if self._known.last_success_at is None else None

    @property
    def due_at(self) -> dt.datetime | None:
        """When the running job is over if it takes as long as the last one like it; None when nobody knows."""
        with self._lock:
            return self._pace.due_at(tuple(self._progress.values())) if self.running_since is not None else None

    @property
    def progress(self) -> tuple[EntityCounts, ...]:
        """Counts of the running job so far."""
        with self._lock:
            return tuple(self._progress.values())

    def begin(self, order: Order, now: dt.datetime) -> None:
        """A job begins."""
        with self._lock:
            self._progress = {}
            self.running_since = now
            self._pace.begin(order, self._known.swept_at, now)

    def count(self, counts: EntityCounts) -> None:
        """A page was worked off."""
        with self._lock:
            self._progress[counts.entity] = counts

    def end(self) -> None:
        """The job is over."""
        with self._lock:
            self.running_since = None
            self._progress = {}

    def ran(self, run: RunRecord, *, whole: bool, now: dt.datetime) -> None:
        """Take in how a run ended; only one over everything says whether the sides are equal."""
        if run.outcome in _CAME_THROUGH:
            with self._lock:
                self._pace.came_through(run, now)
        if run.dry_run:
            if whole and run.outcome in _CAME_THROUGH:
                self._seen = sum(counts.read for counts in run.counts)
            return
        known = self._known
        passed = run.outcome in _CAME_THROUGH
        compared = whole and passed
        self._known = msgspec.structs.replace(
            known,
            last_run=run,
            last_success_at=run.completed_at if passed else known.last_success_at,
            equality=run.equality if compared else known.equality,
            reconciled_at=run.completed_at if compared else known.reconciled_at,
        )
        if run.error_code == Unreachable.code:
            self.offline_since = self.offline_since or now
        elif passed or run.error_code not in PASSING_CODES:
            self.offline_since = None

    def could_not_run(self, refusal: Refused, trigger: Trigger, now: dt.datetime) -> None:
        """A run could not even begin and left no record; without a word the last good one would go on shining.

        A platform that is away, and a person's stop, are told otherwise.
        """
        if refusal.code in (Unreachable.code, Stopped.code):
            return
        failed = RunRecord(
            id=RunId(""),
            connection=self.connection.id,
            trigger=trigger,
            started_at=now,
            completed_at=now,
            outcome=Outcome.FAILED,
            error_code=refusal.code,
            sentence=refusal.sentence,
            remedy=refusal.remedy,
        )
        self._known = msgspec.structs.replace(self._known, last_run=failed)

    def look(self, store: Memory, swept_at: dt.datetime | None) -> None:
        """Take in what the memory tells: counts, last runs, the company's name."""
        counts = store.outbox_counts()
        changes: Counter[InboxState] = Counter()
        for (_, _, state), number in store.inbox_counts().items():
            changes[state] += number
        held = sum(number for (_, _, state), number in counts.items() if state is ActionState.HELD)
        timeline = store.timeline("books")
        known = self._known
        last_run, last_success = known.last_run, known.last_success_at
        if last_run is None:
            ended = [run for run in store.runs(50) if run.outcome is not None and not run.dry_run]
            last_run = ended[0] if ended else None
            last_success = next((run.completed_at for run in ended if run.outcome in _CAME_THROUGH), None)
        self._known = msgspec.structs.replace(
            known,
            last_run=last_run,
            last_success_at=last_success,
            swept_at=swept_at,
            problems=sum(store.problem_counts().values()),
            held=held,
            conflicts=changes[InboxState.CONFLICT],
            changes_held=changes[InboxState.HELD],
            changes_waiting=sum(changes[state] for state in _UNDERWAY),
            changes_refused=store.refused_count(),
        )
        self.waiting = sum(counts.values()) - held
        self.company = timeline.identity.company.name if timeline is not None else ""

    def snapshot(self, *, paused: bool, paused_until: dt.datetime | None) -> Snapshot:
        """Everything that the light depends on."""
        return msgspec.structs.replace(
            self._known,
            enabled=self.connection.enabled,
            paused=paused,
            paused_until=paused_until,
            offline_since=self.offline_since,
        )


class JobReporter:
    """Carries what a run reports to the hub and into the connection's state (`domain.ports.Reporter`)."""

    def __init__(self, hub: Hub, hosted: Hosted, job: str) -> None:
        self._hub = hub
        self._hosted = hosted
        self._job = job

    def progress(self, kind: EntityKind, counts: EntityCounts) -> None:
        """A page was worked off."""
        counted = copy(counts)  # the run goes on counting in its own
        self._hosted.count(counted)
        self._hub.publish(Progress(job=self._job, connection=self._hosted.connection.id, counts=counted))

    def note(self, sentence: str) -> None:
        """Something worth saying."""
        self._hub.publish(Note(job=self._job, connection=self._hosted.connection.id, sentence=sentence))

    def show(self, actions: Sequence[Action]) -> None:
        """What a dry run would write onto the platform; waits for a listener that is slower."""
        for start in range(0, len(actions), _SHOWN_AT_ONCE):
            self._planned(tuple(planned_action(item) for item in actions[start : start + _SHOWN_AT_ONCE]))

    def show_writes(self, writes: Sequence[Write]) -> None:
        """What a dry run would write into the books; waits as `show`."""
        for start in range(0, len(writes), _SHOWN_AT_ONCE):
            self._planned(tuple(planned_write(item) for item in writes[start : start + _SHOWN_AT_ONCE]))

    def _planned(self, changes: tuple[PlannedChange, ...]) -> None:
        self._hub.publish(Planned(job=self._job, connection=self._hosted.connection.id, changes=changes))
