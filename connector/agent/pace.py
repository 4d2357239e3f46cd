"""How long the running run still takes: known from the last one of its sort, or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from connector.domain.runs import EntityCounts, RunRecord, Trigger
from connector.hosting.running import Order
from connector.sync.options import EngineOptions

_MORE: Final = 500
"""Records more than last time, read or written, after which a run is not like the last one any more."""


class _Sort(NamedTuple):
    """Runs of one sort do the same work when the same has changed."""

    dry_run: bool
    sweeps: bool
    """Whether all keys are compared."""


class _Usual(NamedTuple):
    """What the last run of a sort took."""

    time: dt.timedelta
    read: int
    written: int


class Pace:
    """Of one connection, for as long as the agent lives. Runs over some kinds only, and those that did not come
    through, say nothing of others."""

    def __init__(self) -> None:
        self._usual: dict[_Sort, _Usual] = {}
        self._sort: _Sort | None = None
        self._begun: dt.datetime | None = None

    def begin(self, order: Order, swept_at: dt.datetime | None, now: dt.datetime) -> None:
        """A run begins."""
        self._begun, self._sort = now, None
        if not order.kinds:
            every = dt.timedelta(seconds=EngineOptions().sweep_every)
            due = swept_at is None or abs(now - swept_at) >= every
            self._sort = _Sort(order.dry_run, order.trigger is Trigger.PERSON or due)

    def came_through(self, run: RunRecord, now: dt.datetime) -> None:
        """It is over, and did what such a run does."""
        if self._sort is not None and self._begun is not None:
            self._usual[self._sort] = _Usual(max(now - self._begun, dt.timedelta()), *_sums(run.counts))

    def due_at(self, counts: Sequence[EntityCounts]) -> dt.datetime | None:
        """When the running run is over if it takes as long as the last one of its sort; None where there was none, or
        where this one has more to do already."""
        usual = self._usual.get(self._sort) if self._sort is not None else None
        if usual is None or self._begun is None:
            return None
        read, written = _sums(counts)
        if read > usual.read + _MORE or written > usual.written + _MORE:
            return None
        return self._begun + usual.time


def _sums(counts: Sequence[EntityCounts]) -> tuple[int, int]:
    return sum(each.read for each in counts), sum(each.written for each in counts)
