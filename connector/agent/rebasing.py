"""What accepting both sides as they are now would do, told before a person decides. Reads only."""

from __future__ import annotations

import datetime as dt

from connector.control.attention import PAGE, RebasePreview
from connector.control.parts import ConnectionStatus
from connector.domain.actions import ActionState
from connector.domain.errors import TimelineBroken, WrongCompany
from connector.domain.identity import Break
from connector.domain.keys import ConnectionId
from connector.domain.runs import RunRecord
from connector.hosting.running import Opened
from connector.hosting.shown import past_write
from connector.sync.restored import writes_that_are_gone
from connector.sync.timeline import Side, judge

_AS_KNOWN = "Both sides are the ones that were known: nothing has to be accepted."
_DROPPED = (ActionState.PLANNED, ActionState.HELD, ActionState.RELEASED)


def preview_rebase(opened: Opened, status: ConnectionStatus, now: dt.datetime) -> RebasePreview:
    """What is wrong with the books now, or what the last run said of the platform, and what accepting it does.

    Raises as `Source.identify` and `Source.fetch`.
    """
    memory, run = opened.memory, status.last_run
    known = memory.timeline(Side.BOOKS)
    broken = judge(Side.BOOKS, known, opened.source.identify()) if known is not None else None
    counts = memory.outbox_counts()
    dropped = sum(number for (_, _, state), number in counts.items() if state in _DROPPED)
    if broken is None:
        said = run if run is not None and run.error_code in (TimelineBroken.code, WrongCompany.code) else None
        return _of_platform(said, dropped)
    gone = writes_that_are_gone(memory, memory, opened.source)
    connection = ConnectionId(status.id)
    return RebasePreview(
        looks_like=broken.looks_like,
        sentence=broken.sentence,
        remedy=broken.remedy,
        facts=broken.facts,
        acceptable=broken.looks_like is not Break.OTHER_COMPANY,
        dropped=dropped,
        lost=tuple(past_write(connection, written) for written, _ in gone[:PAGE]),
        lost_total=len(gone),
    )


def _of_platform(run: RunRecord | None, dropped: int) -> RebasePreview:
    if run is None:
        return RebasePreview(sentence=_AS_KNOWN, acceptable=False)
    acceptable = run.error_code != WrongCompany.code
    return RebasePreview(sentence=run.sentence, remedy=run.remedy, acceptable=acceptable, dropped=dropped)
