"""Which runs wrote into the books."""

from __future__ import annotations

from connector.control.attention import PastRun
from connector.domain.keys import SYNC_ORDER, ConnectionId, RunId
from connector.domain.writing import Written
from connector.hosting.running import Memory

_MOST = 10_000
"""Writes that are looked at, the newest ones."""


def writing_runs(memory: Memory, connection: ConnectionId) -> list[PastRun]:
    """The runs that wrote into the books, newest first, of the latest writes."""
    by_run: dict[RunId, list[Written]] = {}
    for written in memory.written(limit=_MOST):
        by_run.setdefault(written.run, []).append(written)
    return [
        PastRun(
            connection=connection,
            run=run,
            at=max(written.at for written in writes),
            writes=len(writes),
            taken_back=sum(written.undone_at is not None for written in writes),
            kinds=tuple(sorted({written.write.entity for written in writes}, key=SYNC_ORDER.index)),
        )
        for run, writes in by_run.items()
    ]
