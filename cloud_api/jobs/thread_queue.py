"""The queue within one process, for SQLite: the same jobs by the same rules, in threads.

What it holds is lost with the process; the turns in the database are not (`forget_all` at the start).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from threading import Condition, Event, Thread

import structlog
from sqlalchemy import Connection

from cloud_api.jobs.dispatch import TakeTurn
from cloud_api.jobs.turns import Turn, Work
from connector.domain.errors import BridgeError

_LOOK_SECONDS = 0.5
_log = structlog.get_logger("cloud_api.jobs")


class ThreadQueue:
    """Jobs by priority, then by age; one of a connection at a time."""

    def __init__(self, take: TakeTurn, threads: Mapping[Work, int]) -> None:
        """`threads` for each kind of work."""
        self._take = take
        self._threads = threads
        self._waiting: list[Turn] = []
        self._busy: dict[str, Work] = {}
        self._changed = Condition()

    def put(self, connection: Connection, jobs: Sequence[Turn]) -> None:
        """Add jobs."""
        del connection
        with self._changed:
            self._waiting += jobs
            self._changed.notify_all()

    def hurry(self, connection: Connection, jobs: Sequence[Turn]) -> None:
        """These wait already, and somebody wished for them."""
        del connection
        wished = {(job.connection, job.work): job for job in jobs}
        with self._changed:
            self._waiting = [wished.get((job.connection, job.work), job) for job in self._waiting]

    def kept(self, connection: Connection) -> Collection[tuple[str, str]]:
        """Connection and work of every job that waits or is at work."""
        del connection
        with self._changed:
            waiting = [(job.connection, job.work.value) for job in self._waiting]
            return waiting + [(name, work.value) for name, work in self._busy.items()]

    def work(self, stop: Event) -> None:
        """Work on jobs until told to stop."""
        threads = [
            Thread(target=self._work, args=(work, stop), name=f"{work.value} {number}", daemon=True)
            for work, count in self._threads.items()
            for number in range(count)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _work(self, work: Work, stop: Event) -> None:
        while not stop.is_set():
            job = self._next(work)
            if job is None:
                continue
            try:
                self._take(job.connection, work)
            except BridgeError as exc:
                _log.warning("a turn was not noted; it is due again", connection=job.connection, sentence=exc.sentence)
            except Exception:  # noqa: BLE001  # the last door: a fault of ours must not end the thread
                _log.exception("a turn was not noted; it is due again", connection=job.connection)
            finally:
                with self._changed:
                    del self._busy[job.connection]
                    self._changed.notify_all()

    def _next(self, work: Work) -> Turn | None:
        """The next job whose connection is free; None after a moment without any."""
        with self._changed:
            free = [job for job in self._waiting if job.work is work and job.connection not in self._busy]
            if not free:
                self._changed.wait(_LOOK_SECONDS)
                return None
            job = max(free, key=lambda job: job.priority)  # the first of those, which is the oldest
            self._waiting.remove(job)
            self._busy[job.connection] = work
            return job
