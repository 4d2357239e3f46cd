"""Runs that found nothing: counted in memory and written once an hour, so that rest costs no disk write."""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.domain.clock import Clock
from connector.domain.ports import Store
from connector.domain.runs import Equality, Outcome, RunRecord, Trigger


def is_quiet(run: RunRecord, before: RunRecord | None) -> bool:
    """Whether a run tells nothing new: nothing written, nothing newly set aside, ended as the one before it."""
    if run.trigger not in (Trigger.SCHEDULE, Trigger.SWEEP) or before is None:
        return False
    if any(counts.written or counts.failed for counts in run.counts):
        return False
    return (run.outcome, run.equality, run.error_code) == (before.outcome, before.equality, before.error_code)


class QuietRuns:
    """One for each connection, for as long as its host lives; a host that opens the memory for each run anew lays it
    over the open one each time (`over`)."""

    def __init__(self, store: Store, clock: Clock, every: float = 3600) -> None:
        self._store = store
        self._clock = clock
        self._every = dt.timedelta(seconds=every)
        self._count = 0
        self._since = clock.now()
        self._quiet: RunRecord | None = None
        self.last: RunRecord | None = None
        """The latest run of this connection, told or not; None before the first of this process."""

    def over(self, store: Store) -> None:
        """Go on with the memory that is open now."""
        self._store = store

    def keep(self, run: RunRecord, *, begun: bool) -> None:
        """Take a finished run: written at once when it has news (or is `begun` on the disk), else once an hour."""
        before, self.last = self.last, run
        if begun or not is_quiet(run, before):
            self.flush()
            self._store.save_run(run)
            return
        self._count += 1
        self._quiet = run
        if abs(self._clock.now() - self._since) >= self._every:
            self.flush()

    def flush(self) -> None:
        """Write what was counted; also when the host ends."""
        if self._quiet is not None:
            told = self._quiet.sentence or "Nothing new."
            sentence = f"{told} ({self._count:,} runs)" if self._count > 1 else told
            self._store.save_run(msgspec.structs.replace(self._quiet, sentence=sentence))
        self._count = 0
        self._quiet = None
        self._since = self._clock.now()


def worse(one: Equality, other: Equality) -> Equality:
    """Of two the one to tell: different before unknown before equal."""
    order = (Equality.DIFFERENT, Equality.UNKNOWN, Equality.EQUAL)
    return min(one, other, key=order.index)


def outcome_of(failed: bool, held: bool, equality: Equality) -> Outcome:
    """How a run ended that went through."""
    return Outcome.PARTIAL if failed or held or equality is Equality.DIFFERENT else Outcome.SUCCESS
