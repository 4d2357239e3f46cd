"""What is due becomes a job in the queue. Every worker may do it; one at a time does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from threading import Event
from typing import Protocol

import structlog
from sqlalchemy import Connection, text

from cloud_api.db.engine import Database
from cloud_api.jobs import turns
from cloud_api.jobs.turns import BACKLOG, SHARE, Turn, Work
from connector.domain.errors import RetryLater

LOOK_SECONDS = 0.5
"""How often is looked for what is due: a wish waits no longer than that for its job."""
UPKEEP_SECONDS = 2.0
"""How often is looked for what nobody wished for: new rows, jobs that were lost, connections that are no more."""
LOST = dt.timedelta(seconds=30)
"""A turn that has been in no queue for so long is due again."""

_ALONE = text("SELECT pg_try_advisory_xact_lock(hashtextextended('bukubridge dispatch', 0))")
_log = structlog.get_logger("cloud_api.jobs")

TakeTurn = Callable[[str, Work], None]
"""The task: one turn of one connection (`hosted.keeper`)."""


class Queue(Protocol):
    """Where jobs wait for a thread of some worker."""

    def put(self, connection: Connection, jobs: Sequence[Turn]) -> None:
        """Add jobs, at best in the transaction that notes that they are there."""

    def hurry(self, connection: Connection, jobs: Sequence[Turn]) -> None:
        """These wait already, and somebody wished for them: their priority is at least that."""

    def kept(self, connection: Connection) -> Collection[tuple[str, str]]:
        """Connection and work of every job that waits or is at work."""

    def work(self, stop: Event) -> None:
        """Work on jobs until told to stop."""


class Dispatch:
    """Fills a queue."""

    def __init__(self, database: Database, queue: Queue, upkeep: Callable[[], None], *, share: int = SHARE) -> None:
        """`upkeep` is done now and then beside it, by every worker."""
        self._database = database
        self._queue = queue
        self._upkeep = upkeep
        self._share = share

    def work(self, stop: Event) -> None:
        """Fill it until told to stop."""
        rounds = round(UPKEEP_SECONDS / LOOK_SECONDS)
        number = 0
        while not stop.is_set():
            try:
                if number % rounds == 0:
                    self._upkeep()
                    self.look_after()
                self.fill()
            except RetryLater as exc:
                _log.warning("nothing becomes a job now", sentence=exc.sentence)
            except Exception:  # noqa: BLE001  # the last door: a fault of ours must not end all work for ever
                _log.exception("nothing becomes a job now")
            number += 1
            stop.wait(LOOK_SECONDS)

    def fill(self) -> int:
        """Make jobs of what is due; how many. Raises Unreachable."""
        with self._database.read() as connection:
            if not turns.anything_due(connection):
                return 0
        with self._database.write() as connection:
            if not self._alone(connection):
                return 0
            self._queue.hurry(connection, turns.raised(connection))
            admitted = [turn for work in Work for turn in self._admitted(connection, work)]
            self._queue.put(connection, admitted)
        return len(admitted)

    def look_after(self) -> None:
        """Nothing is forgotten: every hosted connection has its turns, and what was lost is due again. Raises
        Unreachable."""
        with self._database.write() as connection:
            if not self._alone(connection):
                return
            turns.enlist(connection)
            lost = turns.put_back(connection, set(self._queue.kept(connection)), LOST)
        if lost:
            _log.warning("turns were in no queue and are due again", turns=lost)

    def _admitted(self, connection: Connection, work: Work) -> list[Turn]:
        room = BACKLOG - turns.queued_count(connection, work)
        return turns.admit(connection, work, room, share=self._share)

    def _alone(self, connection: Connection) -> bool:
        """One worker at a time: two would count the same room twice."""
        return connection.dialect.name != "postgresql" or bool(connection.execute(_ALONE).scalar_one())
